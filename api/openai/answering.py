"""One answer over the OpenAI wire, from a running turn: whole, or in chunks as it is said."""

from collections.abc import AsyncIterator

import orjson

from api import errors
from api.openai import shapes
from api.openai.shapes import Called, Completion
from api.sse import STILL_HERE, kept_alive
from coaching.events import Ended, Failed, Said
from coaching.stream import Stream
from domain.conversation import Turn
from kit.errors import CoachError

DONE = b"data: [DONE]\n\n"


def full_text(turn: Turn) -> str:
    """The reply with what its cards add, for those who see no cards; this is what a client takes for our reply."""
    reply = turn.reply or ""
    return "\n\n".join(text for text in [reply, *(shapes.card_text(card, reply) for card in turn.cards)] if text)


def rest_of(text: str, said: str) -> str:
    """What is still to be sent when so much was streamed; the finished turn is the truth, so a differing one is sent whole."""
    return text[len(said) :] if text.startswith(said) else "\n\n" + text


async def chunks(stream: Stream, completion: Completion, asked: str | None, note: str) -> AsyncIterator[bytes]:
    """The turn as server-sent chunks, with a note at its end; `asked` is given when the client wants to know what was used."""
    yield _wire(completion.chunk({"role": "assistant", "content": ""}))
    said = ""
    async for event in kept_alive(stream):
        match event:
            case None:
                yield STILL_HERE
            case Said(text):
                said += text
                yield _wire(completion.chunk({"content": text}))
            case Failed(error):
                yield _wire(error_shape(error))
                return
            case Ended(turn):
                rest = rest_of(full_text(turn) + note, said)
                if rest:
                    yield _wire(completion.chunk({"content": rest}))
                yield _wire(completion.chunk({}, finish="stop"))
                if asked is not None:
                    yield _wire(completion.used(shapes.usage(asked, said + rest)))
                yield DONE
            case _:
                continue


async def canned(said: str | Called, completion: Completion, used: dict[str, int] | None) -> AsyncIterator[bytes]:
    """An answer that is there already, as chunks."""
    yield _wire(completion.chunk({"role": "assistant", **shapes.content(said)}))
    yield _wire(completion.chunk({}, finish="stop"))
    if used is not None:
        yield _wire(completion.used(used))
    yield DONE


def status_of(error: CoachError) -> int:
    """The HTTP status; what is wrong with a request is 400 in this dialect."""
    status = errors.status_of(error)
    return 400 if status == 422 else status


def error_shape(error: CoachError) -> dict[str, object]:
    """An error of ours as OpenAI's clients read it."""
    kind = "server_error" if status_of(error) >= 500 else "invalid_request_error"
    param = error.extra.get("param")
    return shapes.error(error.message, error.code, kind, str(param) if param else None)


def _wire(data: dict[str, object]) -> bytes:
    return b"data: " + orjson.dumps(data) + b"\n\n"
