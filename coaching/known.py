"""What is stored of a user beside the training, in words; what is not stored is said not to be."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from coaching import wording
from coaching.about import About
from coaching.goal_way import way
from coaching.progress import Progress
from coaching.telling.aims import aims_of
from coaching.telling.injuries import same_part
from coaching.telling.keep_goals import words_of
from domain.body import BodyMeasurement
from domain.coach import CoachConfig
from domain.equipment import ALWAYS_THERE, OwnedEquipment
from domain.exercises import catalogue
from domain.measures import plain
from domain.memory import Memory
from domain.milestone import Milestone
from domain.periods import Span

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


async def measurement(about: About, user_id: str, kind: str, today: date, span: Span | None = None) -> str:
    """The newest value, and the one that it began with; of a stretch of time when one is given."""
    slug = re.sub(r"[^a-z0-9]+", "_", kind.lower()).strip("_") or "weight"
    wanted = _CALLED.get(slug, slug)
    found = (await about.measurements.of_type(user_id, wanted, limit=50)).items
    name = wanted.replace("_", " ")
    if not found:
        return f"You never told me your {name}, so I have no number for it."
    inside = [one for one in found if span is None or span.first <= one.date <= span.last]
    if not inside and span is not None:
        nearest = min(found, key=lambda one: abs(one.date - span.last))
        return f"You told me no {name} {wording.in_span(span)}. The nearest is {_measured(nearest)}, {wording.day(nearest.date, today)}."
    newest, first = inside[0], inside[-1]
    words = f"Your {name}: {_measured(newest)}, {wording.day(newest.date, today)}"
    if len(inside) == 1:
        return f"{words}. It is the only one that I have{' of that time' if span and len(found) > 1 else ''}."
    change = newest.value_metric - first.value_metric if newest.unit != first.unit else newest.value - first.value
    unit = newest.unit if newest.unit == first.unit else "kg" if newest.unit in ("kg", "lb") else "cm"
    sign = "+" if change > 0 else "-" if change < 0 else "±"
    return f"{words}; {sign}{plain(abs(change))} {_UNITS.get(unit, unit)} since {_measured(first)} {wording.on_day(first.date, today)}."


async def goals(
    about: About,
    progress: Progress,
    user_id: str,
    today: date,
    *,
    doubted: Collection[str] = (),
    exercise_id: str = "",
    kind: str = "",
    coach: CoachConfig | None = None,
) -> str:
    """The goals with a number, the nearest first, and how far each is by the log; `doubted` are ids of those that can't all hold,
    `kind` the measurement of the body that they have to be for.

    Those that the coach was built on count until another is told for the same.
    """
    stored = await about.milestones.all(user_id)
    rows = [one for one in [*stored, *aims_of(coach, stored, today)] if exercise_id in ("", one.exercise_id)]
    if exercise_id and not rows:
        return f"No goal for {wording.exercise_name(exercise_id)} is stored."
    if kind:
        others, rows = rows, [one for one in rows if _is_for(one, kind)]
        if not rows:
            there = [named(one) for one in others if one.is_open]
            return f"No goal for your {kind} is stored." + (f" What is: {'; '.join(there)}." if there else "")
    ahead = sorted((one for one in rows if one.is_open), key=lambda one: (one.target_date or date.max, one.milestone_id))
    lines = [await _goal(about, progress, one, today) for one in ahead]
    lines += [f"{named(one)}: reached {wording.on_day(one.achieved_on, today)}" for one in rows if one.achieved_on]
    focus = coach.technical_config.programming_focus if coach else ()
    built_for = f"I was built for {', '.join(one.replace('_', ' ') for one in focus)}." if focus else ""
    unsure = [named(one) for one in ahead if one.milestone_id in doubted]
    doubt = f" I'm not sure which of these holds: {' or '.join(unsure)}." if len(unsure) > 1 else ""
    if not lines:
        return f"No goal with a number is stored. {built_for}".strip()
    return f"{'; '.join(lines)}.{doubt} {built_for}".strip()


def _is_for(goal: Milestone, kind: str) -> bool:
    """Whether a goal is for a measurement of the body, which its title names unless it is a weight."""
    named = any(word in goal.title.lower() for word in kind.split())
    return goal.milestone_type == "body" and (named or (kind == "body weight" and goal.unit in ("kg", "lb")))


async def injuries(about: About, user_id: str, today: date, told: Sequence[str], known: Sequence[Memory] = ()) -> str:
    """The injuries that hold, and those that are over; `told` is from the interview, `known` what is a fact in words alone."""
    rows = await about.injuries.all(user_id)
    holding = [one for one in rows if one.holds_on(today)]
    parts = []
    for one in holding:
        since = f", since {wording.date_words(one.occurred_on)}" if one.occurred_on else ""
        rules_out = f", rules out {', '.join(one.restrictions).replace('_', ' ')}" if one.restrictions else ""
        worse = f", worse with {', '.join(wording.exercise_name(lift) for lift in one.worse_with)}" if one.worse_with else ""
        what = " ".join(word for word in (one.severity, one.injury_type) if word)
        parts.append(f"{one.body_part}{f' ({what})' if what else ''}{since}{rules_out}{worse}")
    over = [
        f"{one.body_part}{f' ({one.injury_type})' if one.injury_type else ''}{_from(one.occurred_on)}"
        f" until {wording.date_words(one.recovered_on)}"
        for one in rows
        if one.recovered_on and one not in holding
    ]
    facts = [one for one in known if one.about is None and one.superseded_by is None and (one.topic or "").startswith("injury:")]
    words = [f"“{one.text}”" for one in facts]
    named = [one.body_part for one in rows]
    from_interview = [one.replace("_", " ") for one in told if not any(same_part(one, part) for part in named)]
    if not (parts or over or words or from_interview):
        return "You never told me of an injury."
    lines = [f"Injuries that hold: {'; '.join(parts)}."] if parts else []
    lines += [f"Over: {'; '.join(over)}."] if over else []
    lines += [f"You also told me: {'; '.join(words[:3])}."] if words else []
    lines += [f"From when you built me, to mind: {', '.join(from_interview)}."] if from_interview else []
    return " ".join(lines)


async def equipment(about: About, user_id: str, told: Sequence[str]) -> str:
    """What there is: the rows with the day they were told, and what was said in the interview and is not gone since."""
    rows = await about.gear.all(user_id)
    owned = [one for one in rows if one.is_owned]
    gone = [one for one in rows if not one.is_owned and one.removed_at and one.kind not in {piece.kind for piece in owned}]
    kinds = {one.kind for one in rows}
    listed = [_piece(one) for one in owned]
    earlier = [one.replace("_", " ") for one in told if one.replace(" ", "_").rstrip("s") not in {kind.rstrip("s") for kind in kinds}]
    lines = [f"You have: {', '.join([*listed, *earlier])}."] if listed or earlier else []
    over = [f"{one.name or one.kind} (since {wording.date_words(one.removed_at.date())})" for one in gone if one.removed_at]
    lines += [f"No longer there: {', '.join(over)}."] if over else []
    return " ".join(lines) or "You never told me what equipment you have."


def _piece(one: OwnedEquipment) -> str:
    load = f"up to {plain(one.max_weight_kg)} kg" if one.max_weight_kg is not None else ""
    told = f"told on {wording.date_words(one.created_at.date())}" if one.source and one.created_at else ""
    more = ", ".join(part for part in (load, told) if part)
    return f"{one.name or one.kind.replace('_', ' ')}{f' ({more})' if more else ''}"


def _from(day: date | None) -> str:
    return f" from {wording.date_words(day)}" if day else ""


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


async def _goal(about: About, progress: Progress, goal: Milestone, today: date) -> str:
    set_on = f" (set {wording.on_day(goal.set_on, today)})" if goal.set_on else ""
    return f"{named(goal)}{set_on}{await way(about, progress, goal, today)}"


def named(goal: Milestone) -> str:
    """A goal with its number: by what it is about when the user told it in chat, else by its title."""
    if goal.source:
        return words_of(goal)
    unit = f" {goal.unit.removesuffix('s') if goal.target_value == 1 else goal.unit}" if goal.unit else ""
    by = f" by {wording.date_words(goal.target_date)}" if goal.target_date else ""
    return f"{goal.title}: {plain(goal.target_value)}{unit}{by}"


def _measured(one: BodyMeasurement) -> str:
    return f"{plain(one.value)} {_UNITS.get(one.unit, one.unit)}"
