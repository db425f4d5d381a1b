"""The log of every text that was read: raw words, what was understood, how sure, and what became of it."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from domain.model import Stored
from domain.workout import Confidence


class ExtractionLog(Stored):
    """One reading of one message; `waiting` is a draft with its open question."""

    user_id: str
    extraction_id: str
    conversation_id: str | None = None
    turn: int | None = None
    raw_text: str
    parsed: dict[str, Any] = Field(default_factory=dict)
    confidence: Confidence = "high"
    status: Literal["recorded", "waiting", "answered", "rejected", "expired"] = "recorded"
    workout_ids: tuple[str, ...] = ()
    plan_id: str | None = None
    question: str | None = None
    expires_at: datetime | None = None


class ExerciseAlias(Stored):
    """By these words this user means that exercise."""

    user_id: str
    words: str
    exercise_id: str
