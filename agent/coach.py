"""The agent: a model, the coach's tools and the loop between them. The same over any model.

The loop is ours, for what it must do at each step can't be done from outside: drop a reply that broke off before anybody heard
it, stop at the same call again, and pass words on without a graph's price for each piece.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson
from langchain.agents.middleware.types import ToolCallRequest
from langchain.tools import ToolRuntime
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, ToolCall, ToolCallChunk, ToolMessage
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool

from agent.context import CoachContext
from agent.tools import CORE, TOOLS, ErrorsAsWords
from kit.llm import ModelFailed
from kit.llm.failures import Wordless
from kit.llm.relay import AVOID
from kit.llm.tokens import text_tokens

CONTEXT_TOKENS = 20_000
# The part of a model's room that tools may take; then it gets the most needed ones.
MOST_FOR_TOOLS = 0.6
LEAST_FOR_MESSAGES = 2_000
MAX_STEPS = 8
MOST_CALLS = 8
CIRCLES = "I went round in circles there and stopped. Ask me again, perhaps one thing at a time."
AGAIN = "You made this call already; its answer stands above. Answer the user now."
TOO_MANY = "That was too many calls at once. Go on with what you have."
NOT_JSON = "The arguments are not a JSON object. Try again with better arguments, or answer without it."

_edge = ErrorsAsWords()


class Ear(Protocol):
    """Who hears the agent."""

    async def begins(self) -> None:
        """The model begins to speak, or speaks again after tools have answered."""
        ...

    async def hear(self, text: str) -> None:
        """More words."""
        ...

    def forget(self) -> bool:
        """Drop what was heard since it began to speak; False when some of it was passed on already."""
        ...


@dataclass(frozen=True)
class Agent:
    """A model with the coach's tools offered, and what is left of its room for messages; a small one has only the most needed tools."""

    model: Runnable[Any, Any]
    tools: Mapping[str, BaseTool]
    tokens: int
    context_tokens: int
    small: bool
    bare: BaseChatModel

    def within(self, tokens: int) -> "Agent | None":
        """The agent over the same model with this much room; None when that is too little, or no less than it has."""
        smaller = build_agent(self.bare, tokens)
        return smaller if smaller.context_tokens >= LEAST_FOR_MESSAGES and tokens < self.tokens else None


@dataclass
class _Said:
    """One answer of the model."""

    words: list[str] = field(default_factory=list)
    calls: list[ToolCallChunk] = field(default_factory=list)

    def add(self, message: AIMessage) -> None:
        """The calls of a message, or pieces of them."""
        chunk = message if isinstance(message, AIMessageChunk) else AIMessageChunk(content="", tool_calls=message.tool_calls)
        for piece in chunk.tool_call_chunks:
            self._add(piece)

    def _add(self, piece: ToolCallChunk) -> None:
        # Some servers number every call 0: another id is another call.
        mine = (known for known in reversed(self.calls) if known["index"] == piece["index"] and piece["id"] in (None, "", known["id"]))
        known = next(mine, None) if piece["index"] is not None else None
        if known is None:
            self.calls.append(ToolCallChunk(name=piece["name"], args=piece["args"], id=piece["id"], index=piece["index"]))
        else:
            known["name"] = known["name"] or piece["name"]
            known["args"] = (known["args"] or "") + (piece["args"] or "")

    def message(self) -> tuple[AIMessage, set[str]]:
        """The answer as a message, and the ids of calls whose arguments can't be read."""
        calls, unreadable = [], set()
        for number, piece in enumerate(self.calls):
            call_id, arguments = piece["id"] or f"call_{number}", _object(piece["args"] or "{}")
            if arguments is None:
                unreadable.add(call_id)
            calls.append(ToolCall(name=piece["name"] or "", args=arguments or {}, id=call_id, type="tool_call"))
        return AIMessage(content="".join(self.words), tool_calls=calls), unreadable


