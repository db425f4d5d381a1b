"""The account as a whole: leaving for good."""

from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Response

from api.auth import COOKIE, CurrentUser, Service
from coaching.privacy import manifest

router = APIRouter(tags=["account"])
PATIENCE = timedelta(seconds=20)


@router.delete("/account", status_code=202)
async def erase_account(user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """Erase everything of this user for good; what is not gone at once goes in the background, and later sweeps make sure."""
    job = await services.erasing.run(user.id, PATIENCE)
    services.access.forget(user.id)
    response.delete_cookie(COOKIE)
    return manifest(job)
