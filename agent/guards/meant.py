"""What a number of a reply may mean: its words, when it was, of which exercise, beside which other numbers; and whether it is a value."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Final

from agent.guards.exercises import exercises
from agent.guards.ledger import MILE_M, WEIGHT, Figure, Ledger
from agent.guards.material import Asked
from agent.guards.numerals import LOADS, OF_TIME, Number, numbers
from agent.guards.senses import Sense, sense
from domain.measures import KG_PER_LB

WEIGHS = re.compile(r"\b(?:weigh\w*|body ?-?weight|scales?|lost|losing|lose|gained?|gaining|lighter|heavier)\b", re.IGNORECASE)
# What stands behind it is what something is held against.
_AGAINST = re.compile(
    r"\b(?:than|since|from|against|versus|vs\.?|over|under|above|below|after|compared (?:to|with)|on top of|up on|down on|before)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(?:more|up|gain\w*|heavier|longer|further|farther|added|adding|above|grew|grown|higher|extra"
    r"|rose|risen|climbed|put on|slower|over)\b",
    re.IGNORECASE,
)
LESS = re.compile(
    r"\b(?:less|down|under|below|lighter|fewer|shorter|lower|lost|losing|lose|off|dropped|fell|quicker|faster|shaved|cut)\b", re.IGNORECASE
)
_OF_VOLUME = re.compile(r"\b(?:volume|moved|tonnage|worth|work)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|tonight|now|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
A_WEEK = re.compile(r"^[^.!?,;]{0,24}?\b(?:a|per|each|every) week\b|^[^.!?,;]{0,16}?\bweekly\b", re.IGNORECASE)
_AN_HOUR = re.compile(r"\s*(?:/\s?h\b|ph\b|per hour|an hour|/hour)", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|over|under|more than|less than|close to|a bit (?:over|under|more than|less than)"
    r"|just (?:over|under)|good)\s+$",
    re.IGNORECASE,
)
_NTH = re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:of |\w+ (?:set|rep|week)))", re.IGNORECASE)
_DECIMALS = re.compile(r"[\d,]*\d(?:\.(?P<after>\d+))?")
METRES: Final[dict[str | None, Decimal]] = {"km": Decimal(1000), "mi": MILE_M, "m": Decimal(1)}
_SECONDS: Final[dict[str | None, Decimal]] = {"s": Decimal(1), "min": Decimal(60), "h": Decimal(3600), None: Decimal(1)}
_COUNTS: Final = {"times": ("workouts", "days"), "workouts": ("workouts",), "days": ("days",), "sets": ("sets",), "reps": ("reps", "set")}
MANY: Final = 500
"""More than anybody loads on a bar: a sum, which is told rounded."""
_EXACT: Final = Decimal("0.06")
_VAGUELY: Final = Decimal("0.04")


def _nth(number: int, today: date) -> list[date]:
    """The latest day that has this number in its month."""
    back = (today - timedelta(days=n) for n in range(31))
    return [day for day in back if day.day == number][:1]


@dataclass(frozen=True)
class Days:
    """Days and stretches of time that words name."""

    days: frozenset[date] = frozenset()
    spans: frozenset[tuple[date, date]] = frozenset()

    @classmethod
    def named(cls, text: str, today: date) -> "Days":
        """What lies behind of what a text names; "the 12th" is that of this month or of the last."""
        found = cls.of(sense(text, today), today)
        return cls(found.days | {day for one in _NTH.finditer(text) for day in _nth(int(one["day"]), today)}, found.spans)

    @classmethod
    def of(cls, found: Sense, today: date) -> "Days":
        """What lies behind of what was found."""
        past = frozenset((first, min(last, today)) for first, last in found.spans if first <= today)
        return cls(frozenset(day for day in found.days if day <= today), past)

    def but(self, day: date) -> "Days":
        """The same without a day."""
        return Days(self.days - {day}, self.spans)

    def __bool__(self) -> bool:
        return bool(self.days or self.spans)

    def has(self, day: date) -> bool:
        """Whether a day is one of them."""
        return day in self.days or any(first <= day <= last for first, last in self.spans)


@dataclass(frozen=True)
class Meant:
    """A number with all that tells what it may be: its words, the numbers beside it, and what was said before."""

    asked: Asked
    number: Number
    beside: Sequence[Number]
    around: Sequence[str]
    """The sentences before, and what the user asked, nearest first."""
    ledger: Ledger
    ahead: Collection[date] = ()
    """The days to come that were spoken of."""
    _named: dict[tuple[Decimal, str], bool] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def piece(self) -> str:
        """The part of the sentence that the number stands in."""
        return self.asked.piece(self.number)

    @cached_property
    def behind(self) -> str:
        """What follows the number."""
        return self.asked.text[self.number.end :]

    @cached_property
    def when(self) -> Days:
        """When it was, by its own words."""
        found = Days.of(self.asked.sense(self.number), self.asked.today)
        if not found:
            found = Days(Days.named(self.piece, self.asked.today).days)
        return Days(found.days | self._of_their_week(found.days), found.spans)

    def _of_their_week(self, days: Iterable[date]) -> set[date]:
        """The same weekdays in the weeks that the talk is of: "what did I do last week?", "on Tuesday"."""
        weeks = [one for text in self.around for one in Days.named(text, self.asked.today).spans]
        shifted = (day - timedelta(days=7 * back) for day in days for back in (1, 2, 3, 4))
        return {day for day in shifted if any(first <= day <= last for first, last in weeks)}

    @cached_property
    def against(self) -> Days:
        """When that was which it is held against."""
        found = _AGAINST.search(self.behind) or next(iter(reversed(list(_AGAINST.finditer(self.asked.text[: self.number.start])))), None)
        if not found:
            return Days()
        text = self.behind if _AGAINST.search(self.behind) else self.asked.text[: self.number.start]
        days = Days.named(text[found.end() :], self.asked.today)
        # On a Friday, "last Friday" is not today.
        return days if _TODAY.search(text[found.end() :]) else days.but(self.asked.today)

    @cached_property
    def compares(self) -> bool:
        """Whether its words hold one thing against another."""
        return bool(MORE.search(self.piece) or LESS.search(self.piece) or _AGAINST.search(self.piece))

    @cached_property
    def told_when(self) -> Days:
        """When the talk is of, where the sentence names no time."""
        found = (Days.named(text, self.asked.today) for text in (self.asked.text, *self.around))
        return next((one for one in found if one), Days())

    @cached_property
    def held(self) -> list[tuple[Number, str]]:
        """The other numbers that were named, each with its text."""
        own = [(one, self.asked.text) for one in self.beside if one is not self.number and one.start != self.number.start]
        return own + [(one, text) for text in self.around for one in numbers(text)]

    @cached_property
    def of(self) -> frozenset[str]:
        """The exercises that the sentence names; empty when it names none that the log has."""
        named = exercises(self.piece) or exercises(self.asked.text)
        return self._of_log(named, self.asked.text)

    @cached_property
    def of_what_was_not_done(self) -> bool:
        """Whether its part of the sentence names an exercise, and the log has nothing of it."""
        named = exercises(self.piece)
        return bool(named) and not self._of_log(named, self.piece)

    @cached_property
    def carried(self) -> frozenset[str]:
        """Those that were named before."""
        return self.asked.named & self.ledger.figures.keys() | frozenset().union(
            *(self._of_log(exercises(text), text) for text in self.around)
        )

    def _of_log(self, named: frozenset[str], text: str) -> frozenset[str]:
        """The exercises of the log that are named in a text: metcons, and the body's weight, by its words."""
        weighs = {WEIGHT} if WEIGHS.search(text) else set()
        pieces = {piece.name for piece in self.ledger.pieces if re.search(rf"\b{re.escape(piece.name)}\b", text, re.IGNORECASE)}
        variants = {one for one in self.ledger.figures if any(one.endswith(f"_{other}") for other in named)}
        return frozenset((named | weighs | pieces | variants) & self.ledger.figures.keys())

    @cached_property
    def series(self) -> list[list[Figure]]:
        """The figures of each exercise that is named, or of all, by kind, oldest first; volumes only where the talk is of them."""
        found: dict[tuple[str, str, str], list[Figure]] = {}
        sums = bool(_OF_VOLUME.search(self.asked.text))
        for exercise in self.of or self.ledger.figures.keys():
            for figure in self.ledger.figures[exercise]:
                if figure.kind == "volume" and not sums:
                    continue
                found.setdefault((exercise, figure.kind, figure.unit), []).append(figure)
        return list(found.values())

    def fits(self, value: Decimal, unit: str) -> bool:
        """Whether the number is this value, as far as it was told."""
        return is_told(self.number, self.asked.text, value, unit)

    def names(self, figure: Figure) -> bool:
        """Whether the words have this figure too."""
        key = (figure.value, figure.unit)
        if key not in self._named:
            self._named[key] = any(is_told(one, text, *key) for one, text in self.held if one.unit or one.value >= 4)
        return self._named[key]


