"""Rows that come from what users say of themselves: each change keeps what it replaced, so that words can be taken back."""

import json
from typing import Any, Self

from domain.model import Model, Stored
from domain.workout import Span

KEPT = 8


class Revision(Model):
    """One change of a row: the effect that made it, and the fields that it changed as they were, as JSON."""

    effect: str
    before: str


class Told(Stored):
    """A row with the words that it comes from, and its latest changes, oldest first."""

    source: tuple[Span, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def has(self, effect: str) -> bool:
        """Whether an effect changed this row already."""
        return any(one.effect == effect for one in self.revisions)

    def revised(self, effect: str, **changes: Any) -> Self:
        """The row after a change that can be taken back."""
        before = json.dumps(self.model_dump(mode="json", include=set(changes)), ensure_ascii=False)
        kept = (*self.revisions, Revision(effect=effect, before=before))[-KEPT:]
        return self.model_copy(update={**changes, "revisions": kept})

    def without(self, effect: str) -> Self:
        """The row as it was before a change; what was changed after it stays, where it is about something else."""
        made = next(one for one in self.revisions if one.effect == effect)
        later = {name for one in self.revisions[self.revisions.index(made) + 1 :] for name in json.loads(one.before)}
        before = {name: value for name, value in json.loads(made.before).items() if name not in later}
        kept = [one.model_dump() for one in self.revisions if one.effect != effect]
        return type(self).model_validate({**self.model_dump(), **before, "revisions": kept})
