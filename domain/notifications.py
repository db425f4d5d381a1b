"""What may reach the user outside the app, where to, and what was sent."""

from datetime import datetime, time, timedelta
from typing import Any, Literal

from pydantic import Field

from domain.model import Stored

KEPT = timedelta(days=90)


class NotificationPreferences(Stored):
    """Which reminders, and when, in the user's own time; times are HH:MM."""

    user_id: str
    workout_reminders: bool = True
    nutrition_reminders: bool = False
    water_reminders: bool = False
    progress_photos: bool = False
    achievements: bool = True
    ai_suggestions: bool = True
    workout_reminder_time: str | None = None
    nutrition_reminder_times: tuple[str, ...] = ()
    timezone: str | None = None


class DeviceToken(Stored):
    """One device that can be reached."""

    user_id: str
    device_id: str
    device_token: str
    platform: Literal["ios", "android", "web"]
    device_name: str | None = None
    is_active: bool = True
    last_used_at: datetime | None = None


class Notification(Stored):
    """One message that was sent; kept for 90 days."""

    user_id: str
    notification_id: str
    notification_type: str
    title: str
    body: str
    data: dict[str, Any] = Field(default_factory=dict)
    sent_at: datetime
    delivery_status: Literal["pending", "delivered", "failed", "read"] = "pending"

    @property
    def expires_at(self) -> datetime:
        """When the row may go."""
        return self.sent_at + KEPT


def is_time_of_day(text: str) -> bool:
    """Whether this is a time as HH:MM."""
    try:
        return len(text) == 5 and time.fromisoformat(text).isoformat("minutes") == text
    except ValueError:
        return False
