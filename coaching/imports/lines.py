"""What one row of a file comes to: a performed set with its place in a workout, a metcon, or the reason why it is neither."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from coaching.imports.sheet import Cell, Row
from coaching.imports.values import BadCell, Moment, length_unit, number, weight_unit
from domain.exercises import catalogue, custom_id
from domain.measures import WeightUnit, to_kg, to_metres
from domain.workout import How, Metcon, WorkSet
from kit.errors import Invalid

WARM_UP = "warmup"
DROP = "drop set"
TO_FAILURE = "to failure"
MAX_NAME = 200


class UnitMissing(Invalid):
    """The file has weights and does not say in what."""

    code = "unit_missing"

    def __init__(self, *, distance: bool = False) -> None:
        what = "distances" if distance else "weights"
        super().__init__(f"This file names no unit for its {what}. Say it once for all: kg or lb (--unit kg, or unit=kg over HTTP).")


@dataclass(frozen=True)
class Options:
    """What the user says about a file: the unit it leaves out, the timezone of its clock, and whether the day comes first in its dates."""

    timezone: str = "UTC"
    unit: WeightUnit | None = None
    day_first: bool | None = None


@dataclass(frozen=True)
class Line:
    """One row that tells of work; rows of the same moment and title are one workout."""

    row: Row
    when: Moment
    title: str | None = None
    exercise: str = ""
    done: WorkSet | None = None
    metcon: Metcon | None = None
    index: int | None = None
    exercise_notes: str = ""
    workout_notes: str = ""
    minutes: Decimal | None = None


@dataclass(frozen=True)
class Left:
    """One row that is not stored: passed over for a good reason, or unreadable."""

    line: int
    reason: str
    failed: bool = False


@dataclass(frozen=True)
class Weight:
    """A load with its unit, and how the unit came: imported or asked."""

    value: Decimal
    unit: WeightUnit
    unit_how: How = "imported"


@dataclass(frozen=True)
class Length:
    """A distance in metres, and how its unit came."""

    metres: Decimal
    how: How = "imported"


def weight_of(row: Row, options: Options, name: str = "weight", unit_name: str = "weight unit") -> Weight | None:
    """The load of a row in the unit of its column, of the unit's cell, or the one that was asked for; zero is none."""
    cells = row.filled(name)
    if not cells:
        return None
    cell = min(cells, key=lambda one: _likeness(one, options))
    try:
        value = number(cell.text, comma=row.comma)
    except BadCell as error:
        raise BadCell(f"{name}: {error.message}") from error
    if not value:
        return None
    said = weight_unit(cell.unit or row.text(unit_name))
    if said is not None:
        return Weight(value, said)
    if options.unit is None:
        raise UnitMissing
    return Weight(value, options.unit, "asked")


def _likeness(cell: Cell, options: Options) -> tuple[bool, int]:
    """What sorts the cells of an app that writes both units: the one asked for, else the shorter number, which was typed."""
    other = bool(cell.unit and options.unit and weight_unit(cell.unit) != options.unit)
    return other, len(cell.text)


def distance_of(row: Row, options: Options, name: str = "distance") -> Length | None:
    """The distance of a row; without a unit it is kilometres for who lifts kilograms, miles for who lifts pounds."""
    value = row.number(name)
    if value is None:
        return None
    cells = row.filled(name)
    said = length_unit(cells[0].unit or row.text(f"{name} unit"))
    if said is not None:
        return Length(to_metres(value, said))
    if options.unit is None:
        raise UnitMissing(distance=True)
    return Length(to_metres(value, "km" if options.unit == "kg" else "mi"), "default")


def rpe_of(row: Row, *names: str) -> Decimal | None:
    """The RPE of a row, from 1 to 10."""
    for name in names or ("rpe",):
        value = row.number(name)
        if value is not None and not 1 <= value <= 10:
            raise BadCell(f"{name}: {value} is not between 1 and 10")
        if value is not None:
            return value
    return None


@dataclass(frozen=True)
class Work:
    """What a row says was done; a load alone is nothing done, unless `load_alone` says so.

    A set taken to failure was lifted, so only one without a single repetition counts as failed.
    """

    exercise: str
    reps: int | None = None
    weight: Weight | None = None
    length: Length | None = None
    duration_s: Decimal | None = None
    rpe: Decimal | None = None
    kind: str = ""
    notes: str = ""
    failed: bool = False
    load_alone: bool = False

    def as_set(self) -> WorkSet | None:
        """The set with how each value came; None when nothing was done."""
        failed = self.failed or (self.kind == TO_FAILURE and self.reps == 0)
        if not (self.reps or failed or self.length or self.duration_s or (self.load_alone and self.weight)):
            return None
        values: dict[str, Any] = {
            "reps": self.reps or (0 if failed else None),
            **_load(self.weight),
            "distance_m": self.length.metres if self.length else None,
            "duration_s": self.duration_s,
            "rpe": self.rpe,
            "failed": failed,
            "warmup": self.kind == WARM_UP,
            "bodyweight": is_bodyweight(self.exercise),
            "assisted": is_assisted(self.exercise) or (self.weight is not None and self.weight.value < 0),
            "notes": "; ".join(part for part in (self.kind if self.kind != WARM_UP else "", self.notes) if part) or None,
        }
        return WorkSet(**values, how=self._how(values))

    def _how(self, values: dict[str, Any]) -> dict[str, How]:
        how: dict[str, How] = {name: "imported" for name, value in values.items() if value is not None and value is not False}
        how |= {name: "derived" for name in ("weight_kg", "bodyweight") if name in how}
        if self.weight is not None:
            how["unit"] = self.weight.unit_how
        if self.length is not None:
            how["distance_m"] = self.length.how
        return how


def _load(weight: Weight | None) -> dict[str, Any]:
    if weight is None:
        return {}
    load = abs(weight.value)
    return {"weight": load, "unit": weight.unit, "weight_kg": to_kg(load, weight.unit)}


@lru_cache(maxsize=4096)
def exercise_id(name: str) -> str:
    """The catalogue's exercise of that name, or an id of its own for one we do not know."""
    match = catalogue().find(name)
    return match.exercise_id if match else custom_id(name)


@lru_cache(maxsize=4096)
def is_bodyweight(name: str) -> bool:
    """Whether the body is the load of that exercise."""
    known = catalogue().get(exercise_id(name))
    return known is not None and known.bodyweight


@lru_cache(maxsize=4096)
def is_assisted(name: str) -> bool:
    """Whether the load of that exercise helps."""
    return "assisted" in exercise_id(name).split("_") or "(assisted" in name.casefold()


def line_of(row: Row, when: Moment, work: Work, **place: Any) -> Line | Left:
    """The line of a set, or why there is none."""
    if not work.exercise:
        return Left(row.line, "no exercise is named", failed=True)
    if len(work.exercise) > MAX_NAME:
        return Left(row.line, f"the exercise's name has more than {MAX_NAME} letters", failed=True)
    done = work.as_set()
    if done is None:
        return Left(row.line, "no repetitions, time or distance")
    return Line(row, when, exercise=work.exercise, done=done, **place)
