"""Weekdays that are asked about as a habit are counted over the log; the Monday of one week is a day like any other."""

from datetime import date, timedelta
from typing import Any

import pytest

from agent.asking.weekdays import weekdays_in, weekdays_to_tell
from coaching.attendance import attendance, weekdays_sentence
from domain.periods import Span
from tests.agent.test_asking_beyond import calls
from tests.stories.athlete import Athlete

FRIDAY = date(2026, 11, 20)
FOUR_WEEKS = Span(first=date(2026, 10, 26), last=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("words", "weekdays"),
    [
        ("am I in the gym more on Tuesdays or Thursdays", (1, 3)),
        ("which day do I train most, Monday or Friday?", (0, 4)),
        ("Mondays vs Fridays, where do I train more?", (0, 4)),
        ("how often do I train on mondays", (0,)),
        ("how many mondays did i train", (0,)),
        ("is friday or monday my busier day", (4, 0)),
        ("more sessions on saturdays or sundays?", (5, 6)),
        ("do i ever train on sundays", (6,)),
        ("have i ever trained on a sunday", (6,)),
        ("how many workouts on wednesdays", (2,)),
        ("do i usually train on tuesday or wednesday", (1, 2)),
        ("do i skip fridays", (4,)),
    ],
)
def test_weekdays_that_are_meant_as_a_habit_are_counted(words: str, weekdays: tuple[int, ...]) -> None:
    assert weekdays_in(words) == weekdays
    assert calls(words) == [("training_days", {})]


@pytest.mark.parametrize(
    ("words", "tool", "arguments"),
    [
        ("do i squat more often on mondays or fridays", "training_days", {"exercise": "squat"}),
        ("did i train on mondays in october", "training_days", {"first_day": "2026-10-01", "last_day": "2026-10-31"}),
        ("what did i do on monday", "find_workouts", {"first_day": "2026-11-16", "last_day": "2026-11-16"}),
        ("what did i do in mondays session", "find_workouts", {"first_day": "2026-11-16", "last_day": "2026-11-16"}),
        ("did i train more on monday or friday", "compare_periods", {"other_first_day": "2026-11-16", "first_day": "2026-11-20"}),
        ("what's planned for monday?", "planned_sessions", {"first_day": "2026-11-23", "last_day": "2026-11-23"}),
    ],
)
def test_one_day_of_that_name_stays_a_day(words: str, tool: str, arguments: dict[str, Any]) -> None:
    assert calls(words) == [(tool, calls(words)[0][1] | arguments)]


@pytest.mark.parametrize("words", ["should I train on mondays or fridays", "do I lift heavier on Mondays or Fridays"])
def test_what_no_count_of_days_answers_is_not_answered_by_one(words: str) -> None:
    assert calls(words) == []


def test_a_later_question_takes_the_weekday_that_it_names() -> None:
    before = ("do i train more on mondays or fridays", "More on Mondays.")
    assert calls("and wednesdays?", before) == [("training_days", {})]


@pytest.mark.parametrize(("words", "count"), [("what weekday do I train most", 7), ("which days am I free", 0), ("how was monday", 0)])
def test_all_weekdays_are_told_where_it_is_asked_which(words: str, count: int) -> None:
    assert len(weekdays_to_tell(words)) == count


@pytest.mark.parametrize(
    ("weekdays", "told"),
    [
        ((0, 4), "26 Oct to 20 Nov 2026, training on Mondays 3 of 4, Fridays 1 of 4. More on Mondays."),
        (
            (0, 2, 4),
            "26 Oct to 20 Nov 2026, training on Mondays 3 of 4, Wednesdays 3 of 4, Fridays 1 of 4. As often on Mondays as on Wednesdays.",
        ),
        ((4,), "26 Oct to 20 Nov 2026, training on Fridays 1 of 4."),
        ((0, 3, 4), "26 Oct to 20 Nov 2026, training on Mondays 3 of 4, Thursdays 0 of 4, Fridays 1 of 4. Most on Mondays."),
    ],
)
def test_weekdays_are_told_of_how_many(weekdays: tuple[int, ...], told: str) -> None:
    mondays = [FOUR_WEEKS.first + timedelta(weeks=week) for week in range(3)]
    days = [*mondays, *(day + timedelta(days=2) for day in mondays), FRIDAY]
    assert weekdays_sentence(attendance(FOUR_WEEKS, days, FRIDAY), weekdays) == told


async def test_the_answer_begins_with_the_weekdays_that_were_asked_for(owner: Athlete) -> None:
    await owner.says("bench 3x8 60 kg on 6 november")
    told = (await owner.says("do i train more on mondays or fridays"))["message"]["text"]
    assert "Mondays 0 of 2, Fridays 2 of 3. More on Fridays." in told
