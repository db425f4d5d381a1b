"""Two things set side by side: names with "vs" between them, and what was just told of beside another day of the same."""

from typing import Any

import pytest

from agent.asking.question import is_question
from tests.agent.test_asking_beyond import calls

RAN = ("ran 5k in 26:50 yesterday", "Logged. Run: 5 km in 26:50 (yesterday).")
BENCHED = ("bench 3x8 62.5 kg", "Logged. Bench press: 3 × 8 @ 62.5 kg (today).")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("bench vs squat", ["bench", "squat"]),
        ("deadlift versus row", ["deadlift", "row"]),
        ("squat vs. bench", ["squat", "bench"]),
        ("my squat vs my bench", ["squat", "bench"]),
        ("ok so deadlift vs squat", ["deadlift", "squat"]),
        ("squat vs bench vs deadlift", ["squat", "bench", "deadlift"]),
        ("overhead press vs bench", ["overhead press", "bench"]),
        ("front squat vs back squat", ["front squat", "back squat"]),
        ("pull ups vs chin ups", ["pull ups", "chin ups"]),
        ("hip thrust versus deadlift pls", ["hip thrust", "deadlift"]),
    ],
)
def test_lifts_side_by_side_are_told_by_their_bests(words: str, names: list[str]) -> None:
    assert is_question(words)
    assert [(tool, arguments["exercise"]) for tool, arguments in calls(words, BENCHED)] == [("personal_records", one) for one in names]


@pytest.mark.parametrize(
    ("words", "tool"),
    [("november vs october", "compare_periods"), ("this week vs last week", "compare_periods"), ("legs vs chest", "totals")],
)
def test_other_things_side_by_side_are_compared_too(words: str, tool: str) -> None:
    assert is_question(words)
    assert {one for one, _ in calls(words, BENCHED)} == {tool}


@pytest.mark.parametrize("words", ["we played us vs them today", "ran vs my mate", "bench 3x8 60 vs 57.5"])
def test_what_was_done_against_somebody_is_no_question(words: str) -> None:
    assert not is_question(words)


@pytest.mark.parametrize(
    "words",
    [
        "was that faster than sunday",
        "is that quicker than sunday's?",
        "was it slower than sunday",
        "faster than sunday?",
        "and slower than sunday?",
        "is this better than sunday",
        "was that one faster than on sunday",
        "how does that compare to sunday",
        "how does that compare with sunday",
        "was that any quicker than last sunday",
    ],
)
def test_what_was_just_told_of_is_set_beside_the_day(words: str) -> None:
    days = {"first_day": "2026-11-19", "last_day": "2026-11-19"}
    older = {"first_day": "2026-11-15", "last_day": "2026-11-15"}
    run = {"exercise": "ran", "limit": 1}
    beside = [("exercise_history", run | days), ("exercise_history", run | older)]
    others = {f"other_{name}": day for name, day in older.items()}
    assert calls(words, RAN) in (beside, [("compare_times", {"metres": "5000", "exercise": "ran", **days, **others})])


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ("was that heavier than wednesday", [{"first_day": "2026-11-20"}, {"first_day": "2026-11-18"}]),
        ("is that better than friday", [{"first_day": "2026-11-20"}, {"first_day": "2026-11-13"}]),
    ],
)
def test_a_weekday_of_today_is_the_one_before(words: str, arguments: list[dict[str, Any]]) -> None:
    assert [one | known for (_, one), known in zip(calls(words, BENCHED), arguments, strict=True)] == [
        one for _, one in calls(words, BENCHED)
    ]


@pytest.mark.parametrize(
    ("words", "tool"),
    [
        ("was that heavier than last time", "exercise_history"),
        ("is that heavier than the time before", "exercise_history"),
        ("is that more than last month", "compare_periods"),
        ("was that heavier than my last bench", "exercise_history"),
    ],
)
def test_another_stretch_is_compared_as_before(words: str, tool: str) -> None:
    assert {one for one, _ in calls(words, BENCHED)} == {tool}


@pytest.mark.parametrize(
    "words",
    [
        "was that faster than the last 5k",
        "is that quicker than my last 5 km?",
        "was it slower than the previous 5k",
        "faster than my last 5k?",
    ],
)
def test_a_distance_is_set_beside_the_time_before(words: str) -> None:
    assert calls(words, RAN) == [("logged_pace", {"metres": "5000", "exercise": "ran", "which": "last two"})]
