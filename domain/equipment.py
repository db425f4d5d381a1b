"""What the user has to train with, and what an exercise needs that is not there."""

from collections.abc import Iterable
from datetime import datetime

from domain.exercises import catalogue
from domain.model import Model, Number
from domain.told import Told

ALWAYS_THERE = "bodyweight"


class OwnedEquipment(Told):
    """One piece; `kind` is the catalogue's word for it, where it has one. A removed one stays, so that old sessions still make
    sense; so does one that was never a row before the user said that it is gone.
    """

    user_id: str
    equipment_id: str
    kind: str
    name: str | None = None
    place: str | None = None
    max_weight_kg: Number | None = None
    notes: str | None = None
    removed_at: datetime | None = None

    @property
    def is_owned(self) -> bool:
        """Whether the user still has it."""
        return self.removed_at is None


class Lacking(Model):
    """An exercise that can't be done, and what it would need."""

    exercise_id: str
    equipment: tuple[str, ...]


def lacking(exercise_ids: Iterable[str], owned: Iterable[str]) -> list[Lacking]:
    """Which of the exercises need equipment that is not owned; what the catalogue does not know is let pass."""
    at_hand = {*owned, ALWAYS_THERE}
    known = (catalogue().get(exercise_id) for exercise_id in dict.fromkeys(exercise_ids))
    needs = ((one.exercise_id, tuple(piece for piece in one.equipment if piece not in at_hand)) for one in known if one)
    return [Lacking(exercise_id=exercise_id, equipment=missing) for exercise_id, missing in needs if missing]
