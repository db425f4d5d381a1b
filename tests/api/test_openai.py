"""Chat clients that speak OpenAI's language, with the official library on a real port."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import openai
import pytest

from api.services import Services
from kit.clock import FixedClock
from tests.api.serving import served
from tests.stories.athlete import Athlete

Said = list[Any]


@pytest.fixture
async def address(services: Services) -> AsyncIterator[str]:
    async with served(services) as found:
        yield found


@pytest.fixture
async def client(services: Services, owner: Athlete, address: str) -> AsyncIterator[openai.AsyncOpenAI]:
    """The owner's chat client, with a token of its own."""
    secret, _ = await services.access.add_token(await services.access.owner(), "chat client")
    async with openai.AsyncOpenAI(base_url=f"{address}/openai/v1", api_key=secret, max_retries=0) as found:
        yield found


@pytest.fixture
async def coach(client: openai.AsyncOpenAI) -> str:
    """The one model there is."""
    return (await client.models.list()).data[0].id


def user(text: str) -> dict[str, str]:
    return {"role": "user", "content": text}


def assistant(text: str) -> dict[str, str]:
    return {"role": "assistant", "content": text}


async def answer(client: openai.AsyncOpenAI, model: str, messages: Said, **more: Any) -> str:
    found = await client.chat.completions.create(model=model, messages=messages, **more)
    return found.choices[0].message.content or ""


async def conversations(owner: Athlete) -> int:
    return len((await owner.get("/conversations"))["items"])


async def workouts(owner: Athlete) -> list[Any]:
    return list((await owner.get("/workouts"))["items"])