def build_agent(model: BaseChatModel, context_tokens: int = CONTEXT_TOKENS) -> Agent:
    """The agent over a model; whose coach it is comes with each run. With little room it has the most needed tools only."""
    small = schema_tokens() > MOST_FOR_TOOLS * context_tokens
    tools = CORE if small else TOOLS
    return Agent(
        model=model.bind_tools(tools),
        tools={tool.name: tool for tool in tools},
        tokens=context_tokens,
        context_tokens=context_tokens - schema_tokens(core=small),
        small=small,
        bare=model,
    )


@functools.cache
def schema_tokens(*, core: bool = False) -> int:
    """What it costs to tell a model of all tools, or of the most needed ones."""
    return sum(text_tokens(orjson.dumps(convert_to_openai_tool(tool)).decode()) for tool in (CORE if core else TOOLS))


async def run(agent: Agent, messages: Sequence[BaseMessage], context: CoachContext, ear: Ear) -> None:
    """Let the model speak and its calls be answered until it is done; at most eight steps, the last of them without tools."""
    said = list(messages)
    known: dict[str, ToolMessage] = {}
    for step in range(1, MAX_STEPS + 1):
        model = agent.model if step < MAX_STEPS else agent.model.bind(tool_choice="none")
        message, unreadable = (await _ask(model, said, ear)).message()
        if not message.tool_calls:
            if not str(message.text).strip():
                raise Wordless("The model said nothing.")
            return
        said.append(message)
        before = len(known)
        for number, call in enumerate(message.tool_calls):
            said.append(await _answered(agent, call, context, known, readable=call["id"] not in unreadable, too_many=number >= MOST_CALLS))
        if not unreadable and len(known) == before and step > 1 and _went_round(said):
            break
    await ear.begins()
    await ear.hear(CIRCLES)


async def _ask(model: Runnable[Any, Any], messages: list[BaseMessage], ear: Ear) -> _Said:
    """One answer of the model; one that breaks off before anybody heard of it is asked for once more."""
    for last in (False, True):
        said = _Said()
        await ear.begins()
        try:
            async for chunk in model.astream(messages):
                if text := str(chunk.text):
                    said.words.append(text)
                    await ear.hear(text)
                said.add(chunk)
            return said
        except ModelFailed as error:
            if last or not error.again or not ear.forget():
                raise
            model = model.bind(**{AVOID: error.by}) if error.by else model
    raise AssertionError("asked twice")


async def _answered(
    agent: Agent, call: ToolCall, context: CoachContext, known: dict[str, ToolMessage], *, readable: bool, too_many: bool
) -> ToolMessage:
    """What is answered to a call; the same call again is not run again."""
    if not readable:
        return _told(call, NOT_JSON)
    if too_many:
        return _told(call, TOO_MANY)
    same = call["name"] + orjson.dumps(call["args"], option=orjson.OPT_SORT_KEYS, default=str).decode()
    if same in known:
        return _told(call, AGAIN)
    known[same] = await answer_to(call, agent, context)
    return known[same]


async def answer_to(call: ToolCall, agent: Agent, context: CoachContext) -> ToolMessage:
    """What the tool that a call names answers; a failure is an answer too."""
    tool = agent.tools.get(call["name"])
    if tool is None:
        return _told(call, f"There is no tool of that name. There are: {', '.join(agent.tools)}.")
    runtime: ToolRuntime[Any, Any] = ToolRuntime(
        state={}, context=context, config={}, stream_writer=lambda _: None, tool_call_id=call["id"], store=None
    )

    async def handler(request: ToolCallRequest) -> ToolMessage:
        # Whatever the model put there: who asks is said by us.
        answer: ToolMessage = await tool.ainvoke(request.tool_call | {"args": request.tool_call["args"] | {"runtime": runtime}})
        return answer

    answer = await _edge.awrap_tool_call(ToolCallRequest(call, tool, {}, runtime), handler)
    assert isinstance(answer, ToolMessage)
    return answer


def _told(call: ToolCall, words: str) -> ToolMessage:
    return ToolMessage(content=words, tool_call_id=call["id"], name=call["name"], status="error")


def _went_round(said: Sequence[BaseMessage]) -> bool:
    """Whether the model was told before that it repeats itself."""
    return sum(isinstance(message, ToolMessage) and message.content == AGAIN for message in said) > 1


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = orjson.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
