"""The same model heard through bare clients, with no coach, store, guards or HTTP of their own."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from langchain.agents import create_agent
from langchain.tools import tool
from langchain_openai import ChatOpenAI
from openai import AsyncOpenAI
from pydantic import SecretStr

WORDS = "Tell me something nice"
One = Callable[[], Awaitable[None]]


@tool
def records(exercise: str) -> str:
    """Tell the records of an exercise."""
    return exercise


@tool
def history(exercise: str) -> str:
    """Tell the history of an exercise."""
    return exercise


@tool
def weeks(day: str) -> str:
    """Tell the totals of a week."""
    return day


async def cpu_ms(url: str, times: int) -> dict[str, float]:
    """CPU for one reply, when so many are heard at once; by the name of the client."""
    client, model = AsyncOpenAI(base_url=url, api_key="any"), ChatOpenAI(model="paced", base_url=url, api_key=SecretStr("any"))
    agent: Any = create_agent(model, [records, history, weeks])

    async def bare() -> None:
        stream = await client.chat.completions.create(model="paced", messages=[{"role": "user", "content": WORDS}], stream=True)
        async for _ in stream:
            pass

    async def langchain() -> None:
        async for _ in model.astream(WORDS):
            pass

    async def graph() -> None:
        async for _ in agent.astream({"messages": [("user", WORDS)]}, stream_mode="messages"):
            pass

    found = {}
    for name, one in (("openai, async client", bare), ("ChatOpenAI.astream", langchain), ("create_agent with three tools", graph)):
        await one()
        found[name] = await _cpu_ms(one, times)
    await client.close()
    return found


async def _cpu_ms(one: One, times: int) -> float:
    before = time.process_time()
    await asyncio.gather(*(one() for _ in range(times)))
    return 1000 * (time.process_time() - before) / times
