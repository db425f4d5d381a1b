"""The conversation that builds a coach: what was asked, what was answered, and the words of each answer.

An answer's quote is always a part of one of the user's messages, unchanged.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Literal, get_args

from pydantic import Field
from typing_extensions import TypeAliasType

from domain.model import Model, Number, Stored

SlotKey = Literal[
    "goals",
    "why_now",
    "experience",
    "current_training",
    "strengths",
    "weaknesses",
    "injuries",
    "red_flags",
    "schedule",
    "session_length",
    "equipment",
    "preferences",
    "dislikes",
    "methodology",
    "intensity",
    "timeline",
    "style",
    "units_timezone",
]
SLOT_KEYS: tuple[SlotKey, ...] = get_args(SlotKey)
Sophistication = Literal["BEGINNER", "INTERMEDIATE", "ADVANCED", "UNKNOWN"]
CreationType = Literal["initial", "modification", "recreation"]
AnswerStatus = Literal["answered", "skipped", "unknown"]

SlotValue = TypeAliasType(
    "SlotValue",
    "bool | int | str | Number | list[SlotValue] | dict[str, SlotValue] | None",
)
"""A normalised answer: JSON without floats."""

KEPT_UNFINISHED = timedelta(days=7)
KEPT_FINISHED = timedelta(days=30)


class Said(Model):
    """Words of one message: `message[start:end] == quote`, by Unicode code points; `where` names another session's message."""

    quote: str
    turn: int
    start: int
    end: int
    where: str | None = None


class SlotAnswer(Model):
    """What is known for a slot. `more` holds further words that added to it; a skipped one has neither value nor quote.

    `where` names the session that it was said in, once that is not the one at hand.
    """

    value: SlotValue = None
    quote: str = ""
    turn: int = 0
    start: int = 0
    end: int = 0
    status: AnswerStatus = "answered"
    more: tuple[Said, ...] = ()
    where: str | None = None

    @property
    def said(self) -> tuple[Said, ...]:
        """All the words behind the answer, oldest first."""
        first = (Said(quote=self.quote, turn=self.turn, start=self.start, end=self.end, where=self.where),) if self.quote else ()
        return first + self.more


class SophisticationReading(Model):
    """The level that the words so far speak of, and how sure that is (0 to 1)."""

    turn: int
    detected_level: Sophistication
    confidence: Number
    signals: tuple[str, ...] = ()


class Question(Model):
    """A question that was put, after which turn, and the slots it asked for."""

    after_turn: int
    slots: tuple[SlotKey, ...]


class CreatorSession(Stored):
    """One interview. `pending` is what the last question asked for; `asked` counts how often each slot was
    asked, `contradictions` are those that were asked about. `coach_id` is the coach that a modification or recreation is about."""

    session_id: str
    user_id: str
    timezone: str | None = None
    creation_type: CreationType = "initial"
    sophistication_level: Sophistication = "UNKNOWN"
    slots: dict[SlotKey, SlotAnswer] = Field(default_factory=dict)
    about: dict[str, SlotAnswer] = Field(default_factory=dict)
    asked: dict[SlotKey, int] = Field(default_factory=dict)
    history: tuple[Question, ...] = ()
    pending: tuple[SlotKey, ...] = ()
    contradictions: tuple[str, ...] = ()
    wants_to_finish: bool = False
    detected_signals: tuple[str, ...] = ()
    sophistication_evolution: tuple[SophisticationReading, ...] = ()
    current_question: int = 1
    total_questions: int = len(SLOT_KEYS)
    questions_answered: int = 0
    last_question_topic: SlotKey | None = None
    next_question_topic: SlotKey | None = None
    session_progress: Number = Decimal(0)
    estimated_duration: int = 0
    is_complete: bool = False
    started_at: datetime
    last_activity: datetime
    completed_at: datetime | None = None
    abandoned_at: datetime | None = None
    resume_count: int = 0
    generated_coach_id: str | None = None
    coach_id: str | None = None
    opening: str = ""
    session_version: str = "1.0"

    @property
    def expires_at(self) -> datetime:
        """When the row may go: 7 days after the last word of an unfinished interview, 30 after the end of a finished one."""
        if self.completed_at is not None:
            return self.completed_at + KEPT_FINISHED
        return self.last_activity + KEPT_UNFINISHED

    @property
    def ttl(self) -> int:
        """`expires_at` in epoch seconds."""
        return int(self.expires_at.timestamp())

    def value(self, key: SlotKey) -> Any:
        """The value answered for a slot, or None."""
        answer = self.slots.get(key)
        return answer.value if answer is not None and answer.status == "answered" else None


def state(session: CreatorSession) -> dict[str, Any]:
    """What a client sees of the interview; skipped and unknown slots are settled but not filled."""
    answers = session.model_dump(mode="json", include={"slots"})["slots"]
    filled = {key: {"value": answers[key]["value"], "quote": answers[key]["quote"]} for key in SLOT_KEYS if _is_filled(session, key)}
    return {
        "slots": filled,
        "filled": len(filled),
        "total": session.total_questions,
        "progress": float(session.session_progress),
        "next_question": session.next_question_topic,
        "sophistication_level": session.sophistication_level,
        "is_complete": session.is_complete,
    }


def _is_filled(session: CreatorSession, key: SlotKey) -> bool:
    answer = session.slots.get(key)
    return answer is not None and answer.status == "answered"
