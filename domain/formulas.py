"""Estimates of strength, each with the name of its formula; never mix two formulas in one trend."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

FormulaId = Literal["epley", "brzycki", "wathan"]
RELIABLE_REPS = 10
"""Above ten reps the linear formulas are not to be trusted (Reynolds 2006, JSCR 20:584)."""


def one_rep_max(weight: Decimal, reps: int, formula: FormulaId = "epley") -> Decimal | None:
    """The estimated single from a set of `reps` at `weight`, in the weight's unit, to the tenth; None above ten reps.

    Epley w(1+r/30), Brzycki 36w/(37-r), Wathan 100w/(48.8+53.8e^(-0.075r)); a single is itself.
    """
    if not 1 <= reps <= RELIABLE_REPS:
        return None
    if reps == 1:
        return weight
    if formula == "epley":
        estimate = weight * (1 + Decimal(reps) / 30)
    elif formula == "brzycki":
        estimate = 36 * weight / (37 - Decimal(reps))
    else:
        estimate = 100 * weight / (Decimal("48.8") + Decimal("53.8") * (Decimal("-0.075") * reps).exp())
    return estimate.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
