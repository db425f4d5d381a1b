"""Who trains: profile and preferences. The name of the primary coach lives in the preferences, and only there."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from domain.model import Model, Stored

FitnessLevel = Literal["beginner", "intermediate", "advanced"]
Units = Literal["imperial", "metric"]


class TrainingPreferences(Model):
    """How the user likes to train."""

    workout_types: tuple[str, ...] = ()
    available_time: int | None = None
    equipment: tuple[str, ...] = ()
    training_days: tuple[str, ...] = ()


class Subscription(Model):
    """What the user pays for."""

    tier: Literal["free", "premium", "pro"] = "free"
    status: Literal["active", "inactive", "cancelled"] = "active"
    expires_at: datetime | None = None


class UserProfile(Stored):
    """A person who trains; `erased_at` is the tombstone that refuses late writes."""

    user_id: str
    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    date_of_birth: date | None = None
    gender: Literal["male", "female", "other", "prefer_not_to_say"] | None = None
    fitness_level: FitnessLevel | None = None
    goals: tuple[str, ...] = ()
    preferences: TrainingPreferences = TrainingPreferences()
    subscription: Subscription = Subscription()
    profile_picture_url: str | None = None
    timezone: str | None = None
    is_active: bool = True
    erased_at: datetime | None = None


class NotificationSettings(Model):
    """What may interrupt the user."""

    workout_reminders: bool = True
    coach_messages: bool = True
    progress_updates: bool = True
    email_frequency: Literal["daily", "weekly", "monthly"] = "weekly"
    push_notifications: bool = True


class PrivacySettings(Model):
    """What others may see; `data_sharing` is stamped on what is archived."""

    data_sharing: Literal["none", "anonymized", "full"] = "none"
    public_profile: bool = False
    workout_sharing: Literal["private", "friends", "public"] = "private"


class UiPreferences(Model):
    """How things are shown; `measurement_units` is also what an unnamed weight falls back to."""

    theme: Literal["light", "dark", "auto"] = "auto"
    language: str = "en"
    measurement_units: Units | None = None
    default_coach: str | None = None


class UserPreferences(Stored):
    """The user's settings, apart from the profile so that it stays small; `words_at` is when their own words last changed, `units_at`
    when they last said which units they think in."""

    user_id: str
    notification_settings: NotificationSettings = NotificationSettings()
    privacy_settings: PrivacySettings = PrivacySettings()
    ui_preferences: UiPreferences = UiPreferences()
    memory_enabled: bool = True
    words_at: datetime | None = None
    units_at: datetime | None = None


class Identity(Stored):
    """Which of our users a login belongs to."""

    issuer: str
    subject: str
    user_id: str = Field(min_length=1)
