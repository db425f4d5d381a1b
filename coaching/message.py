"""The words that a change comes from: whose, when, where they stand, and the check that its turn is still ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from domain.model import Model
from domain.workout import Span
from kit.clock import local_day
from kit.ids import derived_id
from storage.table import Check

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Message:
    """A message of the user, or (without a conversation) a request to the API with its key; `own_words` are their names for exercises.

    `people` are the names, in small letters, of those whom the user told of.
    """

    user_id: str
    text: str
    at: datetime
    timezone: str
    conversation_id: str | None = None
    turn: int | None = None
    coach_id: str | None = None
    key: str | None = None
    guard: Check | None = None
    own_words: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """The user's day when it was said."""
        return local_day(self.at, self.timezone)

    @property
    def reference(self) -> str | None:
        """How a span names this message."""
        return f"{self.conversation_id}/{self.turn}" if self.conversation_id else None

    def effect(self, kind: str, start: int) -> str:
        """The id of what these words cause: the same each time the turn is tried."""
        place = (self.conversation_id, self.turn) if self.conversation_id else ("request", self.key)
        return derived_id(self.at, *(str(part) for part in place), kind, start)

    def signed(self, model: M) -> M:
        """The model with this message named in every span that names none yet."""
        signed: M = _signed(model, self.reference)
        return signed


def _signed(value: Any, reference: str | None) -> Any:
    if isinstance(value, Span):
        return value if value.message or reference is None else value.model_copy(update={"message": reference})
    if isinstance(value, Model):
        return value.model_copy(update={name: _signed(getattr(value, name), reference) for name in type(value).model_fields})
    if isinstance(value, tuple):
        return tuple(_signed(part, reference) for part in value)
    return value
