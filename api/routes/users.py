"""The user's profile and preferences."""

from datetime import date
from typing import Any, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from api import shapes
from api.auth import CurrentUser, Service
from api.routes.common import Body, SeenVersion, changes, same_version, tagged
from domain.user import FitnessLevel, NotificationSettings, PrivacySettings, TrainingPreferences, UiPreferences
from kit.clock import zone

router = APIRouter(tags=["user"])


class ProfilePatch(Body):
    """What a user may change of the profile."""

    first_name: str | None = Field(default=None, max_length=100)
    last_name: str | None = Field(default=None, max_length=100)
    email: str | None = Field(default=None, max_length=254)
    date_of_birth: date | None = None
    gender: Literal["male", "female", "other", "prefer_not_to_say"] | None = None
    fitness_level: FitnessLevel | None = None
    goals: tuple[str, ...] = ()
    preferences: TrainingPreferences = TrainingPreferences()
    timezone: str | None = Field(default=None, max_length=64)


class PreferencesPatch(Body):
    """What a user may change of the preferences; each part is replaced whole."""

    notification_settings: NotificationSettings = NotificationSettings()
    privacy_settings: PrivacySettings = PrivacySettings()
    ui_preferences: UiPreferences = UiPreferences()
    memory_enabled: bool = True


@router.get("/profile")
async def get_profile(user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """The profile."""
    profile, _ = await services.users.get(user.id)
    tagged(response, profile.version)
    return shapes.profile(profile)


@router.patch("/profile")
async def change_profile(body: ProfilePatch, seen: SeenVersion, user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """Change the named fields of the profile."""
    if body.timezone is not None:
        zone(body.timezone)
    profile, _ = await services.users.get(user.id)
    same_version(seen, profile.version)
    after = await services.users.save_profile(profile.model_copy(update=changes(body)), services.clock.now())
    tagged(response, after.version)
    return shapes.profile(after)


@router.get("/preferences")
async def get_preferences(user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """The preferences."""
    _, preferences = await services.users.get(user.id)
    tagged(response, preferences.version)
    return shapes.preferences(preferences)


@router.patch("/preferences")
async def change_preferences(
    body: PreferencesPatch, seen: SeenVersion, user: CurrentUser, services: Service, response: Response
) -> dict[str, Any]:
    """Replace the named parts of the preferences."""
    _, preferences = await services.users.get(user.id)
    same_version(seen, preferences.version)
    after = await services.users.save_preferences(preferences.model_copy(update=changes(body)), services.clock.now())
    tagged(response, after.version)
    return shapes.preferences(after)
