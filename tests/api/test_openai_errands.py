"""Calls that chat clients make for themselves, in the shapes of real ones: answered, and never stored; people's words always are."""

import json
from collections.abc import AsyncIterator
from typing import Any

import openai
import pytest

from api.openai.auxiliary import errand
from api.openai.errands import answer
from api.openai.request import ChatRequest
from api.services import Services
from tests.api.serving import served
from tests.stories.athlete import Athlete


def system(text: str) -> dict[str, Any]:
    return {"role": "system", "content": text}


def user(text: str) -> dict[str, Any]:
    return {"role": "user", "content": text}


def assistant(text: str) -> dict[str, Any]:
    return {"role": "assistant", "content": text}


def said(*messages: dict[str, Any], **more: Any) -> ChatRequest:
    return ChatRequest.model_validate({"model": "coach/c", "messages": messages, **more})


LATELY = "<chat_history>\nUSER: squat 5x5 120 kg today\nASSISTANT: Logged.\n</chat_history>"
TITLE, PLAIN_TITLE = '{"title": "squat 5x5 120 kg today"}', "squat 5x5 120 kg today"
FOLLOW_UPS = '{"follow_ups": ["What did I do last week?", "What are my records?", "What should I do next?"]}'
ERRANDS: dict[str, tuple[list[dict[str, Any]], str]] = {
    "title": ([user('### Task:\nMake a short title, 2-4 words, of the chat.\n### Output:\nJSON: { "title": "…" }\n' + LATELY)], TITLE),
    "title with an emoji": ([user(f'### Task:\nMake a title with an emoji.\n### Output:\nJSON: {{ "title": "…" }}\n{LATELY}')], TITLE),
    "tags": ([user(f"### Task:\nFind 1-3 broad tags for the themes.\n### Output:\nJSON\n{LATELY}")], '{"tags": ["Training"]}'),
    "follow-ups": ([user(f"### Task:\nSuggest 3-5 follow-up questions that the user might ask.\n{LATELY}")], FOLLOW_UPS),
    "queries": ([user(f"### Task:\nAnalyze the chat and find search queries.\n### Output:\nJSON\n{LATELY}")], '{"queries": []}'),
    "autocompletion": (
        [user("### Task:\nYou are an autocompletion system. Go on with the text.\n<type>general</type>\n<text>I squatted 5x5 at</text>")],
        '{"text": ""}',
    ),
    "picture": ([user(f"### Task:\nWrite a prompt for an image generation task.\n{LATELY}")], '{"prompt": "squat 5x5 120 kg today"}'),
    "emoji": ([user("Your task is to find the emoji for the speaker's face.\n\nMessage: ```squat 5x5 120 kg!```")], "💪"),
    "one of many answers": (
        [
            user(
                'You have been given responses of several models to this: "what now?"\n\nSynthesize them into one.\n\n'
                'Responses from models: """Squat 5x5 at 120 kg."""\n"""Rest."""'
            )
        ],
        "Squat 5x5 at 120 kg.",
    ),
    "summary of what is dropped": (
        [user("### Task:\nSummarize the conversation that is left out.\n### Messages:\nUSER: squat 5x5 120 kg\nASSISTANT: Logged.")],
        "The user said: squat 5x5 120 kg",
    ),
    "which tools": (
        [
            system('Available Tools: []\nChoose the right tools. If none fits, return {"tool_calls": []}.'),
            user('History:\nUSER: """hi"""\nQuery: squat 5x5 120 kg'),
        ],
        '{"tool_calls": []}',
    ),
    "title in plain words": (
        [user("Provide a title of 5 words or less for the conversation.\n\nConversation:\nUser: squat 5x5 120 kg today\nAI: Logged.")],
        PLAIN_TITLE,
    ),
    "title and language": (
        [
            user(
                "Analyze this conversation and give:\n1. its language\n2. a title in that language\n\nUser: squat 5x5 120 kg today\nAI: Hm."
            )
        ],
        PLAIN_TITLE,
    ),
    "title by instructions": (
        [system("You generate short titles for chats from the first message.\nOnly the title."), user("squat 5x5 120 kg today")],
        PLAIN_TITLE,
    ),
    "title by instructions, of JSON": (
        [
            system("- You will generate a short title based on the first message of a conversation."),
            user('{"role":"user","parts":[{"type":"text","text":"squat 5x5 120 kg today"}]}'),
        ],
        PLAIN_TITLE,
    ),
    "title after the talk": (
        [
            user("squat 5x5 120 kg today"),
            assistant("Logged."),
            user("Please write a title of four to five words that sums up our conversation, without quotes."),
        ],
        PLAIN_TITLE,
    ),
    "summary after the talk": (
        [
            user("squat 5x5 120 kg"),
            assistant("Logged."),
            user("Summarize our discussion in 200 words or less, to be used as context later."),
        ],
        "The user said: squat 5x5 120 kg",
    ),
    "title around the words": (
        [user("Words of a new chat:\n\nsquat 5x5 120 kg today\n\nWrite a short, clear title for this conversation.")],
        PLAIN_TITLE,
    ),
    "title on the line of the words": (
        [user("Generate a 3-7 word title of this chat (without quotes): squat 5x5 120 kg today")],
        PLAIN_TITLE,
    ),
    "name for a chat": (
        [user("Give this conversation a name.\nNothing else.\n\n```\nsquat 5x5 120 kg today\n```\n\nThe name is:")],
        PLAIN_TITLE,
    ),
    "summary that instructions ask for after the talk": (
        [user("squat 5x5 120 kg"), assistant("Logged."), system("Summarize the discussion for future context.")],
        "The user said: squat 5x5 120 kg",
    ),
    "question to stand alone": (
        [
            user(
                "Given the following conversation, rephrase the last question.\n\nHuman: squat 5x5 120 kg\nAssistant: Logged.\nHuman: more?"
            )
        ],
        "more?",
    ),
    "follow-up to stand alone": (
        [user("Given this conversation, make the follow up question a standalone one.\n\nHuman: squat 120\nFollow Up Input: how much?")],
        "how much?",
    ),
}


