"""What a client asks for: the parts of a chat completion request that mean something here. The rest is taken and left alone."""

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kit.errors import Invalid

TALKING = ("user", "assistant")
TEXT = ("text", "input_text", "output_text")


# Clients that look up documents put them before the user's words, as a task.
_LOOKED_UP = re.compile(
    r"^\s*#{1,4}\s*Task:\s[^\n]*\b(?:respond|answer|reply)\b[^\n]*\b(?:user|query|question)\b[^\n]*\bcontext\b", re.IGNORECASE
)
_ASKED = re.compile(r"<user_query>(?P<words>.*?)</user_query>|</context>(?!.*</context>)(?P<rest>.*)\Z", re.DOTALL | re.IGNORECASE)


class _Lenient(BaseModel):
    """Clients send much that other servers know; what is not known here is no error."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Part(_Lenient):
    """A piece of a message's content."""

    type: str = "text"
    text: str | None = None


class ChatMessage(_Lenient):
    """One message of the history that the client sends along each time."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        """Its words; parts are joined by line breaks, and what is no text, or was looked up for the model, is left out."""
        if isinstance(self.content, list):
            return own_words("\n".join(part.text for part in self.content if part.type in TEXT and part.text))
        return own_words(self.content or "")

    @property
    def is_text(self) -> bool:
        """Whether there is nothing but text in it."""
        return not isinstance(self.content, list) or all(part.type in TEXT for part in self.content)


class StreamOptions(_Lenient):
    """How a stream ends."""

    include_usage: bool = False


class ChatRequest(_Lenient):
    """A chat completion request."""

    model: str
    messages: list[ChatMessage]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: int | None = Field(default=1)
    tool_choice: Any = None
    tools: Any = None
    response_format: Any = None

    def said(self) -> list[ChatMessage]:
        """What was said by both up to the user's last message; instructions and tools of the client are not part of it.

        Invalid says that there is no message of the user, or nothing in it, or pictures.
        """
        talk = [message for message in self.messages if message.role in TALKING]
        while talk and talk[-1].role != "user":
            talk.pop()
        if not talk:
            raise Invalid("There is no message of the user. Send at least one with the role user.", code="messages_empty", param="messages")
        if not talk[-1].is_text:
            raise Invalid(
                "A coach reads text only. Send the message without pictures or files.", code="content_unsupported", param="messages"
            )
        if not talk[-1].text.strip():
            raise Invalid("The last message is empty. Write what you did, or ask something.", code="messages_empty", param="messages")
        return talk

    @property
    def ordered(self) -> str | None:
        """What the client itself wants after a reply, without a new message of the user."""
        spoken = [message.role for message in self.messages if message.role in TALKING]
        last = self.messages[-1]
        return last.text if last.role in ("system", "developer") and spoken[-1:] == ["assistant"] else None

    @property
    def begun(self) -> str:
        """How the reply begins that the client wants to be gone on with; empty for a new one."""
        return self.messages[-1].text.strip() if self.messages[-1].role == "assistant" else ""

    @property
    def wants_usage(self) -> bool:
        """Whether a stream is to end with what was used."""
        return self.stream_options is not None and self.stream_options.include_usage

    def check(self) -> None:
        """Invalid says what a coach can't do: give several answers, use a tool of the client, or answer in JSON."""
        if self.n not in (None, 1):
            raise Invalid("A coach gives one answer. Leave n out, or set it to 1.", code="n_unsupported", param="n")
        if self.forced is not None:
            raise Invalid(
                "A coach uses its own tools, not the client's. Leave tool_choice out.", code="tools_unsupported", param="tool_choice"
            )
        if _kind(self.response_format) not in ("", "text"):
            raise Invalid(
                "A coach answers in words, not in JSON. Leave response_format out.", code="format_unsupported", param="response_format"
            )

    @property
    def forced(self) -> str | None:
        """The name of the tool that must be called; empty when it may be any."""
        if self.tool_choice in (None, "none", "auto"):
            return None
        function = self.tool_choice.get("function") if isinstance(self.tool_choice, dict) else None
        return str(function.get("name", "")) if isinstance(function, dict) else ""

    @property
    def schema_wanted(self) -> Mapping[str, Any] | None:
        """The JSON schema that the answer must have, as a format or as the arguments of the forced tool."""
        if self.forced is not None:
            named = [one["function"] for one in _dicts(self.tools) if isinstance(one.get("function"), dict)]
            found: dict[str, Any] = next((one for one in named if self.forced in ("", one.get("name"))), {})
            return _dict(found.get("parameters"))
        if _kind(self.response_format) != "json_schema":
            return None
        return _dict(_dict(self.response_format.get("json_schema")).get("schema"))


def own_words(text: str) -> str:
    """The user's words, without what a client looked up and put before them."""
    if not _LOOKED_UP.match(text):
        return text
    found = list(_ASKED.finditer(text))
    return next((words.strip() for one in reversed(found) if (words := one["words"] or one["rest"] or "").strip()), "")


def _kind(given: Any) -> str:
    return str(given.get("type", "")) if isinstance(given, dict) else ""


def _dict(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


def _dicts(given: Any) -> list[dict[str, Any]]:
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
