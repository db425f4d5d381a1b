"""A chain whose numbers have roles, and the order that a whole log keeps."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from domain.notation.chains import Chain

FAR: Final = "far"
"""The unit of a way without one: kilometres or miles, as the user measures."""


@dataclass(slots=True)
class Order:
    """What the whole log says about its own notation.

    `sets_first` above zero means sets before reps; `sets_last` counts chains that end in their sets, as in 3@60 x 6.
    """

    sets_first: float = 0.0
    weight_pairs: int = 0
    sets_last: int = 0


@dataclass(slots=True)
class Scheme:
    """A chain whose numbers have roles. `loose` is a lone bare number that only its neighbours explain."""

    chain: Chain
    sets: int | None = None
    reps: tuple[Decimal, ...] = ()
    weights: tuple[Decimal, ...] = ()
    unit: str | None = None
    durations: tuple[Decimal, ...] = ()
    distances: tuple[Decimal, ...] = ()
    distance_unit: str | None = None
    loose: Decimal | None = None
    rpe: Decimal | None = None
    per_side: bool = False
    bodyweight: bool = False
    plus: bool = False
    bar: bool = False
    max_reps: bool = False
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.reps or self.weights or self.durations or self.distances or self.loose is not None or self.bar)
