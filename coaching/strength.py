"""How strong somebody is at a lift by what is stored: the best estimate with the set and the formula behind it, and where it is heading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from domain.formulas import FormulaId, one_rep_max
from domain.history import Performance
from domain.loads import in_unit
from domain.measures import WeightUnit, to_kg
from domain.periods import Length, Span
from domain.records import FORMULA
from domain.workout import WorkSet

RECENT = timedelta(weeks=12)
_ZERO = Decimal(0)
_ROUNDING = Decimal("0.01")
_STEADY = Decimal("0.02")  # of the mean, over the whole stretch


@dataclass(frozen=True)
class Estimate:
    """An estimated single, in the unit of the set that it comes from."""

    single: Decimal
    unit: WeightUnit
    weight: Decimal
    reps: int
    date: date
    formula: FormulaId

    @property
    def kilograms(self) -> Decimal:
        """The single in kilograms, to compare."""
        return to_kg(self.single, self.unit)

    def in_unit(self, unit: WeightUnit) -> Decimal:
        """The single in a unit, to the tenth."""
        return in_unit(self.single, self.unit, unit)


@dataclass(frozen=True)
class Point:
    """The value of one piece of a stretch."""

    span: Span
    value: Decimal


@dataclass(frozen=True)
class Trend:
    """The values of the pieces that have one, and where a straight line through them leads."""

    points: tuple[Point, ...]
    direction: Literal["up", "down", "flat", "unknown"]


def estimates(performances: Iterable[Performance], formula: FormulaId = FORMULA) -> Iterator[Estimate]:
    """What each counted set of up to ten reps suggests; warm-ups, failed and assisted sets suggest nothing."""
    for performance in performances:
        for done in performance.sets:
            if done.warmup or done.failed or done.assisted or done.weight is None or not done.unit or not done.reps or done.bodyweight:
                continue
            single = one_rep_max(done.weight, done.reps, formula)
            if single is not None:
                yield Estimate(single, done.unit, done.weight, done.reps, performance.date, formula)


def best(performances: Iterable[Performance], formula: FormulaId = FORMULA) -> Estimate | None:
    """The best estimate; the earlier one of two that are equal."""
    found = sorted(estimates(performances, formula), key=lambda one: one.date)
    return max(found, key=lambda one: one.kilograms, default=None)


def current(performances: Sequence[Performance], today: date, formula: FormulaId = FORMULA) -> Estimate | None:
    """The best of the last twelve weeks; when there was nothing, the best of the twelve weeks up to the last time."""
    counted = [one.date for one in estimates(performances, formula) if one.date <= today]
    since = max(counted, default=today)
    since = (today if today - since < RECENT else since) - RECENT
    return best([p for p in performances if since <= p.date <= today], formula)


def lifted(performances: Iterable[Performance]) -> Iterator[tuple[WorkSet, Performance]]:
    """The sets in which a weight was really lifted."""
    for performance in performances:
        for done in performance.sets:
            if done.weight_kg is not None and not (done.warmup or done.failed or done.assisted):
                yield done, performance


def reaches(performance: Performance, kilograms: Decimal, *, above: bool = False) -> bool:
    """Whether a set of it was made with a weight or more, or with more; what was said in pounds may be off by its rounding."""
    least = kilograms + _ROUNDING if above else kilograms - _ROUNDING
    return any((done.weight_kg or _ZERO) >= least for done, _ in lifted([performance]))


def strength_trend(performances: Sequence[Performance], span: Span, length: Length) -> Trend:
    """The best estimate of each week or month, in kilograms."""
    found = [(piece, best([p for p in performances if piece.first <= p.date <= piece.last])) for piece in span.pieces(length)]
    return trend([Point(piece, one.kilograms) for piece, one in found if one])


def rise(points: Sequence[Point]) -> Decimal:
    """How much the straight line that fits the points best rises in a day."""
    days = [Decimal((point.span.first - points[0].span.first).days) for point in points]
    values = [point.value for point in points]
    middle, mean = sum(days, _ZERO) / len(days), sum(values, _ZERO) / len(values)
    spread = sum(((day - middle) ** 2 for day in days), _ZERO)
    return sum(((day - middle) * (value - mean) for day, value in zip(days, values, strict=True)), _ZERO) / spread


def trend(points: Sequence[Point]) -> Trend:
    """Where the points lead by the slope of the straight line that fits them best."""
    if len(points) < 2:
        return Trend(tuple(points), "unknown")
    mean = sum((point.value for point in points), _ZERO) / len(points)
    change = rise(points) * (points[-1].span.first - points[0].span.first).days
    if abs(change) <= abs(mean) * _STEADY:
        return Trend(tuple(points), "flat")
    return Trend(tuple(points), "up" if change > 0 else "down")
