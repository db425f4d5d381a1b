"""How hard the sets were by the RPE that was said for them; sets without one say nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from coaching import wording
from coaching.totals import work_sets
from domain.history import Performance
from domain.measures import plain


@dataclass(frozen=True)
class Effort:
    """The rated work sets of a stretch; `sets` counts those without a rating too, `days` those with one."""

    rated: tuple[Decimal, ...]
    sets: int
    days: int

    @property
    def mean(self) -> Decimal:
        """The mean of the rated sets, to the tenth."""
        return (sum(self.rated, Decimal(0)) / len(self.rated)).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def effort(performances: Iterable[Performance]) -> Effort:
    """What was said of how hard the work sets were."""
    done = [(p.date, one) for p in performances for one in work_sets(p)]
    rated = [(day, one.rpe) for day, one in done if one.rpe is not None]
    return Effort(tuple(rpe for _, rpe in rated), len(done), len({day for day, _ in rated}))


def sentence(found: Effort, name: str, when: str) -> str:
    """The mean with what it rests on."""
    what = f"{name[:1].upper()}{name[1:]}{f' {when}' if when else ''}"
    if not found.sets:
        return f"No {name} is stored{f' {when}' if when else ' yet'}."
    if not found.rated:
        return f"{what}: no RPE was said for any of {wording.counted(found.sets, 'work set')}."
    low, high = min(found.rated), max(found.rated)
    between = f", from {plain(low)} to {plain(high)}" if low != high else ""
    over = f"{len(found.rated)} of {wording.counted(found.sets, 'work set')} with an RPE, on {wording.counted(found.days, 'day')}"
    return f"{what}: mean RPE {plain(found.mean)}{between} ({over})."
