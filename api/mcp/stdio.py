"""The same tools for an assistant on this machine, over standard input and output."""

from typing import Any

from mcp.server.mcpserver import Context

from api.mcp.server import create_server
from api.mcp.work import Work
from api.services import open_services
from kit.settings import Settings


async def serve_stdio(settings: Settings, user: str | None, *, writes: bool) -> None:
    """Serve one user's tools until the input ends; the embedded store's owner when no name is given."""
    services = await open_services(settings)
    try:
        user_id = await (services.access.known_user(user) if user else services.access.owner())

        async def who(_: Context[Any, Any]) -> Work:
            return Work(services, user_id)

        await create_server(who, writes=writes).run_stdio_async()
    finally:
        await services.turns.drain(seconds=10)
        await services.close()
