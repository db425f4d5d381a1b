"""What was done, as it is stored: a workout's row, and one row for each exercise performed in it."""

from datetime import date as Day
from datetime import datetime
from typing import Literal

from pydantic import Field

from domain.measures import WeightUnit
from domain.model import Model, Number, Stored
from domain.workout import (
    Achievement,
    Concern,
    Metcon,
    PerformedExercise,
    Span,
    WorkoutDraft,
    WorkoutStatus,
    WorkoutType,
    WorkSet,
)


class ObjectPointer(Model):
    """Where the full detail of a revision lies, and what its bytes must hash to."""

    key: str
    sha256: str
    length: int


class PerformanceRef(Model):
    """Which performance row belongs to a workout; with the day and the workout it makes the key.

    `words` and the last load say what was done without another read: enough for the coach's facts and the reader's habits.
    """

    exercise_id: str
    position: int
    words: str = ""
    weight: Number | None = None
    unit: WeightUnit | None = None


class Feedback(Model):
    """How the user found a workout afterwards."""

    satisfaction: int | None = Field(default=None, ge=1, le=5)
    difficulty: Literal["too_easy", "just_right", "too_hard"] | None = None
    enjoyment: int | None = Field(default=None, ge=1, le=5)
    notes: str | None = None


class Workout(Stored):
    """A workout that was done; its revision is its version, its sets are in the performance rows it lists."""

    user_id: str
    workout_id: str
    date: Day
    status: WorkoutStatus = "completed"
    name: str | None = None
    type: WorkoutType = "strength"
    timezone: str = "UTC"
    started_at: datetime | None = None
    completed_at: datetime | None = None
    conversation_id: str | None = None
    turn: int | None = None
    coach_id: str | None = None
    template_id: str | None = None
    plan_session_id: str | None = None
    date_source: Span | None = None
    duration_min: Number | None = None
    session_rpe: Number | None = None
    feeling: str | None = None
    environment: Literal["gym", "home", "outdoor"] | None = None
    performances: tuple[PerformanceRef, ...] = ()
    metcons: tuple[Metcon, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    concerns: tuple[Concern, ...] = ()
    notes: str | None = None
    needs_follow_up: bool = False
    user_feedback: Feedback | None = None
    detail: ObjectPointer | None = None
    previous: ObjectPointer | None = None
    undone: ObjectPointer | None = None
    effects: tuple[str, ...] = ()
    deleted_at: datetime | None = None
    moved_to: Day | None = None

    @property
    def is_live(self) -> bool:
        """Whether it counts: neither taken back nor kept under another day now."""
        return self.deleted_at is None and self.moved_to is None


class Performance(Stored):
    """One exercise of one workout with its sets: "last time", history and trends are one query over these."""

    user_id: str
    exercise_id: str
    date: Day
    workout_id: str
    position: int
    name_as_written: str
    notes: str | None = None
    missed_sets: int | None = None
    sets: tuple[WorkSet, ...] = ()
    source: tuple[Span, ...] = ()


class LoggedWorkout(Model):
    """A stored workout together with its performances, in the order they were done."""

    workout: Workout
    performances: tuple[Performance, ...]

    @property
    def exercises(self) -> tuple[PerformedExercise, ...]:
        """The performances as exercises of the workout."""
        return tuple(
            PerformedExercise(
                name_as_written=p.name_as_written,
                exercise_id=p.exercise_id,
                notes=p.notes,
                missed_sets=p.missed_sets,
                sets=p.sets,
                source=p.source,
            )
            for p in self.performances
        )

    def draft(self) -> WorkoutDraft:
        """What it says, without the row around it: the thing that corrections change."""
        shared = {name: getattr(self.workout, name) for name in WorkoutDraft.model_fields if name != "exercises"}
        return WorkoutDraft(**shared, exercises=self.exercises)


def with_times(draft: WorkoutDraft, before: LoggedWorkout, now: datetime) -> WorkoutDraft:
    """The draft of a revision, whose new and changed sets say that they were recorded now; the others when they were before.

    A set without a time was recorded with its workout, which the row says for all of them.
    """
    known = [done for performance in before.performances for done in performance.sets]

    def timed(done: WorkSet) -> WorkSet:
        return done if done in known else done.model_copy(update={"recorded_at": now})

    exercises = (one.model_copy(update={"sets": tuple(timed(done) for done in one.sets)}) for one in draft.exercises)
    return draft.model_copy(update={"exercises": tuple(exercises)})
