"""A real `spotter serve` in a process of its own, which can be killed at any moment and started again on the same data."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from api.services import open_services
from kit.settings import Settings
from tests.stories.athlete import Athlete

START_S = 60
COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(data: Path, **settings: str) -> dict[str, str]:
    """This process's environment with nothing of Spotter in it but these settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPOTTER_", "OPENAI_"))}
    return {**kept, "SPOTTER_DATA": str(data), **settings}


@dataclass
class Service:
    """The service on one data folder and one port; `starts` says how long each start took, in seconds."""

    data: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    starts: list[float] = field(default_factory=list)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """Everything that the service said on stderr, over all its lives."""
        return self.data.parent / "service.log"

    async def token(self) -> str:
        """A bearer token of the owner."""
        services = await open_services(Settings(data=self.data))
        secret, _ = await services.access.add_token(await services.access.owner(), "tests")
        await services.close()
        return secret

    async def start(self) -> None:
        """Start it and wait until it answers."""
        began = time.monotonic()
        with self.log.open("ab") as log:
            environ = environment(self.data, SPOTTER_PORT=str(self.port), **self.settings)
            self._process = subprocess.Popen([*COMMAND, "serve"], env=environ, stdout=subprocess.DEVNULL, stderr=log)
        async with httpx.AsyncClient(base_url=self.address) as http:
            while not await self._answers(http):
                assert self._process.poll() is None, self.log.read_text()
                assert time.monotonic() - began < START_S, "the service does not start"
                await asyncio.sleep(0.02)
        self.starts.append(time.monotonic() - began)

    async def _answers(self, http: httpx.AsyncClient) -> bool:
        try:
            return (await http.get("/readyz", timeout=5)).status_code == 200
        except httpx.TransportError:
            return False

    @asynccontextmanager
    async def user(self) -> AsyncIterator[Athlete]:
        """The owner, at the running service, with a coach and a conversation."""
        headers = {"Authorization": f"Bearer {await self.token()}", "Accept": "application/json"}
        await self.start()
        async with httpx.AsyncClient(base_url=self.address, headers=headers, timeout=60) as http:
            athlete = Athlete(http)
            await athlete.builds_a_coach()
            await athlete.starts_a_conversation()
            yield athlete

    def kill(self) -> None:
        """Kill it as a power cut would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Ask it to stop, as a person would."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()
