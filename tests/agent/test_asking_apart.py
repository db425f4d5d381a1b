"""Questions that are no follow-ups: what was spoken of before has no part in them. And those that are."""

from datetime import timedelta
from typing import Any

import pytest

from kit.clock import FixedClock
from tests.agent.test_asking_beyond import calls
from tests.stories.athlete import Athlete

BENCH = ("what was my last bench", "Bench press: 3 × 5 @ 72.5 kg, yesterday.")
LEGS = ("give me a knee friendly leg exercise", "For leg: Glute bridge, Romanian deadlift.")
PRESS = ("press 3x5 42.5", "Logged. Overhead press: 3 × 5 @ 42.5 kg (today).")


@pytest.mark.parametrize("before", [BENCH, LEGS])
@pytest.mark.parametrize(
    "words",
    [
        "explain the stretch reflex in one sentence",
        "can you explain cluster sets",
        "describe a good warm down",
        "teach me about tempo training",
        "why do people stall",
        "why do muscles get sore",
        "how come beginners grow so fast",
        "did you ever coach a champion",
        "have you ever competed",
        "are you strong",
        "how old are you",
        "what would you do tomorrow if you were me",
        "in my shoes, what would you change",
        "who is stronger, me or anna",
        "am I stronger than piotr",
        "how far behind lucy am i",
        "do i squat as much as ben",
        "who lifts more, tom or me",
    ],
)
def test_knowledge_the_coach_and_other_people_are_no_follow_up(words: str, before: tuple[str, str]) -> None:
    assert calls(words, before) == []


@pytest.mark.parametrize(
    ("words", "tool"),
    [
        ("explain that", "exercise_history"),
        ("why", "exercise_history"),
        ("and the squat?", "exercise_history"),
        ("in pounds", "exercise_history"),
        ("why is my bench stuck", "training_trend"),
        ("explain my trend", "training_trend"),
        ("am i stronger than last month", "compare_periods"),
        ("is it heavier than before", "compare_periods"),
        ("did you log it", "last_workout"),
        ("why did you suggest 75", "propose_next_session"),
        ("did I beat fran", "benchmark_results"),
    ],
)
def test_what_goes_on_with_the_same_is_one(words: str, tool: str) -> None:
    assert [name for name, _ in calls(words, BENCH)] == [tool]


@pytest.mark.parametrize(
    "words",
    [
        "should I go up next time",
        "should i add weight next time",
        "can I increase it next week",
        "do I go heavier next time",
        "what weight next time",
        "ready to go up?",
        "is it time to add weight",
        "how much should I add",
    ],
)
def test_more_of_a_load_is_asked_of_the_lift_that_was_just_told(words: str) -> None:
    assert calls(words, PRESS) == [("propose_next_session", {"exercise": "press"})]


@pytest.mark.parametrize("words", ["what's next", "what should I do next", "next workout", "what's on today"])
def test_the_next_session_is_a_whole_one(words: str) -> None:
    assert "exercise" not in calls(words, PRESS)[0][1]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("what's my bodyweight goal", {"measurement": "body weight"}),
        ("what's my weight goal", {"measurement": "body weight"}),
        ("what is my target body weight", {"measurement": "body weight"}),
        ("do I have a goal for my waist", {"measurement": "waist"}),
        ("what's my body fat target", {"measurement": "body fat"}),
        ("did I set a sleep goal", {"measurement": "sleep"}),
        ("what are my goals", {}),
        ("what's my squat goal", {"exercise": "squat"}),
    ],
)
def test_a_goal_is_asked_for_by_what_it_is_of(words: str, asked: dict[str, Any]) -> None:
    assert calls(words) == [("goals", asked)]


@pytest.mark.parametrize(
    "words", ["do I have one", "is there one", "did I set one?", "have I got one at all", "and is there any", "did I even set one"]
)
def test_whether_there_is_one_is_asked_of_the_same(words: str) -> None:
    before = ("what's my bodyweight goal", "No goal for your body weight is stored.")
    assert calls(words, before) == [("goals", {"measurement": "body weight"})]


def test_whether_there_is_one_for_something_else_is_asked_of_that() -> None:
    before = ("what's my squat goal", "Back squat 140 kg.")
    assert calls("and do I have one for bench", before) == [("goals", {"exercise": "bench"})]


@pytest.mark.parametrize(
    "words",
    [
        "can I get abs by summer",
        "will I have a six pack by june",
        "could I be shredded in 8 weeks",
        "can I get bigger arms by christmas",
        "will i look toned by may",
        "can i get lean this year",
        "is my knee ready for heavy squats",
        "is my left shoulder strong enough to press",
        "will my back be fit for deadlifts",
        "when can I deadlift again",
        "how soon can i run again",
        "when can i get back to squatting",
        "how long until I can bench again",
    ],
)
def test_looks_and_healing_are_nothing_that_a_log_tells(words: str) -> None:
    assert calls(words) == []