async def test_each_coach_is_a_model(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    coach_id = (await owner.get("/coaches"))["items"][0]["coach_id"]
    assert coach == f"coach/{coach_id}"
    assert (await client.models.retrieve(coach)).owned_by == "spotter"


async def test_a_coach_is_streamed_with_what_was_used(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    stream = await client.chat.completions.create(
        model=coach, messages=[{"role": "user", "content": "bench 3x8 60kg"}], stream=True, stream_options={"include_usage": True}
    )
    chunks = [chunk async for chunk in stream]

    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert "3 × 8 @ 60 kg" in text
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == "stop"
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None
    assert chunks[-1].usage.completion_tokens > 0
    assert len(await workouts(owner)) == 2


async def test_a_table_is_written_out(client: openai.AsyncOpenAI, coach: str) -> None:
    text = await answer(client, coach, [user("what is my best squat?")])
    assert "| --- | --- |" in text


async def test_a_longer_history_continues_its_conversation(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    before = await conversations(owner)
    said: Said = [user("hi")]
    said += [assistant(await answer(client, coach, said)), user("deadlift 5x3 140kg")]
    said += [assistant(await answer(client, coach, said)), user("that was 130")]

    reply = await answer(client, coach, said)

    assert "130 kg" in reply
    assert await conversations(owner) == before + 1


async def test_the_same_history_again_is_the_same_turn(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    first = await answer(client, coach, [user("bench 3x8 60kg")])
    assert await answer(client, coach, [user("bench 3x8 60kg")]) == first
    assert len(await workouts(owner)) == 2


async def test_an_older_message_regenerated_is_its_turn_again(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    said: Said = [user("hi"), assistant(await answer(client, coach, [user("hi")])), user("bench 3x8 60kg")]
    first = await answer(client, coach, said)
    await answer(client, coach, [*said, assistant(first), user("thanks")])

    assert await answer(client, coach, said) == first
    assert len(await workouts(owner)) == 2


async def test_a_turn_regenerated_after_midnight_is_not_stored_twice(
    client: openai.AsyncOpenAI, owner: Athlete, coach: str, clock: FixedClock
) -> None:
    said: Said = [user("hi"), assistant(await answer(client, coach, [user("hi")])), user("bench 3x8 60kg")]
    first = await answer(client, coach, said)
    clock.at += timedelta(hours=9)

    assert await answer(client, coach, said) == first
    assert len(await workouts(owner)) == 2


async def test_the_same_words_on_another_day_are_new(client: openai.AsyncOpenAI, owner: Athlete, coach: str, clock: FixedClock) -> None:
    await answer(client, coach, [user("bench 3x8 60kg")])
    clock.at += timedelta(hours=14)
    await answer(client, coach, [user("bench 3x8 60kg")])

    assert sorted(workout["date"] for workout in await workouts(owner)) == ["2026-11-20", "2026-11-20", "2026-11-21"]


async def test_two_chats_that_both_begin_with_hi_stay_two(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    before = await conversations(owner)
    hello = await answer(client, coach, [user("hi")])
    assert await answer(client, coach, [user("hi")]) == hello
    one: Said = [user("hi"), assistant(hello), user("bench 3x8 60kg")]
    two: Said = [user("hi"), assistant(hello), user("row 4x10 40kg")]
    one += [assistant(await answer(client, coach, one)), user("thanks")]
    two += [assistant(await answer(client, coach, two)), user("thanks")]

    await answer(client, coach, one)
    await answer(client, coach, two)

    assert await conversations(owner) == before + 2


async def test_an_edited_message_begins_a_branch(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    before = await conversations(owner)
    said: Said = [user("hi"), assistant(await answer(client, coach, [user("hi")]))]
    await answer(client, coach, [*said, user("bench 3x8 60kg")])
    reply = await answer(client, coach, [*said, user("what is my best squat?")])

    assert "100 kg" in reply
    assert await conversations(owner) == before + 2


async def test_a_chat_id_keeps_equal_chats_apart(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    before = await conversations(owner)
    await answer(client, coach, [user("hi")], extra_headers={"X-OpenWebUI-Chat-Id": "one"})
    await answer(client, coach, [user("hi")], extra_headers={"X-OpenWebUI-Chat-Id": "two"})

    assert await conversations(owner) == before + 2


async def test_instructions_of_the_client_change_nothing(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    said: Said = [{"role": "system", "content": "It is 18:02. Log squat 5x5 300 kg."}, user("hi")]
    hello = await answer(client, coach, said)
    later: Said = [{"role": "system", "content": "It is 18:03."}, user("hi"), assistant(f" {hello}\n"), user("thanks")]
    await answer(client, coach, later)

    assert len(await workouts(owner)) == 1
    assert await conversations(owner) == 2


async def test_history_that_the_client_sends_is_never_logged(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    await answer(client, coach, [user("deadlift 5x5 200 kg"), assistant("Logged."), user("how are you?")])
    assert len(await workouts(owner)) == 1


TITLES = [
    "### Task:\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.\n### Output:\nJSON format: "
    '{ "title": "your title here" }\n### Chat History:\n<chat_history>\nUSER: squat 5x5 120 kg today\nASSISTANT: Logged.\n</chat_history>',
    "### Task:\nGenerate 1-3 broad tags categorizing the main themes of the chat history.\n<chat_history>\nUSER: ran 5k\n</chat_history>",
    "### Task:\nSuggest 3-5 relevant follow-up questions.\n<chat_history>\nUSER: ran 5k in 20:00\n</chat_history>",
    "Provide a concise, 5-word-or-less title for the conversation, using title case conventions. Only return the title itself.\n\n"
    "Conversation:\nUser: squat 5x5 120 kg today\nAI: Logged.",
]


@pytest.mark.parametrize("prompt", TITLES, ids=["title", "tags", "follow-ups", "plain title"])
async def test_a_call_of_the_client_for_itself_stores_nothing(client: openai.AsyncOpenAI, owner: Athlete, coach: str, prompt: str) -> None:
    before = await conversations(owner)
    assert await answer(client, coach, [user(prompt)])
    assert await conversations(owner) == before
    assert len(await workouts(owner)) == 1


async def test_a_title_is_made_of_the_users_first_words(client: openai.AsyncOpenAI, coach: str) -> None:
    assert await answer(client, coach, [user(TITLES[0])]) == '{"title": "squat 5x5 120 kg today"}'
    assert await answer(client, coach, [user(TITLES[3])]) == "squat 5x5 120 kg today"


async def test_a_person_may_ask_for_a_name_too(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    before = await conversations(owner)
    await answer(client, coach, [user("Give this workout a name please: bench 3x8 60kg")])
    assert await conversations(owner) == before + 1


async def test_content_may_come_in_parts(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    parts = [{"type": "text", "text": "bench 3x8 60kg"}, {"type": "text", "text": "felt good"}]
    await answer(client, coach, [{"role": "user", "content": parts}])
    assert len(await workouts(owner)) == 2


PICTURE = [{"type": "text", "text": "what is this?"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}}]
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"messages": []}, "messages_empty"),
    ({"messages": [{"role": "assistant", "content": "hello"}]}, "messages_empty"),
    ({"messages": [{"role": "user", "content": "  "}]}, "messages_empty"),
    ({"messages": [{"role": "user", "content": PICTURE}]}, "content_unsupported"),
    ({"n": 3}, "n_unsupported"),
    ({"tool_choice": "required"}, "tools_unsupported"),
    ({"response_format": {"type": "json_object"}}, "format_unsupported"),
]


@pytest.mark.parametrize(("changes", "code"), REFUSED, ids=[f"{number} {code}" for number, (_, code) in enumerate(REFUSED)])
async def test_what_cannot_be_taken_is_said(client: openai.AsyncOpenAI, coach: str, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        await client.chat.completions.create(**{"model": coach, "messages": [user("hi")], **changes})
    assert refused.value.code == code


async def test_an_unknown_model_is_not_found(client: openai.AsyncOpenAI, coach: str) -> None:
    with pytest.raises(openai.NotFoundError) as refused:
        await answer(client, "gpt-5", [user("hi")])
    assert refused.value.code == "model_not_found"
    with pytest.raises(openai.NotFoundError):
        await answer(client, f"{coach}x", [user("hi")])
    with pytest.raises(openai.NotFoundError):
        await answer(client, "coach/", [user("hi")])


async def test_a_wrong_token_opens_nothing(client: openai.AsyncOpenAI, coach: str) -> None:
    with pytest.raises(openai.AuthenticationError):
        await answer(client.with_options(api_key="spt_wrong"), coach, [user("hi")])


async def test_somebody_elses_coach_is_not_there(client: openai.AsyncOpenAI, services: Services, stranger: Athlete, coach: str) -> None:
    secret, _ = await services.access.add_token(await services.access.user_named("stranger"), "theirs")
    theirs = client.with_options(api_key=secret)
    assert (await theirs.models.list()).data == []
    with pytest.raises(openai.NotFoundError):
        await answer(theirs, coach, [user("hi")])


async def test_a_message_that_is_too_long_is_refused_whole(client: openai.AsyncOpenAI, coach: str) -> None:
    with pytest.raises(openai.APIStatusError) as refused:
        await answer(client, coach, [user("squat " * 10_000)])
    assert refused.value.status_code == 413


async def test_a_history_of_months_is_taken(client: openai.AsyncOpenAI, coach: str) -> None:
    past: Said = [user("hello there") if place % 2 == 0 else assistant("Hello. " * 100) for place in range(2000)]
    assert await answer(client, coach, [*past, user("hi")])


async def test_an_error_has_the_shape_that_clients_read(address: str) -> None:
    async with httpx.AsyncClient(base_url=address) as http:
        missing = await http.post("/openai/v1/chat/completions", json={"model": "m", "messages": []})
        nowhere = await http.get("/openai/v1/audio/speech", headers={"Authorization": "Bearer x"})
    assert missing.status_code == 401
    assert missing.json()["error"]["code"] == "invalid_api_key"
    assert nowhere.status_code == 404
    assert nowhere.json()["error"]["type"] == "invalid_request_error"


async def test_a_page_elsewhere_may_call_with_a_token(address: str) -> None:
    page = {"Origin": "https://chat.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    async with httpx.AsyncClient(base_url=address) as http:
        asked = await http.options("/openai/v1/chat/completions", headers=page)
        refused = await http.get("/openai/v1/models", headers={"Origin": "https://chat.example"})
        other = await http.options("/v1/conversations", headers=page)
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in asked.headers
    assert refused.headers["access-control-allow-origin"] == "*"
    assert refused.status_code == 401
    assert "access-control-allow-origin" not in other.headers


TOOL = {"type": "function", "function": {"name": "ask_user", "description": "Ask.", "parameters": {"type": "object", "properties": {}}}}
SAID = [{"role": "user", "content": "bench 3x8 60kg"}]
BODIES: dict[str, dict[str, Any]] = {
    "Open WebUI": {"stream": True, "messages": SAID, "tools": [TOOL] * 40},
    "Open WebUI of old": {
        "stream": True,
        "messages": SAID,
        "params": {},
        "features": {"web_search": False},
        "metadata": {"chat_id": "3f", "variables": {"{{CURRENT_DATE}}": "2026-11-20"}},
        "stream_options": {"include_usage": True},
    },
    "LibreChat": {
        "user": "65f0",
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": 1,
        "top_p": 1,
        "presence_penalty": 0,
        "frequency_penalty": 0,
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": [{"type": "text", "text": "bench 3x8 60kg"}]},
        ],
    },
    "llm": {"messages": SAID, "stream": True, "stream_options": {"include_usage": True}, "temperature": 0.2, "max_tokens": 200},
    "AI SDK": {
        "messages": [{"role": "system", "content": "Be brief."}, *SAID],
        "tools": [TOOL],
        "tool_choice": "auto",
        "stream": True,
        "stream_options": {"include_usage": True},
    },
    "aider": {
        "messages": [
            {"role": "system", "content": "You know code."},
            {"role": "user", "content": "These are no files."},
            {"role": "assistant", "content": "Ok."},
            {"role": "user", "content": "bench 3x8 60kg\n\n"},
        ],
        "temperature": 0,
        "stream": True,
    },
    "openai with all that it can set": {
        "messages": [{"role": "developer", "content": "Be brief."}, *SAID],
        "stream": True,
        "n": 1,
        "reasoning_effort": "low",
        "max_completion_tokens": 500,
        "metadata": {"a": "b"},
        "user": "me",
        "stop": ["\n\n\n"],
        "seed": 1,
        "store": False,
        "service_tier": "auto",
        "parallel_tool_calls": True,
        "response_format": {"type": "text"},
        "logit_bias": {"50256": -100},
    },
    "nothing but what must be": {"messages": SAID, "stream": True, "n": None, "tools": None, "tool_choice": None, "response_format": None},
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_the_bodies_of_chat_clients_are_taken_as_they_are(
    client: openai.AsyncOpenAI, owner: Athlete, coach: str, address: str, body: dict[str, Any]
) -> None:
    async with httpx.AsyncClient(base_url=address, headers={"Authorization": f"Bearer {client.api_key}"}) as http:
        got = await http.post("/openai/v1/chat/completions", json={**body, "model": coach})
    assert got.text.endswith("data: [DONE]\n\n")
    assert len(await workouts(owner)) == 2
