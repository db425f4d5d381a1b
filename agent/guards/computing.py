"""Checks a number by computing it from the log: what was done on a day, what lies between two, what a stretch of time adds up to.

A log of some weeks has a pair of figures for nearly every small number. So what is computed has to begin at something that the words
name: a day, a stretch of time, another number of theirs, or else the newest time of an exercise and the one before it, or the first.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from agent.guards.between import lies_between
from agent.guards.ledger import PACES, WEIGHT, Figure, Ledger
from agent.guards.material import Asked
from agent.guards.meant import A_WEEK, METRES, Meant, in_unit, is_told
from agent.guards.numerals import LOADS, OF_TIME, Number

_LATEST = re.compile(
    r"\b(?:last|latest|most recent|current\w*|now|best|heaviest|longest|fastest|records?|prs?|pbs?|max\w*|ever|never)\b", re.IGNORECASE
)
_MOST = re.compile(r"\b(?:best|heaviest|longest|fastest|most|records?|prs?|pbs?|max\w*|single|set|ever)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\b(?:so far|in all|in total|overall|altogether|since (?:you|we) (?:started|began)|in (?:your|the) log|your log|all[- ]time)\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(?:body ?-?weight|weigh\w*|your weight|bw)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|to go|left|away|before|out|by|for it|still have|you have|ahead|race)\b", re.IGNORECASE)
_LEFT = re.compile(r"^\W*(?:\w+ )?(?:to go|left|short|missing|away|to find|remain\w*|shy)\b", re.IGNORECASE)
_LEAVES = re.compile(r"\b(?:leaves?|lack|missing|need|short by)\W+(?:you )?(?:about |only |just |another )?$", re.IGNORECASE)
_ON = re.compile(r"\bon (?:\w+ )?$", re.IGNORECASE)
_NOTATION = re.compile(r"\d ?[x×] ?\d")
_EVER = re.compile(r"\b(?:ever|never|all[- ]time|heaviest|strongest)\b", re.IGNORECASE)
_WAY = re.compile(r"\b(?P<far>\d+(?:\.\d+)?)[- ]?(?P<unit>k|km|kilomet\w+|mi|miles?|m|met\w+)\b", re.IGNORECASE)
_SHORT: Final = {"k": "km", "km": "km", "mi": "mi", "mile": "mi", "miles": "mi", "m": "m"}
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_THEN = re.compile(r"^\s*(?:later|after|before (?:that|it)|in between|apart)\b", re.IGNORECASE)
_AGO = re.compile(r"^\s*(?:ago|since your last|without)\b", re.IGNORECASE)
_LONG: Final = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.44")}
_FAR: Final = ("km", "mi")
# What a deed comes to beside what is written of it; nobody's list has it, so it can be told without its day.
_WORKED_OUT: Final = frozenset(("reps", "volume", "far", "time", "took", "cap", "rounds", "speed", *PACES))
CLOSE: Final = Decimal("0.06")
"""By so much a multiple of the body weight may be rounded."""
MOST_TIMES: Final = 4
"""So many times the body weight nobody lifts."""
NEAR: Final = 20
"""Characters around a number in which it is said to be the last or the best."""


def is_computed(
    asked: Asked, number: Number, beside: Sequence[Number], around: Sequence[str], ledger: Ledger, ahead: Collection[date]
) -> bool:
    """Whether the log comes to this number in a way that the words point to."""
    meant = Meant(asked, number, beside, around, ledger, ahead)
    if meant.of_what_was_not_done or _EVER.search(asked.text):
        return False
    if number.unit not in _LONG and (_LEFT.match(meant.behind) or _LEAVES.search(asked.text[: number.start])):
        return _is_left(meant)
    checks: tuple[Callable[[Meant], bool], ...] = (_was_done, _is_of_body, lies_between, _adds_up, _took_so_long, _follows_from_two)
    return any(check(meant) for check in checks)


def _is_left(meant: Meant) -> bool:
    """Whether it is how far it is from a number that is named, or from the newest or best figure, to another that is."""
    named = [(one.value, one.unit or "") for one, _ in meant.held]
    ends = [
        figure
        for series in meant.series
        for figure in {id(one): one for one in (series[-1], max(series, key=lambda one: one.value))}.values()
    ]
    units = LOADS if meant.number.unit in (None, *LOADS) else {"s", "m", "reps"}
    reached = [(in_unit(one.value, one.unit, meant.number.unit), one.unit) for one in ends if one.unit in units]
    apart = ((abs(aim - one), unit) for aim, _ in named for one, unit in reached)
    said = ((abs(aim - one), unit) for aim, unit in named for one, other in named if unit == other or not (unit and other))
    as_unit = meant.number.unit if meant.number.unit in LOADS else None
    return any(is_told(meant.number, meant.asked.text, value, as_unit or unit or "kg") for value, unit in (*apart, *said) if value)


def _was_done(meant: Meant) -> bool:
    """Whether it is a figure of a day that is named; or what a deed comes to that is told of."""
    near = meant.asked.text[max(0, meant.number.start - NEAR) : meant.number.end + NEAR]
    of = meant.of or meant.carried
    by_its_unit = meant.number.unit is not None or ":" in meant.asked.text[meant.number.start : meant.number.end]
    for series in meant.series:
        days = sorted({one.day for one in series})
        for figure in series:
            own = figure.exercise in of or (by_its_unit and figure.unit not in (*LOADS, "reps", "sets"))
            if not (own and meant.fits(figure.value, figure.unit) and _is_over_that_way(meant, figure)):
                continue
            if meant.when:
                if meant.when.has(figure.day) and not _MOST.search(near):
                    return True
            elif _can_be_told(meant, figure, near) and (figure.day in days[-2:] or _is_beside(meant, figure)):
                return True
    return False


def _can_be_told(meant: Meant, figure: Figure, near: str) -> bool:
    """Whether a figure is one that is worked out, and told without its day."""
    told_apart = figure.unit == "reps" and _NOTATION.search(near)
    most = (_MOST if figure.kind == "volume" else _LATEST).search(near)
    return figure.kind in _WORKED_OUT and not told_apart and not most


def _is_over_that_way(meant: Meant, figure: Figure) -> bool:
    """Whether a time was taken for the distance that is named with it, if one is."""
    if figure.unit != "s":
        return True
    said = [Number(Decimal(found["far"]), _SHORT.get(found["unit"].lower()), *found.span()) for found in _WAY.finditer(meant.piece)]
    ways = [one.value for one in meant.ledger.figures[figure.exercise] if one.day == figure.day and one.kind == "way"]
    return not said or not ways or any(is_told(one, meant.piece, way, "m") for one in said for way in ways)


def _is_of_body(meant: Meant) -> bool:
    """Whether it is the newest body weight, or so many times that as a load is, or such a load."""
    weights = meant.ledger.figures.get(WEIGHT, [])
    if not weights or not _BODY.search(meant.asked.text):
        return False
    newest, number = weights[-1], meant.number
    near = meant.asked.text[max(0, number.start - 2 * NEAR) : number.end + NEAR]
    if meant.fits(newest.value, newest.unit) and _BODY.search(near):
        return True
    if number.unit in LOADS:
        weight = in_unit(newest.value, newest.unit, number.unit)
        times = [one.value for one, _ in meant.held if one.unit in (None, "times") and one.value < MOST_TIMES]
        return any(abs(weight * one - number.value) <= 1 for one in times)
    loads = [
        (one.value, one.unit or "") for one, text in meant.held if one.unit in LOADS and not is_told(one, text, newest.value, newest.unit)
    ]
    if not loads:
        done = (one for exercise in meant.of | meant.carried for one in meant.ledger.figures[exercise] if one.kind == "load")
        loads = [(one.value, one.unit) for one in done]
    ratios = (in_unit(value, unit, newest.unit) / newest.value for value, unit in loads)
    return number.unit in (None, "times") and any(abs(one - number.value) <= CLOSE for one in ratios)


def _is_beside(meant: Meant, figure: Figure) -> bool:
    """Whether another figure of the same deed is named."""
    own = (one for one in meant.ledger.figures[figure.exercise] if one.day == figure.day and one.kind != figure.kind)
    return any(meant.names(one) for one in own)


def _adds_up(meant: Meant) -> bool:
    """Whether it is what a stretch of time that the talk is of adds up to, or how far two of them are apart."""
    if meant.number.value % 1 == OF_TIME and _WAY.search(meant.piece):
        return False
    of = (meant.of or (meant.carried if meant.number.unit not in _FAR else frozenset())) - {WEIGHT}
    sums = [meant.ledger.summed(first, last, of) for first, last in _stretches(meant)]
    if any(meant.fits(one.value, one.unit) and (meant.number.unit is not None or one.unit != "sets") for found in sums for one in found):
        return True
    return any(
        meant.compares and one.kind == other.kind and one.unit == other.unit and meant.fits(abs(one.value - other.value), one.unit)
        for at, found in enumerate(sums)
        for one in found
        for later in sums[at + 1 :]
        for other in later
    ) or (bool(A_WEEK.search(meant.behind)) and any(_is_weekly(meant, *stretch) for stretch in _stretches(meant)))


def _stretches(meant: Meant) -> set[tuple[date, date]]:
    """The stretches of time that the talk is of, a day among them; since a day is up to today, and so far is all."""
    today = meant.asked.today
    own = meant.when or meant.against or meant.told_when
    found = {*own.spans, *meant.told_when.spans, *((day, day) for day in own.days)}
    if _SINCE.search(meant.asked.text):
        found |= {(first, today) for first, _ in found}
    if _SO_FAR.search(meant.asked.text) or (not found and meant.number.unit in ("times", *_FAR)):
        found.add((meant.ledger.first, today))
    return found


def _is_weekly(meant: Meant, first: date, last: date) -> bool:
    weeks = Decimal((last - first).days + 1) / 7
    sums = meant.ledger.summed(first, last, meant.of - {WEIGHT}) if weeks >= 1 else []
    return any(
        figure.kind in ("workouts", "days", "far") and meant.number.unit in (None, "times", "workouts", "days", "km", "mi")
        and abs(figure.value / weeks / METRES.get(meant.number.unit or "", Decimal(1)) - meant.number.value) <= Decimal("0.5")
        for figure in sums
    )  # fmt: skip


def _took_so_long(meant: Meant) -> bool:
    """Whether so much time lies between two days that are named, by themselves or by their figures; or until a day that is to come."""
    long = _LONG.get(meant.number.unit or "")
    if long is None or _AGO.match(meant.behind) or _ON.search(meant.asked.text[: meant.number.start]):
        return False
    if _UNTIL.search(meant.asked.text) and any(_is_so_long(meant, (day - meant.asked.today).days) for day in meant.ahead):
        return True
    days = [day for day in (*meant.when.days, *meant.told_when.days) if day in meant.ledger.trained]
    if (
        _THEN.match(meant.behind)
        and long == 1
        and any(abs((day - one).days) == meant.number.value for day in days for one in meant.ledger.trained)
    ):
        return True
    return any(
        _is_so_long(meant, (late.day - early.day).days) and _are_named(meant, late, early)
        for series in meant.series
        for at, early in enumerate(series)
        for late in series[at + 1 :]
    )


def _is_so_long(meant: Meant, days: int) -> bool:
    """Whether so many days are so many days, weeks or months as it says."""
    long = _LONG[meant.number.unit or "days"]
    return bool(days) and abs(days / long - meant.number.value) <= (Decimal("0.6") if long > 1 else 0)


def _are_named(meant: Meant, late: Figure, early: Figure) -> bool:
    """Whether the words have both figures or their days, or how far they are apart."""

    def is_named(figure: Figure) -> bool:
        return meant.names(figure) or figure.day in meant.told_when.days | meant.when.days

    change = Figure("", abs(late.value - early.value), late.unit, "", late.day)
    return (is_named(late) and is_named(early)) or (bool(change.value) and meant.names(change))


def _follows_from_two(meant: Meant) -> bool:
    """Whether it is so much a week, or so long for each kilometre, as two other numbers of the words make."""
    loads = [one for one, _ in meant.held if one.unit in LOADS]
    weeks = [one.value for one, _ in meant.held if one.unit == "weeks" and one.value]
    if A_WEEK.search(meant.behind) and meant.number.unit in (None, *LOADS):
        return any(abs(load.value / long - meant.number.value) <= Decimal("0.06") for load in loads for long in weeks)
    if meant.number.value % 1 != OF_TIME:
        return False
    ways = [one.value * METRES[one.unit] for one, _ in meant.held if one.unit in METRES and one.value and one.unit]
    times = [one.value for one, _ in meant.held if one.value % 1 == OF_TIME]
    return any(abs(time * each / way - meant.number.value) <= 1 for way in ways for time in times for each in PACES.values())
