"""What stands out among all that was lifted and run: the heaviest sets of any lift, the sum of three lifts, and how much a best gained."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal

from coaching import wording
from coaching.benchmarks import Result
from coaching.pace import Effort
from coaching.strength import lifted
from domain.history import Performance
from domain.loads import in_unit
from domain.measures import WeightUnit, plain
from domain.workout import WorkSet

NAMED = 3
_ROUNDING = Decimal("0.01")  # what was said in pounds may be off by so much
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Lifted:
    """One set with its exercise and its day."""

    exercise_id: str
    done: WorkSet
    date: Day

    @property
    def kilograms(self) -> Decimal:
        return self.done.weight_kg or _ZERO

    def words(self, today: Day, unit: WeightUnit | None = None) -> str:
        """Deadlift 140 kg × 3, Wed 7 Oct 2026."""
        reps = f" × {self.done.reps}" if self.done.reps else ""
        return f"{wording.exercise_name(self.exercise_id)} {self.weight(unit)}{reps}, {wording.day(self.date, today)}"

    def weight(self, unit: WeightUnit | None = None) -> str:
        """Its weight, as it was said or in a unit."""
        said = self.done.unit or "kg"
        wanted = unit or said
        value = self.done.weight or _ZERO
        return f"{plain(value if wanted == said else in_unit(value, said, wanted))} {wanted}"


def heaviest(performances: Iterable[Performance]) -> list[Lifted]:
    """The heaviest set of each lift, the heaviest lift first; the earlier of two that weigh the same."""
    best: dict[str, Lifted] = {}
    for done, performance in lifted(sorted(performances, key=lambda one: one.date)):
        one = Lifted(performance.exercise_id, done, performance.date)
        holder = best.get(one.exercise_id)
        if not done.bodyweight and (holder is None or one.kilograms > holder.kilograms):
            best[one.exercise_id] = one
    return sorted(best.values(), key=lambda one: -one.kilograms)


def heaviest_sentence(found: Sequence[Lifted], today: Day, when: str, unit: WeightUnit | None) -> tuple[str, list[str]]:
    """The heaviest of all, and the next ones after it."""
    if not found:
        return f"No set with a weight is stored{f' {when}' if when else ''}.", []
    lines = [one.words(today, unit) for one in found]
    others = f" Then {'; '.join(lines[1:NAMED])}." if len(lines) > 1 else ""
    return f"The heaviest{f' {when}' if when else ''}: {lines[0]}.{others}", lines[NAMED:]


def sum_sentence(names: Sequence[str], best: Mapping[str, Lifted], today: Day, when: str, unit: WeightUnit) -> str:
    """The heaviest sets of some lifts and what they come to together; which of them are missing where some are."""
    missing = [wording.exercise_name(name) for name in names if name not in best]
    if missing:
        return f"No {' and no '.join(missing)} with a weight is stored{f' {when}' if when else ' yet'}, so there is no total."
    parts = [best[name] for name in names]
    total = sum((in_unit(one.done.weight or _ZERO, one.done.unit or "kg", unit) for one in parts), _ZERO)
    told = "; ".join(one.words(today, unit) for one in parts)
    return f"Your total{f' {when}' if when else ''}: {plain(total)} {unit}. Heaviest sets: {told}."


def ratio_sentence(names: Sequence[str], best: Mapping[str, Lifted], today: Day, when: str, unit: WeightUnit) -> str:
    """How many times the heaviest set of the second lift the heaviest of the first is; which is missing where one is."""
    missing = [wording.exercise_name(name) for name in names if name not in best]
    if missing:
        return f"No {' and no '.join(missing)} with a weight is stored{f' {when}' if when else ' yet'}, so there is no ratio."
    first, second = (best[name] for name in names)
    times = plain((first.kilograms / second.kilograms).quantize(Decimal("0.01")))
    told = "; ".join(one.words(today, unit) for one in (first, second))
    called = [wording.exercise_name(name) for name in names]
    return f"{called[0]} to {called[1]}{f' {when}' if when else ''}: {times} to 1, by the heaviest sets. {told}."


def most_reps(performances: Sequence[Performance], kilograms: Decimal) -> Lifted | None:
    """The set with the most reps at a weight or more; the heavier, then the earlier of two."""
    found = [one for one in _lifted_for(performances, 1) if one.kilograms >= kilograms - _ROUNDING]
    return max(found, key=lambda one: (one.done.reps or 0, one.kilograms, -one.date.toordinal()), default=None)


def lift_gain(performances: Sequence[Performance], reps: int | None, today: Day, unit: WeightUnit | None) -> str | None:
    """By how much the heaviest set beat the one that was the heaviest before its day; None without an earlier one."""
    found = sorted(_lifted_for(performances, reps), key=lambda one: one.date)
    if not found:
        return None
    now = max(reversed(found), key=lambda one: (one.kilograms, -one.date.toordinal()))
    before = [one for one in found if one.date < now.date]
    if not before:
        return None
    old = max(before, key=lambda one: one.kilograms)
    wanted = unit or now.done.unit or "kg"
    values = [in_unit(one.done.weight or _ZERO, one.done.unit or "kg", wanted) for one in (now, old)]
    return f"+{plain(values[0] - values[1])} {wanted}: {now.words(today, unit)}, against {old.words(today, unit)} before"


def top_set(performances: Sequence[Performance], reps: int | None, today: Day, unit: WeightUnit | None) -> str:
    """The heaviest set in words; empty where there is none."""
    found = _lifted_for(performances, reps)
    return max(found, key=lambda one: (one.kilograms, one.date)).words(today, unit) if found else ""


def time_gain(name: str, done: Sequence[Effort], today: Day) -> str | None:
    """By how much the fastest time beat the one that was the fastest before it."""
    best = min(done, key=lambda one: (one.seconds, one.date), default=None)
    before = [one for one in done if best and one.date < best.date]
    if best is None or not before:
        return None
    old = min(before, key=lambda one: one.seconds)
    told = f"{best.words}, {wording.day(best.date, today)}, against {old.words}, {wording.day(old.date, today)} before"
    return f"{name}: {wording.clock_time(old.seconds - best.seconds)} faster ({told})"


def result_gain(name: str, found: Sequence[Result], today: Day) -> str | None:
    """By how much the best result of a named workout beat the best before it."""
    scored = [one for one in found if one.is_scored]
    best = max(scored, key=lambda one: one.worth, default=None)
    before = [one for one in scored if best and one.date < best.date]
    if best is None or not before:
        return None
    old = max(before, key=lambda one: one.worth)
    told = f"{best.words(today)}, against {old.words(today)} before"
    if best.done.score_s is not None and old.done.score_s is not None:
        apart = old.done.score_s - best.done.score_s
        return f"{name}: {wording.clock_time(abs(apart))} {'faster' if apart >= 0 else 'slower'} ({told})"
    return f"{name}: {told}"


def _lifted_for(performances: Sequence[Performance], reps: int | None) -> list[Lifted]:
    sets = ((done, one) for done, one in lifted(performances) if not done.bodyweight and (reps is None or (done.reps or 0) >= reps))
    return [Lifted(one.exercise_id, done, one.date) for done, one in sets]
