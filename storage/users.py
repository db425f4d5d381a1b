"""Users: profile, preferences, and the logins that lead to them."""

from datetime import datetime

from domain.user import Identity, UserPreferences, UserProfile
from storage import entities as rows
from storage.revision import save
from storage.table import ConditionFailed, Item, Key, Table


class Users:
    """Everybody who trains."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def keys(self, user_id: str) -> list[Key]:
        """Where the profile and the preferences lie."""
        return [rows.USER_PROFILE.key(user_id=user_id), rows.USER_PREFERENCES.key(user_id=user_id)]

    def from_items(self, user_id: str, profile: Item | None, preferences: Item | None) -> tuple[UserProfile, UserPreferences]:
        """The profile and the preferences of rows read along with others; what was never set is as it is by default."""
        return (
            rows.USER_PROFILE.read(profile) if profile else UserProfile(user_id=user_id),
            rows.USER_PREFERENCES.read(preferences) if preferences else UserPreferences(user_id=user_id),
        )

    async def get(self, user_id: str) -> tuple[UserProfile, UserPreferences]:
        """A user's profile and preferences."""
        profile, preferences = await self.table.get_many(self.keys(user_id))
        return self.from_items(user_id, profile, preferences)

    async def save_profile(self, profile: UserProfile, now: datetime) -> UserProfile:
        """Store the next version of a profile."""
        after, put = save(rows.USER_PROFILE, profile, now)
        await self.table.put(put.item, put.when)
        return after

    async def save_preferences(self, preferences: UserPreferences, now: datetime) -> UserPreferences:
        """Store the next version of the preferences."""
        after, put = save(rows.USER_PREFERENCES, preferences, now)
        await self.table.put(put.item, put.when)
        return after

    async def find_login(self, issuer: str, subject: str) -> str | None:
        """The user id that a login leads to, if it was ever seen."""
        item = await self.table.get(rows.IDENTITY.key(issuer=issuer, subject=subject))
        return rows.IDENTITY.read(item).user_id if item else None

    async def ensure_login(self, issuer: str, subject: str, fresh_id: str, now: datetime) -> str:
        """The user id that a login leads to; the first time, a new user with the fresh id."""
        known = await self.find_login(issuer, subject)
        if known is not None:
            return known
        _, profile = save(rows.USER_PROFILE, UserProfile(user_id=fresh_id), now)
        _, identity = save(rows.IDENTITY, Identity(issuer=issuer, subject=subject, user_id=fresh_id), now)
        try:
            await self.table.transact([identity, profile])
        except ConditionFailed:
            return await self.find_login(issuer, subject) or fresh_id
        return fresh_id