@pytest.mark.parametrize(
    ("words", "tool"),
    [
        ("can I squat 140 by june", "goal_outlook"),
        ("when can I deadlift 140 again", "goal_outlook"),
        ("when will I reach my goal", "goal_outlook"),
        ("is my knee better", "injuries"),
        ("will I hit my goal by june", "goal_outlook"),
    ],
)
def test_what_a_log_can_tell_of_them_is_told(words: str, tool: str) -> None:
    assert [name for name, _ in calls(words)] == [tool]


@pytest.mark.parametrize(
    ("words", "lifts"),
    [
        ("what's my squat to bench ratio", ["squat", "bench"]),
        ("bench to squat ratio?", ["bench", "squat"]),
        ("what is the ratio of my deadlift to my squat", ["deadlift", "squat"]),
        ("what's the ratio between my bench and my row", ["bench", "row"]),
        ("show my front squat to back squat ratio", ["front squat", "back squat"]),
        ("tell me my bench to deadlift ratio", ["bench", "deadlift"]),
    ],
)
def test_two_lifts_are_set_beside_each_other(words: str, lifts: list[str]) -> None:
    assert calls(words) == [("lift_total", {"exercises": lifts, "ratio": True})]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("what did I do before the run on sunday", {"before": "run", "day": "2026-11-15"}),
        ("what did I do before my last squat", {"before": "squat"}),
        ("what had I done before the deadlifts on tuesday", {"before": "deadlifts", "day": "2026-11-17"}),
        ("what else did I train before that run", {"before": "run"}),
        ("did I do anything before the bench on monday", {"before": "bench", "day": "2026-11-16"}),
        ("what did I do before I ran on sunday", {"before": "ran", "day": "2026-11-15"}),
    ],
)
def test_what_came_before_an_exercise_is_told(words: str, asked: dict[str, Any]) -> None:
    assert calls(words) == [("last_workout", asked)]


@pytest.mark.parametrize("words", ["what did I bench before october", "what did I squat on monday"])
def test_what_an_exercise_was_before_is_its_own_history(words: str) -> None:
    assert [name for name, _ in calls(words)] == ["exercise_history"]


async def test_the_ratio_is_computed_from_the_two_bests(owner: Athlete) -> None:
    await owner.says("bench 3x5 80 kg")
    turn = await owner.says("what's my squat to bench ratio")
    assert "Back squat to Bench press: 1.25 to 1" in turn["message"]["text"]
    turn = await owner.says("and my squat to row ratio?")
    assert "No Row with a weight is stored" in turn["message"]["text"]


async def test_a_goal_that_is_stored_is_none_for_something_else(owner: Athlete) -> None:
    await owner.says("my goal is a 140 kg squat")
    turn = await owner.says("what's my bodyweight goal")
    assert turn["message"]["text"].startswith("No goal for your body weight is stored.")
    turn = await owner.says("do I have one")
    assert turn["message"]["text"].startswith("No goal for your body weight is stored.")
    await owner.says("I want to weigh 78 kg by june")
    turn = await owner.says("what's my bodyweight goal")
    assert "78 kg" in turn["message"]["text"]
    assert "140" not in turn["message"]["text"]


@pytest.mark.parametrize(
    ("done", "words", "answer"),
    [
        ("goblet squats 3x10 20 kg, then ran 5 km in 27:30", "what did I do before the run", "in the same workout: Goblet squat: 3 × 10"),
        ("ran 5 km in 27:30", "what did I do before the run today", "Before Run (today): Back squat: 3 × 5 @ 100 kg"),
        ("bench 3x5 60 kg", "what did I do before the squats", "Nothing is stored before Back squat (today)"),
    ],
)
async def test_what_was_done_before_is_another_workout_or_the_same(
    owner: Athlete, clock: FixedClock, done: str, words: str, answer: str
) -> None:
    clock.at += timedelta(hours=1)
    await owner.says(done)
    turn = await owner.says(words)
    assert answer in turn["message"]["text"]


@pytest.mark.parametrize("words", ["is my knee ready for heavy squats", "when can I squat again", "is my left knee strong enough to run"])
async def test_whether_a_part_is_fit_is_a_doctors_to_say(owner: Athlete, words: str) -> None:
    await owner.says("my left knee hurts since yesterday")
    turn = await owner.says(words)
    assert "knee" in turn["message"]["text"]
    assert "a doctor or physio can" in turn["message"]["text"]


@pytest.mark.parametrize(
    "words", ["first time I did those!", "first time I tried them", "first time I ever did those!", "my first time I did that!"]
)
async def test_that_it_was_the_first_time_is_told_and_not_asked(owner: Athlete, words: str) -> None:
    await owner.says("dips 3x8 bodyweight")
    turn = await owner.says(words)
    assert turn["receipts"] == []
    assert "squat" not in turn["message"]["text"].lower()


@pytest.mark.parametrize("words", ["first time I squatted", "when was the first time I squatted?", "last time I did squats"])
async def test_when_the_first_time_was_is_asked(owner: Athlete, words: str) -> None:
    turn = await owner.says(words)
    assert "100 kg" in turn["message"]["text"]
