"""Which plates make a weight, from the plates that are there."""

from collections.abc import Mapping
from decimal import Decimal

from domain.loads import BARS
from domain.measures import WeightUnit
from domain.model import Model, Number

PLATES: dict[WeightUnit, tuple[Decimal, ...]] = {
    "kg": tuple(map(Decimal, ("25", "20", "15", "10", "5", "2.5", "1.25"))),
    "lb": tuple(map(Decimal, ("45", "35", "25", "10", "5", "2.5"))),
}
HEAVIEST: dict[WeightUnit, Decimal] = {"kg": Decimal(600), "lb": Decimal(1300)}


class Loading(Model):
    """Plates for one side of a bar, the heaviest first; `missing` is what the whole weight falls short of what was wanted."""

    bar: Number
    unit: WeightUnit
    side: tuple[Number, ...]
    total: Number
    missing: Number


def plates_for(weight: Decimal, unit: WeightUnit, bar: Decimal | None = None, owned: Mapping[Decimal, int] | None = None) -> Loading | None:
    """The plates on each side for the nearest weight that is not heavier, with as few as possible; None below the bar.

    `owned` counts the single plates of each weight; without it there are enough of all that are usual.
    """
    bar = BARS[unit] if bar is None else bar
    if weight < bar or weight > HEAVIEST[unit]:
        return None
    wanted = (weight - bar) / 2
    pairs = {plate: count // 2 for plate, count in owned.items()} if owned is not None else dict.fromkeys(PLATES[unit], 99)
    best: dict[Decimal, tuple[Decimal, ...]] = {Decimal(0): ()}
    for plate in sorted((one for one in pairs if one > 0), reverse=True):
        for reached, side in sorted(best.items()):
            for count in range(1, min(pairs[plate], int((wanted - reached) / plate)) + 1):
                more = (*side, *[plate] * count)
                known = best.get(reached + plate * count)
                if known is None or _order(more) < _order(known):
                    best[reached + plate * count] = more
    side = best[max(best)]
    total = bar + 2 * sum(side, Decimal(0))
    return Loading(bar=bar, unit=unit, side=side, total=total, missing=weight - total)


def _order(side: tuple[Decimal, ...]) -> tuple[int, list[Decimal]]:
    """Few plates go before many, and of as many the one with the heaviest on the inside."""
    return len(side), [-plate for plate in side]
