"""What is known of a user beside the training: body, injuries, goals, equipment, the plans in use. Reads only."""

from dataclasses import dataclass
from datetime import date

from domain.equipment import OwnedEquipment
from domain.injury import Injury
from domain.plan import PlanSession
from storage.body import Injuries, Measurements
from storage.gear import Gear
from storage.guidance import Substitutions
from storage.library import Rules
from storage.metrics import Milestones
from storage.plans import Plans


@dataclass(frozen=True)
class About:
    """The rows that tools read about a user."""

    measurements: Measurements
    injuries: Injuries
    milestones: Milestones
    gear: Gear
    plans: Plans
    substitutions: Substitutions
    rules: Rules

    async def next_planned(self, user_id: str, today: date) -> PlanSession | None:
        """The next session that a plan in use still holds, today's included."""
        return next(iter(await self.all_planned(user_id, today)), None)

    async def all_planned(self, user_id: str, today: date) -> list[PlanSession]:
        """The sessions that the plans in use still hold, today's included, in their order."""
        plans = await self.plans.active(user_id)
        sessions = [one for plan in plans for one in await self.plans.sessions(user_id, plan.plan_id)]
        waiting = [one for one in sessions if one.status in ("planned", "in_progress") and one.date >= today]
        return sorted(waiting, key=lambda one: (one.date, one.number))

    async def restrictions(self, user_id: str, today: date) -> list[Injury]:
        """The injuries that hold today."""
        return await self.injuries.holding(user_id, today)

    async def equipment(self, user_id: str) -> list[OwnedEquipment]:
        """What the user said there is to train with."""
        return await self.gear.owned(user_id)
