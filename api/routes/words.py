"""The user's own names for exercises."""

from typing import Any

from fastapi import APIRouter

from api.auth import CurrentUser, Service
from api.routes.common import Cursor, Id, listing
from domain.imports import ExerciseAlias

router = APIRouter(prefix="/aliases", tags=["looking"])


@router.get("")
async def list_aliases(user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """What the user means by words of their own; they are taught in a conversation."""
    return listing(await services.vocabulary.aliases.of_user(user.id, cursor), _shape)


@router.delete("/{words}", status_code=204)
async def forget_alias(words: Id, user: CurrentUser, services: Service) -> None:
    """Let some words mean nothing of their own any more."""
    _, preferences = await services.users.get(user.id)
    await services.vocabulary.forget(user.id, preferences, words)


def _shape(alias: ExerciseAlias) -> dict[str, Any]:
    return alias.model_dump(mode="json", include={"words", "exercise_id", "version"})
