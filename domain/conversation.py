"""A conversation, its turns, and what a turn shows: cards, and receipts for what was really stored."""

import hashlib
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import Field

from domain.model import Model, Stored
from domain.workout import Span

CardKind = Literal["workout", "correction", "record", "memory", "question", "proposal", "table", "chart"]
TurnStatus = Literal["pending", "done", "failed"]
Sentiment = Literal["positive", "neutral", "negative"]
ConversationType = Literal["coaching", "check_in", "problem_solving", "goal_setting"]

KEYS_HOLD = timedelta(hours=24)
"""How long a message that is sent again is recognised, at least."""
DIGEST = 6
ALARM = "alarm"
"""Where a turn's `extra` names the sign of danger in its words."""


def key_digest(key: str) -> str:
    """A few characters that tell most idempotency keys apart; a match needs a look at the turn."""
    return hashlib.sha256(key.encode()).hexdigest()[:DIGEST]


class Receipt(Model):
    """Proof that a row changed, and from which words; `id` is the effect's id, so a retry gives the same receipt."""

    id: str
    action: Literal["created", "changed", "removed"]
    entity: str
    entity_id: str
    version: int
    source: tuple[Span, ...] = ()


class Card(Model):
    """Something to show beside the words, rendered from committed rows."""

    kind: CardKind
    title: str
    data: dict[str, Any] = Field(default_factory=dict)
    receipt_id: str | None = None


class Turn(Stored):
    """One message and its answer. The row's version is the lock: each attempt, and the end, raises it by one.

    `key` and `body_hash` recognise a message that is sent again; `keys_before` has digests of the keys of the turns before.
    `timezone` is where the user was when it was sent, so that "yesterday" means the same day whenever the turn is tried again.
    """

    user_id: str
    conversation_id: str
    number: int
    status: TurnStatus = "pending"
    key: str
    body_hash: str
    keys_before: str = ""
    attempt: int = 1
    lease_until: datetime | None = None
    expires_at: datetime | None = None
    timezone: str | None = None
    text: str
    reply: str | None = None
    cards: tuple[Card, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    extra: dict[str, Any] = Field(default_factory=dict)
    prompts: tuple[str, ...] = ()

    @property
    def alarm(self) -> str | None:
        """The sign of danger that its words held, if any."""
        found = self.extra.get(ALARM)
        return str(found) if found else None


class ArchivePart(Model):
    """One object that holds the turns `first` to `last`.

    While their idempotency keys hold, `keys` has a digest of each in order, and `until` says when the last one was used, so
    that a fresh message need not read back through the day's turns to be known as fresh.
    """

    key: str
    sha256: str
    length: int
    first: int
    last: int
    keys: str = ""
    until: datetime | None = None

    def with_key(self, key: str) -> list[int]:
        """The numbers of the turns that may have this key."""
        digest = key_digest(key)
        places = range(0, len(self.keys), DIGEST)
        return [self.first + place // DIGEST for place in places if self.keys[place : place + DIGEST] == digest]

    def without_old_keys(self, now: datetime) -> "ArchivePart":
        """The part, with the keys left out once none of them holds."""
        holds = self.until is not None and self.until > now - KEYS_HOLD
        return self if holds else self.model_copy(update={"keys": "", "until": None})


class FollowUp(Model):
    """What a coach should come back to: a sign of danger, a pain (`about` is where), or a question about a draft that waits."""

    kind: Literal["alarm", "pain", "question"]
    about: str = ""
    asked: str = ""
    waiting: str | None = None
    turn: int
    at: datetime


class Conversation(Stored):
    """A chat with one coach, as of its last archive; `last_turn` and `archived_through` only ever grow.

    `archive_shard` and `archive_due` put it in the archive's queue while it has turns of its own. `follow_up` was taken up in
    the conversation `followed_up_in`, if in any, as far as the turn `followed_up_through`.
    """

    user_id: str
    conversation_id: str
    coach_id: str | None = None
    kind: Literal["coaching", "creator"] = "coaching"
    title: str | None = None
    status: Literal["open", "closed"] = "open"
    message_count: int = 0
    last_message: str | None = None
    sentiment: Sentiment | None = None
    duration: int | None = None
    topics: tuple[str, ...] = ()
    conversation_type: ConversationType = "coaching"
    is_archived: bool = False
    needs_follow_up: bool = False
    follow_up: FollowUp | None = None
    followed_up_in: str | None = None
    followed_up_through: int = 0
    data_sharing: Literal["none", "anonymized", "full"] = "none"
    last_turn: int = 0
    archived_through: int = 0
    parts: tuple[ArchivePart, ...] = ()
    archive_shard: str | None = None
    archive_due: datetime | None = None
    closed_at: datetime | None = None


class KeyFacts(Model):
    """What a summary keeps for the coach."""

    current_goals: tuple[str, ...] = ()
    recent_progress: tuple[str, ...] = ()
    preferences: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    schedule_context: tuple[str, ...] = ()


class MadeBy(Model):
    """Who made a summary: the rules alone, or a model over a prompt (its name, version and hash)."""

    maker: Literal["rules", "model"] = "rules"
    prompt: str | None = None
    model: str | None = None


class SummaryData(Model):
    """The summary of a conversation up to a turn; topics, sentiment and type are copied from here to the conversation."""

    narrative_summary: str
    key_facts: KeyFacts = KeyFacts()
    emotional_state: str | None = None
    action_items: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sentiment: Sentiment | None = None
    conversation_type: ConversationType = "coaching"
    last_updated: datetime
    conversation_id: str
    through_turn: int = 0
    made_by: MadeBy = MadeBy()


class ConversationSummary(Stored):
    """The one summary row of a conversation."""

    user_id: str
    conversation_id: str
    summary_data: SummaryData
