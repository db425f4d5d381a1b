"""Checks a number by computing it from the log: what was done on a day, what lies between two, what a stretch of time adds up to.

A log of some weeks has a pair of figures for nearly every small number. So what is computed has to begin at something that the words
name: a day, a stretch of time, another number of theirs, or else the newest time of an exercise and the one before it, or the first.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

from agent.guards.exercises import exercises
from agent.guards.ledger import MILE_M, PACES, WEIGHT, Figure, Ledger
from agent.guards.material import Asked
from agent.guards.numerals import LOADS, OF_TIME, Number, numbers
from agent.guards.senses import Sense, sense
from domain.measures import KG_PER_LB

_WEIGHS = re.compile(r"\b(?:weigh\w*|body ?-?weight|scales?|lost|losing|lose|gained?|gaining|lighter|heavier)\b", re.IGNORECASE)
# What stands behind it is what something is held against.
_AGAINST = re.compile(
    r"\b(?:than|since|from|against|versus|vs\.?|over|under|above|below|after|compared (?:to|with)|on top of|up on|down on|before)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:more|up|gain\w*|heavier|longer|further|farther|added|adding|above|grew|grown|higher|extra"
    r"|rose|risen|climbed|put on|slower|over)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:less|down|under|below|lighter|fewer|shorter|lower|lost|losing|lose|off|dropped|fell|quicker|faster|shaved|cut)\b", re.IGNORECASE
)
_LATEST = re.compile(
    r"\b(?:last|latest|most recent|current\w*|now|best|heaviest|longest|fastest|records?|prs?|pbs?|max\w*|ever|never)\b", re.IGNORECASE
)
_MOST = re.compile(r"\b(?:best|heaviest|longest|fastest|most|records?|prs?|pbs?|max\w*|single|set|ever)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\b(?:so far|in all|in total|overall|altogether|since (?:you|we) (?:started|began)|in (?:your|the) log|your log|all[- ]time)\b",
    re.IGNORECASE,
)
_OF_VOLUME = re.compile(r"\b(?:volume|moved|tonnage|worth|work)\b", re.IGNORECASE)
_BODY = re.compile(r"\b(?:body ?-?weight|weigh\w*|your weight|bw)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|to go|left|away|before|out|by|for it|still have|you have|ahead|race)\b", re.IGNORECASE)
_LEFT = re.compile(r"^\W*(?:\w+ )?(?:to go|left|short|missing|away|to find|remain\w*|shy)\b", re.IGNORECASE)
_LEAVES = re.compile(r"\b(?:leaves?|lack|missing|need|short by)\W+(?:you )?(?:about |only |just |another )?$", re.IGNORECASE)
_ON = re.compile(r"\bon (?:\w+ )?$", re.IGNORECASE)
_NOTATION = re.compile(r"\d ?[x×] ?\d")
_EVER = re.compile(r"\b(?:ever|never|all[- ]time|heaviest|strongest)\b", re.IGNORECASE)
_WAY = re.compile(r"\b(?P<far>\d+(?:\.\d+)?)[- ]?(?P<unit>k|km|kilomet\w+|mi|miles?|m|met\w+)\b", re.IGNORECASE)
_SHORT: Final = {"k": "km", "km": "km", "mi": "mi", "mile": "mi", "miles": "mi", "m": "m"}
_TODAY = re.compile(r"\b(?:today|tonight|now|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_EVENLY = re.compile(r"\b(?:every|each) (?:time|week|session|workout)\b|\balways\b|\bat a time\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_A_WEEK = re.compile(r"^[^.!?,;]{0,24}?\b(?:a|per|each|every) week\b|^[^.!?,;]{0,16}?\bweekly\b", re.IGNORECASE)
_THEN = re.compile(r"^\s*(?:later|after|before (?:that|it)|in between|apart)\b", re.IGNORECASE)
_AN_HOUR = re.compile(r"\s*(?:/\s?h\b|ph\b|per hour|an hour|/hour)", re.IGNORECASE)
_AGO = re.compile(r"^\s*(?:ago|since your last|without)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|over|under|more than|less than|close to|a bit (?:over|under|more than|less than)"
    r"|just (?:over|under)|good)\s+$",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"[\d,]*\d(?:\.(?P<after>\d+))?")
_METRES: Final[dict[str | None, Decimal]] = {"km": Decimal(1000), "mi": MILE_M, "m": Decimal(1)}
_SECONDS: Final[dict[str | None, Decimal]] = {"s": Decimal(1), "min": Decimal(60), "h": Decimal(3600), None: Decimal(1)}
_LONG: Final = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.44")}
_FAR: Final = ("km", "mi")
_COUNTS: Final = {"times": ("workouts", "days"), "workouts": ("workouts",), "days": ("days",), "sets": ("sets",), "reps": ("reps", "set")}
# What a deed comes to beside what is written of it; nobody's list has it, so it can be told without its day.
_WORKED_OUT: Final = frozenset(("reps", "volume", "far", "time", "took", "cap", "rounds", "speed", *PACES))
MOST_TIMES: Final = 4
"""So many times the body weight nobody lifts."""
MANY: Final = 500
"""More than anybody loads on a bar: a sum, which is told rounded."""
NEAR: Final = 20
"""Characters around a number in which it is said to be the last or the best."""
_TAKEN: Final = frozenset(("took", "time", *PACES))
_EXACT: Final = Decimal("0.06")
_VAGUELY: Final = Decimal("0.04")


@dataclass(frozen=True)
class Days:
    """Days and stretches of time that words name."""

    days: frozenset[date] = frozenset()
    spans: frozenset[tuple[date, date]] = frozenset()

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
        return Days(found.days | self._of_their_week(found.days), found.spans)

    def _of_their_week(self, days: Iterable[date]) -> set[date]:
        """The same weekdays in the weeks that the talk is of: "what did I do last week?", "on Tuesday"."""
        weeks = [one for text in self.around for one in Days.of(sense(text, self.asked.today), self.asked.today).spans]
        shifted = (day - timedelta(days=7 * back) for day in days for back in (1, 2, 3, 4))
        return {day for day in shifted if any(first <= day <= last for first, last in weeks)}

    @cached_property
    def against(self) -> Days:
        """When that was which it is held against."""
        found = _AGAINST.search(self.behind) or next(iter(reversed(list(_AGAINST.finditer(self.asked.text[: self.number.start])))), None)
        if not found:
            return Days()
        text = self.behind if _AGAINST.search(self.behind) else self.asked.text[: self.number.start]
        days = Days.of(sense(text[found.end() :], self.asked.today), self.asked.today)
        # On a Friday, "last Friday" is not today.
        return days if _TODAY.search(text[found.end() :]) else days.but(self.asked.today)

    @cached_property
    def compares(self) -> bool:
        """Whether its words hold one thing against another."""
        return bool(_MORE.search(self.piece) or _LESS.search(self.piece) or _AGAINST.search(self.piece))

    @cached_property
    def told_when(self) -> Days:
        """When the talk is of, where the sentence names no time."""
        found = (Days.of(sense(text, self.asked.today), self.asked.today) for text in (self.asked.text, *self.around))
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
        weighs = {WEIGHT} if _WEIGHS.search(text) else set()
        pieces = {piece.name for piece in self.ledger.pieces if piece.name in text.lower()}
        variants = {one for one in self.ledger.figures if any(one.endswith(f"_{other}") for other in named)}
        return frozenset((named | weighs | pieces | variants) & self.ledger.figures.keys())

    @cached_property
    def series(self) -> list[list[Figure]]:
        """The figures of each exercise and kind, oldest first; of a load only the heaviest of each day, or what is named."""
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
        return any(is_told(one, text, figure.value, figure.unit) for one, text in self.held if one.unit or one.value >= 4)


def is_computed(
    asked: Asked, number: Number, beside: Sequence[Number], around: Sequence[str], ledger: Ledger, ahead: Collection[date]
) -> bool:
    """Whether the log comes to this number in a way that the words point to."""
    meant = Meant(asked, number, beside, around, ledger, ahead)
    if meant.of_what_was_not_done or _EVER.search(asked.text):
        return False
    if number.unit not in _LONG and (_LEFT.match(meant.behind) or _LEAVES.search(asked.text[: number.start])):
        return _is_left(meant)
    checks: tuple[Callable[[Meant], bool], ...] = (_was_done, _is_of_body, _lies_between, _adds_up, _took_so_long, _follows_from_two)
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
    reached = [(_in(one.value, one.unit, meant.number.unit), one.unit) for one in ends if one.unit in units]
    apart = ((abs(aim - one), unit) for aim, _ in named for one, unit in reached)
    said = ((abs(aim - one), unit) for aim, unit in named for one, other in named if unit == other or not (unit and other))
    as_unit = meant.number.unit if meant.number.unit in LOADS else None
    return any(is_told(meant.number, meant.asked.text, value, as_unit or unit or "kg") for value, unit in (*apart, *said) if value)


def is_told(number: Number, text: str, value: Decimal, unit: str) -> bool:
    """Whether a number is a value, rounded as it was written."""
    written = _DECIMALS.match(text, number.start)
    off = Decimal(10) ** -len(written["after"] or "") / 2 if written else Decimal("0.5")
    vague = _ABOUT.search(text[: number.start])
    if unit in LOADS:
        off = max(_EXACT if unit == number.unit or number.unit is None else Decimal("0.6"), value / 1000 if value > MANY else Decimal(0))
        value = _in(value, unit, number.unit)
        if number.unit not in (None, *LOADS):
            return False
    elif unit == "s" and number.value % 1 == OF_TIME:
        clock = text[number.start : number.end].count(":") == 1
        return abs(value - number.value) < 1 or (clock and abs(value - number.value * 60) < 60)
    elif unit in ("m", "s"):
        scale = (_METRES if unit == "m" else _SECONDS).get(number.unit)
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


def _in(value: Decimal, unit: str, wanted: str | None) -> Decimal:
    """A load in the unit that a number has."""
    if wanted in LOADS and wanted != unit:
        return value * KG_PER_LB if wanted == "kg" else value / KG_PER_LB
    return value


def _was_done(meant: Meant) -> bool:
    """Whether it is a figure of a day that is named; or what a deed comes to that is told of."""
    near = meant.asked.text[max(0, meant.number.start - NEAR) : meant.number.end + NEAR]
    of = meant.of or meant.carried
    for series in meant.series:
        days = sorted({one.day for one in series})
        for figure in series:
            own = figure.exercise in of or figure.unit not in (*LOADS, "reps", "sets")
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
        weight = _in(newest.value, newest.unit, number.unit)
        times = [one.value for one, _ in meant.held if one.unit in (None, "times") and one.value < MOST_TIMES]
        return any(abs(weight * one - number.value) <= 1 for one in times)
    loads = (one for exercise in meant.of or meant.carried for one in meant.ledger.figures[exercise] if one.kind == "load")
    ratios = (_in(one.value, one.unit, newest.unit) / newest.value for one in loads)
    return number.unit in (None, "times") and any(is_told(number, meant.asked.text, one, "times") for one in ratios)


def _is_beside(meant: Meant, figure: Figure) -> bool:
    """Whether another figure of the same deed is named."""
    own = (one for one in meant.ledger.figures[figure.exercise] if one.day == figure.day and one.kind != figure.kind)
    return any(meant.names(one) for one in own)


def _pairs(meant: Meant) -> Iterator[tuple[Figure, Figure]]:
    """Two figures of one kind that the words may hold against each other: what is told of, and what it is held against."""
    for series in meant.series:
        daily = _tops(series)
        newest, first = daily[-1], daily[0]
        last_but_one = daily[-2] if len(daily) > 1 else newest
        points = {id(newest), id(last_but_one), id(first)}

        def points_to(figure: Figure, points: set[int] = points) -> bool:
            return id(figure) in points or meant.names(figure)

        for at, early in enumerate(series):
            for late in series[at + 1 :]:
                if late.day > early.day and _is_meant(meant, late, early, points_to):
                    back = meant.against.has(late.day) and not meant.against.has(early.day)
                    yield (early, late) if back else (late, early)


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


def _lies_between(meant: Meant) -> bool:
    """Whether it is how much one figure is more or less than another, in its unit, in percent, or by the week."""
    unit = meant.number.unit
    if unit not in LOADS | {"%", "km", "mi", "m", "s", "min"} and not meant.compares:
        return False
    if _EVENLY.search(meant.piece):
        return any(_rises_evenly(meant, _tops(series)) for series in meant.series if series[0].exercise in (meant.of or meant.carried))
    for one, other in _pairs(meant):
        change = one.value - other.value
        if not (change and other.value) or not _goes_that_way(meant, change, one.kind):
            continue
        if unit == "%":
            if abs(abs(change) * 100 / other.value - meant.number.value) <= 1:
                return True
        elif meant.fits(abs(change), one.unit) or (_A_WEEK.search(meant.behind) and _is_rate(meant, abs(change), one, other)):
            return True
    return False


def _rises_evenly(meant: Meant, daily: Sequence[Figure]) -> bool:
    """Whether it is how far each time of an exercise is from the one before it, those of the sentence's numbers or all."""
    named = [one for one in daily if any(is_told(number, meant.asked.text, one.value, one.unit) for number in meant.beside)]
    steps = [abs(later.value - one.value) for one, later in pairwise(named if len(named) > 1 else daily)]
    return bool(steps) and all(meant.fits(step, daily[0].unit) for step in steps)


