"""Takes away the objects that no row points to: old revisions, and what attempts that came to nothing have left.

An object goes when it is older than a day, its row does not point to it, and has not changed for a day either. Objects of
kinds that are not named here stay: a creator session's transcript outlives its row, an export is the user's.

A writer that puts an object which lies there already makes it young first, and `discard` leaves alone what was written
after the survey: so an object that somebody is about to point to is never taken.
"""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from domain.jobs import Chore
from storage import entities as rows
from storage.blobs import Blobs, Held
from storage.revision import save
from storage.table import ConditionFailed, Item, Key, Table

AGE = timedelta(days=1)
EVERY = timedelta(days=1)
BATCH = 100
_CONVERSATION = re.compile(r"users/([^/]+)/conversations/([^/.]+)\.[^/]+")
_WORKOUT = re.compile(r"users/([^/]+)/workouts/(\d{4}-\d{2}-\d{2})/([^/.]+)\.[^/]+")


class Orphans:
    """The objects without a row."""

    def __init__(self, table: Table, blobs: Blobs) -> None:
        self.table = table
        self.blobs = blobs

    async def claim(self, now: datetime) -> bool:
        """Whether this process is the one to collect today."""
        item = await self.table.get(rows.CHORE.key(name="collect"))
        last = rows.CHORE.read(item) if item else Chore(name="collect", claimed_at=now - EVERY)
        if last.claimed_at > now - EVERY:
            return False
        try:
            _, put = save(rows.CHORE, last.model_copy(update={"claimed_at": now}), now)
            await self.table.put(put.item, put.when)
        except ConditionFailed:
            return False
        return True

    async def collect(self, now: datetime) -> dict[str, int]:
        """Remove what no row points to; how many, by folder."""
        gone: Counter[str] = Counter()
        async for batch in self._old(now - AGE):
            owners = [owner for held in batch if (owner := owner_of(held.key))]
            items = await self.table.get_many(owners)
            orphans = [held for held, item in zip(batch, items, strict=True) if _is_orphan(held, item, now - AGE)]
            done = await asyncio.gather(*(self.blobs.discard(held) for held in orphans))
            gone.update(held.key.split("/")[2] for held, is_gone in zip(orphans, done, strict=True) if is_gone)
        return dict(gone)

    async def _old(self, until: datetime) -> AsyncIterator[Sequence[Held]]:
        """Objects that have an owner and were last written before, in batches."""
        batch: list[Held] = []
        async for held in self.blobs.survey("users/"):
            if held.written_at <= until and owner_of(held.key):
                batch.append(held)
            if len(batch) == BATCH:
                yield batch
                batch = []
        yield batch


def owner_of(key: str) -> Key | None:
    """The row that would point to an object; None for kinds that are kept without one."""
    if found := _CONVERSATION.fullmatch(key):
        return rows.CONVERSATION.key(user_id=found[1], conversation_id=found[2])
    if found := _WORKOUT.fullmatch(key):
        return rows.WORKOUT.key(user_id=found[1], date=found[2], workout_id=found[3])
    return None


def _is_orphan(held: Held, item: Item | None, until: datetime) -> bool:
    if item is None:
        return True
    changed_at = datetime.fromisoformat(item["updatedAt"]) if "updatedAt" in item else until
    return changed_at <= until and not _names(item["attributes"], held.key)


def _names(value: Any, key: str) -> bool:
    """Whether a row's attributes name an object anywhere."""
    match value:
        case dict():
            return any(_names(part, key) for part in value.values())
        case list():
            return any(_names(part, key) for part in value)
    return bool(value == key)
