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
        ("parkrun done!! 26:12, muddy", "kg", "run 5000m,1572s"),
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


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("paused bench 3x4 70 kg, 2 sec at the chest", "pause_bench_press 3*4x70kg"),
        ("8 km 43:20, last km 4:55", "run 8000m,2600s"),
        ("dips 9 / 7 / 6 + one half rep", "dip 9 7 6"),
        ("went to the lake and swam 30 min there", "swim 1800s"),
        ("ran 4k, walked back 3 km", "run 4000m; walk 3000m"),
        ("that was 5x5 squats at 100, not easy", "back_squat 5*5x100kg"),
        ("dips 3x6 with 10 kg hanging off me", "dip 3*6x+10kg"),
        ("goblet squats 3x10 w the 24 n 2x40s plank", "goblet_squat 3*10x24kg; plank 2*40s"),
        ("bike 20 min 180 w", "bike 1200s"),
        ("ring dips bw x9 x7 x5", "ring_dip 9 7 5"),
        ("rows were 45 for 9s", "barbell_row 9x45kg"),
        ("dead hang in the lunch break: 31s + 26s", "dead_hang 31s 26s"),
        ("3x10 face pulls at 15 and a 35s deadhang", "face_pull 3*10x15kg; dead_hang 35s"),
        ("cat cow 2x12", "cat_cow 2*12"),
        ("bench was 60 x 7, 7, 5 actually, so no record there and i was tired", "bench_press 2*7x60kg 5x60kg"),
        ("cycled to uni n back so 9k, about 14 min each way", "bike 9000m"),
        ("3x8 that was", ""),
        ("row 5x1000 3:58 each", "row 5*1000m,238s"),
        ("bench 3x6 70 because my trainer said 4x8 is too much", "bench_press 3*6x70kg"),
        ("had no time for the 3x8 bench so just dips 3x9", "dip 3*9"),
    ],
)
def test_what_is_said_beside_a_set_is_no_set(text: str, stored: str) -> None:
    assert said(text) == stored


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("warm-ups for bench were 40x8 60x4", "bench_press 8x40kg,warmup 4x60kg,warmup"),
        ("warm up: bar x10, 50x5, then bench 80 2x5", "bench_press 10,warmup 5x50kg,warmup 2*5x80kg"),
        ("bench warmup 40x8 60x4, work sets 80 2x5", "bench_press 8x40kg,warmup 4x60kg,warmup 2*5x80kg"),
    ],
)
def test_what_heads_a_list_of_warm_ups_marks_them(text: str, stored: str) -> None:
    assert said(text) == stored


@pytest.mark.parametrize("text", ["dips felt dodgy monday, 15 kg on me and the elbow clicking", "rows were each arm, 30s felt easy"])
def test_how_it_felt_is_no_set(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("did 2 sets of curls with the 14s, 9 each", "biceps_curl 2*9x14kg"),
        ("before the gym i did 2 sets of curls w the 14s today, like 9 each", "biceps_curl 2*9x14kg"),
    ],
)
def test_reps_behind_a_weight_are_its_own(text: str, stored: str) -> None:
    assert said(text) == stored
