"""The table on one machine: items as JSON text in SQLite, with real columns for the keys of the indexes."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.clock import Clock, SystemClock
from storage.conditions import changed, check_transaction, finds_nothing, holds, key_of
from storage.embedded.database import Database
from storage.layout import INDEXES, key_names, position
from storage.table import Changes, Check, Condition, ConditionFailed, Delete, Item, Key, Put, Query, Slice, Update, Write
from storage.values import canonical_item, check_key, decode, encode

_COLUMNS = ("gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "entityType")
_PUT = (
    "INSERT INTO items (pk, sk, body, ttl, gsi1pk, gsi1sk, gsi2pk, gsi2sk, entityType) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (pk, sk) DO UPDATE SET body = excluded.body, ttl = excluded.ttl, gsi1pk = excluded.gsi1pk, gsi1sk = excluded.gsi1sk, "
    "gsi2pk = excluded.gsi2pk, gsi2sk = excluded.gsi2sk, entityType = excluded.entityType"
)
_GET = "SELECT body FROM items WHERE pk = ? AND sk = ? AND (ttl IS NULL OR ttl > ?)"
_SWEEP = "DELETE FROM items WHERE rowid IN (SELECT rowid FROM items WHERE ttl <= ? LIMIT 500)"


class EmbeddedTable:
    """The port's verbs over one database file."""

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        self._database = Database(path)
        self._clock = clock or SystemClock()

    async def get(self, key: Key) -> Item | None:
        check_key(*key)
        now = self._now()
        return await self._database.read(lambda connection: _get(connection, key, now))

    async def get_many(self, keys: Sequence[Key]) -> list[Item | None]:
        for key in keys:
            check_key(*key)
        now = self._now()
        return await self._database.read(lambda connection: _get_many(connection, keys, now))

    async def put(self, item: Item, when: Condition | None = None) -> None:
        await self._write([Put(item, when)])

    async def update(self, key: Key, changes: Changes, when: Condition | None = None) -> Item:
        written = await self._write([Update(key, changes, when)])
        return written[0] or {}

    async def delete(self, key: Key, when: Condition | None = None) -> None:
        await self._write([Delete(key, when)])

    async def query(self, query: Query) -> Slice:
        if finds_nothing(query):
            return Slice([], None)
        statement, values = _select(query, self._now())
        items, more = await self._database.read(lambda connection: _listed(connection, statement, values, query))
        return Slice(items, position(query, items[-1]) if more else None)

    async def transact(self, writes: Sequence[Write]) -> None:
        await self._write(writes, together=True)

    async def sweep(self) -> int:
        """Delete the expired items for good; how many there were."""
        now, total = self._now(), 0
        while gone := await self._database.write(lambda connection: connection.execute(_SWEEP, (now,)).rowcount):
            total += gone
        return total

    async def forget(self) -> None:
        """Write out and empty the log beside the file, in which rows that were deleted could still be read."""
        await self._database.forget()

    async def close(self) -> None:
        await self._database.close()

    async def _write(self, writes: Sequence[Write], *, together: bool = False) -> list[Item | None]:
        now = self._now()

        def apply(connection: sqlite3.Connection) -> list[Item | None]:
            # Here and not before, for this thread holds up nobody: a row may be large.
            clean = [Put(canonical_item(write.item), write.when) if isinstance(write, Put) else write for write in writes]
            if together:
                check_transaction(clean)
            for write in clean:
                check_key(*key_of(write))
            return _apply(connection, clean, now)

        return await self._database.write(apply)

    def _now(self) -> int:
        return int(self._clock.now().timestamp())


def _listed(connection: sqlite3.Connection, statement: str, values: Sequence[Any], query: Query) -> tuple[list[Item], bool]:
    """The items of a page, and whether more follow."""
    rows = connection.execute(statement, values).fetchall()
    return [_item(query, row) for row in rows[: query.limit]], len(rows) > query.limit


