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


@pytest.mark.parametrize(
    ("text", "lifts"),
    [
        ("log 3x8 bench 60 kg", ["bench_press"]),
        ("just log bench 3x8 at 60 kg thanks", ["bench_press"]),
        ("that was it, now log squat 3x5 100 kg", ["back_squat"]),
        ("log press 3x5 60 kg", ["log_press"]),
        ("log 3x5 60 kg, bench 3x8 60 kg", ["log_press", "bench_press"]),
        ("squat 3x5 100 kg, log 3x5 60 kg", ["back_squat", "log_press"]),
    ],
)
def test_an_order_to_log_is_no_log_press(text: str, lifts: list[str]) -> None:
    [workout] = read(text, ReadingContext(today=date(2026, 11, 20))).workouts
    assert [one.exercise_id for one in workout.exercises] == lifts


@pytest.mark.parametrize("text", ["warmup for 140 dl", "warm-up to 60 kg bench", "a warm up for squat 100 kg"])
def test_a_warm_up_that_is_asked_for_was_not_lifted(text: str) -> None:
    assert read(text, ReadingContext(today=date(2026, 11, 20))).workouts == ()
