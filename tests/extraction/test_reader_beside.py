"""Numbers that stand beside a set: a way without its unit, a light weight behind the reps, what took an exercise's place."""

from decimal import Decimal

import pytest

from domain.measures import WeightUnit
from extraction import ReadingContext, read
from tests.extraction.reading import TODAY, said


@pytest.mark.parametrize(
    ("text", "unit", "stored"),
    [
        ("ran 4 easy, 22:40", "kg", "run 4000m,1360s"),
        ("ran 4 again 22:40", "kg", "run 4000m,1360s"),
        ("run 9 51:30", "kg", "run 9000m,3090s"),
        ("ran 4, 38:00", "lb", "run 6437.4m,2280s"),
        ("bike 18 44:00", "kg", "bike 18000m,2640s"),
        ("ran 4 4:00", "kg", "run 240s"),  # nobody runs that fast
        ("run 9 51:30", None, "run 3090s"),
    ],
)
def test_a_way_without_a_unit_is_in_what_the_user_measures(text: str, unit: WeightUnit | None, stored: str) -> None:
    assert said(text, unit) == stored


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("lateral raises 3x15 7", "lateral_raise 3*15x7kg"),
        ("lateral raises 2x15 7, 2x12 9", "lateral_raise 2*15x7kg 2*12x9kg"),
        ("curls 2x12 w/ the 14", "biceps_curl 2*12x14kg"),
        ("push-ups 2x12 9", "push_up 2*12 9"),
        ("hack squat taken so leg press instead 90 3x12", "leg_press 3*12x90kg"),
        ("did lunges at home today instead, 3x12 with 16 kg", "lunge 3*12x16kg"),
        ("one leg balance 3x40s", "single_leg_balance 3*40s"),
        ("flat db 24s 3x12", "dumbbell_bench_press 3*12x24kg"),
        ("swam 300 m crawl", "swim 300m"),
        ("oh and between the sets i did some dips 9 8 6 today, strict ones", "dip 9 8 6"),
    ],
)
def test_what_stands_beside_a_set(text: str, stored: str) -> None:
    assert said(text) == stored


def test_a_small_number_far_from_the_last_weight_is_reps() -> None:
    [workout] = read("bench 3x10 8", ReadingContext(today=TODAY, default_unit="kg", last_weights={"bench_press": Decimal(60)})).workouts
    assert [one.reps for one in workout.exercises[0].sets] == [10, 10, 10, 8]
