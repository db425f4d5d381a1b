"""The body in numbers and pictures: measurements as they were said, beside what they come to, and progress photos."""

from datetime import date as Day
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from pydantic import Field

from domain.history import ObjectPointer
from domain.measures import to_kg
from domain.model import Number, Stored
from domain.plan import WorkoutRef
from domain.workout import How, Span

MeasureUnit = Literal["kg", "lb", "cm", "in", "percent", "bpm", "mmHg", "hours", "kcal", "steps", "ms", "score"]
CM_PER_INCH = Decimal("2.54")


class BodyMeasurement(Stored):
    """One measurement, such as weight or waist; `date` is the day where the user was."""

    user_id: str
    measurement_id: str
    measurement_type: str
    measured_at: datetime
    date: Day
    value: Number
    unit: MeasureUnit
    value_metric: Number
    notes: str | None = None
    how: dict[str, How] = Field(default_factory=dict)
    source: tuple[Span, ...] = ()


class ProgressPhoto(Stored):
    """One photo; the picture itself is an object of the bucket."""

    user_id: str
    photo_id: str
    photo_type: Literal["front", "side", "back", "other"] = "front"
    taken_at: datetime
    picture: ObjectPointer
    content_type: str = "image/jpeg"
    workout: WorkoutRef | None = None
    notes: str | None = None


def in_metric(value: Decimal, unit: MeasureUnit) -> Decimal:
    """The value in kilograms or centimetres, to the hundredth; what is neither stays as it is."""
    if unit == "lb":
        return to_kg(value, "lb")
    return (value * CM_PER_INCH).quantize(Decimal("0.01"), ROUND_HALF_EVEN) if unit == "in" else value
