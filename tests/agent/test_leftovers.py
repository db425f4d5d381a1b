"""A turn with a model: what the notation left is read, stored beside the rest, and asked about when it is unsure."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from api.services import Services, open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.extraction.claims import claim, reply
from tests.fakes.broken import LostBeforeTheEnd
from tests.fakes.lines import ModelOfLines
from tests.stories.athlete import Athlete

BIKE = "I sat on the bike until the clock said 35:00 and the odometer 18 km"
BIKED = reply(claim("the clock said 35:00 and the odometer 18 km", "bike", time="35:00", distance="18 km"))
THRONE = "The wobble throne took 12 kg and 15 reps of me"
THRONED = reply(claim("12 kg and 15 reps", "wobble throne", reps="15", weight="12 kg"))


@pytest.fixture
def model() -> ModelOfLines:
    return ModelOfLines(lines=["Nice work."])


@pytest.fixture
async def services(furnished: tuple[Path, str], tmp_path: Path, clock: FixedClock, model: ModelOfLines) -> AsyncIterator[Services]:
    shutil.copytree(furnished[0], tmp_path / "data")
    opened = await open_services(Settings(data=tmp_path / "data"), clock, model)
    yield opened
    await opened.close()


def done(workouts: list[dict[str, Any]]) -> list[list[str]]:
    """The exercises of each workout but the one that was there before, of the first turn."""
    exercises = [[exercise["exercise_id"] for exercise in one["exercises"] if exercise["sets"]] for one in workouts if one["turn"] > 1]
    return [done for done in exercises if done]


async def test_what_a_model_reads_alone_is_a_workout_with_its_receipt(owner: Athlete, model: ModelOfLines) -> None:
    model.lines = [BIKED, "Nice ride."]
    turn = await owner.says(BIKE)
    (receipt,) = turn["receipts"]
    assert done(await owner.workouts()) == [["bike"]]
    assert [span["quote"] for span in receipt["source"]] == ["35:00", "18 km"]
    assert turn["message"]["text"] == "Nice ride."


async def test_what_a_model_adds_joins_the_workout_that_was_recorded(owner: Athlete, model: ModelOfLines) -> None:
    model.lines = [BIKED, "Both are in."]
    turn = await owner.says(f"deadlift 3x5 140 kg. {BIKE}")
    assert done(await owner.workouts()) == [["deadlift", "bike"]]
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created", "changed"]


@pytest.mark.parametrize("text", [BIKE, f"deadlift 3x5 140 kg. {BIKE}", f"deadlift 3x5 140 kg yesterday. Today {BIKE}"])
async def test_a_turn_that_is_tried_again_stores_it_once(
    text: str, owner: Athlete, services: Services, model: ModelOfLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    model.lines = [BIKED, "Good."]
    monkeypatch.setattr(services.turns.responder, "respond", LostBeforeTheEnd(services.turns.responder))
    await owner.sends(text, "k")
    before = await owner.workouts()
    model.lines = [BIKED, "Good."]
    turn = await owner.says(text, "k")
    assert await owner.workouts() == before
    assert sum(exercises.count("bike") for exercises in done(before)) == 1
    assert any(span["quote"] == "18 km" for receipt in turn["receipts"] for span in receipt["source"])


@pytest.mark.parametrize(
    ("answer", "stored"),
    [
        ("yes", [["custom_wobble_throne"]]),
        ("Yes, that's right!", [["custom_wobble_throne"]]),
        ("yes but it was 20 kg", []),
        ("no", []),
        ("yes, what should I do tomorrow?", []),
    ],
)
async def test_a_guess_waits_for_a_yes(answer: str, stored: list[list[str]], owner: Athlete, model: ModelOfLines) -> None:
    model.lines = [THRONED, "Is that right?"]
    asked = await owner.says(THRONE)
    assert (done(await owner.workouts()), [card["kind"] for card in asked["cards"]]) == ([], ["question"])
    model.lines = ["Logged."]
    await owner.says(answer)
    assert done(await owner.workouts()) == stored


async def test_without_a_yes_a_guess_is_never_stored(owner: Athlete, model: ModelOfLines) -> None:
    model.lines = [THRONED, "Is that right?"]
    await owner.says(THRONE)
    model.lines = ["All right."]
    await owner.says("no, forget it")
    await owner.says("yes")
    assert done(await owner.workouts()) == []


async def test_a_guess_does_not_hold_up_what_is_clear(owner: Athlete, model: ModelOfLines) -> None:
    model.lines = [THRONED, "The deadlifts are in. What was the throne?"]
    await owner.says(f"deadlift 3x5 140 kg. {THRONE}")
    assert done(await owner.workouts()) == [["deadlift"]]


@pytest.mark.parametrize("text", ["deadlift 3x5 140 kg", "What should I do tomorrow?", "I have chest pain and can't breathe"])
async def test_a_message_without_leftovers_costs_no_second_reading(text: str, owner: Athlete, model: ModelOfLines) -> None:
    await owner.says(text)
    assert all("not read yet" not in str(messages[-1].content) for messages in model.asked)


async def test_a_model_that_is_down_costs_the_second_reading_only(owner: Athlete, model: ModelOfLines) -> None:
    model.lines = [ConnectionError("refused")]
    turn = await owner.says(f"deadlift 3x5 140 kg. {BIKE}")
    assert (turn["status"], done(await owner.workouts())) == ("done", [["deadlift"]])
