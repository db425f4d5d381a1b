"""Stored facts in words: sets, workouts and records as a lifter writes them. Nothing here is computed or guessed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Literal

from domain import loads
from domain.exercises import catalogue
from domain.history import LoggedWorkout, Performance, Workout
from domain.measures import WeightUnit, from_kg, plain
from domain.periods import Span, month_of, year_of
from domain.records import REP_MAXES, PersonalRecord
from domain.workout import Metcon, WorkSet

LIFTED = {"max_weight", *(f"{reps}rm" for reps in REP_MAXES)}
TITLES = {
    "max_weight": "heaviest",
    "e1rm": "estimated 1RM",
    "set_volume": "most volume in a set",
    "total_volume": "most volume in a workout",
    "max_reps": "most reps",
    "longest": "longest",
    "longest_time": "longest hold",
}


_MILE = Decimal("1609.344")
_ENDLESS_DAYS = 2500  # so long a stretch has no beginning that anybody named


def exercise_name(exercise_id: str, written: str | None = None) -> str:
    """The name people know an exercise by; an unknown one keeps the user's words."""
    known = catalogue().get(exercise_id)
    return known.name if known else (written or exercise_id.removeprefix("custom_").replace("_", " "))


def clock_time(seconds: Decimal) -> str:
    """Seconds as 4:32 or 1:01:52."""
    whole = int(seconds)
    rest = f"{plain(seconds - whole)[1:]}" if seconds != whole else ""
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}{rest}" if hours else f"{minutes}:{whole % 60:02}{rest}"


def length(metres: Decimal) -> str:
    """Metres as 5 km or 400 m; what is whole in miles and not in metres was said in miles: 6 mi."""
    miles = (metres / _MILE).quantize(Decimal("0.1"))
    if metres >= _MILE and metres % 10 and abs(miles * _MILE - metres) <= 1:
        return f"{plain(miles)} mi"
    return f"{plain((metres / 1000).quantize(Decimal('0.001')))} km" if metres >= 1000 else f"{plain(metres)} m"


def one_set(done: WorkSet) -> str:
    """A set without its count: 5 @ 225 lb, RPE 8."""
    parts = []
    if done.distance_m is not None:
        parts.append(length(done.distance_m))
    if done.reps is not None:
        parts.append(f"{done.reps}/{done.reps}" if done.per_side else str(done.reps))
    if done.weight is not None:
        sign = "+" if done.bodyweight else ""
        at = "@ " if parts else ""
        parts.append(f"{at}{sign}{plain(done.weight)}{' ' + done.unit if done.unit else ''}")
    if done.duration_s is not None:
        parts.append(f"in {clock_time(done.duration_s)}" if parts else clock_time(done.duration_s))
    flags = [name for name, on in (("warm-up", done.warmup), ("failed", done.failed), ("assisted", done.assisted)) if on]
    if done.rpe is not None:
        flags.append(f"RPE {plain(done.rpe)}")
    return " ".join(parts) + (f" ({', '.join(flags)})" if flags else "")


def sets(performed: Sequence[WorkSet]) -> str:
    """All sets, equal ones counted: 3 × 5 @ 225 lb (RPE 8), 1 × 8 @ 185 lb."""
    lines = []
    for words, same in groupby(performed, key=one_set):
        count = len(list(same))
        lines.append(f"{count} × {words}" if words and (count > 1 or (words[0].isdigit() and "@" in words)) else words)
    return ", ".join(line for line in lines if line) or "no sets noted"


def metcon(done: Metcon) -> str:
    """A conditioning piece with its score: Fran in 4:32 Rx."""
    name = done.name or {"amrap": "AMRAP", "emom": "EMOM", "for_time": "For time"}.get(done.format, "Conditioning")
    score = f" in {clock_time(done.score_s)}" if done.score_s is not None else ""
    if done.rounds is not None:
        score = f": {done.rounds} rounds" + (f" + {done.reps}" if done.reps else "")
    elif done.reps is not None and done.score_s is None:
        score = f": {done.reps} reps"
    return name + score + (" Rx" if done.rx else " scaled" if done.rx is False else "")


def performance(done: Performance) -> str:
    """One exercise with its sets."""
    return f"{exercise_name(done.exercise_id, done.name_as_written)}: {sets(done.sets)}"


def workout(logged: LoggedWorkout) -> str:
    """A workout on one line, without its day."""
    parts = [*(performance(done) for done in logged.performances), *(metcon(done) for done in logged.workout.metcons)]
    return "; ".join(parts) or logged.workout.name or "an empty workout"


