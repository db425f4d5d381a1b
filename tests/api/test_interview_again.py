"""A message of an interview that is lost before its turn ends is answered once, also the one that makes the coach."""

from typing import Any

import pytest

from api.services import Services
from coaching.turns import Responder
from tests.fakes.broken import LostBeforeTheEnd
from tests.stories.athlete import ABOUT_ME, Athlete


async def sends(user: Athlete, session: str, text: str, key: str) -> dict[str, Any]:
    """Send a message until it is answered."""
    path = f"/v1/coach-creator/sessions/{session}/messages"
    while (answer := await user.http.post(path, json={"text": text}, headers={"Idempotency-Key": key})).status_code == 503:
        pass
    assert answer.status_code == 200, answer.text
    result: dict[str, Any] = answer.json()
    return result


async def goes_through(user: Athlete, session: str, responder: Responder, patch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The whole interview, each of its turns lost once."""
    answer, turns = responder.respond, []
    for number, text in enumerate([ABOUT_ME, *["skip"] * 20], start=1):
        patch.setattr(responder, "respond", answer)
        patch.setattr(responder, "respond", LostBeforeTheEnd(responder))
        turns.append(await sends(user, session, text, f"k{number}"))
        if turns[-1]["state"]["is_complete"]:
            break
    return turns


async def test_an_interview_whose_every_turn_is_lost_once_makes_one_coach(
    stranger: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = (await stranger.http.post("/v1/coach-creator/sessions")).json()["session_id"]
    turns = await goes_through(stranger, session, services.creator_turns.responder, monkeypatch)
    coaches = (await stranger.get("/coaches"))["items"]
    whole = await stranger.get(f"/coach-creator/sessions/{session}")
    assert [coach["coach_id"] for coach in coaches] == [turns[-1]["coach_id"]]
    assert [message["turn"] for message in whole["messages"]] == [turn["turn"] for turn in turns]


async def test_a_finished_interview_answers_again_without_making_another_coach(owner: Athlete) -> None:
    session = (await owner.get("/coach-creator/sessions"))["items"][0]["session_id"]
    await sends(owner, session, "hello again", "again")
    assert len((await owner.get("/coaches"))["items"]) == 1
