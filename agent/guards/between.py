"""Whether a number is how far two figures of the log are apart: the words have to point to both."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from agent.guards.ledger import Figure
from agent.guards.meant import A_WEEK, LESS, MORE, Meant, in_unit, is_told
from agent.guards.numerals import LOADS

LEAST, MOST = 0.43, 2.3
"""So far a difference may be from the number that it is told as: as much as a kilogram is from a pound, and a little."""
_EVENLY = re.compile(r"\b(?:every|each) (?:time|week|session|workout)\b|\balways\b|\bat a time\b", re.IGNORECASE)


def _pairs(meant: Meant, fits: Callable[[Figure, Figure], bool]) -> Iterator[tuple[Figure, Figure]]:
    """Two figures of one kind that the words may hold against each other, first what is told of; `fits` is cheap, and asked before."""
    for series in meant.series:
        daily = _tops(series)
        points = {id(daily[-1]), id(daily[-2] if len(daily) > 1 else daily[-1]), id(daily[0])}

        def points_to(figure: Figure, points: set[int] = points) -> bool:
            return id(figure) in points or meant.names(figure)

        for at, early in enumerate(series):
            for late in series[at + 1 :]:
                if fits(late, early) and late.day > early.day and _is_meant(meant, late, early, points_to):
                    back = meant.against.has(late.day) and not meant.against.has(early.day)
                    yield (early, late) if back else (late, early)


def _may_fit(meant: Meant) -> Callable[[Figure, Figure], bool]:
    """Whether two figures are about as far apart as the number says: a log has tens of thousands of pairs."""
    number, unit = float(meant.number.value), meant.number.unit
    if unit not in LOADS or A_WEEK.search(meant.behind):
        return lambda late, early: True
    least, most = number * LEAST, number * MOST

    def fits(late: Figure, early: Figure) -> bool:
        return late.unit in LOADS and least <= abs(float(late.value) - float(early.value)) <= most

    return fits


def _tops(series: Sequence[Figure]) -> list[Figure]:
    """The highest figure of each day."""
    found: dict[date, Figure] = {}
    for one in series:
        if one.day not in found or one.value > found[one.day].value:
            found[one.day] = one
    return list(found.values())


def _is_meant(meant: Meant, late: Figure, early: Figure, points_to: Callable[[Figure], bool]) -> bool:
    """Whether the words name the days of two figures, or the figures themselves."""
    if meant.against:
        one, other = (early, late) if meant.against.has(early.day) else (late, early)
        if not meant.against.has(one.day):
            return False
        return meant.when.has(other.day) or points_to(other)
    if not (meant.of or late.exercise in meant.carried or meant.names(late) or meant.names(early)):
        return False
    if meant.when:
        in_it = [one for one in (late, early) if meant.when.has(one.day)]
        return bool(in_it) and (len(in_it) == 2 or points_to(late if in_it[0] is early else early))
    return points_to(late) and points_to(early)


def lies_between(meant: Meant) -> bool:
    """Whether it is how much one figure is more or less than another, in its unit, in percent, or by the week."""
    unit = meant.number.unit
    if unit not in LOADS | {"%", "km", "mi", "m", "s", "min"} and not meant.compares:
        return False
    if _EVENLY.search(meant.piece):
        return any(_rises_evenly(meant, _tops(series)) for series in meant.series if series[0].exercise in (meant.of or meant.carried))
    for one, other in _pairs(meant, _may_fit(meant)):
        change = one.value - other.value
        if not (change and other.value) or not _goes_that_way(meant, change, one.kind):
            continue
        if unit == "%":
            if abs(abs(change) * 100 / other.value - meant.number.value) <= 1:
                return True
        elif meant.fits(abs(change), one.unit) or (A_WEEK.search(meant.behind) and _is_rate(meant, abs(change), one, other)):
            return True
    return False


def _rises_evenly(meant: Meant, daily: Sequence[Figure]) -> bool:
    """Whether it is how far each time of an exercise is from the one before it, those of the sentence's numbers or all."""
    named = [one for one in daily if any(is_told(number, meant.asked.text, one.value, one.unit) for number in meant.beside)]
    steps = [abs(later.value - one.value) for one, later in pairwise(named if len(named) > 1 else daily)]
    return bool(steps) and all(meant.fits(step, daily[0].unit) for step in steps)


def _is_rate(meant: Meant, change: Decimal, one: Figure, other: Figure) -> bool:
    weekly = change * 7 / abs((one.day - other.day).days)
    return meant.number.unit in (None, *LOADS) and abs(in_unit(weekly, one.unit, meant.number.unit) - meant.number.value) <= Decimal("0.1")


def _goes_that_way(meant: Meant, change: Decimal, kind: str) -> bool:
    """Whether the words say that it went the way it did, or don't say."""
    more, less = bool(MORE.search(meant.piece)), bool(LESS.search(meant.piece))
    if more == less:
        return True
    return kind == "speed" or (change > 0) == more
