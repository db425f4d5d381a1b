"""Where a lift stands: whether its best is long ago, and which lifts have come furthest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from coaching import wording
from coaching.strength import Estimate, best, estimates
from domain.formulas import LIKELY_ERROR
from domain.history import Performance
from domain.measures import WeightUnit, plain

STALLED_TIMES = 3
STALLED_FOR = timedelta(days=21)
SHOWN = 5


@dataclass(frozen=True)
class Way:
    """How far a lift came: the best estimate of its first day, and the best of all."""

    exercise_id: str
    first: Estimate
    best: Estimate

    @property
    def share(self) -> Decimal:
        """The gain as a share of where it began."""
        return (self.best.kilograms - self.first.kilograms) / self.first.kilograms

    def words(self, unit: WeightUnit) -> str:
        """151.7 kg to 175 kg (+23.3 kg, +15 %)."""
        first, last = self.first.in_unit(unit), self.best.in_unit(unit)
        return f"{plain(first)} {unit} to {plain(last)} {unit} ({change(last, first, unit)})"


def stalled(performances: Sequence[Performance]) -> tuple[Estimate, int] | None:
    """The best estimate and how often the lift was done since, when that was often and long enough to call it stalled."""
    top = best(performances)
    if top is None:
        return None
    later = [one for one in estimates(performances) if one.date > top.date]
    times = {one.date for one in later}
    # A single on one good day is no level to be held to: what comes within the error of the formula has not fallen behind.
    near = top.reps == 1 and any(one.kilograms >= top.kilograms * (1 - LIKELY_ERROR) for one in later)
    if near or len(times) < STALLED_TIMES or max(times) - top.date < STALLED_FOR:
        return None
    return top, len(times)


def furthest(performances: Iterable[Performance]) -> list[Way]:
    """The lifts that were done on two days or more, the largest gain first."""
    by_lift: dict[str, list[Performance]] = defaultdict(list)
    for one in performances:
        by_lift[one.exercise_id].append(one)
    ways = [way for exercise_id, done in by_lift.items() if (way := _way(exercise_id, done))]
    return sorted(ways, key=lambda way: (-way.share, way.exercise_id))


def furthest_sentence(ways: Sequence[Way], when: str, unit: WeightUnit) -> tuple[str, list[str]]:
    """The lift that came furthest, and the others after it."""
    if not ways:
        return f"I can't tell which lift came furthest {when}: none is stored on two days of that time.", []
    lines = [f"{wording.exercise_name(way.exercise_id)}, {way.words(unit)}" for way in ways]
    first = wording.exercise_name(ways[0].exercise_id)
    others = f" Then {'; '.join(lines[1:SHOWN])}." if len(lines) > 1 else ""
    headline = f"{first} came furthest {when}: its estimated 1RM ({ways[0].best.formula}) went from {ways[0].words(unit)}."
    return f"{headline}{others}", lines[SHOWN:]


def change(new: Decimal, old: Decimal, unit: str = "") -> str:
    """+2.5 kg, +12 %."""
    difference = new - old
    sign = "+" if difference > 0 else "-" if difference < 0 else "±"
    share = f", {sign}{plain((abs(difference) * 100 / old).quantize(Decimal(1), ROUND_HALF_EVEN))} %" if old and difference else ""
    return f"{sign}{plain(abs(difference))}{' ' + unit if unit else ''}{share}"


def _way(exercise_id: str, done: Sequence[Performance]) -> Way | None:
    days = sorted({one.date for one in estimates(done)})
    if len(days) < 2:
        return None
    first, top = best([p for p in done if p.date == days[0]]), best(done)
    return Way(exercise_id, first, top) if first and top else None
