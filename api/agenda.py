"""What clients see of plans, their sessions, and the calendar that holds everything with a day."""

from typing import Any

from pydantic.alias_generators import to_snake

from coaching.cards import workout_shape
from coaching.planner import StoredPlan
from domain.history import LoggedWorkout
from domain.milestone import Milestone
from domain.model import Stored
from domain.plan import Beside, PlanSession, TrainingPlan
from storage.calendar import Entry
from storage.plans import WholePlan


def plan(row: TrainingPlan) -> dict[str, Any]:
    """A plan without its sessions."""
    return {**row.model_dump(mode="json", exclude={"user_id", "deleted_at"}), "is_active": row.is_active}


def session(row: PlanSession) -> dict[str, Any]:
    """One session with its exercises."""
    return {"session_id": row.session_id, **row.model_dump(mode="json", exclude={"user_id"}), "completed": row.status == "completed"}


def whole(found: WholePlan) -> dict[str, Any]:
    """A plan with its sessions."""
    return {**plan(found.plan), "sessions": [session(row) for row in found.sessions]}


def stored(found: StoredPlan) -> dict[str, Any]:
    """A plan that was just stored, and what the user lacks for it."""
    return {**whole(found.whole), "lacking": [one.model_dump(mode="json") for one in found.lacking]}


def session_beside(row: PlanSession, pairs: list[Beside]) -> dict[str, Any]:
    """One session, and each of its exercises next to what was done of it."""
    return {**session(row), "beside": [pair.model_dump(mode="json") for pair in pairs]}


def milestone(row: Milestone) -> dict[str, Any]:
    """A goal with how far it is."""
    progress = row.progress_percentage
    shape = row.model_dump(mode="json", exclude={"user_id", "revisions"})
    return {**shape, "achieved": row.achieved, "progress_percentage": None if progress is None else float(progress)}


def entry(found: Entry) -> dict[str, Any]:
    """One row of the calendar under the name of its kind."""
    kind = "workout" if isinstance(found.row, LoggedWorkout) else to_snake(found.kind)
    return {"kind": kind, "date": found.day.isoformat(), kind: _row(found.row)}


def _row(row: LoggedWorkout | Stored) -> dict[str, Any]:
    match row:
        case LoggedWorkout():
            return workout_shape(row)
        case PlanSession():
            return session(row)
        case Milestone():
            return milestone(row)
    return row.model_dump(mode="json", exclude={"user_id"})
