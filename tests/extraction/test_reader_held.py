"""What is held or covered: its sets are counted before the name, its bare numbers are seconds, and the last one may have its own time."""

from typing import Any

import pytest

from tests.extraction.reading import reading


def done(text: str) -> dict[str, list[Any]]:
    """Each exercise with its sets, as seconds, else metres, else reps."""
    [workout] = reading(text).workouts
    return {
        one.exercise_id: [
            int(each.duration_s) if each.duration_s else int(each.distance_m) if each.distance_m else each.reps for each in one.sets
        ]
        for one in workout.exercises
    }


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("2 wall sits, 50 sec each", {"wall_sit": [50, 50]}),
        ("did three planks of 45 s at the end", {"plank": [45, 45, 45]}),
        ("3 planks: 70s, 60s, 50s", {"plank": [70, 60, 50]}),
        ("3 planks 70, 60, 50 seconds", {"plank": [70, 60, 50]}),
        ("4 l-sits, 12s each, then 3x6 dips", {"l_sit": [12] * 4, "dip": [6, 6, 6]}),
        ("2 farmer carries, 30m each", {"farmers_walk": [30, 30]}),
        ("did 5 runs of 300m", {"run": [300] * 5}),
        ("plank 3x40", {"plank": [40] * 3}),
        ("hollow hold 2x25", {"hollow_hold": [25, 25]}),
        ("plank 2x20 reps", {"plank": [20, 20]}),
        ("leg raises 12, 11, 10 and a plank 1:20", {"leg_raise": [12, 11, 10], "plank": [80]}),
        ("curls 12, 12, 9 and dips 14", {"biceps_curl": [12, 12, 9], "dip": [14]}),
    ],
)
def test_sets_of_what_is_held(text: str, held: dict[str, list[int]]) -> None:
    assert done(text) == held


def test_reps_that_are_said_stay_reps() -> None:
    [workout] = reading("plank 2x20 reps").workouts
    assert [one.reps for one in workout.exercises[0].sets] == [20, 20]


def test_the_last_one_has_its_own_time() -> None:
    [workout] = reading("rowed 4x500m, all around 1:58, last one 1:51").workouts
    assert [(int(one.distance_m or 0), int(one.duration_s or 0)) for one in workout.exercises[0].sets] == [(500, 118)] * 3 + [(500, 111)]


def test_a_list_goes_on_behind_a_weight_in_a_sentence() -> None:
    [workout] = reading("last friday i rowed too, 55 for 10 9 7. never wrote that down").workouts
    assert [(one.reps, int(one.weight or 0)) for one in workout.exercises[0].sets] == [(10, 55), (9, 55), (7, 55)]


@pytest.mark.parametrize(
    ("text", "way"),
    [("rode to the lake and back, 14k, 40 min ish", "bike"), ("rode in both ways so 9 km, half an hour", "bike")],
)
def test_who_says_how_they_went_covered_it(text: str, way: str) -> None:
    [workout] = reading(text).workouts
    [exercise] = workout.exercises
    assert exercise.exercise_id == way
    assert len(exercise.sets) == 1
    assert exercise.sets[0].duration_s
    assert exercise.sets[0].distance_m


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("hip thrust 77,5 x9 x9 x8", {"hip_thrust": [9, 9, 8]}),
        ("lat raises 7kg 3x12, negatives 5 4 4", {"lateral_raise": [12] * 3, "negative_pull_up": [5, 4, 4]}),
        ("bench negatives 3x3 90", {"bench_press": [3] * 3}),
        ("4,2k on the treadmill in 25:10", {"treadmill_run": [1510]}),
        ("forgot one from last saturday: goblet squats 3 x 12 w/ the 40", {"goblet_squat": [12] * 3}),
        ("did yoga w my brother, 50 min", {"yoga": [3000]}),
    ],
)
def test_lists_and_short_words(text: str, sets: dict[str, list[int]]) -> None:
    assert done(text) == sets
