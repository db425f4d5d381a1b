"""A long message, or a long reply, holds up nobody else: what the loop's thread does between two looks at everybody stays small.

Counted in calls of functions and not in time, so that a busy machine changes nothing.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from api.services import Services
from coaching.turns import MAX_BYTES
from tests.agent.conftest import Opening
from tests.fakes.openai_server import OpenAIServer, says
from tests.stories.athlete import Athlete

MOST_CALLS = 20_000
LONG = {
    "reports": "squat 3x5 100 kg, then bench 3x8 60 kg and rowed 2k in 7:45.\n",
    "talk": "Work was long again and I only got to the gym late, which is why I kept it short. ",
    "questions": "what did I do last week and how much did I squat? ",
    "pain": "my knee is sore and I am tired, yesterday I ran 5 km. ",
    "corrections": "actually the squats were 105. ",
    "rows": "5x5 @ 100\n",
    "dashes": "- ",
}


class Heartbeat:
    """Beats once in each round of the loop, and notes how many calls the loop's thread made since."""

    def __init__(self) -> None:
        self.most = 0
        self._calls = 0

    async def beat(self) -> None:
        while True:
            self.most = max(self.most, self._calls)
            self._calls = 0
            await asyncio.sleep(0)

    @contextmanager
    def counting(self) -> Iterator[None]:
        def count(_frame: Any, event: str, _argument: Any) -> None:
            self._calls += event == "call"

        before = sys.getprofile()
        sys.setprofile(count)  # this thread alone
        try:
            yield
        finally:
            sys.setprofile(before)


async def most_calls(owner: Athlete, text: str) -> int:
    """The most calls between two rounds of the loop while a message is answered."""
    heart = Heartbeat()
    beating = asyncio.create_task(heart.beat())
    with heart.counting():
        turn = await owner.sends(text)
        await asyncio.sleep(0)
    beating.cancel()
    assert turn.status_code == 200
    return heart.most


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
async def test_a_long_message_holds_up_nobody(words: str, owner: Athlete) -> None:
    await owner.says("how are you?")
    text = words * (MAX_BYTES // len(words))
    assert await most_calls(owner, text) < MOST_CALLS


@pytest.fixture
async def replying(opening: Opening, furnished: tuple[object, str], server: OpenAIServer) -> AsyncIterator[tuple[Services, Athlete]]:
    """The owner with a model on the wire."""
    async with opening(model_timeout_s=20) as services, Athlete.of(services, "owner") as user:
        user.conversation = furnished[1]
        yield services, user


@pytest.mark.parametrize("size", [10**6, 4_000])
async def test_a_long_reply_holds_up_nobody(size: int, replying: tuple[Services, Athlete], server: OpenAIServer) -> None:
    _, owner = replying
    await owner.says("how are you?")
    reply = "You squatted 3 sets of 5 at 100 kg last week, and bench press comes next on Friday. " * 300
    server.then = says(reply[:30_000], size=size)
    assert await most_calls(owner, "how did my squats go?") < MOST_CALLS
