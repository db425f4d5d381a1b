"""Whether a sentence reckons wrong with its own two figures: "from 90 to 100 kg, so that's 15 kg more"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from agent.guards.numerals import BARE_LOAD, LOADS, OF_TIME, Number, numbers

# What stands right before a number that sums up what was told before it.
_SUMS_UP = re.compile(
    r"(?:[,;—–:]|\band\b|\bso\b)\s*(?:so |and |which )*"
    r"(?:that(?:['’]s| is| makes)|it['’]s|which (?:is|makes)|you(?:['’]ve| have)? (?:gained|added|put on|dropped|shaved(?: off)?)"
    r"|an? (?:gain|drop|jump|rise|difference|improvement|increase) of)\s+"
    r"(?:(?:a|an|about|exactly|just|only|almost|nearly|another|some|good|full)\s+)*$",
    re.IGNORECASE,
)
# Behind it, what says that it is of something else.
_OF_ELSE = re.compile(
    r"^[^,;.!?]*?\b(?:than|over|from|since|short|left|to go|away|per|each|every|a|of|total|together|combined|in all|on top|at|for|plus"
    r"|both)\b",
    re.IGNORECASE,
)
_CHANGE: Final = ("kg", "lb", "%", "s", "min")
_EXACT: Final = Decimal("0.06")


def misreckons(sentence: str) -> list[Number]:
    """The differences that sum up the two loads, or the two times, before them, and are not theirs."""
    found = list(numbers(sentence))
    return [number for at, number in enumerate(found) if _is_wrong(sentence, number, found[:at])]


def _is_wrong(sentence: str, number: Number, before: Sequence[Number]) -> bool:
    is_time = number.value % 1 == OF_TIME
    summing = _SUMS_UP.search(sentence[: number.start])
    if not summing or not (is_time or number.unit in _CHANGE) or _OF_ELSE.match(sentence[number.end :]):
        return False
    of_times = is_time or number.unit in ("s", "min")
    told = [one for one in before if one.end <= summing.start() + 1 and (_is_time(one) if of_times else _is_load(one))]
    values = list(dict.fromkeys(one.value for one in told))
    if len(values) != 2 or len({one.unit for one in told if one.unit}) > 1:
        return False
    one, other = values
    if number.unit == "%":
        return not any(abs(abs(one - other) * 100 / base - number.value) <= 1 for base in (one, other))
    if number.unit in LOADS and any(part.unit not in (None, number.unit) for part in told):
        return False
    said = (number.value - OF_TIME if is_time else number.value) * (60 if number.unit == "min" else 1)
    return all(abs(result - said) > (30 if number.unit == "min" else _EXACT) for result in (abs(one - other), one + other))


def _is_time(number: Number) -> bool:
    return number.value % 1 == OF_TIME


def _is_load(number: Number) -> bool:
    return number.unit in LOADS or (number.unit is None and number.value >= BARE_LOAD and number.value % 1 != OF_TIME)
