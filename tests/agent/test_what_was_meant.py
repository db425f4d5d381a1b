"""Questions whose words lie near another question: each is answered for what it means, or honestly not at all."""

from datetime import date
from typing import Any

import pytest

from agent.asking.ailing import asks_of_injuries
from agent.asking.beyond import is_beyond
from agent.asking.call import Call
from agent.asking.following import understood
from agent.asking.question import is_question
from agent.asking.racing import NO_TIMES_AHEAD, WHICH_WAY
from agent.asking.several import all_understood
from agent.facts import Facts
from agent.rules import decide

FRIDAY = date(2026, 11, 20)
SCALES = ("the scales said 71.4 today", "Noted: body weight 71.4 kg.")
PRESSED = ("what's my best press?", "Overhead press, heaviest: 45 kg × 5.")
RODE = ("rode 18 km this morning", "Logged. Bike: 18 km (today).")
PARKRUN = ("going to do a parkrun in 27:30 or so. silly?", "Can't, without a language model.")
FACTS = Facts(today="2026-11-20", weekday="Friday", timezone="UTC", memories=("I sing in a choir on Sundays", "my left ankle is weak"))


def answer(words: str, *before: tuple[str, str]) -> object:
    return all_understood(words, before, FRIDAY)[1]


def calls(words: str, *before: tuple[str, str]) -> list[tuple[str, dict[str, Any]]]:
    step = answer(words, *before)
    return [(one.tool, one.arguments) for one in step if isinstance(one, Call)] if isinstance(step, tuple) else []


@pytest.mark.parametrize(
    "words",
    [
        "which ankle did I tell you is sore?",
        "which elbow was it that hurts again",
        "which knee is the bad one",
        "when did I tweak it again?",
        "is that the same as the tendonitis?",
        "is it the same thing as my old sprain",
        "lunges are off, right? because of the knee",
        "are pull-ups still off limits, yes?",
        "what exercises should I stay away from with this hip",
        "what am I not supposed to do with it",
        "what should I avoid",
    ],
)
def test_what_hurts_and_what_it_rules_out_is_asked_of_the_injuries(words: str) -> None:
    assert asks_of_injuries(words)
    assert decide(words, FACTS) == (Call("injuries"),)


@pytest.mark.parametrize(
    "words",
    [
        "which shoulder press is better",
        "is it the same as last week",
        "monday is off, right?",
        "what should I avoid eating",
        "which leg day is next",
    ],
)
def test_what_only_sounds_like_an_injury_is_none(words: str) -> None:
    assert not asks_of_injuries(words)


def test_a_memory_is_told_to_whoever_asks_what_is_remembered() -> None:
    assert decide("do you remember where I sing on sundays", FACTS) == "You told me: I sing in a choir on Sundays."
    assert "choir" not in str(decide("do you remember what I squatted on sunday", FACTS))


@pytest.mark.parametrize(
    "words",
    [
        "can I deadlift three times a week?",
        "should I row twice a week, tue and sat",
        "seat on 4 ok or should it be higher",
        "is the leg press the same thing or should I stay with squats",
        "shld I get a rower or is that overkill",
        "should I wear lifting shoes or just do it in socks like everybody",
        "anna swears by planks. do I have to",
        "curls were 9 today, is that weak beside my rows",
        "is that daft",
        "does walking the dog uphill... does that count as cardio",
        "does that pass as a farmer's walk",
        "late shift all week. when do I sleep",
        "should I press less on sunday if I climb on saturday",
        "anyway why do my rows grow and my curls not",
        "how far am I behind him on the rower",
        "which sundays did I swim rather than run",
    ],
)
def test_what_is_to_be_weighed_up_is_looked_up_nowhere(words: str) -> None:
    assert calls(words, PRESSED) == []
    assert "without a language model" in str(decide(words, FACTS, [PRESSED]))


@pytest.mark.parametrize(
    "words",
    [
        "should I use more weight or more reps",
        "how many times a week did I deadlift",
        "should I squat less weight if it hurts",
        "which days did I swim",
    ],
)
def test_what_can_be_counted_or_reckoned_is_not_weighed_up(words: str) -> None:
    assert not is_beyond(words)


@pytest.mark.parametrize(
    ("words", "tool", "arguments"),
    [
        ("how much is that since I began with you", "measurements", {"kind": "weight"}),
        ("so how many kilos gone by now", "measurements", {"kind": "weight"}),
        ("what was I at in september", "measurements", {"kind": "weight", "first_day": "2026-09-01", "last_day": "2026-09-30"}),
        ("at this speed do I make 68 by march or not", "weight_outlook", {"target": "68", "by": "2027-03-01"}),
    ],
)
def test_talk_of_the_scales_goes_on(words: str, tool: str, arguments: dict[str, Any]) -> None:
    assert calls(words, SCALES, ("sorry, misread it", "All right.")) == [(tool, arguments)]


def test_a_lift_that_was_named_since_ends_the_talk_of_the_scales() -> None:
    assert "weight_outlook" not in [tool for tool, _ in calls("do I make 68 by march", SCALES, PRESSED)]


@pytest.mark.parametrize(
    "words",
    ["doable or am I dreaming", "honest answer: april realistic or am I kidding myself", "60 by june still on or did I get carried away"],
)
def test_whether_a_goal_is_a_dream_is_asked_of_its_line(words: str) -> None:
    assert is_question(words)
    assert calls(words)[0][0] == "goal_outlook"


