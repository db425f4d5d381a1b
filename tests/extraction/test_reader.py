from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures import WeightUnit
from extraction import ReadingContext, read, to_json
from extraction.grounding import ungrounded
from tests.extraction.reading import TODAY, exercise_said, reading, said


def test_sets_effort_and_a_run_come_from_one_sentence() -> None:
    text = "Did 3x5 back squat at 225 lb, RPE 8, then ran 5k in 24:10"
    assert said(text) == "back_squat 3*5x225lb,rpe8; run 5000m,1450s"
    squat = reading(text).workouts[0].exercises[0].sets[0]
    assert squat.weight_kg == Decimal("102.06")
    assert [span.quote for span in squat.source] == ["3x5", "225 lb", "RPE 8"]
    assert squat.how == {"weight_kg": "derived"}


def test_a_named_workout_is_dated_and_scored() -> None:
    workout = reading("Fran in 4:32 Rx yesterday").workouts[0]
    assert (workout.date, workout.name, workout.type) == (date(2026, 11, 19), "Fran", "metcon")
    assert workout.date_source is not None
    assert workout.date_source.quote == "yesterday"
    (fran,) = workout.metcons
    assert (fran.score_s, fran.rx, fran.format) == (Decimal(272), True, "for_time")
    assert [(one.name, one.reps, one.weight, one.unit) for one in fran.movements] == [
        ("thruster", "21-15-9", Decimal(95), "lb"),
        ("pull up", "21-15-9", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "intent", "reason"),
    [
        ("tomorrow I'll squat 5x5 at 100kg", "plan", "plan"),
        ("my friend benched 315", "other_person", "other_person"),
        ("Should I do 5x5 squats at 100 kg?", "question", "question"),
    ],
)
def test_what_the_user_did_not_do_is_left_out_with_the_reason(text: str, intent: str, reason: str) -> None:
    found = reading(text)
    assert (found.intent, found.workouts) == (intent, ())
    assert {one.reason for one in found.unplaced} == {reason}


def test_two_days_are_two_workouts() -> None:
    found = reading("Yesterday squat 3x5 100kg, today bench 3x5 80kg").workouts
    assert [(one.date.isoformat(), exercise_said(one.exercises[0])) for one in found] == [
        ("2026-11-19", "back_squat 3*5x100kg"),
        ("2026-11-20", "bench_press 3*5x80kg"),
    ]


def test_a_missing_unit_costs_one_question_and_no_guess() -> None:
    found = reading("squat 3x5 at 100, bench 3x5 at 80", None)
    assert [(issue.code, issue.question) for issue in found.issues] == [("unit_missing", "Kilos or pounds?")]
    one = found.workouts[0].exercises[0].sets[0]
    assert (one.weight, one.unit, one.weight_kg) == (Decimal(100), None, None)


def test_a_missing_exercise_costs_one_question() -> None:
    found = reading("did 5x5 at 100kg today")
    assert found.workouts == ()
    assert [issue.code for issue in found.issues] == ["exercise_missing"]


@pytest.mark.parametrize(
    ("context", "unit", "how"),
    [
        (ReadingContext(today=TODAY, default_unit="kg"), "kg", "default"),
        (ReadingContext(today=TODAY, default_unit="kg", habits={"back_squat": "lb"}), "lb", "default"),
        (ReadingContext(today=TODAY), None, None),
    ],
)
def test_the_unit_is_the_habit_of_the_exercise_then_the_preference(
    context: ReadingContext, unit: WeightUnit | None, how: str | None
) -> None:
    one = read("squat 3x5 at 100", context).workouts[0].exercises[0].sets[0]
    assert (one.unit, one.how.get("unit")) == (unit, how)


def test_an_alias_of_the_user_wins() -> None:
    context = ReadingContext(today=TODAY, default_unit="kg", aliases={"bench": "incline_bench_press"})
    assert read("bench 3x5 80kg", context).workouts[0].exercises[0].exercise_id == "incline_bench_press"


def test_an_unknown_lift_keeps_the_words_of_the_user() -> None:
    (exercise,) = reading("Flibber throne: 3x10 @ 40 kg").workouts[0].exercises
    assert (exercise.name_as_written, exercise.exercise_id) == ("Flibber throne", "custom_flibber_throne")


def test_what_hurts_and_what_made_proud_is_kept() -> None:
    workout = reading("Squat 3x5 100kg, new PR! Left knee hurts a bit.").workouts[0]
    assert [one.kind for one in workout.achievements] == ["PR"]
    assert [one.body_part for one in workout.concerns] == ["knee"]


def test_json_has_every_key_and_plain_numbers() -> None:
    (one,) = to_json(reading("squat 102.5 kg x 5"))["workouts"][0]["exercises"][0]["sets"]
    assert (one["reps"], one["weight"], one["unit"], one["weight_kg"]) == (5, 102.5, "kg", 102.5)
    assert one["source"] == [{"start": 6, "end": 18, "quote": "102.5 kg x 5"}]
    assert {
        "rpe",
        "rir",
        "duration_s",
        "distance_m",
        "rest_s",
        "failed",
        "warmup",
        "bodyweight",
        "assisted",
        "per_side",
        "how",
        "confidence",
    } <= set(one)


