"""What has expired is not there, whoever asks and however: on no read path, and in no condition."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest

from kit.clock import FixedClock
from storage.table import ABSENT, PRESENT, Changes, Check, ConditionFailed, Delete, Item, Key, Put, Query, Table, Update, Write, where
from tests.conformance.conftest import NOON

DEAD, ALIVE = Key("p", "a#dead"), Key("p", "a#live")
NOW = int(NOON.timestamp())
INDEXED = {"gsi1pk": "g", "gsi2pk": "q", "entityType": "thing"}

Read = Callable[[Table], Awaitable[Sequence[Item | None]]]


def row(key: Key, ttl: int) -> Item:
    return {**key._asdict(), **INDEXED, "gsi1sk": key.sk, "gsi2sk": key.sk, "ttl": ttl, "status": "old"}


@pytest.fixture
async def aged(table: Table) -> Table:
    """A table with a row that expired this very second, and one that will in the next."""
    await table.put(row(DEAD, NOW))
    await table.put(row(ALIVE, NOW + 1))
    return table


async def one(table: Table, key: Key) -> list[Item | None]:
    return [item for item in [await table.get(key)] if item]


async def listed(table: Table, **query: Any) -> Sequence[Item]:
    return (await table.query(Query(**query))).items


READS: dict[str, Read] = {
    "get": lambda table: one(table, ALIVE),
    "get many": lambda table: table.get_many([ALIVE]),
    "query": lambda table: listed(table, pk="p"),
    "prefix": lambda table: listed(table, pk="p", prefix="a#"),
    "bounds": lambda table: listed(table, pk="p", first="a", last="z"),
    "backwards": lambda table: listed(table, pk="p", newest_first=True, limit=1),
    "a page": lambda table: listed(table, pk="p", limit=1),
    "gsi1": lambda table: listed(table, pk="g", index="gsi1"),
    "gsi2": lambda table: listed(table, pk="q", index="gsi2"),
    "gsi3": lambda table: listed(table, pk="thing", index="gsi3"),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
async def test_no_read_finds_it(read: Read, aged: Table, clock: FixedClock) -> None:
    found = [item["sk"] for item in await read(aged) if item]
    assert (found, await aged.get(DEAD), await aged.get_many([DEAD, ALIVE])) == ([ALIVE.sk], None, [None, row(ALIVE, NOW + 1)])


CONDITIONS = {"it is there": PRESENT, "it is as it was": where(("status", "=", "old")), "it has no other": where(missing=("other",))}


@pytest.mark.parametrize("when", CONDITIONS.values(), ids=CONDITIONS.keys())
@pytest.mark.parametrize("write", ["put", "update", "delete", "check"])
async def test_no_condition_finds_it(write: str, when: Any, aged: Table) -> None:
    writes: dict[str, Write] = {
        "put": Put(row(DEAD, NOW + 9), when),
        "update": Update(DEAD, Changes(set={"x": 1}), when),
        "delete": Delete(DEAD, when),
        "check": Check(DEAD, when),
    }
    with pytest.raises(ConditionFailed) as failed:
        await aged.transact([Put({"pk": "p", "sk": "beside"}), writes[write]])
    assert failed.value.positions == (1,)
    assert await aged.get(Key("p", "beside")) is None


async def test_its_place_is_free(aged: Table) -> None:
    await aged.transact([Put(row(DEAD, NOW + 9), ABSENT), Check(Key("p", "other"), ABSENT)])
    assert await aged.get(DEAD) == row(DEAD, NOW + 9)


async def test_only_who_erases_may_ask_for_it(aged: Table) -> None:
    assert [item["sk"] for item in await listed(aged, pk="p", expired=True)] == [DEAD.sk, ALIVE.sk]
    assert [item["sk"] for item in await listed(aged, pk="thing", index="gsi3", expired=True)] == [DEAD.sk, ALIVE.sk]
