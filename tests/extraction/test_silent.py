"""Exercises without a number: done, or left out, or only a looser word for what has its sets."""

import pytest

from tests.extraction.reading import reading


def names(text: str) -> list[str]:
    [workout] = reading(text).workouts
    return [one.exercise_id for one in workout.exercises]


@pytest.mark.parametrize(
    "text",
    [
        "row 3x10 40, skipped lunges",
        "row 3x10 40, no lunges, ran out of time",
        "row 3x10 40. lunges skipped, too tired",
        "row 3x10 40 instead of lunges",
        "row 3x10 40. didn't feel like lunges",
        "lunges too sore, row 3x10 40",
        "no time for lunges, row 3x10 40",
    ],
)
def test_what_was_left_out_is_not_stored(text: str) -> None:
    assert names(text) == ["barbell_row"]


def test_what_was_done_without_a_number_is_kept() -> None:
    assert names("row 3x10 40. also did some lunges") == ["barbell_row", "lunge"]


def test_a_looser_word_is_no_other_exercise() -> None:
    assert names("ran 20 min on the treadmill, 3.4 km") == ["treadmill_run"]
