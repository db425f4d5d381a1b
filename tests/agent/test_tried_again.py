"""A turn that is lost after its effects and before its end is tried again: what the words ask for is done once."""

from datetime import timedelta
from typing import Any

import pytest

from api.services import Services
from kit.clock import FixedClock
from tests.fakes.broken import LostBeforeTheEnd
from tests.stories.athlete import Athlete

SAID_BEFORE = ("squat 3x5 100 kg yesterday", "bench 5x5 80 kg on Wednesday", "squat 3x5 100 kg on Tuesday")


@pytest.fixture
async def trained(owner: Athlete, clock: FixedClock) -> Athlete:
    """Somebody with a few workouts, the last of them the oldest by day."""
    for words in SAID_BEFORE:
        clock.at += timedelta(minutes=1)
        await owner.says(words)
    clock.at += timedelta(minutes=1, microseconds=777_777)
    return owner


async def state(user: Athlete) -> dict[str, Any]:
    """Everything that is stored about the training, without times."""
    records = (await user.get("/records"))["items"]
    memories = (await user.get("/memories"))["items"]
    workouts = [{k: v for k, v in one.items() if k not in ("updated_at", "created_at")} for one in await user.workouts()]
    return {
        "workouts": [(one["date"], one["version"], sets(one)) for one in workouts],
        "records": sorted((one["exercise_id"], one["record_type"], one["value"], one["date"]) for one in records),
        "memories": sorted(one["text"] for one in memories),
    }


def sets(workout: dict[str, Any]) -> list[tuple[str, list[tuple[Any, Any]]]]:
    return [(one["exercise_id"], [(done["reps"], done["weight"]) for done in one["sets"]]) for one in workout["exercises"]]


MESSAGES = [
    "deadlift 3x5 140 kg",
    "Did 3x5 deadlift at 140 kg today, and yesterday 5x5 bench at 82.5 kg",
    "actually the squats were 105",
    "the 100 was actually 105",
    "delete the last workout",
    "delete the bench 5x5 80 kg",
    "delete everything from yesterday",
    "move Tuesday's workout to Monday",
    "undo that",
    "merge the last two workouts",
    "it was last Monday",
    "actually it was 4 sets",
    "remember that I hate burpees and love rowing",
    "front squat 3x5 at 60",
]


@pytest.mark.parametrize("words", MESSAGES)
@pytest.mark.parametrize("times", [1, 2])
async def test_what_is_tried_again_is_done_once(
    words: str, times: int, trained: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    monkeypatch.setattr(services.turns.responder, "respond", LostBeforeTheEnd(services.turns.responder, times))
    lost = [await trained.sends(words, "k") for _ in range(times)]
    before = await state(trained)
    clock.at += timedelta(minutes=5)
    turn = await trained.says(words, "k")
    assert [answer.status_code for answer in lost] == [503] * times
    assert await state(trained) == before
    assert turn == await trained.says(words, "k")


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("deadlift 3x5 140 kg", ["created"]),
        ("actually the squats were 105", ["changed"]),
        ("delete the last workout", ["removed"]),
        ("undo that", ["removed"]),
    ],
)
async def test_the_receipt_of_a_second_try_says_what_the_first_would_have_said(
    words: str, kinds: list[str], trained: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.turns.responder, "respond", LostBeforeTheEnd(services.turns.responder))
    await trained.sends(words, "k")
    turn = await trained.says(words, "k")
    assert [receipt["action"] for receipt in turn["receipts"]] == kinds
    assert len(turn["cards"]) >= 1


async def test_the_answer_to_a_question_is_stored_once(trained: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    await trained.http.patch("/v1/preferences", json={"ui_preferences": {}}, headers={"If-Match": '"1"'})
    asked = await trained.says("hip thrust 3x5 at 60")
    monkeypatch.setattr(services.turns.responder, "respond", LostBeforeTheEnd(services.turns.responder, 2))
    for _ in range(2):
        await trained.sends("kilos", "k")
    await trained.says("kilos", "k")
    assert [card["kind"] for card in asked["cards"]] == ["question"]
    assert sum(sets(one)[0][0] == "hip_thrust" for one in await trained.workouts()) == 1


async def test_a_report_that_fails_every_attempt_is_stored_and_the_reply_says_so(
    trained: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.turns.responder, "respond", LostBeforeTheEnd(services.turns.responder, 9))
    for _ in range(3):
        await trained.sends("deadlift 3x5 140 kg", "k")
    turn = await trained.says("deadlift 3x5 140 kg", "k")
    assert turn["status"] == "failed"
    assert "140" in turn["message"]["text"]
    assert sum(sets(one)[0][0] == "deadlift" for one in await trained.workouts()) == 1


async def test_a_deleted_workout_comes_back_by_undo(trained: Athlete) -> None:
    before = len(await trained.workouts())
    await trained.says("delete the last workout")
    gone = len(await trained.workouts())
    await trained.says("undo that")
    assert (gone, len(await trained.workouts())) == (before - 1, before)


async def test_the_day_of_a_report_is_that_of_the_first_try(
    trained: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    monkeypatch.setattr(services.turns.responder, "respond", LostBeforeTheEnd(services.turns.responder))
    await trained.sends("deadlift 3x5 140 kg today", "k")
    clock.at += timedelta(days=2)
    profile = await trained.http.get("/v1/profile")
    await trained.http.patch("/v1/profile", json={"timezone": "Pacific/Kiritimati"}, headers={"If-Match": profile.headers["ETag"]})
    await trained.says("deadlift 3x5 140 kg today", "k")
    days = [one["date"] for one in await trained.workouts() if sets(one)[0][0] == "deadlift"]
    assert days == ["2026-11-20"]
