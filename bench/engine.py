"""The verbs of the embedded engine, beside the same SQL on the same disk: WAL, synchronous=FULL, one row after another."""

import sqlite3
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figure import Figure, rounded
from storage.embedded.table import EmbeddedTable
from storage.table import Item, Key, Query
from storage.values import encode

PEER = "sqlite3 alone, the same rows and durability"
PUTS, READS, LISTS = 300, 3000, 1000
PAGE = 20


def item(number: int) -> Item:
    """A row of about a kilobyte."""
    return {"pk": "user#bench", "sk": f"row#{number:06}", "version": 1, "attributes": {"text": "x" * 900, "number": number}}


async def figures() -> list[Figure]:
    """Puts, gets and lists of twenty, one after another."""
    with TemporaryDirectory(prefix="spotter-bench-") as folder:
        ours = await _ours(Path(folder) / "ours.db")
        theirs = dict(_theirs(Path(folder) / "theirs.db"))
    units = {"put": "puts/s", "get": "gets/s", "query_20": "queries/s"}
    return [
        Figure(figure=f"embedded_{verb}_per_s", value=rounded(ours[verb]), unit=unit, peer=PEER, peer_value=rounded(theirs[verb]))
        for verb, unit in units.items()
    ]


async def _ours(path: Path) -> dict[str, float]:
    table = EmbeddedTable(path)
    page = Query("user#bench", prefix="row#", limit=PAGE, newest_first=True)
    try:
        return {
            "put": await _rate(PUTS, lambda number: table.put(item(number))),
            "get": await _rate(READS, lambda number: table.get(Key("user#bench", f"row#{number % PUTS:06}"))),
            "query_20": await _rate(LISTS, lambda _: table.query(page)),
        }
    finally:
        await table.close()


async def _rate(times: int, verb: Callable[[int], Awaitable[object]]) -> float:
    started = time.perf_counter()
    for number in range(times):
        await verb(number)
    return times / (time.perf_counter() - started)


def _theirs(path: Path) -> Iterator[tuple[str, float]]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE items (pk TEXT, sk TEXT, body BLOB, PRIMARY KEY (pk, sk)) WITHOUT ROWID")
        started = time.perf_counter()
        for number in range(PUTS):
            row = item(number)
            connection.execute("INSERT INTO items VALUES (?, ?, ?)", (row["pk"], row["sk"], encode(row)))
        yield "put", PUTS / (time.perf_counter() - started)
        started = time.perf_counter()
        for number in range(READS):
            connection.execute("SELECT body FROM items WHERE pk = ? AND sk = ?", ("user#bench", f"row#{number % PUTS:06}")).fetchone()
        yield "get", READS / (time.perf_counter() - started)
        started = time.perf_counter()
        for _ in range(LISTS):
            connection.execute("SELECT body FROM items WHERE pk = ? ORDER BY sk DESC LIMIT ?", ("user#bench", PAGE)).fetchall()
        yield "query_20", LISTS / (time.perf_counter() - started)
