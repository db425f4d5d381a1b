"""Coaches: list, look, change, pause, delete, and go back to an earlier version."""

from typing import Any, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from api import roster, shapes
from api.auth import CurrentUser, Service
from api.routes.common import Body, Cursor, Id, SeenVersion, changes, listing, tagged

router = APIRouter(prefix="/coaches", tags=["coaches"])


class CoachPatch(Body):
    """What a user may change of a coach by hand."""

    coach_name: str = Field(default="", min_length=1, max_length=80)
    custom_instructions: str | None = Field(default=None, max_length=2000)
    status: Literal["active", "paused"] = "active"


@router.get("")
async def list_coaches(user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """The user's coaches."""
    page = await services.coaches.of_user(user.id, cursor)
    primary = await roster.primary(services, user.id)
    return {"items": [shapes.coach(coach, primary) for coach in page.items], "cursor": page.cursor}


@router.get("/proposals")
async def list_proposals(user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """What is proposed to be changed about coaches and waits for an answer, newest first."""
    return listing(await services.proposals.open(user.id, cursor), shapes.proposal)


@router.post("/proposals/{proposal_id}/accept")
async def accept_proposal(proposal_id: Id, user: CurrentUser, services: Service) -> dict[str, Any]:
    """Carry a proposal out: the coach gets a new version; accepting it again changes nothing."""
    coach, _ = await services.proposals.accept(user.id, proposal_id)
    return shapes.coach(coach, await roster.primary(services, user.id))


@router.post("/proposals/{proposal_id}/dismiss", status_code=204)
async def dismiss_proposal(proposal_id: Id, user: CurrentUser, services: Service) -> None:
    """Leave the coach as it is."""
    await services.proposals.dismiss(user.id, proposal_id)


@router.get("/{coach_id}")
async def get_coach(coach_id: Id, user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """One coach with the words behind its traits."""
    coach = await services.coaches.get(user.id, coach_id)
    tagged(response, coach.version)
    return shapes.coach(coach, await roster.primary(services, user.id))


@router.patch("/{coach_id}")
async def change_coach(
    coach_id: Id, body: CoachPatch, seen: SeenVersion, user: CurrentUser, services: Service, response: Response
) -> dict[str, Any]:
    """Change the named fields; the coach gets a new version."""
    coach = await roster.change(services, user.id, coach_id, seen, changes(body))
    tagged(response, coach.version)
    return shapes.coach(coach, await roster.primary(services, user.id))


@router.delete("/{coach_id}", status_code=204)
async def delete_coach(coach_id: Id, seen: SeenVersion, user: CurrentUser, services: Service) -> None:
    """Take a coach away; its conversations and versions stay."""
    await roster.remove(services, user.id, coach_id, seen)


@router.post("/{coach_id}/primary")
async def make_primary(coach_id: Id, user: CurrentUser, services: Service) -> dict[str, Any]:
    """Make this coach the one that new conversations are with."""
    return shapes.coach(await roster.make_primary(services, user.id, coach_id), coach_id)


@router.post("/{coach_id}/review")
async def review_coach(coach_id: Id, user: CurrentUser, services: Service) -> dict[str, Any]:
    """Look at how training went and propose what should change; the proposals that this adds."""
    profile, _ = await services.users.get(user.id)
    found = await services.adapting.review(user.id, coach_id, profile.timezone or "UTC")
    return {"items": [shapes.proposal(one) for one in found], "cursor": None}


@router.get("/{coach_id}/versions")
async def list_versions(coach_id: Id, user: CurrentUser, services: Service) -> dict[str, Any]:
    """The versions of a coach, newest first."""
    await services.coaches.get(user.id, coach_id)
    return {"items": [shapes.coach_version(kept) for kept in await services.coaches.versions(user.id, coach_id)], "cursor": None}


@router.post("/{coach_id}/versions/{number}/restore")
async def restore_version(coach_id: Id, number: int, user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """Bring an earlier version back as the newest one."""
    coach = await roster.restore(services, user.id, coach_id, number)
    tagged(response, coach.version)
    return shapes.coach(coach, await roster.primary(services, user.id))
