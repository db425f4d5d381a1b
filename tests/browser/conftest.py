"""The real service on a free port and a real Chromium. Where one of them is missing the tests skip by name; in CI that is a failure."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, ViewportSize, expect, sync_playwright

from tests.browser.service import ROOT, Served, Service
from tests.browser.visitor import Visitor

PHONE: ViewportSize = {"width": 375, "height": 812}
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


# No wider than a module: while Playwright's own loop runs, an async test in the same process could not start one.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not (ROOT / "web" / "dist" / "index.html").is_file():
        _missing("the built web app: run make setup")
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
        context = phone(chromium, served)
        Visitor(context.new_page(), served.address).opens(served.link).builds_a_coach().page.close()
        yield context
        context.close()


@pytest.fixture
def stranger(chromium: Browser, served: Served) -> Iterator[Visitor]:
    """Somebody who has never been here."""
    context = phone(chromium, served)
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


def phone(chromium: Browser, served: Served) -> BrowserContext:
    """A phone that has never been at the service."""
    context = chromium.new_context(base_url=served.address, viewport=PHONE, timezone_id="Europe/Berlin", locale="en-GB")
    context.set_default_timeout(10_000)
    return context


def _serve(folder: Path) -> Iterator[Served]:
    service = Service(folder)
    try:
        yield service.start()
    finally:
        service.stop()


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
