"""The forms of workouts written by hand, field by field with their limits."""

from datetime import date as Day
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from api.routes.common import Body
from domain.measures import WeightUnit
from domain.workout import Metcon, WorkoutStatus, WorkoutType

OURS = {"source", "how", "confidence", "weight_kg", "recorded_at"}
Rpe = Annotated[Decimal, Field(ge=0, le=10)]
Weight = Annotated[Decimal, Field(ge=0, le=10000, max_digits=10)]


class Typed(Body):
    """What was typed; fields that only we write are passed over, so that what a GET gave can be sent back."""

    @model_validator(mode="before")
    @classmethod
    def _without_ours(cls, data: Any) -> Any:
        return {key: value for key, value in data.items() if key not in OURS} if isinstance(data, dict) else data


class SetFields(Typed):
    """One set as typed."""

    reps: int | None = Field(default=None, ge=0, le=100000)
    weight: Weight | None = None
    unit: WeightUnit | None = None
    rpe: Rpe | None = None
    rir: Annotated[Decimal, Field(ge=0, le=50)] | None = None
    duration_s: Annotated[Decimal, Field(ge=0, le=1_000_000)] | None = None
    distance_m: Annotated[Decimal, Field(ge=0, le=10_000_000)] | None = None
    rest_s: Annotated[Decimal, Field(ge=0, le=100_000)] | None = None
    failed: bool = False
    warmup: bool = False
    bodyweight: bool = False
    assisted: bool = False
    per_side: bool = False
    notes: str | None = Field(default=None, max_length=4000)


class ExerciseFields(Typed):
    """One exercise as typed: its name, or its id from the catalogue."""

    name_as_written: str = Field(min_length=1, max_length=200)
    exercise_id: str | None = Field(default=None, max_length=128)
    notes: str | None = Field(default=None, max_length=4000)
    missed_sets: int | None = Field(default=None, ge=0)
    sets: tuple[SetFields, ...] = Field(default=(), max_length=500)


class WorkoutFields(Body):
    """The fields of a workout."""

    name: str | None = Field(default=None, max_length=200)
    type: WorkoutType = "strength"
    duration_min: Annotated[Decimal, Field(ge=0, le=10000)] | None = None
    session_rpe: Rpe | None = None
    notes: str | None = Field(default=None, max_length=4000)
    exercises: tuple[ExerciseFields, ...] = Field(default=(), max_length=99)
    metcons: tuple[Metcon, ...] = Field(default=(), max_length=50)


class WorkoutPatch(WorkoutFields):
    """The fields to change; those that are not named stay."""

    date: Day | None = None
    status: WorkoutStatus = "completed"


class TrackedSet(Body):
    """One set of the tracking payload."""

    set: int | None = None
    reps: int | None = Field(default=None, ge=0, le=100000)
    weight: Weight | None = None
    unit: WeightUnit | None = None
    notes: str | None = Field(default=None, max_length=4000)


class NewWorkout(WorkoutFields):
    """A workout written by hand."""

    date: Day


class Tracked(Body):
    """One exercise of the tracking payload."""

    exercise_name: str = Field(alias="exerciseName", min_length=1, max_length=200)
    sets_performed: tuple[TrackedSet, ...] = Field(alias="setsPerformed", max_length=200)
    rpe: Rpe | None = None
    missed_sets: int | None = Field(default=None, alias="missedSets", ge=0)
    notes: str | None = Field(default=None, max_length=4000)


class Tracking(Body):
    """The tracking payload: a template's session as it was performed."""

    workout_id: str | None = Field(default=None, alias="workoutId", max_length=128)
    workout_name: str | None = Field(default=None, alias="workoutName", max_length=200)
    date: Day
    notes: str | None = Field(default=None, max_length=4000)
    exercises: tuple[Tracked, ...] = Field(min_length=1, max_length=99)


class WorkoutFeedback(Body):
    """How a workout was."""

    satisfaction: int | None = Field(default=None, ge=1, le=5)
    difficulty: Literal["too_easy", "just_right", "too_hard"] | None = None
    enjoyment: int | None = Field(default=None, ge=1, le=5)
    notes: str | None = Field(default=None, max_length=4000)
