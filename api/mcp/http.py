"""The doors over HTTP: /mcp with all tools, /mcp/read with those that only look. A personal token opens both."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from api.auth import MAX_BODY
from api.errors import respond
from api.mcp.server import create_server
from api.mcp.work import Work
from api.services import Services
from kit.errors import CoachError, Unauthenticated, Unavailable

# The gate in front of all addresses knows by which names we go.
OPEN = TransportSecuritySettings(enable_dns_rebinding_protection=False)
PATHS = {"/mcp": True, "/mcp/read": False}


class McpDoors:
    """The MCP addresses of a service; they answer while `running`. Each request stands alone, so any process may take it."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._doors = {path: _Door(self._user) for path in PATHS}

    def routes(self) -> list[BaseRoute]:
        """The addresses, to be put among an app's own."""
        return [Route(path, endpoint=door) for path, door in self._doors.items()]

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Take requests until the block ends."""
        async with contextlib.AsyncExitStack() as stack:
            for path, writes in PATHS.items():
                # Not before: working out what its tools take is the slow part of making a server.
                server = create_server(self._who, writes=writes)
                self._doors[path].inner = server.streamable_http_app(
                    streamable_http_path=path,
                    stateless_http=True,
                    json_response=True,
                    max_request_body_size=MAX_BODY,
                    transport_security=OPEN,
                )
                await stack.enter_async_context(server.session_manager.run())
            yield

    async def _who(self, context: Context[Any, Any]) -> Work:
        return Work(self.services, await self._user((context.headers or {}).get("authorization")))

    async def _user(self, authorization: str | None) -> str:
        scheme, _, secret = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not secret.strip():
            raise Unauthenticated("Send a personal token as bearer. Make one with: spotter token create --name NAME")
        return await self.services.access.user_of(secret.strip())


class _Door:
    """Lets those in who have a token, once there is something behind it."""

    def __init__(self, user_of: Callable[[str | None], Awaitable[str]]) -> None:
        self.inner: ASGIApp = respond(Unavailable("The tools are not open yet. Try again in a moment."))
        self.user_of = user_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.user_of(Headers(scope=scope).get("authorization"))
        except CoachError as error:
            return await respond(error)(scope, receive, send)
        return await self.inner(scope, receive, send)
