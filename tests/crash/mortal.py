"""Kills a piece of work at each of its steps: `python -m tests.crash.mortal SCENARIO FOLDER ROUNDS` prints what came of it.

A step is one write to the table or one change in the object store. Each try is a process of its own, forked from this
one, that works on a fresh copy of the data and dies by SIGKILL before, after or during one step; a second one then goes
on with what is left, and a scenario says whether all is as it should be.
"""

import asyncio
import itertools
import json
import os
import random
import shutil
import signal
import sys
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from kit.clock import FixedClock
from storage.blobs import Held, Pointer
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.engine import Store
from storage.table import Changes, Condition, Item, Key, Write

SLOWEST_S = 0.004
CLOCK = FixedClock(datetime(2026, 3, 4, 12, tzinfo=UTC))


class Scenario(Protocol):
    """Work that must survive being killed."""

    async def prepare(self, store: Store) -> None:
        """Fill an empty store."""
        ...

    async def work(self, store: Store, life: int) -> None:
        """Do the work, or go on with it; `life` is 0 for the first try and 1 for the second."""
        ...

    async def check(self, store: Store) -> list[str]:
        """What is wrong after the second try."""
        ...


@dataclass
class Death:
    """Waits for a step, and kills this process before, after or somewhere during it."""

    step: int
    manner: float | None
    after: bool
    steps: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def meet(self, doing: Awaitable[Any]) -> Any:
        """Do one step, unless it is the last one."""
        if next(self.steps) != self.step:
            return await doing
        if self.manner is not None:
            threading.Timer(self.manner, die).start()
        elif not self.after:
            die()
        done = await doing
        if self.after:
            die()
        return done


def die() -> None:
    """End this process as a crash of the machine would."""
    os.kill(os.getpid(), signal.SIGKILL)


class MortalTable(EmbeddedTable):
    """A table whose writes are steps."""

    death: Death

    async def put(self, item: Item, when: Condition | None = None) -> None:
        await self.death.meet(super().put(item, when))

    async def update(self, key: Key, changes: Changes, when: Condition | None = None) -> Item:
        item: Item = await self.death.meet(super().update(key, changes, when))
        return item

    async def delete(self, key: Key, when: Condition | None = None) -> None:
        await self.death.meet(super().delete(key, when))

    async def transact(self, writes: Any) -> None:
        clean: list[Write] = list(writes)
        await self.death.meet(super().transact(clean))


class MortalBlobs(FileBlobs):
    """An object store whose changes are steps."""

    death: Death

    async def put(self, key: str, data: bytes) -> Pointer:
        pointer: Pointer = await self.death.meet(super().put(key, data))
        return pointer

    async def delete(self, key: str) -> None:
        await self.death.meet(super().delete(key))

    async def discard(self, held: Held) -> bool:
        done: bool = await self.death.meet(super().discard(held))
        return done


def opened(folder: Path, death: Death | None = None) -> Store:
    """The store of a folder."""
    table, blobs = MortalTable(folder / "spotter.db", CLOCK), MortalBlobs(folder / "objects")
    table.death = blobs.death = death or Death(0, None, after=False)
    return Store(table, blobs)


def forked(work: Callable[[], Awaitable[list[str]]]) -> tuple[bool, list[str]]:
    """Whether a process of its own was killed at this work, and else what it has to say."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        said = asyncio.run(_all(work))
        with os.fdopen(writing, "w") as pipe:
            json.dump(said, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True, []
    return False, json.loads(answer or '["the process broke"]')


async def _all(work: Callable[[], Awaitable[list[str]]]) -> list[str]:
    try:
        return await work()
    except Exception as error:  # noqa: BLE001 - told to the test
        return [f"{type(error).__name__}: {error}"]


def attempt(scenario: Scenario, folder: Path, death: Death) -> tuple[bool, list[str]]:
    """Whether the work was killed, and what is wrong once a second process has gone on with it."""

    async def first() -> list[str]:
        store = opened(folder, death)
        await scenario.work(store, 0)
        await store.close()
        return []

    async def second() -> list[str]:
        store = opened(folder)
        await scenario.work(store, 1)
        wrong = await scenario.check(store)
        await store.close()
        return wrong

    killed, wrong = forked(first)
    return killed, wrong + forked(second)[1]


def run(scenario: Scenario, folder: Path, rounds: int) -> dict[str, Any]:
    """Kill the work at each of its steps, several times in different manners: how many steps and kills, and all that went wrong."""
    chance, wrong, kills = random.Random(7), [], 0
    whole = folder / "whole"

    async def prepare() -> list[str]:
        store = opened(whole)
        await scenario.prepare(store)
        await store.close()
        return []

    wrong += forked(prepare)[1]
    for step in itertools.count(1):
        struck = 0
        for number in range(rounds):
            manner = None if number < 2 else chance.uniform(0, SLOWEST_S)
            data = folder / "data"
            shutil.copytree(whole, data)
            killed, faults = attempt(scenario, data, Death(step, manner, after=number == 1))
            shutil.rmtree(data)
            struck += killed
            wrong += [f"step {step}, round {number}: {fault}" for fault in faults]
        kills += struck
        if not struck or wrong:
            return {"steps": step - 1, "kills": kills, "wrong": wrong}
    raise AssertionError


if __name__ == "__main__":
    from tests.crash.scenarios import SCENARIOS

    json.dump(run(SCENARIOS[sys.argv[1]], Path(sys.argv[2]), int(sys.argv[3])), sys.stdout)
