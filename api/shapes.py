"""What clients see of a turn, a conversation, a coach and the rest: JSON in snake_case."""

from typing import Any

from coaching.archive import Transcript
from domain.coach import CoachConfig, CoachVersion
from domain.conversation import Conversation, Turn
from domain.history import Performance
from domain.jobs import Job
from domain.memory import Memory
from domain.recommendation import Recommendation
from domain.user import UserPreferences, UserProfile
from kit.clock import stamp
from prompts.methodology import methodologies
from storage.blobs import BlobsUnavailable

ROW = {"version", "created_at", "updated_at"}
UNREADABLE = {
    True: "Older messages can't be read right now. They are safe: try again in a moment.",
    False: "Some older messages can't be read: their file is damaged or gone. Restore it from a copy.",
}


def finished(turn: Turn) -> dict[str, Any]:
    """A finished turn; a creator session's also carries its reply, state and coach."""
    shape: dict[str, Any] = {
        "turn": turn.number,
        "status": turn.status,
        "message": {"text": turn.reply or ""},
        "cards": [card.model_dump(mode="json") for card in turn.cards],
        "receipts": [receipt.model_dump(mode="json") for receipt in turn.receipts],
    }
    if "state" in turn.extra:
        shape |= {"reply": turn.reply or "", **turn.extra}
    return shape


def message(turn: Turn) -> dict[str, Any]:
    """A turn as part of a transcript."""
    return {
        **finished(turn),
        "created_at": stamp(turn.created_at) if turn.created_at else None,
        "user": {"text": turn.text},
        "message": {"text": turn.reply} if turn.reply is not None else None,
    }


def transcript(page: Transcript, cursor: str | None) -> dict[str, Any]:
    """A page of a transcript with where the next one begins; what can't be read now or any more is said, not left out in silence."""
    shape: dict[str, Any] = {
        "items": [message(turn) for turn in page.turns],
        "cursor": cursor,
    }
    if page.fault is not None:
        shape["problem"] = {"code": page.fault.code, "detail": UNREADABLE[isinstance(page.fault, BlobsUnavailable)]}
    return shape


def conversation(chat: Conversation, newest: Turn | None = None) -> dict[str, Any]:
    """A conversation with what its newest turn adds to the last archive."""
    shape = chat.model_dump(mode="json", exclude={"user_id", "parts", "archive_shard", "archive_due", "kind", "version"})
    if newest is not None:
        archived = newest.number - chat.archived_through
        shape["message_count"] = chat.message_count + 2 * max(archived, 0)
        shape["last_message"] = (newest.reply or newest.text)[:200]
        shape["needs_follow_up"] = chat.needs_follow_up or newest.alarm is not None
        shape["last_turn"] = max(chat.last_turn, newest.number)
        shape["updated_at"] = stamp(newest.updated_at) if newest.updated_at else shape["updated_at"]
    return shape


def coach(config: CoachConfig, primary: str | None) -> dict[str, Any]:
    """A coach with the words behind its traits."""
    return {**_config(config), "is_active": config.is_active, "is_primary": config.coach_id == primary}


def _config(config: CoachConfig) -> dict[str, Any]:
    method = methodologies().get(config.technical_config.methodology)
    return {**config.model_dump(mode="json", exclude={"user_id"}), "methodology_name": method.name if method else None}


def coach_version(kept: CoachVersion) -> dict[str, Any]:
    """A version of a coach."""
    return {
        "version": kept.number,
        "reason": kept.reason,
        "trigger": kept.trigger,
        "created_at": stamp(kept.created_at) if kept.created_at else None,
        "config": _config(kept.config),
    }


def profile(user: UserProfile) -> dict[str, Any]:
    """A profile with its version."""
    return user.model_dump(mode="json", exclude={"erased_at"})


def preferences(settings: UserPreferences) -> dict[str, Any]:
    """Preferences with their version."""
    return settings.model_dump(mode="json", exclude={"user_id", "words_at", "units_at"})


def performance(done: Performance) -> dict[str, Any]:
    """One exercise of one workout."""
    return done.model_dump(mode="json", exclude={"user_id", *ROW})


def job(work: Job) -> dict[str, Any]:
    """A piece of long work: how far it is, and what came of it."""
    return {
        **work.model_dump(mode="json", include={"job_id", "kind", "status", "result", "error"}),
        "created_at": stamp(work.created_at) if work.created_at else None,
        "finished_at": stamp(work.finished_at) if work.finished_at else None,
    }


def memory(fact: Memory) -> dict[str, Any]:
    """A fact with its receipt."""
    return fact.model_dump(mode="json", exclude={"user_id"})


def proposal(one: Recommendation) -> dict[str, Any]:
    """A proposal as its user decides on it: what would be different, in words and field by field."""
    shape = one.model_dump(mode="json", include={"recommendation_id", "title", "description", "reasoning", "rule_id", "diff", "expires_at"})
    return {
        **shape,
        "coach_id": one.metadata.get("coach_id"),
        "lines": one.metadata.get("lines", []),
        "source": [span.model_dump() for span in one.source],
    }
