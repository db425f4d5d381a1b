"""What users have to train with, and their training at a glance."""

from domain.equipment import OwnedEquipment
from domain.fitness import FitnessProfile
from storage import entities as rows
from storage.owned import Owned, every


class Gear(Owned[OwnedEquipment]):
    """The equipment of all users; what was removed stays as a row that is not owned any more."""

    entity = rows.EQUIPMENT
    noun = "equipment"

    async def owned(self, user_id: str) -> list[OwnedEquipment]:
        """What the user has now, oldest first."""
        return [one for one in await self.all(user_id) if one.is_owned]

    async def all(self, user_id: str) -> list[OwnedEquipment]:
        """What the user has, and what is gone, oldest first."""
        return [rows.EQUIPMENT.read(item) for item in await every(self.table, rows.EQUIPMENT.list("one", user_id=user_id))]

    async def kinds(self, user_id: str) -> set[str]:
        """The kinds of equipment that the user has now; empty also when nothing was ever said."""
        return {one.kind for one in await self.owned(user_id)}


class FitnessProfiles(Owned[FitnessProfile]):
    """The training of all users at a glance, one row each."""

    entity = rows.FITNESS_PROFILE
    noun = "fitness profile"

    async def of(self, user_id: str) -> FitnessProfile:
        """The user's; an empty one when nothing is known."""
        return await self.find(user_id) or FitnessProfile(user_id=user_id)
