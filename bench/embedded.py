"""How many turns a second the embedded service completes, beside SQLite alone writing the same rows as durably."""

import asyncio
import sqlite3
import time
from contextlib import AsyncExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

from api.services import open_services
from bench.figure import Figure, rounded
from bench.messages import SMALL_TALK
from bench.users import User, user
from kit.settings import Settings

USERS = 8
TURNS = 25
ROW_BYTES = 1000


async def turns_per_s() -> Figure:
    """Turns of several users at once, and of one alone; each is on disk before it is answered."""
    with TemporaryDirectory(prefix="spotter-bench-") as folder:
        async with AsyncExitStack() as stack:
            services = await open_services(Settings(data=Path(folder) / "data"))
            stack.push_async_callback(services.close)
            users = [await stack.enter_async_context(user(services, f"user {number}")) for number in range(USERS)]
            alone = await _rate(users[:1])
            together = await _rate(users)
        peer = _sqlite_alone(Path(folder) / "peer.db", USERS * TURNS)
    return Figure(
        figure="embedded_turns_per_s",
        value=rounded(together),
        unit="turns/s",
        peer="sqlite3 alone: the same two commits a turn, WAL, synchronous=FULL",
        peer_value=rounded(peer),
        note=f"{USERS} users at once over HTTP, offline coach, context and guards on; one user alone: {alone:.3g}",
    )


async def _rate(users: list[User]) -> float:
    started = time.perf_counter()
    await asyncio.gather(*(_talk(one) for one in users))
    return len(users) * TURNS / (time.perf_counter() - started)


async def _talk(one: User) -> None:
    for _ in range(TURNS):
        await one.says(SMALL_TALK)


def _sqlite_alone(path: Path, turns: int) -> float:
    """One commit for the words and one for the answer, with nothing in between."""
    body = "x" * ROW_BYTES
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE items (pk TEXT, sk TEXT, body TEXT, PRIMARY KEY (pk, sk))")
        started = time.perf_counter()
        for number in range(turns):
            connection.execute("INSERT INTO items VALUES ('user', ?, ?)", (f"{number:06}", SMALL_TALK))
            connection.execute("UPDATE items SET body = ? WHERE pk = 'user' AND sk = ?", (body, f"{number:06}"))
        return turns / (time.perf_counter() - started)
