"""Estimates of strength, each with the name of its formula; never mix two formulas in one trend."""

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

FormulaId = Literal["epley", "brzycki", "wathan", "lombardi", "mayhew", "oconner", "lander"]
RELIABLE_REPS = 10
"""Above ten reps the linear formulas are not to be trusted (Reynolds 2006, JSCR 20:584)."""
LIKELY_ERROR = Decimal("0.05")
"""An estimate from a set of a few reps is off by some five per cent either way; what lies closer is no news."""

Share = tuple[Decimal, Decimal]
# What a single is of a set's weight, as a fraction, so that nothing is rounded before the end.
_SHARES: dict[FormulaId, Callable[[Decimal], Share]] = {
    "epley": lambda reps: (30 + reps, Decimal(30)),
    "brzycki": lambda reps: (Decimal(36), 37 - reps),
    "wathan": lambda reps: (Decimal(100), Decimal("48.8") + Decimal("53.8") * (Decimal("-0.075") * reps).exp()),
    "lombardi": lambda reps: (reps ** Decimal("0.10"), Decimal(1)),
    "mayhew": lambda reps: (Decimal(100), Decimal("52.2") + Decimal("41.9") * (Decimal("-0.055") * reps).exp()),
    "oconner": lambda reps: (40 + reps, Decimal(40)),
    "lander": lambda reps: (Decimal(100), Decimal("101.3") - Decimal("2.67123") * reps),
}
FORMULAS: tuple[FormulaId, ...] = tuple(_SHARES)


def one_rep_max(weight: Decimal, reps: int, formula: FormulaId = "epley") -> Decimal | None:
    """The estimated single from a set of `reps` at `weight`, in the weight's unit, to the tenth; None above ten reps.

    Epley w(1+r/30), Brzycki 36w/(37-r), Wathan 100w/(48.8+53.8e^(-0.075r)), Lombardi w·r^0.10, Mayhew 100w/(52.2+41.9e^(-0.055r)),
    O'Conner w(1+r/40), Lander 100w/(101.3-2.67123r); a single is itself.
    """
    if not 1 <= reps <= RELIABLE_REPS:
        return None
    if reps == 1:
        return weight
    over, under = _SHARES[formula](Decimal(reps))
    return (weight * over / under).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def weight_for(single: Decimal, reps: int, formula: FormulaId = "epley") -> Decimal | None:
    """The weight that goes for `reps` when the best single is `single`, to the tenth: the same formula read backwards."""
    if not 1 <= reps <= RELIABLE_REPS:
        return None
    if reps == 1:
        return single
    over, under = _SHARES[formula](Decimal(reps))
    return (single * under / over).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
