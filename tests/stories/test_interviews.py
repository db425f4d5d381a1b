"""Interviews over HTTP: three sentences that say half of everything, and a model that words the coach at the end."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from api.services import Services, open_services
from coach_creator import slots
from kit.clock import FixedClock
from kit.settings import Settings
from tests.coach_creator.test_first_message import ANSWERS, MESSAGE
from tests.coach_creator.test_writing import GOOD, drafted
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

SAID = {
    "goals": [{"kind": "lift_target", "exercise": "back_squat", "weight": 140, "unit": "kg"}],
    "experience": {"years": 2, "kinds": ["crossfit"]},
    "injuries": [{"area": "knee", "side": "left", "status": "current"}],
    "schedule": {"days": ["monday", "tuesday", "thursday", "friday"], "days_per_week": 4, "time": "morning"},
    "session_length": 60,
    "equipment": {"items": ["rack", "barbell", "rings"], "place": "home"},
    "style": {"tones": ["blunt"], "length": "short"},
    "timeline": {"text": "by June", "date": "2027-06-01", "horizon": "6_months"},
    "units_timezone": {"units": "kg"},
}


@pytest.fixture
def model() -> ScriptedModel:
    return ScriptedModel()


@pytest.fixture
async def modelled(tmp_path: Path, clock: FixedClock, model: ScriptedModel) -> AsyncIterator[Services]:
    """The service over SQLite with a model."""
    opened = await open_services(Settings(data=tmp_path / "modelled"), clock, model=model)
    yield opened
    await opened.close()


async def interviewed(athlete: Athlete) -> list[dict[str, Any]]:
    """The steps of an interview that begins with the three sentences, each answered as this person would."""
    session = (await athlete.http.post("/v1/coach-creator/sessions")).json()["session_id"]
    steps: list[dict[str, Any]] = []
    text = MESSAGE
    while not steps or not steps[-1]["state"]["is_complete"]:
        answer = await athlete.http.post(f"/v1/coach-creator/sessions/{session}/messages", json={"text": text})
        assert answer.status_code == 200, answer.text
        steps.append(answer.json())
        text = "\n".join(words for key, words in ANSWERS.items() if key in asked(steps[-1]["reply"]))
    return steps


def asked(reply: str) -> set[str]:
    """The slots that a reply asks for, by the words of their questions."""
    alone = {
        key
        for key, slot in slots.SLOTS.items()
        if any(words in reply for words in (slot.short, *slot.ask.values(), *slot.besides.values()))
    }
    return alone | {key for bundle in slots.BOOK.bundles for key in bundle.slots if any(words in reply for words in bundle.ask.values())}


async def test_three_sentences_fill_nine_slots_which_are_never_asked_and_the_end_is_near(services: Services) -> None:
    async with Athlete.of(services, "owner") as athlete:
        steps = await interviewed(athlete)

    filled = {key: known["value"] for key, known in steps[0]["state"]["slots"].items()}
    assert filled == SAID
    assert set().union(*(asked(step["reply"]) for step in steps)).isdisjoint(SAID)
    assert len(steps) - 1 <= 9
    assert steps[-1]["coach_id"]


async def test_a_model_words_the_coach_and_the_record_says_so(modelled: Services, model: ScriptedModel) -> None:
    model.will_say(drafted())
    async with Athlete.of(modelled, "owner") as athlete:
        steps = await interviewed(athlete)
        coach = await athlete.get(f"/coaches/{steps[-1]['coach_id']}")

    assert coach["generated_prompts"]["motivation_prompt"] == GOOD["motivation_prompt"]
    assert coach["metadata"]["texts"]["maker"] == "model"
    assert coach["metadata"]["texts"]["prompt"].startswith("write_coach@")
    assert len(model.heard) == 1


async def test_a_model_that_invents_twice_leaves_the_coach_that_the_rules_write(modelled: Services, model: ScriptedModel) -> None:
    invented = drafted(motivation_prompt=f"{GOOD['motivation_prompt']} As a mother of two the user trains for a competition.")
    model.will_say(invented).will_say(invented)
    async with Athlete.of(modelled, "owner") as athlete:
        steps = await interviewed(athlete)
        coach = await athlete.get(f"/coaches/{steps[-1]['coach_id']}")

    assert "mother" not in json.dumps(coach)
    assert '"140 kg back squat"' in coach["generated_prompts"]["motivation_prompt"]
    assert (coach["metadata"]["texts"]["maker"], coach["metadata"]["texts"]["checked"]) == ("rules", False)
    assert "invented:family" in coach["metadata"]["texts"]["refused"]


async def test_the_same_last_answer_again_makes_no_second_coach_and_asks_no_model(modelled: Services, model: ScriptedModel) -> None:
    async with Athlete.of(modelled, "owner") as athlete:
        session = (await athlete.http.post("/v1/coach-creator/sessions")).json()["session_id"]
        path = f"/v1/coach-creator/sessions/{session}/messages"
        await athlete.http.post(path, json={"text": MESSAGE})
        await athlete.http.post(path, json={"text": "nothing medical"})
        first = await athlete.http.post(path, json={"text": "just build it"}, headers={"Idempotency-Key": "k1"})
        calls = len(model.heard)
        again = await athlete.http.post(path, json={"text": "just build it"}, headers={"Idempotency-Key": "k1"})
        coaches = (await athlete.get("/coaches"))["items"]

    assert first.json() == again.json()
    assert [coach["coach_id"] for coach in coaches] == [first.json()["coach_id"]]
    assert len(model.heard) == calls == 2


async def test_two_devices_that_end_an_interview_at_once_get_one_coach(modelled: Services, model: ScriptedModel) -> None:
    async with Athlete.of(modelled, "owner") as phone, Athlete.of(modelled, "owner") as desk:
        session = (await phone.http.post("/v1/coach-creator/sessions")).json()["session_id"]
        path = f"/v1/coach-creator/sessions/{session}/messages"
        await phone.http.post(path, json={"text": MESSAGE})
        await desk.http.post(path, json={"text": "nothing medical"})
        answers = await asyncio.gather(*(one.http.post(path, json={"text": "just build it"}) for one in (phone, desk)))
        late = await desk.http.post(path, json={"text": "just build it"})
        coaches = (await phone.get("/coaches"))["items"]

    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert [late.json()["coach_id"]] == [coach["coach_id"] for coach in coaches]
    assert len(model.heard) == 2
