"""A workout that was done: exercises with their sets, metcons, and where each value came from.

Values that `how` does not name were said by the user, and `source` points to the words.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field, NonNegativeInt, SerializerFunctionWrapHandler, model_serializer

from domain.measures import WeightUnit
from domain.model import Model, Number

How = Literal["asked", "derived", "default", "imported", "edited"]
Confidence = Literal["high", "medium", "low"]
Intent = Literal["report", "plan", "question", "correction", "other_person", "background", "none"]
WorkoutType = Literal["metcon", "strength", "skill", "endurance"]
WorkoutStatus = Literal["in_progress", "completed", "abandoned"]


class Span(Model):
    """Words of a message, by Unicode code points of the text as received: `text[start:end] == quote`.

    `message` names the message once it is stored: conversation and turn, as `<conversationId>/<turn>`.
    """

    start: NonNegativeInt
    end: NonNegativeInt
    quote: str
    message: str | None = None

    @model_serializer(mode="wrap")
    def _without_empty_message(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        shape: dict[str, Any] = handler(self)
        if shape.get("message") is None:
            shape.pop("message", None)
        return shape


class WorkSet(Model):
    """One performed set; an interval, a run and a hold are sets too. A missing value stays None."""

    reps: int | None = None
    weight: Number | None = None
    unit: WeightUnit | None = None
    weight_kg: Number | None = None
    rpe: Number | None = None
    rir: Number | None = None
    duration_s: Number | None = None
    distance_m: Number | None = None
    rest_s: Number | None = None
    failed: bool = False
    warmup: bool = False
    bodyweight: bool = False
    assisted: bool = False
    per_side: bool = False
    notes: str | None = None
    recorded_at: datetime | None = None
    source: tuple[Span, ...] = ()
    how: dict[str, How] = Field(default_factory=dict)
    confidence: Confidence = "high"

    @property
    def volume_kg(self) -> Decimal:
        """Load moved, in kilograms: reps (both sides) times weight; zero for what can't be weighed."""
        if self.reps is None or self.weight_kg is None or self.assisted:
            return Decimal(0)
        return self.weight_kg * self.reps * (2 if self.per_side else 1)


class PerformedExercise(Model):
    """An exercise of one workout with its sets, under the name the user wrote."""

    name_as_written: str
    exercise_id: str
    notes: str | None = None
    missed_sets: int | None = None
    sets: tuple[WorkSet, ...] = ()
    source: tuple[Span, ...] = ()


class Movement(Model):
    """One movement inside a metcon; `reps` as written, e.g. 21-15-9."""

    name: str
    reps: str | None = None
    weight: Number | None = None
    unit: WeightUnit | None = None


class Metcon(Model):
    """A conditioning piece with a score: a time, or rounds and reps."""

    name: str | None = None
    format: Literal["for_time", "amrap", "emom", "intervals", "other"] = "other"
    time_cap_s: Number | None = None
    score_s: Number | None = None
    rounds: int | None = None
    reps: int | None = None
    rx: bool | None = None
    movements: tuple[Movement, ...] = ()
    source: tuple[Span, ...] = ()


class Concern(Model):
    """Something that hurts or worries, with the words that said so."""

    kind: str
    body_part: str | None = None
    source: tuple[Span, ...] = ()


class Achievement(Model):
    """Something the user is proud of, e.g. PR or first_time_rx."""

    kind: str
    source: tuple[Span, ...] = ()


class WorkoutDraft(Model):
    """A workout as read from words: what would be stored, before it has an id."""

    date: date
    date_source: Span | None = None
    name: str | None = None
    type: WorkoutType = "strength"
    duration_min: Number | None = None
    session_rpe: Number | None = None
    feeling: str | None = None
    environment: Literal["gym", "home", "outdoor"] | None = None
    exercises: tuple[PerformedExercise, ...] = ()
    metcons: tuple[Metcon, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    concerns: tuple[Concern, ...] = ()
    notes: str | None = None

    def is_empty(self) -> bool:
        """Whether nothing in it was performed."""
        return not self.metcons and not any(exercise.sets for exercise in self.exercises)
