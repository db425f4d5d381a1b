"""Everything that is stored about a user, wherever it lies: rows of the partition, rows elsewhere, and objects."""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from domain.jobs import Job
from domain.user import UserProfile
from kit.clock import stamp
from storage import entities as rows
from storage.blobs import Blobs, Held
from storage.conditions import MAX_WRITES
from storage.owned import every
from storage.revision import save
from storage.table import Delete, Item, Key, Put, Query, Table
from storage.template import key_text
from storage.values import size

MAX_BYTES = 3 * 1024 * 1024
OBJECTS = 100
LIST = "platform/erasures/"


class Remains:
    """What an erasure finds of a user, and how it removes it. Expired rows are found too: a store may keep them for days."""

    def __init__(self, table: Table, blobs: Blobs) -> None:
        self.table = table
        self.blobs = blobs

    async def erased_at(self, user_id: str) -> datetime | None:
        """When the user was erased; None for one who was not, or who never was."""
        item = await self.table.get(rows.USER_PROFILE.key(user_id=user_id))
        erased_at = item and item.get("attributes", {}).get("erasedAt")
        return datetime.fromisoformat(erased_at) if erased_at else None

    async def bury(self, job: Job, now: datetime) -> None:
        """Put the tombstone in the profile's place, with the job that is to do the rest; ConditionFailed when it changed meanwhile."""
        key = rows.USER_PROFILE.key(user_id=job.user_id)
        item = await self.table.get(key)
        version = item["version"] if item else 0
        tombstone = UserProfile(user_id=job.user_id, is_active=False, erased_at=now, version=version)
        await self.table.transact([save(rows.USER_PROFILE, tombstone, now)[1], save(rows.JOB, job, now)[1]])

    async def list_erased(self, user_id: str) -> None:
        """Put the user on the list that outlives a restored backup of the table; it holds ids, and nothing about persons."""
        await self.blobs.put(f"{LIST}{user_id}.json", b"{}")

    async def erased(self, since: datetime) -> AsyncIterator[str]:
        """The users on that list; those who were put there before are taken from it."""
        async for held in self.blobs.survey(LIST):
            if held.written_at >= since:
                yield held.key.removeprefix(LIST).removesuffix(".json")
            else:
                await self.blobs.delete(held.key)

    async def find_job(self, user_id: str, job_id: str) -> Job | None:
        """The job of an erasure that was begun."""
        item = await self.table.get(rows.JOB.key(user_id=user_id, job_id=job_id))
        return rows.JOB.read(item) if item else None

    async def due(self, shard: str, until: datetime) -> list[Job]:
        """The erasures of one queue that are due by then; the index may be late."""
        pk, _ = rows.JOB.prefix("to_do", shard=shard)
        items = await every(self.table, Query(pk, first="0", last=stamp(until), index="gsi2"))
        return [job for item in items if rows.JOB.matches(item) and (job := rows.JOB.read(item)).kind == "erase"]

    async def note(self, job: Job, now: datetime, gone: Sequence[Item] = ()) -> Job:
        """Store the job's next version and remove these rows, at once or not at all: what is counted is gone, and what is gone counted."""
        after, put = save(rows.JOB, job, now)
        writes: list[Put | Delete] = [put, *(Delete(_key(item)) for item in gone)]
        await self.table.transact(writes)
        return after

    async def rows(self, user_id: str, keep: Collection[Key]) -> AsyncIterator[list[Item]]:
        """The user's rows in batches that fit beside a job's own, first those that open doors."""
        owned = Query(f"user#{key_text(user_id)}", prefix=rows.OWNED, index="gsi1", expired=True)
        async for found in self._slices(owned):
            # The index may be late: only what its row still says counts.
            there = await asyncio.gather(*(self._exactly(_key(item)) for item in found))
            for batch in _batches([item for items in there for item in items]):
                yield batch
        async for found in self._slices(replace(owned, prefix=None, index=None)):
            left = [item for item in found if _key(item) not in keep]
            for batch in _batches([*left, *await self._about_coaches(left)]):
                yield batch

    async def objects(self, user_id: str) -> AsyncIterator[list[Held]]:
        """The user's objects in batches, with names of which only old versions are left."""
        batch: list[Held] = []
        async for held in self.blobs.survey(f"users/{user_id}/"):
            batch.append(held)
            if len(batch) == OBJECTS:
                yield batch
                batch = []
        if batch:
            yield batch

    async def remove(self, names: Sequence[str]) -> None:
        """Delete these objects with all their versions."""
        await asyncio.gather(*(self.blobs.delete(name) for name in names))

    async def _slices(self, query: Query) -> AsyncIterator[list[Item]]:
        while True:
            found = await self.table.query(query)
            if found.items:
                yield found.items
            if found.after is None:
                return
            query = replace(query, after=found.after)

    async def _exactly(self, key: Key) -> list[Item]:
        return (await self.table.query(Query(key.pk, first=key.sk, last=key.sk, expired=True))).items

    async def _about_coaches(self, items: Sequence[Item]) -> list[Item]:
        """The reports about a user's own coaches; those about templates count many users, and stay."""
        keys = [rows.COACH.main.sk.parse(item["sk"]) or {} for item in items if rows.COACH.matches(item)]
        reports = [rows.COACH_PERFORMANCE.list("one", coach_id=key["coach_id"]) for key in keys]
        found = await asyncio.gather(*(every(self.table, query) for query in reports))
        return [item for items in found for item in items]


def kind_of(item: Item) -> str:
    """What a row is called in a manifest."""
    entity = rows.TABLE.of(item)
    return entity.name if entity else "other"


def folder_of(key: str) -> str:
    """What an object is called in a manifest: its folder under the user's."""
    parts = key.split("/")
    return parts[2] if len(parts) > 3 else "other"


def _key(item: Item) -> Key:
    return Key(item["pk"], item["sk"])


def _batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items in transactions of one job and as many deletes as fit."""
    batch: list[Item] = []
    weight = 0
    for item in items:
        bulk = size(item)
        if batch and (len(batch) == MAX_WRITES - 1 or weight + bulk > MAX_BYTES):
            yield batch
            batch, weight = [], 0
        batch.append(item)
        weight += bulk
    if batch:
        yield batch
