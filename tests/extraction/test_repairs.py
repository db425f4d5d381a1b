"""A number that is taken back in the same breath is not stored."""

from datetime import date
from decimal import Decimal

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


@pytest.mark.parametrize(
    ("text", "lifts"),
    [
        ("squat 3x5 90 kg, legs stiff after", ["back_squat"]),
        ("squat 3x5 90 kg, my back felt really stiff", ["back_squat"]),
        ("tuesday after squats i did leg curls 3x12 30 kg", ["leg_curl"]),
        ("after the bench 3x8 leg press 100 kg", ["leg_press"]),
        ("after squats 3x5 bench 3x8 60 kg", ["back_squat", "bench_press"]),
        ("bench 50x5, 60x3, then 70x1 clean", ["bench_press"]),
        ("hang cleans 3x3 50 kg, all clean", ["hang_clean"]),
        ("soccer got cancelled so 30 min on the bike", ["bike"]),
    ],
)
def test_what_only_goes_with_a_lift_is_none(text: str, lifts: list[str]) -> None:
    [workout] = read(text, ReadingContext(today=date(2026, 11, 20))).workouts
    assert [one.exercise_id for one in workout.exercises] == lifts


@pytest.mark.parametrize(
    "text", ["swings 5x20 24 kg at 7 in the morning", "swings 5x20 24 kg at 6 o'clock", "swings 5x20 24 kg at 10 at night"]
)
def test_an_hour_of_the_day_rates_no_effort(text: str) -> None:
    [workout] = read(text, ReadingContext(today=date(2026, 11, 20))).workouts
    assert {(one.reps, one.rpe) for one in workout.exercises[0].sets} == {(20, None)}


def test_a_distance_without_a_name_is_what_it_always_was() -> None:
    context = ReadingContext(today=date(2026, 11, 20), ways={Decimal(2000): "row"})
    assert [read(text, context).workouts[0].exercises[0].exercise_id for text in ("2k today, 7:50", "5k today, 25:30")] == ["row", "run"]
