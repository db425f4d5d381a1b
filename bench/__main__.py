"""Prints every figure as a JSON line, as soon as it is measured."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator

from bench import conversations, embedded, engine, notation, stream, wire
from bench.cloud import servers
from bench.figure import Figure
from kit import log
from tests.servers.processes import NoServer


async def figures() -> AsyncIterator[Figure]:
    """All of them, cheapest first."""
    yield notation.texts_per_s()
    for figure in await engine.figures():
        yield figure
    yield await embedded.turns_per_s()
    async for figure in stream.figures():
        yield figure
    with servers() as settings:
        async for figure in wire.figures(settings):
            yield figure
        async for figure in conversations.figures(settings):
            yield figure


async def main() -> None:
    """Measure and print."""
    log.configure("text", logging.WARNING)
    try:
        async for figure in figures():
            sys.stdout.write(figure.line() + "\n")
            sys.stdout.flush()
    except NoServer as reason:
        sys.exit(f"The rest can't be measured here: {reason}.")


asyncio.run(main())
