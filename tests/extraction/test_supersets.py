"""Supersets in one line: each exercise of a round has as many sets as there were rounds."""

import pytest

from tests.extraction.reading import reading, said


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("superset x4: leg extension 45kg x 12 + lunges 20kg x 10", "leg_extension 4*12x45kg; lunge 4*10x20kg"),
        ("superset 3 rounds: leg extension 45 x 12, lunges 20kg x 10", "leg_extension 3*12x45kg; lunge 3*10x20kg"),
        ("superset ring rows 9s w/ push-ups 15s, 5 rounds, no rest", "ring_row 5*9; push_up 5*15"),
        ("3 supersets of curls 12 kg x 10 and dips 8", "biceps_curl 3*10x12kg; dip 3*8"),
        ("superset curls 12 kg x 10 + dips 8", "biceps_curl 10x12kg; dip 8"),
    ],
)
def test_each_exercise_has_its_rounds(text: str, stored: str) -> None:
    assert said(text) == stored


def test_the_rounds_are_among_the_words_of_each_set() -> None:
    [workout] = reading("superset x2: dips 8 + ring rows 9").workouts
    assert all(any("x2" in span.quote for span in one.source) for exercise in workout.exercises for one in exercise.sets)


def test_a_superset_for_time_is_no_list_of_sets() -> None:
    [workout] = reading("superset 5 rounds: 10 push-ups + 10 air squats, 7:20").workouts
    assert [(one.rounds, len(one.movements)) for one in workout.metcons] == [(5, 2)]
    assert workout.exercises == ()
