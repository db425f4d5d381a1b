"""Numbers that nobody's log has to show: what is prescribed or holds for anybody, and what a known formula or the calendar gives.

"Two to three minutes for heavy fives", "twenty minutes before lifting", "15 to 30 degrees"; Epley's estimate of a set that was named;
a load as a part of the body's weight; the days until a date.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from agent.guards.accounts import tells
from agent.guards.material import Asked, Known
from agent.guards.numerals import BARE_LOAD, LOADS, Number
from agent.guards.reckoning import TIMED
from agent.guards.tone import YOU
from domain.formulas import FORMULAS, one_rep_max

_OF_LIFE: Final = frozenset(("min", "s", "h", "kcal"))
_COUNT = r"(?:\d[\d.,:]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty)"
_RANGE = re.compile(rf"^\s*(?:[a-z%°]+\s+)?(?:to|or|[-–])\s+{_COUNT}\b", re.IGNORECASE)
_RANGE_END = re.compile(
    rf"(?P<from>\bfrom\s+)?{_COUNT}\s*(?:[a-z%°]+\s+)?(?:to|or|[-–])\s*$|\bbetween {_COUNT}\s*%? and\s*$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:was|were|did|had|took|went|rose|fell|came|got|ran|slept|spent|lasted|rested|averaged|burn(?:ed|t)|trained|lifted|rowed|swam"
    r"|walked|cycled|that['’]s|that is|off|faster|slower|quicker|you['’]ve|yours|best|record|prs?|pbs?|in a row"
    r"|your (?!body|own pace|limit|max|heart|rest|next|first|last rep|goal))\b",
    re.IGNORECASE,
)
_AWAY = re.compile(r"\b(?:from now|from today|away|until|till|to go|left|ago|before|out)\b", re.IGNORECASE)
_ESTIMATES = re.compile(
    r"\b(?:estimat\w*|e?1rm|one[- ]rep(?:[- ]max)?|max(?:es)?|singles?|epley|brzycki|on paper|formula|corresponds?|points? to|works? out"
    r"|worth|gives?|equals?|equivalent|theoretical\w*)\b",
    re.IGNORECASE,
)
_FOR_INSTANCE = re.compile(r"\b(?:gives?|would be|corresponds?|equals?|works? out|comes? to|makes?)\b|[=→≈]", re.IGNORECASE)
# An estimate of no set in particular is the best of all, which only a look at all of them tells.
_OF_A_SET = re.compile(
    r"\b(?:sets?|singles?|doubles?|triples?|fours|fives|sixes|eights|tens|that|it|today['’]s|tonight['’]s|\w+day['’]s)\b|\d ?[×x]",
    re.IGNORECASE,
)
_OF_BODY = re.compile(r"\bbody ?-?weight\b|\bwhat you weigh\b|\bbw\b", re.IGNORECASE)
_ROUGH: Final = Decimal("0.6")
_RATIO: Final = Decimal("0.03")
_PERCENT: Final = Decimal("0.6")


# How far it still is, is somebody's.
_LEFT = re.compile(r"\W*(?:left|missing|to go|short|to find|shy)\b", re.IGNORECASE)


# "Three minutes, four when it was hard."
_OF_TIME_BEFORE = re.compile(r"\b(?:minutes?|min|seconds?|sec|hours?|hrs?),? (?:or |and |even |maybe |up to )?$", re.IGNORECASE)


def is_anybodys(asked: Asked, number: Number) -> bool:
    """Whether it is prescribed, or holds for anybody."""
    clause = asked.clause(number)
    if number.unit in LOADS or _LEFT.match(asked.text, number.end) or _WAS.search(clause) or TIMED.search(clause) or tells(clause):
        return False
    if _in_range(asked.text, number):
        return number.unit in (*_OF_LIFE, "%") or number.value < BARE_LOAD or ":" in asked.text[number.start : number.end]
    if number.unit is None and _OF_TIME_BEFORE.search(asked.text[: number.start]):
        return True
    return number.unit in _OF_LIFE and not (number.unit == "kcal" and YOU.search(clause))


def _in_range(text: str, number: Number) -> bool:
    """Whether it is one end of a range that nothing came from: "10 to 12", not "from 10 to 12"."""
    before = _RANGE_END.search(text[: number.start])
    if before:
        return not before["from"]
    if _BETWEEN.search(text[: number.start]):
        return True
    return bool(_RANGE.match(text[number.end :])) and not re.search(r"\bfrom\s+$", text[: number.start], re.IGNORECASE)


def is_by_formula(asked: Asked, number: Number, beside: Sequence[Number], lines: Sequence[Known], stood: str) -> bool:
    """Whether a formula gives it for a set that the log or the sentence names, or the scales for a load."""
    if number.unit in (None, *LOADS) and number.value >= BARE_LOAD and _ESTIMATES.search(f"{stood} {asked.text}"):
        if TIMED.search(asked.text):
            return False  # what it was then, the log of then says
        if _FOR_INSTANCE.search(asked.text) and number in _examples(beside):
            return True
        return any(abs(estimate - number.value) <= _ROUGH for estimate in _estimates(asked, beside, lines))
    if number.unit in ("%", "times") and _OF_BODY.search(f"{stood} {asked.text}"):
        return any(_is_part(number, load, weight) for load in _loads(beside, lines, asked) for weight in _weights(lines))
    return False


def _examples(beside: Sequence[Number]) -> list[Number]:
    """The loads of a sentence that stand there with reps and with the estimate that these give."""
    return [
        one
        for one in beside
        if one.unit in (None, *LOADS)
        and one.value >= BARE_LOAD
        and any(abs(promised - other.value) <= _ROUGH for promised in _promises(one, beside) for other in beside if other is not one)
    ]


def _promises(load: Number, beside: Sequence[Number]) -> Iterator[Decimal]:
    return (found for weight, reps in _pairs(beside) if weight == load.value and reps > 1 and (found := one_rep_max(weight, reps)))


def _estimates(asked: Asked, beside: Sequence[Number], lines: Sequence[Known]) -> Iterator[Decimal]:
    """What sets of the sentence and the newest ones of its exercises promise: by Epley, unless it names another formula."""
    named = [formula for formula in FORMULAS if formula in asked.text.lower()]
    told = [pair for line in lines if _is_set_of(asked, line) for pair in _pairs(line.numbers)] if _OF_A_SET.search(asked.text) else []
    for load, reps in [*_pairs(beside), *told]:
        yield from (found for formula in named or ["epley"] if reps > 1 and (found := one_rep_max(load, reps, formula)))


def _is_set_of(asked: Asked, line: Known) -> bool:
    return line.newest and not line.hearsay and not line.sense.estimate and bool(asked.named & line.exercises)


def _pairs(numbers: Sequence[Number]) -> Iterator[tuple[Decimal, int]]:
    loads = [one.value for one in numbers if one.unit in LOADS or (one.unit is None and one.value >= BARE_LOAD)]
    reps = [int(one.value) for one in numbers if one.unit in ("reps", None) and one.value == int(one.value) and one.value < BARE_LOAD]
    return ((load, count) for load in loads for count in reps)


def _loads(beside: Sequence[Number], lines: Sequence[Known], asked: Asked) -> Iterator[Decimal]:
    yield from (one.value for one in beside if one.unit in LOADS)
    for line in lines:
        if line.exercises and asked.named & line.exercises:
            yield from (one.value for one in line.numbers if one.unit in LOADS)


def _weights(lines: Sequence[Known]) -> Iterator[Decimal]:
    return (one.value for line in lines if line.sense.weighs for one in line.numbers if one.unit in LOADS)


def _is_part(number: Number, load: Decimal, weight: Decimal) -> bool:
    if number.unit == "%":
        return abs(load * 100 / weight - number.value) <= _PERCENT
    return abs(load / weight - number.value) <= _RATIO


def is_days_until(asked: Asked, number: Number) -> bool:
    """Whether so many days, or weeks, lie between today and a day that the sentence names."""
    length = {"days": 1, "weeks": 7}.get(number.unit or "")
    away = [abs((day - asked.today).days) for day in asked.sense(number).days]
    return (
        length is not None and bool(_AWAY.search(asked.text)) and any(days and abs(days - number.value * length) < length for days in away)
    )
