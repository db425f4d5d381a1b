"""Tools that tell what is known beside the training: measurements, goals, injuries, equipment. What is missing is said to be."""

from datetime import date

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.lookup import exercise_named
from coaching import known
from domain.periods import Span


@tool(parse_docstring=True)
async def measurements(kind: str, runtime: ToolRuntime[CoachContext], first_day: date | None = None, last_day: date | None = None) -> str:
    """Tell a body measurement: the newest value with its day, and how it changed.

    Args:
        kind: weight, waist, body_fat, resting_heart_rate, sleep, height or the like.
        first_day: Only from this day on, YYYY-MM-DD; empty for all time.
        last_day: Only up to this day, YYYY-MM-DD.
    """
    context, today = runtime.context, runtime.context.message.today
    span = Span(first=first_day, last=max(first_day, last_day or today)) if first_day else None
    answer = await known.measurement(context.about, context.message.user_id, kind, today, span)
    return await _with_memories(context, answer, kind.removesuffix("t"), "Your ")


@tool(parse_docstring=True)
async def goals(runtime: ToolRuntime[CoachContext], exercise: str = "", measurement: str = "") -> str:
    """Tell the user's goals with a number, how far they are, and what the coach was built for.

    Args:
        exercise: Only those for this exercise, in the user's words; empty for all.
        measurement: Only those for this measurement, such as body weight or waist; empty for all.
    """
    exercise_id = exercise_named(exercise, runtime.context.message.own_words) if exercise else ""
    return await stored_goals(runtime.context, exercise_id, measurement.lower())


async def stored_goals(context: CoachContext, exercise_id: str = "", kind: str = "") -> str:
    """The goals with their numbers, of one exercise or all, and what the user once said about them."""
    doubted = {one.about.rpartition("/")[2] for one in context.known if one.about and one.unsure}
    user_id, today = context.message.user_id, context.message.today
    answer = await known.goals(
        context.about, context.progress, user_id, today, doubted=doubted, exercise_id=exercise_id, kind=kind, coach=context.coach
    )
    return answer if kind else await _with_memories(context, answer, "goal")


@tool(parse_docstring=True)
async def injuries(runtime: ToolRuntime[CoachContext]) -> str:
    """Tell the injuries that the user told of: those that hold, those that are over, and what they rule out."""
    context = runtime.context
    told = context.coach.technical_config.injury_considerations if context.coach else ()
    return await known.injuries(context.about, context.message.user_id, context.message.today, told, context.known)


@tool(parse_docstring=True)
async def exercise_guide(exercise: str, runtime: ToolRuntime[CoachContext]) -> str:
    """Tell what an exercise trains, what it needs and how it is done, as far as the catalogue knows.

    Args:
        exercise: The exercise in the user's words.
    """
    return known.guide(exercise_named(exercise, runtime.context.message.own_words), exercise)


@tool(parse_docstring=True)
async def equipment(runtime: ToolRuntime[CoachContext]) -> str:
    """Tell what equipment the user has."""
    context = runtime.context
    told = context.coach.technical_config.equipment_available if context.coach else ()
    return await known.equipment(context.about, context.message.user_id, told)


async def _with_memories(context: CoachContext, answer: str, sign: str, unless: str = "") -> str:
    """The answer, and what the user once said about it in words of their own; `unless` begins an answer that needs no more."""
    if unless and answer.startswith(unless):
        return answer
    remembered = await context.memories.rows.recent(context.message.user_id)
    told = [one.text for one in remembered if sign.lower() in one.text.lower() and one.true_to is None and one.about is None]
    if not told:
        return answer
    return (
        f"No number of it is stored, but you once said: {'; '.join(told[:2])}."
        if unless
        else f"{answer} You once said: {'; '.join(told[:2])}."
    )
