"""Where the user wants to get, and what there is to train with: milestones and equipment."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from api import agenda
from api.auth import CurrentUser, Service
from api.routes.body import Date, Name, Value, Words, shape
from api.routes.common import Body, Cursor, Id, SeenVersion, changes, listing, same_version, tagged
from domain.equipment import OwnedEquipment
from domain.exercises import Equipment as Kind
from domain.milestone import Milestone
from kit.ids import derived_id, new_id

router = APIRouter(tags=["means"])
Future = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]


class MilestonePatch(Body):
    """What may be said of a goal; fields that are not named stay."""

    milestone_type: Literal["strength", "endurance", "body", "consistency", "skill", "other"] = "other"
    title: Name = ""
    description: Words | None = None
    exercise_id: Name | None = None
    unit: Name | None = None
    start_value: Value | None = None
    target_value: Value = Decimal(0)
    current_value: Value | None = None
    target_date: Future | None = None
    achieved_on: Date | None = None


class NewMilestone(MilestonePatch):
    """A new goal; what and how much is the least."""

    title: Name
    target_value: Value


class NewEquipment(Body):
    """One piece; the same kind under the same name is the same piece."""

    kind: Kind
    name: Name | None = None
    place: Name | None = None
    max_weight_kg: Value | None = None
    notes: Words | None = None


@router.get("/milestones")
async def list_milestones(user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """All goals with a number, newest first."""
    return listing(await services.milestones.of_user(user.id, cursor), agenda.milestone)


@router.post("/milestones", status_code=201)
async def add_milestone(body: NewMilestone, user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """Keep a goal."""
    now = services.clock.now()
    row = await services.milestones.save(Milestone(**body.model_dump(), user_id=user.id, milestone_id=new_id(now)), now)
    tagged(response, row.version)
    return agenda.milestone(row)


@router.patch("/milestones/{milestone_id}")
async def change_milestone(
    milestone_id: Id, body: MilestonePatch, seen: SeenVersion, user: CurrentUser, services: Service, response: Response
) -> dict[str, Any]:
    """Change the named fields of a goal."""
    row = await services.milestones.get(user.id, milestone_id=milestone_id)
    same_version(seen, row.version)
    after = await services.milestones.save(row.model_copy(update=changes(body)), services.clock.now())
    tagged(response, after.version)
    return agenda.milestone(after)


@router.delete("/milestones/{milestone_id}", status_code=204)
async def remove_milestone(milestone_id: Id, seen: SeenVersion, user: CurrentUser, services: Service) -> None:
    """Give a goal up for good."""
    row = await services.milestones.get(user.id, milestone_id=milestone_id)
    same_version(seen, row.version)
    await services.milestones.remove(row)


@router.get("/equipment")
async def list_equipment(user: CurrentUser, services: Service) -> dict[str, Any]:
    """What the user has now, oldest first."""
    return {"items": [shape(piece) for piece in await services.gear.owned(user.id)], "cursor": None}


@router.post("/equipment", status_code=201)
async def add_equipment(body: NewEquipment, user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """Say what there is to train with."""
    profile, _ = await services.users.get(user.id)
    since = profile.created_at or services.clock.now()
    piece_id = derived_id(since, user.id, "equipment", body.kind, body.name or "", body.place or "")
    piece = await services.equipment.add(OwnedEquipment(**body.model_dump(), user_id=user.id, equipment_id=piece_id))
    tagged(response, piece.version)
    return shape(piece)


@router.delete("/equipment/{equipment_id}", status_code=204)
async def remove_equipment(equipment_id: Id, seen: SeenVersion, user: CurrentUser, services: Service) -> None:
    """Say that it is gone; refused while a plan in use needs it."""
    await services.equipment.remove(user.id, equipment_id, seen)
