"""The coach without a network: a chat model that decides by rules, drives the same tools and words what they return.

It says openly what it is, and never says a number that a tool or a fact of the turn did not give it.
"""

import uuid
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any, Final

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage, ToolCall, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable

from agent import phrases
from agent.facts import FACTS, Facts
from agent.rules import Call, decide
from kit.aside import aside

MOST_READ: Final = 4_000
"""Characters of a message in which something may be asked; the reader has read all of it for what it reports."""


class OfflineCoach(BaseChatModel):
    """A deterministic chat model for the agent; its replies come word by word like any other's."""

    @property
    def _llm_type(self) -> str:
        return "spotter-offline"

    def bind_tools(self, tools: Sequence[Any], *, tool_choice: str | None = None, **kwargs: Any) -> Runnable[Any, AIMessage]:
        """The agent's tools are known to the rules; nothing has to be bound."""
        return self

    def _generate(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=answer(messages))])

    def _stream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        yield from _chunks(answer(messages))

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        said = max((str(message.text) for message in messages if isinstance(message, HumanMessage)), key=len, default="")
        for chunk in _chunks(await aside(said, lambda: answer(messages))):
            yield chunk


def answer(messages: Sequence[BaseMessage]) -> AIMessage:
    """The next message of the conversation: a tool call, or the reply once the tools have spoken."""
    facts = _facts(messages)
    last_human = max(index for index, message in enumerate(messages) if isinstance(message, HumanMessage))
    answers = [message for message in messages[last_human:] if isinstance(message, ToolMessage)]
    if answers:
        tools = [str(message.name) for message in answers if message.status != "error"]
        return AIMessage(content=phrases.from_tools(facts, [str(message.artifact or message.text) for message in answers], tools))
    step = decide(str(messages[last_human].text)[:MOST_READ], facts, _before(messages[:last_human]))
    if isinstance(step, str):
        return AIMessage(content=step)
    return AIMessage(content="", tool_calls=[_call(one) for one in step])


def _before(messages: Sequence[BaseMessage]) -> list[tuple[str, str]]:
    """The messages and replies so far, oldest first; a message without a reply has an empty one."""
    pairs: list[tuple[str, str]] = []
    for message in messages:
        if isinstance(message, HumanMessage):
            pairs.append((str(message.text), ""))
        elif isinstance(message, AIMessage) and pairs:
            pairs[-1] = (pairs[-1][0], str(message.text))
    return pairs


def _call(step: Call) -> ToolCall:
    return ToolCall(name=step.tool, args=step.arguments, id=f"call_{uuid.uuid4().hex[:12]}", type="tool_call")


def _facts(messages: Sequence[BaseMessage]) -> Facts:
    for message in reversed(messages):
        if isinstance(message, SystemMessage) and FACTS in message.additional_kwargs:
            return Facts.model_validate(message.additional_kwargs[FACTS])
    return Facts(today="", weekday="", timezone="UTC")


def _chunks(message: AIMessage) -> Iterator[ChatGenerationChunk]:
    if message.tool_calls:
        yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_calls=message.tool_calls))
        return
    words = str(message.text).split(" ")
    for index, word in enumerate(words):
        yield ChatGenerationChunk(message=AIMessageChunk(content=word if index == len(words) - 1 else word + " "))
