"""Answers that no rule recognises: the user's own words become the value, where a slot can take them."""

import re
from collections.abc import Callable
from typing import Any

from coach_creator.extractors.reading import Found, Reading
from coach_creator.slots import SLOTS
from domain.creator import CreatorSession, SlotKey

LONGEST = 300
_COVERED = 0.5
_SHIFTS = re.compile(
    r"\b(?:shifts?|depends|var(?:y|ies)|flexible|irregular|rota\w*|changes|different every|whenever|random)\b", re.IGNORECASE
)


def _if_phrase(text: str) -> bool:
    return len(text.split()) > 1


_AS_VALUE: dict[SlotKey, Callable[[str], Any]] = {
    "goals": lambda text: [{"kind": "other", "text": text}],
    "why_now": lambda text: text,
    "current_training": lambda text: {"text": text},
    "strengths": lambda text: [{"text": text}],
    "weaknesses": lambda text: [{"text": text}],
    "preferences": lambda text: [text.lower()],
    "dislikes": lambda text: [text.lower()],
    "injuries": lambda text: [{"area": "other", "text": text, "status": "current"}] if _if_phrase(text) else None,
    "red_flags": lambda text: [{"flag": "other", "text": text}] if _if_phrase(text) else None,
    "experience": lambda text: {"text": text} if _if_phrase(text) else None,
    "schedule": lambda text: {"text": text} if _SHIFTS.search(text) else None,
}


def remaining(session: CreatorSession, reading: Reading, finds: list[Found]) -> Found | None:
    """What is left of the message as an answer to the first open slot that was asked and can take words."""
    for key in session.pending:
        if key in session.slots or not (SLOTS[key].words or not finds):
            continue
        left = _unread(reading, finds)
        value = _AS_VALUE[key](reading.raw[left[0] : left[1]]) if left and key in _AS_VALUE else None
        return Found(key, value, *left) if left and value is not None else None
    return None


def _unread(reading: Reading, finds: list[Found]) -> tuple[int, int] | None:
    """The first stretch of sentences that no find comes from, as offsets in the message."""
    taken = {index for find in finds for index in range(find.start, find.end)}
    spans = [reading.span(part.start, part.start + len(part.text)) for part in reading.sentences]
    free = [span for span in spans if _has_substance(reading.raw[slice(*span)]) and _share(reading, span, taken) < _COVERED]
    if not free:
        return None
    start, end = free[0]
    for first, last in free[1:]:
        if not re.search(r"\w", reading.raw[end:first]):
            end = last
    return start, min(end, start + LONGEST)


def _share(reading: Reading, span: tuple[int, int], taken: set[int]) -> float:
    letters = {index for index in range(*span) if reading.raw[index].isalnum()}
    return len(letters & taken) / len(letters) if letters else 1.0


def _has_substance(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]", text)) >= 2
