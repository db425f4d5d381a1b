"""Conversations and their turns, asked for in the words of the chat."""

from dataclasses import dataclass
from datetime import datetime

from domain.conversation import Conversation, ConversationSummary, Turn
from kit.clock import stamp
from kit.errors import NotFound
from storage import entities as rows
from storage.pages import Page, Pages
from storage.revision import save, seen
from storage.table import Changes, Item, Key, Put, Query, Table, Write

RECENT_TURNS = 50


@dataclass(frozen=True)
class Newest:
    """The newest turns of a conversation, newest first, and its summary when the read came across it."""

    turns: tuple[Turn, ...]
    summary: ConversationSummary | None
    more: bool


class Conversations:
    """The conversations of all users."""

    def __init__(self, table: Table, pages: Pages) -> None:
        self.table = table
        self.pages = pages

    def key(self, user_id: str, conversation_id: str) -> Key:
        """Where a conversation's own row lies."""
        return rows.CONVERSATION.key(user_id=user_id, conversation_id=conversation_id)

    def from_item(self, item: Item | None) -> Conversation:
        """The conversation of a row that was read along with others; NotFound for None."""
        if item is None:
            raise NotFound("There is no such conversation. List yours with GET /v1/conversations.", code="conversation_not_found")
        return rows.CONVERSATION.read(item)

    async def get(self, user_id: str, conversation_id: str) -> Conversation:
        """The conversation; NotFound when this user has none of that id."""
        return self.from_item(await self.table.get(self.key(user_id, conversation_id)))

    async def recent(self, user_id: str, cursor: str | None = None, limit: int = 20) -> Page[Conversation]:
        """The user's conversations with coaches, newest first."""
        query = rows.CONVERSATION.list("one", user_id=user_id, newest_first=True, limit=limit)
        return await self.pages.read(self.table, query, cursor, rows.CONVERSATION.read, keep=lambda c: c.kind == "coaching")

    async def needing_follow_up(self, user_id: str, cursor: str | None = None, limit: int = 20) -> Page[Conversation]:
        """The conversations that the coach should come back to, newest first."""
        query = rows.CONVERSATION.list("one", user_id=user_id, newest_first=True, limit=limit)
        return await self.pages.read(self.table, query, cursor, rows.CONVERSATION.read, keep=lambda c: c.needs_follow_up)

    async def save(self, conversation: Conversation, now: datetime) -> Conversation:
        """Store the next version of a conversation."""
        after, put = save(rows.CONVERSATION, conversation, now)
        await self.table.put(put.item, put.when)
        return after

    def saving(self, conversation: Conversation, now: datetime) -> Put:
        """The write of a conversation's next version, for a transaction."""
        return save(rows.CONVERSATION, conversation, now)[1]

    async def newest(self, user_id: str, conversation_id: str, limit: int = RECENT_TURNS, before: int | None = None) -> Newest:
        """The newest turns (before a number, when given) in one Query; without `before` the summary comes along."""
        query = rows.TURN.list("one", user_id=user_id, conversation_id=conversation_id, newest_first=True, limit=limit + 1)
        if before is not None:
            query = self._earlier(user_id, conversation_id, before, limit)
        read = await self.table.query(query)
        turns = tuple(rows.TURN.read(item) for item in read.items if rows.TURN.matches(item))
        summary = next((rows.SUMMARY.read(item) for item in read.items if rows.SUMMARY.matches(item)), None)
        return Newest(turns, summary, read.after is not None)

    def _earlier(self, user_id: str, conversation_id: str, before: int, limit: int) -> Query:
        return rows.TURN.between("one", 0, before - 1, user_id=user_id, conversation_id=conversation_id, newest_first=True, limit=limit)

    async def turn(self, user_id: str, conversation_id: str, number: int) -> Turn | None:
        """One turn by its number, while its row is there."""
        item = await self.table.get(rows.TURN.key(user_id=user_id, conversation_id=conversation_id, number=number))
        return rows.TURN.read(item) if item else None

    def saving_turn(self, turn: Turn, now: datetime) -> tuple[Turn, Put]:
        """The next version of a turn and its write: attempts and the end each take a version."""
        return save(rows.TURN, turn, now)

    async def write(self, *writes: Write) -> None:
        """One put, or several writes at once or not at all."""
        if len(writes) == 1 and isinstance(writes[0], Put):
            await self.table.put(writes[0].item, writes[0].when)
        else:
            await self.table.transact(writes)

    async def summary(self, user_id: str, conversation_id: str) -> ConversationSummary | None:
        """The summary of a conversation, once there is one."""
        item = await self.table.get(rows.SUMMARY.key(user_id=user_id, conversation_id=conversation_id))
        return rows.SUMMARY.read(item) if item else None

    async def save_summary(self, summary: ConversationSummary, now: datetime) -> None:
        """Store the next version of a summary."""
        _, put = save(rows.SUMMARY, summary, now)
        await self.table.put(put.item, put.when)

    async def expire_turn(self, turn: Turn, at: datetime) -> None:
        """Let an archived turn's row expire, if it is still the one that was archived."""
        key = rows.TURN.key_of(turn)
        await self.table.update(key, Changes(set={"ttl": int(at.timestamp())}), seen(turn.version))

    async def due_for_archive(self, shard: str, until: datetime, limit: int = 25) -> list[Conversation]:
        """Conversations of one queue whose archive is due by then, oldest first; the index may be late."""
        pk, _ = rows.CONVERSATION.prefix("to_archive", archive_shard=shard)
        read = await self.table.query(Query(pk, first="0", last=stamp(until), index="gsi2", limit=limit))
        return [rows.CONVERSATION.read(item) for item in read.items]

    async def queued(self, shard: str) -> list[Conversation]:
        """Every conversation of one queue, due or not; for start-up."""
        pk, _ = rows.CONVERSATION.prefix("to_archive", archive_shard=shard)
        queued: list[Conversation] = []
        after = None
        while True:
            read = await self.table.query(Query(pk, index="gsi2", limit=100, after=after))
            queued += [rows.CONVERSATION.read(item) for item in read.items]
            after = read.after
            if after is None:
                return queued
