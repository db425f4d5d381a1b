"""Time, distance and pace: the third from any two, and what the log says of them. A pace is the time for one kilometre or mile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Literal

from coaching import wording
from coaching.totals import work_sets
from domain.history import Performance
from domain.measures import plain
from domain.periods import Span
from domain.workout import WorkSet

LengthUnit = Literal["km", "mi"]
METRES: dict[LengthUnit, Decimal] = {"km": Decimal(1000), "mi": Decimal("1609.344")}
NEAR = Decimal("0.005")


@dataclass(frozen=True)
class Effort:
    """One distance in one time, on a day."""

    metres: Decimal
    seconds: Decimal
    date: Day
    words: str

    @property
    def pace(self) -> Decimal:
        """Seconds for a metre."""
        return self.seconds / self.metres


def efforts(performances: Iterable[Performance], metres: Decimal | None = None) -> list[Effort]:
    """The sets with a distance and a time, oldest first; those of one distance when it is given."""
    found = [(p.date, done) for p in performances for done in work_sets(p)]
    timed = [_effort(day, done) for day, done in found if done.distance_m and done.duration_s and not done.failed]
    return sorted((one for one in timed if metres is None or abs(one.metres - metres) <= metres * NEAR), key=lambda one: one.date)


def pace_words(seconds_per_metre: Decimal, unit: LengthUnit) -> str:
    """4:58 /km."""
    return f"{wording.clock_time(Decimal(round(seconds_per_metre * METRES[unit])))} /{unit}"


def third(metres: Decimal | None, seconds: Decimal | None, pace: Decimal | None, unit: LengthUnit) -> str | None:
    """The pace, the time or the distance that the other two come to; `pace` is in seconds for a metre. None when two are not there."""
    if metres and seconds:
        speed = _speed(metres / seconds, unit)
        return f"{_far(metres, unit)} in {wording.clock_time(seconds)} is a pace of {pace_words(seconds / metres, unit)}, {speed}."
    if metres and pace:
        return f"{_far(metres, unit)} at {pace_words(pace, unit)} takes {wording.clock_time(Decimal(round(metres * pace)))}."
    if seconds and pace:
        return f"{wording.clock_time(seconds)} at {pace_words(pace, unit)} is {_far(seconds / pace, unit)}."
    return None


def converted(metres: Decimal, unit: LengthUnit) -> str:
    """A distance in the other unit."""
    other: LengthUnit = "mi" if unit == "km" else "km"
    told = {one: f"{plain((metres / METRES[one]).quantize(Decimal('0.01')))} {one}" for one in METRES}
    return f"{told[other]} is {told[unit]}."


def of_one(name: str, done: Effort, which: str, today: Day, unit: LengthUnit) -> str:
    """The pace of one effort."""
    speed = _speed(1 / done.pace, unit)
    return f"{name}, {which}: {pace_words(done.pace, unit)} ({done.words}, {wording.day(done.date, today)}), {speed}."


def split(name: str, done: Effort, which: str, today: Day) -> str:
    """The time for 500 m of one effort, as rowers count."""
    each = wording.clock_time((done.pace * 500).quantize(Decimal("0.1")))
    return f"{name}, {which}: {each} /500 m ({done.words}, {wording.day(done.date, today)})."


def to_go(name: str, done: Sequence[Effort], metres: Decimal, seconds: Decimal, today: Day, *, unit: LengthUnit, by_500: bool) -> str:
    """What is missing to a time over a distance: from the best there is, and at which pace it is done."""
    each = (
        f"{wording.clock_time((seconds / metres * 500).quantize(Decimal('0.1')))} /500 m" if by_500 else pace_words(seconds / metres, unit)
    )
    aim = f"{name}, {_far(metres, unit)} in {wording.clock_time(seconds)} is {each}"
    best = min(done, key=lambda one: one.seconds, default=None)
    if best is None:
        return f"{aim}. No {name} over {wording.length(metres)} with a time is stored, so I can't tell how far that is."
    held = f"your best is {wording.clock_time(best.seconds)} ({wording.day(best.date, today)})"
    missing = best.seconds - seconds
    if missing <= 0:
        return f"{aim}: done, {held}."
    share = Decimal(500) if by_500 else METRES[unit]
    piece = f"{plain((missing / metres * share).quantize(Decimal('0.1')))} s for each {'500 m' if by_500 else unit}"
    return f"{aim}; {held}, so {wording.clock_time(missing)} to go, which is {piece}."


def of_all(name: str, done: Sequence[Effort], unit: LengthUnit) -> str:
    """The mean pace over a number of efforts: all time over all distance."""
    metres, seconds = sum((one.metres for one in done), Decimal(0)), sum((one.seconds for one in done), Decimal(0))
    over = f"{_far(metres, unit)} in {wording.clock_time(seconds)}, {wording.counted(len(done), 'time')}"
    return f"{name}, on average: {pace_words(seconds / metres, unit)} ({over}), {_speed(metres / seconds, unit)}."


def best_times(name: str, done: Sequence[Effort], metres: Decimal, newer: Span, older: Span) -> str:
    """The fastest times over a distance in two stretches, side by side."""
    found = [
        min((one for one in done if span.first <= one.date <= span.last), key=lambda one: one.seconds, default=None)
        for span in (newer, older)
    ]
    far = f"{name}, {wording.length(metres)}"
    told = [
        f"{wording.clock_time(one.seconds)} ({wording.date_words(one.date)})" if one else f"none {wording.in_span(span)}"
        for one, span in zip(found, (newer, older), strict=True)
    ]
    new, old = found
    if new is None or old is None:
        return f"{far}: {told[0]} against {told[1]}."
    apart = old.seconds - new.seconds
    change = f"{wording.clock_time(abs(apart))} {'faster' if apart > 0 else 'slower'}" if apart else "the same"
    return f"{far}, fastest {wording.in_span(newer)} against {wording.in_span(older)}: {told[0]} against {told[1]}, {change}."


def _effort(day: Day, done: WorkSet) -> Effort:
    return Effort(done.distance_m or Decimal(0), done.duration_s or Decimal(0), day, wording.one_set(done))


def length_in(metres: Decimal, unit: LengthUnit) -> str:
    """A length in kilometres (or metres) or in miles."""
    return wording.length(metres) if unit == "km" else f"{plain((metres / METRES['mi']).quantize(Decimal('0.1')))} mi"


def _far(metres: Decimal, unit: LengthUnit) -> str:
    if unit == "km":
        return wording.length(metres.quantize(Decimal(1)) if metres >= 1 else metres)
    return f"{plain((metres / METRES['mi']).quantize(Decimal('0.01')))} mi"


def _speed(metres_per_second: Decimal, unit: LengthUnit) -> str:
    value = (metres_per_second * 3600 / METRES[unit]).quantize(Decimal("0.1"))
    return f"{plain(value)} {'km/h' if unit == 'km' else 'mph'}"
