"""A report beside the last time: said only where it can't be disputed, and from the rows alone."""

from datetime import timedelta

import pytest

from agent.beside import READ_ALONG
from kit.clock import FixedClock
from tests.stories.athlete import Athlete
from tests.stories.test_two_coaches import STRUCK


@pytest.fixture
async def warm(owner: Athlete, clock: FixedClock) -> Athlete:
    """The owner an hour later, whose coach has become a warm one that is not brief; it has seen 3 × 5 squats at 100 kg."""
    clock.at += timedelta(hours=1)
    await owner.says("please be gentler with me from now on, and longer answers")
    await owner.says("yes")
    return owner


@pytest.mark.parametrize(
    ("report", "sign"),
    [
        ("squat 3x5 100 kg", "As solid as last time"),
        ("squat 4x5 100 kg", "more than last time"),
        ("squat 3x5 90 kg", "A bit less than last time"),
        ("squat 3x5 102.5 kg", "your best Back squat so far"),
        ("bench 3x8 60 kg", "A lovely start"),
        ("squat 110 kg x 3, failed", "the set that didn't go"),
    ],
)
async def test_a_report_is_set_beside_the_last_time(warm: Athlete, report: str, sign: str) -> None:
    told = (await warm.says(report))["message"]["text"]
    assert sign in told
    assert not STRUCK.search(told)


@pytest.mark.parametrize(
    "report", ["squat 3x8 90 kg", "squat 100 kg x 5, 90 kg x 8", "squat 3x5 200 lb", "squat 3x5 100 kg, bench 3x8 60 kg"]
)
async def test_what_is_not_alike_is_not_compared(warm: Athlete, report: str) -> None:
    told = (await warm.says(report))["message"]["text"]
    assert "last time" not in told
    assert "best" not in told


async def test_yesterdays_workout_is_not_compared_with_todays(warm: Athlete) -> None:
    told = (await warm.says("yesterday I did squat 3x5 120 kg"))["message"]["text"]
    assert "last time" not in told


async def test_a_first_time_is_said_only_when_all_workouts_are_known(warm: Athlete, clock: FixedClock) -> None:
    await says_daily(warm, clock, times=READ_ALONG)
    told = (await warm.says("bench 3x8 60 kg"))["message"]["text"]
    assert told == "Well done, that's logged for you: Bench press: 3 × 8 @ 60 kg (today)."


async def says_daily(user: Athlete, clock: FixedClock, times: int) -> None:
    for _ in range(times):
        clock.at += timedelta(days=1)
        await user.says("squat 3x5 100 kg")


@pytest.mark.parametrize("report", ["squat 3x5 950 kg", "squat 5x5 300 kg", "squat 100 kg x 5, 200 kg x 5"])
async def test_a_load_far_above_the_last_time_is_asked_about(warm: Athlete, report: str) -> None:
    turn = await warm.says(report)
    assert "is far above the 100 kg of the last time" in turn["message"]["text"]
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created"]


@pytest.mark.parametrize("report", ["squat 3x5 130 kg", "squat 3x5 200 lb", "bench 3x8 160 kg", "yesterday I did squat 3x5 200 kg"])
async def test_a_load_that_may_well_be_is_not(warm: Athlete, report: str) -> None:
    assert "far above" not in (await warm.says(report))["message"]["text"]
