"""The turn protocol: the words are safe before anything thinks, and nothing is said to be done before it is stored.

A turn's row is put pending, answered by a responder, and closed on condition that the attempt is still ours. The row's
version is the lock: opening it, taking it over and closing it each raise the version by one, and every effect in between
checks it. A lease only saves double work; safety never depends on a clock.
"""

import asyncio
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from coaching import keys
from coaching.events import Began, Ended, Event, Failed
from coaching.stream import Stream
from domain.conversation import KEYS_HOLD, Card, Conversation, ConversationSummary, Receipt, Turn
from domain.user import UserPreferences, UserProfile
from kit import log
from kit.aside import aside
from kit.clock import Clock
from kit.errors import CoachError, Conflict, Invalid, NotFound, TooLarge, Unavailable
from storage import entities as rows
from storage.conversations import RECENT_TURNS, Conversations, Newest
from storage.revision import unchanged
from storage.table import Check, ConditionFailed, Item, Key, StoreUnavailable, Write
from storage.users import Users

MAX_BYTES = 32 * 1024
LEASE = timedelta(seconds=120)
RETRY_AFTER_S = 2
ATTEMPTS = 3
FIRST_LOOK = timedelta(hours=3)
"""When the archive looks at a conversation first: by then most are over, and one visit moves them whole."""
TRIES = 3
GAVE_UP = "I could not answer this message, even after several tries. Your words are kept."
SHARDS = tuple(str(number) for number in range(8))
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

logger = log.get("turns")

Emit = Callable[[Event], None]


class TurnInProgress(Conflict):
    """Another message of this conversation is being answered."""

    code = "turn_in_progress"

    def __init__(self, retry_after_s: int = RETRY_AFTER_S) -> None:
        super().__init__(
            "The previous message is still being answered. Wait a moment, then send this one again.", retry_after=retry_after_s
        )


class MovedOn(Conflict):
    """The conversation has gone on since the turn that a message was to follow."""

    code = "conversation_moved_on"

    def __init__(self) -> None:
        super().__init__("The conversation has gone on meanwhile. Look at it again, then send your message.")


class KeyReused(Invalid):
    """The idempotency key belongs to another message."""

    code = "idempotency_key_reused"

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was used for another message. Use a fresh key for a new message.")


@dataclass(frozen=True)
class Wave:
    """What one wave of parallel reads found: the conversation as it is before the turn; `turns` are newest first."""

    profile: UserProfile
    preferences: UserPreferences
    conversation: Conversation
    turns: tuple[Turn, ...]
    summary: ConversationSummary | None
    more: bool
    items: Sequence[Item | None]
    extra: Any

    @property
    def pending(self) -> Turn | None:
        """The turn that is not finished yet."""
        return self.turns[0] if self.turns and self.turns[0].status == "pending" else None

    @property
    def next_number(self) -> int:
        """A number that was never used in this conversation."""
        newest = self.turns[0].number if self.turns else 0
        return 1 + max(self.conversation.last_turn, self.conversation.archived_through, newest)


