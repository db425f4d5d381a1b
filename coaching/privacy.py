"""Erases a user everywhere and for good.

First the tombstone, so that nothing new comes in; then rows and objects, until a pass finds nothing; again after one
lease, when no turn of that time can still be running; and once more a day later, for what a stalled process might have
left. Each step can be killed and run again: counts and deletes of rows are one transaction, and objects are counted
before they go.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from coaching.turns import LEASE, SHARDS
from domain.jobs import Job
from kit import log
from kit.clock import Clock, stamp
from kit.errors import CoachError, Conflict
from kit.ids import derived_id
from storage import entities as rows
from storage.engine import Store
from storage.erasure import Remains, folder_of, kind_of
from storage.table import ConditionFailed

TRIES = 8
ONCE_MORE = timedelta(days=1)
BACKUPS_LAST = timedelta(days=36)

logger = log.get("privacy")


class Erasing:
    """Erases accounts; the table that it is given must be the bare one, for the tombstone stands in the way of all others."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.remains = Remains(store.table, store.blobs)
        self.clock = clock

    async def begin(self, user_id: str) -> Job:
        """Refuse everything new of this user from now on, and queue the rest; an erasure that was begun goes on."""
        for _ in range(TRIES):
            erased_at = await self.remains.erased_at(user_id)
            at = erased_at or self.clock.now()
            job_id = derived_id(at, user_id, "erase")
            known = await self.remains.find_job(user_id, job_id) if erased_at else None
            if known is not None:
                return known
            job = Job(user_id=user_id, job_id=job_id, kind="erase", status="running", shard=_shard(job_id), due=at + LEASE)
            await self.remains.list_erased(user_id)
            try:
                if erased_at is None:
                    await self.remains.bury(job, at)
                else:
                    await self.remains.note(job, self.clock.now())
            except ConditionFailed:
                continue
        raise Conflict("This account keeps changing. Try again in a moment.", code="busy")

    async def go_on(self, shard: str) -> list[Job]:
        """Go on with the erasures of one queue that are due: begun and killed, or waiting for a later sweep."""
        done = []
        for job in await self.remains.due(shard, self.clock.now()):
            try:
                done.append(await self.run(job.user_id))
            except CoachError as error:
                logger.warning("erasure left for later", job=job.job_id, code=error.code)
        return done

    async def replay(self) -> list[str]:
        """Erase again whom a backup brought back: the list of the erased lies outside the table, for as long as backups last."""
        listed = [user_id async for user_id in self.remains.erased(self.clock.now() - BACKUPS_LAST)]
        back = [user_id for user_id in listed if await self.remains.erased_at(user_id) is None]
        for user_id in back:
            await self.run(user_id)
        return back

    async def run(self, user_id: str, patience: timedelta | None = None) -> Job:
        """Remove what there is now, for as long as patience lasts; the job says when to come back, and what is gone so far."""
        job = await self.begin(user_id)
        until = self.clock.now() + patience if patience is not None else None
        swept = _counted(job)
        while job.due is not None:
            try:
                before = _counted(job)
                job = await self._objects(await self._rows(job))
                if _counted(job) == before:
                    return await self._rest(job, is_clean=before == swept)
            except ConditionFailed:
                # Another process erases the same user: both go on from what is stored.
                job = await self.begin(user_id)
            if until is not None and self.clock.now() >= until:
                return job
        return job

    async def _rows(self, job: Job) -> Job:
        keep = {rows.USER_PROFILE.key(user_id=job.user_id), rows.JOB.key_of(job)}
        async for batch in self.remains.rows(job.user_id, keep):
            job = await self.remains.note(_plus(job, "rows", map(kind_of, batch)), self.clock.now(), batch)
        return job

    async def _objects(self, job: Job) -> Job:
        async for batch in self.remains.objects(job.user_id):
            named = [held.key for held in batch]
            fresh = [key for key in named if key not in job.progress.get("removing", [])]
            job = await self.remains.note(_plus(job, "objects", map(folder_of, fresh), removing=named), self.clock.now())
            await self.remains.remove(named)
        return job

    async def _rest(self, job: Job, *, is_clean: bool) -> Job:
        """What follows a pass that found nothing: a second look after the lease, a last one a day later, then the end."""
        now = self.clock.now()
        erased_at = await self.remains.erased_at(job.user_id) or now
        await self.store.forget()
        if now < erased_at + LEASE:
            changes: dict[str, Any] = {"due": erased_at + LEASE}
        elif job.finished_at is None or not is_clean:
            changes = {"status": "done", "finished_at": now, "due": now + ONCE_MORE}
        elif now < job.finished_at + ONCE_MORE:
            return job
        else:
            changes = {"due": None, "shard": None}
        counts = {what: _counts(job, what) for what in ("rows", "objects")}
        job = await self.remains.note(job.model_copy(update={**changes, "progress": counts}), now)
        logger.info("account erased", job=job.job_id, status=job.status, found=_counted(job))
        return job


def manifest(job: Job) -> dict[str, Any]:
    """What was removed, by kind; nothing in it says anything about the person."""
    return {
        "job_id": job.job_id,
        "kind": job.kind,
        "status": job.status,
        "finished_at": stamp(job.finished_at) if job.finished_at else None,
        "next_sweep_at": stamp(job.due) if job.due else None,
        "removed": {what: _counts(job, what) for what in ("rows", "objects")},
    }


def _counts(job: Job, what: str) -> dict[str, int]:
    return {kind: int(count) for kind, count in sorted(job.progress.get(what, {}).items())}


def _plus(job: Job, what: str, kinds: Iterable[str], **more: Any) -> Job:
    counts = Counter(_counts(job, what))
    counts.update(kinds)
    return job.model_copy(update={"progress": {**job.progress, what: dict(counts), **more}})


def _counted(job: Job) -> int:
    return sum(sum(_counts(job, what).values()) for what in ("rows", "objects"))


def _shard(job_id: str) -> str:
    return SHARDS[sum(job_id.encode()) % len(SHARDS)]
