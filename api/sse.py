"""A running turn as server-sent events, or as one JSON object for those who ask for that."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import orjson
from fastapi import Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from fastapi.sse import format_sse_event

from api.errors import problem
from api.shapes import finished
from coaching.events import Began, Ended, Event, Failed, Said, Showed
from coaching.stream import Stream

KEEP_ALIVE_S = 15
STILL_HERE = b": still here\n\n"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def respond(request: Request, stream: Stream) -> Response:
    """The turn in the form that the client accepts."""
    if "text/event-stream" not in request.headers.get("accept", "text/event-stream") and "*/*" not in request.headers.get("accept", "*/*"):
        return JSONResponse(finished(await stream.result()))
    if request.headers.get("accept", "").startswith("application/json"):
        return JSONResponse(finished(await stream.result()))
    return StreamingResponse(_events(stream), media_type="text/event-stream", headers=HEADERS)


async def _events(stream: Stream) -> AsyncIterator[bytes]:
    async for event in kept_alive(stream):
        yield STILL_HERE if event is None else _wire(event)


async def kept_alive(stream: Stream) -> AsyncIterator[Event | None]:
    """The events of a turn, and None when nothing was said for a while: time for a comment that keeps the line open."""
    events = aiter(stream)
    following = asyncio.ensure_future(anext(events))
    try:
        while True:
            done, _ = await asyncio.wait({following}, timeout=KEEP_ALIVE_S)
            if not done:
                yield None
                continue
            try:
                event = following.result()
            except StopAsyncIteration:
                return
            yield event
            following = asyncio.ensure_future(anext(events))
    finally:
        following.cancel()


def _wire(event: Event) -> bytes:
    name, data = _named(event)
    return format_sse_event(event=name, data_str=orjson.dumps(data).decode())


def _named(event: Event) -> tuple[str, dict[str, Any]]:
    match event:
        case Began(turn):
            return "turn", {"turn": turn}
        case Said(text):
            return "delta", {"text": text}
        case Showed(card):
            return "card", card.model_dump(mode="json")
        case Ended(turn):
            return "done", finished(turn)
        case Failed(error):
            return "error", {"problem": problem(error)}
