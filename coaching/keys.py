"""Finds the turn of a message that is sent again, and knows a fresh one as fresh without reading back through the day.

A turn's row carries a digest of each of the last keys before it; the conversation's row carries those that were archived
within a day. Only where neither reaches, because the archive is late, older rows are read.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.conversation import Conversation, Turn, key_digest
from storage.conversations import Conversations, Newest

WIDTH = 4
MOST = 64


def before(turns: Sequence[Turn], number: int) -> str:
    """The digests for the row of a new turn: of the turns just before it, oldest first."""
    if not turns or turns[0].number != number - 1:
        return ""
    return (turns[0].keys_before + key_digest(turns[0].key)[:WIDTH])[-WIDTH * MOST :]


async def turn_with(key: str, conversation: Conversation, newest: Newest, conversations: Conversations, horizon: datetime) -> Turn | None:
    """The turn that was sent with this key, since the horizon or among the last ones whatever their age."""
    place = (conversation.user_id, conversation.conversation_id)
    turns, more = newest.turns, newest.more
    reaches = _first_known(turns[0]) if turns else 0
    candidates = list(_candidates(key, conversation, turns)) if more else []
    while True:
        for turn in turns:
            if turn.key == key:
                return turn
        for number in candidates:
            older = await conversations.turn(*place, number)
            if older is not None and older.key == key:
                return older
        if not more or not turns or (turns[-1].created_at or horizon) < horizon:
            return None
        reaches = min(reaches, turns[-1].number)
        if reaches <= conversation.archived_through + 1:
            return None
        earlier = await conversations.newest(*place, before=reaches)
        turns, more, candidates = earlier.turns, earlier.more, []


def _first_known(turn: Turn) -> int:
    """The oldest turn that this one's row has a digest of."""
    return turn.number - len(turn.keys_before) // WIDTH


def _candidates(key: str, conversation: Conversation, turns: Sequence[Turn]) -> Iterator[int]:
    """Turns beyond the newest rows that may have this key."""
    known, first, read = turns[0].keys_before, _first_known(turns[0]), turns[-1].number
    for number in range(first, read):
        if known[WIDTH * (number - first) :][:WIDTH] == key_digest(key)[:WIDTH]:
            yield number
    for part in conversation.parts:
        yield from (number for number in part.with_key(key) if number < min(read, first))
