"""A number that is taken back in the same breath is not stored."""

from datetime import date

import pytest

from extraction import ReadingContext, read


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("squat 3x5 100 kg, no wait, 105 kg", [(5, 105)] * 3),
        ("bench 80 kg - sorry, 82.5 kg x 5", [(5, 82.5)]),
        ("bench 3x5, I mean 4x5, 80 kg", [(5, 80)] * 4),
    ],
)
def test_what_was_not_meant_is_left_out(text: str, sets: list[tuple[int, float]]) -> None:
    [workout] = read(text, ReadingContext(today=date(2026, 11, 20))).workouts
    assert [(done.reps, float(done.weight or 0)) for done in workout.exercises[0].sets] == sets
