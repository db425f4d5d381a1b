"""Plans: stored whole or not at all, edited one version after the other, taken away and brought back, and kept true to what was done.

A plan that does not fit into one transaction is stored sessions first and plan last, under a job that cleans up if it never gets there.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar

from coaching.logbook import Logbook
from coaching.message import Message
from domain.equipment import Lacking, lacking
from domain.history import LoggedWorkout
from domain.jobs import Job, shard_of
from domain.measures import WeightUnit
from domain.plan import Beside, PlanSession, TrainingPlan, WorkoutRef, beside
from domain.plan_json import PlanJson, sessions_of, weeks_of
from kit.clock import Clock, stamp
from kit.errors import Conflict, Stale
from kit.ids import derived_id
from storage import entities as rows
from storage.conditions import MAX_WRITES
from storage.gear import Gear
from storage.jobs import Jobs
from storage.plans import Plans, WholePlan
from storage.revision import remove, save
from storage.table import ABSENT, PRESENT, Check, Condition, ConditionFailed, Delete, Put, where

GUARDS = 3
"""Writes of a transaction that are not sessions: the plan or the check for it, the job, and one that whoever opens the table may add."""
AT_ONCE = MAX_WRITES - GUARDS
KEPT_UNFINISHED = timedelta(days=1)

T = TypeVar("T")
M = TypeVar("M", TrainingPlan, PlanSession)


class PlanInUse(Conflict):
    """Sessions of the plan were done, so it can't vanish without a trace."""

    code = "plan_in_use"


@dataclass(frozen=True)
class StoredPlan:
    """A stored plan, and which of its exercises need what the user does not have; nothing when the user never said what there is."""

    whole: WholePlan
    lacking: tuple[Lacking, ...]


