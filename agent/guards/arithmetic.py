"""What follows by plain arithmetic from numbers of the same breath: the sentence, the one before it, and the question."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from agent.guards.numerals import BARE_LOAD, LOADS, Number

_TOGETHER = re.compile(r"\b(?:together|altogether|total|all in|in all|combined|sum|adds? up|plus|overall|both|whole)\b|[=+]", re.IGNORECASE)
_ADDS_UP = re.compile(r"\b(?:adds? up|sum|together)\b", re.IGNORECASE)
_PER = re.compile(r"\s*(?:kg|kilos?|lbs?|pounds?)?\s*(?:a|per|each|every) (?P<unit>week|month|day)\b", re.IGNORECASE)
_DAYS: Final = {"day": Decimal(1), "week": Decimal(7), "month": Decimal(30)}
_RATE_OFF: Final = Decimal("0.06")
_MULTIPLE = re.compile(r"\b(?:double|twice|triple|half)\b", re.IGNORECASE)
_TIMES: Final = {"double": Decimal(2), "twice": Decimal(2), "triple": Decimal(3), "half": Decimal("0.5")}
_DIFFERS = re.compile(
    r"\b(?:more|less|heavier|lighter|fewer|up|down|above|below|over|under|ahead|behind|away|short|shy|to go|left|to find|missing|than"
    r"|against|jump|step|difference|gap|further|closer|faster|slower|quicker|higher|lower|added|gained|lost|need|so)\b",
    re.IGNORECASE,
)
_PERCENT: Final = Decimal("0.6")
_ROUGH: Final = Decimal("0.6")
_ABOUT = re.compile(r"\b(?:about|around|roughly|some|nearly|almost|over|under|bit|just|approximately|close to|a good)\s+$|[~≈]\s*$", re.I)
_MOST_SUMMED: Final = 4
MOST: Final = 14


def follows(text: str, number: Number, others: Sequence[Number], parts: Iterable[Sequence[Number]] = ()) -> bool:
    """Whether a number is a sum, a difference or a percentage of others that were said, or the product of those of one of the parts."""
    others = list(others)[:MOST]
    if number.unit == "%":
        return any(_is_percentage(number.value, one.value, other.value) for one, other in _alike(others))
    if _is_rate(text, number, others):
        return True
    near = _ROUGH if _ABOUT.search(text[: number.start]) else Decimal(0)
    alike = [one for one in others if _is_load(one) and _fits(number, one)]
    if _DIFFERS.search(text) and any(abs(abs(one.value - other.value) - number.value) <= near for one, other in combinations(alike, 2)):
        return True
    if (many := _MULTIPLE.search(text)) and any(abs(_TIMES[many[0].lower()] * one.value - number.value) <= near for one in alike):
        return True
    if _TOGETHER.search(text) and any(
        sum(one.value for one in some) == number.value for count in range(2, _MOST_SUMMED + 1) for some in combinations(alike, count)
    ):
        return True
    return not _ADDS_UP.search(text) and any(
        abs(product - number.value) <= near for part in parts for product in _products(number, part[:MOST])
    )


def _is_rate(text: str, number: Number, others: Sequence[Number]) -> bool:
    """Whether it is so much a week or a month of a load and a time that were said."""
    per = _PER.match(text, number.end)
    if per is None:
        return False
    length = _DAYS[per["unit"].lower()]
    times = [one.value * _DAYS[one.unit[:-1]] / length for one in others if one.unit in ("days", "weeks", "months")]
    return any(abs(one.value / time - number.value) <= _RATE_OFF for one in others if one.unit in LOADS for time in times if time)


def _is_load(number: Number) -> bool:
    return number.unit in LOADS or (number.unit is None and number.value >= BARE_LOAD)


def _fits(number: Number, other: Number) -> bool:
    return number.unit == other.unit or None in (number.unit, other.unit)


def _alike(numbers: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Pairs of loads, or of whatever has the same unit."""
    pairs = combinations(numbers, 2)
    return ((one, other) for one, other in pairs if one.unit == other.unit or (_is_load(one) and _is_load(other)))


def _is_percentage(percent: Decimal, one: Decimal, other: Decimal) -> bool:
    """Whether one is so many percent of the other, or more or less than it."""
    if not one or not other:
        return False
    changes = (abs(one - other) * 100 / one, abs(one - other) * 100 / other, min(one, other) * 100 / max(one, other))
    return any(abs(change - percent) <= _PERCENT for change in changes)


def _products(number: Number, others: Sequence[Number]) -> Iterator[Decimal]:
    """Sets by reps, how often by how much, and both."""
    for one, other in combinations(others, 2):
        units = {one.unit, other.unit}
        if units == {"sets", "reps"} and number.unit in (None, "reps"):
            yield one.value * other.value
        loads = [each for each in (one, other) if each.unit in LOADS]
        counts = [each for each in (one, other) if each.unit in (None, "times", "workouts", "weeks", "months")]
        if len(loads) == 1 and len(counts) == 1 and number.unit in (None, loads[0].unit):
            yield one.value * other.value
    for three in combinations(others, 3):
        by_unit = {one.unit: one.value for one in three}
        if {"sets", "reps"} < set(by_unit) and number.unit in (None, *LOADS):
            yield three[0].value * three[1].value * three[2].value
