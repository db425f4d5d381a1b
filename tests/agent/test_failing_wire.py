"""Ways in which a model's server goes wrong, over a real connection: no word, no workout and no honesty is lost to any of them."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest

from agent import talking
from agent.coach import CIRCLES
from api.services import Services
from tests.agent.conftest import Opening
from tests.fakes.openai_server import (
    STREAM,
    OpenAIServer,
    Reply,
    breaks_off,
    calls,
    delta,
    event,
    fails,
    hangs,
    hangs_up,
    refuses,
    says,
    streams,
)
from tests.stories.athlete import Athlete

TIMEOUT_S = 2
REPORT = "deadlift 3x5 140 kg"


def raw(*pieces: bytes, pace_s: float = 0, ends: bool = True) -> Reply:
    """These bytes, and then the connection is closed or, with `ends` false, never is."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pace_s)
        if not ends:
            await asyncio.sleep(30)
        writer.close()

    return reply


def for_ever(piece: bytes, pace_s: float, head: bytes = STREAM) -> Reply:
    """The same again and again."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pace_s)

    return reply


def chunk(data: bytes) -> bytes:
    """Bytes as an HTTP chunk."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def call_of(name: str, *arguments: str, ends: bool) -> Reply:
    """A call of a tool, its arguments in pieces."""
    begun = {"index": 0, "id": "c1", "type": "function", "function": {"name": name, "arguments": ""}}
    more = [{"index": 0, "function": {"arguments": piece}} for piece in arguments]
    return streams([*(delta(tool_calls=[one]) for one in (begun, *more)), *([delta(finish="tool_calls")] if ends else [])], ends=ends)


WHOLE = b'{"choices": [{"message": {"role": "assistant", "content": "Strong work."}, "finish_reason": "stop"}]}'
HUGE = "so strong and so steady " * 430_000
RUNS_ON = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"


class Wire(NamedTuple):
    """A way to go wrong, and how the reply to it begins."""

    reply: Reply
    begins: str = talking.DOWN


