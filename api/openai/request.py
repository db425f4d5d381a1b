"""What a client asks for: the parts of a chat completion request that mean something here. The rest is taken and left alone."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kit.errors import Invalid

TALKING = ("user", "assistant")
TEXT = ("text", "input_text", "output_text")


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
        """Its words; parts are joined by line breaks, and what is no text is left out."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type in TEXT and part.text)
        return self.content or ""

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

    def said(self) -> list[ChatMessage]:
        """What was said by both up to the user's last message; instructions and tools of the client are not part of it.

        Invalid says what can't be taken: no message of the user, pictures in it, several answers, or a forced tool.
        """
        if self.n not in (None, 1):
            raise Invalid("A coach gives one answer. Leave n out, or set it to 1.", code="n_unsupported", param="n")
        if self.tool_choice not in (None, "none", "auto"):
            raise Invalid(
                "A coach uses its own tools, not the client's. Leave tool_choice out.", code="tools_unsupported", param="tool_choice"
            )
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
