"""What two conversations of one user say in the crash test, and a client that says it again until it is acknowledged."""

import asyncio
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

PATIENCE_S = 90
QUESTIONS = ("what is my best {lift}?", "how did {lift} go last time?", "what did I do this week?", "thanks, who are you?")


@dataclass
class Script:
    """Messages about one lift; `weights` are those of the workouts that must be there in the end, one for each report."""

    lift: str
    messages: list[str] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)

    @classmethod
    def about(cls, lift: str, length: int, chance: random.Random) -> "Script":
        """A mix of reports, corrections soon after them, and questions; no weight is said twice."""
        script, fresh = cls(lift), iter(chance.sample(range(20, 260), length))
        while len(script.messages) < length:
            script.messages += script._next(fresh, chance.random(), chance)
        return script

    def _next(self, fresh: Iterator[int], kind: float, chance: random.Random) -> list[str]:
        weight = next(fresh)
        if kind < 0.4 and any(self._reports(message) for message in self.messages[-2:]):
            self.weights[-1] = weight
            return [f"actually the {self.lift} was {weight} kg"]
        if self.weights and kind < 0.5:
            return [chance.choice(QUESTIONS).format(lift=self.lift)]
        self.weights.append(weight)
        return [f"{self.lift} 3x5 at {weight} kg"]

    def _reports(self, message: str) -> bool:
        return message.startswith(self.lift)


@dataclass
class Client:
    """One conversation's client: it sends a message with one key until the service acknowledges it."""

    http: httpx.AsyncClient
    conversation: str
    streams: bool
    acknowledged: list[dict[str, Any]] = field(default_factory=list)
    tries: int = 0

    async def say(self, text: str) -> None:
        """Say it, however often it takes."""
        key = f"{self.conversation}-{len(self.acknowledged)}"
        async with asyncio.timeout(PATIENCE_S):
            while (turn := await self._try(text, key)) is None:
                await asyncio.sleep(0.05)
        self.acknowledged.append(turn)

    async def _try(self, text: str, key: str) -> dict[str, Any] | None:
        self.tries += 1
        accept = "text/event-stream" if self.streams else "application/json"
        headers = {"Idempotency-Key": key, "Accept": accept}
        try:
            answer = await self.http.post(f"/v1/conversations/{self.conversation}/messages", json={"text": text}, headers=headers)
        except httpx.TransportError:
            return None
        if answer.status_code in (409, 503):
            return None
        assert answer.status_code == 200, answer.text
        return _done(answer.text) if self.streams else answer.json()

    async def transcript(self) -> list[dict[str, Any]]:
        """The conversation as it is stored, oldest first."""
        turns: list[dict[str, Any]] = []
        cursor = None
        while True:
            params = {"limit": "100", **({"cursor": cursor} if cursor else {})}
            page = (await self.http.get(f"/v1/conversations/{self.conversation}/messages", params=params)).json()
            turns += page["items"]
            cursor = page["cursor"]
            if cursor is None:
                return turns[::-1]


def _done(stream: str) -> dict[str, Any] | None:
    """The turn of the `done` event; None when the stream was cut before it."""
    for block in stream.split("\n\n"):
        name, _, data = block.partition("\ndata: ")
        if name == "event: done":
            turn: dict[str, Any] = json.loads(data)
            return turn
    return None
