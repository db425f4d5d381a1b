"""What is sent to a model: langchain's messages and options as the OpenAI wire has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolCall, ToolMessage

PASSED_ON = ("tools", "tool_choice", "response_format", "temperature")


@dataclass
class Dialect:
    """What a server has shown that it understands: whether it counts tokens, and what it calls their limit."""

    counts: bool = True
    limit: str = "max_tokens"

    def learns(self, said: bytes) -> bool:
        """Whether a server's refusal says how it wants to be asked; then it is asked so from now on."""
        if self.counts and b"stream_options" in said:
            self.counts = False
            return True
        if self.limit == "max_tokens" and b"max_completion_tokens" in said:
            self.limit = "max_completion_tokens"
            return True
        return False


def body(
    model: str, messages: Sequence[BaseMessage], stop: list[str] | None, options: dict[str, Any], dialect: Dialect | None = None
) -> bytes:
    """The request, as the server understands it."""
    dialect = dialect or Dialect()
    asked: dict[str, Any] = {"model": model, "messages": [_message(one) for one in messages], "stream": True}
    if dialect.counts:
        asked["stream_options"] = {"include_usage": True}
    if stop:
        asked["stop"] = stop
    asked |= {name: options[name] for name in PASSED_ON if options.get(name) is not None}
    if options.get("max_tokens") is not None:
        asked[dialect.limit] = options["max_tokens"]
    return orjson.dumps(asked)


def _message(message: BaseMessage) -> dict[str, Any]:
    match message:
        case SystemMessage():
            return {"role": "system", "content": str(message.text)}
        case HumanMessage():
            return {"role": "user", "content": str(message.text)}
        case ToolMessage():
            return {"role": "tool", "content": str(message.text), "tool_call_id": message.tool_call_id}
        case AIMessage() if message.tool_calls:
            return {"role": "assistant", "content": str(message.text) or None, "tool_calls": [_call(one) for one in message.tool_calls]}
        case AIMessage():
            return {"role": "assistant", "content": str(message.text)}
    raise TypeError(f"a {message.type} message has no place on this wire")


def _call(call: ToolCall) -> dict[str, Any]:
    arguments = orjson.dumps(call["args"]).decode()
    return {"id": call["id"], "type": "function", "function": {"name": call["name"], "arguments": arguments}}
