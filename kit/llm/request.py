"""What is sent to a model: langchain's messages and options as the OpenAI wire has them."""

from collections.abc import Sequence
from typing import Any

import orjson
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolCall, ToolMessage

PASSED_ON = ("tools", "tool_choice", "response_format", "max_tokens", "temperature")


def body(model: str, messages: Sequence[BaseMessage], stop: list[str] | None, options: dict[str, Any], *, counted: bool) -> bytes:
    """The request; `counted` asks for the tokens that it costs, which some servers do not know."""
    asked: dict[str, Any] = {"model": model, "messages": [_message(one) for one in messages], "stream": True}
    if counted:
        asked["stream_options"] = {"include_usage": True}
    if stop:
        asked["stop"] = stop
    asked |= {name: options[name] for name in PASSED_ON if options.get(name) is not None}
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
