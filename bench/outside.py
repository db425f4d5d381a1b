"""The world around the service, in a process of its own: a paced model, and clients that listen to many streams at once.

Both stand in one process, so that one clock says when a token was sent and when its sentence reached the client.
"""

import asyncio
import sys
import time
from collections.abc import Sequence

import orjson
from pydantic import TypeAdapter

from domain.model import Model
from tests.fakes.openai_server import OpenAIServer, delta, event, usage

CHUNKS = 200
PACE_S = 0.02
SENTENCE = 20


class Call(Model):
    """One message to send, some time after the start."""

    authorization: str
    path: str
    text: str
    after_s: float


class Heard(Model):
    """What a client got: when the first words came, counted from the token that completed them, and how many pieces in all."""

    added_s: float
    deltas: int
    done: bool


class Paced:
    """A model that says 200 words, fifty a second, each with the blank before it; the word after every twentieth shows a full stop."""

    def __init__(self) -> None:
        words = [delta(" going." if number % SENTENCE == 0 else " Keep") for number in range(1, CHUNKS + 1)]
        self._pieces = [event(piece) for piece in [*words, delta(finish="stop"), usage(1000, CHUNKS)]]
        self.completed: dict[str, float] = {}

    async def __call__(self, writer: asyncio.StreamWriter, said: str) -> None:
        """One reply to these words."""
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")
        begin = time.perf_counter()
        for number, piece in enumerate(self._pieces, start=1):
            if number == SENTENCE + 1:  # a full stop alone may be the point of a number
                self.completed[said] = time.perf_counter()
            writer.write(piece)
            await asyncio.sleep(max(0.0, begin + number * PACE_S - time.perf_counter()))
        writer.write(event("[DONE]") + b"0\r\n\r\n")


class Server(OpenAIServer):
    """Tells the model what it was asked, so that each conversation's times can be told apart."""

    def __init__(self, model: Paced) -> None:
        super().__init__(self._reply)
        self._model = model

    async def _reply(self, writer: asyncio.StreamWriter) -> None:
        await self._model(writer, str(self.asked.pop()["messages"][-1]["content"]))


async def listen(host: str, port: int, call: Call, model: Paced) -> Heard:
    """Send a message and read its events to the end."""
    await asyncio.sleep(call.after_s)
    reader, writer = await asyncio.open_connection(host, port)
    body = orjson.dumps({"text": call.text})
    head = f"POST {call.path} HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: {call.authorization}\r\nAccept: text/event-stream\r\n"
    writer.write(
        head.encode() + f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body
    )
    first, deltas, done = 0.0, 0, False
    while line := await reader.readline():
        if line.startswith(b"event: delta"):
            first = first or time.perf_counter()
            deltas += 1
        done = done or line.startswith(b"event: done")
    writer.close()
    return Heard(added_s=first - model.completed.get(call.text, first), deltas=deltas, done=done)


async def main() -> None:
    """Say where the model is; then for each line of calls, make them all and say what was heard."""
    model = Paced()
    server = await asyncio.start_server(Server(model).answer, "127.0.0.1", 0, backlog=1024)
    _tell({"model": f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"})
    calls = TypeAdapter(list[Call])
    while line := await asyncio.to_thread(sys.stdin.readline):
        asked = orjson.loads(line)
        heard: Sequence[Heard] = await asyncio.gather(
            *(listen("127.0.0.1", asked["port"], call, model) for call in calls.validate_python(asked["calls"]))
        )
        _tell([one.model_dump() for one in heard])


def _tell(what: object) -> None:
    sys.stdout.write(orjson.dumps(what).decode() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