def row(done: Workout) -> str:
    """A workout on one line from its row alone."""
    parts = [*(ref.words for ref in done.performances if ref.words), *(metcon(one) for one in done.metcons)]
    return "; ".join(parts) or done.name or "a workout"


def shortened(words: str, most: int = 120) -> str:
    """Words cut to a length that a row can carry."""
    return words if len(words) <= most else words[: most - 1] + "…"


def day(when: date, today: date) -> str:
    """A day as people say it, always with its date when it is not today or yesterday."""
    days = (today - when).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return date_words(when)


def date_words(when: date) -> str:
    """A day that stays right however long it is kept: Fri 20 Nov 2026."""
    return f"{when:%a} {when.day} {when:%b %Y}"


def on_day(when: date, today: date) -> str:
    """A day inside a sentence: today, yesterday, on Fri 20 Nov 2026."""
    words = day(when, today)
    return words if words in ("today", "yesterday") else f"on {words}"


def span_words(span: Span) -> str:
    """A stretch of time: 16 to 22 Nov 2026, November 2026, 2026, or one day."""
    first, last = span.first, span.last
    if span.days > _ENDLESS_DAYS:
        return f"the time up to {date_words(last)}"
    if span == year_of(first):
        return str(first.year)
    if span == month_of(first):
        return f"{first:%B %Y}"
    if first == last:
        return date_words(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    begin = str(first.day) if same_month else f"{first.day} {first:%b}" + ("" if first.year == last.year else f" {first.year}")
    return f"{begin} to {last.day} {last:%b %Y}"


def in_span(span: Span) -> str:
    """A stretch inside a sentence: in May 2026, on Tue 17 Nov 2026, from 9 to 15 Nov 2026."""
    words = span_words(span)
    return f"on {words}" if span.first == span.last else f"from {words}" if " to " in words else f"in {words}"


def ago(when: date, today: date) -> str:
    """How long ago a day is, for days that people don't name: , 12 days ago."""
    days = (today - when).days
    return f", {days} days ago" if days > 1 else ""


def in_unit(performed: Sequence[WorkSet], unit: WeightUnit | Literal[""]) -> Sequence[WorkSet]:
    """Sets with their weights in a unit, to the tenth; without a unit as they were said."""
    return [_converted(done, unit) for done in performed] if unit else performed


def _converted(done: WorkSet, unit: WeightUnit) -> WorkSet:
    if done.weight is None or done.unit in (None, unit):
        return done
    return done.model_copy(update={"weight": loads.in_unit(done.weight, done.unit, unit), "unit": unit})


def counted(number: int, noun: str) -> str:
    """1 workout, 2 workouts."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def kilograms(weight: Decimal, unit: WeightUnit) -> str:
    """A sum of kilograms in the user's unit, without fractions: 12500 kg."""
    return f"{plain(load(weight, unit))} {unit}"


def load(weight: Decimal, unit: WeightUnit) -> Decimal:
    """A sum of kilograms in a unit, to the whole."""
    return from_kg(weight, unit).quantize(Decimal(1))


def tenth(weight: Decimal, unit: WeightUnit) -> Decimal:
    """Kilograms in a unit, to the tenth."""
    return from_kg(weight, unit).quantize(Decimal("0.1"))


def muscle(name: str) -> str:
    """A muscle as people say it."""
    return name.replace("_", " ")


def record(held: PersonalRecord) -> str:
    """A record in words: heaviest: 225 lb × 5 (102.06 kg)."""
    title = TITLES.get(held.record_type) or _titled(held.record_type)
    return f"{title}: {record_value(held)}"


def record_value(held: PersonalRecord) -> str:
    """What a record is, in the unit that was said; a load said in pounds is given in kilograms too."""
    if held.unit == "s":
        return clock_time(held.value)
    if held.unit == "m":
        return length(held.value)
    if held.unit == "reps":
        return f"{plain(held.value)} reps"
    if held.record_type in LIFTED and held.weight is not None and held.weight_unit:
        reps = f" × {held.reps}" if held.reps and held.record_type == "max_weight" else ""
        kilograms = f" ({plain(held.value)} kg)" if held.weight_unit == "lb" else ""
        return f"{plain(held.weight)} {held.weight_unit}{reps}{kilograms}"
    unit = held.weight_unit or "kg"
    behind = f" (from {plain(held.weight)} {unit} × {held.reps})" if held.formula and held.weight is not None else ""
    return f"{plain(from_kg(held.value, unit).quantize(Decimal('0.1')))} {unit}{behind}"


def _titled(record_type: str) -> str:
    if record_type.startswith("time_"):
        return f"fastest {record_type.removeprefix('time_')}"
    return record_type.upper()
