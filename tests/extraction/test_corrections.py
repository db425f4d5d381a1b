"""Sentences that change what was logged, and the many that only look like it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.corrections import read_correction
from tests.extraction.effort import seconds

FRIDAY = date(2026, 11, 20)


def read(text: str) -> dict[str, Any] | None:
    """The fields of the correction that are set, without its spans."""
    found = read_correction(text, FRIDAY)
    return found.model_dump(exclude_defaults=True, exclude={"quote", "value_span"}) if found else None


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("actually the squats were 235", {"value": 235, "exercise_words": "squats"}),
        ("sorry, 235 not 225", {"value": 235, "old": 225}),
        ("not 225 but 235", {"value": 235, "old": 225}),
        ("no, it was 235", {"value": 235}),
        ("it was 107.5kg", {"value": Decimal("107.5"), "unit": "kg"}),
        ("set 3 was 110kg", {"value": 110, "unit": "kg", "set_index": 3}),
        ("change the squats to 100kg", {"value": 100, "unit": "kg", "exercise_words": "squats"}),
        ("can you change the bench to 80kg?", {"value": 80, "unit": "kg", "exercise_words": "bench"}),
        ("change 225 to 235", {"value": 235, "old": 225}),
        ("bench was 80 not 85", {"value": 80, "old": 85, "exercise_words": "bench"}),
        ("actually it was 85kg for the bench", {"value": 85, "unit": "kg", "exercise_words": "bench"}),
        ("the first set was 90 kg", {"value": 90, "unit": "kg", "set_index": 1}),
        ("it wasn't 95 it was 105", {"value": 105, "old": 95}),
        ("no, I squatted 105", {"value": 105, "exercise_words": "squatted"}),
        ("squats were actually 105", {"value": 105, "exercise_words": "squats"}),
        ("weight should be 105kg", {"value": 105, "unit": "kg"}),
        ("anzi erano 80 kg", {"value": 80, "unit": "kg"}),
        ("nein, es waren 80 kg", {"value": 80, "unit": "kg"}),
        ("nicht 80 sondern 85 kg", {"value": 85, "old": 80, "unit": "kg"}),
        ("no, eran 80 kg", {"value": 80, "unit": "kg"}),
        ("pas 80 mais 85 kg", {"value": 85, "old": 80, "unit": "kg"}),
    ],
)
def test_a_weight_is_corrected(text: str, fields: dict[str, Any]) -> None:
    assert read(text) == {"kind": "set_weight", **fields}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("make that 8 reps", {"kind": "set_reps", "value": 8}),
        ("last set was 6", {"kind": "set_reps", "value": 6, "set_index": -1, "unsure": True}),
        ("the last set was only 4 reps", {"kind": "set_reps", "value": 4, "set_index": -1}),
        ("I only got 6 on the last set", {"kind": "set_reps", "value": 6, "set_index": -1, "unsure": True}),
        ("no, 5 reps", {"kind": "set_reps", "value": 5}),
        ("all sets were 5 reps", {"kind": "set_reps", "value": 5, "all_sets": True}),
        ("sorry, eight reps not ten", {"kind": "set_reps", "value": 8, "old": 10}),
        ("it was 4 sets not 3", {"kind": "set_scheme", "sets": 4, "old": 3}),
        ("no, I did 3x5", {"kind": "set_scheme", "sets": 3, "value": 5}),
        ("actually it was 5x5 at 105kg", {"kind": "set_scheme", "sets": 5, "value": 5, "weight": 105, "unit": "kg"}),
        ("reps were 8", {"kind": "set_reps", "value": 8}),
        ("it should be 8 reps", {"kind": "set_reps", "value": 8}),
        ("RPE 9", {"kind": "set_rpe", "value": 9}),
        ("the RPE on squats was 9", {"kind": "set_rpe", "value": 9, "exercise_words": "squats"}),
        ("distance was 5.2 km", {"kind": "set_distance", "value": 5200}),
        ("the time was 24:30", {"kind": "set_duration", "value": 1470}),
        ("RPE was 9", {"kind": "set_rpe", "value": 9}),
        ("rpe 9 not 8", {"kind": "set_rpe", "value": 9, "old": 8}),
        ("make it RPE 8.5", {"kind": "set_rpe", "value": Decimal("8.5")}),
        ("that was kilos", {"kind": "set_unit", "unit": "kg"}),
        ("those were pounds not kilos", {"kind": "set_unit", "unit": "lb"}),
        ("sorry, in kg", {"kind": "set_unit", "unit": "kg"}),
        ("5k was 25:10 not 24:10", {"kind": "set_duration", "value": 1510, "old": 1450, "exercise_words": "5k"}),
        ("Fran was 4:23 not 4:32", {"kind": "set_duration", "value": 263, "old": 272, "exercise_words": "fran"}),
        ("it took 25 minutes", {"kind": "set_duration", "value": 1500}),
        ("it was 6 km not 5", {"kind": "set_distance", "value": 6000, "old": 5000}),
        ("actually the run was 400m", {"kind": "set_distance", "value": 400, "exercise_words": "run"}),
    ],
)
def test_other_numbers_are_corrected(text: str, fields: dict[str, Any]) -> None:
    assert read(text) == fields


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("it was yesterday", date(2026, 11, 19)),
        ("that was on Tuesday", date(2026, 11, 17)),
        ("move it to yesterday", date(2026, 11, 19)),
        ("change the date to Nov 3", date(2026, 11, 3)),
        ("actually I did that two days ago", date(2026, 11, 18)),
        ("sorry, that workout was on 2026-11-01", date(2026, 11, 1)),
        ("No it was Tuesday not Monday", date(2026, 11, 17)),
        ("the date is wrong, it was Nov 3", date(2026, 11, 3)),
        ("das war gestern", date(2026, 11, 19)),
        ("fue ayer", date(2026, 11, 19)),
        ("c'était hier", date(2026, 11, 19)),
    ],
)
def test_the_day_is_corrected(text: str, day: date) -> None:
    assert read(text) == {"kind": "set_date", "day": day}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("drop the curls", {"kind": "remove_exercise", "exercise_words": "curls"}),
        ("drop the curls from that workout", {"kind": "remove_exercise", "exercise_words": "curls"}),
        ("I didn't do the lunges", {"kind": "remove_exercise", "exercise_words": "lunges"}),
        ("please remove the leg press", {"kind": "remove_exercise", "exercise_words": "leg press"}),
        ("remove the last set of squats", {"kind": "remove_set", "set_index": -1, "exercise_words": "squats"}),
        ("delete set 2", {"kind": "remove_set", "set_index": 2}),
        ("delete that workout", {"kind": "remove_workout"}),
        ("scrap it", {"kind": "remove_workout"}),
        ("delete yesterday's workout", {"kind": "remove_workout"}),
        ("don't log that", {"kind": "remove_workout"}),
        ("lösche das Workout", {"kind": "remove_workout"}),
        ("it was front squat, not back squat", {"kind": "rename_exercise", "new_name": "front squat", "exercise_words": "back squat"}),
        ("I meant front squats", {"kind": "rename_exercise", "new_name": "front squats"}),
        ("change the rows to cable rows", {"kind": "rename_exercise", "new_name": "cable rows", "exercise_words": "rows"}),
        ("I did one more set of 5", {"kind": "add_sets", "sets": 1, "value": 5}),
        ("add another set of 8 at 60kg", {"kind": "add_sets", "sets": 1, "value": 8, "weight": 60, "unit": "kg"}),
        ("add 2 more sets of 8 on the bench", {"kind": "add_sets", "sets": 2, "value": 8, "exercise_words": "bench"}),
        ("merge these two", {"kind": "merge"}),
        ("merge the two workouts", {"kind": "merge"}),
        ("undo", {"kind": "undo"}),
        ("undo that please", {"kind": "undo"}),
        ("rückgängig", {"kind": "undo"}),
    ],
)
def test_things_are_removed_renamed_added_and_undone(text: str, fields: dict[str, Any]) -> None:
    assert read(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "ok, thanks",
        "squat 5x5 100kg",
        "Squat 5x5 100kg. Last set was 6",
        "Actually a great day: squat 5x5 100kg",
        "i did 3x5 squat at 225",
        "squats were 235",
        "Fran today. It was 8:44.",
        "what was my last set?",
        "was it 235?",
        "should the squats be 100kg?",
        "tomorrow I'll squat 235",
        "I want to change my plan to 4 days",
        "next week the squats should be 100kg",
        "my max is 140",
        "my friend did 140 not 130",
        "no pain today",
        "it was great",
        "it was a good day, not a bad one",
        "that was hard",
        "drop the weight",
        "no rows today",
        "actually no curls",
        "should the squats be 100kg",
        "delete my account",
        "forget the plan",
        "no reps were easy",
        "I slept 6 hours not 8",
        "deadlift 3x5 140kg RPE 8",
        "bench 5x5 80kg, not easy",
        "gestern 5x5 Kniebeugen",
    ],
)
def test_reports_plans_questions_and_talk_are_no_corrections(text: str) -> None:
    assert read_correction(text, FRIDAY) is None


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Sorry! It was 235.", "It was 235", "235"),
        ("Squat 5x5 at 100kg done.\nActually the last set was 6 reps", "Actually the last set was 6 reps", "6 reps"),
        ("Straße: nein, es waren 80 kg", None, None),
        ("😀 no, it was 82,5 kg", "no, it was 82,5 kg", "82,5 kg"),
    ],
)
def test_a_correction_quotes_its_words(text: str, quote: str | None, value: str | None) -> None:
    found = read_correction(text, FRIDAY)
    assert (found and found.quote.quote) == quote
    assert (found and found.value_span and found.value_span.quote) == value


def test_without_a_day_of_reference_the_day_is_quoted_only() -> None:
    found = read_correction("it was yesterday")
    assert found is not None
    assert (found.kind, found.day) == ("set_date", None)


@given(st.one_of(st.text(max_size=200), st.text(alphabet="nosry, it was2358x:kgreps'.!?\nİ", max_size=80)))
def test_the_quotes_are_the_words_of_any_text(text: str) -> None:
    found = read_correction(text, FRIDAY)
    spans = [span for span in (found.quote, found.value_span) if span] if found else []
    assert [text[span.start : span.end] for span in spans] == [span.quote for span in spans]


@pytest.mark.parametrize("unit", ["no, ", "it was 5. ", "not 5 ", "sorry ", "actually ", "delete the ", "a", "set 3 ", "rpe 8\n", "1:1"])
def test_reading_time_grows_with_the_length_only(unit: str) -> None:
    assert seconds(read_correction, unit, 20_000) < 12 * seconds(read_correction, unit, 4_000) + 0.05


@pytest.mark.parametrize("text", ["set a timer for 2 min", "set an alarm for 6", "set my alarm to 5", "put the countdown at 3"])
def test_a_clock_is_no_set(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text", ["actually lunges are ok now", "sorry, curls hurt my elbow", "actually rows felt great", "no, squats work for me"]
)
def test_what_an_exercise_is_like_is_no_other_name(text: str) -> None:
    found = read_correction(text, FRIDAY, following=True)
    assert found is None or found.kind != "rename_exercise"
