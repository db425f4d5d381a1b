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


async def test_two_devices_that_answer_in_turn_lose_no_answer(stranger: Athlete) -> None:
    session = (await stranger.http.post("/v1/coach-creator/sessions")).json()["session_id"]
    phone = [("I want to deadlift 180 kg", "p1"), ("three days a week", "p2")]
    desk = [("my left knee is bad", "d1"), ("a barbell and a rack at home", "d2")]
    for said in zip(phone, desk, strict=True):
        for text, key in said:
            last = await sends(stranger, session, text, key)
    again = await sends(stranger, session, *phone[0])

    assert {"goals", "injuries", "schedule", "equipment"} <= set(last["state"]["slots"])
    assert again["turn"] == 1
    assert len((await stranger.get(f"/coach-creator/sessions/{session}"))["messages"]) == 4


async def test_a_finished_interview_answers_again_without_making_another_coach(owner: Athlete) -> None:
    session = (await owner.get("/coach-creator/sessions"))["items"][0]["session_id"]
    await sends(owner, session, "hello again", "again")
    assert len((await owner.get("/coaches"))["items"]) == 1


async def test_an_interview_that_changes_a_coach_says_what_the_coach_is_built_on_now(owner: Athlete) -> None:
    coach = (await owner.get("/coaches"))["items"][0]["coach_id"]
    begun = await owner.http.post("/v1/coach-creator/sessions", json={"creation_type": "modification", "coach_id": coach})
    session = begun.json()["session_id"]
    turn = await sends(owner, session, "I can only train twice a week now", "c1")
    whole = await owner.get(f"/coach-creator/sessions/{session}")
    assert whole["about_coach_id"] == coach
    assert whole["before"] == begun.json()["state"]["slots"]
    assert turn["state"]["slots"]["schedule"]["value"] != whole["before"]["schedule"]["value"]
