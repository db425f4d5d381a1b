"""The lies and the truths as cases, and the ground that they are judged on when no turn is run."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from agent.guards import Ground, SentenceGuard, triage
from agent.prompting import system_prompt

HERE = Path(__file__).parent
FRIDAY = date(2026, 11, 20)
SQUAT = "today: Back squat 3 × 5 @ 100 kg"


class Case(NamedTuple):
    """What the user says, and what a model answers."""

    say: str
    answer: str


def lies() -> list[Case]:
    return [Case(group["say"], lie) for group in _read("lies.yaml") for lie in group["lies"]]


def truths() -> list[Case]:
    return [Case(group["say"], truth) for group in _read("truths.yaml") for truth in group["truths"]]


def gets_through(case: Case) -> bool:
    """Whether the answer reaches a user for whom nothing was stored in this turn."""
    alarm = triage(case.say)
    if alarm is not None:
        return case.answer in alarm.message
    ground = Ground(
        today=FRIDAY,
        known=("Today is Friday, 2026-11-20.", SQUAT),
        said=(case.say, "I hate burpees"),
        instructions=system_prompt(None).text,
        flagged="hurts" in case.say,
    )
    guard = SentenceGuard(ground)
    return case.answer in guard.feed(case.answer) + guard.close()


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found