def is_told(number: Number, text: str, value: Decimal, unit: str) -> bool:
    """Whether a number is a value, rounded as it was written."""
    written = _DECIMALS.match(text, number.start)
    off = Decimal(10) ** -len(written["after"] or "") / 2 if written else Decimal("0.5")
    vague = _ABOUT.search(text[: number.start])
    if unit in LOADS:
        off = max(_EXACT if unit == number.unit or number.unit is None else Decimal("0.6"), value / 1000 if value > MANY else Decimal(0))
        value = in_unit(value, unit, number.unit)
        if number.unit not in (None, *LOADS):
            return False
    elif unit == "s" and number.value % 1 == OF_TIME:
        clock = text[number.start : number.end].count(":") == 1
        return abs(value - number.value) < 1 or (clock and abs(value - number.value * 60) < 60)
    elif unit in ("m", "s"):
        scale = (METRES if unit == "m" else _SECONDS).get(number.unit)
        if scale is None or (unit == "m" and _AN_HOUR.match(text, number.end)):
            return False
        value /= scale
    elif unit == "km/h":
        if not _AN_HOUR.match(text, number.end):
            return False
        value = value / (MILE_M / 1000) if number.unit == "mi" else value
    elif number.unit not in (None, unit) and unit not in _COUNTS.get(number.unit or "", ()):
        return False
    return abs(value - number.value) <= max(off, value * (_VAGUELY / 4 if unit in LOADS else _VAGUELY) if vague else Decimal(0))


def in_unit(value: Decimal, unit: str, wanted: str | None) -> Decimal:
    """A load in the unit that a number has."""
    if wanted in LOADS and wanted != unit:
        return value * KG_PER_LB if wanted == "kg" else value / KG_PER_LB
    return value
