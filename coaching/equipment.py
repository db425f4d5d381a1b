"""The user's equipment: what is there, and what a plan in use still needs of it."""

from collections.abc import Iterable

from domain.equipment import OwnedEquipment
from domain.exercises import catalogue
from domain.plan import PlanSession
from kit.clock import Clock
from kit.errors import Conflict, Stale
from storage.gear import Gear
from storage.plans import Plans


class EquipmentInUse(Conflict):
    """Sessions that are still to be done need it."""

    code = "equipment_in_use"


class Equipment:
    """All changes to what users have."""

    def __init__(self, gear: Gear, plans: Plans, clock: Clock) -> None:
        self.gear = gear
        self.plans = plans
        self.clock = clock

    async def add(self, piece: OwnedEquipment) -> OwnedEquipment:
        """Say that the user has it; the same piece again is the same row, and a removed one is owned again."""
        known = await self.gear.find(piece.user_id, equipment_id=piece.equipment_id)
        if known is not None and known.is_owned:
            return known
        stored = piece.model_copy(update={"version": known.version if known else 0})
        return await self.gear.save(stored, self.clock.now())

    async def remove(self, user_id: str, equipment_id: str, seen: int) -> OwnedEquipment:
        """Say that the user has it no more; EquipmentInUse while a plan in use needs it and nothing of its kind is left."""
        piece = await self.gear.get(user_id, equipment_id=equipment_id)
        if piece.version != seen:
            raise Stale("It was changed since you looked. Read it again, then repeat your change.")
        others = {one.kind for one in await self.gear.owned(user_id) if one.equipment_id != equipment_id}
        needing = [] if piece.kind in others else await self._needing(user_id, piece.kind)
        if needing:
            names = ", ".join(sorted({session.day_label for session in needing}))
            raise EquipmentInUse(f"Sessions of your plan still need it: {names}. Change their exercises first.", sessions=_ids(needing))
        now = self.clock.now()
        return await self.gear.save(piece.model_copy(update={"removed_at": now}), now)

    async def _needing(self, user_id: str, kind: str) -> list[PlanSession]:
        plans = await self.plans.active(user_id)
        sessions = [session for plan in plans for session in await self.plans.sessions(user_id, plan.plan_id)]
        return [session for session in sessions if session.status in ("planned", "in_progress") and _needs(session, kind)]


def _needs(session: PlanSession, kind: str) -> bool:
    known = (catalogue().get(one.exercise_id) for one in session.exercises)
    return any(kind in one.equipment for one in known if one)


def _ids(sessions: Iterable[PlanSession]) -> list[str]:
    return [session.session_id for session in sessions]
