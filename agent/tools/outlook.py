"""Tools that tell how the goals stand: for lifts by their estimates, for the weight of the body by its weigh-ins."""

from datetime import date
from decimal import Decimal

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.lookup import exercise_named
from agent.tools.arguments import Unit, Words
from agent.tools.computing import Weight
from agent.tools.knowing import stored_goals
from agent.tools.stored import meant
from coaching import wording
from coaching.goal_way import way
from coaching.known import named as title
from coaching.outlook import Aim, next_round, outlook, proposed
from coaching.telling.aims import aims_of
from coaching.weight_line import Sought, sentence
from domain.measures import WeightUnit
from domain.milestone import Milestone

MOST_PROPOSED = 3
MOST_WEIGHED = 50


@tool(parse_docstring=True)
async def goal_outlook(
    runtime: ToolRuntime[CoachContext], exercise: Words = "", weight: Weight | None = None, unit: Unit = "", propose: bool = False
) -> str:
    """Tell how far a goal is: what is missing, how long is left, and when the line of the last weeks gets there (on track or behind).

    Args:
        exercise: A lift in the user's words; empty for all goals that are stored.
        weight: A weight that the user would like to lift; empty for the goal that is stored.
        unit: kg or lb; empty for the user's own.
        propose: Propose a goal that is not there yet: the next round number above the estimated 1RM.
    """
    context, message = runtime.context, runtime.context.message
    exercise_id = await meant(context, exercise) if exercise else ""
    if propose:
        return await _proposed(context, exercise_id, exercise, unit or context.unit or "kg")
    if exercise and weight is not None:
        rows: list[Milestone] = []
        aims = [(exercise_id, Aim(wording.exercise_name(exercise_id, exercise), weight, unit or context.unit or "kg"))]
    else:
        stored = await context.about.milestones.all(message.user_id)
        named = exercise_named(exercise, message.own_words) if exercise else ""
        if any(one.exercise_id == named for one in stored):
            exercise_id = named  # a goal may be for what was never done yet
        built_on = aims_of(context.coach, stored, message.today)
        if any(one.is_open for one in stored) and not exercise_id:
            built_on = [one for one in built_on if _is_of_weight(one)]
        rows = [one for one in [*stored, *built_on] if exercise_id in ("", one.exercise_id)]
        rows = [one for one in rows if weight in (None, one.target_value)] or rows
        aims = [(one.exercise_id or "", _aim(one)) for one in rows if one.is_open and _is_lift(one)]
    of_weight = [] if exercise_id else [one for one in rows if _is_of_weight(one)]
    if not (aims or of_weight):
        return await stored_goals(context, exercise_id)
    told = [outlook(aim, await context.progress.performances(message.user_id, lift), message.today) for lift, aim in aims]
    for one in of_weight:
        told.append(await _weight_line(context, Sought(one.target_value, one.target_date), "kg" if one.unit == "kg" else "lb"))
    others = [] if exercise_id else [one for one in rows if one.is_open and one not in of_weight and not _is_lift(one)]
    told += [f"{title(one)}{await way(context.about, context.progress, one, message.today)}." for one in others]
    return "\n".join(told)


@tool(parse_docstring=True)
async def weight_outlook(runtime: ToolRuntime[CoachContext], target: Weight | None = None, unit: Unit = "", by: date | None = None) -> str:
    """Tell how much the user's body weight rises or falls in a week, and when, or whether by a day, it gets to a weight.

    Args:
        target: The body weight that is asked about; empty for none.
        unit: kg or lb; empty for the user's own.
        by: The day that is asked about, YYYY-MM-DD; empty for none.
    """
    context, user_id = runtime.context, runtime.context.message.user_id
    stored = await context.about.milestones.all(user_id)
    goal = next((one for one in [*stored, *aims_of(context.coach, stored, context.message.today)] if _is_of_weight(one, target)), None)
    return await _weight_line(context, Sought(target, by or (goal.target_date if goal and target else None)), unit)


def _is_lift(goal: Milestone) -> bool:
    return bool(goal.exercise_id) and goal.unit in ("kg", "lb")


def _is_of_weight(goal: Milestone, target: Decimal | None = None) -> bool:
    """Whether a goal that is open is for the weight of the body, or for just this weight."""
    return goal.is_open and goal.milestone_type == "body" and goal.unit in ("kg", "lb") and target in (None, goal.target_value)


async def _weight_line(context: CoachContext, sought: Sought, unit: Unit) -> str:
    found = (await context.about.measurements.of_type(context.message.user_id, "weight", limit=MOST_WEIGHED)).items
    return sentence(found, unit or context.unit or "kg", context.message.today, sought)


async def _proposed(context: CoachContext, exercise_id: str, words: str, unit: WeightUnit) -> str:
    """A goal for a lift, or for those that were done last."""
    user_id, today = context.message.user_id, context.message.today
    lately = (done.exercise_id for one in await context.recent() for done in one.performances)
    lifts = [exercise_id] if exercise_id else list(dict.fromkeys(lately))
    told = []
    for lift in lifts:
        done = await context.progress.performances(user_id, lift)
        aim = next_round(wording.exercise_name(lift, words if lift == exercise_id else None), done, today, unit)
        told += [proposed(aim, done, today)] if aim else []
    if not told and exercise_id:
        name = wording.exercise_name(exercise_id, words)
        return f"I propose goals by the estimated 1RM, and no set of {name} that is stored gives one. Set it yourself: “my goal is …”."
    return "\n".join(told[:MOST_PROPOSED]) or "I propose goals by the estimated 1RM, and nothing that is stored gives one yet."


def _aim(goal: Milestone) -> Aim:
    return Aim(wording.exercise_name(goal.exercise_id or ""), goal.target_value, "kg" if goal.unit == "kg" else "lb", goal.target_date)
