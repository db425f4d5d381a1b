"""What a lift asks for next time by the coach's method: the method's own rule, the last time it was done, and the reason in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from coaching import wording
from coaching.strength import Estimate, current
from coaching.totals import work_sets
from domain.exercises import Exercise, catalogue
from domain.history import Performance
from domain.loads import in_unit, loadable, step_of
from domain.measures import WeightUnit, plain
from domain.periods import week_of
from domain.rpe import weight_at
from domain.workout import WorkSet
from prompts.methodology import Methodology, Progression, Step

LOWER = {"squat", "hinge", "lunge", "olympic"}
STEPS_BACK = Decimal(95)
_WHOLE = Decimal(100)
_NEAR_PERCENT = 4
_POUNDS = {Decimal("1"): Decimal("2.5"), Decimal("1.25"): Decimal("2.5"), Decimal("2.5"): Decimal(5), Decimal(5): Decimal(10)}


@dataclass(frozen=True)
class Ask:
    """What to do of one exercise, and why; without a weight the user finds it by feel. `by_method` says that the method gives the sets,
    which are else those of the last time."""

    exercise_id: str
    sets: int
    reps: str
    rule: str
    why: str
    weight: Decimal | None = None
    unit: WeightUnit | None = None
    rpe: Decimal | None = None
    by_method: bool = False

    def words(self) -> str:
        """3 × 5 @ 102.5 kg."""
        at = f" @ {plain(self.weight)} {self.unit}" if self.weight is not None else ""
        effort = f" at RPE {plain(self.rpe)}" if self.rpe is not None and self.weight is None else ""
        return f"{self.sets} × {self.reps}{at}{effort}"


@dataclass(frozen=True)
class Done:
    """The work of the last time: the sets at the heaviest weight, and whether all of them came as far as the first."""

    day: date
    sets: tuple[WorkSet, ...]
    missed: bool

    @property
    def weight(self) -> Decimal | None:
        return self.sets[0].weight

    @property
    def unit(self) -> WeightUnit | None:
        return self.sets[0].unit

    @property
    def reps(self) -> int:
        return self.sets[0].reps or 0

    @property
    def fewest(self) -> int:
        return min(one.reps or 0 for one in self.sets)

    def words(self) -> str:
        """3 × 5 @ 100 kg."""
        return wording.sets(self.sets)


@dataclass(frozen=True)
class Lift:
    """One exercise as it stands: what was done of it, newest first, and in what it is loaded."""

    exercise_id: str
    done: tuple[Done, ...]
    single: Estimate | None
    unit: WeightUnit
    today: date
    hurt: bool = False

    @property
    def known(self) -> Exercise | None:
        return catalogue().get(self.exercise_id)

    @property
    def step(self) -> Decimal:
        return step_of(self.known.equipment if self.known else (), self.unit)

    @property
    def misses(self) -> int:
        """How often in a row the newest weight was missed."""
        newest = [one for one in self.done if one.weight == self.done[0].weight]
        return next((at for at, one in enumerate(newest) if not one.missed), len(newest))

    def last_weight(self) -> Decimal | None:
        """The weight of the last time, in the unit of this lift."""
        last = self.done[0]
        return in_unit(last.weight, last.unit, self.unit) if last.weight is not None and last.unit else None


def lift_of(
    exercise_id: str, performances: Sequence[Performance], today: date, unit: WeightUnit | None, *, hurt: bool = False
) -> Lift | None:
    """A lift from its performances, oldest first; None when it was never done."""
    done = [one for p in reversed(performances) if p.date <= today and (one := _done(p))]
    if not done:
        return None
    return Lift(exercise_id, tuple(done), current(performances, today), unit or done[0].unit or "kg", today, hurt)


def next_ask(method: Methodology, lift: Lift) -> Ask:
    """What the method asks for after the last time."""
    if lift.last_weight() is None:
        return _without_weight(method, lift)
    kind, rule = method.progression.kind, method.progression
    if lift.hurt or kind == "symptoms":
        return _by_symptoms(method, lift)
    if kind == "reps_then_load":
        return _reps_then_load(method, lift)
    step = _next_step(rule, lift)
    if step is not None and step.percent is not None and lift.single is not None:
        return _by_percent(method, lift, step, lift.single)
    if kind in ("effort", "volume") and step is not None and step.rpe is not None and _count(step.reps) and lift.single is not None:
        return _by_effort(method, lift, step, lift.single)
    return _by_load(method, lift)


def _done(performance: Performance) -> Done | None:
    sets = list(work_sets(performance))
    if not sets:
        return None
    heaviest = max((one.weight_kg or Decimal(0) for one in sets), default=Decimal(0))
    work = tuple(one for one in sets if (one.weight_kg or Decimal(0)) == heaviest)
    missed = bool(performance.missed_sets) or any(one.failed for one in sets) or any((one.reps or 0) < (work[0].reps or 0) for one in work)
    return Done(performance.date, work, missed)


def _by_load(method: Methodology, lift: Lift) -> Ask:
    """More weight each time it was made."""
    last, weight = lift.done[0], lift.last_weight() or Decimal(0)
    if last.missed:
        return _after_a_miss(method, lift)
    more = _raised(weight, _increment(method.progression, lift), lift.step)
    why = f"{_last_words(lift)} was made, so {_name(method)} adds {plain(more - weight)} {lift.unit}"
    return _ask(method, lift, len(last.sets), str(last.reps), more, why)


def _after_a_miss(method: Methodology, lift: Lift) -> Ask:
    rule, last, weight = method.progression, lift.done[0], lift.last_weight() or Decimal(0)
    sets, reps = len(last.sets), str(last.reps)
    missed = f"{_last_words(lift)} was not made in full"
    if rule.when_missed == "less_volume":
        fewer = max(1, sets - 1)
        return _ask(method, lift, fewer, reps, weight, f"{missed}, so {_name(method)} takes a set off")
    back = Decimal(rule.reset_percent) if rule.reset_percent else _WHOLE - STEPS_BACK
    if rule.when_missed == "step_back" or (rule.when_missed == "reset" and lift.misses > rule.misses_allowed):
        lighter = loadable(weight * (_WHOLE - back) / 100, lift.step, down=True)
        often = f" {lift.misses} times in a row" if lift.misses > 1 else ""
        return _ask(method, lift, sets, reps, lighter, f"{missed}{often}, so {_name(method)} goes back by {plain(back)} %")
    return _ask(method, lift, sets, reps, weight, f"{missed}, so {_name(method)} repeats it")


def _reps_then_load(method: Methodology, lift: Lift) -> Ask:
    last, weight = lift.done[0], lift.last_weight() or Decimal(0)
    low, high = method.progression.rep_range or (8, 12)
    if last.missed:
        return _after_a_miss(method, lift)
    if last.fewest >= high:
        more = _raised(weight, _increment(method.progression, lift), lift.step)
        why = f"{_last_words(lift)} reached the top of {low} to {high} reps, so {_name(method)} adds {plain(more - weight)} {lift.unit}"
        return _ask(method, lift, len(last.sets), str(low), more, why)
    goal = max(low, last.fewest + 1)
    why = f"{_last_words(lift)} is below {high} reps, so {_name(method)} adds a rep before weight"
    return _ask(method, lift, len(last.sets), str(min(goal, high)), weight, why)


def _by_percent(method: Methodology, lift: Lift, step: Step, single: Estimate) -> Ask:
    share = method.progression.training_max_percent or 100
    maximum = (single.in_unit(lift.unit) * share / 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    weight = loadable(maximum * (step.percent or 0) / 100, lift.step)
    top = f"{share} % of " if share != 100 else ""
    why = (
        f"week {step.week} of {_name(method)} is {step.percent} % of {plain(maximum)} {lift.unit}, which is {top}"
        f"your best estimate ({_estimate(single)})"
    )
    return replace(_ask(method, lift, step.sets, step.reps, weight, why), by_method=True)


def _by_effort(method: Methodology, lift: Lift, step: Step, single: Estimate) -> Ask:
    if lift.done[0].missed:
        return _after_a_miss(method, lift)
    reps, rpe = _count(step.reps) or 0, step.rpe or Decimal(8)
    aimed = weight_at(single.in_unit(lift.unit), reps, rpe)
    if aimed is None:
        return _by_load(method, lift)
    why = (
        f"{_name(method)} asks for RPE {plain(rpe)} now, which is that weight by the RPE table and your best estimate ({_estimate(single)})"
    )
    return replace(_ask(method, lift, step.sets, step.reps, loadable(aimed, lift.step, down=True), why), by_method=True)


def _by_symptoms(method: Methodology, lift: Lift) -> Ask:
    last, weight = lift.done[0], lift.last_weight() or Decimal(0)
    if lift.hurt:
        lighter = loadable(weight * STEPS_BACK / 100, lift.step, down=True)
        return _ask(
            method, lift, len(last.sets), str(last.reps), lighter, "something hurt lately, so it goes a step back, and only without pain"
        )
    more = _raised(weight, weight * (method.progression.add_percent or 5) / 100, lift.step)
    return _ask(
        method,
        lift,
        len(last.sets),
        str(last.reps),
        more,
        f"{_last_words(lift)} went without pain, so {_name(method)} goes a small step up",
    )


def _without_weight(method: Methodology, lift: Lift) -> Ask:
    """What is done with the body alone, for a time or over a distance grows by a rep, or by a twentieth."""
    last, share = lift.done[0], method.progression.add_percent or 5
    longest = last.sets[0]
    if longest.distance_m:
        metres = (longest.distance_m * (100 + share) / 10000).to_integral_value(ROUND_HALF_EVEN) * 100
        why = f"{_last_words(lift)}, and distance grows by about {share} %"
        return Ask(lift.exercise_id, len(last.sets), wording.length(metres), f"{method.key}.distance", why)
    if longest.duration_s and not longest.reps:
        seconds = (longest.duration_s * (100 + share) / 500).to_integral_value(ROUND_HALF_EVEN) * 5
        why = f"{_last_words(lift)}, and time grows by about {share} %"
        return Ask(lift.exercise_id, len(last.sets), wording.clock_time(seconds), f"{method.key}.time", why)
    high = (method.progression.rep_range or (5, 12))[1]
    if last.fewest >= high:
        why = f"{_last_words(lift)} is at the top of the range: another set, or a harder variation"
        return Ask(lift.exercise_id, len(last.sets) + 1, str(last.fewest), f"{method.key}.reps", why)
    why = f"{_last_words(lift)}, so one rep more in each set"
    return Ask(lift.exercise_id, len(last.sets), str(last.fewest + 1), f"{method.key}.reps", why)


def _ask(method: Methodology, lift: Lift, sets: int, reps: str, weight: Decimal, why: str) -> Ask:
    return Ask(lift.exercise_id, sets, reps, f"{method.key}.{method.progression.kind}", why, weight, lift.unit)


def _next_step(rule: Progression, lift: Lift) -> Step | None:
    """The step of the cycle that comes now: the one after that of the last time, or the same one in the same week or after a miss."""
    if not rule.cycle:
        return None
    at = _step_of(rule, lift)
    if at is None:
        return rule.cycle[0]
    last = lift.done[0]
    same_week = rule.every != "session" and week_of(last.day) == week_of(lift.today)
    stays = last.missed and rule.when_missed != "less_volume"
    return rule.cycle[at] if same_week or stays else rule.cycle[(at + 1) % len(rule.cycle)]


def _step_of(rule: Progression, lift: Lift) -> int | None:
    """Which step the last time was: by its share of the maximum where the method says shares, else by its reps."""
    last, weight, places = lift.done[0], lift.last_weight(), range(len(rule.cycle))
    if rule.cycle[0].percent is not None and lift.single is not None and weight is not None:
        maximum = lift.single.in_unit(lift.unit) * (rule.training_max_percent or 100) / 100
        off = {at: abs(weight * 100 / maximum - (rule.cycle[at].percent or 0)) for at in places}
        nearest = min(off, key=lambda at: off[at])
        return nearest if off[nearest] <= _NEAR_PERCENT else None
    return next((at for at in places if _count(rule.cycle[at].reps) == last.reps), None)


def _increment(rule: Progression, lift: Lift) -> Decimal:
    lower = lift.known is not None and lift.known.pattern in LOWER
    kilograms = (rule.add_kg_lower if lower else rule.add_kg_upper) or (Decimal("2.5") if lower else Decimal("1.25"))
    return kilograms if lift.unit == "kg" else _POUNDS.get(kilograms, Decimal(5))


def _raised(weight: Decimal, by: Decimal, step: Decimal) -> Decimal:
    """The next weight that can be loaded; at least one step more."""
    more = loadable(weight + by, step)
    return more if more > weight else loadable(weight, step, down=True) + step


def _count(reps: str) -> int | None:
    digits = reps.rstrip("+")
    return int(digits) if digits.isdigit() else None


def _name(method: Methodology) -> str:
    return method.name[:1].lower() + method.name[1:]


def _last_words(lift: Lift) -> str:
    return f"{lift.done[0].words()} {wording.on_day(lift.done[0].day, lift.today)}"


def _estimate(single: Estimate) -> str:
    return f"{plain(single.single)} {single.unit} by {single.formula}, from {plain(single.weight)} {single.unit} × {single.reps}"
