"""Each set says when it was recorded: with its workout, or with the correction that brought it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from coaching.cards import workout_shape
from coaching.logbook import Logbook
from coaching.message import Message
from domain.history import LoggedWorkout
from domain.workout import PerformedExercise, WorkoutDraft, WorkSet
from kit.clock import FixedClock

DAY = date(2026, 3, 4)


def message(key: str) -> Message:
    return Message(user_id="u", text="", at=datetime(2026, 3, 4, 12, tzinfo=UTC), timezone="UTC", key=key)


def draft(*kilograms: int) -> WorkoutDraft:
    sets = tuple(WorkSet(reps=5, weight_kg=Decimal(weight)) for weight in kilograms)
    return WorkoutDraft(date=DAY, exercises=(PerformedExercise(name_as_written="squat", exercise_id="back_squat", sets=sets),))


def times(logged: LoggedWorkout) -> list[str]:
    return [done["recorded_at"][11:16] for done in workout_shape(logged)["exercises"][0]["sets"]]


async def test_a_corrected_set_says_when_it_was_corrected(logbook: Logbook, clock: FixedClock) -> None:
    first = (await logbook.record(message("first"), draft(100, 100))).workout
    clock.at += timedelta(hours=1)
    second = (await logbook.revise(message("second"), first, draft(100, 110), "edit", 0)).workout
    clock.at += timedelta(hours=1)
    third = (await logbook.amend(message("third"), second, {"needs_follow_up": True})).workout
    assert (times(first), times(second), times(third)) == (["12:00", "12:00"], ["12:00", "13:00"], ["12:00", "13:00"])
