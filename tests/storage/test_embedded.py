"""The embedded engine where a disk, a folder or another process is in the way."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kit.clock import FixedClock
from kit.errors import CoachError, Unavailable
from storage.blobs import BlobDamaged, BlobsUnavailable
from storage.embedded.blobs import FileBlobs
from storage.embedded.database import DataUnusable
from storage.embedded.table import EmbeddedTable
from storage.table import Changes, Item, Key, Query, StoreUnavailable

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def row(sk: str, **attributes: object) -> Item:
    return {"pk": "user#1", "sk": sk, **attributes}


@pytest.fixture
async def table(tmp_path: Path) -> AsyncIterator[EmbeddedTable]:
    table = EmbeddedTable(tmp_path / "spotter.db", FixedClock(NOON))
    yield table
    await table.close()


async def test_what_was_stored_is_there_after_a_restart(tmp_path: Path) -> None:
    first = EmbeddedTable(tmp_path / "spotter.db")
    await first.put(row("a", n=1))
    await first.close()
    second = EmbeddedTable(tmp_path / "spotter.db")
    assert await second.get(Key("user#1", "a")) == row("a", n=1)
    await second.close()


async def test_nobody_else_may_read_the_data(table: EmbeddedTable, tmp_path: Path) -> None:
    await table.put(row("a"))
    assert {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == dict.fromkeys(
        ["spotter.db", "spotter.db-wal", "spotter.db-shm"], 0o600
    )


async def test_two_processes_share_the_data(table: EmbeddedTable, tmp_path: Path) -> None:
    other = EmbeddedTable(tmp_path / "spotter.db", FixedClock(NOON))
    await asyncio.gather(*(one.update(Key("user#1", "n"), Changes(add={"n": 1})) for one in [table, other] * 20))
    assert await other.get(Key("user#1", "n")) == row("n", n=40)
    await other.close()


async def test_many_may_open_a_new_folder_at_once(tmp_path: Path) -> None:
    tables = await asyncio.gather(*(asyncio.to_thread(EmbeddedTable, tmp_path / "new" / "spotter.db") for _ in range(6)))
    await asyncio.gather(*(table.put(row(str(n))) for n, table in enumerate(tables)))
    found = await tables[0].query(Query("user#1"))
    await asyncio.gather(*(table.close() for table in tables))
    assert len(found.items) == 6


async def test_expired_rows_are_really_deleted(table: EmbeddedTable, tmp_path: Path) -> None:
    soon = int((NOON - timedelta(seconds=1)).timestamp())
    await asyncio.gather(*(table.put(row(f"old#{n}", secret="squat 5x5", ttl=soon)) for n in range(600)))
    await table.put(row("kept", ttl=soon + 3600))
    assert await table.sweep() == 600
    assert await table.sweep() == 0
    with sqlite3.connect(tmp_path / "spotter.db") as raw:
        assert raw.execute("SELECT sk FROM items").fetchall() == [("kept",)]
    raw.close()


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4096], ids=["text", "damaged"])
def test_a_file_that_is_no_database_is_explained(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "spotter.db").write_bytes(content)
    with pytest.raises(DataUnusable, match=r"spotter\.db is damaged or not a database"):
        EmbeddedTable(tmp_path / "spotter.db")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "spotter.db") as other:
        other.execute("PRAGMA application_id=1")
        other.execute("CREATE TABLE photos (name TEXT)")
    other.close()
    with pytest.raises(DataUnusable, match="another program"):
        EmbeddedTable(tmp_path / "spotter.db")


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "spotter.db") as newer:
        newer.execute("PRAGMA user_version=99")
    newer.close()
    with pytest.raises(DataUnusable, match="newer version"):
        EmbeddedTable(tmp_path / "spotter.db")


@pytest.mark.parametrize("make", [lambda data: EmbeddedTable(data / "spotter.db"), lambda data: FileBlobs(data / "objects")])
def test_a_data_folder_that_is_a_file_is_explained(tmp_path: Path, make: type) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(Unavailable, match=r"SPOTTER_DATA"):
        make(tmp_path / "data")


@pytest.mark.parametrize("make", [lambda data: EmbeddedTable(data / "spotter.db"), lambda data: FileBlobs(data / "objects")])
def test_an_unwritable_folder_is_explained(make: type) -> None:
    with pytest.raises(CoachError, match=r"SPOTTER_DATA"):
        make(Path("/proc/nobody-can-write-here"))


async def test_a_full_disk_is_explained_and_loses_nothing(table: EmbeddedTable) -> None:
    await table.put(row("before", n=1))
    await table._database.write(lambda writer: writer.execute("PRAGMA max_page_count=40").fetchone())
    with pytest.raises(StoreUnavailable, match="disk is full"):
        await asyncio.gather(*(table.put(row(f"big#{n}", body="x" * 100_000)) for n in range(5)))
    await table._database.write(lambda writer: writer.execute("PRAGMA max_page_count=100000").fetchone())
    await table.put(row("after", n=2))
    assert [item["sk"] for item in (await table.query(Query("user#1"))).items if "big" not in item["sk"]] == ["after", "before"]


async def test_a_busy_database_is_explained(tmp_path: Path) -> None:
    table = EmbeddedTable(tmp_path / "spotter.db")
    await table._database.write(lambda writer: writer.execute("PRAGMA busy_timeout=50").fetchone())
    other = sqlite3.connect(tmp_path / "spotter.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="Another program"):
        await table.put(row("a"))
    other.execute("ROLLBACK")
    other.close()
    await table.put(row("a"))
    await table.close()


async def test_a_closed_store_says_so(table: EmbeddedTable) -> None:
    await table.close()
    with pytest.raises(StoreUnavailable):
        await table.get(Key("user#1", "a"))
    with pytest.raises(StoreUnavailable):
        await table.put(row("a"))


async def test_writes_under_way_are_finished_before_closing(table: EmbeddedTable, tmp_path: Path) -> None:
    writes = [asyncio.ensure_future(table.put(row(f"n#{n:03}"))) for n in range(200)]
    await asyncio.sleep(0)
    await table.close()
    await asyncio.gather(*writes)
    with sqlite3.connect(tmp_path / "spotter.db") as raw:
        assert raw.execute("SELECT count(*) FROM items").fetchone() == (200,)
    raw.close()


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:20] + b"\x00" + data[21:]], ids=["cut", "empty", "bit"]
)
async def test_a_damaged_object_is_reported(tmp_path: Path, damage: type) -> None:
    blobs = FileBlobs(tmp_path)
    pointer = await blobs.put("users/u/c.json", b"every word of it" * 10)
    file = tmp_path / "users" / "u" / "c.json.gz"
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(BlobDamaged, match=r"users/u/c\.json"):
        await blobs.get(pointer)
    await blobs.close()


async def test_half_written_files_are_swept_and_never_listed(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    (tmp_path / ".writing" / "old").write_bytes(b"half")
    os.utime(tmp_path / ".writing" / "old", (0, 0))
    (tmp_path / ".writing" / "new").write_bytes(b"half")
    assert [key async for key in blobs.list("")] == []
    assert await blobs.sweep() == 1
    assert sorted(file.name for file in (tmp_path / ".writing").iterdir()) == ["new"]
    await blobs.close()


async def test_an_object_and_a_folder_may_share_a_name(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    await asyncio.gather(*(blobs.put(key, b"x") for key in ("a", "a/b", "a.gz", "a.gz/b", "a/b/c")))
    assert [key async for key in blobs.list("")] == ["a", "a.gz", "a.gz/b", "a/b", "a/b/c"]
    await blobs.close()


async def test_a_lost_folder_is_explained(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path / "objects")
    (tmp_path / "objects" / ".writing").rmdir()
    with pytest.raises(BlobsUnavailable, match="SPOTTER_DATA"):
        await blobs.put("a", b"x")
    await blobs.close()
