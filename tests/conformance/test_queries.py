"""What the table promises for lists, on every engine: order, bounds, pages that are full, and the indexes."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kit.clock import FixedClock
from kit.errors import Invalid
from storage.table import Changes, Item, Key, Put, Query, Table
from tests.conformance.conftest import NOON

DAYS = ["06-01#a", "06-30#a", "06-30#b", "07-01#a"]
WORDS = ["coach#1", "coach#2", "coachSession#1", "coach$", *(f"d#2026-{day}" for day in DAYS), "Ünder", "💪", "\uffee"]
ORDER = sorted(WORDS, key=str.encode)


def row(sk: str, pk: str = "user#1", **attributes: Any) -> Item:
    return {"pk": pk, "sk": sk, **attributes}


@pytest.fixture
async def filled(table: Table) -> Table:
    await table.transact([Put(row(word, n=n)) for n, word in enumerate(WORDS)])
    await table.put(row("coach#9", pk="user#2"))
    return table


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("user#1"), ORDER),
        (Query("user#1", newest_first=True), ORDER[::-1]),
        (Query("user#3"), []),
        (Query("user#1", prefix="coach#"), ["coach#1", "coach#2"]),
        (Query("user#1", prefix="coach"), ["coach#1", "coach#2", "coach$", "coachSession#1"]),
        (Query("user#1", prefix="coach#", newest_first=True), ["coach#2", "coach#1"]),
        (Query("user#1", prefix="\uffee"), ["\uffee"]),
        (Query("user#1", prefix="💪"), ["💪"]),
        (Query("user#1", first="d#2026-06-30#b", last="d#2026-07-01#a"), ["d#2026-06-30#b", "d#2026-07-01#a"]),
        (Query("user#1", first="d#2026-06-01", last="d#2026-06-30"), ["d#2026-06-01#a"]),
        (Query("user#1", first="d#2026-06-01", last="d#2026-06-30$"), ["d#2026-06-01#a", "d#2026-06-30#a", "d#2026-06-30#b"]),
        (Query("user#1", first="Ünder"), [word for word in ORDER if word.encode() >= "Ünder".encode()]),
        (Query("user#1", last="coach$", newest_first=True), ["coach$", "coach#2", "coach#1"]),
        (Query("user#1", first="z", last="a"), []),
        (Query("user#1", first="", last="coach#1"), ["coach#1"]),
        (Query("user#1", prefix="", last=None), ORDER),
        (Query("user#1", last=""), []),
    ],
    ids=str,
)
async def test_a_list_has_its_bounds_and_order(filled: Table, query: Query, expected: list[str]) -> None:
    found = await filled.query(query)
    assert [item["sk"] for item in found.items] == expected
    assert found.after is None


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 3, 5, 10, 11])
async def test_pages_join_to_the_whole_list(filled: Table, limit: int, newest_first: bool) -> None:
    pages = await _pages(filled, Query("user#1", limit=limit, newest_first=newest_first))
    assert [item["sk"] for page in pages for item in page] == (ORDER[::-1] if newest_first else ORDER)
    assert {len(page) for page in pages[:-1]} <= {limit}
    assert len(pages[-1]) > 0


@pytest.mark.parametrize(
    "query", [Query("user#1", limit=0), Query("user#1", prefix="a", first="a"), Query("user#1", prefix="a", last="b")], ids=str
)
async def test_a_question_without_sense_is_refused(table: Table, query: Query) -> None:
    with pytest.raises(Invalid):
        await table.query(query)


async def test_expired_items_do_not_make_a_page_short(table: Table, clock: FixedClock) -> None:
    soon, late = (int((NOON + timedelta(minutes=minutes)).timestamp()) for minutes in (1, 60))
    await table.transact([Put(row(f"s#{n:02}", ttl=late if n % 10 == 0 else soon)) for n in range(60)])
    clock.at = NOON + timedelta(minutes=2)
    pages = await _pages(table, Query("user#1", prefix="s#", limit=2))
    assert [[item["sk"] for item in page] for page in pages] == [["s#00", "s#10"], ["s#20", "s#30"], ["s#40", "s#50"]]


async def test_a_list_of_large_items_is_full(table: Table) -> None:
    await table.transact([Put(row(f"s#{n}", body="x" * 350_000)) for n in range(9)])
    found = await table.query(Query("user#1", limit=8))
    assert [item["sk"] for item in found.items] == [f"s#{n}" for n in range(8)]
    assert found.after is not None


CALENDAR = [
    row("workout#1", gsi1pk="user#1", gsi1sk="date#2026-06-01#workout#1", entityType="workout", n=1),
    row("workout#2", gsi1pk="user#1", gsi1sk="date#2026-06-02#workout#2", entityType="workout", n=2),
    row("plan#1", gsi1pk="user#1", gsi1sk="date#2026-06-02#plan#1", entityType="plan"),
    row("workout#3", pk="user#2", gsi1pk="user#2", gsi1sk="date#2026-06-02#workout#3", entityType="workout"),
    row("profile", entityType="profile"),
    row("turn#1"),
    row("half", gsi1pk="user#1"),
]


async def test_an_index_lists_what_carries_its_keys(table: Table) -> None:
    await table.transact([Put(item) for item in CALENDAR])
    found = await table.query(Query("user#1", index="gsi1", first="date#2026-06-02", last="date#2026-06-02$"))
    assert found.items == [CALENDAR[2], CALENDAR[1]]


async def test_the_index_by_type_holds_keys_only(table: Table) -> None:
    await table.transact([Put(item) for item in CALENDAR])
    found = await table.query(Query("workout", index="gsi3"))
    assert sorted(found.items, key=lambda item: str(item["sk"])) == [
        {"pk": item["pk"], "sk": item["sk"], "entityType": "workout"} for item in (CALENDAR[0], CALENDAR[1], CALENDAR[3])
    ]


async def test_an_index_follows_its_items(table: Table) -> None:
    await table.put(CALENDAR[0])
    await table.update(Key("user#1", "workout#1"), Changes(set={"gsi1sk": "date#2026-07-07#workout#1"}))
    moved = await table.query(Query("user#1", index="gsi1"))
    await table.update(Key("user#1", "workout#1"), Changes(remove=("gsi1pk", "gsi1sk")))
    left = await table.query(Query("user#1", index="gsi1"))
    assert [item["gsi1sk"] for item in moved.items] == ["date#2026-07-07#workout#1"]
    assert left.items == []


@pytest.mark.parametrize("newest_first", [False, True])
async def test_pages_of_an_index_join_also_where_its_keys_are_equal(table: Table, newest_first: bool) -> None:
    await table.transact([Put(row(f"s#{n:02}", gsi2pk="queue", gsi2sk="due", entityType="job")) for n in range(25)])
    by_time = await _pages(table, Query("queue", index="gsi2", limit=4, newest_first=newest_first))
    by_type = await _pages(table, Query("job", index="gsi3", limit=4, newest_first=newest_first))
    assert sorted(item["sk"] for page in by_time for item in page) == [f"s#{n:02}" for n in range(25)]
    assert sorted(item["sk"] for page in by_type for item in page) == [f"s#{n:02}" for n in range(25)]


async def test_expired_items_are_in_no_index(table: Table) -> None:
    gone = int((NOON - timedelta(days=1)).timestamp())
    await table.put(row("s", ttl=gone, gsi1pk="a", gsi1sk="a", gsi2pk="b", gsi2sk="b", entityType="c"))
    queries = [Query("a", index="gsi1"), Query("b", index="gsi2"), Query("c", index="gsi3")]
    found = await asyncio.gather(*(table.query(query) for query in queries))
    assert [part.items for part in found] == [[], [], []]


async def _pages(table: Table, query: Query) -> list[list[Item]]:
    found = await table.query(query)
    return [found.items] + (await _pages(table, replace(query, after=found.after)) if found.after else [])
