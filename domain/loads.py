"""Weights as a gym has them: rounded to what can be loaded, in the unit that the user lifts in."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

from domain.measures import KG_PER_LB, WeightUnit

BARS: dict[WeightUnit, Decimal] = {"kg": Decimal(20), "lb": Decimal(45)}
STEPS: dict[WeightUnit, Decimal] = {"kg": Decimal("2.5"), "lb": Decimal(5)}
"""The smallest step of a bar: a pair of the smallest plates that every gym has."""
_SMALLER: dict[str, dict[WeightUnit, Decimal]] = {
    "dumbbell": {"kg": Decimal(2), "lb": Decimal(5)},
    "kettlebell": {"kg": Decimal(4), "lb": Decimal(5)},
    "machine": {"kg": Decimal(5), "lb": Decimal(10)},
    "cable": {"kg": Decimal("2.5"), "lb": Decimal(5)},
}


def step_of(equipment: Iterable[str], unit: WeightUnit) -> Decimal:
    """How finely a thing can be loaded."""
    return next((_SMALLER[piece][unit] for piece in equipment if piece in _SMALLER), STEPS[unit])


def loadable(weight: Decimal, step: Decimal, *, down: bool = False) -> Decimal:
    """The nearest weight that can be loaded, or with `down` the nearest that is not heavier."""
    steps = (weight / step).to_integral_value(ROUND_DOWN if down else ROUND_HALF_EVEN)
    return steps * step


def percent_of(weight: Decimal, percent: Decimal) -> Decimal:
    """A share of a weight, to the tenth."""
    return (weight * percent / 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def in_unit(weight: Decimal, said: WeightUnit, wanted: WeightUnit) -> Decimal:
    """A weight in another unit, to the tenth; in its own it stays as it was said."""
    if said == wanted:
        return weight
    exact = weight * KG_PER_LB if wanted == "kg" else weight / KG_PER_LB
    return exact.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
