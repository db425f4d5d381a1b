"""Reaching users outside the app: their devices, what was sent, and what they want to be told."""

from domain.notifications import DeviceToken, Notification, NotificationPreferences
from storage import entities as rows
from storage.owned import Owned, every


class Devices(Owned[DeviceToken]):
    """The devices of all users."""

    entity = rows.DEVICE_TOKEN
    noun = "device"

    async def reachable(self, user_id: str) -> list[DeviceToken]:
        """Those that may be sent to."""
        items = await every(self.table, rows.DEVICE_TOKEN.list("one", user_id=user_id))
        return [one for one in map(rows.DEVICE_TOKEN.read, items) if one.is_active]


class Notifications(Owned[Notification]):
    """What was sent to all users in the last 90 days."""

    entity = rows.NOTIFICATION
    noun = "notification"


class NotificationSettings(Owned[NotificationPreferences]):
    """What all users want to be told, one row each."""

    entity = rows.NOTIFICATION_PREFERENCES
    noun = "notification preferences"

    async def of(self, user_id: str) -> NotificationPreferences:
        """The user's; the defaults when nothing was set."""
        return await self.find(user_id) or NotificationPreferences(user_id=user_id)
