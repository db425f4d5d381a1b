"""The weeks or months in which most was done, or least. A stretch that is still going on can be the best, never the least."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from coaching import wording
from coaching.comparing import Subject
from coaching.totals import Totals, totals
from domain.history import LoggedWorkout
from domain.measures import WeightUnit
from domain.periods import Length, Span

Measured = Literal["load", "sets", "reps", "workouts", "distance", "time"]
NAMED: dict[Measured, str] = {
    "load": "load moved",
    "sets": "work sets",
    "reps": "reps",
    "workouts": "workouts",
    "distance": "distance",
    "time": "time",
}
SHOWN = 3


def ranked(
    workouts: Sequence[LoggedWorkout], span: Span, subject: Subject, by: Length, measured: Measured, today: date, *, least: bool = False
) -> list[Totals]:
    """Each week or month since the first workout, the one with the most (or the least) first."""
    if not workouts:
        return []
    begun = max(span.first, min(one.workout.date for one in workouts))
    pieces = [piece for piece in Span(first=begun, last=span.last).pieces(by) if not (least and piece.last >= today)]
    found = [totals(piece, workouts, subject.wanted) for piece in pieces]
    return sorted(found, key=lambda one: (value(one, measured) if least else -value(one, measured), one.span.first))


def sentence(
    found: Sequence[Totals], subject: Subject, by: Length, measured: Measured, unit: WeightUnit, *, least: bool = False
) -> tuple[str, list[str]]:
    """The first of them with its value, and the others after it."""
    if not found or (not least and not value(found[0], measured)):
        return f"No {NAMED[measured]} is stored for {subject.name}, so no {by} stands out.", []
    lines = [f"{wording.span_words(one.span)} with {_words(one, measured, unit)}" for one in found]
    name = "" if subject.name == "training" else f" of {subject.name}"
    others = f" Next: {'; '.join(lines[1:SHOWN])}." if len(lines) > 1 else ""
    return f"The {by} with the {'least' if least else 'most'} {NAMED[measured]}{name}: {lines[0]}.{others}", lines[SHOWN:]


def value(found: Totals, measured: Measured) -> Decimal:
    """What is compared."""
    values: dict[Measured, Decimal] = {
        "load": found.volume_kg,
        "sets": Decimal(found.sets),
        "reps": Decimal(found.reps),
        "workouts": Decimal(found.times),
        "distance": found.distance_m,
        "time": found.duration_s,
    }
    return values[measured]


def _words(found: Totals, measured: Measured, unit: WeightUnit) -> str:
    if measured == "load":
        return wording.kilograms(found.volume_kg, unit)
    if measured == "distance":
        return wording.length(found.distance_m)
    if measured == "time":
        return wording.clock_time(found.duration_s)
    return wording.counted(int(value(found, measured)), {"sets": "work set", "reps": "rep", "workouts": "workout"}[measured])
