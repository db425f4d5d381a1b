"""A training plan: weeks, the sessions of a week, the exercises of a session, and the sets that each asks for.

What was really done is a workout; a finished session points to it, and `beside` lays the two next to each other.
"""

from collections.abc import Sequence
from datetime import date as Day
from datetime import datetime
from typing import Literal

from domain.exercises import catalogue
from domain.measures import WeightUnit
from domain.model import Model, Number, Stored
from domain.workout import Confidence, PerformedExercise, Span

PlanStatus = Literal["active", "paused", "completed", "archived"]
SessionStatus = Literal["planned", "in_progress", "completed", "abandoned"]


class PlannedSet(Model):
    """What one set of an exercise asks for."""

    number: int
    reps_min: int | None = None
    reps_max: int | None = None
    weight_kg: Number | None = None
    rir: Number | None = None
    rest_s: int | None = None


class PlannedExercise(Model):
    """One exercise of a session. `reps` is as it was written (8-12, AMRAP); the bounds are what it comes to, when it does.

    `position` is the order of doing and unique in its session; `display_order` only that of showing.
    """

    position: int
    exercise_id: str
    name: str
    sets: int = 1
    reps: str | None = None
    reps_min: int | None = None
    reps_max: int | None = None
    weight: Number | None = None
    unit: WeightUnit | None = None
    weight_kg: Number | None = None
    rir: Number | None = None
    rest_s: int | None = None
    duration_s: Number | None = None
    distance_m: Number | None = None
    tier: str | None = None
    target: str | None = None
    muscle_group: str | None = None
    secondary_muscles: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    difficulty: int | None = None
    display_order: int = 0
    instructions: str | None = None
    tips: tuple[str, ...] = ()
    notes: str | None = None
    confidence: Confidence = "high"

    def planned_sets(self) -> tuple[PlannedSet, ...]:
        """The sets one by one, as a screen for logging shows them."""
        asked = {name: getattr(self, name) for name in PlannedSet.model_fields if name != "number"}
        return tuple(PlannedSet(number=number, **asked) for number in range(1, self.sets + 1))


class WorkoutRef(Model):
    """Which workout a session was done in."""

    date: Day
    workout_id: str


class PlanSession(Stored):
    """One training day of a plan; `number` counts the sessions of its week. Moving it to another date keeps its number."""

    user_id: str
    plan_id: str
    week: int
    number: int
    date: Day
    day_label: str
    day_of_week: int
    focus_area: tuple[str, ...] = ()
    status: SessionStatus = "planned"
    overall_difficulty: int | None = None
    duration_min: int | None = None
    exercises: tuple[PlannedExercise, ...] = ()
    notes: str | None = None
    workout: WorkoutRef | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None

    @property
    def session_id(self) -> str:
        """The id that a workout names when it was done for this session."""
        return f"{self.plan_id}-{self.week}-{self.number}"


class PlanWeek(Model):
    """One week of a plan: when it begins and what is special about it."""

    week_number: int
    week_start: Day
    notes: str | None = None


class TrainingPlan(Stored):
    """A plan for one goal or phase. Its sessions have rows of their own, which don't exist for anybody before this row does."""

    user_id: str
    plan_id: str
    name: str
    description: str | None = None
    split_type: str
    goal_type: str = "general_fitness"
    experience_level: str = "intermediate"
    status: PlanStatus = "active"
    week_start: Day
    duration_weeks: int = 1
    frequency_per_week: int = 0
    weeks: tuple[PlanWeek, ...] = ()
    session_count: int = 0
    notes: str | None = None
    coach_id: str | None = None
    conversation_id: str | None = None
    source: tuple[Span, ...] = ()
    deleted_at: datetime | None = None

    @property
    def is_active(self) -> bool:
        """Whether the user trains by it now."""
        return self.status == "active" and self.deleted_at is None


class Beside(Model):
    """A planned exercise next to what was done of it; `substituted` when another exercise took its place."""

    planned: PlannedExercise | None
    actual: PerformedExercise | None
    substituted: bool = False


class ActiveSession(Model):
    """A session in the words of older clients, which know only `completed` and `active`."""

    id: str
    user_id: str
    status: Literal["completed", "active"]
    focus_area: str
    day_of_week: int
    created_at: Day
    updated_at: datetime | None


def place_of(session_id: str) -> tuple[str, int, int] | None:
    """Plan, week and number of a session id; None when it can't be one."""
    plan_id, _, rest = session_id.partition("-")
    week, _, number = rest.partition("-")
    known = plan_id and all(part.isascii() and part.isdigit() and len(part) < 3 for part in (week, number))
    return (plan_id, int(week), int(number)) if known else None


def beside(session: PlanSession, performed: Sequence[PerformedExercise]) -> list[Beside]:
    """Planned and done, exercise by exercise in the planned order; what was not planned comes last.

    An exercise counts as the substitute of a planned one that was left out when both train the same muscle first.
    """
    left = list(performed)
    rows = [Beside(planned=one, actual=_take(left, one.exercise_id)) for one in session.exercises]
    return [_with_substitute(row, left) for row in rows] + [Beside(planned=None, actual=one) for one in left]


def as_active_session(session: PlanSession) -> ActiveSession:
    """The session as older clients see it."""
    return ActiveSession(
        id=session.session_id,
        user_id=session.user_id,
        status="completed" if session.status == "completed" else "active",
        focus_area=",".join(session.focus_area),
        day_of_week=session.day_of_week,
        created_at=session.date,
        updated_at=session.updated_at,
    )


def _take(left: list[PerformedExercise], exercise_id: str) -> PerformedExercise | None:
    found = next((one for one in left if one.exercise_id == exercise_id), None)
    if found is not None:
        left.remove(found)
    return found


def _with_substitute(row: Beside, left: list[PerformedExercise]) -> Beside:
    if row.actual is not None or row.planned is None:
        return row
    muscle = _first_muscle(row.planned.exercise_id)
    found = next((one for one in left if muscle and _first_muscle(one.exercise_id) == muscle), None)
    if found is None:
        return row
    left.remove(found)
    return row.model_copy(update={"actual": found, "substituted": True})


def _first_muscle(exercise_id: str) -> str | None:
    known = catalogue().get(exercise_id)
    return known.primary[0] if known and known.primary else None