WIRES = {
    "nothing comes": Wire(hangs()),
    "it hangs up": Wire(hangs_up()),
    "too many requests, come back soon": Wire(fails(429, headers="retry-after: 0\r\n")),
    "too many requests, come back late": Wire(fails(429, headers="retry-after: 900\r\n")),
    "broken inside": Wire(fails(500)),
    "gone elsewhere": Wire(fails(302, headers="location: http://127.0.0.1:9/\r\n")),
    "cut before a sentence": Wire(breaks_off("Strong wo"), talking.NO_ANSWER),
    "cut in the middle of a sentence": Wire(breaks_off("Strong work. Next time you wi"), "Strong work. " + talking.BROKE_OFF),
    "cut in the arguments of a call": Wire(call_of("personal_records", '{"exerc', ends=False), talking.NO_ANSWER),
    "an empty body": Wire(fails(200, body=b""), talking.NO_ANSWER),
    "a stream without events": Wire(raw(STREAM, b"0\r\n\r\n"), talking.NO_ANSWER),
    "a page": Wire(fails(200, body=b"<html><body>Welcome</body></html>"), talking.NO_ANSWER),
    "JSON where a stream should be": Wire(fails(200, body=WHOLE), talking.NO_ANSWER),
    "no HTTP at all": Wire(raw(b"SSH-2.0-OpenSSH_9.6\r\n")),
    "a head that drips": Wire(for_ever(b"x: y\r\n", 0.2, RUNS_ON)),
    "comments without end": Wire(for_ever(chunk(b": still here\n\n"), 0.1)),
    "words that drip": Wire(for_ever(event(delta("so ")), 0.1)),
    "words without end": Wire(for_ever(event(delta("and so on " * 100)), 0), "and so on"),
    "sentences without end": Wire(for_ever(event(delta("Strong work. " * 20)), 0), "Strong work. Strong work."),
    "a line without end": Wire(for_ever(chunk(b"data: " + b"x" * 60_000), 0), talking.NO_ANSWER),
    "a delta of ten megabytes": Wire(streams([delta(HUGE), delta(finish="stop")]), talking.NO_ANSWER),
    "arguments of a megabyte": Wire(call_of("personal_records", *[HUGE[:60_000]] * 20, ends=True), talking.NO_ANSWER),
    "letters that are none": Wire(
        raw(STREAM, chunk(b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n'), b"0\r\n\r\n"), talking.NO_ANSWER
    ),
    "a chunk that lies about its length": Wire(raw(STREAM, b"zz\r\ndata: {}\r\n")),
    "an error in the stream": Wire(streams(['{"error": {"message": "overloaded"}}'])),
    "a refusal": Wire(refuses("I can't help with that."), talking.REFUSED),
    "stopped by a filter": Wire(streams([delta("Stro"), delta(finish="content_filter")]), talking.REFUSED),
}


@pytest.fixture
async def services(opening: Opening) -> AsyncIterator[Services]:
    async with opening(model_timeout_s=TIMEOUT_S) as opened:
        yield opened


def heard(events: list[tuple[str, Any]]) -> str:
    """The pieces as a client puts them together."""
    return "".join(data["text"] for name, data in events if name == "delta")


@pytest.mark.parametrize("trouble", WIRES)
async def test_what_was_reported_is_kept_and_the_reply_is_honest(trouble: str, owner: Athlete, server: OpenAIServer) -> None:
    wire = WIRES[trouble]
    server.then = wire.reply
    began = time.monotonic()
    events = await owner.hears(REPORT)
    names = [name for name, _ in events]
    assert (names[0], names[-1], names.count("done"), names.count("error")) == ("turn", "done", 1, 0)
    text = events[-1][1]["message"]["text"]
    assert text.startswith(wire.begins)
    assert (heard(events), "140" in text) == (text, True)
    assert any(notice in text for notice in (talking.DOWN, talking.NO_ANSWER, talking.BROKE_OFF, talking.REFUSED))
    assert (len(await owner.workouts()), time.monotonic() - began < 4 * TIMEOUT_S) == (2, True)


# A model that speaks, however slowly, is heard out: after that there is time for the offline coach alone.
EARLY = [name for name, wire in WIRES.items() if wire.begins in (talking.DOWN, talking.NO_ANSWER) and name != "words that drip"]


@pytest.mark.parametrize("trouble", EARLY)
async def test_the_next_model_of_the_list_answers_before_the_offline_coach(
    trouble: str, opening: Opening, furnished: tuple[object, str], server: OpenAIServer
) -> None:
    async def by_name(writer: asyncio.StreamWriter) -> None:
        await (WIRES[trouble].reply if server.asked[-1]["model"] == "a" else says("Well pulled."))(writer)

    server.then = by_name
    async with opening(model="openai:a,openai:b", model_timeout_s=2 * TIMEOUT_S) as services, Athlete.of(services, "owner") as user:
        user.conversation = furnished[1]
        turn = await user.says(REPORT)
    assert turn["message"]["text"] == "Well pulled."


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (calls("launch_rocket", "{}"), "There is no tool of that name."),
        (calls("personal_records", "exercise=squat"), "not a JSON object"),
        (calls("personal_records", '{"exercise": 5, "extra": [1]}'), ""),
        (calls("log_workout", '{"quote": "squat 5x5 500 kg"}'), "Only the user's own words can be logged"),
    ],
)
async def test_a_call_that_is_wrong_is_told_so_and_does_nothing(wrong: Reply, said: str, owner: Athlete, server: OpenAIServer) -> None:
    server.will(wrong, says("Well pulled."))
    turn = await owner.says(REPORT)
    assert said in str(server.asked[-1]["messages"][-1]["content"])
    assert turn["message"]["text"] == "Well pulled."
    assert len(await owner.workouts()) == 2


async def test_a_model_that_calls_the_same_for_ever_is_stopped(owner: Athlete, server: OpenAIServer) -> None:
    server.then = calls("launch_rocket", "{}")
    turn = await owner.says(REPORT)
    assert turn["message"]["text"].endswith(CIRCLES)
    assert (len(server.asked) <= 8, len(await owner.workouts())) == (True, 2)


async def test_a_server_that_is_not_there_costs_next_to_nothing(
    opening: Opening, furnished: tuple[object, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    async with opening(model_timeout_s=30) as services, Athlete.of(services, "owner") as user:
        user.conversation = furnished[1]
        began = time.monotonic()
        turn = await user.says(REPORT)
    assert turn["message"]["text"].startswith(talking.DOWN)
    assert time.monotonic() - began < 10
