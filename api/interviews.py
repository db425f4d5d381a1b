"""What routes do with creator sessions beyond one call."""

from typing import Any

from api import chats, shapes
from api.services import Services
from coach_creator import interviewer
from domain.creator import CreatorSession, state
from kit.errors import Conflict


def shape(session: CreatorSession) -> dict[str, Any]:
    """An interview as clients see it."""
    return {
        "session_id": session.session_id,
        "state": state(session),
        "is_complete": session.is_complete,
        "coach_id": session.generated_coach_id,
        "started_at": session.started_at.isoformat(),
        "last_activity": session.last_activity.isoformat(),
    }


async def begin(services: Services, user_id: str) -> dict[str, Any]:
    """A new interview with its first words."""
    profile, _ = await services.users.get(user_id)
    chat = await chats.begin_interview(services, user_id)
    now = services.clock.now()
    session, reply = interviewer.open_session(user_id, chat.conversation_id, now, profile.timezone)
    put = services.sessions.saving(session, now)
    await services.sessions.table.put(put.item, put.when)
    return {"session_id": session.session_id, "reply": reply, "state": state(session)}


async def whole(services: Services, user_id: str, session_id: str) -> dict[str, Any]:
    """An interview with its turns, oldest first, and its first words."""
    session = await services.sessions.get(user_id, session_id)
    page = await chats.transcript(services, user_id, session_id, None, 100)
    _, opening = interviewer.open_session(user_id, session_id, session.started_at, session.timezone)
    return {**shape(session), "opening": opening, "messages": [shapes.message(turn) for turn in reversed(page.turns)]}


async def abandon(services: Services, user_id: str, session_id: str) -> None:
    """Mark an interview as given up; a finished one stays."""
    session = await services.sessions.get(user_id, session_id)
    if session.is_complete:
        raise Conflict("This interview is finished. Delete its coach instead.", code="session_complete")
    now = services.clock.now()
    put = services.sessions.saving(interviewer.abandon(session, now), now)
    await services.sessions.table.put(put.item, put.when)
