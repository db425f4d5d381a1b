"""The words of questions: shorthand and slips, distances and times, dates to count from, names, and what is only a label."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from agent.asking.asked import taken_apart
from agent.asking.call import Call
from agent.asking.following import is_terse, understood
from agent.asking.lengths import distance_in, pace_in, seconds_in
from agent.asking.names import named_workout, unknown_name
from agent.asking.question import is_question
from agent.asking.spelling import plainly
from agent.asking.times import Times

FRIDAY = date(2026, 11, 20)


def calls(words: str, *before: str) -> list[tuple[str, dict[str, object]]]:
    step = understood(words, [(one, "") for one in before], FRIDAY)[1]
    assert isinstance(step, tuple)
    return [(one.tool, one.arguments) for one in step if isinstance(one, Call)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("whats my bech press pr", "what's my bench press pr"),
        ("wat weigth last wk", "what weight last week"),
        ("overhaed press hsitory", "overhead press history"),
        ("avg pace this mo", "average pace this month"),
        ("run me through august", "show me august"),
    ],
)
def test_shorthand_and_slips_are_read_as_they_were_meant(written: str, meant: str) -> None:
    assert plainly(written) == meant


@pytest.mark.parametrize(
    "words", ["the best rest places", "a cold stream and a beach", "my squad plans", "I lost weight", "BMI", "Helen", "Cindy"]
)
def test_sound_words_stay_as_they_are(words: str) -> None:
    assert plainly(words) == words


@pytest.mark.parametrize(
    ("words", "metres"),
    [
        ("my last 5k", "5000"),
        ("a 10 km run", "10000"),
        ("400m repeats", "400"),
        ("half marathon", "21098"),
        ("2 miles", "3218.688"),
        ("5ks", "5000"),
    ],
)
def test_distances_are_metres(words: str, metres: str) -> None:
    assert distance_in(words) == Decimal(metres)


@pytest.mark.parametrize(
    ("words", "seconds"), [("in 24:48", 1488), ("1:05:00", 3900), ("a 50 minute 10k", 3000), ("1h 30 min", 5400), ("2 hours", 7200)]
)
def test_lengths_of_time_are_seconds(words: str, seconds: int) -> None:
    assert seconds_in(words) == seconds


def test_a_pace_is_neither_a_distance_nor_a_time() -> None:
    assert pace_in("10 km at 5:15 per km") == Decimal("0.315")
    assert distance_in("10 km at 5:15 per km") == 10000
    assert seconds_in("at 5:15/km") is None
    assert distance_in("100 kg for 5") is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on Christmas", "2025-12-25", "2025-12-25"),
        ("the week of November 3", "2026-11-02", "2026-11-08"),
        ("since the start of November", "2026-11-01", "2026-11-20"),
        ("was October better", "2026-10-01", "2026-10-31"),
    ],
)
def test_more_stretches_of_time(words: str, first: str, last: str) -> None:
    span = Times(words, FRIDAY).spans[0]
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("words", "tool", "arguments"),
    [
        ("what's 3 weeks from Friday?", "calendar", {"days_from_today": 21, "from_day": "2026-11-27"}),
        ("what's 2 weeks before Christmas?", "calendar", {"days_from_today": -14}),
        ("how many rest days did I have last week?", "training_days", {"first_day": "2026-11-09", "last_day": "2026-11-15"}),
        ("did I miss any weeks?", "training_days", {}),
        ("which week had the most sets?", "best_period", {"by": "week", "measure": "sets"}),
        ("what was my easiest month?", "best_period", {"by": "month", "least": True}),
        ("have I ever squatted 140?", "times_with", {"exercise": "squatted", "weight": "140"}),
        ("when did I first bench over 100 kg?", "times_with", {"weight": "100", "unit": "kg", "above": True}),
        ("how many reps could I do with 100 kg on squat?", "reps_at", {"weight": "100", "unit": "kg"}),
        ("what pace for a 50 minute 10k?", "pace_from", {"distance": "10", "seconds": "3000", "unit": "km"}),
        ("how fast did I run my last 5k?", "logged_pace", {"metres": "5000"}),
        ("what was my best Fran time?", "benchmark_results", {"name": "Fran"}),
        ("what is an EMOM?", "explain_term", {"term": "EMOM"}),
        ("which lift has improved the most?", "most_improved", {}),
        ("am I on track for my goal?", "goal_outlook", {}),
        ("do you think I can squat 140 by june?", "goal_outlook", {"exercise": "squat", "weight": "140"}),
        ("will i bench 100 before summer", "goal_outlook", {"exercise": "bench", "weight": "100"}),
        ("how long til june 1st", "days_between", {"first_day": "2026-11-20", "last_day": "2027-06-01"}),
        ("days left til 1 june?", "days_between", {"first_day": "2026-11-20", "last_day": "2027-06-01"}),
        ("scale trend?", "measurements", {"kind": "weight"}),
        ("explain what RPE means", "explain_term", {"term": "RPE"}),
        ("how much did I weigh in May?", "measurements", {"kind": "weight", "first_day": "2026-05-01"}),
        ("what's my squat to bodyweight ratio?", "relative_strength", {"exercise": "squat"}),
        ("show me my last 3 bench sessions", "exercise_history", {"exercise": "bench", "limit": 3}),
        ("what is the difference between a strict press and a push press?", "exercise_guide", {"exercise": "strict press"}),
    ],
)
def test_a_question_calls_the_tool_that_knows(words: str, tool: str, arguments: dict[str, object]) -> None:
    name, given = calls(words)[0]
    assert name == tool
    assert arguments.items() <= given.items()


@pytest.mark.parametrize(
    ("before", "words", "tool", "arguments"),
    [
        ("what did I bench last time?", "and the time before that?", "exercise_history", {"skip": 1}),
        ("how many sessions in August?", "which days did I train?", "training_days", {"first_day": "2026-08-01"}),
        ("what was my squat volume in July?", "and in pounds?", "totals", {"unit": "lb", "first_day": "2026-07-01"}),
        ("what's my average pace?", "and per mile?", "logged_pace", {"which": "average", "unit": "mi"}),
        ("undo that", "what's my best squat?", "personal_records", {"exercise": "squat"}),
    ],
)
def test_what_follows_is_understood_by_what_was_asked(before: str, words: str, tool: str, arguments: dict[str, object]) -> None:
    name, given = calls(words, before)[0]
    assert name == tool
    assert arguments.items() <= given.items()


def test_two_months_that_follow_on_each_other_are_counted_as_one_and_others_apart() -> None:
    [(_, joined)] = calls("how far did I run in July and August?")
    assert (joined["first_day"], joined["last_day"]) == ("2026-07-01", "2026-08-31")
    assert [given["first_day"] for _, given in calls("how far did I run in May and August?")] == ["2026-05-01", "2026-08-01"]


@pytest.mark.parametrize("words", ["last squat", "next workout", "fran time", "bodyweight", "bench pr"])
def test_a_label_asks_for_what_it_names(words: str) -> None:
    assert is_terse(understood(words, [], FRIDAY)[0])


@pytest.mark.parametrize("words", ["Cindy 17 rounds rx", "Fran 4:32", "squat 3x5 100", "last squat felt heavy", "delete Tuesday's workout"])
def test_what_is_told_is_no_label(words: str) -> None:
    assert not is_terse(understood(words, [], FRIDAY)[0])


@pytest.mark.parametrize(
    "words", ["whats my pr", "so which week was best", "in which month did I lift most", "was that more", "hows my bench"]
)
def test_a_question_needs_no_mark(words: str) -> None:
    assert is_question(words)


def test_names_that_the_catalogue_does_not_know() -> None:
    assert named_workout("what was my Grace time?") == "Grace"
    assert unknown_name("what's my best zottman carry?") == "zottman carry"
    assert unknown_name("what was my best set ever?") == ""
    assert taken_apart("how many sets on push days", FRIDAY).muscle == "push"


@pytest.mark.parametrize(
    "words", ["no rack free, what instead of squats", "elbow hurts on curls what else", "morning! whats next", "when did I squat"]
)
def test_what_is_asked_behind_a_statement_is_asked(words: str) -> None:
    assert is_question(words)


@pytest.mark.parametrize("words", ["when I squat it clicks", "when i got home i did pushups", "when I hit my goal I'll celebrate"])
def test_when_may_only_tell(words: str) -> None:
    assert not is_question(words)


@pytest.mark.parametrize(
    ("words", "tool", "arguments"),
    [
        ("best month so far?", "best_period", {"measure": "load"}),
        ("what was my first ever workout", "last_workout", {"oldest": True}),
        ("what reps would 100kg be on squat", "reps_at", {"weight": "100"}),
        ("squat or bench next?", "propose_next_session", {}),
        ("what should I do tomorrow in 30 minutes", "propose_next_session", {"day": "2026-11-21", "minutes": 30}),
        ("pr list please", "personal_records", {}),
    ],
)
def test_everyday_wordings_reach_the_tool_that_knows(words: str, tool: str, arguments: dict[str, Any]) -> None:
    [(called, given)] = calls(words, "squat 3x5 100 kg")
    assert (called, given) == (tool, given | arguments)


def test_how_far_it_was_in_all_is_no_matter_of_one_distance() -> None:
    [(tool, arguments)] = calls("how far this month", "ran 4k today but didnt time it")
    assert (tool, arguments["lead"]) == ("totals", "distance")
