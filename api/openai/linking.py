"""Finds the conversation and the turn that a client's history belongs to, and remembers where it leads."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from api import chats
from api.openai.history import History
from api.services import Services
from domain.conversation import Conversation, Turn
from domain.links import ChatLink
from domain.user import UserProfile
from kit.clock import local_day
from kit.errors import NotFound
from kit.ids import new_id

REPEATS = timedelta(hours=24)
FIRST_REPEATS = timedelta(hours=1)
"""Across midnight, a first message is the same one only within the hour: "hi" the next morning begins a new chat."""


@dataclass(frozen=True)
class Place:
    """Where a message goes: its conversation, and the key that makes a repetition the same turn."""

    conversation_id: str
    key: str


async def place_of(services: Services, user_id: str, coach_id: str, history: History) -> Place:
    """The turn that these words had before, the conversation that they continue, or a new one."""
    profile, _ = await services.users.get(user_id)
    repeated = await _repeated(services, profile, history)
    if repeated is not None:
        return Place(repeated.conversation_id, _key(repeated.history_hash))
    now = services.clock.now()
    asked = history.asked(local_day(now, profile.timezone or "UTC"))
    continued = await _continued(services, user_id, coach_id, history)
    link = ChatLink(history_hash=asked, user_id=user_id, conversation_id=continued or new_id(now), turn=0, linked_at=now)
    link = await services.links.claim(link, now)
    if link.conversation_id != continued:
        await chats.ensure(services, user_id, coach_id, link.conversation_id)
    return Place(link.conversation_id, _key(asked))


async def remember(services: Services, user_id: str, history: History, place: Place, turn: int, reply: str) -> None:
    """Link the history with its answer, so that the next message continues here."""
    now = services.clock.now()
    link = ChatLink(history_hash=history.answered(reply), user_id=user_id, conversation_id=place.conversation_id, turn=turn, linked_at=now)
    await services.links.claim(link, now)


async def _repeated(services: Services, profile: UserProfile, history: History) -> ChatLink | None:
    now = services.clock.now()
    today = local_day(now, profile.timezone or "UTC")
    days = (today, today - timedelta(days=1))
    found = await asyncio.gather(*(services.links.find(profile.user_id, history.asked(day)) for day in days))
    for link, day in zip(found, days, strict=True):
        holds = REPEATS if day == today or not history.is_first else FIRST_REPEATS
        if link is not None and now - link.linked_at < holds:
            return link
    return None


async def _continued(services: Services, user_id: str, coach_id: str, history: History) -> str | None:
    """The conversation that the longest known beginning is the end of; a history that leaves an earlier turn is a branch of its own."""
    found = await services.links.first_of(user_id, history.beginnings())
    if found is None:
        return None
    try:
        chat, newest = await asyncio.gather(
            chats.of_coach(services, user_id, found.conversation_id),
            services.conversations.newest(user_id, found.conversation_id, 1),
        )
    except NotFound:
        return None
    return found.conversation_id if chat.coach_id == coach_id and _last(chat, newest.turns) == found.turn else None


def _last(chat: Conversation, turns: Sequence[Turn]) -> int:
    newest = turns[0].number if turns else 0
    return max(chat.last_turn, chat.archived_through, newest)


def _key(history_hash: str) -> str:
    return f"openai:{history_hash}"