class Planner:
    """All changes to plans and their sessions."""

    def __init__(self, plans: Plans, jobs: Jobs, gear: Gear, logbook: Logbook, clock: Clock) -> None:
        self.plans = plans
        self.jobs = jobs
        self.gear = gear
        self.logbook = logbook
        self.clock = clock

    async def store(self, user_id: str, body: PlanJson, key: str, unit: WeightUnit | None = None, **fields: Any) -> StoredPlan:
        """Store a whole plan at once or not at all; the same plan with the same key again is the same plan.

        `unit` is for weights without one; `fields` set others of the plan's own row.
        """
        plan_id = _plan_id(user_id, body, key)
        sessions = list(sessions_of(body, user_id, plan_id, unit))
        if await self.plans.find(user_id, plan_id=plan_id) is None:
            await self._insert(_plan(body, user_id, plan_id, sessions).model_copy(update=fields), sessions)
        whole = await self.plans.whole(user_id, plan_id)
        owned = await self.gear.kinds(user_id)
        wanted = [one.exercise_id for session in whole.sessions for one in session.exercises]
        return StoredPlan(whole, tuple(lacking(wanted, owned)) if owned else ())

    async def edit(self, user_id: str, plan_id: str, seen: int, changes: dict[str, Any]) -> TrainingPlan:
        """Change fields of the plan's own row."""
        plan = _as_seen(await self.plans.get(user_id, plan_id=plan_id), seen)
        return await self.plans.save(plan.model_copy(update=changes), self.clock.now())

    async def edit_session(self, user_id: str, session_id: str, seen: int, changes: dict[str, Any]) -> PlanSession:
        """Change a session: move it to another day, replace its exercises, call it off."""
        session = _as_seen(await self.plans.session(user_id, session_id), seen)
        day = changes.get("date", session.date)
        moved = session.model_copy(update={**changes, "day_of_week": day.isoweekday()})
        return await self.plans.save_session(moved, self.clock.now())

    async def begin(self, user_id: str, session_id: str) -> PlanSession:
        """Say that a session is being done."""
        session = await self.plans.session(user_id, session_id)
        if session.status == "completed":
            raise Conflict("This session is done already. Change the workout that it was done in.", code="session_completed")
        now = self.clock.now()
        return await self.plans.save_session(session.model_copy(update={"status": "in_progress", "started_at": now}), now)

    async def complete(self, message: Message, session_id: str, done: LoggedWorkout) -> PlanSession:
        """Link a session and the workout that it was done in, each to the other; done again, it changes nothing."""
        session = await self.plans.session(message.user_id, session_id)
        workout = done.workout
        if workout.plan_session_id != session_id:
            await self.logbook.amend(message, done, {"plan_session_id": session_id}, "plan_session")
        ref = WorkoutRef(date=workout.date, workout_id=workout.workout_id)
        if session.workout == ref and session.status == "completed":
            return session
        now = self.clock.now()
        after, put = self.plans.saving_session(
            session.model_copy(update={"status": "completed", "workout": ref, "completed_at": workout.completed_at or now}), now
        )
        await self.plans.table.transact([put, Check(rows.WORKOUT.key_of(workout), PRESENT)])
        return after

    async def beside(self, session: PlanSession) -> list[Beside]:
        """What a session planned next to what was done for it, wherever the workout lies now."""
        ref = session.workout
        found = await self.logbook.workouts.find(session.user_id, ref.date, ref.workout_id) if ref else None
        while found is not None and found.workout.moved_to:
            found = await self.logbook.workouts.find(session.user_id, found.workout.moved_to, found.workout.workout_id)
        return beside(session, found.exercises if found and found.workout.is_live else ())

    async def remove(self, user_id: str, plan_id: str, seen: int) -> TrainingPlan:
        """Delete a plan; it can be brought back, and what was done by it stays."""
        plan = _as_seen(await self.plans.get(user_id, plan_id=plan_id), seen)
        now = self.clock.now()
        return await self.plans.save(plan.model_copy(update={"deleted_at": now}), now)

    async def undo(self, user_id: str, plan_id: str) -> TrainingPlan:
        """Bring a deleted plan back."""
        plan = await self.plans.find(user_id, plan_id=plan_id)
        if plan is None:
            raise self.plans.missing()
        if plan.deleted_at is None:
            return plan
        return await self.plans.save(plan.model_copy(update={"deleted_at": None}), self.clock.now())

    async def forget(self, user_id: str, plan_id: str) -> None:
        """Remove a plan for good; PlanInUse when any of its sessions was done."""
        plan = await self.plans.find(user_id, plan_id=plan_id)
        if plan is None:
            raise self.plans.missing()
        sessions = await self.plans.sessions(user_id, plan_id)
        if any(session.status == "completed" for session in sessions):
            raise PlanInUse("Workouts were done by this plan. Delete it without forgetting it: what was done keeps its plan then.")
        now = self.clock.now()
        job, queued = self.jobs.saving(_cleaning(user_id, plan_id, now), now)
        await self.plans.table.transact([remove(rows.TRAINING_PLAN, plan), queued])
        await self.clean(job)

    async def clean(self, job: Job) -> int:
        """Delete the sessions of a plan that never became whole, or was forgotten; how many."""
        if await self.plans.find(job.user_id, plan_id=job.job_id) is not None:
            await self.jobs.remove(job)
            return 0
        # From this version on, whoever still stores sessions of this plan fails its check of the job.
        job = await self.jobs.save(job.model_copy(update={"status": "running", "attempts": job.attempts + 1}), self.clock.now())
        left = await self.plans.sessions(job.user_id, job.job_id)
        for batch in _batches(left, MAX_WRITES):
            await self.plans.table.transact([Delete(rows.PLAN_SESSION.key_of(session)) for session in batch])
        await self.jobs.remove(job)
        return len(left)

    async def sweep(self, shard: str) -> int:
        """Clean up after the plans of one queue that were not finished within a day; how many sessions went."""
        due = await self.jobs.due(shard, self.clock.now(), "plan_import")
        return sum([await self.clean(job) for job in due])

    async def _insert(self, plan: TrainingPlan, sessions: Sequence[PlanSession]) -> None:
        now = self.clock.now()
        head, puts = save(rows.TRAINING_PLAN, plan, now)[1], [self.plans.saving_session(session, now)[1] for session in sessions]
        try:
            if len(puts) <= AT_ONCE:
                no_cleaning = Check(rows.JOB.key(user_id=plan.user_id, job_id=plan.plan_id), ABSENT)
                await self.plans.table.transact([head, no_cleaning, *puts])
            else:
                await self._insert_in_parts(plan, head, puts, now)
        except ConditionFailed:
            await self._settle(plan)

    async def _insert_in_parts(self, plan: TrainingPlan, head: Put, puts: Sequence[Put], now: datetime) -> None:
        job_key = rows.JOB.key(user_id=plan.user_id, job_id=plan.plan_id)
        job = await self.jobs.find(plan.user_id, job_id=plan.plan_id)
        if job is None:
            job = await self.jobs.save(_cleaning(plan.user_id, plan.plan_id, now + KEPT_UNFINISHED), now)
        if job.status != "waiting":
            raise _busy()
        *before, last = _batches(puts, AT_ONCE)
        absent, ours = Check(rows.TRAINING_PLAN.key_of(plan), ABSENT), _same(job)
        for batch in before:
            # A later try of the same plan writes the same rows again: nobody has seen them, so nobody has changed them.
            await self.plans.table.transact([absent, Check(job_key, ours), *(Put(put.item) for put in batch)])
        await self.plans.table.transact([head, Delete(job_key, ours), *(Put(put.item) for put in last)])

    async def _settle(self, plan: TrainingPlan) -> None:
        """After a refused write: fine when another try of the same request has stored the plan, else try again later."""
        if await self.plans.find(plan.user_id, plan_id=plan.plan_id) is not None:
            return
        raise _busy()


