"""One running turn, heard by any number of listeners: each gets every event from the start, and none can stop it."""

import asyncio
from collections.abc import AsyncIterator

from coaching.events import Ended, Event, Failed
from domain.conversation import Turn


class Stream:
    """The events of one turn."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._more = asyncio.Event()

    def emit(self, event: Event) -> None:
        """Append an event and wake the listeners."""
        self._events.append(event)
        self._more.set()
        self._more = asyncio.Event()

    @property
    def ended(self) -> bool:
        """Whether the last event is there."""
        return bool(self._events) and isinstance(self._events[-1], Ended | Failed)

    async def __aiter__(self) -> AsyncIterator[Event]:
        position = 0
        while True:
            more = self._more
            while position < len(self._events):
                yield self._events[position]
                position += 1
            if self.ended:
                return
            await more.wait()

    async def result(self) -> Turn:
        """The finished turn; raises the error that ended it."""
        async for event in self:
            if isinstance(event, Ended):
                return event.turn
            if isinstance(event, Failed):
                raise event.error
        raise AssertionError("a stream ends with Ended or Failed")
