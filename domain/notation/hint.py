"""What the grammar has to know of an exercise; it knows no catalogue."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of the exercise: whether the body is the load, and what is counted (reps, duration, distance)."""

    bodyweight: bool = False
    measure: str = "reps"
    kettlebell: bool = False
    cardio: bool = False
    hangs: bool = False  # the body stays part of the load when weight is added: pull-ups, dips
    assisted: bool = False  # a machine or a band takes weight off
    pool: bool = False  # a bare number is metres
    last: Decimal | None = None  # the weight that this user lifted last, as it was said


PLAIN: Final = Hint()
