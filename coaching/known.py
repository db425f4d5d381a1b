"""What is stored of a user beside the training, in words; what is not stored is said not to be."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from coaching import wording
from coaching.about import About
from coaching.progress import Progress
from coaching.strength import current
from domain.body import BodyMeasurement
from domain.equipment import ALWAYS_THERE
from domain.exercises import catalogue
from domain.loads import in_unit
from domain.measures import WeightUnit, plain
from domain.milestone import Milestone

_CALLED = {
    "body_weight": "weight",
    "bodyweight": "weight",
    "weigh": "weight",
    "fat": "body_fat",
    "bodyfat": "body_fat",
    "heart_rate": "resting_heart_rate",
    "pulse": "resting_heart_rate",
    "tall": "height",
    "sleep_hours": "sleep",
}
_UNITS = {"percent": "%", "hours": "hours"}


async def measurement(about: About, user_id: str, kind: str, today: date) -> str:
    """The newest value, and the one that it began with."""
    slug = re.sub(r"[^a-z0-9]+", "_", kind.lower()).strip("_") or "weight"
    wanted = _CALLED.get(slug, slug)
    found = (await about.measurements.of_type(user_id, wanted, limit=50)).items
    name = wanted.replace("_", " ")
    if not found:
        return f"You never told me your {name}, so I have no number for it."
    newest, first = found[0], found[-1]
    words = f"Your {name}: {_measured(newest)}, {wording.day(newest.date, today)}"
    if len(found) == 1:
        return f"{words}. It is the only one that I have."
    change = newest.value_metric - first.value_metric if newest.unit != first.unit else newest.value - first.value
    unit = newest.unit if newest.unit == first.unit else "kg" if newest.unit in ("kg", "lb") else "cm"
    sign = "+" if change > 0 else "-" if change < 0 else "±"
    return f"{words}; {sign}{plain(abs(change))} {_UNITS.get(unit, unit)} since {_measured(first)} {wording.on_day(first.date, today)}."


async def goals(about: About, progress: Progress, user_id: str, today: date, focus: Sequence[str]) -> str:
    """The goals with a number, the nearest first, and how far each is by the log."""
    ahead = await about.milestones.ahead(user_id)
    reached = [one for one in (await about.milestones.of_user(user_id)).items if one.achieved]
    lines = [await _goal(progress, user_id, one, today) for one in ahead]
    lines += [f"{one.title}: reached {wording.on_day(one.achieved_on, today)}" for one in reached if one.achieved_on]
    built_for = f"I was built for {', '.join(one.replace('_', ' ') for one in focus)}." if focus else ""
    if not lines:
        return f"No goal with a number is stored. {built_for}".strip()
    return f"{'; '.join(lines)}. {built_for}".strip()


async def injuries(about: About, user_id: str, today: date, told: Sequence[str]) -> str:
    """The injuries that hold, and those that are over."""
    rows = (await about.injuries.of_user(user_id)).items
    holding = [one for one in rows if one.holds_on(today)]
    parts = []
    for one in holding:
        since = f", since {wording.date_words(one.occurred_on)}" if one.occurred_on else ""
        rules_out = f", rules out {', '.join(one.restrictions).replace('_', ' ')}" if one.restrictions else ""
        parts.append(f"{one.body_part}{since}{rules_out}")
    over = [
        f"{one.body_part}, over since {wording.date_words(one.recovered_on)}" for one in rows if one.recovered_on and one not in holding
    ]
    from_interview = [one.replace("_", " ") for one in told if not any(one.replace("_", " ") in part for part in (*parts, *over))]
    if not (parts or over or from_interview):
        return "You never told me of an injury."
    lines = [f"Injuries that hold: {'; '.join(parts)}."] if parts else []
    lines += [f"Over: {'; '.join(over)}."] if over else []
    lines += [f"From when you built me, to mind: {', '.join(from_interview)}."] if from_interview else []
    return " ".join(lines)


async def equipment(about: About, user_id: str, told: Sequence[str]) -> str:
    """What there is, by the rows or else by the interview."""
    owned = [piece.name or piece.kind.replace("_", " ") for piece in await about.equipment(user_id)]
    listed = owned or [one.replace("_", " ") for one in told]
    return f"You have: {', '.join(listed)}." if listed else "You never told me what equipment you have."


def guide(exercise_id: str, words: str) -> str:
    """What an exercise trains, what it needs and how it is done."""
    found = catalogue().get(exercise_id)
    if found is None:
        return f"I know no exercise called {words}."
    muscles = ", ".join(wording.muscle(one) for one in found.primary)
    needs = ", ".join(one.replace("_", " ") for one in found.equipment if one != ALWAYS_THERE)
    how = f" {found.instructions}" if found.instructions else " I have no description of how it is done."
    tips = f" Mind: {'; '.join(found.tips)}." if found.tips else ""
    return f"{found.name} trains {muscles} first{f', with {needs}' if needs else ''}.{how}{tips}"


async def _goal(progress: Progress, user_id: str, goal: Milestone, today: date) -> str:
    unit = f" {goal.unit}" if goal.unit else ""
    by = f" by {wording.date_words(goal.target_date)}" if goal.target_date else ""
    return f"{goal.title}: {plain(goal.target_value)}{unit}{by}{await _way(progress, user_id, goal, today)}"


async def _way(progress: Progress, user_id: str, goal: Milestone, today: date) -> str:
    """How far a goal is: by its own value, else by the heaviest set and the estimate of the log."""
    if goal.current_value is not None:
        return f", now {plain(goal.current_value)} ({plain(goal.progress_percentage or Decimal(0))} %)"
    if not goal.exercise_id or goal.unit not in ("kg", "lb"):
        return ""
    unit: WeightUnit = "kg" if goal.unit == "kg" else "lb"
    done = await progress.performances(user_id, goal.exercise_id)
    found = current(done, today)
    if found is None:
        return ", nothing stored for it yet"
    heaviest = max(
        (in_unit(one.weight, one.unit, unit) for p in done for one in p.sets if one.weight is not None and one.unit and not one.failed),
        default=Decimal(0),
    )
    return f", your heaviest is {plain(heaviest)} {unit} and your estimated 1RM {plain(found.in_unit(unit))} {unit} ({found.formula})"


def _measured(one: BodyMeasurement) -> str:
    return f"{plain(one.value)} {_UNITS.get(one.unit, one.unit)}"
