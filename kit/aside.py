"""Work on a long text, in a thread: what takes longer than a moment must not hold up everybody else's streams."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

LONG: Final = 1_500

T = TypeVar("T")


async def aside(text: str, work: Callable[[], T]) -> T:
    """What the work gives; at once for a text of everyday length."""
    return await asyncio.to_thread(work) if len(text) > LONG else work()
