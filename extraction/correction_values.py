"""A value in a correction: a number with its unit, and what kind of thing it changes."""

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from domain.measures import METRES, WeightUnit
from extraction import correction_patterns as forms

ValueKind = Literal["set_weight", "set_unit", "set_reps", "set_scheme", "set_rpe", "set_duration", "set_distance", "set_rounds"]


class Value(NamedTuple):
    """A number as it was said; `bare` without a unit, `scale` what it was multiplied with, `load` the weight behind a scheme."""

    kind: ValueKind
    number: Decimal | None = None
    unit: WeightUnit | None = None
    sets: int | None = None
    bare: bool = False
    scale: Decimal = Decimal(1)
    load: "Value | None" = None


def decimal_of(said: str) -> Decimal:
    """The number that words or digits say."""
    return Decimal(forms.NUMBERS[said]) if said in forms.NUMBERS else Decimal(said.replace(",", "."))


def unit_of(said: str | None) -> WeightUnit | None:
    if said is None:
        return None
    return "kg" if said.startswith(("k", "к")) else "lb"


def read_value(said: str) -> Value | None:  # noqa: C901, PLR0911 - one answer for each way to say a value
    """What a value says; None when it is none."""
    found = forms.VALUE.fullmatch(said.strip())
    if not found:
        return None
    if found["rounds"]:
        return Value("set_rounds", decimal_of(found["rounds"]), sets=int(found["over"]) if found["over"] else None)
    if found["clock"]:
        parts = [int(part) for part in found["clock"].split(":")]
        return Value("set_duration", Decimal(sum(part * 60**power for power, part in enumerate(reversed(parts)))))
    if found["pair"]:  # "30s not 25s": two dumbbells of that weight
        return Value("set_weight", decimal_of(found["pair"]))
    if found["rpe"]:
        return Value("set_rpe", decimal_of(found["rated"]))
    if found["sets"]:
        load = read_value(re.sub(r"^\s*[^\d\s]+\s*", "", found["load"])) if found["load"] else None
        return Value("set_scheme", decimal_of(found["each"]), load.unit if load else None, int(decimal_of(found["sets"])), load=load)
    if found["count"]:
        return Value("set_scheme", sets=int(decimal_of(found["count"])))
    if found["only_unit"]:
        return Value("set_unit", unit=unit_of(found["only_unit"]))
    number = decimal_of(found["number"])
    if found["time"]:
        seconds = Decimal({"h": 3600, "m": 60, "s": 1}[found["time"][0]])
        return Value("set_duration", number * seconds, scale=seconds)
    if found["length"]:
        metres = METRES[_length(found["length"])]
        return Value("set_distance", number * metres, scale=metres)
    if found["reps"]:
        return Value("set_reps", number)
    return Value("set_weight", number, unit_of(found["unit"]), bare=found["unit"] is None)


def _length(said: str) -> str:
    if said.startswith("k"):
        return "km"
    return "mi" if said.startswith("mi") else "yd" if said.startswith("y") else "m"