@pytest.mark.parametrize(("messages", "expected"), ERRANDS.values(), ids=ERRANDS)
def test_a_call_of_a_client_for_itself_is_known_and_answered(messages: list[dict[str, Any]], expected: str) -> None:
    request = said(*messages)
    found = errand(request, request.said())
    assert found is not None
    assert answer(found) == expected


PEOPLE: list[list[dict[str, Any]]] = [
    [user("squat 5x5 120 kg, give it a title")],
    [user("Give this workout a name please: bench 3x8 60kg")],
    [user("give our chat a title: bench 3x8 60kg")],
    [user("Summarize my week")],
    [user("can you summarize what I did since Monday?")],
    [user("Task: 5x5 squat at 100 kg, done")],
    [user("# Today\n- squat 5x5 100 kg\n- bench 3x8 60 kg")],
    [user("my task is to squat 5x5 at 100, did it")],
    [user("Here is what I did:\n```\nsquat 5x5 100 kg\n```")],
    [user("Notes: squat 5x5 100\nuser: me")],
    [user("based on my history, what should I lift?")],
    [user("generate a workout for Monday and give it a name")],
    [user("what tags do my workouts have?")],
    [user("follow-up: the last set was 6")],
    [user("give this workout a short name, nothing else: squat 5x5 100 kg")],
    [user("just give me the name of what I did: squat 5x5 100 kg")],
    [user("Given the following workout, what is next? squat 5x5 100 kg")],
    [user("squat 5x5 100 kg"), system("Stay in character.")],
    [user("hi"), assistant("Hello."), user("squat 5x5 100 kg"), system("It is 18:02.")],
    [system("You are a strict coach. Keep it short."), user("squat 5x5 100 kg")],
    [system("You are Max. Answer in German, with headings."), user("squat 5x5 100 kg")],
    [system("Use the tools that you have."), user("squat 5x5 100 kg")],
]


