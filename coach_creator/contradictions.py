"""Answers that do not go together: each pair is asked about once, and the user's next words decide."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from domain.creator import CreatorSession, SlotKey
from domain.measures import to_kg

_MANY_YEARS = 2
_HEAVY_KG = 100


@dataclass(frozen=True)
class Contradiction:
    """What does not go together, and the question that settles it."""

    key: str
    slots: tuple[SlotKey, ...]
    question: str


def first(session: CreatorSession) -> Contradiction | None:
    """The first one that was not asked about yet."""
    return next((found for found in _all(session) if found.key not in session.contradictions), None)


def _all(session: CreatorSession) -> list[Contradiction]:
    experience = session.value("experience")
    if not isinstance(experience, dict) or experience.get("level") != "new":
        return []
    found = []
    years = experience.get("years")
    if years is not None and years >= _MANY_YEARS:
        question = f"You call yourself new to it and also speak of {years} years. How long have you really been training?"
        found.append(Contradiction("new_with_years", ("experience",), question))
    if any(_is_heavy(entry) for entry in session.value("strengths") or []):
        question = "Those are not a beginner's numbers. How long have you been lifting?"
        found.append(Contradiction("new_with_numbers", ("experience",), question))
    return found


def _is_heavy(entry: dict[str, Any]) -> bool:
    weight = entry.get("weight")
    return weight is not None and to_kg(Decimal(weight), entry.get("unit", "kg")) >= _HEAVY_KG
