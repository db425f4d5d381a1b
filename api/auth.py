"""The door of each request: a bearer token, or a session cookie from our own pages; and only under a name we go by."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import respond
from api.services import Services
from kit.errors import Forbidden, TooLarge, Unauthenticated
from kit.settings import Settings

COOKIE = "spotter_session"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MAX_BODY = 256 * 1024
# Chat clients send their whole history each time.
LARGE_BODIES = {"/v1/imports": 16 * 1024 * 1024, "/openai/v1/chat/completions": 16 * 1024 * 1024}


@dataclass(frozen=True)
class User:
    """Who sent this request."""

    id: str


def services(request: Request) -> Services:
    """The service behind this app."""
    found: Services = request.app.state.services
    return found


async def current_user(request: Request) -> User:
    """The user of the bearer token or the session cookie; a cookie may only write from our own pages."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if secret and scheme.lower() == "bearer":
        return User(await services(request).access.user_of(secret.strip()))
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        raise Unauthenticated("Log in with the link that the service printed, or send a bearer token.")
    if request.method not in SAFE:
        require_our_origin(request)
    return User(await services(request).access.user_of(cookie))


def require_our_origin(request: Request) -> None:
    """Refuse a write that another site's page sends with our cookie."""
    origin = request.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != request.headers.get("host"):
        raise Forbidden("This request did not come from our own pages.", code="origin_foreign")


CurrentUser = Annotated[User, Depends(current_user)]
Service = Annotated[Services, Depends(services)]


class Gate:
    """Turns away requests under a foreign Host name (DNS rebinding) and bodies that are far too large."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        hosts = {settings.host, urlsplit(settings.public_url).hostname if settings.public_url else None}
        self.hosts = LOOPBACK | {host for host in hosts if host}
        self.any_host = settings.host in ("0.0.0.0", "::") and not settings.public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        host = _name(headers.get("host", ""))
        if not self.any_host and host not in self.hosts and scope["path"] not in ("/healthz", "/readyz"):
            error = Forbidden(
                "The service does not go by this host name. Set SPOTTER_PUBLIC_URL to the address that people use.", code="host_unknown"
            )
            return await respond(error)(scope, receive, send)
        length, most = headers.get("content-length", "0"), LARGE_BODIES.get(scope["path"], MAX_BODY)
        if not length.isdigit() or int(length) > most:
            return await respond(_too_large(most))(scope, receive, send)
        await self.app(scope, _limited(receive, most), send)
        return None


def _name(host: str) -> str | None:
    """The name in a Host header, without the port; None when there is none to be found."""
    try:
        return None if "@" in host else urlsplit("//" + host).hostname
    except ValueError:
        return None


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"The body is larger than {most // 1024} KB. Send less at once.", code="body_too_large")


def _limited(receive: Receive, most: int) -> Receive:
    seen = 0

    async def limited() -> object:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _too_large(most)
        return message

    return limited  # type: ignore[return-value]
