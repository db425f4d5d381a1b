"""Logging in with a one-time code, and out again."""

from fastapi import APIRouter, Request, Response

from api.access import SESSION_LASTS
from api.auth import COOKIE, Service, require_our_origin
from api.routes.common import Body

router = APIRouter(tags=["login"])


class Login(Body):
    """A one-time code."""

    code: str


@router.post("/login", status_code=204)
async def log_in(body: Login, request: Request, response: Response, services: Service) -> None:
    """Exchange the one-time code for a session cookie."""
    require_our_origin(request)
    secret = await services.access.open_session(body.code)
    seconds = int(SESSION_LASTS.total_seconds())
    secure = request.url.scheme == "https" or (services.settings.public_url or "").startswith("https:")
    response.set_cookie(COOKIE, secret, max_age=seconds, httponly=True, samesite="strict", secure=secure, path="/")


@router.post("/logout", status_code=204)
async def log_out(request: Request, response: Response, services: Service) -> None:
    """End the browser's session, and forget its cookie."""
    if COOKIE in request.cookies:
        require_our_origin(request)
        await services.access.end_session(request.cookies[COOKIE])
    response.delete_cookie(COOKIE, path="/")
