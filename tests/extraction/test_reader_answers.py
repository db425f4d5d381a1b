"""Numbers that answer what stands before them: reps for a weight, a weight for sets, one more set; and speech as it is written down."""

from decimal import Decimal

import pytest

from domain.measures import WeightUnit
from extraction import ReadingContext, read
from tests.extraction.reading import TODAY, exercise_said, said


@pytest.mark.parametrize(
    ("text", "unit", "sets"),
    [
        ("I put 90 on the bar and pressed it for six, then I was done.", "kg", "overhead_press 6x90kg"),
        ("So bench day. Then 95. Got seven. Then 100, got four.", "kg", "bench_press 7x95kg 4x100kg"),
        ("Did 3 sets of squats at 120, got 6 6 5. I was spent after that.", "kg", "back_squat 2*6x120kg 5x120kg"),
        ("I did eighteen push ups then twelve then nine and went home", "kg", "push_up 18 12 9"),
        ("I finished with four sets of twelve leg curls at thirty and it burned a lot", "kg", "leg_curl 4*12x30kg"),
        ("I did some pulldowns, 50 for eleven, three times, and I was happy with that.", "kg", "lat_pulldown 3*11x50kg"),
        ("I did two sets at 80 on bench, then added 5 kg and called it a day.", "kg", "bench_press 2*x80kg"),
        ("squat three sets at 95, all fours", "kg", "back_squat 3*4x95kg"),
        ("squat one 55 for six", "lb", "back_squat 6x155lb"),
        ("bench one forty five times nine one sixty five times six", "lb", "bench_press 9x145lb 6x165lb"),
        ("press seventeen point five kilos for three sets of nine", "kg", "overhead_press 3*9x17.5kg"),
        ("rowed two thousand meters in eight minutes five seconds", "kg", "row 2000m,485s"),
        ("held a plank for one minute twenty", "kg", "plank 80s"),
        ("plank for a minute and a half", "kg", "plank 90s"),
        ("incline dumbbell press fifties for nine", "lb", "incline_dumbbell_press 9x50lb"),
        ("second set bench eighty kilos for six second set eighty kilos for five", "kg", "bench_press 6x80kg 5x80kg"),
    ],
)
def test_a_number_answers_what_stands_before_it(text: str, unit: WeightUnit, sets: str) -> None:
    assert said(text, unit) == sets


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("squat 3x4 120kg @8.5", "back_squat 3*4x120kg,rpe8.5"),
        ("bench 1x6 90 @9, 3x6 80 @7.5", "bench_press 6x90kg,rpe9 3*6x80kg,rpe7.5"),
        ("squat 3x4 120kg, 2 in the tank", "back_squat 3*4x120kg,rir2"),
        ("squat 4x4 110kg, 2.5 more than last time", "back_squat 4*4x110kg"),
        (
            "6x300m w/ 60 sec jog: 58, 57, 59, 58, 57, 56",
            "run 300m,58s,rest60 300m,57s,rest60 300m,59s,rest60 300m,58s,rest60 300m,57s,rest60 300m,56s,rest60",
        ),
        ("Row 3x600m @ 2:10.2, 2:09.8, 2:08.1", "row 600m,130.2s 600m,129.8s 600m,128.1s"),
        ("Swim 1200m: 200 easy, 8x100, 200 easy", "swim 200m 8*100m 200m"),
        ("40 dips in 5 sets of 8", "dip 5*8"),
        ("Leg press 3 plates x 12 x 4", "leg_press 4*12"),
        ("bench: 70 kg, 4 sets, 9 reps", "bench_press 4*9x70kg"),
        ("Weighed 68.9 this morning, then squat 3x6 70kg and press 3x6 35kg", "back_squat 3*6x70kg; overhead_press 3*6x35kg"),
        ("Ride, 2 h 15 min, 61 km, 900 m up", "bike 61000m,8100s"),
        ("Squat:\n1. 60 kg - 9 reps\n2. 80 kg - 6 reps", "back_squat 9x60kg 6x80kg"),
        ("Pull-ups: 9, 7, 6 (22 total)", "pull_up 9 7 6"),
        ("RDL 3 x 9 (95), leg curls 3 x 11 (35)", "romanian_deadlift 3*9x95kg; leg_curl 3*11x35kg"),
        ("Bench 9,9,8 x 65kg", "bench_press 2*9x65kg 8x65kg"),
        ("exercise;set;reps;kg\nSquat;1;6;90\nSquat;2;6;95", "back_squat 6x90kg 6x95kg"),
        ("深蹲90kg做了4组每组6个", "back_squat 4*6x90kg"),
        ("жим лёжа 75 кг 4 по 6, потом 20 минут на беговой дорожке", "bench_press 4*6x75kg; treadmill_run 1200s"),
        ("hice 4 series de 9 sentadillas con 65 kilos y corrí 4 km en 22 minutos", "back_squat 4*9x65kg; run 4000m,1320s"),
    ],
)
def test_a_list_says_what_belongs_to_what(text: str, sets: str) -> None:
    assert said(text) == sets


@pytest.mark.parametrize(
    ("last", "sets"),
    [("12", "biceps_curl 10x12kg"), ("10", "biceps_curl 12x10kg"), ("40", "biceps_curl 10*12")],
)
def test_what_was_lifted_last_tells_the_weight_from_the_reps(last: str, sets: str) -> None:
    context = ReadingContext(today=TODAY, default_unit="kg", last_weights={"biceps_curl": Decimal(last)})
    (workout,) = read("biceps curl 12x10", context).workouts
    assert exercise_said(workout.exercises[0]) == sets
