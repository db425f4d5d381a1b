"""What the log does not answer is not answered from it: advice, judgements, other people and talk; and what only looks like that is."""

from datetime import date

import pytest

from agent.asking.beyond import is_advice, is_beyond
from agent.asking.call import Call
from agent.asking.following import understood
from agent.asking.question import is_question

FRIDAY = date(2026, 11, 20)
SAID = ("squat 3x5 100 kg", "Logged.")


def calls(words: str, *before: tuple[str, str]) -> list[tuple[str, dict[str, object]]]:
    step = understood(words, before, FRIDAY)[1]
    return [(one.tool, one.arguments) for one in step or () if isinstance(one, Call)]


@pytest.mark.parametrize(
    "words",
    [
        "is creatine worth it",
        "is 3 times a week enough",
        "how often should I train legs?",
        "should I do cardio before or after lifting?",
        "what if I skip a week",
        "what happens if I miss a session?",
        "should I squat or deadlift first",
        "should I train if I'm sick",
        "is it okay to lift when sore",
        "what's the best rep range for size?",
        "is 60 too light for bench",
        "do I need a belt?",
        "how long does it take to build muscle",
        "does stretching help?",
        "is my plan any good",
        "should I do sumo or conventional deadlifts",
        "do I squat too often?",
        "I'm sick, what should I do?",
        "bench twice a week enough?",
        "how sore should I be",
        "what is the plan if I get covid",
    ],
)
def test_general_advice_is_nothing_that_the_log_knows(words: str) -> None:
    assert is_advice(words)
    assert is_question(words)
    assert calls(words, SAID) == []


@pytest.mark.parametrize(
    "words",
    [
        "how much does anna squat",
        "can my brother bench 100?",
        "what's the average bench for a man my age",
        "what would a pro do?",
        "how do I compare to others?",
        "what did we talk about yesterday?",
        "what was my last question",
        "can I trust your numbers?",
    ],
)
def test_other_people_and_talk_are_nothing_that_the_log_knows(words: str) -> None:
    assert is_beyond(words)
    assert calls(words, SAID) == []


@pytest.mark.parametrize(
    "words",
    [
        "is my squat better than in october?",
        "is 102.5 for 5 a new pr?",
        "did bench go up this month?",
        "how long until I bench 100?",
        "should I add 2.5 or 5 kg to my bench?",
        "is my weight okay?",
        "what should I squat next?",
        "which day do I train most?",
    ],
)
def test_what_the_log_knows_is_not_taken_for_advice(words: str) -> None:
    assert not is_beyond(words)
    assert calls(words) != []


@pytest.mark.parametrize(
    "words",
    [
        "is there something wrong with my deadlift",
        "which shoes for squats",
        "can I squat with chains?",
        "do I like squats?",
        "should I swap bench for dips",
        "what's the difference between front and back squat?",
        "average weight per rep on bench?",
    ],
)
def test_the_last_time_is_no_answer_to_something_else(words: str) -> None:
    assert calls(words) == []


@pytest.mark.parametrize(
    ("words", "tool"),
    [
        ("how many rest days this week", "training_days"),
        ("total weight lifted this month", "totals"),
        ("when did I start", "last_workout"),
        ("what was my first workout", "last_workout"),
        ("what's my best lift", "heaviest_sets"),
        ("am I getting stronger", "most_improved"),
        ("how many km in total this year", "totals"),
        ("what day do I train most", "training_days"),
    ],
)
def test_a_lift_that_was_only_told_of_narrows_no_question_about_everything(words: str, tool: str) -> None:
    ((called, arguments),) = calls(words, SAID)
    assert called == tool
    assert "exercise" not in arguments


@pytest.mark.parametrize(
    "words",
    [
        "are you a real person",
        "do you think I'm doing ok",
        "will i ever squat 140",
        "I can't remember what I benched",
        "not sure what to do tomorrow",
        "any good exercises for triceps",
        "does creatine work",
    ],
)
def test_it_is_a_question_without_a_question_mark(words: str) -> None:
    assert is_question(words)


@pytest.mark.parametrize("words", ["will do", "is sore today", "are done", "I forgot my belt", "not sure about that"])
def test_it_is_no_question(words: str) -> None:
    assert not is_question(words)
