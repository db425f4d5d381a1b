"""What is said and not to be stored: the user says so, only supposes it, has yet to do it, or has it differently in mind."""

from datetime import date

import pytest

from extraction import ReadingContext, read
from extraction.withheld import is_withheld
from tests.extraction.effort import seconds

FRIDAY = ReadingContext(today=date(2026, 11, 20), default_unit="kg")


@pytest.mark.parametrize(
    "text",
    [
        "row 3x10 40 kg, don't log it",
        "row 3x10 40 kg, dont put that in haha",
        "Row 3x10 at 40 kg. No need to save this.",
        "row 3x10 40 kg (not for the log)",
        "off the record: row 3x10 40 kg, not for my log",
        "don't log this, only for you: row 3x10 40 kg",
        "row 3x10 40 kg, forget it",
        "walked 2 km to lunch, don't bother writing that down",
        "row 3x10 40 kg - just ignore that",
    ],
)
def test_what_is_not_for_the_log_is_not_stored(text: str) -> None:
    assert is_withheld(text)
    assert read(text, FRIDAY).workouts == ()


@pytest.mark.parametrize(
    "text",
    [
        "row 3x10 40 kg",
        "row 3x10 40 kg, didn't log it yesterday",
        "row 3x10 40 kg, don't count the warm-ups",
        "don't log that",
        "row 3x10 40 kg, forget it not: same next week",
    ],
)
def test_other_words_withhold_nothing(text: str) -> None:
    assert not is_withheld(text)


@pytest.mark.parametrize(
    "text",
    [
        "mood 6/10, would be 8 with push-ups",
        "sleep was 5 hours, could have been 7 with less rowing",
        "sunday plan: rower 5 km easy, not done yet",
        "tuesday: row 3x10 40 kg, haven't done it yet",
        "row 3x10 40 kg, that's just a plan",
        "i thought mondays rows were a triple",
        "could've sworn the row was 45 kg",
        "meant to bike 2x20 min but netflix won",
        "i also wanted to do pushdowns 3x12 20 after",
        "monday planned front squat 60 3x5 but slept in so nothing",
        "had 5x500m rowing planned, never happened",
        "pencil me in for a 130 deadlift by summer",
        "i dont really believe that rowing 5k on mondays makes me faster",
        "5k: how has it gone since august",
        "thurs rows at 55, isnt that too heavy after today? why",
        "that was with 20 kg and ring rows, not pull-ups",
    ],
)
def test_what_is_supposed_planned_or_only_in_mind_is_not_stored(text: str) -> None:
    assert read(text, FRIDAY).workouts == ()


@pytest.mark.parametrize(
    "text",
    [
        "row 3x10 40 kg, not done yet with the rest",
        "i thought i'd quit but did row 3x10 40 kg",
        "row 3x10 40 kg, squats not done yet",
        "row 3x10 with 40. squats still to do",
        "row 3x10 with 40. meant to do squats but haven't done them yet",
        "row 3x10 with 40. bench 3x8 60, that's just a plan",
        "did row 3x10 40 kg, that's the plan from my coach",
        "actually i ran 5 km not 3. also did row 3x10 40 kg",
        "row 3x10 40 kg\nsquat 3x5 100\nplank 1 min, skip it",
    ],
)
def test_what_was_done_is_stored_whatever_else_is_said(text: str) -> None:
    assert len(read(text, FRIDAY).workouts) == 1


@pytest.mark.parametrize(
    "text", ["last set of those rows got sloppy, only 8 clean ones", "had 3 pancakes, 500 kcal", "4 clean reps then done"]
)
def test_everyday_words_are_no_exercises(text: str) -> None:
    assert read(text, FRIDAY).workouts == ()


@pytest.mark.parametrize("unit", ["(", "? ", "don't log ", "that's a plan ", "i thought "])
def test_it_takes_no_longer_for_hostile_words(unit: str) -> None:
    assert seconds(is_withheld, unit, 40_000) < 60 * seconds(is_withheld, unit, 4_000)


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("row as planned 40 kg 3x10, nothing hurt", 3),
        ("wanted to row 4x10 40 kg but only did 2x10", 2),
        ("no time for the bike, row 3x10 40 kg", 3),
    ],
)
def test_what_was_done_beside_a_plan_is_stored(text: str, sets: int) -> None:
    [workout] = read(text, FRIDAY).workouts
    assert len(workout.exercises[0].sets) == sets
