"""An OpenAI-compatible server on a port of this machine: it says what a test tells it, at a pace, or misbehaves as real ones do."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson

STREAM = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class OpenAIServer:
    """Follows its script, one reply for each request; after the script, `then`."""

    then: Reply
    script: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    open: set["asyncio.Task[Any]"] = field(default_factory=set)
    url: str = ""

    def will(self, *replies: Reply) -> None:
        """The next replies."""
        self.script += replies

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Requests of one connection, until it is closed."""
        task = asyncio.current_task()
        assert task is not None
        self.open.add(task)
        with contextlib.suppress(asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                lines = head.decode("latin-1").lower().split("\r\n")
                length = next(int(line.split(":")[1]) for line in lines if line.startswith("content-length"))
                self.asked.append(orjson.loads(await reader.readexactly(length)))
                reply = self.script.pop(0) if self.script else self.then
                await reply(writer)
                await writer.drain()
                if writer.is_closing():
                    break
        self.open.discard(task)
        writer.close()

    async def close(self) -> None:
        """Hang up on everybody."""
        for task in self.open:
            task.cancel()
        await asyncio.gather(*self.open)


@contextlib.asynccontextmanager
async def openai_server(then: Reply | None = None) -> AsyncIterator[OpenAIServer]:
    """A server that listens in the loop of a test."""
    made = OpenAIServer(then or says("All right."))
    server = await asyncio.start_server(made.answer, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield made
    finally:
        server.close()
        await made.close()


def delta(content: str | None = None, finish: str | None = None, **more: Any) -> dict[str, Any]:
    """One piece of a reply, as it goes over the wire."""
    said = {} if content is None else {"content": content}
    choice = {"index": 0, "delta": said | more, "logprobs": None, "finish_reason": finish}
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1760000000, "model": "fake", "choices": [choice]}


def usage(tokens_in: int, tokens_out: int) -> dict[str, Any]:
    """The last piece: what the reply cost."""
    counts = {"prompt_tokens": tokens_in, "completion_tokens": tokens_out, "total_tokens": tokens_in + tokens_out}
    return delta() | {"choices": [], "usage": counts}


def event(piece: dict[str, Any] | str) -> bytes:
    """A piece as a server-sent event in an HTTP chunk."""
    data = b"data: " + (piece.encode() if isinstance(piece, str) else orjson.dumps(piece)) + b"\n\n"
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def streams(pieces: Iterable[dict[str, Any] | str], pace_s: float = 0, *, ends: bool = True) -> Reply:
    """These pieces one after another; with `ends` false the connection breaks off behind the last."""
    prepared = [event(piece) for piece in pieces]

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(STREAM)
        for piece in prepared:
            writer.write(piece)
            if pace_s:
                await asyncio.sleep(pace_s)
        if ends:
            writer.write(event("[DONE]") + b"0\r\n\r\n")
        else:
            await writer.drain()
            writer.close()

    return reply


def says(text: str, *, size: int = 4, pace_s: float = 0, tokens: tuple[int, int] = (100, 20)) -> Reply:
    """This text in pieces of some characters, and what it cost."""
    return streams([*_pieces(text, size), delta(finish="stop"), usage(*tokens)], pace_s)


def breaks_off(text: str, *, size: int = 4) -> Reply:
    """This text, and then the connection is gone."""
    return streams(_pieces(text, size), ends=False)


def calls(tool: str, arguments: str, *, said: str = "") -> Reply:
    """A tool call whose arguments come in two pieces, perhaps after some words."""
    half = len(arguments) // 2
    first = {"index": 0, "id": "call_1", "type": "function", "function": {"name": tool, "arguments": arguments[:half]}}
    second = {"index": 0, "function": {"arguments": arguments[half:]}}
    pieces = [*_pieces(said, 4), delta(tool_calls=[first]), delta(tool_calls=[second]), delta(finish="tool_calls"), usage(100, 20)]
    return streams(pieces)


def refuses(words: str) -> Reply:
    """A refusal, in the field that the API has for it."""
    return streams([delta(refusal=words), delta(finish="stop")])


def fails(status: int, *, headers: str = "", body: bytes = b'{"error": {"message": "no", "type": "server_error"}}') -> Reply:
    """An answer with this status."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 {status} No\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n{headers}\r\n"
        writer.write(head.encode() + body)

    return reply


def hangs(seconds: float = 30) -> Reply:
    """Nothing for a long time."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        writer.close()

    return reply


def hangs_up() -> Reply:
    """The connection is closed without a word."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.close()

    return reply


def _pieces(text: str, size: int) -> list[dict[str, Any]]:
    return [delta(text[start : start + size]) for start in range(0, len(text), size)]
