"""What routes do with creator sessions beyond one call."""

from typing import Any

from api import chats, roster, shapes
from api.services import Services
from coach_creator import interviewer
from domain.coach import CoachConfig
from domain.creator import CreationType, CreatorSession, state
from kit.errors import Conflict, Invalid


def shape(session: CreatorSession) -> dict[str, Any]:
    """An interview as clients see it."""
    return {
        "session_id": session.session_id,
        "state": state(session),
        "is_complete": session.is_complete,
        "coach_id": session.generated_coach_id,
        "creation_type": session.creation_type,
        "about_coach_id": session.coach_id,
        "started_at": session.started_at.isoformat(),
        "last_activity": session.last_activity.isoformat(),
    }


async def begin(services: Services, user_id: str, creation_type: CreationType = "initial", coach_id: str | None = None) -> dict[str, Any]:
    """A new interview with its first words: for a new coach, or about one that is there."""
    coach = await _about(services, user_id, creation_type, coach_id)
    profile, _ = await services.users.get(user_id)
    answers = await services.coaches.answers(user_id, coach.coach_id) if coach else {}
    if creation_type == "modification" and not answers:
        raise Conflict(
            "What this coach was built on is not known any more. Build it anew: creation_type recreation.", code="answers_unknown"
        )
    chat = await chats.begin_interview(services, user_id)
    now = services.clock.now()
    if coach and creation_type == "modification":
        session, reply = interviewer.open_change(user_id, chat.conversation_id, now, profile.timezone, coach, answers)
    else:
        session, reply = interviewer.open_session(user_id, chat.conversation_id, now, profile.timezone)
        session = session.model_copy(update={"creation_type": creation_type, "coach_id": coach.coach_id if coach else None})
    put = services.sessions.saving(session, now)
    await services.sessions.table.put(put.item, put.when)
    return {"session_id": session.session_id, "reply": reply, "state": state(session)}


async def _about(services: Services, user_id: str, creation_type: CreationType, coach_id: str | None) -> CoachConfig | None:
    """The coach that a modification or recreation is about."""
    if creation_type == "initial":
        if coach_id is not None:
            raise Invalid(
                "A coach_id goes with creation_type modification or recreation. Leave it out for a new coach.", code="coach_id_unused"
            )
        return None
    coach_id = coach_id or await roster.primary(services, user_id)
    if coach_id is None:
        raise chats.NoCoach("You have no coach yet, so there is none to change. Leave creation_type out to build one.")
    return await services.coaches.get(user_id, coach_id)


async def whole(services: Services, user_id: str, session_id: str) -> dict[str, Any]:
    """An interview with its turns, oldest first, and its first words; `before` is what the coach that it would change is built on now."""
    session = await services.sessions.get(user_id, session_id)
    page = await chats.transcript(services, user_id, session_id, None, 100)
    return {
        **shape(session),
        "opening": session.opening,
        "messages": [shapes.message(turn) for turn in reversed(page.turns)],
        "before": await _answers_now(services, session),
    }


async def _answers_now(services: Services, session: CreatorSession) -> dict[str, Any] | None:
    """The slots that the coach of a modification is built on, to hold the interview's own against."""
    if session.coach_id is None or session.creation_type != "modification":
        return None
    answers = await services.coaches.answers(session.user_id, session.coach_id)
    slots: dict[str, Any] = state(session.model_copy(update={"slots": answers}))["slots"]
    return slots


async def abandon(services: Services, user_id: str, session_id: str) -> None:
    """Mark an interview as given up; a finished one stays."""
    session = await services.sessions.get(user_id, session_id)
    if session.is_complete:
        raise Conflict("This interview is finished. Delete its coach instead.", code="session_complete")
    now = services.clock.now()
    put = services.sessions.saving(interviewer.abandon(session, now), now)
    await services.sessions.table.put(put.item, put.when)
