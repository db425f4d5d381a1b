"""A model with less room than it is sent: it gets less from then on, and a small one is not asked for what the log answers."""

from collections.abc import AsyncIterator

import orjson
import pytest

from agent import talking
from api.services import Services
from kit.llm.failures import ModelFailed, TooLong, of_status
from tests.agent.conftest import Opening
from tests.fakes.openai_server import OpenAIServer, Reply, calls, fails, says
from tests.stories.athlete import Athlete


def lacks_room(message: str, **more: object) -> Reply:
    return fails(400, body=orjson.dumps({"error": {"message": message, **more}}))


EIGHT_K = lacks_room(
    "request (11000 tokens) exceeds the available context size (8192 tokens)", type="exceed_context_size_error", n_ctx=8192
)
NOBODY_KNOWS = lacks_room("This request is over the context length of the model.", code="context_length_exceeded")


@pytest.fixture
async def services(opening: Opening) -> AsyncIterator[Services]:
    async with opening() as opened:
        yield opened


def sizes(server: OpenAIServer) -> list[int]:
    """About how many tokens each request had."""
    return [len(orjson.dumps(asked)) // 4 for asked in server.asked]


async def test_it_is_sent_less_at_once_and_from_then_on(owner: Athlete, server: OpenAIServer) -> None:
    server.will(EIGHT_K, says("Strong work."), says("You are welcome."))
    assert (await owner.says("that was fun"))["message"]["text"] == "Strong work."
    assert (await owner.says("thanks"))["message"]["text"] == "You are welcome."
    first, *later = sizes(server)
    assert first > 8192
    assert len(later) == 2
    assert max(later) < 8192


async def test_a_server_that_does_not_say_how_much_it_takes_is_sent_less_each_time(owner: Athlete, server: OpenAIServer) -> None:
    server.then = NOBODY_KNOWS
    for _ in range(4):
        assert (await owner.says("that was fun"))["message"]["text"].startswith(talking.NO_ROOM)
    sent = sizes(server)
    assert sent[-1] < sent[0] / 2
    assert len(sent) < 12


async def test_a_model_too_small_for_a_coach_is_said_to_be(owner: Athlete, server: OpenAIServer) -> None:
    server.then = lacks_room("This model's maximum context length is 2048 tokens.", code="context_length_exceeded")
    turn = await owner.says("deadlift 3x5 140 kg")
    assert turn["message"]["text"].startswith(talking.NO_ROOM)
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created"]
    assert len(server.asked) == 1


async def test_what_a_tool_has_stored_is_not_stored_again(owner: Athlete, server: OpenAIServer) -> None:
    server.will(calls("remember_fact", '{"quote": "I train in the evening"}'), EIGHT_K, says("Again?"))
    turn = await owner.says("you know, I train in the evening")
    assert turn["message"]["text"].startswith(talking.NO_ROOM)
    assert len(turn["receipts"]) == 1
    assert len(server.asked) == 2


async def test_a_small_model_is_not_asked_for_what_the_log_answers(
    opening: Opening, furnished: tuple[object, str], server: OpenAIServer
) -> None:
    server.then = says("I would rest today.")
    async with opening(context_tokens=6_000) as services, Athlete.of(services, "owner") as user:
        user.conversation = furnished[1]
        turn = await user.says("what is my best squat?")
        assert server.asked == []
        assert "Back squat, heaviest: 100 kg × 5" in turn["message"]["text"]
        assert [card["title"] for card in turn["cards"]] == ["Back squat: records"]
        assert (await user.says("deadlift 3x5 140 kg"))["message"]["text"].startswith("Logged. Deadlift")
        assert server.asked == []
        assert (await user.says("any tips for my squat?"))["message"]["text"] == "I would rest today."


@pytest.mark.parametrize(
    ("status", "said", "room"),
    [
        (400, '{"error":{"code":400,"message":"too long","type":"exceed_context_size_error","n_prompt_tokens":12020,"n_ctx":8192}}', 8192),
        (400, "This model's maximum context length is 128000 tokens. However, your messages resulted in 130001 tokens.", 128_000),
        (400, "prompt is too long: 210000 tokens > 200000 maximum", 200_000),
        (400, "The input token count (40000) exceeds the maximum number of tokens allowed (32768).", 32_768),
        (413, "Request over the model's context window", None),
    ],
)
def test_how_servers_say_that_a_request_is_too_long(status: int, said: str, room: int | None) -> None:
    failure = of_status(status, None, said.encode())
    assert isinstance(failure, TooLong)
    assert failure.room == room


@pytest.mark.parametrize("said", ["", "no", "max_tokens is too large", "unknown field: stream_options", "Invalid schema for function"])
def test_other_refusals_are_not_about_room(said: str) -> None:
    failure = of_status(400, None, said.encode())
    assert isinstance(failure, ModelFailed)
    assert not isinstance(failure, TooLong)
