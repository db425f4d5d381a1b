"""What stands in one cell: numbers, times, distances, moments. A cell that can't be read says so; it is never guessed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from domain.measures import WeightUnit
from kit.clock import zone
from kit.errors import Invalid

U = TypeVar("U", bound=str)
WEIGHT_UNITS: dict[str, WeightUnit] = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
}
LENGTH_UNITS = {
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), "m"),
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"), "km"),
    **dict.fromkeys(("mi", "mile", "miles"), "mi"),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), "yd"),
    **dict.fromkeys(("ft", "foot", "feet"), "ft"),
}
LARGEST = 10_000_000
TIME_UNITS = frozenset(("s", "sec", "secs", "second", "seconds"))
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?", re.ASCII)
_PARTS = re.compile(r"(?:(\d+)\s*h\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+)\s*s\w*)?", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:\.(\d+))?", re.ASCII)
_TIME = r"(?:[T,\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*([ap])\.?m\.?)?(?:\s*(z|[+-]\d{2}:?\d{2}))?)?"
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})" + _TIME, re.ASCII | re.IGNORECASE)
_NAMED = re.compile(r"(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})" + _TIME, re.ASCII | re.IGNORECASE)
_NAMED_FIRST = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})" + _TIME, re.ASCII | re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})" + _TIME, re.ASCII | re.IGNORECASE)


class BadCell(Invalid):
    """A cell that should hold a value holds something else."""

    code = "cell_unreadable"


@dataclass(frozen=True)
class Moment:
    """When a workout began, as far as the file knows: `written` is the wall clock (or UTC, when the file names a zone)."""

    day: date
    start: datetime | None
    written: datetime

    @property
    def identity(self) -> str:
        """What tells two workouts of a file apart, whatever timezone it is read in."""
        return self.written.isoformat() if self.start else self.written.date().isoformat()


def number(text: str, *, comma: bool = False) -> Decimal | None:
    """A number, None for an empty cell; `comma` says that a comma is the decimal sign here."""
    plain = text.strip().replace("\u00a0", "").replace("\u202f", "")
    if not plain:
        return None
    if _THOUSANDS.fullmatch(plain) and not comma:
        plain = plain.replace(",", "")
    elif "," in plain:
        plain = plain.replace(".", "").replace(",", ".", 1)
    if not _NUMBER.fullmatch(plain) or len(plain) > 40:
        raise BadCell(f"{shown(text)} is not a number")
    value = Decimal(plain)
    if abs(value) > LARGEST:
        raise BadCell(f"{shown(text)} is too large")
    return _without_noise(value)


def whole(text: str, *, comma: bool = False) -> int | None:
    """A whole number, None for an empty cell."""
    value = number(text, comma=comma)
    if value is None:
        return None
    if value != value.to_integral_value() or not 0 <= value <= 100_000:
        raise BadCell(f"{shown(text)} is not a count")
    return int(value)


def seconds(text: str, *, comma: bool = False) -> Decimal | None:
    """A time as `90`, `1:30`, `0:32:06` or `1h 5m`, in seconds; None for an empty cell."""
    found = _spoken(text)
    if found is None:
        found = _on_the_clock(text)
    return number(text, comma=comma) if found is None else found


def workout_minutes(text: str) -> Decimal | None:
    """How long a workout took: `1h 5m`, `3600` (seconds), `01:00` (hours and minutes); None for an empty or a zero cell."""
    total = seconds(f"{text}:00" if text.count(":") == 1 else text)
    return (total / 60).quantize(Decimal("0.01")).normalize() if total else None


def weight_unit(text: str) -> WeightUnit | None:
    """The unit of weight that a cell names; None for an empty one."""
    return _unit(text, WEIGHT_UNITS)


def length_unit(text: str) -> str | None:
    """The unit of length that a cell names; None for an empty one."""
    return _unit(text, LENGTH_UNITS)


def truth(text: str) -> bool:
    """Whether a cell says yes."""
    return text.strip().casefold() in ("1", "1.0", "true", "yes", "y", "rx", "pr")


def moment(text: str, timezone: str, *, day_first: bool | None = None) -> Moment:
    """A date with or without a time; a time without a zone is the wall clock of `timezone`."""
    return _moment(text.replace("\u202f", " ").replace("\u00a0", " ").strip(), timezone, day_first)


def is_day_first(texts: Sequence[str]) -> bool | None:
    """Whether the dates of a file put the day before the month; None when they do not show it, or need not."""
    found = [match for text in texts if (match := _SLASHED.fullmatch(text.strip()))]
    if not found or any(match[2] == "." for match in found):
        return True
    first, second = any(int(match[1]) > 12 for match in found), any(int(match[3]) > 12 for match in found)
    return first if first != second else None


def shown(text: str) -> str:
    """A cell as a reason quotes it."""
    return repr(text if len(text) <= 40 else text[:39] + "…")


@lru_cache(maxsize=4096)
def _moment(text: str, timezone: str, day_first: bool | None) -> Moment:
    try:
        year, month, day, clock = _fields(text, day_first)
        return _placed(date(year, month, day), clock, timezone)
    except (ValueError, OverflowError) as error:
        raise BadCell(f"{shown(text)} is not a date") from error


def _fields(text: str, day_first: bool | None) -> tuple[int, int, int, tuple[str | None, ...]]:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4]), found.groups()[4:]
    if found := _NAMED.fullmatch(text):
        return int(found[3]), _month(found[2]), int(found[1]), found.groups()[3:]
    if found := _NAMED_FIRST.fullmatch(text):
        return int(found[3]), _month(found[1]), int(found[2]), found.groups()[3:]
    if found := _SLASHED.fullmatch(text):
        if day_first or found[2] == ".":
            return int(found[4]), int(found[3]), int(found[1]), found.groups()[4:]
        return int(found[4]), int(found[1]), int(found[3]), found.groups()[4:]
    raise ValueError(text)


def _placed(day: date, clock: tuple[str | None, ...], timezone: str) -> Moment:
    hour, minute, second, half, offset = clock
    if hour is None or minute is None:
        return Moment(day, None, datetime.combine(day, time(12), UTC))
    hours = int(hour) if half is None else int(hour) % 12 + (12 if half.lower() == "p" else 0)
    wall = datetime.combine(day, time(hours, int(minute), int(second or 0)))
    if offset is None:
        return Moment(day, wall.replace(tzinfo=zone(timezone)).astimezone(UTC), wall.replace(tzinfo=UTC))
    moved = timedelta(0) if offset in "zZ" else timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
    start = wall.replace(tzinfo=UTC) - (-moved if offset[0] == "-" else moved)
    return Moment(start.astimezone(zone(timezone)).date(), start, start)


def _month(name: str) -> int:
    return MONTHS.index(name.lower()) + 1


def _spoken(text: str) -> Decimal | None:
    found = _PARTS.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        return None
    hours, minutes, secs = (int(part or 0) for part in found.groups())
    return Decimal(hours * 3600 + minutes * 60 + secs)


def _on_the_clock(text: str) -> Decimal | None:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    total = int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    return total + Decimal(f"0.{found[4] or 0}")


def _unit(text: str, known: Mapping[str, U]) -> U | None:
    name = text.strip().casefold().rstrip(".")
    if not name:
        return None
    if name not in known:
        raise BadCell(f"{shown(text)} is not a unit we know")
    return known[name]


def _without_noise(value: Decimal) -> Decimal:
    """The number without what a binary float added to it: 125.00000000000001 is 125."""
    near = value.quantize(Decimal("0.000001"))
    clean = near if abs(near - value) < Decimal("1e-9") else value.quantize(Decimal("1e-8"))
    return clean.quantize(Decimal(1)) if clean == clean.to_integral_value() else clean.normalize()
