"""How far a goal is, computed from what is stored: lifts from sets, body weight from measurements, times and lengths from records."""

from datetime import date
from decimal import Decimal

from coaching import wording
from coaching.about import About
from coaching.progress import Progress
from coaching.strength import current
from domain.loads import in_unit
from domain.measures import WeightUnit, plain
from domain.milestone import Milestone
from domain.records import STANDARD_METRES


async def way(about: About, progress: Progress, goal: Milestone, today: date) -> str:
    """How far it is, in words that follow the goal's own: by its own value, else by what is stored."""
    if goal.current_value is not None:
        return f", now {plain(goal.current_value)} ({plain(goal.progress_percentage or Decimal(0))} %)"
    if goal.milestone_type == "body":
        return await _weight(about, goal)
    if not goal.exercise_id:
        return ""
    if goal.unit in ("kg", "lb"):
        return await _lift(progress, goal, today)
    return await _record(progress, goal)


async def _lift(progress: Progress, goal: Milestone, today: date) -> str:
    unit: WeightUnit = "kg" if goal.unit == "kg" else "lb"
    done = await progress.performances(goal.user_id, goal.exercise_id or "")
    found = current(done, today)
    if found is None:
        return ", no sets of it yet"
    sets = [one for p in done for one in p.sets if one.weight is not None and one.unit and not one.failed]
    heaviest = max((in_unit(one.weight, one.unit, unit) for one in sets if one.weight and one.unit), default=Decimal(0))
    share = _share(heaviest, goal.target_value)
    estimate = f"your estimated 1RM is {plain(found.in_unit(unit))} {unit} ({found.formula})"
    return f", you are at {plain(heaviest)} of {plain(goal.target_value)} {unit}{share} by your heaviest set, and {estimate}"


async def _weight(about: About, goal: Milestone) -> str:
    found = (await about.measurements.of_type(goal.user_id, "weight", limit=1)).items
    if not found or goal.unit not in ("kg", "lb"):
        return ", no body weight is stored yet"
    newest, unit = found[0], goal.unit
    value = newest.value if newest.unit == unit else in_unit(newest.value, newest.unit, unit)  # type: ignore[arg-type]
    left = abs(value - goal.target_value)
    to_go = f", {plain(left)} {unit} to go" if left else ": there"
    return f", you weigh {plain(value)} {unit} ({wording.date_words(newest.date)}){to_go}"


async def _record(progress: Progress, goal: Milestone) -> str:
    """A time over a distance, a length, or a number of repetitions."""
    name = STANDARD_METRES.get(round(goal.distance_m)) if goal.distance_m else None
    kind = f"time_{name}" if name else "longest" if goal.unit == "km" else "max_reps"
    held = [one for one in await progress.records(goal.user_id, goal.exercise_id or "") if one.record_type == kind]
    if not held or (goal.unit == "min" and name is None):
        return ", no sets of it yet"
    best = held[0]
    if goal.unit == "min":
        return f", your best is {wording.clock_time(best.value)} ({wording.date_words(best.date)})"
    value = best.value / 1000 if goal.unit == "km" else best.value
    return f", you are at {plain(value)} of {plain(goal.target_value)} {goal.unit}{_share(value, goal.target_value)}"


def _share(done: Decimal, wanted: Decimal) -> str:
    return f" ({plain((done / wanted * 100).quantize(Decimal(1)))} %)" if wanted else ""
