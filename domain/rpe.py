"""Effort as a rating: what share of a single goes for some reps at an RPE. RIR is ten minus RPE."""

from decimal import ROUND_HALF_EVEN, Decimal

TABLE_ID = "rpe_table"
# Tuchscherer's percentages are one sequence: a rep more and a point of effort less cost the same.
_PERCENTS = tuple(
    Decimal(share)
    for share in (
        "100 97.8 95.5 93.9 92.2 90.7 89.2 87.8 86.3 85.0 83.7 82.4 81.1 79.9 78.6"
        " 77.4 76.2 75.1 73.9 72.3 70.7 69.4 68.0 66.7 65.3 64.0 62.6 61.3 59.9 58.6"
    ).split()
)


def percent_of_single(reps: int, rpe: Decimal) -> Decimal | None:
    """The share of a single in per cent; None off the table. An RPE between the half points counts as the nearest one."""
    effort = round(rpe * 2)
    place = 2 * (reps - 1) + 20 - effort
    known = reps >= 1 and 0 <= effort <= 20 and 0 <= place < len(_PERCENTS)
    return _PERCENTS[place] if known else None


def single_from(weight: Decimal, reps: int, rpe: Decimal) -> Decimal | None:
    """The single that a set with a rating suggests, in the weight's unit, to the tenth."""
    share = percent_of_single(reps, rpe)
    return (weight * 100 / share).quantize(Decimal("0.1"), ROUND_HALF_EVEN) if share else None


def weight_at(single: Decimal, reps: int, rpe: Decimal) -> Decimal | None:
    """The weight for some reps at an RPE, to the tenth."""
    share = percent_of_single(reps, rpe)
    return (single * share / 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN) if share else None
