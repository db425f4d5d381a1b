"""What routes do with coaches beyond one call."""

from typing import Any

from api.routes.common import same_version
from api.services import Services
from domain.coach import CoachConfig
from kit.errors import Invalid


async def primary(services: Services, user_id: str) -> str | None:
    """The id of the primary coach, which only the preferences know."""
    _, preferences = await services.users.get(user_id)
    return preferences.ui_preferences.default_coach


async def change(services: Services, user_id: str, coach_id: str, seen: int, fields: dict[str, Any]) -> CoachConfig:
    """The next version of a coach with these fields."""
    coach = await services.coaches.get(user_id, coach_id)
    same_version(seen, coach.version)
    if not fields:
        raise Invalid("Name at least one field to change: coach_name, custom_instructions or status.", code="nothing_to_change")
    return await services.coaches.change(
        coach.model_copy(update=fields), f"changed by hand: {', '.join(sorted(fields))}", "user", services.clock.now()
    )


async def remove(services: Services, user_id: str, coach_id: str, seen: int) -> None:
    """Delete a coach; when it was the primary one, there is none until another is chosen."""
    coach = await services.coaches.get(user_id, coach_id)
    same_version(seen, coach.version)
    now = services.clock.now()
    await services.coaches.change(coach.model_copy(update={"status": "deleted"}), "deleted", "user", now)
    _, preferences = await services.users.get(user_id)
    if preferences.ui_preferences.default_coach == coach_id:
        ui = preferences.ui_preferences.model_copy(update={"default_coach": None})
        await services.users.save_preferences(preferences.model_copy(update={"ui_preferences": ui}), now)


async def make_primary(services: Services, user_id: str, coach_id: str) -> CoachConfig:
    """Name the coach in the preferences."""
    coach = await services.coaches.get(user_id, coach_id)
    _, preferences = await services.users.get(user_id)
    ui = preferences.ui_preferences.model_copy(update={"default_coach": coach_id})
    await services.users.save_preferences(preferences.model_copy(update={"ui_preferences": ui}), services.clock.now())
    return coach


async def restore(services: Services, user_id: str, coach_id: str, number: int) -> CoachConfig:
    """An earlier version, stored as the newest one."""
    coach = await services.coaches.get(user_id, coach_id)
    kept = await services.coaches.version(user_id, coach_id, number)
    restored = kept.config.model_copy(update={"version": coach.version, "created_at": coach.created_at})
    answers = await services.coaches.answers(user_id, coach_id, number)
    return await services.coaches.change(restored, f"version {number} restored", "user", services.clock.now(), answers)