def _apply(connection: sqlite3.Connection, writes: Sequence[Write], now: int) -> list[Item | None]:
    """All writes, or ConditionFailed with the positions that refuse; the caller's savepoint undoes what was begun."""
    items = [_get(connection, key_of(write), now) if _must_look(write) else None for write in writes]
    failed = [position for position, (write, item) in enumerate(zip(writes, items, strict=True)) if not holds(write.when, item)]
    if failed:
        raise ConditionFailed(positions=failed)
    return [_store(connection, write, item) for write, item in zip(writes, items, strict=True)]


def _must_look(write: Write) -> bool:
    return write.when is not None or isinstance(write, Update)


def _store(connection: sqlite3.Connection, write: Write, before: Item | None) -> Item | None:
    match write:
        case Put(item):
            _put(connection, item)
            return item
        case Update(key, changes):
            after = canonical_item(changed(before, key, changes))
            _put(connection, after)
            return after
        case Delete(key):
            connection.execute("DELETE FROM items WHERE pk = ? AND sk = ?", key)
        case Check():
            pass
    return None


def _put(connection: sqlite3.Connection, item: Item) -> None:
    keys = [item.get(column) for column in _COLUMNS]
    connection.execute(_PUT, (item["pk"], item["sk"], encode(item).decode(), item.get("ttl"), *keys))


def _get(connection: sqlite3.Connection, key: Key, now: int) -> Item | None:
    row = connection.execute(_GET, (*key, now)).fetchone()
    return _decoded(row[0]) if row else None


def _get_many(connection: sqlite3.Connection, keys: Sequence[Key], now: int) -> list[Item | None]:
    # One transaction, so that rows which were written together are read together.
    connection.execute("BEGIN")
    try:
        return [_get(connection, key, now) for key in keys]
    finally:
        connection.execute("COMMIT")


@dataclass(frozen=True)
class _Where:
    """The parts of a WHERE clause with their values."""

    clauses: list[str]
    values: list[Any]

    def add(self, clause: str, *values: Any) -> None:
        self.clauses.append(clause)
        self.values.extend(values)


def _select(query: Query, now: int) -> tuple[str, list[Any]]:
    pk, sk = key_names(query.index)
    where = _Where([f"{pk} = ?"], [query.pk])
    if not query.expired:
        where.add("(ttl IS NULL OR ttl > ?)", now)
    if query.index:
        where.add(f"{sk} IS NOT NULL")
    if query.prefix:
        where.add(f"{sk} >= ?", query.prefix)
        above = _after_all(query.prefix)
        if above:
            where.add(f"{sk} < ?", above)
    if query.first is not None:
        where.add(f"{sk} >= ?", query.first)
    if query.last is not None:
        where.add(f"{sk} <= ?", query.last)
    order = list(dict.fromkeys([sk, "pk", "sk"])) if query.index else ["sk"]
    if query.after is not None:
        sign, marks = "<" if query.newest_first else ">", ", ".join("?" * len(order))
        where.add(f"({', '.join(order)}) {sign} ({marks})", *(query.after[name] for name in order))
    direction = "DESC" if query.newest_first else "ASC"
    keys_only = query.index is not None and INDEXES[query.index].holds == "KEYS_ONLY"
    columns = "pk, sk, entityType" if keys_only else "body"
    ordering = ", ".join(f"{name} {direction}" for name in order)
    return f"SELECT {columns} FROM items WHERE {' AND '.join(where.clauses)} ORDER BY {ordering} LIMIT {query.limit + 1}", where.values


def _item(query: Query, row: Sequence[Any]) -> Item:
    return _decoded(row[0]) if len(row) == 1 else dict(zip(("pk", "sk", "entityType"), row, strict=True))


def _decoded(body: str) -> Item:
    item: Item = decode(body)
    return item


def _after_all(prefix: str) -> str | None:
    """The first text after everything that begins with the prefix; None when there is no such text."""
    trimmed = prefix.rstrip("\U0010ffff")
    if not trimmed:
        return None
    following = ord(trimmed[-1]) + 1
    return trimmed[:-1] + chr(0xE000 if following == 0xD800 else following)
