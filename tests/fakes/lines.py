"""A chat model that follows a script: what it says, in order, or how it fails; it counts what it was asked."""

import asyncio
from collections.abc import Sequence
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from pydantic import Field

Line = str | Exception | float
"""Words that are said, an error that is raised, or seconds of silence before the next line."""


class ModelOfLines(BaseChatModel):
    """Says its lines, one for each call; after the last line it goes on saying that."""

    lines: list[Any]
    asked: list[list[BaseMessage]] = Field(default_factory=list)
    options: list[dict[str, Any]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], *, tool_choice: str | None = None, **kwargs: Any) -> Runnable[Any, AIMessage]:
        """It calls none of them."""
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        raise NotImplementedError("The scripted model is asked from asynchronous code only.")

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        self.asked.append(list(messages))
        self.options.append(kwargs)
        line: Line = self.lines.pop(0) if len(self.lines) > 1 else self.lines[0]
        if isinstance(line, Exception):
            raise line
        if isinstance(line, float):
            await asyncio.sleep(line)
            line = "too late"
        return ChatResult(generations=[ChatGeneration(message=AIMessage(line))])


def saying_lines(*lines: Line) -> ModelOfLines:
    """A model with this script."""
    return ModelOfLines(lines=list(lines))


def asked_of(model: ModelOfLines) -> Sequence[str]:
    """The last message of each call."""
    return [str(messages[-1].content) for messages in model.asked]
