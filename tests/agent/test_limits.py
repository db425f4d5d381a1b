"""What a reply must not push load on: what the user told, says now, or reported lately; and what is well again is let go."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest

from agent.context import CoachContext
from agent.limits import is_hard_on, limits
from coaching.message import Message
from domain.history import Workout
from domain.memory import Memory
from domain.workout import Concern

NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
KNEE = Concern(kind="pain", body_part="knee")


@dataclass
class Turn:
    """As much of a turn as limits look at."""

    message: Message
    known: list[Memory] = field(default_factory=list)
    rows: list[Workout] = field(default_factory=list)
    coach: None = None


def turn(text: str = "hello", known: list[Memory] | None = None, rows: list[Workout] | None = None) -> CoachContext:
    said = Message(user_id="u", text=text, at=NOW, timezone="UTC")
    return cast(CoachContext, Turn(said, known or [], rows or []))


def fact(text: str, topic: str, **more: Any) -> Memory:
    return Memory(user_id="u", memory_id=text, text=text, topic=topic, said_at=NOW, **more)


def workout(day: date) -> Workout:
    return Workout(user_id="u", workout_id="w", date=day, concerns=(KNEE,))


@pytest.mark.parametrize(
    ("context", "parts"),
    [
        (turn(), ()),
        (turn("my right elbow hurts"), ("right elbow",)),
        (turn("my neck hurts a bit today"), ("neck",)),
        (turn(known=[fact("my left knee hurts", "injury:left_knee")]), ("left knee",)),
        (turn("my knee hurts", known=[fact("my left knee hurts", "injury:left_knee")]), ("left knee",)),
        (turn("my knee is fine again", known=[fact("my left knee hurts", "injury:left_knee")]), ()),
        (turn(known=[fact("my left knee is fine", "injury:left_knee")]), ()),
        (turn(known=[fact("my knee hurts", "injury:knee", superseded_by="x")]), ()),
        (turn(known=[fact("my knee hurts", "injury:knee", true_to=date(2026, 3, 1))]), ()),
        (turn(rows=[workout(date(2026, 3, 3))]), ("knee",)),
        (turn(rows=[workout(date(2026, 2, 3))]), ()),
        (turn(rows=[workout(date(2026, 3, 3))], known=[fact("my knee is fine again", "injury:knee")]), ()),
    ],
)
def test_what_hurts_now_is_minded(context: CoachContext, parts: tuple[str, ...]) -> None:
    assert limits(context) == parts


@pytest.mark.parametrize(
    ("exercise", "part", "hard"),
    [("back_squat", "left knee", True), ("bench_press", "left knee", False), ("overhead_press", "right shoulder", True)],
)
def test_what_is_hard_on_a_part(exercise: str, part: str, hard: bool) -> None:
    assert is_hard_on(exercise, [part]) is hard
