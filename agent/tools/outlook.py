"""A tool that tells how the goals for lifts stand."""

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.lookup import exercise_named
from agent.tools.arguments import Unit, Words
from agent.tools.computing import Weight
from agent.tools.knowing import stored_goals
from agent.tools.stored import meant
from coaching import wording
from coaching.outlook import Aim, next_round, outlook, proposed
from coaching.telling.aims import aims_of
from domain.measures import WeightUnit
from domain.milestone import Milestone

MOST_PROPOSED = 3


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
        aims = [(exercise_id, Aim(wording.exercise_name(exercise_id, exercise), weight, unit or context.unit or "kg"))]
    else:
        stored = await context.about.milestones.all(message.user_id)
        named = exercise_named(exercise, message.own_words) if exercise else ""
        if any(one.exercise_id == named for one in stored):
            exercise_id = named  # a goal may be for what was never done yet
        built_on = [] if any(one.is_open for one in stored) and not exercise_id else aims_of(context.coach, stored, message.today)
        rows = [one for one in [*stored, *built_on] if exercise_id in ("", one.exercise_id)]
        aims = [(one.exercise_id or "", _aim(one)) for one in rows if one.is_open and one.exercise_id and one.unit in ("kg", "lb")]
    if not aims:
        return await stored_goals(context, exercise_id)
    told = [outlook(aim, await context.progress.performances(message.user_id, lift), message.today) for lift, aim in aims]
    return "\n".join(told)


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
