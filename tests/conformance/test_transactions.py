"""What the table promises for writes that belong together, on every engine: all of them or none."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from kit.errors import Invalid
from storage.table import ABSENT, PRESENT, Changes, Check, ConditionFailed, Delete, Item, Key, Put, Query, Table, Update, Write, where
from tests.conformance.conftest import NOON


def row(sk: str, **attributes: Any) -> Item:
    return {"pk": "user#1", "sk": sk, **attributes}


def key(sk: str) -> Key:
    return Key("user#1", sk)


async def test_all_kinds_of_write_happen_together(table: Table) -> None:
    await table.transact([Put(row("a", n=1)), Put(row("b", n=1)), Put(row("c", n=1))])
    await table.transact(
        [
            Put(row("a", n=2), where(("n", "=", 1))),
            Update(key("b"), Changes(add={"n": 5}), PRESENT),
            Delete(key("c")),
            Check(key("d"), ABSENT),
            Update(key("e"), Changes(set={"made": True})),
        ]
    )
    assert (await table.query(Query("user#1"))).items == [row("a", n=2), row("b", n=6), row("e", made=True)]


async def test_one_refusal_undoes_all_and_names_its_positions(table: Table) -> None:
    await table.put(row("a", n=1))
    with pytest.raises(ConditionFailed) as failure:
        await table.transact([Put(row("x")), Put(row("a"), ABSENT), Check(key("b"), PRESENT), Put(row("y"))])
    assert failure.value.positions == (1, 2)
    assert (await table.query(Query("user#1"))).items == [row("a", n=1)]


async def test_a_hundred_writes_are_one(table: Table) -> None:
    await table.transact([Put(row(f"s#{n:03}", body="x" * 1000)) for n in range(100)])
    assert len((await table.query(Query("user#1", limit=200))).items) == 100


@pytest.mark.parametrize(
    "writes",
    [
        [Put(row(f"s#{n}")) for n in range(101)],
        [Put(row("a")), Put(row("a"))],
        [Put(row("a")), Check(key("a"), PRESENT)],
        [Update(key("a"), Changes(set={"n": 1})), Delete(key("a"))],
        [Put(row("a")), Put(row("b", weight=1.5))],
        [Put(row("a")), Update(key("b"), Changes(set={"sk": "c"}))],
        [Put(row("a")), Delete(Key("user#1", ""))],
    ],
    ids=lambda writes: f"{len(writes)} {writes[-1]}"[:80],
)
async def test_a_transaction_that_makes_no_sense_is_refused(table: Table, writes: list[Write]) -> None:
    with pytest.raises(Invalid):
        await table.transact(writes)
    assert (await table.query(Query("user#1"))).items == []


async def test_a_bad_change_undoes_the_writes_before_it(table: Table) -> None:
    await table.put(row("text", n="words"))
    with pytest.raises(Invalid):
        await table.transact([Put(row("a")), Update(key("text"), Changes(add={"n": 1}))])
    assert await table.get(key("a")) is None


async def test_no_writes_are_fine(table: Table) -> None:
    await table.transact([])


async def test_an_expired_item_counts_as_absent_in_a_transaction(table: Table) -> None:
    gone = int((NOON - timedelta(days=1)).timestamp())
    await table.transact([Put(row("a", old=1, ttl=gone)), Put(row("b", old=1, ttl=gone)), Put(row("c", old=1, ttl=gone))])
    with pytest.raises(ConditionFailed) as failure:
        await table.transact([Check(key("a"), PRESENT), Put(row("d"))])
    await table.transact([Put(row("a", new=1), ABSENT), Update(key("b"), Changes(add={"n": 1})), Check(key("c"), ABSENT)])
    assert failure.value.positions == (0,)
    assert (await table.query(Query("user#1"))).items == [row("a", new=1), row("b", n=1)]


async def test_only_what_really_refuses_is_named(table: Table) -> None:
    gone = int((NOON - timedelta(days=1)).timestamp())
    await table.transact([Put(row("a", old=1, ttl=gone)), Put(row("b"))])
    with pytest.raises(ConditionFailed) as failure:
        await table.transact([Update(key("a"), Changes(add={"n": 1})), Put(row("b"), ABSENT)])
    assert failure.value.positions == (1,)


async def test_rivals_for_one_row_never_both_win(table: Table) -> None:
    await table.put(row("balance", version=0))
    outcomes = await asyncio.gather(*(_claim(table, n) for n in range(20)))
    assert Counter(outcomes) == {True: 1, False: 19}
    assert len((await table.query(Query("user#1", prefix="claim#"))).items) == 1


async def test_money_is_neither_made_nor_lost(table: Table) -> None:
    await table.transact([Put(row("a", n=100)), Put(row("b", n=100))])
    await asyncio.gather(*(_move(table, *pair) for pair in [("a", "b"), ("b", "a")] * 15))
    a, b = await table.get_many([key("a"), key("b")])
    assert a is not None
    assert b is not None
    assert a["n"] + b["n"] == 200
    assert a["n"] == 100


async def test_a_reader_never_sees_half_a_transaction(table: Table) -> None:
    writer = asyncio.create_task(_keep_equal(table))
    seen = [await table.query(Query("user#1", prefix="pair#")) for _ in range(40)]
    await writer
    assert all(len({item["n"] for item in part.items}) <= 1 or not _strict(table) for part in seen)


def _strict(table: Table) -> bool:
    # DynamoDB isolates a transaction from single reads, not from the pages of a list.
    return type(table).__name__ == "EmbeddedTable"


async def _keep_equal(table: Table) -> None:
    for n in range(40):
        await table.transact([Put(row("pair#a", n=n)), Put(row("pair#b", n=n))])


async def _claim(table: Table, n: int) -> bool:
    try:
        await table.transact(
            [Update(key("balance"), Changes(add={"version": 1}), where(("version", "=", 0))), Put(row(f"claim#{n}"), ABSENT)]
        )
    except ConditionFailed:
        return False
    return True


async def _move(table: Table, source: str, target: str) -> None:
    await table.transact([Update(key(source), Changes(add={"n": -1})), Update(key(target), Changes(add={"n": 1}))])
