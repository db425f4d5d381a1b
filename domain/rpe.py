"""Effort as a rating: what share of a single goes for some reps at an RPE. RIR is ten minus RPE."""

from decimal import ROUND_HALF_EVEN, Decimal

TABLE_ID = "rpe_table"
# Tuchscherer's percentages are one sequence, in tenths here: a rep more and a point of effort less cost the same.
_TENTHS = (
    1000, 978, 955, 939, 922, 907, 892, 878, 863, 850, 837, 824, 811, 799, 786,
    774, 762, 751, 739, 723, 707, 694, 680, 667, 653, 640, 626, 613, 599, 586,
)  # fmt: skip


def percent_of_single(reps: int, rpe: Decimal) -> Decimal | None:
    """The share of a single in per cent; None off the table. An RPE between the half points counts as the nearest one."""
    effort = round(rpe * 2)
    place = 2 * (reps - 1) + 20 - effort
    known = reps >= 1 and 0 <= effort <= 20 and 0 <= place < len(_TENTHS)
    return Decimal(_TENTHS[place]) / 10 if known else None


def single_from(weight: Decimal, reps: int, rpe: Decimal) -> Decimal | None:
    """The single that a set with a rating suggests, in the weight's unit, to the tenth."""
    share = percent_of_single(reps, rpe)
    return (weight * 100 / share).quantize(Decimal("0.1"), ROUND_HALF_EVEN) if share else None


def weight_at(single: Decimal, reps: int, rpe: Decimal) -> Decimal | None:
    """The weight for some reps at an RPE, to the tenth."""
    share = percent_of_single(reps, rpe)
    return (single * share / 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN) if share else None
