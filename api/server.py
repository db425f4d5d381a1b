"""Runs the service on a socket of ours, so that a taken port is one clear line, and prints the way in."""

import asyncio
import gc
import socket
import sys

import uvicorn

from agent import guards
from api.app import create_app
from api.services import Services, open_services
from kit import log
from kit.errors import Invalid
from kit.settings import Settings

LINK = "Open this link to log in (it works once, for ten minutes):"


def run(settings: Settings) -> None:
    """Serve until stopped."""
    log.configure(settings.log)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    sock = listening(settings.host, settings.port)
    try:
        services = await open_services(settings)
    except BaseException:
        sock.close()
        raise
    url = settings.public_url or f"http://{_shown(settings.host)}:{sock.getsockname()[1]}"
    await _welcome(services, url)
    settle()
    config = uvicorn.Config(create_app(services), log_config=None, access_log=False, timeout_graceful_shutdown=5, server_header=False)
    await uvicorn.Server(config).serve(sockets=[sock])


def settle() -> None:
    """Load what the first message would wait for, and take it out of garbage collection: going through it would halt every stream."""
    guards.warm()
    gc.collect()
    gc.freeze()


async def _welcome(services: Services, url: str) -> None:
    """The login link belongs to the person at the terminal: it is printed, never logged."""
    if services.settings.store == "embedded":
        code = await services.access.login_code(await services.access.owner())
        sys.stdout.write(f"\n  Spotter is at {url}\n  {LINK}\n\n  {url.rstrip('/')}/#code={code}\n\n")
    else:
        sys.stdout.write(f"Spotter is at {url}\n")
    sys.stdout.flush()


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; Invalid when the port is taken or the address is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen(2048)
    except OSError as error:
        sock.close()
        reason = (error.strerror or str(error)).lower()
        raise Invalid(f"{host}:{port} can't be listened on: {reason}. Set SPOTTER_PORT to a free port.", code="port_taken") from error
    sock.setblocking(False)
    return sock


def _shown(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(host, host)
