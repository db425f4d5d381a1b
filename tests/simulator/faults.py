"""What lies between a process and the store: time, lost replies, writes that arrive late, stalls, and the end of the process."""

import contextlib
import random
from collections.abc import Callable, Sequence
from contextvars import Context
from dataclasses import dataclass
from typing import TypeVar

from coaching.turns import LEASE
from storage.table import Changes, Condition, ConditionFailed, Delete, Item, Key, Put, Query, Slice, StoreUnavailable, Update, Write
from tests.simulator.loop import Loop, Process
from tests.simulator.memory import MemoryTable

T = TypeVar("T")
STALL_S = LEASE.total_seconds()


@dataclass(frozen=True)
class Chances:
    """How often things go wrong, for each request to the store."""

    dies: float = 0.0
    lost: float = 0.0
    late: float = 0.0
    stalls: float = 0.0


class Wire:
    """The table as one process reaches it."""

    def __init__(self, table: MemoryTable, loop: Loop, process: Process, dice: random.Random, chances: Chances) -> None:
        self.table, self.loop, self.process, self.dice = table, loop, process, dice
        self.dies = chances.dies
        self.lost = self.dies + chances.lost
        self.late = self.lost + chances.late
        self.stalls = self.late + chances.stalls

    async def get(self, key: Key) -> Item | None:
        return await self._request(lambda: self.table.now_at(key))

    async def get_many(self, keys: Sequence[Key]) -> list[Item | None]:
        return await self._request(lambda: [self.table.now_at(key) for key in keys])

    async def put(self, item: Item, when: Condition | None = None) -> None:
        await self._request(lambda: self.table.write([Put(item, when)]))

    async def update(self, key: Key, changes: Changes, when: Condition | None = None) -> Item:
        return await self._request(lambda: self.table.changed(Update(key, changes, when)))

    async def delete(self, key: Key, when: Condition | None = None) -> None:
        await self._request(lambda: self.table.write([Delete(key, when)]))

    async def query(self, query: Query) -> Slice:
        return await self._request(lambda: self.table.found(query))

    async def transact(self, writes: Sequence[Write]) -> None:
        await self._request(lambda: self.table.write(writes))

    async def close(self) -> None:
        """Nothing is held open."""

    async def _request(self, deed: Callable[[], T]) -> T:
        """There, the deed, and back; the fault decides which of the three is what is wrong."""
        fault, first = self.dice.random(), self.dice.random() < 0.5
        if fault >= self.stalls:
            await self._travel()
            answer = deed()
            await self._travel()
            return answer
        return await self._faulty(deed, fault, first)

    async def _faulty(self, deed: Callable[[], T], fault: float, first: bool) -> T:
        if fault < self.dies:
            await self._die(deed if first else None)
        if fault < self.lost:
            await self._travel()
            if first:
                deed()
            raise StoreUnavailable("The reply was lost.")
        if fault < self.late:
            # The caller hears of a failure while its request is still under way.
            self.loop.call_later(self.dice.uniform(0, 2 * STALL_S), _tried, deed, context=Context())
            await self._travel()
            raise StoreUnavailable("The request was lost.")
        if first:
            await self._stall()
        await self._travel()
        answer = deed()
        if not first:
            await self._stall()
        return answer

    async def _travel(self) -> None:
        await self.loop.sleep(0.001 + self.dice.random() * 0.02)

    async def _stall(self) -> None:
        await self.loop.sleep(self.dice.uniform(1, 2 * STALL_S))

    async def _die(self, deed: Callable[[], T] | None) -> None:
        """The end, with or without the request having left."""
        if deed is not None:
            await self._travel()
            _tried(deed)
        self.loop.call_soon(self.process.die)
        await self.loop.create_future()


def _tried(deed: Callable[[], object]) -> None:
    with contextlib.suppress(ConditionFailed):
        deed()
