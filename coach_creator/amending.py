"""A number that takes the place of another one: "the goal is 210, not 200" changes the 200 that was said before, wherever it stands."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from coach_creator.extractors.reading import Found, Reading
from domain.creator import CreatorSession, SlotKey

_NUMBER = r"(\d{1,3}(?:[.,]\d{1,2})?)"
_UNIT = r"(?:\s?(?:kgs?|kilos?|lbs?|pounds?|minutes?|mins?|min|days?|reps?|years?))?"
_RATHER = (
    re.compile(rf"(?<![\w.]){_NUMBER}{_UNIT},? (?:and )?(?:not|instead of|rather than) {_NUMBER}(?![\w.:])"),
    re.compile(rf"\bnot {_NUMBER}{_UNIT},? (?:but|it'?s|make it|rather) {_NUMBER}(?![\w.:])"),
)
_SIDE = re.compile(
    r"\b(?P<new>left|right)(?: (?P<area>[a-z]+))?(?: side)?,? not (?:the |my )?(?P<old>left|right)\b"
    r"|\bnot (?:the |my )?(?P<old2>left|right)(?: \w+)?,? (?:but |it'?s )?(?:the |my )?(?P<new2>left|right)\b"
)
_AMENDED: tuple[SlotKey, ...] = ("goals", "strengths", "session_length")
_FIELDS = ("weight", "reps")


def amended(session: CreatorSession, reading: Reading, finds: list[Found]) -> list[Found]:
    """The answers that hold the number which is taken back, with the other one; none where the message itself says more."""
    sided = _other_side(session, reading)
    if sided is not None:
        return [*sided]
    for order, pattern in enumerate(_RATHER):
        match = pattern.search(reading.low)
        if match is None:
            continue
        said, taken_back = (match.group(1), match.group(2)) if order == 0 else (match.group(2), match.group(1))
        new, old = (Decimal(words.replace(",", ".")) for words in (said, taken_back))
        for key in _AMENDED:
            known = session.value(key)
            value = _replaced(known, old, new)
            if value != known and key not in {find.slot for find in finds}:
                return [reading.found(key, value, *match.span())]
    return []


def _other_side(session: CreatorSession, reading: Reading) -> list[Found] | None:
    """The injuries with the side that is meant: "right shoulder, not left"."""
    match = _SIDE.search(reading.low)
    known = session.value("injuries")
    if match is None or not isinstance(known, list):
        return None
    said, taken_back = (match["new"], match["old"]) if match["new"] else (match["new2"], match["old2"])
    area = (match["area"] or "").rstrip("s")
    value = [
        entry | {"side": said} if entry.get("side") == taken_back and area in str(entry.get("area", "")).replace("_", " ") else entry
        for entry in known
    ]
    return None if value == known or said == taken_back else [replace(reading.found("injuries", value, *match.span()), instead=True)]


def _replaced(known: Any, old: Decimal, new: Decimal) -> Any:
    number = int(new) if new == int(new) else new
    if isinstance(known, list):
        return [_entry(entry, old, number) for entry in known]
    return number if isinstance(known, int) and known == old else known


def _entry(entry: Any, old: Decimal, number: int | Decimal) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {name: number if name in _FIELDS and Decimal(str(value)) == old else value for name, value in entry.items()}