@pytest.mark.parametrize("messages", PEOPLE, ids=lambda messages: messages[-1]["content"][:40])
def test_what_people_say_is_no_call_of_a_client(messages: list[dict[str, Any]]) -> None:
    request = said(*messages)
    assert errand(request, request.said()) is None


LOOKED_UP = (
    "### Task:\nRespond to the user query with the given context, citing sources.\n\n### Guidelines:\n- Be brief.\n\n<context>\n"
    '<source id="1">deadlift 1x5 200 kg</source>\n</context>\n\n'
)


def test_what_a_client_looked_up_is_not_what_the_user_said() -> None:
    request = said(user(LOOKED_UP + "bench 3x8 60kg"))
    assert errand(request, request.said()) is None
    assert request.said()[-1].text == "bench 3x8 60kg"


@pytest.fixture
async def client(services: Services, owner: Athlete) -> AsyncIterator[openai.AsyncOpenAI]:
    secret, _ = await services.access.add_token(await services.access.owner(), "chat client")
    async with served(services) as address, openai.AsyncOpenAI(base_url=f"{address}/openai/v1", api_key=secret, max_retries=0) as found:
        yield found


@pytest.fixture
async def coach(client: openai.AsyncOpenAI) -> str:
    return (await client.models.list()).data[0].id


SCHEMA = {"type": "object", "properties": {"language": {"type": "string"}, "title": {"type": "string"}, "tags": {"type": "array"}}}
FILLED = {"language": "English", "title": "squat 5x5 120 kg today", "tags": ["Training"]}
PROMPT = [user("Analyze this conversation and give its language and a title.\n\nUser: squat 5x5 120 kg today\nAI: Logged.")]


async def test_a_title_may_be_wanted_as_json_of_a_schema(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    wanted: Any = {"type": "json_schema", "json_schema": {"name": "titled", "strict": True, "schema": SCHEMA}}
    messages: Any = PROMPT
    got = await client.chat.completions.create(model=coach, messages=messages, response_format=wanted)
    assert json.loads(got.choices[0].message.content or "") == FILLED
    assert len(await owner.workouts()) == 1


async def test_a_title_may_be_wanted_as_the_call_of_a_tool(client: openai.AsyncOpenAI, owner: Athlete, coach: str) -> None:
    tools: Any = [{"type": "function", "function": {"name": "titled", "parameters": SCHEMA}}]
    forced: Any = {"type": "function", "function": {"name": "titled"}}
    messages: Any = PROMPT
    got = await client.chat.completions.create(model=coach, messages=messages, tools=tools, tool_choice=forced)
    [call] = got.choices[0].message.tool_calls or []
    stream = await client.chat.completions.create(model=coach, messages=messages, tools=tools, tool_choice=forced, stream=True)
    pieces = [chunk.model_dump()["choices"][0]["delta"].get("tool_calls") async for chunk in stream]

    assert call.type == "function"
    assert json.loads(call.function.arguments) == FILLED
    assert json.loads(pieces[0][0]["function"]["arguments"]) == FILLED
    assert len(await owner.workouts()) == 1


async def test_words_with_documents_before_them_are_logged_alone_and_known_again(
    client: openai.AsyncOpenAI, owner: Athlete, coach: str
) -> None:
    messages: Any = [user(LOOKED_UP + "bench 3x8 60kg")]
    reply = (await client.chat.completions.create(model=coach, messages=messages)).choices[0].message.content or ""
    later: Any = [user("bench 3x8 60kg"), assistant(reply), user(LOOKED_UP + "that was 65")]
    corrected = (await client.chat.completions.create(model=coach, messages=later)).choices[0].message.content or ""

    assert "65 kg" in corrected
    assert [one["exercises"][0]["exercise_id"] for one in await owner.workouts()].count("bench_press") == 1
    assert len((await owner.get("/conversations"))["items"]) == 2
