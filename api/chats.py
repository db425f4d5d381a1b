"""What routes do with conversations beyond one call: start, close, read a transcript across rows and objects."""

import asyncio
from collections.abc import Sequence

from api.services import Services
from coaching.archive import Transcript
from coaching.turns import queued
from domain.coach import CoachConfig
from domain.conversation import Conversation, Turn
from kit.errors import Conflict, NotFound
from kit.ids import new_id
from storage.table import ConditionFailed


class NoCoach(Conflict):
    """There is nobody to talk to yet."""

    code = "no_coach"


async def start(services: Services, user_id: str, coach_id: str | None) -> Conversation:
    """A new conversation with this coach, or with the primary one."""
    if coach_id is None:
        _, preferences = await services.users.get(user_id)
        coach_id = preferences.ui_preferences.default_coach
    if coach_id is None:
        raise NoCoach("You have no coach yet. Build one with POST /v1/coach-creator/sessions.")
    await awake(services, user_id, coach_id)
    return await _begin(services, user_id, "coaching", coach_id)


async def awake(services: Services, user_id: str, coach_id: str) -> CoachConfig:
    """A coach that can be talked to; Conflict for a paused one."""
    coach = await services.coaches.get(user_id, coach_id)
    if not coach.is_active:
        raise Conflict("This coach is paused. Wake it with PATCH /v1/coaches/{id} first.", code="coach_paused")
    return coach


async def ensure(services: Services, user_id: str, coach_id: str, conversation_id: str) -> None:
    """Begin the conversation with this id, unless it is there."""
    try:
        await _begin(services, user_id, "coaching", coach_id, conversation_id)
    except ConditionFailed:
        await of_coach(services, user_id, conversation_id)


async def begin_interview(services: Services, user_id: str) -> Conversation:
    """The conversation that a creator session's turns belong to."""
    return await _begin(services, user_id, "creator", None)


async def _begin(services: Services, user_id: str, kind: str, coach_id: str | None, conversation_id: str | None = None) -> Conversation:
    _, preferences = await services.users.get(user_id)
    now = services.clock.now()
    chat = Conversation.model_validate(
        {
            "user_id": user_id,
            "conversation_id": conversation_id or new_id(now),
            "coach_id": coach_id,
            "kind": kind,
            "data_sharing": preferences.privacy_settings.data_sharing,
        }
    )
    # It waits for the archive from the start: so its first message is one plain write like any other.
    return await services.conversations.save(queued(chat, now), now)


async def of_coach(services: Services, user_id: str, conversation_id: str) -> Conversation:
    """A conversation with a coach; NotFound for a creator session's."""
    chat = await services.conversations.get(user_id, conversation_id)
    if chat.kind != "coaching":
        raise NotFound("There is no such conversation. List yours with GET /v1/conversations.", code="conversation_not_found")
    return chat


async def close(services: Services, user_id: str, conversation_id: str) -> Conversation:
    """Close a conversation; closing it twice is fine."""
    chat = await of_coach(services, user_id, conversation_id)
    if chat.status == "closed":
        return chat
    now = services.clock.now()
    due = now if chat.archive_shard is not None else None
    return await services.conversations.save(chat.model_copy(update={"status": "closed", "closed_at": now, "archive_due": due}), now)


async def newest_turns(services: Services, chats: Sequence[Conversation]) -> dict[str, Turn | None]:
    """The newest turn of each conversation that has turns which are not archived: those wait in the archive's queue."""
    fresh = [chat for chat in chats if chat.archive_shard is not None]
    found = await asyncio.gather(*(services.conversations.newest(chat.user_id, chat.conversation_id, 1) for chat in fresh))
    newest = {chat.conversation_id: one.turns[0] for chat, one in zip(fresh, found, strict=True) if one.turns}
    return {chat.conversation_id: newest.get(chat.conversation_id) for chat in chats}


async def transcript(services: Services, user_id: str, conversation_id: str, cursor: str | None, limit: int) -> Transcript:
    """A page of turns, newest first."""
    chat = await services.conversations.get(user_id, conversation_id)
    before = services.pages.opened(cursor, _scope(user_id, conversation_id))["before"] if cursor else None
    return await services.archive.transcript(chat, int(before) if before else None, limit)


def cursor_after(services: Services, user_id: str, conversation_id: str, page: Transcript) -> str | None:
    """The signed cursor of the page that follows; None after the oldest."""
    if page.before <= 1:
        return None
    return services.pages.sealed({"before": str(page.before)}, _scope(user_id, conversation_id))


def _scope(user_id: str, conversation_id: str) -> str:
    return f"transcript\x1f{user_id}\x1f{conversation_id}"
