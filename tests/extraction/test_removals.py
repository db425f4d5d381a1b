"""Words that take something out of the log, and words that only sound like it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from extraction import ReadingContext, read
from extraction.removals import read_removals

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("delete the bench at 60 kg", {"kind": "exercise", "names": ("bench",), "weight": Decimal(60), "unit": "kg"}),
        ("please remove the rows 3x10 from today", {"kind": "exercise", "names": ("rows",), "sets": 3, "reps": 10, "days": (FRIDAY,)}),
        ("drop the dips and the curls", {"kind": "exercise", "names": ("dips", "curls")}),
        ("can you scrap the last two sets?", {"kind": "sets", "places": (-2, -1)}),
        ("delete sets 2 and 3 of the bench", {"kind": "sets", "names": ("bench",), "places": (2, 3)}),
        ("delete everything from Tuesday", {"kind": "everything", "days": (date(2026, 11, 17),)}),
        ("delete Tuesday's workout", {"kind": "workout", "days": (date(2026, 11, 17),)}),
        ("sorry, I didn't do the curls after all", {"kind": "exercise", "names": ("curls",), "told": True}),
        ("the second squat entry is a duplicate, drop it", {"kind": "double", "names": ("squat",), "places": (2,)}),
    ],
)
def test_what_goes_is_described(text: str, fields: dict[str, Any]) -> None:
    [removal] = read_removals(text, FRIDAY)
    assert removal.model_dump(include=set(fields)) == fields


@pytest.mark.parametrize(
    "text",
    [
        "I deleted my other app",
        "removed the collars between sets: bench 3x5 80 kg",
        "how do I delete a workout?",
        "should I drop the curls?",
        "don't delete the bench",
        "I'm going to drop the curls next week",
        "cancel my workout tomorrow",
        "cut the bench to 60 kg",
        "drop sets: bench 3x10 60 kg",
        "drop the ego",
        "undo that",
    ],
)
def test_talk_takes_nothing_out(text: str) -> None:
    assert read_removals(text, FRIDAY) == ()


@pytest.mark.parametrize("text", ["delete the bench at 60 kg", "remove the bench 3x8 60kg from today", "undo the bench 3x8 @ 60 kg"])
def test_what_is_to_go_is_no_report(text: str) -> None:
    reading = read(text, ReadingContext(today=FRIDAY))
    assert (reading.intent, reading.workouts) == ("correction", ())


def test_a_report_beside_it_is_one() -> None:
    reading = read("delete the bench and log squat 3x5 100 kg instead", ReadingContext(today=FRIDAY))
    assert [exercise.exercise_id for workout in reading.workouts for exercise in workout.exercises] == ["back_squat"]
