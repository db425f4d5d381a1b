"""A chat client that keeps its own history and sends all of it each time, as such clients do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

import openai

Messages = list[dict[str, Any]]
Sent = Callable[[Messages], Messages]


def as_it_is(messages: Messages) -> Messages:
    """The whole history."""
    return messages


@dataclass
class Chat:
    """One chat with one coach; `sent` is what becomes of the history on its way."""

    client: openai.AsyncOpenAI
    model: str
    messages: Messages = field(default_factory=list)
    sent: Sent = as_it_is
    headers: dict[str, str] = field(default_factory=dict)

    async def says(self, text: Any) -> str:
        """Send a message and keep the answer."""
        self.messages.append({"role": "user", "content": text})
        return await self.again()

    async def says_all(self, *texts: str) -> list[str]:
        """Send messages one after another; their answers."""
        return [await self.says(text) for text in texts]

    async def again(self) -> str:
        """Ask for the answer to the last message (anew)."""
        reply = await self.asks(self.messages)
        self.messages.append({"role": "assistant", "content": reply})
        return reply

    async def regenerates(self, turn: int = -1) -> str:
        """Throw away what came after a message of the user, and ask again."""
        self.messages = self._until(turn)
        return await self.again()

    async def edits(self, turn: int, text: str) -> str:
        """Put other words in a message's place, and ask again."""
        self.messages = self._until(turn)[:-1]
        return await self.says(text)

    def copied(self) -> Self:
        """The same history in another window."""
        return type(self)(self.client, self.model, list(self.messages), self.sent, self.headers)

    async def asks(self, messages: Messages) -> str:
        """One request."""
        got = await self.client.chat.completions.create(
            model=self.model,
            messages=self.sent(messages),  # type: ignore[arg-type]
            extra_headers=self.headers,
        )
        return got.choices[0].message.content or ""

    async def leaves(self) -> None:
        """Ask for the answer to the last message, and go away when it begins."""
        messages: Any = self.messages
        stream = await self.client.chat.completions.create(model=self.model, messages=messages, stream=True)
        await anext(aiter(stream))
        await stream.close()

    def _until(self, turn: int) -> Messages:
        places = [place for place, message in enumerate(self.messages) if message["role"] == "user"]
        return self.messages[: places[turn] + 1]
