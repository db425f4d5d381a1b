"""How a question is taken apart: its times in the user's calendar, its quantities, and what it takes over from the one before."""

from datetime import date
from decimal import Decimal

import pytest

from agent.asking.asked import taken_apart
from agent.asking.following import understood
from agent.asking.quantities import quantities
from agent.asking.times import Times
from agent.asking.topics import topic_of

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("what did I do last Tuesday?", "2026-11-17", "2026-11-17"),
        ("how many sets last week?", "2026-11-09", "2026-11-15"),
        ("how many sets this week?", "2026-11-16", "2026-11-22"),
        ("the week before last", "2026-11-02", "2026-11-08"),
        ("in the last 4 weeks", "2026-10-24", "2026-11-20"),
        ("two weeks ago", "2026-11-02", "2026-11-08"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("three months ago", "2026-08-01", "2026-08-31"),
        ("in May", "2026-05-01", "2026-05-31"),
        ("in December", "2025-12-01", "2025-12-31"),
        ("last November", "2025-11-01", "2025-11-30"),
        ("last October", "2026-10-01", "2026-10-31"),
        ("in May 2024", "2024-05-01", "2024-05-31"),
        ("since June", "2026-06-01", "2026-11-20"),
        ("between May and July", "2026-05-01", "2026-07-31"),
        ("from 1 November to 10 November", "2026-11-01", "2026-11-10"),
        ("in 2025", "2025-01-01", "2025-12-31"),
        ("last weekend", "2026-11-14", "2026-11-15"),
        ("Monday's workout", "2026-11-16", "2026-11-16"),
    ],
)
def test_a_stretch_of_time_is_that_of_the_users_calendar(words: str, first: str, last: str) -> None:
    span = Times(words, FRIDAY).spans[0]
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


@pytest.mark.parametrize("words", ["may I squat?", "in two weeks", "what is my best squat?", "I march on"])
def test_other_words_name_no_stretch(words: str) -> None:
    assert Times(words, FRIDAY).spans == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1rm from 225x5", {"weight": "225", "reps": 5}),
        ("100 kg for 5", {"weight": "100", "unit": "kg", "reps": 5}),
        ("5 reps at RPE 8.5", {"reps": 5, "rpe": "8.5"}),
        ("8 reps with 2 in reserve", {"reps": 8, "rpe": "8"}),
        ("72.5% of 140 kg", {"percent": "72.5", "weight": "140", "unit": "kg"}),
        ("plates for 60 kg with a 15 kg bar", {"weight": "60", "unit": "kg", "bar": "15"}),
        ("225 lb in kilos", {"weight": "225", "unit": "lb", "wanted": "kg"}),
        ("my heaviest triple", {"reps": 3}),
    ],
)
def test_quantities_are_read_with_their_units(words: str, said: dict[str, object]) -> None:
    found = {
        name: str(value) if isinstance(value, Decimal) else value for name, value in quantities(words).model_dump(exclude_none=True).items()
    }
    assert found == said


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("what should I squat next?", "next"),
        ("what weight for 5 reps at RPE 8 on squat?", "working"),
        ("how much is 225 lb in kg?", "convert"),
        ("which plates for 100 kg?", "plates"),
        ("am I due for a deload?", "deload"),
        ("what can I do instead of bench?", "stand_in"),
        ("how much do I weigh?", "measurement"),
        ("how many days until 1 June?", "days"),
        ("is my bench improving?", "trend"),
        ("did I run more than last week?", "compare"),
        ("what's my squat PR?", "records"),
        ("when did I last deadlift?", "last"),
        ("how many sets of chest this week?", "totals"),
        ("what did I do on Monday?", "workouts"),
    ],
)
def test_the_words_of_a_question_say_what_it_is_about(words: str, topic: str) -> None:
    found = topic_of(taken_apart(words, FRIDAY))
    assert found is not None
    assert found[0] == topic


@pytest.mark.parametrize(
    ("before", "words", "tool", "arguments"),
    [
        (["what's my best squat?"], "and for bench?", "personal_records", {"exercise": "bench"}),
        (["what's my best squat?"], "in pounds?", "personal_records", {"exercise": "squat", "unit": "lb"}),
        (["how many sets of squats last week?"], "and this week?", "totals", {"exercise": "squats", "first_day": "2026-11-16"}),
        (["squat 5x5 100 kg"], "when did I last do it?", "exercise_history", {"exercise": "squat", "limit": 1}),
        (["squat 5x5 100 kg"], "how much is that in pounds?", "convert_weight", {"weight": "100", "unit": "kg"}),
        (["how is my squat progressing?", "what about bench?"], "and deadlift?", "training_trend", {"exercise": "deadlift"}),
        (["what's my best squat?"], "how is it progressing?", "training_trend", {"exercise": "squat"}),
        (["what did I squat today?"], "was that better than friday?", "compare_periods", {"other_first_day": "2026-11-13"}),
        (["what's my best squat?"], "how many days until 1 June?", "days_between", {"last_day": "2027-06-01"}),
    ],
)
def test_a_question_takes_over_what_it_leaves_out(before: list[str], words: str, tool: str, arguments: dict[str, object]) -> None:
    _, step = understood(words, [(one, "") for one in before], FRIDAY)
    assert isinstance(step, tuple)
    assert step[0].tool == tool
    assert arguments.items() <= step[0].arguments.items()
