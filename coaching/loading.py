"""Loads in words: maxima, work weights, warm-ups and plates, each with the formula and the set that it comes from."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from coaching import wording
from coaching.strength import Estimate, current, lifted
from coaching.totals import work_sets
from domain.exercises import catalogue
from domain.formulas import FORMULAS, LIKELY_ERROR, RELIABLE_REPS, FormulaId, one_rep_max, weight_for
from domain.history import Performance
from domain.loads import STEPS, in_unit, loadable, percent_of, step_of
from domain.measures import WeightUnit, plain
from domain.plates import plates_for
from domain.rpe import TABLE_ID, percent_of_single, single_from, weight_at
from domain.warmup import ramp
from domain.workout import WorkSet

SPELT = {"oconner": "O'Conner", "rpe_table": "RPE table"}
OTHER: dict[WeightUnit, WeightUnit] = {"kg": "lb", "lb": "kg"}


@dataclass(frozen=True)
class Strength:
    """What the log says of an exercise; every answer says so when it says nothing."""

    exercise_id: str
    name: str
    performances: Sequence[Performance]
    today: date
    unit: WeightUnit

    def estimate(self, formula: FormulaId) -> str:
        """The best estimate of the last twelve weeks, with its likely error."""
        found = current(self.performances, self.today, formula)
        if found is None:
            return self._nothing()
        single = found.in_unit(self.unit)
        low, high = (loadable(single * (1 + side * LIKELY_ERROR), Decimal(1)) for side in (-1, 1))
        return (
            f"{self.name}: about {plain(single)} {self.unit} by the {_called(formula)} formula, from {self._set(found)}. "
            f"Such estimates are off by some 5 %: between {plain(low)} and {plain(high)} {self.unit}."
        )

    def for_reps(self, reps: int, rpe: Decimal | None) -> str:
        """The weight for some reps, to the limit or at an RPE."""
        found = current(self.performances, self.today)
        if found is None:
            return self._nothing()
        single = found.in_unit(self.unit)
        weight = weight_at(single, reps, rpe) if rpe is not None else weight_for(single, reps)
        if weight is None:
            return f"I can't tell a weight for {reps} reps: beyond {RELIABLE_REPS} reps, or off the RPE table, it would be a guess."
        how = f"by the RPE table at RPE {plain(rpe)}" if rpe is not None else f"by the {_called('epley')} formula, if all {reps} count"
        return self._weight(weight, f"for {wording.counted(reps, 'rep')} {how}", found)

    def at_percent(self, percent: Decimal) -> str:
        """A share of the best estimate."""
        found = current(self.performances, self.today)
        if found is None:
            return self._nothing()
        return self._weight(percent_of(found.in_unit(self.unit), percent), f"is {plain(percent)} % of your estimated 1RM", found)

    def distance_to(self, weight: Decimal) -> str:
        """What is missing to a weight, by the heaviest set that was made and by the estimate."""
        found = current(self.performances, self.today)
        top = self._heaviest()
        if found is None or top is None:
            return self._nothing()
        heaviest, single = in_unit(top.weight or Decimal(0), top.unit or self.unit, self.unit), found.in_unit(self.unit)
        return (
            f"{self.name}: {plain(weight)} {self.unit} is {self._gap(weight, heaviest)} your heaviest set ({wording.one_set(top)}), "
            f"and {self._gap(weight, single)} your estimated 1RM of {plain(single)} {self.unit} ({found.formula}), from {self._set(found)}."
        )

    def reps_at(self, weight: Decimal) -> str:
        """How many reps a weight should allow, by the estimate."""
        found = current(self.performances, self.today)
        if found is None:
            return self._nothing()
        single = found.in_unit(self.unit)
        behind = f"with an estimated 1RM of {plain(single)} {self.unit} ({found.formula}) from {self._set(found)}"
        if weight > single:
            return f"{self.name}: {plain(weight)} {self.unit} is {self._gap(weight, single)} what you can lift once, {behind}."
        reps = max(
            (one for one in range(1, RELIABLE_REPS + 1) if (limit := weight_for(single, one)) is not None and limit >= weight), default=1
        )
        more = "more than " if reps == RELIABLE_REPS else "about "
        return f"{self.name}: {more}{wording.counted(reps, 'rep')} with {plain(weight)} {self.unit}, {behind}."

    def beside_body_weight(self, body: Decimal, body_unit: WeightUnit, weighed: date) -> str:
        """The heaviest set and the estimate as multiples of a body weight."""
        found, top = current(self.performances, self.today), self._heaviest()
        if found is None or top is None:
            return self._nothing()
        body_here = in_unit(body, body_unit, self.unit)
        heaviest = in_unit(top.weight or Decimal(0), top.unit or self.unit, self.unit)
        times = [plain((one / body_here).quantize(Decimal("0.01"))) for one in (heaviest, found.in_unit(self.unit))]
        return (
            f"{self.name}: your heaviest set ({wording.one_set(top)}) is {times[0]} times your body weight of {plain(body)} {body_unit} "
            f"({wording.day(weighed, self.today)}), and your estimated 1RM of {plain(found.in_unit(self.unit))} {self.unit} "
            f"({found.formula}) is {times[1]} times."
        )

    def _heaviest(self) -> WorkSet | None:
        made = [done for done, _ in lifted(self.performances) if done.weight and done.unit]
        return max(made, key=lambda done: done.weight_kg or Decimal(0), default=None)

    def _gap(self, weight: Decimal, of: Decimal) -> str:
        return f"{plain(abs(weight - of))} {self.unit} {'above' if weight > of else 'below'}" if weight != of else "exactly"

    def warm_up(self) -> str:
        """The way up to the work weight of the last time."""
        last = next((p for p in reversed(self.performances) if any(done.weight for done in p.sets)), None)
        if last is None:
            return self._nothing()
        top = max(work_sets(last), key=lambda done: done.weight_kg or Decimal(0), default=last.sets[-1])
        weight = in_unit(top.weight or Decimal(0), top.unit or self.unit, self.unit)
        return f"Your last work weight: {wording.one_set(top)}, {wording.day(last.date, self.today)}. " + warm_up(
            weight, self.unit, self.exercise_id, top.reps or 5
        )

    def _weight(self, weight: Decimal, what: str, found: Estimate) -> str:
        known = catalogue().get(self.exercise_id)
        nearest = loadable(weight, step_of(known.equipment if known else (), self.unit))
        return (
            f"{self.name}: {plain(nearest)} {self.unit} ({plain(weight)} {self.unit} exactly) {what}, "
            f"with an estimated 1RM of {plain(found.in_unit(self.unit))} {self.unit} ({found.formula}) from {self._set(found)}."
        )

    def _set(self, found: Estimate) -> str:
        return f"{plain(found.weight)} {found.unit} × {found.reps} {wording.on_day(found.date, self.today)}"

    def _nothing(self) -> str:
        if self.performances:
            return f"I can't estimate {self.name}: no set with a weight and up to {RELIABLE_REPS} reps is stored for it."
        return f"Nothing is stored for {self.name} yet, so there is nothing to estimate from."


def strength_of(exercise_id: str, words: str, performances: Sequence[Performance], today: date, unit: WeightUnit | None) -> Strength:
    """What is stored of an exercise; without a preferred unit in the one that it was done in last."""
    said = [done.unit for p in performances for done in p.sets if done.unit]
    return Strength(exercise_id, wording.exercise_name(exercise_id, words), performances, today, unit or (said[-1] if said else "kg"))


def single_of_a_set(weight: Decimal, unit: WeightUnit, reps: int, rpe: Decimal | None, formula: FormulaId) -> str:
    """The single that a set suggests which the user names; nothing of it is stored."""
    if rpe is not None:
        single, called = single_from(weight, reps, rpe), _called(TABLE_ID)
    else:
        single, called = one_rep_max(weight, reps, formula), f"{_called(formula)} formula"
    said = f"{plain(weight)} {unit} × {reps}" + (f" at RPE {plain(rpe)}" if rpe is not None else "")
    if single is None:
        return f"I can't estimate a single from {said}: beyond {RELIABLE_REPS} reps, or off the RPE table, it would be a guess."
    others = [(one, one_rep_max(weight, reps, one)) for one in FORMULAS if one != formula]
    details = "\n".join(f"{one}: {plain(value)} {unit}" for one, value in others if value is not None and rpe is None)
    return f"{said} is a 1RM of about {plain(single)} {unit} by the {called}." + (f"\n\n{details}" if details else "")


def share(percent: Decimal, weight: Decimal, unit: WeightUnit) -> str:
    """A percentage of a weight."""
    exact = percent_of(weight, percent)
    nearest = loadable(exact, STEPS[unit])
    near = f"; the nearest you can load is {plain(nearest)} {unit}" if nearest != exact else ""
    return f"{plain(percent)} % of {plain(weight)} {unit} is {plain(exact)} {unit}{near}."


def effort_share(reps: int, rpe: Decimal) -> str:
    """What share of a single goes for some reps at an RPE."""
    found = percent_of_single(reps, rpe)
    if found is None:
        return f"The RPE table has nothing for {reps} reps at RPE {plain(rpe)}."
    reserve = f"{plain(10 - rpe)} in reserve"
    return f"{wording.counted(reps, 'rep')} at RPE {plain(rpe)}, so {reserve}, is {plain(found)} % of a 1RM by the RPE table."


def warm_up(weight: Decimal, unit: WeightUnit, exercise_id: str | None, reps: int) -> str:
    """The warm-up for a work weight."""
    known = catalogue().get(exercise_id) if exercise_id else None
    on_bar = known is None or "barbell" in known.equipment
    sets = ramp(weight, unit, step_of(known.equipment if known else (), unit), bar=on_bar, reps=reps)
    if not sets:
        return f"{plain(weight)} {unit} is light enough to begin with: do one easy set at it first."
    listed = ", ".join(f"{plain(one.weight)} {unit} × {one.reps}" for one in sets)
    bar = " The first is the empty bar." if on_bar else ""
    return f"Warm up to {plain(weight)} {unit} with {listed}.{bar}"


def plates(weight: Decimal, unit: WeightUnit, bar: Decimal | None, owned: Sequence[Decimal] | None) -> str:
    """The plates of each side."""
    found = plates_for(weight, unit, bar, Counter(owned) if owned else None)
    if found is None:
        return f"{plain(weight)} {unit} can't be loaded: it is less than the bar, or more than a bar takes."
    if not found.side:
        return f"{plain(found.total)} {unit} is the bar alone." + _short(found.missing, weight, unit)
    listed = " + ".join(
        f"{len(same)} × {plain(plate)}" if len(same := list(group)) > 1 else plain(plate) for plate, group in groupby(found.side)
    )
    loaded = f"{plain(found.total)} {unit}: on each side of a {plain(found.bar)} {unit} bar {listed} {unit}."
    return loaded + _short(found.missing, weight, unit)


def converted(weight: Decimal, unit: WeightUnit) -> str:
    """A weight in the other unit."""
    other = OTHER[unit]
    return f"{plain(weight)} {unit} is {plain(in_unit(weight, unit, other))} {other}."


def _short(missing: Decimal, weight: Decimal, unit: WeightUnit) -> str:
    return f" That is {plain(missing)} {unit} short of {plain(weight)} {unit}, which those plates can't make." if missing else ""


def _called(formula: str) -> str:
    return SPELT.get(formula, formula.capitalize())
