"""The real service on a free port and a real Chromium. Where one of them is missing the tests skip by name; in CI that is a failure."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, ViewportSize, expect, sync_playwright

from tests.browser.visitor import Visitor

ROOT = Path(__file__).parents[2]
PHONE: ViewportSize = {"width": 375, "height": 812}
STARTS_WITHIN_S = 30
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True)
class Served:
    """A running service, and the login link that it printed."""

    address: str
    link: str


# No wider than a module: while Playwright's own loop runs, an async test in the same process could not start one.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(playwright), args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A service that nobody has used yet."""
    yield from _serve(tmp_path)


@pytest.fixture(scope="module")
def lived_in(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A phone that is logged in, with a coach built."""
    for served in _serve(tmp_path_factory.mktemp("service")):
        context = _phone(chromium, served)
        Visitor(context.new_page(), served.address).opens(served.link).builds_a_coach().page.close()
        yield context
        context.close()


@pytest.fixture
def stranger(chromium: Browser, served: Served) -> Iterator[Visitor]:
    """Somebody who has never been here."""
    context = _phone(chromium, served)
    yield Visitor(context.new_page(), served.address)
    context.close()


@pytest.fixture
def user(lived_in: BrowserContext) -> Iterator[Visitor]:
    """Somebody who trains with a coach already, at the chat."""
    page = lived_in.new_page()
    visitor = Visitor(page, "/").opens("/")
    expect(visitor.conversation).to_be_visible()
    yield visitor
    lived_in.set_offline(False)
    page.close()


def _phone(chromium: Browser, served: Served) -> BrowserContext:
    context = chromium.new_context(base_url=served.address, viewport=PHONE, timezone_id="Europe/Berlin", locale="en-GB")
    context.set_default_timeout(10_000)
    return context


def _serve(folder: Path) -> Iterator[Served]:
    if not (ROOT / "web" / "dist" / "index.html").is_file():
        _missing("the built web app: run make setup")
    port = _free_port()
    settings = {"SPOTTER_DATA": str(folder / "data"), "SPOTTER_HOST": "127.0.0.1", "SPOTTER_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPOTTER_", "OPENAI_"))}
    output = folder / "service.txt"
    with output.open("wb") as sink:
        service = subprocess.Popen(
            [sys.executable, "-c", "from api.cli import main; main()", "serve"],
            cwd=ROOT,
            env=kept | settings,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Served(address=f"http://127.0.0.1:{port}", link=_printed_link(output, service))
    finally:
        service.terminate()
        service.wait(timeout=15)


def _printed_link(output: Path, service: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline and service.poll() is None:
        found = re.search(r"http://\S+#code=[\w.~-]+", output.read_text())
        if found:
            return found[0]
        time.sleep(0.05)
    pytest.fail(f"The service printed no login link:\n{output.read_text()}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _executable(playwright: Playwright) -> str:
    places = [
        os.environ.get("PLAYWRIGHT_CHROMIUM_PATH"),
        shutil.which("chromium", path="/usr/bin"),
        shutil.which("google-chrome", path="/usr/bin"),
        playwright.chromium.executable_path,
    ]
    found = next((place for place in places if place and Path(place).is_file()), None)
    return found or _missing("Chromium: install Debian's chromium, or name one in PLAYWRIGHT_CHROMIUM_PATH")


def _missing(what: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"Missing {what}")
    pytest.skip(f"Missing {what}")
