"""A responder that does what a test tells it: it answers, stalls, breaks, or writes effects, and counts its calls."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from coaching.events import Said
from coaching.turns import Answer, Emit, Wave
from domain.conversation import Turn
from storage.table import Key

Step = Callable[[Turn, Wave], Awaitable[Answer]]


@dataclass
class ScriptedResponder:
    """Follows its script, one step for each attempt; after it, every message gets its own words back."""

    script: list[Step] = field(default_factory=list)
    calls: list[tuple[int, int]] = field(default_factory=list)
    gave_up: list[int] = field(default_factory=list)
    last_words: Step | None = None

    def keys(self, user_id: str, conversation_id: str) -> Sequence[Key]:
        return []

    def admit(self, wave: Wave) -> None:
        """Every conversation will do."""

    async def read(self, user_id: str, conversation_id: str) -> None:
        """Nothing else is needed."""

    async def respond(self, turn: Turn, wave: Wave, emit: Emit) -> Answer:
        self.calls.append((turn.number, turn.attempt))
        if self.script:
            return await self.script.pop(0)(turn, wave)
        emit(Said(f"You said: {turn.text}"))
        return Answer(f"You said: {turn.text}")

    async def give_up(self, turn: Turn, wave: Wave) -> Answer:
        self.gave_up.append(turn.number)
        return await self.last_words(turn, wave) if self.last_words else Answer("I gave up.")


@dataclass
class Held:
    """A step that waits until it is let go, then goes on with another step."""

    then: Step
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, turn: Turn, wave: Wave) -> Answer:
        self.reached.set()
        await self.let_go.wait()
        return await self.then(turn, wave)


def saying(words: str) -> Step:
    """A step that answers with these words."""

    async def step(turn: Turn, wave: Wave) -> Answer:
        return Answer(words)

    return step


def failing(error: Exception) -> Step:
    """A step that breaks."""

    async def step(turn: Turn, wave: Wave) -> Answer:
        raise error

    return step
