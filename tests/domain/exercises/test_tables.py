"""What the tables promise: unique names, closed words, and movements that exist."""

from collections import Counter
from itertools import combinations
from typing import get_args

import pytest

from domain.exercises import Equipment, Exercise, Muscle, benchmarks, catalogue
from domain.exercises.index import NameIndex
from domain.exercises.source import rows, spoken_name
from domain.exercises.words import phrase

EXERCISES = catalogue().all()


def names(exercise: Exercise) -> list[str]:
    local = [name for spoken in exercise.local_names.values() for name in spoken]
    return [exercise.name, exercise.exercise_id.replace("_", " "), *exercise.aliases, *local]


def test_there_are_at_least_five_hundred_exercises() -> None:
    assert len(EXERCISES) >= 500


def test_ids_and_display_names_are_unique() -> None:
    ids = Counter(exercise.exercise_id for exercise in EXERCISES)
    shown = Counter(exercise.name.casefold() for exercise in EXERCISES)
    assert [name for name, times in (ids + shown).items() if times > 2] == []
    assert len(ids) == len(shown) == len(EXERCISES)


def test_one_name_never_leads_to_two_exercises() -> None:
    first, second = EXERCISES[0], EXERCISES[1].model_copy(update={"aliases": (EXERCISES[0].name,)})
    with pytest.raises(ValueError, match="names both"):
        NameIndex([first, second])


def test_every_name_is_settled_for_one_exercise() -> None:
    settled = {phrase(words) for words, *_ in rows("ambiguous.tsv")}
    owners = {(phrase(name), exercise.exercise_id) for exercise in EXERCISES for name in names(exercise)}
    forms = Counter(form for form, _ in owners if form not in settled)
    assert [form for form, times in forms.items() if times > 1] == []


def test_every_muscle_and_all_equipment_is_used_by_some_exercise() -> None:
    assert {muscle for exercise in EXERCISES for muscle in exercise.primary} == set(get_args(Muscle))
    assert {item for exercise in EXERCISES for item in exercise.equipment} >= set(get_args(Equipment)) - {"parallettes"}


def test_ids_are_snake_case_words() -> None:
    assert [one.exercise_id for one in EXERCISES if not one.exercise_id.replace("_", "").isalnum() or not one.exercise_id.islower()] == []


@pytest.mark.parametrize(
    ("exercise_id", "name"), [("pull_up", "Pull-up"), ("back_squat", "Back squat"), ("ez_bar_curl", "EZ bar curl"), ("v_up", "V-up")]
)
def test_an_id_spells_its_display_name(exercise_id: str, name: str) -> None:
    assert spoken_name(exercise_id) == name


@pytest.mark.parametrize(
    ("exercise_id", "bodyweight", "measure"),
    [
        ("pull_up", True, "reps"), ("push_up", True, "reps"), ("sit_up", True, "reps"), ("box_jump", True, "reps"),
        ("plank", True, "duration"), ("back_squat", False, "reps"), ("run", False, "distance"), ("farmers_walk", False, "distance"),
        ("lat_pulldown", False, "reps"), ("walking_lunge", True, "mixed"), ("burpee", True, "reps"),
    ],
)  # fmt: skip
def test_the_body_is_the_load_where_it_is(exercise_id: str, bodyweight: bool, measure: str) -> None:
    exercise = catalogue().get(exercise_id)
    assert exercise is not None
    assert (exercise.bodyweight, exercise.measure) == (bodyweight, measure)


@pytest.mark.parametrize("file", ["names.tsv", "guides.tsv"])
def test_every_line_about_an_exercise_names_one_that_exists(file: str) -> None:
    assert [cells[0] for cells in rows(file) if catalogue().get(cells[0]) is None] == []


def test_ambiguous_words_lead_to_exercises_that_exist() -> None:
    meant = [other for _, first, also, _ in rows("ambiguous.tsv", 4) for other in (first, *also.split())]
    assert [other for other in meant if catalogue().get(other) is None] == []


def test_no_qualifier_is_a_name_on_its_own() -> None:
    qualifiers = {phrase(words) for (words,) in rows("qualifiers.tsv")}
    strong = {form for form, entry in NameIndex(EXERCISES).names.items() if not entry.weak}
    assert qualifiers & strong == set()


def test_sixty_common_exercises_have_a_guide() -> None:
    assert len([exercise for exercise in EXERCISES if exercise.instructions and exercise.tips]) >= 60


def test_every_movement_of_a_named_workout_exists() -> None:
    movements = [movement.exercise_id for one in benchmarks().values() for movement in one.movements]
    assert [exercise_id for exercise_id in movements if catalogue().get(exercise_id) is None] == []


def test_named_workouts_are_many_and_unlike() -> None:
    spoken = [{one.name.casefold(), *(alias.casefold() for alias in one.aliases)} for one in benchmarks().values()]
    assert len(spoken) >= 60
    assert [shared for first, second in combinations(spoken, 2) if (shared := first & second)] == []