def test_a_doubt_about_a_goal_leaves_the_lift_that_was_spoken_of() -> None:
    doubted = ("that in 3 months, doable or am I dreaming", "Overhead press 60 kg: 15 kg to go.")
    assert calls("what's the 3 rep best, not the double", PRESSED, doubted)[0][1].get("exercise") == "press"


def test_a_weight_at_this_rate_is_that_of_the_lift_that_was_spoken_of() -> None:
    assert calls("at this rate do I hit 60 by april? work it out", PRESSED) == [("goal_outlook", {"exercise": "press", "weight": "60"})]


def test_the_coming_day_is_meant_where_the_plan_is_asked_for() -> None:
    assert calls("what exactly am I doing wednesday") == [("planned_sessions", {"first_day": "2026-11-25", "last_day": "2026-11-25"})]
    assert calls("what did I do wednesday")[0][0] == "find_workouts"


def test_what_happened_on_a_day_is_told_whatever_is_said_of_it() -> None:
    day = {"first_day": "2026-11-03", "last_day": "2026-11-03"}
    assert calls("remind me what happened on nov 3, that was a bad one") == [("find_workouts", day)]


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ("tuesdays squat, was it 90 or 92.5? no idea anymore", {"limit": 3, "first_day": "2026-11-17", "last_day": "2026-11-17"}),
        ("the squat, was it 90 or 95?", {"limit": 3}),
        ("my last squat, was it 90 or 95?", {"limit": 1}),
    ],
)
def test_who_half_remembers_a_weight_gets_the_lift_of_that_day(words: str, arguments: dict[str, Any]) -> None:
    assert calls(words) == [("exercise_history", {"exercise": "squat", **arguments})]


def test_whether_a_weight_is_the_heaviest_is_asked_of_the_records() -> None:
    assert calls("so is 14 my heaviest curl ever?")[0][0] == "personal_records"
    assert calls("is 32 kg my best goblet squat") == [("personal_records", {"exercise": "goblet squat"})]


@pytest.mark.parametrize(("words", "kind"), [("whats my best 1000m", "1k"), ("fastest 2000 m?", "2k"), ("my 400 m record", "400m")])
def test_a_way_in_metres_has_its_own_record(words: str, kind: str) -> None:
    assert calls(words) == [("personal_records", {"kind": kind})]


def test_what_two_exercises_train_is_told_of_both() -> None:
    told = calls("what does a front squat actually train that the leg press doesn't")
    assert told == [("exercise_guide", {"exercise": "front squat"}), ("exercise_guide", {"exercise": "leg press"})]


def test_what_was_done_instead_is_no_wish_for_a_stand_in() -> None:
    assert "substitutes" not in [tool for tool, _ in calls("did I row instead of running yesterday")]


@pytest.mark.parametrize(
    ("words", "before", "arguments"),
    [
        ("what splits per k would that be", [PARKRUN], {"distance": "5", "seconds": "1650", "unit": "km"}),
        ("and for sub 27?", [PARKRUN, ("what pace would that be", "5:30 /km.")], {"distance": "5", "seconds": "1620", "unit": "km"}),
        ("it was 18 in 45:00 so whats that in kmh", [RODE], {"distance": "18", "seconds": "2700", "unit": "km"}),
    ],
)
def test_a_time_that_was_only_said_is_reckoned_over_its_way(words: str, before: list[tuple[str, str]], arguments: dict[str, Any]) -> None:
    assert calls(words, *before) == [("pace_from", arguments)]


def test_a_split_without_its_way_is_asked_for() -> None:
    assert answer("what split is 8:10 per 500") == WHICH_WAY


def test_no_day_is_promised_to_who_reckons_with_seconds() -> None:
    assert answer("if I lose 5 sec a month when am I under 8:00") == NO_TIMES_AHEAD


def test_the_one_before_is_set_beside_the_last() -> None:
    ride = ("how fast was my last ride?", "Bike, last: 2:30 /km, today.")
    assert calls("faster than the one before?", ride) == [("exercise_history", {"exercise": "ride", "limit": 2})]


def test_the_time_of_a_named_workout_goes_on_with_it() -> None:
    assert calls("and how long did I need", ("what's murph again", "Murph: …")) == [("benchmark_results", {"name": "Murph"})]
    assert calls("and how long did I train this week", ("what's murph again", "Murph: …"))[0][0] == "totals"


def test_the_second_of_two_questions_is_answered_where_the_first_names_the_lift() -> None:
    step = understood("does that mean I can front squat again? when did I last do it", [], FRIDAY)[1]
    assert isinstance(step, tuple)
    assert step[0].arguments["exercise"] == "front squat"


def test_what_else_is_allowed_goes_on_with_what_is_ruled_out() -> None:
    before = [("what exercises should I stay away from with this knee", "Injuries that hold: knee.")]
    facts = FACTS.model_copy(update={"sore": ("knee",)})
    assert "knee" in str(decide("jumps, fair enough. what about bench press", facts, before))


@pytest.mark.parametrize(
    "words",
    [
        "going to rest, what would a deload do",
        "two pizzas, does something like that wreck the week",
        "it was 18 in 45 min so what's that per km",
    ],
)
def test_a_question_behind_what_is_told_is_one(words: str) -> None:
    assert is_question(words)


@pytest.mark.parametrize("words", ["either it was the coffee or the bench", "did 3x8 or so", "told her what would happen"])
def test_what_is_only_told_stays_told(words: str) -> None:
    assert not is_question(words)
