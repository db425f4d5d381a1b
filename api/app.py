"""The HTTP application: routes, problems, the web app, and the background work of one process."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Mount

from api import errors
from api.auth import Gate
from api.jobs import run_forever
from api.mcp import McpDoors
from api.openai import create_openai_app
from api.pages import pages
from api.routes import (
    account,
    body,
    coaches,
    contact,
    conversations,
    creator,
    history,
    login,
    means,
    plans,
    tokens,
    transfers,
    users,
    words,
    workouts,
)
from api.services import Services
from kit.errors import CoachError

WEB = Path(__file__).parents[1] / "web" / "dist"
METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE")

# One for all apps of a process: FastAPI works out what each of its routes takes and answers when the first request comes.
V1 = APIRouter()
for module in (
    login, users, account, creator, coaches, conversations, workouts, history, tokens, transfers, plans, body, means, contact, words,
):  # fmt: skip
    V1.include_router(module.router, prefix="/v1")


def create_app(services: Services, *, jobs: bool = True) -> FastAPI:
    """The app over these services; `jobs` runs the archive and unfinished turns in this process."""

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        work = asyncio.create_task(run_forever(services)) if jobs else None
        async with doors.running():
            yield
        if work is not None:
            work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await work
        await services.close()

    doors = McpDoors(services)
    app = FastAPI(title="Spotter", lifespan=lifespan, docs_url="/v1/docs", redoc_url=None, openapi_url="/v1/openapi.json")
    app.state.services = services
    errors.install(app)
    app.router.routes += V1.routes
    app.add_api_route("/healthz", healthz)
    app.add_api_route("/readyz", _readyz(services))
    app.add_api_route("/v1/{rest:path}", _nothing_here, methods=[*METHODS], include_in_schema=False)
    app.router.routes += doors.routes()
    app.mount("/openai", create_openai_app(services))
    if (WEB / "index.html").is_file():
        app.mount("/", pages(WEB))
    app.add_middleware(Gate, settings=services.settings)
    return app


async def healthz() -> dict[str, str]:
    """Whether the process is alive."""
    return {"status": "ok"}


def _readyz(services: Services) -> Callable[[], Awaitable[JSONResponse]]:
    async def readyz() -> JSONResponse:
        """Whether the store answers."""
        try:
            await services.access.owner()
        except CoachError as error:
            return errors.respond(error)
        return JSONResponse({"status": "ready", "store": services.settings.store, "model": services.settings.model or "offline"})

    return readyz


async def _nothing_here(request: Request, rest: str) -> Response:
    """Without this the web app would answer for the API; an address that takes other methods says which."""
    routes = [
        route for route in request.app.routes if getattr(route, "endpoint", None) is not _nothing_here and not isinstance(route, Mount)
    ]
    methods = [method for method in METHODS if any(_takes(route, request, method) for route in routes)]
    raise HTTPException(405, headers={"Allow": ", ".join(methods)}) if methods else HTTPException(404)


def _takes(route: BaseRoute, request: Request, method: str) -> bool:
    return route.matches({**request.scope, "method": method})[0] is Match.FULL
