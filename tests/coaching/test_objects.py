"""Objects: what a row points to stays, what no row points to goes after a day, and a damaged one is never served."""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from coaching.archive import IDLE, Archive
from domain.history import ObjectPointer, Workout
from kit.clock import FixedClock
from storage import entities as rows
from storage.blobs import Held
from storage.conversations import Conversations
from storage.embedded.blobs import FileBlobs
from storage.embedded.names import path_of
from storage.embedded.table import EmbeddedTable
from storage.orphans import AGE, EVERY, Orphans
from tests.coaching.conftest import NOON, Device

DAY = date(2026, 3, 2)
WEEK_AGO = NOON - timedelta(days=7)


@pytest.fixture
def orphans(table: EmbeddedTable, blobs: FileBlobs) -> Orphans:
    return Orphans(table, blobs)


async def put(blobs: FileBlobs, folder: Path, key: str, at: datetime = WEEK_AGO) -> ObjectPointer:
    """An object that was written at that moment."""
    pointer = await blobs.put(key, key.encode())
    written_at(folder, key, at)
    return ObjectPointer(**pointer.model_dump())


def written_at(folder: Path, key: str, at: datetime) -> None:
    os.utime(path_of(folder / "objects", key), (at.timestamp(), at.timestamp()))


def workout(*, updated_at: datetime = WEEK_AGO, **pointers: ObjectPointer | None) -> Workout:
    return Workout(user_id="u", workout_id="W", date=DAY, version=3, created_at=WEEK_AGO, updated_at=updated_at, **pointers)


async def names(blobs: FileBlobs) -> list[str]:
    return [key async for key in blobs.list("")]


async def test_revisions_that_no_row_points_to_go(table: EmbeddedTable, blobs: FileBlobs, orphans: Orphans, tmp_path: Path) -> None:
    keys = [f"users/u/workouts/{DAY}/W.{version}.json" for version in (1, 2, 3)]
    _, previous, detail = [await put(blobs, tmp_path, key) for key in keys]
    await table.put(rows.WORKOUT.write(workout(detail=detail, previous=previous)))
    assert await orphans.collect(NOON) == {"workouts": 1}
    assert await names(blobs) == keys[1:]


async def test_objects_without_any_row_go(blobs: FileBlobs, orphans: Orphans, tmp_path: Path) -> None:
    for key in ("users/u/conversations/c.000040.json", f"users/u/workouts/{DAY}/W.1.0123456789abcdef.json"):
        await put(blobs, tmp_path, key)
    assert await orphans.collect(NOON) == {"conversations": 1, "workouts": 1}
    assert await names(blobs) == []


@pytest.mark.parametrize(
    "key",
    [
        "users/u/coach_creator_sessions/s.000012.json",
        "users/u/exports/2026-02-01_full_history.json",
        "users/u/photos/p.jpg",
        "users/u/something/new.json",
        f"users/u/workouts/{DAY}/notes/W.1.json",
        "platform/reports/2026.json",
    ],
)
async def test_other_kinds_of_objects_stay(key: str, blobs: FileBlobs, orphans: Orphans, tmp_path: Path) -> None:
    await put(blobs, tmp_path, key)
    assert await orphans.collect(NOON) == {}
    assert await names(blobs) == [key]


@pytest.mark.parametrize(("age", "left"), [(AGE - timedelta(seconds=1), 1), (AGE + timedelta(seconds=1), 0)])
async def test_an_object_is_given_a_day(age: timedelta, left: int, blobs: FileBlobs, orphans: Orphans, tmp_path: Path) -> None:
    await put(blobs, tmp_path, "users/u/conversations/c.000040.json", NOON - age)
    await orphans.collect(NOON)
    assert len(await names(blobs)) == left


@pytest.mark.parametrize(("age", "left"), [(AGE - timedelta(seconds=1), 1), (AGE + timedelta(seconds=1), 0)])
async def test_an_old_revision_is_given_a_day_from_the_change(
    age: timedelta, left: int, table: EmbeddedTable, blobs: FileBlobs, orphans: Orphans, tmp_path: Path
) -> None:
    await put(blobs, tmp_path, f"users/u/workouts/{DAY}/W.1.json")
    await table.put(rows.WORKOUT.write(workout(updated_at=NOON - age)))
    await orphans.collect(NOON)
    assert len(await names(blobs)) == left


async def test_an_archive_that_is_pointed_to_stays(
    phone: Device, archive: Archive, conversations: Conversations, blobs: FileBlobs, orphans: Orphans, clock: FixedClock, tmp_path: Path
) -> None:
    await phone.say_many(1, 3)
    clock.at += IDLE
    await archive.run("u", "c")
    part = (await conversations.get("u", "c")).parts[0]
    written_at(tmp_path, part.key, NOON)
    await put(blobs, tmp_path, "users/u/conversations/c.000003.0123456789abcdef.json", NOON)
    clock.at += timedelta(days=40)
    assert await orphans.collect(clock.now()) == {"conversations": 1}
    assert [turn.text for turn in await archive.read(part)] == ["words 1", "words 2", "words 3"]


class SlowWriter(FileBlobs):
    """An object store in which somebody puts an object again after the collector has looked at its row."""

    meanwhile = b""

    async def discard(self, held: Held) -> bool:
        await self.put(held.key, self.meanwhile)
        return await super().discard(held)


@pytest.fixture
async def raced(tmp_path: Path) -> AsyncIterator[SlowWriter]:
    opened = SlowWriter(tmp_path / "objects")
    yield opened
    await opened.close()


async def test_a_writer_that_comes_between_keeps_its_object(table: EmbeddedTable, raced: SlowWriter, tmp_path: Path) -> None:
    key = "users/u/conversations/c.000040.json"
    pointer = await put(raced, tmp_path, key)
    raced.meanwhile = key.encode()
    assert await Orphans(table, raced).collect(NOON) == {}
    assert pointer.key in await names(raced)


async def test_one_process_collects_once_a_day(orphans: Orphans, clock: FixedClock) -> None:
    claims = await asyncio.gather(*(orphans.claim(clock.now()) for _ in range(4)))
    again = await orphans.claim(clock.now() + EVERY - timedelta(seconds=1))
    tomorrow = await orphans.claim(clock.now() + EVERY)
    assert (sorted(claims), again, tomorrow) == ([False, False, False, True], False, True)


@pytest.mark.parametrize("gone", [{12}, {1}, {5, 6}, {3, 12}, set(range(1, 13))], ids=str)
async def test_rows_that_expire_one_by_one_leave_no_hole(
    gone: set[int], phone: Device, archive: Archive, conversations: Conversations, table: EmbeddedTable, clock: FixedClock
) -> None:
    await phone.say_many(1, 12)
    clock.at += IDLE
    await archive.run("u", "c")
    await asyncio.gather(*(table.delete(rows.TURN.key(user_id="u", conversation_id="c", number=number)) for number in gone))
    pages = [await archive.transcript(await conversations.get("u", "c"), before, 5) for before in (None, 8, 3)]
    assert [turn.number for page in pages for turn in page.turns] == list(range(12, 0, -1))
    assert [page.before for page in pages] == [8, 3, 1]
