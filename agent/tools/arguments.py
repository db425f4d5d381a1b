"""The arguments that tools share, forgiving in how a model writes them: pounds for lb, volume for load, 5k for metres."""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from coaching.comparing import Figure as FigureName
from coaching.pace import LengthUnit
from coaching.peaks import Measured
from domain.periods import Length

_UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "metric"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "imperial", "#"), "lb"),
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"), "km"),
    **dict.fromkeys(("mi", "mile", "miles"), "mi"),
}
_MEASURES = {"volume": "load", "tonnage": "load", "weight": "load", "sessions": "workouts", "duration": "time", "mileage": "distance"}
_LENGTHS = {"weekly": "week", "weeks": "week", "per week": "week", "monthly": "month", "months": "month", "per month": "month"}
_METRES = re.compile(r"(?P<n>\d+(?:[.,]\d+)?) ?(?P<unit>k|km|m|mi|miles?|met(?:er|re)s?|kilomet(?:er|re)s?)?", re.IGNORECASE)


def _known(names: dict[str, str]) -> BeforeValidator:
    def spelt(value: Any) -> Any:
        return names.get(value.strip().lower(), value.strip().lower()) if isinstance(value, str) else "" if value is None else value

    return BeforeValidator(spelt)


def _metres(value: Any) -> Any:
    found = _METRES.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return value
    unit = (found["unit"] or "m").lower()
    scale = "1000" if unit.startswith("k") else "1609.344" if unit.startswith("mi") else "1"
    return Decimal(found["n"].replace(",", ".")) * Decimal(scale)


Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
Unit = Annotated[Literal["kg", "lb", ""], _known(_UNITS)]
AnyUnit = Annotated[Literal["kg", "lb", "km", "mi", ""], _known(_UNITS)]
Distances = Annotated[LengthUnit, _known(_UNITS)]
Measure = Annotated[Measured, _known(_MEASURES)]
Figure = Annotated[FigureName, _known(_MEASURES)]
By = Annotated[Length, _known(_LENGTHS)]
Metres = Annotated[Decimal, Field(gt=0, le=1_000_000), BeforeValidator(_metres)]
