"""How a goal for a lift stands: what is missing, how long is left, and where the line through the last weeks leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from coaching import wording
from coaching.strength import Estimate, current, lifted, rise, strength_trend
from domain.history import Performance
from domain.loads import in_unit
from domain.measures import WeightUnit, from_kg, plain
from domain.periods import DAY, Span

LOOKED_BACK = timedelta(weeks=12)
FARTHEST_WEEKS = 104
FEWEST_WEEKS = 3
_ROUND: dict[WeightUnit, tuple[Decimal, Decimal, Decimal]] = {
    "kg": (Decimal(5), Decimal(10), Decimal(60)),
    "lb": (Decimal(10), Decimal(25), Decimal(135)),
}
"""The small step, the large one, and from which weight on the large one counts."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Aim:
    """A weight to lift, perhaps by a day."""

    name: str
    weight: Decimal
    unit: WeightUnit
    by: date | None = None


def next_round(name: str, done: Sequence[Performance], today: date, unit: WeightUnit) -> Aim | None:
    """A goal to propose: the next round number above the estimated 1RM; None where nothing gives an estimate.

    Round is what people load and speak of: tens of kilos and 25 pounds, half of that below 60 kg and 135 lb.
    """
    found = current(done, today)
    if found is None:
        return None
    single, (small, large, light) = found.in_unit(unit), _ROUND[unit]
    step = small if single < light else large
    return Aim(name, (single // step + 1) * step, unit)


def proposed(aim: Aim, done: Sequence[Performance], today: date) -> str:
    """A goal that is proposed, how far it is, and how to keep it."""
    keep = f"Say “my goal is {aim.name.lower()} {plain(aim.weight)} {aim.unit}” to keep it."
    return f"A goal could be the next round number above your estimated 1RM. {outlook(aim, done, today)} {keep}"


def outlook(aim: Aim, done: Sequence[Performance], today: date) -> str:
    """What is missing by the heaviest set and by the estimate, the days that are left, and where the line leads."""
    found = current(done, today)
    heaviest = max((one.weight_kg for one, _ in lifted(done) if one.weight_kg), default=None)
    title = f"{aim.name} {plain(aim.weight)} {aim.unit}" + (f" by {wording.date_words(aim.by)}" if aim.by else "")
    if found is None or heaviest is None:
        return f"{title}: nothing is stored for it yet."
    top, single = in_unit(from_kg(heaviest, aim.unit), aim.unit, aim.unit).quantize(_TENTH), found.in_unit(aim.unit)
    if top >= aim.weight:
        return f"{title}: reached, your heaviest is {plain(top)} {aim.unit}."
    missing = f"{plain(aim.weight - top)} {aim.unit} to go from your heaviest set of {plain(top)} {aim.unit}"
    by_estimate = f", your estimated 1RM is {plain(single)} {aim.unit} ({found.formula})"
    return f"{title}: {missing}{by_estimate}{_left(aim, today)}.{_line(aim, found, done, today)}"


def _left(aim: Aim, today: date) -> str:
    if aim.by is None:
        return ""
    days = (aim.by - today).days
    if days <= 0:
        return "; that day is over" if days else "; that day is today"
    weeks, rest = divmod(days, 7)
    long = f" ({wording.counted(weeks, 'week')}" + (f" and {wording.counted(rest, 'day')})" if rest else ")") if weeks else ""
    return f"; {wording.counted(days, 'day')} left{long}"


def _line(aim: Aim, found: Estimate, done: Sequence[Performance], today: date) -> str:
    """Where the straight line through the estimates of the last twelve weeks leads; said to be no promise."""
    span = Span(first=today - LOOKED_BACK + DAY, last=today)
    line = strength_trend(done, span, "week")
    single = found.in_unit(aim.unit)
    if single >= aim.weight:
        return " By the estimate you have it in you already."
    if len(line.points) < FEWEST_WEEKS:
        return " Too few weeks are stored to say when you will be there."
    weekly = from_kg(rise(line.points) * 7, aim.unit).quantize(_TENTH, ROUND_HALF_EVEN)
    weeks = ((aim.weight - single) / weekly) if weekly > 0 else None
    if weeks is None or weeks > FARTHEST_WEEKS:
        return " The line through the last twelve weeks does not rise, so it does not lead there."
    day = today + timedelta(days=int(weeks * 7) + 1)
    verdict = "" if aim.by is None else ", so you are on track" if day <= aim.by else ", so you are behind"
    rises = f"The line through the last twelve weeks rises {plain(weekly)} {aim.unit} a week"
    return f" {rises}; if it went on like that, it would get there around {wording.date_words(day)}{verdict}."
