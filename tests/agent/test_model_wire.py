"""The OpenAI wire: whatever the pieces, what is read is what was said; what is not the protocol is a failure with a name."""

import asyncio
import contextlib
import itertools
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage

from kit.clock import FixedClock
from kit.errors import Invalid
from kit.llm import failures, remote_model
from kit.llm.breaker import FAILURES, LONGEST_REST, REST, Breaker
from kit.llm.connection import FEW
from kit.llm.deltas import Deltas
from kit.llm.request import body
from kit.llm.wire import GATHER_S, WireModel
from kit.settings import Settings
from tests.fakes.openai_server import OpenAIServer, breaks_off, delta, fails, hangs, hangs_up, refuses, says, streams
from tests.stories.conftest import FRIDAY_EVENING

PIECES = [delta("Strong "), delta("wörk. 💪"), delta(finish="stop")]
STREAM = b": hello\n\n" + b"".join(b"data: " + orjson.dumps(piece) + b"\r\n\r\n" for piece in PIECES) + b"data: [DONE]\n\n"


def model_at(server: OpenAIServer, patience_s: float = 1) -> WireModel:
    return WireModel(name="a", url=server.url, api_key="any", patience_s=patience_s)


async def said(model: WireModel) -> list[str]:
    """The pieces of an answer."""
    async with contextlib.aclosing(model):
        pieces = [str(chunk.text) async for chunk in model.astream([HumanMessage("hi")])]
    return [piece for piece in pieces if piece]


@given(st.lists(st.integers(min_value=0, max_value=len(STREAM)), max_size=8).map(sorted))
def test_bytes_may_be_cut_anywhere(cuts: list[int]) -> None:
    deltas = Deltas()
    edges = [0, *cuts, len(STREAM)]
    list(map(deltas.feed, (STREAM[first:last] for first, last in itertools.pairwise(edges))))
    deltas.finished()
    assert deltas.take() == ("Strong wörk. 💪", [])


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    ("content", "heard"),
    [
        ("<think>They want praise.</think>\n\nStrong work.", "Strong work."),
        ("\n<think>\n</think>Strong work.", "Strong work."),
        ("<b>Strong</b> work.", "<b>Strong</b> work."),
        ("I <think> so.", "I <think> so."),
        ("<", "<"),
    ],
)
async def test_what_a_model_thinks_aloud_is_not_said(content: str, heard: str, size: int, server: OpenAIServer) -> None:
    server.then = says(content, size=size)
    assert "".join(await said(model_at(server))) == heard


async def test_a_server_says_how_it_wants_to_be_asked_and_is_asked_so_from_then_on(server: OpenAIServer) -> None:
    server.will(fails(400, body=b'{"error": {"message": "Use max_completion_tokens instead."}}'))
    async with contextlib.aclosing(model_at(server)) as model:
        with pytest.raises(failures.Garbled):
            await model.ainvoke("hi", max_tokens=5)
        await model.ainvoke("hi", max_tokens=5)
    assert [asked.get("max_completion_tokens") for asked in server.asked] == [None, 5]


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        (fails(401), failures.Misconfigured),
        (fails(400), failures.Rejected),
        (fails(429), failures.Overloaded),
        (fails(502), failures.ServerError),
        (fails(200, body=b"hello"), failures.Garbled),
        (streams(["[1]"]), failures.Garbled),
        (streams(['{"choices": 5}']), failures.Garbled),
        (streams(['{"error": {}}']), failures.ServerError),
        (streams([delta(finish="stop")]), failures.Wordless),
        (says("<think>Only thoughts."), failures.Wordless),
        (streams([delta("I"), delta(finish="content_filter")]), failures.Refused),
        (refuses("No."), failures.Refused),
        (breaks_off("Strong"), failures.CutShort),
        (hangs_up(), failures.Unreachable),
        (hangs(), failures.Silent),
    ],
)
async def test_each_way_to_fail_has_its_name(reply: Any, failure: type[failures.ModelFailed], server: OpenAIServer) -> None:
    server.then = reply
    with pytest.raises(failure):
        await said(model_at(server))


