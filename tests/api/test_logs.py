"""What a user says, is called and holds as a key never reaches a log, whatever goes wrong and however much is logged."""

import asyncio
import io
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from api.services import Services
from kit import log
from kit.errors import Unavailable
from tests.fakes.responder import failing
from tests.stories.athlete import Athlete

SECRET = "xyzzyplugh"


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything at DEBUG, as a terminal shows it."""
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    log.configure("text", logging.DEBUG)
    yield terminal
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


async def test_words_names_and_tokens_stay_out(owner: Athlete, logged: io.StringIO) -> None:
    await owner.http.patch("/v1/profile", json={"first_name": SECRET}, headers={"If-Match": '"1"'})
    made = (await owner.http.post("/v1/tokens", json={"name": SECRET})).json()["token"]
    await owner.says(f"squat 3x5 110 kg, {SECRET}")
    await owner.says(f"remember that my dog is called {SECRET}")
    await owner.http.post("/v1/extract", json={"text": SECRET, SECRET: 1})
    await owner.http.get(f"/v1/conversations/{SECRET}", headers={"Authorization": f"Bearer {SECRET}"})
    said = logged.getvalue()
    assert "turn done" in said
    assert SECRET not in said
    assert made not in said


async def test_a_turn_that_breaks_with_the_words_in_its_error_does_not_log_them(
    owner: Athlete, services: Services, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks = failing(RuntimeError(SECRET))
    monkeypatch.setattr(services.turns.responder, "respond", lambda turn, wave, emit: breaks(turn, wave))
    refused = await owner.sends(f"hello {SECRET}")
    said = logged.getvalue()
    assert (refused.status_code, refused.json()["code"]) == (503, "turn_broke")
    assert "turn broke" in said
    assert "RuntimeError" in said
    assert SECRET not in said + refused.text


async def test_a_request_that_breaks_says_so_without_a_trace(
    owner: Athlete, services: Services, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr(services.progress, "records", broken)
    answer = await owner.http.get(f"/v1/records?exercise_id={SECRET}")
    said = logged.getvalue()
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "request broke" in said
    assert SECRET not in said + answer.text


def test_what_libraries_log_becomes_an_event_without_their_text(logged: io.StringIO) -> None:
    try:
        raise Unavailable(SECRET)
    except Unavailable:
        logging.getLogger("some.library").exception("it said %s", SECRET)
    said = logged.getvalue()
    assert "some.library" in said
    assert "Unavailable" in said
    assert SECRET not in said


async def test_an_error_that_nobody_waited_for_is_logged_without_its_text(logged: io.StringIO) -> None:
    asyncio.get_running_loop().call_exception_handler({"message": SECRET, "exception": ValueError(SECRET)})
    said = logged.getvalue()
    assert "asyncio" in said
    assert SECRET not in said
