"""Moves finished turns into objects of the bucket, and reads a transcript wherever it lies.

Object first, then the conversation's row, then the expiry of the turn rows: a kill in between leaves nothing lost.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from coaching.follow_up import left_open
from coaching.summary import Summarise, summarised
from domain.conversation import ArchivePart, Conversation, ConversationSummary, FollowUp, Turn, key_digest
from kit import log
from kit.clock import Clock
from kit.errors import CoachError, NotFound
from storage.blobs import BlobDamaged, Blobs, BlobsUnavailable, Pointer, kept
from storage.conversations import Conversations
from storage.table import ConditionFailed

IDLE = timedelta(hours=1)
TURNS_PER_OBJECT = 500
KEPT_ROWS = timedelta(days=30)
MIN_BUNDLE = 40
PAGE = 100
LEASE = timedelta(minutes=10)
"""How long nobody else looks at a conversation that is being moved and summarised."""
MOST_SUMMARISED = 2 * TURNS_PER_OBJECT

logger = log.get("archive")


@dataclass(frozen=True)
class Transcript:
    """A page of turns, newest first, where the next one begins (`before`; 1 is the end), and why it is short of some."""

    turns: tuple[Turn, ...]
    before: int
    fault: CoachError | None = None


class Archive:
    """The transcripts in the bucket, and the summaries of what lies there."""

    def __init__(self, conversations: Conversations, blobs: Blobs, clock: Clock, summarise: Summarise = summarised) -> None:
        self.conversations = conversations
        self.blobs = blobs
        self.clock = clock
        self.summarise = summarise

    async def run(self, user_id: str, conversation_id: str) -> bool:
        """Archive a conversation if it is closed, idle or long, and bring its summary up to date; True when turns were moved."""
        conversation = await self.conversations.get(user_id, conversation_id)
        turns, summary = await self._unarchived(conversation)
        await self._expire(conversation)
        finished = _finished(turns, conversation.archived_through)
        due = self._is_due(conversation, turns, finished)
        for start in range(0, len(finished) if due else 0, TURNS_PER_OBJECT):
            conversation = await self._move(conversation, finished[start : start + TURNS_PER_OBJECT])
        summary = await self._summarise(conversation, summary, finished if due else [])
        await self._settle(with_header(conversation, summary), turns[len(finished) :] if due else turns)
        return due

    async def page(self, conversation: Conversation, before: int | None, limit: int) -> list[Turn]:
        """At most `limit` turns before a number, newest first, from rows and objects alike; an error when some can't be read."""
        page = await self.transcript(conversation, before, limit)
        if page.fault is not None:
            raise page.fault
        return list(page.turns)

    async def transcript(self, conversation: Conversation, before: int | None, limit: int) -> Transcript:
        """The same, with what can be read of it: turns that are in rows are there whatever happened to the objects."""
        newest = await self.conversations.newest(conversation.user_id, conversation.conversation_id, limit, before)
        known = {turn.number: turn for turn in newest.turns}
        number = before - 1 if before else max(conversation.last_turn, conversation.archived_through, *known, 0)
        turns: list[Turn] = []
        while number > 0 and len(turns) < limit:
            # Rows of one object need not expire at once: an archive that was killed went on with them later.
            part = None if number in known else _part_with(conversation.parts, number)
            if part is not None:
                try:
                    known |= {turn.number: turn for turn in await self.read(part)}
                except (BlobDamaged, BlobsUnavailable, NotFound) as fault:
                    logger.error("transcript can't be read", conversation=conversation.conversation_id, first=part.first, code=fault.code)
                    # What is damaged stays so: the next page begins before it. What is down is asked for again.
                    return Transcript(tuple(turns), number + 1 if isinstance(fault, BlobsUnavailable) else part.first, fault)
            turns += [known[number]] if number in known else []
            number -= 1
        return Transcript(tuple(turns), number + 1)

    async def read(self, part: ArchivePart) -> list[Turn]:
        """The turns of one object, oldest first; NotFound when it is gone, an error that says so when it is damaged."""
        pointer = Pointer(key=part.key, sha256=part.sha256, length=part.length)
        body = json.loads(await self.blobs.get(pointer))
        return [Turn.model_validate(turn) for turn in body["turns"]]

    async def _unarchived(self, conversation: Conversation) -> tuple[list[Turn], ConversationSummary | None]:
        """The turns that no object holds, oldest first; the summary comes along."""
        turns: list[Turn] = []
        before: int | None = None
        summary: ConversationSummary | None = None
        while True:
            found = await self.conversations.newest(conversation.user_id, conversation.conversation_id, PAGE, before)
            fresh = [turn for turn in found.turns if turn.number > conversation.archived_through]
            turns += fresh
            summary = summary or found.summary
            if len(fresh) < len(found.turns) or not found.more or not found.turns:
                return turns[::-1], summary
            before = found.turns[-1].number

    def _is_due(self, conversation: Conversation, turns: Sequence[Turn], finished: Sequence[Turn]) -> bool:
        if not finished:
            return False
        quiet_since = turns[-1].updated_at
        idle = quiet_since is not None and self.clock.now() - quiet_since >= IDLE
        return conversation.status == "closed" or idle or len(finished) > max(MIN_BUNDLE, conversation.archived_through // 4)

    async def store(self, conversation: Conversation, turns: Sequence[Turn]) -> ArchivePart:
        """Put these turns into an object; the conversation does not point to it yet."""
        key = f"users/{conversation.user_id}/conversations/{conversation.conversation_id}.{turns[-1].number:06d}.json"
        body = {
            "conversation_id": conversation.conversation_id,
            "coach_id": conversation.coach_id,
            "data_sharing": conversation.data_sharing,
            "turns": [turn.model_dump(mode="json") for turn in turns],
        }
        pointer = await kept(self.blobs, key, json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode())
        return _part(pointer, turns)

    async def _move(self, conversation: Conversation, turns: Sequence[Turn]) -> Conversation:
        last, part = turns[-1], await self.store(conversation, turns)
        began = conversation.created_at or self.clock.now()
        follow_up = await asyncio.to_thread(_follow_up, conversation, turns)
        moved = conversation.model_copy(
            update={
                "parts": (*(older.without_old_keys(self.clock.now()) for older in conversation.parts), part),
                "archived_through": last.number,
                "last_turn": max(conversation.last_turn, last.number),
                "message_count": conversation.message_count + 2 * len(turns),
                "needs_follow_up": follow_up is not None,
                "follow_up": follow_up or conversation.follow_up,
                "last_message": (last.reply or last.text)[:200],
                "duration": round(((last.updated_at or began) - began).total_seconds() / 60),
                "archive_due": conversation.archive_due and self.clock.now() + LEASE,
            }
        )
        moved = await self.conversations.save(moved, self.clock.now())
        await self._expire(moved)
        logger.info("archived", conversation=conversation.conversation_id, turns=len(turns), through=last.number)
        return moved

    async def _expire(self, conversation: Conversation) -> None:
        """Let archived rows expire: the newest first, down to one that does already, so that a kill in between is made good."""
        expiry, before = self.clock.now() + KEPT_ROWS, conversation.archived_through + 1
        while before > 1:
            found = await self.conversations.newest(conversation.user_id, conversation.conversation_id, PAGE, before)
            lasting = [turn for turn in found.turns if turn.expires_at is None]
            for turn in lasting:
                await self.conversations.expire_turn(turn, expiry)
            if not found.more or len(lasting) < len(found.turns):
                return
            before = found.turns[-1].number

    async def _summarise(
        self, conversation: Conversation, before: ConversationSummary | None, moved: Sequence[Turn]
    ) -> ConversationSummary | None:
        """The summary of all that was moved: made when there is more than it covers, so that a kill or a lost race is made good."""
        done = before.summary_data.through_turn if before else 0
        if conversation.kind != "coaching" or done >= conversation.archived_through:
            return before
        turns = await self._not_summarised(conversation, done, moved)
        if not turns:
            return before
        data = await self.summarise(conversation, before, turns, self.clock.now())
        blank = ConversationSummary(user_id=conversation.user_id, conversation_id=conversation.conversation_id, summary_data=data)
        made = (before or blank).model_copy(update={"summary_data": data})
        try:
            await self.conversations.save_summary(made, self.clock.now())
        except ConditionFailed:
            logger.info("summary was written meanwhile", conversation=conversation.conversation_id)
            return None
        logger.info("summarised", conversation=conversation.conversation_id, through=data.through_turn, maker=data.made_by.maker)
        return made

    async def _not_summarised(self, conversation: Conversation, done: int, moved: Sequence[Turn]) -> list[Turn]:
        """The archived turns behind the last that is summarised, oldest first; none while their object can't be reached."""
        fresh = [turn for turn in moved if turn.number > done]
        if not fresh or fresh[0].number != done + 1:
            most = min(conversation.archived_through - done, MOST_SUMMARISED)
            page = await self.transcript(conversation, conversation.archived_through + 1, most)
            fresh = [] if isinstance(page.fault, BlobsUnavailable) else [turn for turn in reversed(page.turns) if turn.number > done]
        return fresh[-MOST_SUMMARISED:]

    async def _settle(self, conversation: Conversation, left: Sequence[Turn]) -> None:
        """Leave the queue when nothing is left to move, else come back when the conversation may be idle."""
        waiting = {"archive_due": self.clock.now() + IDLE, "archive_shard": conversation.archive_shard}
        leaving = {"archive_due": None, "archive_shard": None}
        try:
            if left or await self._has_fresh(conversation):
                await self.conversations.save(conversation.model_copy(update=waiting), self.clock.now())
                return
            gone = await self.conversations.save(conversation.model_copy(update=leaving), self.clock.now())
            if await self._has_fresh(gone):
                # A message came in between: it saw the conversation in the queue and did not put it there.
                await self.conversations.save(gone.model_copy(update=waiting), self.clock.now())
        except ConditionFailed:
            logger.info("archive will look again", conversation=conversation.conversation_id)

    async def _has_fresh(self, conversation: Conversation) -> bool:
        newest = await self.conversations.newest(conversation.user_id, conversation.conversation_id, 1)
        return bool(newest.turns) and newest.turns[0].number > conversation.archived_through


def _finished(turns: Sequence[Turn], archived_through: int) -> list[Turn]:
    """The turns that follow the archive without a gap and are finished."""
    finished: list[Turn] = []
    for turn in turns:
        if turn.status == "pending" or turn.number != archived_through + 1 + len(finished):
            break
        finished.append(turn)
    return finished


def with_header(conversation: Conversation, summary: ConversationSummary | None) -> Conversation:
    """The conversation with what its summary says it is about."""
    if summary is None:
        return conversation
    data = summary.summary_data
    return conversation.model_copy(update={"topics": data.topics, "sentiment": data.sentiment, "conversation_type": data.conversation_type})


def _follow_up(conversation: Conversation, turns: Sequence[Turn]) -> FollowUp | None:
    """What is open after these turns, unless another conversation took it up already."""
    open_before = conversation.follow_up if conversation.needs_follow_up else None
    return left_open(open_before, [turn for turn in turns if turn.number > conversation.followed_up_through])


def _part(pointer: Pointer, turns: Sequence[Turn]) -> ArchivePart:
    keys = "".join(key_digest(turn.key) for turn in turns)
    return ArchivePart(**pointer.model_dump(), first=turns[0].number, last=turns[-1].number, keys=keys, until=turns[-1].created_at)


def _part_with(parts: Sequence[ArchivePart], number: int) -> ArchivePart | None:
    return next((part for part in reversed(parts) if part.first <= number <= part.last), None)
