"""Training plans: store a whole one, look, change, take away, bring back, and do their sessions."""

import uuid
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from api import agenda
from api.auth import CurrentUser, Service
from api.routes.common import Body, Cursor, Id, IdempotencyKey, SeenVersion, changes, listing, tagged
from coaching.message import Message
from coaching.reading import unit_of
from domain.plan_json import PlanJson, SlotJson, exercises_of

router = APIRouter(tags=["plans"])
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]


class PlanPatch(Body):
    """What may be changed of a plan's own fields."""

    name: str = Field(default="", min_length=1, max_length=200)
    description: str | None = Field(default=None, max_length=4000)
    status: Literal["active", "paused", "completed", "archived"] = "active"
    notes: str | None = Field(default=None, max_length=4000)


class SessionPatch(Body):
    """What may be changed of a session; `slots` are replaced whole."""

    date: Day = date(2000, 1, 1)
    day_label: str = Field(default="", min_length=1, max_length=200)
    status: Literal["planned", "in_progress", "abandoned"] = "planned"
    notes: str | None = Field(default=None, max_length=4000)
    slots: Annotated[tuple[SlotJson, ...], Field(max_length=100)] = ()


class DoneIn(Body):
    """The workout that a session was done in."""

    date: Day
    workout_id: str = Field(min_length=1, max_length=128)


@router.get("/plans")
async def list_plans(user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """The user's plans, newest first."""
    return listing(await services.plans.of_user(user.id, cursor), agenda.plan)


@router.post("/plans", status_code=201)
async def add_plan(body: PlanJson, user: CurrentUser, services: Service, key: IdempotencyKey, response: Response) -> dict[str, Any]:
    """Store a whole plan at once or not at all; the same plan with the same key again is the same plan."""
    _, preferences = await services.users.get(user.id)
    found = await services.planner.store(user.id, body, key or uuid.uuid4().hex, unit_of(preferences))
    tagged(response, found.whole.plan.version)
    return agenda.stored(found)


@router.get("/plans/{plan_id}")
async def get_plan(
    plan_id: Id, user: CurrentUser, services: Service, response: Response, week: Annotated[int | None, Query(ge=1, le=99)] = None
) -> dict[str, Any]:
    """One plan with its sessions, or with those of one week."""
    found = await (services.plans.whole(user.id, plan_id) if week is None else services.plans.week(user.id, plan_id, week))
    tagged(response, found.plan.version)
    return agenda.whole(found)


@router.patch("/plans/{plan_id}")
async def change_plan(
    plan_id: Id, body: PlanPatch, seen: SeenVersion, user: CurrentUser, services: Service, response: Response
) -> dict[str, Any]:
    """Change the named fields of a plan."""
    plan = await services.planner.edit(user.id, plan_id, seen, changes(body))
    tagged(response, plan.version)
    return agenda.plan(plan)


@router.delete("/plans/{plan_id}", status_code=204)
async def delete_plan(plan_id: Id, seen: SeenVersion, user: CurrentUser, services: Service) -> None:
    """Take a plan away; undo brings it back."""
    await services.planner.remove(user.id, plan_id, seen)


@router.post("/plans/{plan_id}/undo")
async def restore_plan(plan_id: Id, user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """Bring a deleted plan back."""
    plan = await services.planner.undo(user.id, plan_id)
    tagged(response, plan.version)
    return agenda.plan(plan)


@router.get("/plan-sessions/{session_id}")
async def get_session(session_id: Id, user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """One session, planned beside done."""
    session = await services.plans.session(user.id, session_id)
    tagged(response, session.version)
    return agenda.session_beside(session, await services.planner.beside(session))


@router.patch("/plan-sessions/{session_id}")
async def change_session(
    session_id: Id, body: SessionPatch, seen: SeenVersion, user: CurrentUser, services: Service, response: Response
) -> dict[str, Any]:
    """Change the named fields of a session."""
    fields = changes(body)
    if "slots" in fields:
        _, preferences = await services.users.get(user.id)
        fields["exercises"] = exercises_of(fields.pop("slots"), unit_of(preferences))
    session = await services.planner.edit_session(user.id, session_id, seen, fields)
    tagged(response, session.version)
    return agenda.session(session)


@router.post("/plan-sessions/{session_id}/complete")
async def complete_session(session_id: Id, body: DoneIn, user: CurrentUser, services: Service) -> dict[str, Any]:
    """Say in which workout a session was done."""
    done = await services.workouts.get(user.id, body.date, body.workout_id)
    at = datetime.combine(body.date, time(12), UTC)
    message = Message(user_id=user.id, text="", at=at, timezone=done.workout.timezone, key=f"{session_id} {body.workout_id}")
    session = await services.planner.complete(message, session_id, done)
    return agenda.session_beside(session, await services.planner.beside(session))
