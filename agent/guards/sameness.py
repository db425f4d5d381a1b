"""Whether two numbers are the same: in other units, rounded, or said to be about so much."""

from decimal import Decimal
from typing import Final

from agent.guards.numerals import BARE_LOAD, FAR, LOADS, OF_TIME, PLATES, Number
from domain.measures import KG_PER_LB

HOUR: Final = 3600
TONNE, TONNES_OFF = 1000, Decimal("0.06")
NEAR = {"kg": Decimal("0.6"), "lb": Decimal("1.2")}
# A sum of loads is told without its fraction.
SUMMED: Final = 1000
_HALF: Final = Decimal("0.5")


def same(said: Number, known: Number, *, vague: bool = False) -> bool:
    """Whether two numbers are the same, in the same unit, as far as both have one; rounded to a whole one where the log is finer.

    `vague`: it is only said to be about so much, so a whole number may lie less than one off.
    """
    if vague and _near(said, known):
        return True
    if known.value % 1 == OF_TIME and (as_time := _same_time(said, known, vague=vague)) is not None:
        return as_time
    if (converted := _same_load(said, known)) is not None:
        return converted
    if said.unit and known.unit and _alike(said.unit) != _alike(known.unit):
        return False
    if said.unit is None and known.unit == "years":
        return False  # how old somebody is counts nothing else
    rounded = said.unit in LOADS and known.unit in LOADS and _is_rounded(said.value, known.value)
    return rounded or said.value == known.value or _is_shorter(said.value, known.value)


def _same_load(said: Number, known: Number) -> bool | None:
    """Whether it is a load of the log in plates, tonnes or the other unit; None when it is told in none of these."""
    if said.unit == "plates" and known.unit in LOADS:
        bar, pair = PLATES[known.unit]
        return bar + said.value * pair == known.value
    if said.unit == "t" and known.unit == "kg":
        return abs(known.value / TONNE - said.value) <= TONNES_OFF
    if said.unit in LOADS and known.unit in LOADS and said.unit != known.unit:
        as_said = known.value * KG_PER_LB if said.unit == "kg" else known.value / KG_PER_LB
        return abs(as_said - said.value) <= NEAR[said.unit]
    return None


def _same_time(said: Number, known: Number, *, vague: bool) -> bool | None:
    """Whether a number is a time that is known; None when it is none of these: "27 minutes" of 27:00, "2:16" of 2:16:40."""
    if said.unit == "min" and known.unit is None and said.value == said.value.to_integral_value():
        return abs(known.value / 60 - said.value) < (1 if vague else Decimal("0.01"))
    if said.value % 1 == OF_TIME and not said.unit and known.value >= HOUR:
        return abs(known.value - said.value) < 1 or 0 <= known.value - 60 * said.value < 60
    return None


def _is_shorter(said: Decimal, known: Decimal) -> bool:
    """Whether one is the other with fewer decimals, and at least one: 1.4 of 1.39."""
    ends = [int(one.as_tuple().exponent) for one in (said, known)]
    return ends[1] < ends[0] < 0 and known % 1 != OF_TIME and abs(said - known) <= Decimal(10) ** ends[0] / 2


def _is_rounded(said: Decimal, known: Decimal) -> bool:
    """Whether one of them is the other without its fraction."""
    whole = said if said == said.to_integral_value() else known if known >= SUMMED else Decimal("0.1")
    return whole == whole.to_integral_value() and abs(said - known) <= _HALF


def _alike(unit: str) -> str:
    return {"times": "workouts", "th": "workouts"}.get(unit, unit)


def _near(said: Number, known: Number) -> bool:
    """Whether a number that is only said about is within a fiftieth of the known one, or one apart."""
    alike = said.unit == known.unit or (said.unit is None and known.unit in LOADS)
    return (
        alike
        and (said.value >= BARE_LOAD or said.unit in FAR)
        and said.value == said.value.to_integral_value()
        and abs(said.value - known.value) < 1
    )
