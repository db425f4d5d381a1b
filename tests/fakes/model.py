"""A chat model that says and calls what a test tells it, and remembers what it was told."""

import uuid
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any, Self

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import Field

Step = AIMessage | Exception


class ScriptedModel(BaseChatModel):
    """Follows its script, one step for each time that it is asked."""

    script: list[Any] = Field(default_factory=list)
    heard: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def will_call(self, tool: str, **arguments: Any) -> Self:
        """Next, call a tool."""
        call = {"name": tool, "args": arguments, "id": uuid.uuid4().hex, "type": "tool_call"}
        self.script.append(AIMessage(content="", tool_calls=[call]))
        return self

    def will_say(self, words: str) -> Self:
        """Next, say this."""
        self.script.append(AIMessage(content=words))
        return self

    def will_fail(self, error: Exception) -> Self:
        """Next, break."""
        self.script.append(error)
        return self

    def told(self) -> list[str]:
        """What the tools answered, as of the last time that it was asked."""
        return [str(message.text) for message in self.heard[-1] if isinstance(message, ToolMessage)]

    def bind_tools(self, tools: Sequence[Any], *, tool_choice: str | None = None, **kwargs: Any) -> Runnable[Any, AIMessage]:
        return self

    def _next(self, messages: list[BaseMessage]) -> AIMessage:
        self.heard.append(messages)
        step = self.script.pop(0) if self.script else AIMessage(content="All right.")
        if isinstance(step, Exception):
            raise step
        return step

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._next(messages))])

    def _stream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        yield from _chunks(self._next(messages))

    async def _astream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> AsyncIterator[ChatGenerationChunk]:
        for chunk in _chunks(self._next(messages)):
            yield chunk


def _chunks(message: AIMessage) -> Iterator[ChatGenerationChunk]:
    """A call at once; words in pieces that know nothing of sentences."""
    if message.tool_calls:
        yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_calls=message.tool_calls))
        return
    text = str(message.text)
    for start in range(0, len(text), 3):
        yield ChatGenerationChunk(message=AIMessageChunk(content=text[start : start + 3]))
