"""Long work and its queues, and what users use."""

from datetime import date, datetime

from domain.jobs import Job, JobKind, Usage
from kit.clock import stamp
from storage import entities as rows
from storage.owned import Owned
from storage.table import ABSENT, PRESENT, Changes, ConditionFailed, Query


class Jobs(Owned[Job]):
    """The jobs of all users."""

    entity = rows.JOB
    noun = "job"

    async def due(self, shard: str, until: datetime, kind: JobKind | None = None, limit: int = 25) -> list[Job]:
        """The jobs of one queue that are due by then, oldest first; the index may be late."""
        pk, _ = rows.JOB.prefix("to_do", shard=shard)
        found = await self.table.query(Query(pk, first="0", last=stamp(until), index="gsi2", limit=limit))
        return [job for job in map(rows.JOB.read, found.items) if kind in (None, job.kind)]


class UsageDays(Owned[Usage]):
    """What all users used, day by day."""

    entity = rows.USAGE
    noun = "usage"

    async def on(self, user_id: str, day: date) -> Usage:
        """What a user has used on a day."""
        return await self.find(user_id, day=day) or Usage(user_id=user_id, day=day)

    async def add(self, user_id: str, day: date, now: datetime, **counts: int) -> Usage:
        """Add to the counts of a day and say what they come to; two at once both count."""
        fresh = Usage(user_id=user_id, day=day)
        amounts: dict[str, int] = {f"attributes.{rows.USAGE.attributes[name]}": count for name, count in counts.items()}
        changes = Changes(set={"updatedAt": stamp(now)}, add={**amounts, "version": 1})
        try:
            return rows.USAGE.read(await self.table.update(rows.USAGE.key_of(fresh), changes, PRESENT))
        except ConditionFailed:
            return await self._first(fresh.model_copy(update=counts), now, counts)

    async def _first(self, usage: Usage, now: datetime, counts: dict[str, int]) -> Usage:
        after, put = self.saving(usage, now)
        try:
            await self.table.put(put.item, ABSENT)
        except ConditionFailed:
            return await self.add(usage.user_id, usage.day, now, **counts)
        return after
