"""Where the weight of the body is heading: the line through the weigh-ins of the last weeks and where it leads; said to be no promise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from coaching import wording
from coaching.strength import Point, rise
from domain.body import BodyMeasurement
from domain.loads import in_unit
from domain.measures import WeightUnit, plain
from domain.periods import DAY, Span

LOOKED_BACK = timedelta(weeks=12)
FEWEST = 2
SHORTEST = timedelta(days=7)
FARTHEST_WEEKS = 104
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Sought:
    """A weight to get to, a day that is asked about, or both."""

    weight: Decimal | None = None
    by: date | None = None


def sentence(weighed: Sequence[BodyMeasurement], unit: WeightUnit, today: date, sought: Sought) -> str:
    """How much the weight rises or falls in a week, and where that leads."""
    found = sorted(_recent(weighed, today), key=lambda one: one.measured_at)
    if not found:
        return "No body weight is stored, so I can't tell where it is heading. Tell me, for example “I weigh 80 kg”."
    newest, first = found[-1], found[0]
    now = f"{plain(_in(newest, unit))} {unit} ({wording.day(newest.date, today)})"
    if len(found) < FEWEST or newest.date - first.date < SHORTEST:
        return f"Your weight: {now}. Too few weigh-ins are stored to tell how it goes: I need two that are a week apart."
    weekly = rise([Point(Span(first=one.date, last=one.date), _in(one, unit)) for one in found]) * 7
    through = f"by the line through {len(found)} weigh-ins, {plain(_in(first, unit))} {unit} ({wording.day(first.date, today)}) to {now}"
    if not weekly.quantize(_TENTH):
        return f"Your weight holds level {through}."
    moves = f"{'rises' if weekly > 0 else 'falls'} {plain(abs(weekly).quantize(_TENTH, ROUND_HALF_EVEN))} {unit} a week"
    return f"Your weight {moves} {through}.{_leads(_in(newest, unit), weekly, unit, today, sought)}"


def _leads(now: Decimal, weekly: Decimal, unit: WeightUnit, today: date, sought: Sought) -> str:
    """Where the line gets to, and whether that is in time."""
    then = now + weekly * (sought.by - today).days / 7 if sought.by else None
    about = f"about {plain(then.quantize(_TENTH, ROUND_HALF_EVEN))} {unit} on {wording.date_words(sought.by)}" if then and sought.by else ""
    if sought.weight is None:
        return f" If it went on like that, it would be {about}." if about else ""
    missing = sought.weight - now
    aim = f"{plain(sought.weight)} {unit}"
    if not missing:
        return f" {aim} is where you are."
    weeks = missing / weekly
    if weeks < 0 or weeks > FARTHEST_WEEKS:
        return f" It is {plain(abs(missing))} {unit} to {aim}, and the line does not lead there."
    day = today + timedelta(days=int(weeks * 7)) + DAY
    verdict = "" if sought.by is None else ", so you are on track" if day <= sought.by else f", so you are behind: it would be {about}"
    there = f"if it went on like that, you would be there around {wording.date_words(day)}{verdict}"
    return f" It is {plain(abs(missing))} {unit} to {aim}; {there}."


def _recent(weighed: Sequence[BodyMeasurement], today: date) -> list[BodyMeasurement]:
    """The weigh-ins of the twelve weeks up to the newest one."""
    told = [one for one in weighed if one.date <= today and one.unit in ("kg", "lb")]
    newest = max((one.date for one in told), default=today)
    return [one for one in told if newest - one.date <= LOOKED_BACK]


def _in(one: BodyMeasurement, unit: WeightUnit) -> Decimal:
    return one.value if one.unit == unit else in_unit(one.value, "kg" if one.unit == "kg" else "lb", unit)
