"""Settles what the words left open about a set: its unit, its metres, and the order of plausible readings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from domain.measures import WeightUnit, to_kg, to_metres
from domain.notation.performed import SetFacts
from domain.notation.scheme import FAR
from domain.workout import Confidence, How, Span, WorkSet

TOO_FAST: Final = Decimal(28)  # metres a second: `20 miles in 1:18` took hours and minutes
SLOWEST: Final = Decimal("0.8")  # metres a second, a stroll
FAST: Final = Decimal("6.5")  # metres a second: 2:34 a kilometre
FASTEST: Final = {"bike": Decimal(17), "walk": Decimal("2.6"), "hike": Decimal("2.6"), "ruck": Decimal("2.6")}
_FAR: Final = frozenset({"run", "bike", "walk", "hike", "ruck"})


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What is known before a text is read: the day, and what this user's own words and numbers mean."""

    today: date
    timezone: str = "UTC"
    default_unit: WeightUnit | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    habits: Mapping[str, WeightUnit] = field(default_factory=dict)
    last_weights: Mapping[str, Decimal] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    """Names, in small letters, of others who train."""
    spoken_day: date | None = None
    """The day of what was reported just before: "the same day"."""
    ways: Mapping[Decimal, str] = field(default_factory=dict)
    """What the user covers these metres with, where that is always the same: who only ever rows 2 km did not run them."""


def spans_of(text: str, places: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """The stretches as spans, in order, with overlaps merged."""
    merged: list[list[int]] = []
    for start, end in sorted(set(places)):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return tuple(Span(start=start, end=end, quote=text[start:end]) for start, end in merged)


def work_set(
    text: str, facts: SetFacts, exercise_id: str, said_unit: str | None, context: ReadingContext, confidence: Confidence = "high"
) -> WorkSet:
    """The set with its unit, kilograms and metres; what was not said is named in `how`. Without a unit nobody is sure."""
    how: dict[str, How] = dict.fromkeys(facts.carried, "derived")
    unit, weight_kg = None, None
    if facts.weight is not None:
        unit, unit_how = _unit(facts.unit, exercise_id, said_unit, context)
        if unit_how:
            how["unit"] = unit_how
        if unit is not None:
            weight_kg = to_kg(facts.weight, unit)
            how["weight_kg"] = "derived"
    distance = None
    if facts.distance is not None and facts.distance_unit == FAR:
        distance = _usual_way(facts, exercise_id, context)
        how |= {"distance_m": "default"} if distance is not None else {}
    elif facts.distance is not None:
        distance = to_metres(facts.distance, _far(facts, exercise_id))
        if facts.distance_unit != "m":
            how["distance_m"] = "derived"
    duration = facts.duration_s
    if distance and duration and distance / duration > TOO_FAST:
        duration = duration * 60
        how["duration_s"] = "derived"
    return WorkSet(
        reps=int(facts.reps) if facts.reps is not None else None,
        weight=facts.weight,
        unit=unit,
        weight_kg=weight_kg,
        rpe=facts.rpe,
        rir=facts.rir,
        duration_s=duration,
        distance_m=distance,
        rest_s=facts.rest_s,
        failed=facts.failed,
        warmup=facts.warmup,
        bodyweight=facts.bodyweight,
        assisted=facts.assisted,
        per_side=facts.per_side,
        source=spans_of(text, facts.spans),
        how=how,
        confidence="medium" if confidence == "high" and facts.weight is not None and unit is None else confidence,
    )


def _unit(said: str | None, exercise_id: str, said_unit: str | None, context: ReadingContext) -> tuple[WeightUnit | None, How | None]:
    """Words, then the rest of the exercise, then the exercise's habit, then the user's preference."""
    if said is not None:
        return ("kg" if said == "kg" else "lb"), None
    if said_unit is not None:
        return ("kg" if said_unit == "kg" else "lb"), "derived"
    habit = context.habits.get(exercise_id, context.default_unit)
    return habit, "default" if habit else None


def _usual_way(facts: SetFacts, exercise_id: str, context: ReadingContext) -> Decimal | None:
    """`ran 5, 27:05`: miles for who lifts in pounds and kilometres for who lifts in kilograms, where the pace can have been."""
    unit = {"kg": "km", "lb": "mi"}.get(context.default_unit or "")
    if unit is None or facts.distance is None or not facts.duration_s:
        return None
    way = to_metres(facts.distance, unit)
    return way if SLOWEST <= way / facts.duration_s <= FASTEST.get(exercise_id, FAST) else None


def _far(facts: SetFacts, exercise_id: str) -> str:
    """`run 1m` is a mile: nobody logs a run of one metre."""
    unit = facts.distance_unit or "m"
    if unit == "m" and exercise_id in _FAR and facts.distance is not None and facts.distance < 40:
        return "mi"
    return unit