def _plan_id(user_id: str, body: PlanJson, key: str) -> str:
    """The same for the same plan under the same key; from its first day, so that plans list in their order."""
    content = hashlib.sha256(body.model_dump_json().encode()).hexdigest()
    return derived_id(datetime.combine(body.week_start, time(12), UTC), user_id, "plan", key, content)


def _plan(body: PlanJson, user_id: str, plan_id: str, sessions: Sequence[PlanSession]) -> TrainingPlan:
    weeks = weeks_of(body)
    return TrainingPlan(
        user_id=user_id,
        plan_id=plan_id,
        name=body.name or body.split_type.replace("_", " ").capitalize(),
        description=body.description,
        split_type=body.split_type,
        goal_type=body.goal_type,
        experience_level=body.experience_level,
        week_start=body.week_start,
        duration_weeks=max(week.week_number for week in weeks),
        frequency_per_week=max(len(week.sessions) for week in body.numbered()),
        weeks=weeks,
        session_count=len(sessions),
        notes=body.notes,
    )


def _cleaning(user_id: str, plan_id: str, due: datetime) -> Job:
    return Job(user_id=user_id, job_id=plan_id, kind="plan_import", shard=shard_of(user_id), due=due)


def _same(job: Job) -> Condition:
    """That a job is the one that was read; its version alone could be that of a later job for the same plan."""
    return where(("version", "=", job.version), ("createdAt", "=", stamp(job.created_at) if job.created_at else None))


def _busy() -> Conflict:
    return Conflict("This plan is being stored or cleaned up at the moment. Try again in a minute.", code="busy")


def _as_seen(row: M, seen: int) -> M:
    if row.version != seen:
        raise Stale("It was changed since you looked. Read it again, then repeat your change.")
    return row


def _batches(items: Sequence[T], size: int) -> list[list[T]]:
    return [list(items[start : start + size]) for start in range(0, len(items), size)]
