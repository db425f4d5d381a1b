"""Training plans and their sessions. A session is only there for a reader whose plan's row is there too."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from domain.plan import ActiveSession, PlanSession, TrainingPlan, as_active_session, place_of
from kit.errors import NotFound
from storage import entities as rows
from storage.owned import Owned, every
from storage.pages import Page
from storage.revision import save
from storage.table import Key, Put


@dataclass(frozen=True)
class WholePlan:
    """A plan with its sessions, in their order."""

    plan: TrainingPlan
    sessions: tuple[PlanSession, ...]


class Plans(Owned[TrainingPlan]):
    """The plans of all users; a deleted one is only seen by `find`, so that it can be brought back."""

    entity = rows.TRAINING_PLAN
    noun = "plan"

    async def get(self, user_id: str, **place: Any) -> TrainingPlan:
        """A plan; NotFound when this user has none of that id, or deleted it."""
        plan = await super().get(user_id, **place)
        if plan.deleted_at is not None:
            raise self.missing()
        return plan

    async def of_user(self, user_id: str, cursor: str | None = None, limit: int = 20) -> Page[TrainingPlan]:
        """The user's plans, newest first."""
        return await self.page(user_id, cursor, limit, lambda plan: plan.deleted_at is None)

    async def active(self, user_id: str) -> list[TrainingPlan]:
        """The plans that the user trains by now, newest first."""
        items = await every(self.table, rows.TRAINING_PLAN.list("one", user_id=user_id, newest_first=True))
        return [plan for plan in map(rows.TRAINING_PLAN.read, items) if plan.is_active]

    async def whole(self, user_id: str, plan_id: str) -> WholePlan:
        """A plan with all its sessions, in one round trip."""
        plan, sessions = await asyncio.gather(self.get(user_id, plan_id=plan_id), self.sessions(user_id, plan_id))
        if len(sessions) < plan.session_count:
            # The plan was being stored: its own row came last, so now they are all there.
            sessions = await self.sessions(user_id, plan_id)
        return WholePlan(plan, tuple(sessions))

    async def week(self, user_id: str, plan_id: str, week: int) -> WholePlan:
        """A plan with the sessions of one week."""
        # One after the other: whoever sees a plan sees all sessions from then on, but a list from before may lack some.
        plan = await self.get(user_id, plan_id=plan_id)
        return WholePlan(plan, tuple(await self.sessions(user_id, plan_id, week=week)))

    async def sessions(self, user_id: str, plan_id: str, **week: Any) -> list[PlanSession]:
        """The session rows of a plan in their order, whether the plan's own row is there or not."""
        query = rows.PLAN_SESSION.list("one", user_id=user_id, plan_id=plan_id, limit=1000, **week)
        return [rows.PLAN_SESSION.read(item) for item in await every(self.table, query)]

    async def session(self, user_id: str, session_id: str) -> PlanSession:
        """One session; NotFound when there is none of that id, or its plan is gone."""
        place = place_of(session_id)
        keys = self._keys(user_id, place) if place else None
        plan, session = await self.table.get_many(keys) if keys else (None, None)
        if not (plan and session) or rows.TRAINING_PLAN.read(plan).deleted_at is not None:
            raise NotFound("There is no such plan session. List your plans with GET /v1/plans.", code="plan_session_not_found")
        return rows.PLAN_SESSION.read(session)

    async def save_session(self, session: PlanSession, now: datetime) -> PlanSession:
        """Store the next version of a session."""
        after, put = self.saving_session(session, now)
        await self.table.put(put.item, put.when)
        return after

    def saving_session(self, session: PlanSession, now: datetime) -> tuple[PlanSession, Put]:
        """The next version of a session and its write."""
        return save(rows.PLAN_SESSION, session, now)

    async def active_sessions(self, user_id: str, status: Literal["completed", "active"] | None = None) -> list[ActiveSession]:
        """The sessions of the plans in use, in the words of older clients."""
        plans = await self.active(user_id)
        found = await asyncio.gather(*(self.sessions(user_id, plan.plan_id) for plan in plans))
        shown = [as_active_session(session) for sessions in found for session in sessions]
        return [one for one in shown if status in (None, one.status)]

    def _keys(self, user_id: str, place: tuple[str, int, int]) -> list[Key]:
        plan_id, week, number = place
        fields = {"user_id": user_id, "plan_id": plan_id}
        return [rows.TRAINING_PLAN.key(**fields), rows.PLAN_SESSION.key(**fields, week=week, number=number)]
