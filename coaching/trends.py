"""Where training is heading: the best estimate of a lift, the work sets of a muscle, or all load moved, week by week or month by month."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from coaching import wording
from coaching.comparing import Subject
from coaching.pace import Effort, efforts, pace_words
from coaching.progress import Progress
from coaching.standing import change, stalled
from coaching.strength import Point, Trend, strength_trend, trend
from coaching.totals import totals
from domain.history import LoggedWorkout, Performance
from domain.measures import WeightUnit, plain
from domain.periods import Length, Span
from domain.records import FORMULA

LIFTS = 3
_LEADS = {"up": "going up", "down": "going down", "flat": "holding steady", "unknown": "too short to say where it is heading"}
Measure = Literal["e1rm", "sets", "volume", "distance", "reps"]


@dataclass(frozen=True)
class Told:
    """A trend in words, and its values."""

    title: str
    measure: str
    sentence: str
    rows: list[tuple[str, str]]


async def of(
    progress: Progress,
    user_id: str,
    span: Span,
    subject: Subject,
    length: Length,
    unit: WeightUnit | None,
    *,
    metres: Decimal | None = None,
) -> Told:
    """The trend of what was asked about over a stretch of time; `metres` is the distance when only efforts over that one count."""
    workouts = await progress.all_in(user_id, span)
    if subject.exercise_id:
        done = [p for one in reversed(workouts) for p in one.performances if subject.wanted(p)]
        found = strength_trend(done, span, length)
        if found.points:
            units = [s.unit for p in done for s in p.sets if s.unit]
            told = _told(found, subject, "e1rm", length, unit or (units[-1] if units else "kg"))
            return _with_standing(told, found, done, subject, unit or (units[-1] if units else "kg"))
        timed = efforts(done, metres)
        if timed:
            return _of_efforts(timed, subject, metres)
        if metres:
            return Told(
                subject.name, "time", f"No {subject.name} over {wording.length(metres)} with a time is stored, so there is no trend.", []
            )
    measure = _measure(subject, workouts)
    if not subject.muscles and not subject.exercise_id:
        return _overall(workouts, span, length, unit)
    return _told(_summed(workouts, span, subject, measure, length), subject, measure, length, unit or "kg")


def _with_standing(told: Told, found: Trend, done: Sequence[Performance], subject: Subject, unit: WeightUnit) -> Told:
    """A trend with what it came to; a lift whose best has not been passed for a while has stalled, whatever the line says."""
    name = subject.name[:1].upper() + subject.name[1:]
    stuck = stalled(done)
    if stuck is None:
        first, last = (wording.tenth(point.value, unit) for point in (found.points[0], found.points[-1]))
        gained = f" That is {change(last, first, unit)}." if found.direction != "unknown" and first != last else ""
        return replace(told, sentence=f"{told.sentence}{gained}")
    best, times = stuck
    made = f"{plain(best.in_unit(unit))} {unit} ({best.formula}) from {plain(best.weight)} {best.unit} × {best.reps}"
    since = f"was not passed in the {wording.counted(times, 'time')} since {wording.date_words(best.date)}"
    ends = (found.points[0], found.points[-1])
    ways = [f"{_value(point.value, 'e1rm', unit)} ({wording.span_words(point.span)})" for point in ends]
    verdict = f"{name} has stalled: its best estimated 1RM, {made}, {since}."
    return replace(told, sentence=f"{verdict} It began with {ways[0]}, and the newest is {ways[1]}.")


def _of_efforts(timed: Sequence[Effort], subject: Subject, metres: Decimal | None) -> Told:
    """Faster or slower: the time over one distance, or else the pace over all of them."""
    name = subject.name[:1].upper() + subject.name[1:] + (f", {wording.length(metres)}" if metres else "")
    called = "time" if metres else "pace"
    values = [wording.clock_time(one.seconds) if metres else pace_words(one.pace, "km") for one in timed]
    days = [wording.date_words(one.date) for one in timed]
    rows = list(zip(days, values, strict=True))
    if len(timed) < 2:
        return Told(f"{name}: {called}", called, f"{name}: {values[0]} on {days[0]}; one time is {_LEADS['unknown']}.", rows)
    found = trend([Point(Span(first=one.date, last=one.date), one.seconds if metres else one.pace * 1000) for one in timed])
    lead = {"up": "getting slower", "down": "getting faster"}.get(found.direction, "holding steady")
    best = min(timed, key=lambda one: one.seconds if metres else one.pace)
    pieces = wording.counted(len(timed), "time")
    way = f"{called} went from {values[0]} ({days[0]}) to {values[-1]} ({days[-1]}), by the line through {pieces}"
    fastest = f" The fastest: {values[timed.index(best)]}, {wording.date_words(best.date)}." if best is not timed[-1] else ""
    return Told(f"{name}: {called}", called, f"{name} is {lead}: {way}.{fastest}", rows)


def _overall(workouts: Sequence[LoggedWorkout], span: Span, length: Length, unit: WeightUnit | None) -> Told:
    """The lifts that were done most, each with its trend, then all load moved."""
    done = [p for one in reversed(workouts) for p in one.performances]
    times = Counter(p.exercise_id for p in done)
    lifts = [(name, strength_trend([p for p in done if p.exercise_id == name], span, length)) for name, _ in times.most_common(2 * LIFTS)]
    known = [(name, found) for name, found in lifts if found.direction != "unknown"][:LIFTS]
    all_of_it = _told(_summed(workouts, span, Subject(), "volume", length), Subject(), "volume", length, unit or "kg")
    shown = [_short(name, found, unit or "kg") for name, found in known]
    sentence = f"{'; '.join(shown)} ({FORMULA}). {all_of_it.sentence}" if shown else all_of_it.sentence
    return Told(all_of_it.title, all_of_it.measure, sentence, all_of_it.rows)


def _short(exercise_id: str, found: Trend, unit: WeightUnit) -> str:
    first, last = (_value(point.value, "e1rm", unit) for point in (found.points[0], found.points[-1]))
    return f"{wording.exercise_name(exercise_id)} is {_LEADS[found.direction]}, best estimated 1RM {first} to {last}"


def _measure(subject: Subject, workouts: Sequence[LoggedWorkout]) -> Measure:
    if subject.muscles:
        return "sets"
    for measure, value in _values(workouts, subject).items():
        if value:
            return measure
    return "sets"


def _values(workouts: Sequence[LoggedWorkout], subject: Subject, span: Span | None = None) -> dict[Measure, Decimal]:
    days = [one.workout.date for one in workouts]
    found = totals(span or Span(first=min(days), last=max(days)), workouts, subject.wanted) if days else None
    if found is None:
        return {}
    return {"volume": found.volume_kg, "distance": found.distance_m, "reps": Decimal(found.reps), "sets": Decimal(found.sets)}


def _summed(workouts: Sequence[LoggedWorkout], span: Span, subject: Subject, measure: Measure, length: Length) -> Trend:
    pieces = [(piece, _values(workouts, subject, piece).get(measure, Decimal(0))) for piece in span.pieces(length)]
    first = next((at for at, (_, value) in enumerate(pieces) if value), len(pieces))
    whole = [Point(piece, value) for piece, value in pieces[first:]]
    # A week or month that is not over can't be compared with whole ones.
    unfinished = len(whole) > 1 and span.last < whole[-1].span.last
    return trend(whole[:-1] if unfinished else whole)


def _told(found: Trend, subject: Subject, measure: Measure, length: Length, unit: WeightUnit) -> Told:
    name = subject.name[:1].upper() + subject.name[1:]
    if not found.points:
        return Told(name, measure, f"Nothing is stored for {subject.name} in that time, so there is no trend.", [])
    called, values = _named(measure, unit), [_value(point.value, measure, unit) for point in found.points]
    rows = [(wording.span_words(point.span), value) for point, value in zip(found.points, values, strict=True)]
    if found.direction == "unknown":
        sentence = f"{name}: {called} is {values[0]} in {rows[0][0]}; one {length} is {_LEADS['unknown']}."
    else:
        pieces = wording.counted(len(rows), length)
        way = f"from {values[0]} ({rows[0][0]}) to {values[-1]} ({rows[-1][0]})"
        sentence = f"{name} is {_LEADS[found.direction]}: {called} went {way}, by the line through {pieces}."
    return Told(f"{name}: {called} by {length}", called, sentence, rows)


def _named(measure: Measure, unit: WeightUnit) -> str:
    names = {"e1rm": f"best estimated 1RM ({FORMULA})", "sets": "work sets", "volume": "load moved", "distance": "distance", "reps": "reps"}
    return names[measure]


def _value(value: Decimal, measure: Measure, unit: WeightUnit) -> str:
    if measure == "e1rm":
        return f"{plain(wording.tenth(value, unit))} {unit}"
    if measure == "volume":
        return wording.kilograms(value, unit)
    return wording.length(value) if measure == "distance" else plain(value)
