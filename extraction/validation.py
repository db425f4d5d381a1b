"""What can be a set at all: a value beyond what people can do is no value, and a set without any is none."""

from decimal import Decimal
from typing import Final

from domain.workout import WorkSet

MOST_KG: Final = Decimal(1000)
MOST_REPS: Final = 3000
LONGEST_S: Final = Decimal(3600 * 48)
FARTHEST_M: Final = Decimal(500_000)


def is_plausible(item: WorkSet) -> bool:
    """Whether a set can have happened and says something."""
    said = (item.reps, item.weight, item.duration_s, item.distance_m)
    if all(value is None for value in said):
        return False
    weight = item.weight_kg if item.weight_kg is not None else item.weight
    if weight is not None and not 0 < weight <= MOST_KG * (1 if item.weight_kg is not None else 2):
        return False
    if item.reps is not None and not 0 <= item.reps <= MOST_REPS:
        return False
    if item.reps == 0 and not item.failed:
        return False
    if item.duration_s is not None and not 0 < item.duration_s <= LONGEST_S:
        return False
    return item.distance_m is None or 0 < item.distance_m <= FARTHEST_M
