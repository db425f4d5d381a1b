"""The tool that answers for the coach itself: why it is as it is, from the words behind its traits."""

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.explaining import reasons


@tool(parse_docstring=True)
async def explain_coach(runtime: ToolRuntime[CoachContext], about: str = "") -> str:
    """Tell why you coach as you do: the user's own words behind how you talk, plan and what you mind, and your last change.

    Args:
        about: What the user asks about, such as blunt, knee, days, equipment, method; empty for all of it.
    """
    coach = runtime.context.coach
    return reasons(coach, about) if coach else "This conversation's coach is not there any more, so nothing is known about it."
