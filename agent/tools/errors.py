"""The one place where an error of ours becomes a sentence for the model: try again with better arguments, or this is final."""

from collections.abc import Awaitable, Callable
from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import ToolCallRequest
from langchain_core.messages import ToolMessage
from langgraph.types import Command
from pydantic import ValidationError

from agent.asking.call import AHEAD
from agent.context import CoachContext
from agent.guards import as_data
from kit import log
from kit.errors import CoachError, Invalid

logger = log.get("tools")

Handler = Callable[[ToolCallRequest], Awaitable[ToolMessage | Command[Any]]]


class ErrorsAsWords(AgentMiddleware[Any, CoachContext, Any]):
    """Answers a tool call that failed with a sentence, so that a model can mend it or say so."""

    async def awrap_tool_call(self, request: ToolCallRequest, handler: Handler) -> ToolMessage | Command[Any]:
        call = request.tool_call
        try:
            answer = await handler(request)
            return _heard(answer, request.runtime.context) if isinstance(answer, ToolMessage) else answer
        except (Invalid, ValidationError) as error:
            words = error.message if isinstance(error, CoachError) else "the arguments do not fit"
            return _failed(call, f"That did not work: {words} Try again with better arguments, or answer without it.", words)
        except CoachError as error:
            return _failed(call, f"That did not work, and trying again won't help now: {error.message}", error.message)
        except Exception as error:  # noqa: BLE001 - the tool edge: the model is told, the turn goes on
            logger.error("tool broke", tool=call["name"], **log.failure(error))
            return _failed(call, "That tool is broken right now. Say that you could not do it.", "I could not do that; it is our fault.")


def _heard(answer: ToolMessage, context: Any) -> ToolMessage:
    """The answer as data: lines that would order a model about are left out; the guards know what it said."""
    text = "\n".join(as_data(line) for line in str(answer.text).split("\n"))
    if isinstance(context, CoachContext):
        context.heard.append(text)
        if answer.name in AHEAD:
            context.ahead.append(text)
    return answer if text == answer.content else answer.model_copy(update={"content": text})


def _failed(call: Any, words: str, plain: str) -> ToolMessage:
    """What a model is told; `plain` is the same without advice to a model, for a coach that passes it on as it is."""
    return ToolMessage(content=words, tool_call_id=call["id"], name=call["name"], status="error", artifact=plain)
