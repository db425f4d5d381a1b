"""Work on much at once, in a thread: what takes longer than a moment must not hold up everybody else's streams."""

import asyncio
from collections.abc import Callable, Sized
from typing import Final, TypeVar

LONG: Final = 1_500
MANY: Final = 100

T = TypeVar("T")


async def aside(on: Sized, work: Callable[[], T], most: int = LONG) -> T:
    """What the work on a text, or on so many things, gives; at once for one of everyday size."""
    return await asyncio.to_thread(work) if len(on) > most else work()
