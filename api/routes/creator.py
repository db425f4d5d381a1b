"""Building a coach by talking: a creator session streams and retries exactly as a conversation."""

import uuid
from typing import Any

from fastapi import APIRouter, Request, Response

from api import interviews, sse
from api.auth import CurrentUser, Service
from api.routes.common import Body, Cursor, Id, IdempotencyKey, listing
from api.routes.conversations import NewMessage
from domain.creator import CreationType

router = APIRouter(prefix="/coach-creator/sessions", tags=["coach creator"])


class NewSession(Body):
    """What the interview is for; without a coach_id, a change is about the primary coach."""

    creation_type: CreationType = "initial"
    coach_id: str | None = None


@router.post("", status_code=201)
async def open_session(user: CurrentUser, services: Service, body: NewSession | None = None) -> dict[str, Any]:
    """Begin an interview: for a new coach, or to change or rebuild one."""
    wanted = body or NewSession()
    return await interviews.begin(services, user.id, wanted.creation_type, wanted.coach_id)


@router.get("")
async def list_sessions(user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """The interviews, newest first; an unfinished one can be taken up again."""
    return listing(await services.sessions.of_user(user.id, cursor), interviews.shape)


@router.get("/{session_id}")
async def get_session(session_id: Id, user: CurrentUser, services: Service) -> dict[str, Any]:
    """One interview with what was said in it."""
    return await interviews.whole(services, user.id, session_id)


@router.post("/{session_id}/messages")
async def answer(session_id: Id, body: NewMessage, request: Request, user: CurrentUser, services: Service, key: IdempotencyKey) -> Response:
    """Answer a question of the interview, or say anything else."""
    stream = await services.creator_turns.send(user.id, session_id, body.text, key or uuid.uuid4().hex)
    return await sse.respond(request, stream)


@router.delete("/{session_id}", status_code=204)
async def abandon_session(session_id: Id, user: CurrentUser, services: Service) -> None:
    """Give an interview up."""
    await interviews.abandon(services, user.id, session_id)