pieces = st.sampled_from(
    ["squat", "bench", "5x5", "100", "kg", "lb", "x", "@", ",", "\n", "-", "(", ")", "ran", "5k", "24:10", "then", "3 sets of 5", "RPE 8",
     "failed", "warmup", "AMRAP 12", "Fran", "21-15-9", "yesterday", "+20", "bw", "#", "|", "10/8/6", "one thirty five", "per side", "=",
     ":"]
)  # fmt: skip
logs = st.lists(pieces, max_size=40).map(" ".join) | st.text(max_size=200)


@given(logs)
def test_every_value_stands_in_its_quotes(text: str) -> None:
    sets = [one for workout in reading(text).workouts for exercise in workout.exercises for one in exercise.sets]
    assert [ungrounded(one) for one in sets] == [()] * len(sets)


@given(logs)
def test_every_quote_stands_where_it_says(text: str) -> None:
    found = reading(text)
    spans = [span for workout in found.workouts for exercise in workout.exercises for one in exercise.sets for span in one.source]
    assert [text[span.start : span.end] for span in spans] == [span.quote for span in spans]
    assert all(text[one.start : one.end] == one.text for one in found.unplaced)


@pytest.mark.parametrize(
    "text",
    [
        "I want to squat 100kg by Christmas.",
        "Is 3x8 at 60kg enough for bench?",
        "Program: Day 1 Squat 5x5, Day 2 Bench 5x5, Day 3 Deadlift 3x5",
        "Week 1: 3x10 @ 60%\nWeek 2: 3x8 @ 70%",
        "WOD for tomorrow:\n21-15-9\nThrusters 95/65\nPull-ups",
        "My brother squats 200kg and benches 140kg.",
        "Current PRs:\nSquat 315\nBench 225\nDeadlift 405",
        "I weigh 85kg and I'm 180cm tall.",
        "For hypertrophy do 3-4 sets of 8-12 reps at 70-80%.",
        "Try adding 2.5kg every week.",
        "Selling a 20kg kettlebell and a 100kg bumper set.",
        "I used to bench 120kg when I was 25.",
        "Today's plan: squat 3x5 @ 100, bench 3x5 @ 80",
        "Didn't train, was supposed to do 5x5 squats at 90kg.",
        "If I squat 100kg for 5, what's my 1RM?",
        "AMRAP 12:\n10 burpees\n15 swings\n20 sit-ups",
        "For time (20 min cap): 100 wall balls, 50 pull-ups",
    ],
)
def test_what_nobody_says_they_did_is_not_stored(text: str) -> None:
    assert reading(text).workouts == ()


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("3x12 lunges at 20kg", "lunge 3*12x20kg"),
        ("3x5 pull-ups with 10kg", "pull_up 3*5x+10kg"),
        ("Squat 5x3 @ 100kg", "back_squat 5*3x100kg"),
        ("Squat 100kg x 5 x 3", "back_squat 3*5x100kg"),
        ("Bench 8x3 @ 60kg\nRow 10x3 @ 50kg\nCurl 12x3 @ 15kg", "bench_press 3*8x60kg; barbell_row 3*10x50kg; biceps_curl 3*12x15kg"),
        ("OHP 3x5 @ 60kg RPE 8, 8.5, 9", "overhead_press 5x60kg,rpe8 5x60kg,rpe8.5 5x60kg,rpe9"),
        ("Deadlifted 315lb for 5 reps, then failed 365lb twice", "deadlift 5x315lb 2*0x365lb,failed"),
        ("10/03 - Squat 3x5 200", "back_squat 3*5x200kg"),
        ("Squat 135x5,185x5,225x5,245x3x5", "back_squat 5x135kg 5x185kg 5x225kg 3*5x245kg"),
        ("Curl 20x15,25x12", "biceps_curl 15x20kg 12x25kg"),
        ("Front squat 3-3-3-2-2 reps\nI went with 85 kg for my 3s and 95 kg for my 2s.", "front_squat 3*3x85kg 2*2x95kg"),
        ("I worked up to a 1RM of 245 on the bench today.", "bench_press 1x245kg"),
        ("Bench: 185 for 5, 5, 4.", "bench_press 2*5x185kg 4x185kg"),
        ("Squat: 5/185, 5/205", "back_squat 5x185kg 5x205kg"),
        ("Snatch x 1 @ 115, 120, 125(m), 125", "snatch 1x115kg 1x120kg 0x125kg,failed 1x125kg"),
        ("Flat Bench 4 sets - 12, 10, 8, 6 - 135, 155, 175, 185", "bench_press 12x135kg 10x155kg 8x175kg 6x185kg"),
        ("Bench 5x5\n95\n115\n135\n145\n150", "bench_press 5x95kg 5x115kg 5x135kg 5x145kg 5x150kg"),
        ("20 mile ride with 1500 ft of climbing in 1:18", "bike 32186.9m,4680s"),
        ("5k PB today! 22:58 (7:24/mile)", "run 5000m,1378s"),
        ("lunges @ 25 - 3 sets 12 reps", "lunge 3*12x25kg"),
        ("so bench was 100 kg 5 reps 3 sets overhead press 50 kg 5 reps 3 sets", "bench_press 3*5x100kg; overhead_press 3*5x50kg"),
        ("Ran 4 miles in 34:12. Splits: 8:45, 8:40, 8:30, 8:17.", "run 6437.4m,2052s"),
        ("Today I ran a half marathon in 1:52:30", "run 21097.5m,6750s"),
    ],
)
def test_the_place_of_a_number_says_what_it_is(text: str, stored: str) -> None:
    assert said(text) == stored
