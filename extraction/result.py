"""What reading a text gives: the workouts that would be stored, what is unclear, and what found no place."""

from typing import Final

from domain.model import Model
from domain.workout import Intent, WorkoutDraft

UNSURE: Final = "unsure"
"""The issue of a reading that waits for a yes."""


class Issue(Model):
    """Something that matters and is unclear, with the one question that would settle it."""

    code: str
    question: str
    start: int
    end: int


class Unplaced(Model):
    """Words that look like training and were not stored, and why."""

    text: str
    start: int
    end: int
    reason: str


class Extraction(Model):
    """One text, read: `workouts` holds what would be stored and nothing else."""

    intent: Intent
    workouts: tuple[WorkoutDraft, ...] = ()
    issues: tuple[Issue, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
