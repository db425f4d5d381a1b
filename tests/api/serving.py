"""The service on a port of this machine, in the loop of a test."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import uvicorn

from api.app import create_app
from api.services import Services


@contextlib.asynccontextmanager
async def served(services: Services) -> AsyncIterator[str]:
    """Its address while it listens; the services stay open after it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = create_app(services, jobs=False)
        server = uvicorn.Server(uvicorn.Config(app, lifespan="on", log_level="error"))
        running = asyncio.create_task(server.serve(sockets=[listening]))
        while not server.started:
            await asyncio.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await running
