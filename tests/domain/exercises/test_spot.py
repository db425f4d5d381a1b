"""Exercise names and named workouts are spotted in free text, with the place where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.exercises import benchmarks, catalogue, find_benchmark

LIFTERS_WORDS = [
    "squat",
    "bench",
    "press",
    "DB",
    "incline",
    "pull-ups",
    "paused",
    "5x5",
    "(",
    ")",
    "\n",
    ",",
    "ベンチプレス",
    "é",
    "deadlfit",
]


def spotted(text: str) -> list[tuple[str, str]]:
    return [(mention.words, mention.exercise_id) for mention in catalogue().spot(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Did 3x5 back squat at 225 lb, RPE 8, then ran 5k in 24:10", [("back squat", "back_squat"), ("ran", "run")]),
        ("squats 5x5, bench 3x5 and C&J", [("squats", "back_squat"), ("bench", "bench_press"), ("C&J", "clean_and_jerk")]),
        ("Squat (Barbell) 5x5", [("Squat (Barbell)", "back_squat")]),
        ("(squat) 5x5", [("squat", "back_squat")]),
        ("DB Incline Press 3x8", [("DB Incline Press", "incline_dumbbell_press")]),
        ("squat\nbench\nrow", [("squat", "back_squat"), ("bench", "bench_press"), ("row", "row")]),
        ("bench, press, pull ups", [("bench", "bench_press"), ("press", "overhead_press"), ("pull ups", "pull_up")]),
        ("squat5x5 ohp60kg", [("squat", "back_squat"), ("ohp", "overhead_press")]),
        ("squat bench deadlift", [("squat", "back_squat"), ("bench", "bench_press"), ("deadlift", "deadlift")]),
        ("deadlfit 100kg", [("deadlfit", "deadlift")]),
        ("4 rounds of 12 wall balls", [("wall balls", "wall_ball")]),
    ],
)  # fmt: skip
def test_names_in_messages(text: str, mentions: list[tuple[str, str]]) -> None:
    assert spotted(text) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("ベンチプレス 80kg 10回、スクワット100kg", [("ベンチプレス", "bench_press"), ("スクワット", "back_squat")]),
        ("오늘 데드리프트를 140kg 5회", [("데드리프트", "deadlift")]),
        ("今天做了深蹲100公斤和臥推", [("深蹲", "back_squat"), ("臥推", "bench_press")]),
        ("Bankdrücken 3x8, Klimmzüge 3x10", [("Bankdrücken", "bench_press"), ("Klimmzüge", "pull_up")]),
        ("de\u0301veloppe\u0301 couche\u0301 4x8", [("de\u0301veloppe\u0301 couche\u0301", "bench_press")]),
        ("присед 5х5 100кг, жим лёжа 80", [("присед", "back_squat"), ("жим лёжа", "bench_press")]),
    ],
)  # fmt: skip
def test_names_in_other_languages(text: str, mentions: list[tuple[str, str]]) -> None:
    assert spotted(text) == mentions


@pytest.mark.parametrize(
    "text",
    ["how long should I rest between sets?", "Stand up, warm up, cool down, step back.", "grip strength is low", "", "12 x 3 @ 8", "ups"],
)
def test_texts_without_an_exercise(text: str) -> None:
    assert spotted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "press", "row", "run", "dip", "clean", "bench", "step up", "bike", "plank", "shrug", "walk", "raise", "good morning", "I am dead",
        "my calf hurts", "PC", "get up early", "I have a pull-up bar", "hoy corrí", "la marche", "сегодня пресс",
    ],
)  # fmt: skip
def test_everyday_words_are_weak(text: str) -> None:
    assert [mention.weak for mention in catalogue().spot(text)] == [True]


@pytest.mark.parametrize("text", ["squat", "bench press", "deadlift", "pull-ups", "kb swings", "barbell row", "OHP"])
def test_words_of_the_gym_are_strong(text: str) -> None:
    assert [(mention.weak, mention.exact) for mention in catalogue().spot(text)] == [(False, True)]


def test_a_mended_word_alone_is_neither_exact_nor_strong() -> None:
    (mention,) = catalogue().spot("sqaut 5x5")
    assert (mention.exercise_id, mention.exact, mention.weak) == ("back_squat", False, True)


def test_a_bare_row_may_be_another_row() -> None:
    (mention,) = catalogue().spot("row 3x8 60kg")
    assert (mention.exercise_id, "barbell_row" in mention.also) == ("row", True)


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [("weighted dips", ("weighted",)), ("tempo goblet squat", ("tempo",)), ("paused back squats", ()), ("strict press", ("strict",))],
)
def test_qualifiers_that_the_name_does_not_hold_are_kept(text: str, qualifiers: tuple[str, ...]) -> None:
    (mention,) = catalogue().spot(text)
    assert mention.qualifiers == qualifiers


@given(
    st.text(st.characters())
    | st.lists(st.sampled_from(LIFTERS_WORDS)).map(" ".join)
    | st.lists(st.sampled_from(LIFTERS_WORDS)).map("".join)
)
def test_mentions_stand_where_they_say_in_order_and_apart(text: str) -> None:
    mentions = catalogue().spot(text)
    assert all(text[one.start : one.end] == one.words and catalogue().get(one.exercise_id) for one in mentions)
    assert all(first.end <= second.start for first, second in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fran 4:32 Rx", ["Fran"]), ("fight gone bad 300 reps", ["Fight Gone Bad"]), ("filthy-fifty", ["Filthy Fifty"]),
        ("heavy fran then Murph", ["Heavy Fran", "Murph"]), ("open 17.1", ["Open 17.1"]), ("Francis ran", []), ("murphy", []),
    ],
)  # fmt: skip
def test_named_workouts_in_messages(text: str, names: list[str]) -> None:
    assert [mention.benchmark.name for mention in find_benchmark(text)] == names


@pytest.mark.parametrize("name", ["Grace", "Helen", "Diane", "Karen", "Eva", "Annie", "Hope", "Jack"])
def test_first_names_are_weak(name: str) -> None:
    assert [mention.weak for mention in find_benchmark(f"did {name} today")] == [True]


def test_fran_is_thrusters_and_pull_ups() -> None:
    movements = [(one.exercise_id, one.reps, one.men_lb, one.women_lb) for one in benchmarks()["Fran"].movements]
    assert movements == [("thruster", "21-15-9", 95, 65), ("pull_up", "21-15-9", None, None)]


@given(st.text(st.characters()))
def test_named_workouts_stand_where_they_say(text: str) -> None:
    assert all(text[one.start : one.end] == one.words for one in find_benchmark(text))
