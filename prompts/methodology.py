"""Training methods as data: who they are for, what a week looks like, how load grows and when it rests.

The author chooses among them by `fits`; a planner can follow `weekly_shape`, `progression` and `deload`.
"""

from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from prompts import library

Level = Literal["beginner", "intermediate", "advanced"]
Pattern = Literal[
    "squat",
    "hinge",
    "push",
    "pull",
    "press",
    "lunge",
    "carry",
    "core",
    "snatch",
    "clean_and_jerk",
    "conditioning",
    "endurance",
    "skill",
    "arms",
    "mobility",
]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fits(_Data):
    """Points for each goal kind and level; days a week it works with; equipment of which one of each group is needed."""

    goals: dict[str, int]
    levels: dict[Level, int]
    days: tuple[int, int]
    needs: tuple[tuple[str, ...], ...] = ()
    minutes: int = 0


class Session(_Data):
    """One session of the week: what it trains, the main pattern first, and how."""

    name: str
    patterns: tuple[Pattern, ...] = Field(min_length=1)
    how: str


class Week(_Data):
    """The sessions of a week with that many days."""

    days: int = Field(ge=1, le=7)
    sessions: tuple[Session, ...]


class Step(_Data):
    """One week (or session) of a cycle for the main work: reps as written, load as a percentage of the training max, or an effort."""

    week: int
    sets: int
    reps: str
    percent: int | None = None
    rpe: Decimal | None = None


class Progression(_Data):
    """How the work grows: what is added, how often, and what happens after a miss."""

    kind: Literal["load", "waves", "reps_then_load", "effort", "volume", "steps", "symptoms"]
    every: Literal["session", "week", "cycle"]
    add_kg_lower: Decimal | None = None
    add_kg_upper: Decimal | None = None
    add_percent: int | None = None
    training_max_percent: int | None = None
    rep_range: tuple[int, int] | None = None
    when_missed: Literal["repeat", "reset", "hold", "step_back", "less_volume"]
    misses_allowed: int = 1
    reset_percent: int | None = None
    cycle: tuple[Step, ...] = ()


class Deload(_Data):
    """When the load rests and by how much; `every_weeks` None means only when the trigger says so."""

    every_weeks: int | None
    trigger: str
    volume_percent: int
    load_percent: int


class Methodology(_Data):
    """One way of training."""

    key: str
    name: str
    who_for: str
    focus: tuple[str, ...] = Field(min_length=1)
    specializations: tuple[str, ...] = ()
    fits: Fits
    weekly_shape: tuple[Week, ...] = Field(min_length=1)
    progression: Progression
    deload: Deload
    prompt: str


@cache
def methodologies() -> dict[str, Methodology]:
    """All of them by key, in file-name order."""
    return {method.key: method for method in library.folder("methodologies", Methodology)}
