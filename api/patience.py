"""Waits for the reply to an earlier message, for clients that send the next one at once and would show a refusal as a failure."""

import asyncio
from collections.abc import Awaitable, Callable

from coaching.stream import Stream
from coaching.turns import TurnInProgress

PAUSES_S = (0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 8)


async def patiently(send: Callable[[], Awaitable[Stream]]) -> Stream:
    """The stream of a message that may have to wait its turn; TurnInProgress when that takes too long."""
    for pause_s in PAUSES_S:
        try:
            return await send()
        except TurnInProgress:
            await asyncio.sleep(pause_s)
    return await send()