async def test_a_server_that_is_not_there_is_unreachable() -> None:
    with pytest.raises(failures.Unreachable):
        await said(WireModel(name="a", url="http://127.0.0.1:9/v1", api_key="any"))


async def test_the_first_sentence_comes_piece_by_piece_and_the_rest_gathered(server: OpenAIServer) -> None:
    server.then = says("Good. " + "and so on " * 10, size=2, pace_s=GATHER_S / 8)
    pieces = await said(model_at(server))
    assert pieces[:3] == ["Go", "od", ". "]
    assert "".join(pieces) == "Good. " + "and so on " * 10
    assert len(pieces) < 30


async def test_connections_are_used_again(server: OpenAIServer) -> None:
    model = model_at(server)
    await model.ainvoke("hi")
    await model.ainvoke("hi")
    assert len(server.open) == 1
    await model.aclose()


def test_a_request_holds_messages_calls_and_answers_as_the_wire_has_them() -> None:
    call = {"name": "records", "args": {"exercise": "squat"}, "id": "c1", "type": "tool_call"}
    messages = [SystemMessage("Be kind."), HumanMessage("hi"), AIMessage("", tool_calls=[call]), ToolMessage("100 kg", tool_call_id="c1")]
    asked = orjson.loads(body("a", messages, None, {"max_tokens": 5, "tool_choice": None}))
    assert asked == {
        "model": "a",
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 5,
        "messages": [
            {"role": "system", "content": "Be kind."},
            {"role": "user", "content": "hi"},
            {
                "role": "assistant",
                "content": None,
                "tool_calls": [{"id": "c1", "type": "function", "function": {"name": "records", "arguments": '{"exercise":"squat"}'}}],
            },
            {"role": "tool", "content": "100 kg", "tool_call_id": "c1"},
        ],
    }


@pytest.mark.parametrize(
    ("model", "key", "url", "names"),
    [
        ("gpt", "k", "", "SPOTTER_MODEL"),
        ("openai:", "k", "", "SPOTTER_MODEL"),
        ("openai:a,b", "k", "", "SPOTTER_MODEL"),
        ("openai:a", "", "", "OPENAI_API_KEY"),
        ("openai:a", "k", "localhost:1", "OPENAI_BASE_URL"),
    ],
)
def test_what_is_wrong_with_the_settings_is_named(model: str, key: str, url: str, names: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    with pytest.raises(Invalid, match=names):
        remote_model(Settings(model=model))


def test_a_breaker_opens_rests_longer_each_time_and_closes() -> None:
    clock = FixedClock(FRIDAY_EVENING)
    breaker = Breaker(clock.now)
    list(map(lambda _: breaker.failed(), range(FAILURES)))
    assert not breaker.allows()
    clock.at += REST
    assert breaker.allows()
    assert not breaker.allows(), "one tries for all"
    breaker.failed()
    clock.at += REST
    assert not breaker.allows()
    clock.at += LONGEST_REST
    assert breaker.allows()
    breaker.succeeded()
    assert breaker.allows()


async def test_a_key_is_in_no_representation(server: OpenAIServer) -> None:
    model = WireModel(name="a", url=server.url, api_key="sk-very-secret")
    assert "very-secret" not in repr(model) + str(model.model_dump())


async def test_many_at_once_are_all_heard_and_few_connections_stay_open(server: OpenAIServer) -> None:
    model = model_at(server)
    server.then = says("Strong work.", pace_s=0.01)
    async with contextlib.aclosing(model):
        heard = await asyncio.gather(*(model.ainvoke([HumanMessage("hi")]) for _ in range(3 * FEW)))
        assert [one.text for one in heard] == ["Strong work."] * 3 * FEW
        await asyncio.sleep(0.05)
        assert 0 < len(server.open) <= FEW
        kept = set(server.open)
        await model.ainvoke([HumanMessage("hi")])
        assert server.open <= kept
