"""What nobody here can do or know is said plainly; what only sounds like it is answered as ever."""

import pytest

from agent.asking.beyond import is_advice
from agent.asking.unable import NO_DEEDS, NO_DIET, NO_FOOD, NO_PICTURES, unable
from agent.facts import Facts
from agent.rules import decide, of_the_log
from coaching.readiness import untold
from tests.agent.test_asking_beyond import calls

SAID = ("squat 3x5 100 kg", "Logged.")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("book me a physio", NO_DEEDS),
        ("can you book a massage for saturday", NO_DEEDS),
        ("order me some protein", NO_DEEDS),
        ("call my gym", NO_DEEDS),
        ("play some music", NO_DEEDS),
        ("email my brother the log", NO_DEEDS),
        ("make me an appointment with a doctor", NO_DEEDS),
        ("what did I eat", NO_FOOD),
        ("what did i have for lunch", NO_FOOD),
        ("how many calories did I eat today", NO_FOOD),
        ("log my breakfast", NO_FOOD),
        ("did I eat enough protein", NO_FOOD),
        ("show me a video of a snatch", NO_PICTURES),
        ("send me a picture of a good squat", NO_PICTURES),
        ("I'm cutting, 10 weeks out", NO_DIET),
        ("12 weeks out from my show", NO_DIET),
        ("I'm on a bulk", NO_DIET),
        ("starting a mini prep, I'm in a deficit", NO_DIET),
    ],
)
def test_what_cannot_be_done_is_said_so(words: str, answer: str) -> None:
    assert unable(words) == answer
    assert decide(words, Facts(today="2026-11-20", weekday="Friday", timezone="UTC")) == answer


@pytest.mark.parametrize(
    "words",
    [
        "make me a table of my records",
        "show me my records",
        "I'm cutting back on volume",
        "cut me some slack",
        "how do I book a class",
        "call it a day",
        "order of exercises?",
        "I want to call you Bob",
        "I'm cutting, should I train more?",
        "what did I lift",
        "get me a warm-up for 100 kg",
        "I ran out of the park",
    ],
)
def test_other_words_are_left_to_others(words: str) -> None:
    assert unable(words) == ""


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("I slept 4 hours, still train?", "sleep"),
        ("slept like crap, should I still go?", "sleep"),
        ("only 3h sleep, train or rest?", "sleep"),
        ("barely slept, gym or not?", "sleep"),
        ("didn't sleep, skip today?", "sleep"),
        ("5 hours of sleep, is it ok to lift?", "sleep"),
        ("got no sleep, what should I do today?", "sleep"),
        ("up all night with the baby, do I still squat?", "sleep"),
        ("super tired today, should I train?", "tiredness"),
        ("exhausted, rest day?", "tiredness"),
        ("so stressed out, is it better to skip?", "tiredness"),
        ("zero energy, easy session maybe?", "tiredness"),
    ],
)
def test_whether_to_train_on_a_bad_day_is_judged_by_the_log(words: str, what: str) -> None:
    facts = Facts(today="2026-11-20", weekday="Friday", timezone="UTC")
    assert untold(words) == what
    assert [one.tool for one in decide(words, facts) if not isinstance(one, str)] == ["deload_check"]


@pytest.mark.parametrize("words", ["only got dumbbells today", "only 30 minutes today", "I slept 4 hours, still train?"])
def test_an_open_alarm_goes_before_any_training_to_come(words: str) -> None:
    facts = Facts(today="2026-11-20", weekday="Friday", timezone="UTC", alarm="See a doctor first.")
    assert decide(words, facts) == of_the_log(words, facts) == "See a doctor first."


@pytest.mark.parametrize(
    "words",
    ["how long did I sleep", "should I sleep more?", "I slept 8 hours", "I'm tired of squats", "slept 4 hours", "am I lifting enough"],
)
def test_sleep_alone_asks_nothing_of_the_log(words: str) -> None:
    assert untold(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "explain the nervous system fatigue thing",
        "explain the whole CNS business",
        "explain why squats are king",
        "explain the sleep and gains link",
        "can you explain how muscles grow",
        "explain what makes protein good",
        "please explain the hormone stuff",
        "explain the anabolic window",
        "explain how tendons adapt",
        "explain the central governor",
        "should I sleep more?",
        "what is the goal of a deload",
    ],
)
def test_what_is_to_be_explained_is_nothing_that_the_log_knows(words: str) -> None:
    assert is_advice(words)
    assert calls(words, SAID) == []


@pytest.mark.parametrize(
    ("words", "tool"),
    [("explain the rpe scale", "explain_term"), ("explain the rir thing", "explain_term"), ("explain my squat trend", "training_trend")],
)
def test_what_can_be_explained_still_is(words: str, tool: str) -> None:
    assert [one for one, _ in calls(words)] == [tool]
