"""Pages are full, cursors can't be made up, and a filter does not make a page short."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from kit.errors import Invalid
from storage.embedded.table import EmbeddedTable
from storage.pages import Page, Pages
from storage.table import Item, Put, Query, Table

PAGES = Pages(b"a secret of this test")
ALL = Query("user#1", prefix="n#", limit=4)


@pytest.fixture
async def table(tmp_path: Path) -> AsyncIterator[Table]:
    table = EmbeddedTable(tmp_path / "spotter.db")
    await table.transact([Put({"pk": "user#1", "sk": f"n#{n:02}", "n": n, "gsi2pk": "q", "gsi2sk": "due"}) for n in range(20)])
    yield table
    await table.close()


def number(item: Item) -> int:
    return int(item["n"])


def everything(_: int) -> bool:
    return True


async def follow(table: Table, query: Query, keep: Any, cursor: str | None = None) -> list[tuple[int, ...]]:
    page: Page[int] = await PAGES.read(table, query, cursor, number, keep)
    return [tuple(page.items), *(await follow(table, query, keep, page.cursor) if page.cursor else [])]


@pytest.mark.parametrize(
    ("query", "keep", "expected"),
    [
        (ALL, everything, [(0, 1, 2, 3), (4, 5, 6, 7), (8, 9, 10, 11), (12, 13, 14, 15), (16, 17, 18, 19)]),
        (ALL, lambda n: n % 5 == 0, [(0, 5, 10, 15), ()]),
        (ALL, lambda n: n % 4 == 0, [(0, 4, 8, 12), (16,)]),
        (ALL, lambda n: n > 100, [()]),
        (Query("user#1", newest_first=True, limit=15), everything, [tuple(range(19, 4, -1)), (4, 3, 2, 1, 0)]),
        (Query("q", index="gsi2", limit=12), everything, [tuple(range(12)), tuple(range(12, 20))]),
    ],
)
async def test_pages_are_full(table: Table, query: Query, keep: Any, expected: list[tuple[int, ...]]) -> None:
    assert await follow(table, query, keep) == expected


@pytest.mark.parametrize(
    "other", [Query("user#2", prefix="n#"), Query("user#1", prefix="m#"), Query("user#1", prefix="n#", newest_first=True)]
)
async def test_a_cursor_holds_for_its_own_list_only(table: Table, other: Query) -> None:
    page = await PAGES.read(table, ALL, None, number)
    with pytest.raises(Invalid):
        await PAGES.read(table, other, page.cursor, number)


@pytest.mark.parametrize("cursor", ["x", "é", "AAAA", "eyJzayI6ICJuIzAzIn0", "A" * 100, "%%%"])
async def test_a_made_up_cursor_is_refused(table: Table, cursor: str) -> None:
    with pytest.raises(Invalid):
        await PAGES.read(table, ALL, cursor, number)


async def test_a_cursor_of_another_service_is_refused(table: Table) -> None:
    page = await Pages(b"another secret").read(table, ALL, None, number)
    with pytest.raises(Invalid):
        await PAGES.read(table, ALL, page.cursor, number)
