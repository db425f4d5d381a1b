"""How the files of the web app are given out."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.exceptions import HTTPException

from api.pages import pages

SCRIPT = "console.log('hello');" * 200


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<p>the app</p>")
    (tmp_path / "assets" / "app-1a2b.js").write_text(SCRIPT)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=pages(tmp_path)), base_url="http://spotter") as client:
        yield client


async def test_a_script_comes_compressed_and_is_kept_for_good(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/assets/app-1a2b.js")
    assert answer.text == SCRIPT
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/workouts", "/coach/change"])
async def test_every_place_of_the_app_is_its_page_asked_for_anew(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.get(path)
    assert (answer.status_code, answer.text) == (200, "<p>the app</p>")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_script_of_an_older_build_is_not_answered_with_a_page(browser: httpx.AsyncClient) -> None:
    with pytest.raises(HTTPException) as refused:
        await browser.get("/assets/app-0000.js")
    assert refused.value.status_code == 404
