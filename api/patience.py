"""Waits for the reply to an earlier message, for clients that send the next one at once and would show a refusal as a failure."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from coaching.turns import TurnInProgress

T = TypeVar("T")

PAUSES_S = (0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 8)


async def patiently(send: Callable[[], Awaitable[T]]) -> T:
    """What comes of sending a message that may have to wait its turn; TurnInProgress when that takes too long."""
    for pause_s in PAUSES_S:
        try:
            return await send()
        except TurnInProgress:
            await asyncio.sleep(pause_s)
    return await send()
