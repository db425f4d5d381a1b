"""The log as figures, to compute with: what was done on which day, what is summed up over a stretch of time, and what somebody weighed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from domain.workout import WorkSet

WEIGHT: Final = "weight"
"""What stands for an exercise where the body is weighed."""
MILE_M: Final = Decimal("1609.344")
ROWED_M: Final = Decimal(500)
PACES: Final = {"pace/km": Decimal(1000), "pace/mi": MILE_M, "pace/500": ROWED_M, "pace/100": Decimal(100)}


@dataclass(frozen=True)
class Deed:
    """What was done of one exercise in one workout."""

    exercise: str
    day: date
    sets: tuple[WorkSet, ...]


@dataclass(frozen=True)
class Piece:
    """A metcon: its name, and what it was done in."""

    name: str
    day: date
    cap_s: Decimal | None = None
    score_s: Decimal | None = None
    rounds: int | None = None
    reps: int | None = None


@dataclass(frozen=True)
class Figure:
    """One figure: of which kind, in which unit, of what and when."""

    kind: str
    value: Decimal
    unit: str
    exercise: str
    day: date


@dataclass(frozen=True)
class Ledger:
    """The newest workouts and weights; `whole` when there are no others."""

    deeds: tuple[Deed, ...] = ()
    trained: tuple[date, ...] = ()
    """The day of each workout."""
    weighed: tuple[tuple[date, Decimal, str], ...] = ()
    pieces: tuple[Piece, ...] = ()
    whole: bool = False
    _sums: dict[tuple[str, date, date], list[Figure]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_read(self) -> bool:
        """Whether the log was read at all."""
        return self.whole or bool(self.trained)

    @cached_property
    def began(self) -> date:
        """The first day from which on everything is known."""
        return date.min if self.whole else min(self.trained, default=date.max)

    @cached_property
    def first(self) -> date:
        """The day of the first workout."""
        return min(self.trained, default=date.max)

    @cached_property
    def figures(self) -> dict[str, list[Figure]]:
        """All figures by exercise, oldest first."""
        found: dict[str, list[Figure]] = {}
        for deed in sorted(self.deeds, key=lambda one: one.day):
            found.setdefault(deed.exercise, []).extend(_of(deed))
        for day, value, unit in sorted(self.weighed):
            found.setdefault(WEIGHT, []).append(Figure(WEIGHT, value, unit, WEIGHT, day))
        for piece in sorted(self.pieces, key=lambda one: one.day):
            found.setdefault(piece.name, []).extend(_of_piece(piece))
        return found

    def summed(self, first: date, last: date, of: Iterable[str] = ()) -> list[Figure]:
        """What a stretch of time adds up to, of these exercises each, or of all together; empty where it is not all known."""
        if first < self.began:
            return []
        return [figure for one in sorted(of) or [""] for figure in self._sum(one, first, last)]

    def _sum(self, of: str, first: date, last: date) -> list[Figure]:
        if (of, first, last) not in self._sums:
            own = [deed for deed in self.deeds if of in ("", deed.exercise) and first <= deed.day <= last]
            days = [deed.day for deed in own] if of else [day for day in self.trained if first <= day <= last]
            self._sums[(of, first, last)] = list(_added(of, own, days, last))
        return self._sums[(of, first, last)]


def _of(deed: Deed) -> Iterator[Figure]:
    """The figures of a deed: of each set, and of all its sets."""
    work = [one for one in deed.sets if not one.warmup]

    def figure(kind: str, value: Decimal | int, unit: str) -> Figure:
        return Figure(kind, Decimal(value), unit, deed.exercise, deed.day)

    for rpe in dict.fromkeys(one.rpe for one in work if one.rpe is not None):
        yield figure("rpe", rpe, "rpe")
    for weight, unit, reps, way, took in dict.fromkeys((one.weight, one.unit, one.reps, one.distance_m, one.duration_s) for one in work):
        if weight is not None and unit:
            yield figure("load", weight, unit)
        if reps is not None:
            yield figure("set", reps, "reps")
        if way:
            yield figure("way", way, "m")
        if took:
            yield figure("took", took, "s")
        if way and took:
            yield figure("speed", way / took * Decimal("3.6"), "km/h")
            for kind, each in PACES.items():
                yield figure(kind, took * each / way, "s")
    yield from (Figure(one.kind, one.value, one.unit, deed.exercise, deed.day) for one in _added(deed.exercise, [deed], [], deed.day))


def _of_piece(piece: Piece) -> Iterator[Figure]:
    own = (("took", piece.score_s, "s"), ("cap", piece.cap_s, "s"), ("rounds", piece.rounds, "rounds"), ("reps", piece.reps, "reps"))
    for kind, value, unit in own:
        if value is not None:
            yield Figure(kind, Decimal(value), unit, piece.name, piece.day)


def _added(of: str, deeds: Sequence[Deed], days: Sequence[date], last: date) -> Iterator[Figure]:
    """What deeds add up to."""
    work = [one for deed in deeds for one in deed.sets if not one.warmup]
    sums: list[tuple[str, Decimal | int, str]] = [
        ("sets", len(work), "sets"),
        ("reps", sum(one.reps or 0 for one in work), "reps"),
        ("volume", sum((one.volume_kg for one in work), Decimal(0)), "kg"),
        ("far", sum((one.distance_m or Decimal(0) for one in work), Decimal(0)), "m"),
        ("time", sum((one.duration_s or Decimal(0) for one in work), Decimal(0)), "s"),
        ("workouts", len(days), "workouts"),
        ("days", len(set(days)), "days"),
    ]
    yield from (Figure(kind, Decimal(value), unit, of, last) for kind, value, unit in sums if value)
