"""What may be worked out from the lines of a turn: changes, percentages, counts and how long something took."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from agent.guards.material import DOWN, UP, Asked, Known, same
from agent.guards.numerals import BARE_LOAD, Number

_FROM_TO = re.compile(r"\bfrom\b.*?\bto\b|→|->", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:average[ds]?|averaging|mean)\b", re.IGNORECASE)
_PACE = re.compile(r"\b(?:per|a|each|every) (?:km|kilomet(?:re|er))\b|/ ?km\b|\bpace\b", re.IGNORECASE)
_WENT = re.compile(
    r"\b(?:rose|risen|fell|fallen|went|gone|dropp?\w*|climb\w*|slipp\w*|slid\w*|sank|increas\w*|decreas\w*|improv\w*|grew|grown"
    r"|mov\w*|slid|jump\w*)\b",
    re.I,
)


def shares_of(number: Number, lines: Sequence[Known]) -> list[Decimal]:
    """The loads that a percentage may be taken of: estimates and bests, and not the ends of how far off they may be."""
    held = [line for line in lines if line.sense.estimate or line.sense.heaviest]
    return [one.value for line in held for one in line.numbers if one.unit == number.unit and "between" not in line.text[: one.start]]


def is_share(percent: Number, load: Number, lines: Sequence[Known]) -> bool:
    """Whether a load is such a part of an estimate or a best."""
    return any(abs(load.value * 100 / whole - percent.value) <= 1 for whole in shares_of(load, lines) if whole)


def is_mean(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is the mean of the loads of an exercise over the days on which the log shows it."""
    if number.unit not in (None, "kg") or not _MEAN.search(asked.text):
        return False
    loads = [load for _, load in tops(asked, lines)]
    return bool(loads) and abs(sum(loads) / len(loads) - number.value) <= 1


def is_pace(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is the time for each kilometre of a run that the log has."""
    if not _PACE.search(asked.text) or ":" not in asked.text[number.start : number.end]:
        return False
    for line in lines:
        far = [one.value for one in line.numbers if one.unit == "km"]
        took = [one.value for one in line.numbers if ":" in line.text[one.start : one.end]]
        if any(abs(time / distance - number.value) <= 1 for time in took for distance in far if distance):
            return True
    return False


def counted_up(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is how many workouts the lines of a stretch of time show."""
    if number.unit not in ("workouts", "times", "days"):
        return False
    meant = asked.sense(number)
    blocks: dict[int, set[date]] = {}
    for line in lines:
        if line.exercises and not line.hearsay:
            blocks.setdefault(line.block, set()).update(line.sense.days)
    # Only a list of workouts that a tool gave is whole.
    counts = {len([day for day in days if any(a <= day <= b for a, b in meant.spans)]) for days in blocks.values() if len(days) > 1}
    if len(asked.named) == 1:
        whole = {len(days) for block, days in blocks.items() if len(days) > 1 and lines_of(block, lines) <= asked.named}
        return number.unit != "workouts" and number.value in whole
    return number.value in counts


def lines_of(block: int, lines: Iterable[Known]) -> frozenset[str]:
    """The exercises that a block is about."""
    return frozenset().union(*(line.exercises for line in lines if line.block == block))


def changes_so(asked: Asked, number: Number, lines: Sequence[Known], held: Sequence[Number]) -> bool:
    """Whether it lies between two figures of the log, of the days and the loads that the sentence names, the later one where it says."""
    said = {one.value for one in held if one.unit == number.unit and one.value >= BARE_LOAD}
    meant = asked.sense(number).days
    dated = [(line.sense.days, one) for line in lines for one in line.numbers if one.unit == number.unit]
    if any(one.value == number.value and one.sign for line in lines for one in line.numbers):
        return False  # the log names this change itself, and the other way
    up, down = bool(UP.search(asked.text)), bool(DOWN.search(asked.text))
    for days, one in dated:
        for then, other in dated:
            if other.value - one.value != number.value or (said and not said & {one.value, other.value}):
                continue
            if meant and (days or then) and not meant & (days | then):
                continue
            if up == down or not days or not then or (max(days) <= max(then)) == up:
                return True
    return False


def tops(asked: Asked, lines: Iterable[Known]) -> list[tuple[date, Decimal]]:
    """The heaviest load of each day on which the exercise of a sentence was done, oldest first."""
    return _tops(asked.named, lines)


def _tops(named: frozenset[str], lines: Iterable[Known]) -> list[tuple[date, Decimal]]:
    loads: dict[date, Decimal] = {}
    for line in lines:
        if line.exercises & named and not line.sense.estimate and not line.hearsay:
            for day in line.sense.days:
                loads[day] = max([loads.get(day, Decimal(0)), *(one.value for one in line.numbers if one.unit == "kg" and not one.sign)])
    return [(day, loads[day]) for day in sorted(loads) if loads[day]]


def rose_by(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether the exercise's loads changed by so many percent from one day of the log to a later one, and that way."""
    up, down = UP.search(asked.text), DOWN.search(asked.text)
    each = [frozenset({one}) for one in asked.named or {one for line in lines for one in line.exercises}]
    series = [_tops(one, lines) for one in each]
    changes = [(last - first) * 100 / first for loads in series for at, (_, first) in enumerate(loads) for _, last in loads[at + 1 :]]
    wrong = 1 if down and not up else -1 if up and not down else 0
    return any(abs(abs(one) - number.value) <= 1 and one * wrong <= 0 for one in changes)


def took_so_long(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether so much time lies between two days on which the exercise was done."""
    days = [day for day, _ in tops(asked, lines)]
    if not asked.named:
        days = sorted({day for line in lines if line.sense.weighs and not line.hearsay for day in line.sense.days})
    long = {"days": 1, "weeks": 7, "months": 30}[number.unit or "days"]
    apart = (Decimal((last - first).days) for at, first in enumerate(days) for last in days[at + 1 :])
    return any(abs(one / long - number.value) <= Decimal("0.5") for one in apart)


def turned_round(asked: Asked, found: list[Number], lines: Iterable[Known]) -> bool:
    """Whether a sentence says that something went from one number to another when the log says the reverse."""
    if not _FROM_TO.search(asked.text) or not _WENT.search(asked.text) or len(found) < 2:
        return False
    first, second = found[0], found[1]
    if first.value == second.value:
        return False
    at, then = _days_of(first, lines), _days_of(second, lines)
    return bool(at and then) and min(at) > max(then)


def _days_of(number: Number, lines: Iterable[Known]) -> list[date]:
    """When a number was reached, by the lines that say it with a day."""
    known = (line for line in lines if not line.hearsay and any(same(number, one) and not one.sign for one in line.numbers))
    return [day for line in known for day in (*line.sense.days, *(last for _, last in line.sense.spans))]
