"""A table that counts requests and capacity units by DynamoDB's published rules, over any engine."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from storage.layout import INDEXES
from storage.table import Changes, Check, Condition, Delete, Item, Key, Put, Query, Slice, Table, Update, Write
from storage.values import size

READ, WRITE = 4096, 1024


class MeteredTable:
    """Does what the table under it does, and keeps count."""

    def __init__(self, under: Table) -> None:
        self.under = under
        self.reset()

    def reset(self) -> None:
        """Count from nothing again."""
        self.requests, self.reads, self.writes = 0, Fraction(0), 0

    async def get(self, key: Key) -> Item | None:
        return (await self.get_many([key]))[0]

    async def get_many(self, keys: Sequence[Key]) -> list[Item | None]:
        found = await self.under.get_many(keys)
        self._read(sum(_units(item, READ) for item in found))
        return found

    async def query(self, query: Query) -> Slice:
        found = await self.under.query(query)
        units = max(1, ceil(sum(size(item) for item in found.items) / READ))
        self._read(Fraction(units, 2) if query.index else units)
        return found

    async def put(self, item: Item, when: Condition | None = None) -> None:
        await self._written([Put(item, when)], 1)
        await self.under.put(item, when)

    async def update(self, key: Key, changes: Changes, when: Condition | None = None) -> Item:
        before = await self.under.get(key)
        after = await self.under.update(key, changes, when)
        self.requests += 1
        self.writes += max(_units(before, WRITE), _units(after, WRITE)) + _index_writes(before, after)
        return after

    async def delete(self, key: Key, when: Condition | None = None) -> None:
        await self._written([Delete(key, when)], 1)
        await self.under.delete(key, when)

    async def transact(self, writes: Sequence[Write]) -> None:
        await self._written(writes, 2)
        await self.under.transact(writes)

    async def close(self) -> None:
        await self.under.close()

    def _read(self, units: int | Fraction) -> None:
        self.requests += 1
        self.reads += units

    async def _written(self, writes: Sequence[Write], times: int) -> None:
        self.requests += 1
        self.writes += sum([await self._cost(write, times) for write in writes])

    async def _cost(self, write: Write, times: int) -> int:
        key = Key(write.item["pk"], write.item["sk"]) if isinstance(write, Put) else write.key
        before = await self.under.get(key)
        if isinstance(write, (Check, Update)):
            return times * _units(before, WRITE)
        after = write.item if isinstance(write, Put) else None
        return times * max(_units(before, WRITE), _units(after, WRITE)) + _index_writes(before, after)


def _units(item: Item | None, unit: int) -> int:
    return max(1, ceil(size(item) / unit)) if item else 1


def _index_writes(before: Item | None, after: Item | None) -> int:
    """An index is written where its copy of the row comes, goes or changes."""
    copies = [(_copy(before, name), _copy(after, name)) for name in INDEXES]
    return sum(
        (old is not None) + (new is not None) - (old is not None and _place(old) == _place(new)) for old, new in copies if old != new
    )


def _copy(item: Item | None, name: str) -> Item | None:
    layout = INDEXES[name]  # type: ignore[index]
    if item is None or layout.pk not in item or layout.sk not in item:
        return None
    kept = item if layout.holds == "ALL" else {key: item[key] for key in ("pk", "sk", layout.pk, layout.sk)}
    return kept | {"place": (item[layout.pk], item[layout.sk])}


def _place(copy: Item | None) -> object:
    return copy and copy["place"]
