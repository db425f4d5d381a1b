"""Tools that write: what is stored always comes from the user's own words in this turn, through the same reader."""

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.effects import correct, record_report
from agent.remembering import keep, state
from agent.undoing import undo
from coaching.telling.gear import GearSaid
from coaching.telling.goals import GoalSaid
from coaching.telling.injuries import InjurySaid

NO_SUCH = "These words state no {} of the user's own, so nothing was stored. remember_fact keeps other facts in the user's words."


@tool(parse_docstring=True)
async def log_workout(quote: str, runtime: ToolRuntime[CoachContext]) -> str:
    """Record a workout that the user reports in this message.

    Args:
        quote: The part of the user's message that reports it, unchanged.
    """
    return await record_report(runtime.context, quote)


@tool(parse_docstring=True)
async def correct_workout(quote: str, runtime: ToolRuntime[CoachContext]) -> str:
    """Change a workout that is already stored, when the user corrects it in this message.

    Args:
        quote: The part of the user's message that corrects it, unchanged.
    """
    return await correct(runtime.context, quote)


@tool(parse_docstring=True)
async def undo_last_change(runtime: ToolRuntime[CoachContext]) -> str:
    """Take back the last change to a workout, when the user asks for it in this message."""
    return await undo(runtime.context)


@tool(parse_docstring=True)
async def remember_fact(quote: str, runtime: ToolRuntime[CoachContext]) -> str:
    """Remember a fact about the user that will matter later, when this message states it and no other tool keeps it.

    Args:
        quote: The words of the user's message that state it, unchanged.
    """
    return await state(runtime.context, quote) or f"Remembered: {(await keep(runtime.context, quote)).text}"


@tool(parse_docstring=True)
async def set_goal(quote: str, runtime: ToolRuntime[CoachContext]) -> str:
    """Keep a goal with a number that this message states, or that one is reached or given up.

    Args:
        quote: The words of the user's message that state it, unchanged.
    """
    return await state(runtime.context, quote, GoalSaid) or NO_SUCH.format("goal with a number")


@tool(parse_docstring=True)
async def note_injury(quote: str, runtime: ToolRuntime[CoachContext]) -> str:
    """Keep an injury or a lasting pain of the user's own that this message states, or that one is over.

    Args:
        quote: The words of the user's message that state it, unchanged.
    """
    return await state(runtime.context, quote, InjurySaid) or NO_SUCH.format("injury")


@tool(parse_docstring=True)
async def note_equipment(quote: str, runtime: ToolRuntime[CoachContext]) -> str:
    """Keep what this message says that the user has to train with, or has no more.

    Args:
        quote: The words of the user's message that state it, unchanged.
    """
    return await state(runtime.context, quote, GearSaid) or NO_SUCH.format("equipment")
