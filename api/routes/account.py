"""The account as a whole: leaving for good, and work that takes longer than a request."""

from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Response

from api import shapes
from api.auth import COOKIE, CurrentUser, Service
from api.routes.common import Id
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


@router.get("/jobs/{job_id}")
async def get_job(job_id: Id, user: CurrentUser, services: Service) -> dict[str, Any]:
    """One of the user's own jobs."""
    return shapes.job(await services.jobs.get(user.id, job_id=job_id))
