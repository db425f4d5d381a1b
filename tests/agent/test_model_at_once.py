"""What a client hears while the model is still thinking, and that nobody's files or connections hold up everybody's loop."""

import sys
import threading
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from api.services import Services
from tests.agent.conftest import Opening
from tests.api.serving import served
from tests.fakes.openai_server import OpenAIServer, calls, hangs, says
from tests.stories.athlete import Athlete

BLOCKING = frozenset({"open", "os.listdir", "os.scandir", "socket.connect", "socket.getaddrinfo", "sqlite3.connect", "subprocess.Popen"})
_heard: list[str] | None = None


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if _heard is not None and event in BLOCKING and threading.current_thread() is threading.main_thread():
        _heard.append(f"{event} {arguments[0]}")


sys.addaudithook(_listen)  # a hook can't be taken away again; it listens only while a test asks it to


@pytest.fixture
async def services(opening: Opening, server: OpenAIServer) -> AsyncIterator[Services]:
    server.then = says("Strong work. Keep going like this. " * 5)
    async with opening() as opened:
        yield opened


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What blocks the loop's thread from now on."""
    found: list[str] = []
    monkeypatch.setattr(sys.modules[__name__], "_heard", found)
    return found


async def first_events(url: str, owner: Athlete, text: str) -> tuple[list[str], float]:
    """The names of the events that come before the model speaks, and the seconds until the last of them."""
    names, began = [], time.monotonic()
    path = f"{url}/v1/conversations/{owner.conversation}/messages"
    headers = {"Authorization": owner.http.headers["Authorization"], "Accept": "text/event-stream"}
    async with httpx.AsyncClient() as http, http.stream("POST", path, json={"text": text}, headers=headers) as answer:
        async for line in answer.aiter_lines():
            if line.startswith("event:"):
                names.append(line.removeprefix("event: "))
            if names[-1:] == ["card"]:
                break
    return names, time.monotonic() - began


async def test_the_turn_and_the_card_of_what_was_stored_come_before_the_model_speaks(
    owner: Athlete, services: Services, server: OpenAIServer
) -> None:
    server.then = hangs(3)
    async with served(services) as url:
        names, seconds = await first_events(url, owner, "deadlift 3x5 140 kg")
    assert names == ["turn", "card"]
    assert seconds < 1.5


@pytest.mark.parametrize("text", ["deadlift 3x5 150 kg", "how are you?", "what is my best squat?", "what did I do last week?"])
async def test_a_turn_opens_no_file_and_no_connection_on_the_loop(
    text: str, owner: Athlete, server: OpenAIServer, heard: list[str]
) -> None:
    call = calls("personal_records", '{"exercise": "squat"}')
    server.will(call)
    await owner.hears(text)  # the first turn loads what is loaded once
    heard.clear()
    server.will(call)
    await owner.hears(text)
    assert heard == []
