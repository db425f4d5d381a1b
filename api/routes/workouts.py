"""Workouts that were done: list, add by hand, change, take back."""

import uuid
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api import byhand
from api.auth import CurrentUser, Service
from api.forms import NewWorkout, Tracking, WorkoutFeedback, WorkoutPatch
from api.routes.common import Cursor, Id, IdempotencyKey, SeenVersion, changes, listing, tagged
from coaching.cards import workout_shape
from domain.history import Feedback
from domain.workout import WorkoutStatus

router = APIRouter(tags=["workouts"])
First = Annotated[date | None, Query(alias="from")]
Last = Annotated[date | None, Query(alias="to")]


@router.get("/workouts")
async def list_workouts(
    user: CurrentUser, services: Service, first: First = None, last: Last = None,
    status: WorkoutStatus | None = None, name: str | None = None, cursor: Cursor = None, limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> dict[str, Any]:  # fmt: skip
    """The workouts between two days, newest first."""
    until = last or services.clock.now().date() + timedelta(days=366)
    page = await services.workouts.between(user.id, first or date(1900, 1, 1), until, cursor=cursor, limit=limit, status=status, name=name)
    return listing(page, workout_shape)


@router.post("/workouts", status_code=201)
async def add_workout(body: NewWorkout, user: CurrentUser, services: Service, key: IdempotencyKey, response: Response) -> dict[str, Any]:
    """Add a workout by hand; the same key again gives the same workout."""
    logged = await byhand.add(services, user.id, body, body.date, key or uuid.uuid4().hex)
    tagged(response, logged.workout.version)
    return workout_shape(logged)


@router.post("/workout-tracking", status_code=201)
async def track_workout(body: Tracking, user: CurrentUser, services: Service, key: IdempotencyKey, response: Response) -> dict[str, Any]:
    """Take in a performed session of a workout template."""
    logged = await byhand.track(services, user.id, body, key or uuid.uuid4().hex)
    tagged(response, logged.workout.version)
    return workout_shape(logged)


@router.get("/workouts/{day}/{workout_id}")
async def get_workout(day: date, workout_id: Id, user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """One workout; a moved one answers 404 and says where it is."""
    logged = await services.workouts.get(user.id, day, workout_id)
    tagged(response, logged.workout.version)
    return workout_shape(logged)


@router.patch("/workouts/{day}/{workout_id}")
async def change_workout(
    day: date, workout_id: Id, body: WorkoutPatch, seen: SeenVersion, user: CurrentUser, services: Service, response: Response
) -> dict[str, Any]:
    """Change the named fields; `exercises` are replaced whole."""
    logged = await byhand.change(services, user.id, (day, workout_id), seen, changes(body))
    tagged(response, logged.workout.version)
    return workout_shape(logged)


@router.delete("/workouts/{day}/{workout_id}", status_code=204)
async def delete_workout(day: date, workout_id: Id, seen: SeenVersion, user: CurrentUser, services: Service) -> None:
    """Take a workout out of the history; undo brings it back."""
    await byhand.remove(services, user.id, (day, workout_id), seen)


@router.post("/workouts/{day}/{workout_id}/feedback")
async def give_feedback(day: date, workout_id: Id, body: WorkoutFeedback, user: CurrentUser, services: Service) -> dict[str, Any]:
    """Say how a workout was."""
    logged = await byhand.feedback(services, user.id, (day, workout_id), Feedback(**body.model_dump()))
    return workout_shape(logged)


@router.post("/workouts/{day}/{workout_id}/undo")
async def undo_change(day: date, workout_id: Id, user: CurrentUser, services: Service, key: IdempotencyKey) -> dict[str, Any]:
    """Bring back what the workout was before its last change."""
    return workout_shape(await byhand.undo(services, user.id, (day, workout_id), key or uuid.uuid4().hex))
