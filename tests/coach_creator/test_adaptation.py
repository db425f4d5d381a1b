"""The rules that watch a coach: each makes its case with evidence, none on thin data, and is measured by what it watched."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from coach_creator.adaptation import RULES, Case, Seen, case_for
from coach_creator.author import write_coach
from coach_creator.engagement import Met, met
from coach_creator.measuring import result_of
from domain.coach import CoachConfig
from domain.conversation import Turn
from domain.history import Feedback, Workout
from tests.coach_creator.interview import START, Interview

TODAY = date(2027, 3, 15)  # a Monday
NOW = datetime.fromisoformat("2027-03-15T12:00:00Z")
LONG_AGO = TODAY - timedelta(days=60)


def coach(words: str = "I want to squat 140 kg. I train 4 days a week.") -> CoachConfig:
    return write_coach(Interview().says(words).session, "coach-1", START).model_copy(update={"created_at": NOW - timedelta(days=60)})


def workout(days_ago: int, **feedback: Any) -> Workout:
    given = Feedback(**feedback) if feedback else None
    return Workout(user_id="u", workout_id=f"w{days_ago:03}", date=TODAY - timedelta(days=days_ago), user_feedback=given)


def weeks(*counts: int) -> list[Workout]:
    """So many workouts in each of the last whole weeks, the newest week first."""
    return [workout(7 * week + day + 1) for week, count in enumerate(counts) for day in range(count)]


def rated(count: int, of: int, **feedback: Any) -> list[Workout]:
    return [workout(day, **(feedback if day < count else {"difficulty": "just_right", "satisfaction": 4})) for day in range(of)]


def replies(long: tuple[int, int] = (0, 0), short: tuple[int, int] = (0, 0)) -> list[Met]:
    """Long and short replies: after how many of how many the user wrote on."""
    return [
        Met(NOW - timedelta(days=1), words, engaged=place < on)
        for words, (on, count) in ((60, long), (12, short))
        for place in range(count)
    ]


def said(found: Any, count: int) -> list[Met]:
    return [Met(NOW - timedelta(days=day), 60, engaged=True, found=found, quote="too long") for day in range(count, 0, -1)]


def case(rule_id: str, done: list[Workout], heard: list[Met], *, since: date = LONG_AGO, who: CoachConfig | None = None) -> Case | None:
    rule = next(rule for rule in RULES if rule.id == rule_id)
    return case_for(rule, who or coach(), Seen(done, heard, since), TODAY)


CASES = [
    ("missed_sessions", weeks(2, 2, 2), [], {"schedule": {"days_per_week": 2}}, "planned 4 sessions a week and trained 2, 2 and 2"),
    ("more_than_planned", weeks(6, 6, 6), [], {"schedule": {"days_per_week": 6}}, "trained 6, 6 and 6"),
    ("too_hard", rated(4, 5, difficulty="too_hard"), [], {"intensity": "low"}, "4 of your last 5 rated workouts too hard"),
    ("too_easy", rated(3, 5, difficulty="too_easy"), [], {"intensity": "high"}, "3 of your last 5 rated workouts too easy"),
    ("not_satisfied", rated(4, 5, satisfaction=2), [], {"style": {"tones": ["encouraging"]}}, "2.4 of 5 stars"),
    ("said_too_long", [], said("too_long", 2), {"style": {"length": "short"}}, "“too long” (13 Mar) and “too long” (14 Mar)"),
    ("said_too_short", [], said("too_short", 3), {"style": {"length": "long"}}, "asked for more"),
    (
        "long_replies_unanswered",
        [],
        replies((2, 8), (7, 9)),
        {"style": {"length": "short"}},
        "only 2 of my 8 replies with 40 words or more",
    ),
]


@pytest.mark.parametrize(("rule_id", "done", "heard", "answers", "evidence"), CASES, ids=[one[0] for one in CASES])
def test_a_case_is_made_with_its_evidence(rule_id: str, done: list[Workout], heard: list[Met], answers: Any, evidence: str) -> None:
    found = case(rule_id, done, heard)
    assert found is not None
    assert found.answers == answers
    assert evidence in found.why


def test_every_rule_has_a_case_here() -> None:
    assert {one[0] for one in CASES} == {rule.id for rule in RULES}


@pytest.mark.parametrize(
    ("rule_id", "done", "heard"),
    [
        ("missed_sessions", weeks(0, 0, 0), []),
        ("missed_sessions", weeks(3, 4, 3), []),
        ("more_than_planned", weeks(5, 4, 5), []),
        ("too_hard", rated(4, 4, difficulty="too_hard"), []),
        ("too_hard", rated(2, 5, difficulty="too_hard"), []),
        ("too_easy", rated(4, 4, difficulty="too_easy"), []),
        ("not_satisfied", rated(4, 4, satisfaction=1), []),
        ("not_satisfied", rated(2, 5, satisfaction=2), []),
        ("said_too_long", [], said("too_long", 1)),
        ("said_too_short", [], said("too_short", 2)),
        ("long_replies_unanswered", [], replies((0, 7), (9, 9))),
        ("long_replies_unanswered", [], replies((0, 9), (7, 7))),
        ("long_replies_unanswered", [], replies((5, 9), (8, 9))),
        ("long_replies_unanswered", [], replies((0, 9), (2, 9))),
    ],
)
def test_thin_or_doubtful_data_makes_no_case(rule_id: str, done: list[Workout], heard: list[Met]) -> None:
    assert case(rule_id, done, heard) is None


@pytest.mark.parametrize("rule_id", ["missed_sessions", "more_than_planned"])
def test_weeks_before_the_last_change_are_not_held_against_the_new_plan(rule_id: str) -> None:
    assert case(rule_id, weeks(1, 1, 1) + weeks(7, 7, 7), [], since=TODAY - timedelta(days=10)) is None


@pytest.mark.parametrize("rule_id", ["said_too_long", "long_replies_unanswered"])
def test_a_coach_that_is_brief_already_is_not_made_briefer(rule_id: str) -> None:
    who = coach("I want to squat 140 kg. Be blunt with me and keep it short.")
    assert case(rule_id, [], said("too_long", 3) + replies((0, 9), (9, 9)), who=who) is None


def test_no_rating_lifts_what_a_health_flag_has_capped() -> None:
    who = coach("I want to squat 140 kg. I have high blood pressure.")
    assert who.safety_flags
    assert case("too_easy", rated(5, 5, difficulty="too_easy"), [], who=who) is None


def turn(number: int, hours: float, text: str, **more: Any) -> Turn:
    at = NOW - timedelta(days=9) + timedelta(hours=hours)
    fields = {"user_id": "u", "conversation_id": "c", "key": "k", "body_hash": "h", "status": "done", "reply": "Here you are.", **more}
    return Turn(number=number, text=text, created_at=at, updated_at=at, **fields)


def test_whether_a_user_writes_on_is_seen_in_the_next_message() -> None:
    turns = [turn(1, 0, "hi"), turn(2, 1, "what is my best squat?"), turn(3, 2, "ok"), turn(4, 40, "squat 3x5 at 100 kg")]
    assert [one.engaged for one in met(turns, NOW)] == [True, False, False, False]


def test_the_last_reply_counts_only_after_a_day() -> None:
    assert list(met([turn(1, 0, "hi")], NOW - timedelta(days=9) + timedelta(hours=5))) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("that's way too long, man", "too_long"),
        ("tl;dr", "too_long"),
        ("get to the point please", "too_long"),
        ("can you explain that?", "too_short"),
        ("tell me more", "too_short"),
        ("the session was too long", None),
        ("too long a rest between sets", None),
        ("squat 3x5 100 kg", None),
    ],
)
def test_words_about_the_length_of_a_reply_are_heard(words: str, found: str | None) -> None:
    assert next(met([turn(1, 0, "hi"), turn(2, 1, words)], NOW)).found == found


@pytest.mark.parametrize(
    ("watched", "result"),
    [
        ("adherence", "1.3 sessions a week before, 0.7 after"),
        ("too_hard", "called too hard: 2 of 4 before, 0 of 2 after; 1.3 sessions a week before, 0.7 after"),
        ("satisfaction", "stars on average: 3 before, 4 after; 1.3 sessions a week before, 0.7 after"),
        ("reply_length", "wrote on after 1 of 2 of my replies before, 2 of 2 after; 1.3 sessions a week before, 0.7 after"),
    ],
)
def test_what_came_of_a_change_is_measured_by_what_was_watched(watched: str, result: str) -> None:
    before = [workout(22 + day, difficulty="too_hard" if day < 2 else "just_right", satisfaction=2 + day % 2 * 2) for day in range(4)]
    after = [workout(10 + day, difficulty="just_right", satisfaction=4) for day in range(2)]
    at = NOW - timedelta(days=21)
    heard = [
        Met(at - timedelta(days=2), 60, engaged=False),
        Met(at - timedelta(days=1), 60, engaged=True),
        Met(at + timedelta(days=1), 12, engaged=True),
        Met(at + timedelta(days=2), 12, engaged=True),
        Met(at + timedelta(days=40), 12, engaged=False),
    ]
    assert result_of(watched, at, at.date(), [*before, *after], heard) == result


def test_what_nobody_rated_is_said_to_be_so() -> None:
    assert result_of("satisfaction", NOW, TODAY, [], []) == "stars on average: none before, none after; 0 sessions a week before, 0 after"