def _is_rate(meant: Meant, change: Decimal, one: Figure, other: Figure) -> bool:
    weekly = change * 7 / abs((one.day - other.day).days)
    return meant.number.unit in (None, *LOADS) and abs(_in(weekly, one.unit, meant.number.unit) - meant.number.value) <= Decimal("0.1")


def _goes_that_way(meant: Meant, change: Decimal, kind: str) -> bool:
    """Whether the words say that it went the way it did, or don't say."""
    more, less = bool(_MORE.search(meant.piece)), bool(_LESS.search(meant.piece))
    if more == less:
        return True
    return kind == "speed" or (change > 0) == more


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
    ) or (bool(_A_WEEK.search(meant.behind)) and any(_is_weekly(meant, *stretch) for stretch in _stretches(meant)))


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
        and abs(figure.value / weeks / _METRES.get(meant.number.unit or "", Decimal(1)) - meant.number.value) <= Decimal("0.5")
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
    if _A_WEEK.search(meant.behind) and meant.number.unit in (None, *LOADS):
        return any(abs(load.value / long - meant.number.value) <= Decimal("0.06") for load in loads for long in weeks)
    if meant.number.value % 1 != OF_TIME:
        return False
    ways = [one.value * _METRES[one.unit] for one, _ in meant.held if one.unit in _METRES and one.value and one.unit]
    times = [one.value for one, _ in meant.held if one.value % 1 == OF_TIME]
    return any(abs(time * each / way - meant.number.value) <= 1 for way in ways for time in times for each in PACES.values())
