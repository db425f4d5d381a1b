"""What the coach proposes: a recommendation with its reasons, the exact change it would make, and how long it stands."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from domain.model import Model, Number, Stored
from domain.workout import Span

RecommendationType = Literal["workout_plan", "session", "exercise", "recovery", "nutrition", "schedule", "coach", "goal"]


class Change(Model):
    """One value that would change: of which row, which field, from what to what."""

    entity: str
    entity_id: str
    field: str
    before: Any = None
    after: Any = None


class Recommendation(Stored):
    """One proposal. With a diff it can be applied as it stands; an applied one stays, an unanswered one goes when it expires."""

    user_id: str
    recommendation_id: str
    recommendation_type: RecommendationType
    title: str
    description: str = ""
    reasoning: str = ""
    priority: int = 3
    diff: tuple[Change, ...] = ()
    rule_id: str | None = None
    plan_id: str | None = None
    conversation_id: str | None = None
    turn: int | None = None
    source: tuple[Span, ...] = ()
    metadata: dict[str, Any] = Field(default_factory=dict)
    confidence: Number | None = None
    expires_at: datetime | None = None
    is_applied: bool = False
    applied_at: datetime | None = None
    dismissed_at: datetime | None = None

    @property
    def gone_at(self) -> datetime | None:
        """When the row may go: at its expiry, unless it was applied."""
        return None if self.is_applied else self.expires_at

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a yes or a no."""
        return not self.is_applied and self.dismissed_at is None
