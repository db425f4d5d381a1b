"""A goal that is asked for is proposed by rule; those that are there are told."""

from datetime import date
from typing import Any

import pytest

from agent.asking.answers import ONLY_LIFTS
from agent.asking.following import understood
from agent.asking.question import is_question
from tests.agent.test_asking_beyond import calls
from tests.stories.athlete import Athlete


@pytest.mark.parametrize(
    ("words", "exercise"),
    [
        ("what would be a good goal for bench", {"exercise": "bench"}),
        ("what's a realistic goal for my squat", {"exercise": "squat"}),
        ("suggest a goal for deadlift", {"exercise": "deadlift"}),
        ("what should my next bench goal be?", {"exercise": "bench"}),
        ("set me a target for overhead press", {"exercise": "overhead press"}),
        ("I need a new goal for squats", {"exercise": "squats"}),
        ("what should I aim for on deadlift", {"exercise": "deadlift"}),
        ("what would be a sensible next milestone for row", {"exercise": "row"}),
        ("a good bench goal?", {"exercise": "bench"}),
        ("which goal should I set next", {}),
        ("give me a goal", {}),
    ],
)
def test_a_goal_that_is_asked_for_is_proposed(words: str, exercise: dict[str, Any]) -> None:
    assert is_question(words)
    assert calls(words) == [("goal_outlook", exercise | {"propose": True})]


@pytest.mark.parametrize(
    ("words", "tools"),
    [
        ("what are my goals", ["goals"]),
        ("is my goal realistic", ["goals"]),
        ("what's my bench goal", ["goals"]),
        ("how far am I from my goal", ["goal_outlook"]),
        ("what goal did I set", ["goals"]),
        ("is 100 kg a good goal for bench", []),
    ],
)
def test_goals_that_are_there_are_told(words: str, tools: list[str]) -> None:
    assert [tool for tool, _ in calls(words)] == tools
    assert not any(arguments.get("propose") for _, arguments in calls(words))


def test_a_time_is_not_proposed() -> None:
    assert understood("what's a good goal for my 5k", (), date(2026, 11, 20))[1] == ONLY_LIFTS


async def test_the_goal_is_the_next_round_number_and_says_by_what(owner: Athlete) -> None:
    turn = await owner.says("what would be a good goal for squat")
    assert "Back squat 120 kg: 20 kg to go" in turn["message"]["text"]
    assert "116.7 kg (epley)" in turn["message"]["text"]
    assert turn["receipts"] == []
