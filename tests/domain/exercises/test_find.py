"""A name as a whole finds its exercise, in the words that lifters use."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.exercises import Exercise, catalogue, custom_id, substitutes

EXERCISES = catalogue().all()


def found(words: str) -> str | None:
    match = catalogue().find(words)
    return match.exercise_id if match else None


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.exercise_id)
def test_every_exercise_is_found_by_its_own_name(exercise: Exercise) -> None:
    match = catalogue().find(exercise.name)
    assert match is not None
    assert (match.exercise_id, match.exact, match.score) == (exercise.exercise_id, True, 1.0)


@pytest.mark.parametrize(
    ("words", "exercise_id"),
    [
        ("squat", "back_squat"), ("Squats", "back_squat"), ("BENCH", "bench_press"), ("press", "overhead_press"), ("clean", "clean"),
        ("OHP", "overhead_press"), ("military press", "overhead_press"), ("RDL", "romanian_deadlift"), ("RDLs", "romanian_deadlift"),
        ("BP", "bench_press"), ("DL", "deadlift"), ("C&J", "clean_and_jerk"), ("clean + jerk", "clean_and_jerk"),
        ("HSPU", "handstand_push_up"), ("T2B", "toes_to_bar"), ("KB swings", "kettlebell_swing"), ("DB bench", "dumbbell_bench_press"),
        ("BB row", "barbell_row"), ("pullups", "pull_up"), ("pull ups", "pull_up"), ("Pull-Ups", "pull_up"), ("press-ups", "push_up"),
        ("dead lift", "deadlift"), ("deadlifts", "deadlift"), ("lat pull down", "lat_pulldown"), ("tricep pushdowns", "triceps_pushdown"),
        ("chest flyes", "dumbbell_fly"), ("hex bar deadlift", "trap_bar_deadlift"), ("rowing", "row"), ("ran", "run"), ("swam", "swim"),
        ("cycling", "bike"), ("Farmer’s walk", "farmers_walk"), ("farmers carry", "farmers_walk"), ("calves", "calf_raise"),
        ("1 arm DB row", "dumbbell_row"), ("one-arm dumbbell row", "dumbbell_row"), ("single arm dumbbell row", "dumbbell_row"),
        ("hip thrusts", "hip_thrust"), ("skullcrushers", "skull_crusher"), ("double-unders", "double_under"),
    ],
)  # fmt: skip
def test_common_names_and_abbreviations(words: str, exercise_id: str) -> None:
    assert found(words) == exercise_id


@pytest.mark.parametrize(
    ("words", "exercise_id"),
    [
        ("Squat (Barbell)", "back_squat"), ("Bench Press (Dumbbell)", "dumbbell_bench_press"), ("curl, hammer", "hammer_curl"),
        ("press incline DB", "incline_dumbbell_press"), ("Dumbbell Incline Press", "incline_dumbbell_press"),
        ("raise lateral cable", "cable_lateral_raise"),
    ],
)  # fmt: skip
def test_the_order_of_the_words_does_not_matter(words: str, exercise_id: str) -> None:
    assert found(words) == exercise_id


@pytest.mark.parametrize(
    ("words", "exercise_id", "exact"),
    [
        ("paused bench press", "pause_bench_press", True), ("close-grip bench", "close_grip_bench_press", True),
        ("deficit deadlift", "deficit_deadlift", True), ("seated overhead press", "seated_overhead_press", True),
        ("tempo front squat", "front_squat", False), ("paused goblet squat", "goblet_squat", False),
        ("the heavy deadlift", "deadlift", False), ("Bench Press (Medium grip)", "bench_press", False),
    ],
)  # fmt: skip
def test_a_qualifier_keeps_its_variant_or_falls_back_to_the_lift(words: str, exercise_id: str, exact: bool) -> None:
    match = catalogue().find(words)
    assert match is not None
    assert (match.exercise_id, match.exact) == (exercise_id, exact)


@pytest.mark.parametrize(
    ("words", "exercise_id"),
    [
        ("deadlfit", "deadlift"), ("sqaut", "back_squat"), ("benchpres", "bench_press"), ("bulgarain split squat", "bulgarian_split_squat"),
        ("overhaed press", "overhead_press"), ("dumbell curl", "dumbbell_curl"), ("tricep extention", "triceps_extension"),
        ("kettelbell swing", "kettlebell_swing"), ("romainian deadlift", "romanian_deadlift"), ("shoulder pres", "overhead_press"),
    ],
)  # fmt: skip
def test_a_slip_of_the_finger_is_mended(words: str, exercise_id: str) -> None:
    assert found(words) == exercise_id


@pytest.mark.parametrize(
    ("words", "exercise_id"),
    [
        ("Kniebeugen", "back_squat"), ("Bankdrücken", "bench_press"), ("bankdruecken", "bench_press"), ("Kreuzheben", "deadlift"),
        ("sentadillas", "back_squat"), ("press de banca", "bench_press"), ("peso muerto", "deadlift"), ("dominadas", "pull_up"),
        ("développé couché", "bench_press"), ("developpe couche", "bench_press"), ("soulevé de terre", "deadlift"), ("pompes", "push_up"),
        ("agachamento", "back_squat"), ("supino", "bench_press"), ("levantamento terra", "deadlift"), ("panca piana", "bench_press"),
        ("stacco da terra", "deadlift"), ("martwy ciąg", "deadlift"), ("wyciskanie leżąc", "bench_press"), ("жим лёжа", "bench_press"),
        ("жим лежа", "bench_press"), ("становая тяга", "deadlift"), ("подтягивания", "pull_up"), ("スクワット", "back_squat"),
        ("ベンチプレス", "bench_press"), ("ﾍﾞﾝﾁﾌﾟﾚｽ", "bench_press"), ("懸垂", "pull_up"), ("데드리프트", "deadlift"),
        ("벤치 프레스", "bench_press"), ("深蹲", "back_squat"), ("卧推", "bench_press"), ("引体向上", "pull_up"),
        ("knäböj", "back_squat"), ("markløft", "deadlift"), ("bankdrukken", "bench_press"),
    ],
)  # fmt: skip
def test_common_lifts_in_many_languages(words: str, exercise_id: str) -> None:
    assert found(words) == exercise_id


@pytest.mark.parametrize(
    "words",
    ["flibber press of doom", "", "  ", "🏋️", "12", "the", "breakfast", "heavy paused", "my shoulder", "left knee", "\ud800", "x" * 5000],
)
def test_an_unknown_name_stays_unknown(words: str) -> None:
    assert catalogue().find(words) is None


@pytest.mark.parametrize(
    ("words", "exercise_id"),
    [
        ("Flibber press of doom", "custom_flibber_press_of_doom"), ("zercher wobbles", "custom_zercher_wobble"),
        ("Šílený zdvih", "custom_sileny_zdvih"), ("謎の運動", "custom_謎_の_運_動"),
    ],
)  # fmt: skip
def test_an_unknown_name_gets_an_id_of_its_own(words: str, exercise_id: str) -> None:
    assert custom_id(words) == exercise_id


@given(st.text(st.characters()))
def test_a_custom_id_is_stable_short_and_never_empty(words: str) -> None:
    made = custom_id(words)
    assert made == custom_id(words)
    assert len("custom_") < len(made) <= 64
    assert made.removeprefix("custom_").replace("_", "").isalnum()


@given(st.text(st.characters(), max_size=80))
def test_find_takes_any_text(words: str) -> None:
    match = catalogue().find(words)
    assert match is None or catalogue().get(match.exercise_id) is not None


def test_long_names_that_begin_alike_get_different_ids() -> None:
    assert custom_id("very " * 30 + "long") != custom_id("very " * 31 + "long")


@pytest.mark.parametrize(
    ("exercise_id", "equipment", "best"),
    [
        ("bench_press", {"dumbbell", "bench"}, "dumbbell_bench_press"), ("bench_press", set(), "push_up"),
        ("back_squat", set(), "air_squat"), ("lat_pulldown", {"pull_up_bar"}, "pull_up"), ("barbell_row", {"dumbbell"}, "dumbbell_row"),
    ],
)  # fmt: skip
def test_a_substitute_trains_the_same_muscles_with_what_is_there(exercise_id: str, equipment: set[str], best: str) -> None:
    offered = substitutes(exercise_id, equipment, set())
    assert best in [exercise.exercise_id for exercise in offered[:5]]
    assert all(set(exercise.equipment) <= equipment | {"bodyweight"} for exercise in offered)


@pytest.mark.parametrize("avoided", ["push_up", "horizontal_push", "triceps"])
def test_what_is_to_be_avoided_is_not_offered(avoided: str) -> None:
    assert "push_up" not in [exercise.exercise_id for exercise in substitutes("bench_press", set(), {avoided})]


@pytest.mark.parametrize("words", ["wrist press", "let raise", "back rack squat"])
def test_known_words_in_an_unknown_mix_are_another_exercise(words: str) -> None:
    assert catalogue().find(words) is None


def test_the_first_weight_to_try_is_a_measure() -> None:
    squat = catalogue().get("back_squat")
    assert squat is not None
    assert (squat.default_reps, squat.default_rest_s, squat.default_weight_kg) == (5, 180, Decimal(20))


def test_nothing_replaces_an_unknown_exercise() -> None:
    assert substitutes("custom_flibber", {"barbell"}, set()) == []
