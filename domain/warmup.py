"""The way up to a work set: a few sets that grow in weight and shrink in reps."""

from decimal import Decimal

from domain.loads import BARS, loadable, percent_of
from domain.measures import WeightUnit
from domain.model import Model, Number

_RAMP = ((Decimal(40), 5), (Decimal(55), 4), (Decimal(70), 3), (Decimal(85), 2))
_LAST = (Decimal(92), 1)
FEW_REPS = 3


class WarmupSet(Model):
    """One set on the way up; `percent` is that of the work weight, None for the empty bar."""

    weight: Number
    reps: int
    percent: Number | None = None


def ramp(work: Decimal, unit: WeightUnit, step: Decimal, *, bar: bool = True, reps: int = 5) -> tuple[WarmupSet, ...]:
    """The warm-up for a work weight: the empty bar first, then 40, 55, 70 and 85 per cent, and 92 before three reps or fewer."""
    lightest = BARS[unit] if bar else step
    shares = (*_RAMP, _LAST) if reps <= FEW_REPS else _RAMP
    sets = [WarmupSet(weight=lightest, reps=10)] if bar and lightest < work else []
    for percent, count in shares:
        weight = loadable(percent_of(work, percent), step, down=True)
        if lightest < weight < work and (not sets or weight > sets[-1].weight):
            sets.append(WarmupSet(weight=weight, reps=count, percent=percent))
    return tuple(sets)
