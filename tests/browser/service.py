"""The real service as a process of its own: started, killed and started again on the same port and folder."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STARTS_WITHIN_S = 30


@dataclass(frozen=True)
class Served:
    """A running service, and the login link that it printed."""

    address: str
    link: str


class Service:
    """One data folder and port; `settings` are the environment beside them."""

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.port = _free_port()
        self.settings = {
            "SPOTTER_DATA": str(folder / "data"),
            "SPOTTER_HOST": "127.0.0.1",
            "SPOTTER_PORT": str(self.port),
            "PYTHONUNBUFFERED": "1",
            **(settings or {}),
        }

    def start(self) -> Served:
        """Start it and wait for its login link."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPOTTER_", "OPENAI_"))}
        output = self.folder / "service.txt"
        with output.open("wb") as sink:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from api.cli import main; main()", "serve"],
                cwd=ROOT,
                env=kept | self.settings,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )
        self.served = Served(address=f"http://127.0.0.1:{self.port}", link=self._printed_link(output))
        return self.served

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self.process.terminate()
        self.process.wait(timeout=15)

    def kill(self) -> None:
        """End it as a lost machine does."""
        self.process.kill()
        self.process.wait(timeout=15)

    def _printed_link(self, output: Path) -> str:
        deadline = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < deadline and self.process.poll() is None:
            found = re.search(r"http://\S+#code=[\w.~-]+", output.read_text())
            if found:
                return found[0]
            time.sleep(0.05)
        pytest.fail(f"The service printed no login link:\n{output.read_text()}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
