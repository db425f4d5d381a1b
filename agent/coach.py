"""Builds the agent: a model, the coach's tools and the wrapper that turns errors into words. The same over any model."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from langchain.agents import create_agent
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langgraph.errors import GraphRecursionError
from langgraph.graph.state import CompiledStateGraph

from agent.context import CoachContext
from agent.tools import TOOLS, ErrorsAsWords

MAX_STEPS = 8

Agent = CompiledStateGraph[Any, CoachContext, Any, Any]


def build_agent(model: BaseChatModel) -> Agent:
    """The agent over a model; whose coach it is comes with each run."""
    return create_agent(model, TOOLS, middleware=[ErrorsAsWords()], context_schema=CoachContext)


async def tokens(agent: Agent, messages: Sequence[BaseMessage], context: CoachContext) -> AsyncIterator[str]:
    """The agent's words as they come; a run that loops is cut after eight steps."""
    stream = agent.astream(
        {"messages": list(messages)}, context=context, stream_mode="messages", config={"recursion_limit": 2 * MAX_STEPS + 1}
    )
    try:
        async for chunk, _ in stream:
            if isinstance(chunk, AIMessageChunk | AIMessage) and (text := str(chunk.text)):
                yield text
    except GraphRecursionError:
        yield " I went round in circles there and stopped. Ask me again, perhaps one thing at a time."
