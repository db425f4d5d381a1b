"""Tools that write: what is stored always comes from the user's own words in this turn, through the same reader."""

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.effects import correct, record_report, undo
from agent.remembering import keep


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
    """Remember a fact about the user that will matter later, when this message states it.

    Args:
        quote: The words of the user's message that state it, unchanged.
    """
    memory = await keep(runtime.context, quote)
    return f"Remembered: {memory.text}"
