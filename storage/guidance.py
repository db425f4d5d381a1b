"""What the coach proposed, and how plans were fitted to their user: recommendations, adaptations, substitutions, recovery."""

from datetime import date

from domain.adaptation import PlanAdaptation, Substitution
from domain.recommendation import Recommendation
from domain.recovery import RecoveryPlan
from storage import entities as rows
from storage.owned import Owned, every
from storage.pages import Page


class Recommendations(Owned[Recommendation]):
    """The proposals to all users; an expired one is gone unless it was applied."""

    entity = rows.RECOMMENDATION
    noun = "recommendation"

    async def open(self, user_id: str, cursor: str | None = None, limit: int = 20) -> Page[Recommendation]:
        """Those that wait for an answer, newest first."""
        return await self.page(user_id, cursor, limit, lambda one: one.is_open)


class Adaptations(Owned[PlanAdaptation]):
    """How the plans of all users were adapted."""

    entity = rows.PLAN_ADAPTATION
    noun = "plan adaptation"

    async def of_plan(self, user_id: str, plan_id: str) -> list[PlanAdaptation]:
        """How a plan was adapted, newest first."""
        items = await every(self.table, rows.PLAN_ADAPTATION.list("one", user_id=user_id, newest_first=True))
        return [one for one in map(rows.PLAN_ADAPTATION.read, items) if one.base_plan_id == plan_id]


class Substitutions(Owned[Substitution]):
    """Which exercises users do instead of others."""

    entity = rows.SUBSTITUTION
    noun = "substitution"

    async def in_force(self, user_id: str, plan_id: str | None = None) -> dict[str, str]:
        """What stands in for what now; one for the plan itself goes before one for all plans, a newer before an older."""
        items = await every(self.table, rows.SUBSTITUTION.list("one", user_id=user_id))
        active = [one for one in map(rows.SUBSTITUTION.read, items) if one.is_active and one.plan_id in (None, plan_id)]
        return {one.exercise_id: one.substitute_id for one in sorted(active, key=lambda one: one.plan_id is not None)}


class RecoveryPlans(Owned[RecoveryPlan]):
    """The recovery plans of all users."""

    entity = rows.RECOVERY_PLAN
    noun = "recovery plan"

    async def on(self, user_id: str, day: date) -> list[RecoveryPlan]:
        """The unfinished ones that a day falls into."""
        items = await every(self.table, rows.RECOVERY_PLAN.list("one", user_id=user_id, newest_first=True))
        read = map(rows.RECOVERY_PLAN.read, items)
        return [one for one in read if one.starts_on <= day <= one.ends_on and not one.is_completed]
