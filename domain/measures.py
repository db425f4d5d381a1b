"""Weights, lengths and their units: Decimal throughout, and what was said is kept beside what it comes to."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

WeightUnit = Literal["kg", "lb"]

KG_PER_LB = Decimal("0.45359237")  # exact, by international agreement of 1959
METRES = {
    "m": Decimal(1),
    "km": Decimal(1000),
    "mi": Decimal("1609.344"),
    "yd": Decimal("0.9144"),
    "ft": Decimal("0.3048"),
}


def to_kg(weight: Decimal, unit: WeightUnit) -> Decimal:
    """The weight in kilograms, to the hundredth; a weight that was said in kilograms is returned unchanged."""
    return weight if unit == "kg" else (weight * KG_PER_LB).quantize(Decimal("0.01"), ROUND_HALF_EVEN)


def from_kg(kilograms: Decimal, unit: WeightUnit) -> Decimal:
    """Kilograms in the unit, to the hundredth."""
    return kilograms if unit == "kg" else (kilograms / KG_PER_LB).quantize(Decimal("0.01"), ROUND_HALF_EVEN)


def to_metres(length: Decimal, unit: str) -> Decimal:
    """The length in metres, to the tenth."""
    return (length * METRES[unit]).quantize(Decimal("0.1"), ROUND_HALF_EVEN).normalize()


def plain(number: Decimal) -> str:
    """A Decimal as a person writes it: 102.5, 60, 100 (never 6E+1)."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