@dataclass(frozen=True)
class Answer:
    """What a responder made of a turn; `writes` are committed together with the turn's end, or not at all."""

    reply: str
    cards: tuple[Card, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    prompts: tuple[str, ...] = ()
    writes: tuple[Write, ...] = ()


class Responder(Protocol):
    """Who answers: the coach or the coach creator."""

    def keys(self, user_id: str, conversation_id: str) -> Sequence[Key]:
        """Rows to fetch along with the conversation's own."""
        ...

    def admit(self, wave: Wave) -> None:
        """Refuse a conversation that is not of this kind, before a message of it is taken in."""
        ...

    async def read(self, user_id: str, conversation_id: str) -> Any:
        """What else it needs, read in the same wave."""
        ...

    async def respond(self, turn: Turn, wave: Wave, emit: Emit) -> Answer: ...

    async def give_up(self, turn: Turn, wave: Wave) -> Answer:
        """The honest answer to a turn that failed every attempt; a clear report is still recorded."""
        ...


def guard(turn: Turn) -> Check:
    """The check that every effect of a turn carries: it is pending, and the attempt is ours."""
    return unchanged(rows.TURN, turn)


class Turns:
    """Runs the turns of one kind of conversation; `reads` is how many of the newest turns the responder is shown."""

    def __init__(
        self, conversations: Conversations, users: Users, responder: Responder, clock: Clock, *, reads: int = RECENT_TURNS
    ) -> None:
        self.conversations = conversations
        self.reads = reads
        self.users = users
        self.responder = responder
        self.clock = clock
        self._running: dict[tuple[str, str], tuple[int, Stream]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._given_up: set[tuple[str, str, int, int]] = set()

    async def send(self, user_id: str, conversation_id: str, text: str, key: str, *, after: int | None = None) -> Stream:
        """Take a message in and start to answer it; a message that was sent before gives its turn again.

        With `after` it becomes the turn that follows that one, or MovedOn is raised.
        """
        text = checked(text)
        for _ in range(TRIES):
            wave = await self.read(user_id, conversation_id)
            self.responder.admit(wave)
            known = await self._with_key(wave, key)
            if known is not None:
                return await self._again(known, text, wave)
            if after is not None and wave.next_number != after + 1:
                raise MovedOn
            if wave.pending is not None:
                await self._finish_first(wave.pending, wave)
                continue
            try:
                turn = await self._open(wave, text, key)
            except ConditionFailed:
                # Another device took the number, or the archive wrote the conversation's row: look again.
                continue
            return self._run(turn, wave)
        raise TurnInProgress

    async def read(self, user_id: str, conversation_id: str) -> Wave:
        """The one wave of reads that a turn begins with."""
        wanted = [*self.users.keys(user_id), self.conversations.key(user_id, conversation_id)]
        wanted += self.responder.keys(user_id, conversation_id)
        items, newest, extra = await asyncio.gather(
            self.conversations.table.get_many(wanted),
            self.conversations.newest(user_id, conversation_id, self.reads),
            self.responder.read(user_id, conversation_id),
        )
        profile, preferences = self.users.from_items(user_id, items[0], items[1])
        if profile.erased_at is not None:
            raise NotFound("This account was erased.", code="account_erased")
        conversation = self.conversations.from_item(items[2])
        return Wave(profile, preferences, conversation, newest.turns, newest.summary, newest.more, items[3:], extra)

    async def resume(self, conversation: Conversation, *, force: bool = False) -> bool:
        """Finish this conversation's stalled turn with its own words; True when there was one."""
        newest = await self.conversations.newest(conversation.user_id, conversation.conversation_id, 1)
        if not newest.turns or newest.turns[0].status != "pending":
            return False
        wave = await self.read(conversation.user_id, conversation.conversation_id)
        if wave.pending is None:
            return False
        try:
            await (await self._settle(wave.pending, wave, force=force)).result()
        except TurnInProgress:
            return False
        return True

    async def drain(self, seconds: float) -> None:
        """Wait for running turns, so that a stop loses no time; what is cut off is finished at the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def _with_key(self, wave: Wave, key: str) -> Turn | None:
        horizon = self.clock.now() - KEYS_HOLD
        newest = Newest(wave.turns, wave.summary, wave.more)
        return await keys.turn_with(key, wave.conversation, newest, self.conversations, horizon)

    async def _again(self, turn: Turn, text: str, wave: Wave) -> Stream:
        if turn.body_hash != body_hash(text):
            raise KeyReused
        if turn.status != "pending":
            return _finished(turn)
        return await self._settle(turn, wave)

    async def _finish_first(self, turn: Turn, wave: Wave) -> None:
        """Finish a stalled turn before a new message; while one is being answered here or elsewhere, TurnInProgress."""
        if self._here(turn) is not None:
            raise TurnInProgress
        try:
            await (await self._settle(turn, wave)).result()
        except CoachError as error:
            # That error is about the other message; this one was not taken in and may be sent again.
            raise TurnInProgress from error

    def _here(self, turn: Turn) -> Stream | None:
        number, stream = self._running.get(_place(turn), (0, None))
        return stream if stream is not None and number == turn.number and not stream.ended else None

    async def _settle(self, turn: Turn, wave: Wave, *, force: bool = False) -> Stream:
        """The stream of a pending turn: joined when it runs here, taken over when it stalled; TurnInProgress otherwise."""
        running = self._here(turn)
        if running is not None:
            return running
        if not force and self._may_be_alive(turn):
            raise TurnInProgress
        taken = await self._take_over(turn)
        earlier = tuple(t for t in wave.turns if t.number != turn.number)
        wave = Wave(wave.profile, wave.preferences, wave.conversation, earlier, wave.summary, wave.more, wave.items, wave.extra)
        return self._run(taken, wave)

    def _may_be_alive(self, turn: Turn) -> bool:
        if (*_place(turn), turn.number, turn.version) in self._given_up:
            return False
        return turn.lease_until is not None and turn.lease_until > self.clock.now()

    async def _take_over(self, turn: Turn) -> Turn:
        now = self.clock.now()
        taken, put = self.conversations.saving_turn(turn.model_copy(update={"attempt": turn.attempt + 1, "lease_until": now + LEASE}), now)
        try:
            await self.conversations.write(put)
        except ConditionFailed as error:
            raise TurnInProgress from error
        self._given_up.discard((*_place(turn), turn.number, turn.version))
        logger.info("turn taken over", conversation=turn.conversation_id, turn=turn.number, attempt=taken.attempt)
        return taken

    async def _open(self, wave: Wave, text: str, key: str) -> Turn:
        now = self.clock.now()
        conversation = wave.conversation
        turn, put = self.conversations.saving_turn(
            Turn(
                user_id=conversation.user_id,
                conversation_id=conversation.conversation_id,
                number=wave.next_number,
                key=key,
                body_hash=body_hash(text),
                keys_before=keys.before(wave.turns, wave.next_number),
                lease_until=now + LEASE,
                timezone=wave.profile.timezone or "UTC",
                text=text,
            ),
            now,
        )
        if conversation.archive_shard is None or conversation.status == "closed":
            await self.conversations.write(put, self.conversations.saving(queued(conversation, now), now))
        else:
            await self.conversations.write(put)
        return turn

    def _run(self, turn: Turn, wave: Wave) -> Stream:
        stream = Stream()
        stream.emit(Began(turn.number))
        self._running[_place(turn)] = (turn.number, stream)
        task = asyncio.create_task(self._answer(turn, wave, stream))
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._forget(done, turn, stream))
        return stream

    def _forget(self, task: "asyncio.Task[None]", turn: Turn, stream: Stream) -> None:
        self._tasks.discard(task)
        if self._running.get(_place(turn), (0, None))[1] is stream:
            del self._running[_place(turn)]
        if not stream.ended:
            self._given_up.add((*_place(turn), turn.number, turn.version))
            stream.emit(Failed(Unavailable("The service is stopping. Your message is kept and will be answered.", code="stopping")))

    async def _answer(self, turn: Turn, wave: Wave, stream: Stream) -> None:
        started = self.clock.now()
        try:
            done = await self._respond_and_close(turn, wave, stream)
        except CoachError as error:
            self._stop(turn, stream, error)
        except Exception as error:  # noqa: BLE001 - the edge of a turn: the words are kept, the next attempt has its own chance
            logger.error("turn broke", conversation=turn.conversation_id, turn=turn.number, **log.failure(error))
            self._stop(turn, stream, Unavailable("Something broke on our side. Your message is kept: send it again.", code="turn_broke"))
        else:
            logger.info(
                "turn done",
                conversation=turn.conversation_id,
                turn=turn.number,
                attempt=turn.attempt,
                status=done.status,
                receipts=len(done.receipts),
                ms=round((self.clock.now() - started).total_seconds() * 1000),
            )
            stream.emit(Ended(done))

    def _stop(self, turn: Turn, stream: Stream, error: CoachError) -> None:
        self._given_up.add((*_place(turn), turn.number, turn.version))
        logger.warning("turn stopped", conversation=turn.conversation_id, turn=turn.number, attempt=turn.attempt, code=error.code)
        stream.emit(Failed(error))

    async def _respond_and_close(self, turn: Turn, wave: Wave, stream: Stream) -> Turn:
        last_chance = turn.attempt > ATTEMPTS
        try:
            async with asyncio.timeout(LEASE.total_seconds() - 10):
                answer = await (self._last_words(turn, wave) if last_chance else self.responder.respond(turn, wave, stream.emit))
            return await self._close(turn, answer, failed=last_chance)
        except ConditionFailed:
            return await self._somebody_elses(turn)
        except TimeoutError as error:
            raise Unavailable("The answer took too long. Your message is kept: send it again.", code="turn_timeout") from error

    async def _last_words(self, turn: Turn, wave: Wave) -> Answer:
        """What is said of a turn that failed every attempt: a turn always ends, whatever is wrong with it."""
        try:
            return await self.responder.give_up(turn, wave)
        except (ConditionFailed, StoreUnavailable):
            raise
        except Exception as error:  # noqa: BLE001 - the last edge of a turn
            logger.error("giving up broke", conversation=turn.conversation_id, turn=turn.number, **log.failure(error))
            return Answer(GAVE_UP)

    async def _close(self, turn: Turn, answer: Answer, *, failed: bool) -> Turn:
        now = self.clock.now()
        closed = turn.model_copy(
            update={
                "status": "failed" if failed else "done",
                "lease_until": None,
                "reply": answer.reply,
                "cards": answer.cards,
                "receipts": answer.receipts,
                "extra": answer.extra,
                "prompts": answer.prompts,
            }
        )
        closed, put = await aside(turn.text, partial(self.conversations.saving_turn, closed, now))
        await self.conversations.write(put, *answer.writes)
        return closed

    async def _somebody_elses(self, turn: Turn) -> Turn:
        """The turn as another attempt finished it; TurnInProgress while it has not."""
        current = await self.conversations.turn(turn.user_id, turn.conversation_id, turn.number)
        if current is None or current.status == "pending":
            raise TurnInProgress
        return current


def checked(text: str) -> str:
    """The text as a message may be: not empty, at most 32 KB of UTF-8, without NUL and lone surrogates."""
    if _UNSTORABLE.search(text):
        raise Invalid(
            "The text holds a character that can't be stored (NUL or half of a surrogate pair). Remove it and send again.",
            code="text_invalid",
        )
    if not text.strip():
        raise Invalid("The message is empty. Say what you did, or ask something.", code="text_empty")
    if len(text.encode()) > MAX_BYTES:
        raise TooLarge(f"The message is longer than {MAX_BYTES // 1024} KB. Send it in parts.", code="text_too_large")
    return text


def body_hash(text: str) -> str:
    """What tells one message from another under the same key."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _finished(turn: Turn) -> Stream:
    stream = Stream()
    stream.emit(Began(turn.number))
    stream.emit(Ended(turn))
    return stream


def _place(turn: Turn) -> tuple[str, str]:
    return turn.user_id, turn.conversation_id


def queued(conversation: Conversation, now: datetime) -> Conversation:
    """The conversation open and in the archive's queue, to be looked at when it may be over."""
    shard = SHARDS[int(hashlib.sha256(conversation.conversation_id.encode()).hexdigest(), 16) % len(SHARDS)]
    return conversation.model_copy(update={"archive_shard": shard, "archive_due": now + FIRST_LOOK, "status": "open", "closed_at": None})
