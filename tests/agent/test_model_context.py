"""What a model is sent: the same beginning each time, no more than the budget, and late in a conversation no more than early."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from agent.facts import Facts
from agent.window import LONGEST_EARLIER, messages_of, shortened
from api.services import Services
from coaching.turns import MAX_BYTES, Wave
from domain.conversation import Conversation, Turn
from domain.user import UserPreferences, UserProfile
from kit.llm.tokens import message_tokens, text_tokens
from tests.agent.conftest import Opening
from tests.fakes.openai_server import OpenAIServer, says
from tests.stories.athlete import Athlete

REPLY = "That is a sensible way to look at it. " * 12
TALK = "Work was long again and I only got to the gym late, which is why I kept it short. " * 3
FACTS = Facts(
    today="2026-11-20",
    weekday="Friday",
    timezone="Europe/Berlin",
    stored=("logged Deadlift: 3 × 5 @ 140 kg",),
    memories=("I hate burpees", "I sleep badly"),
    recent=("yesterday: Back Squat", "Monday: Bench Press"),
    earlier="They spoke about patience.",
)


@pytest.fixture
async def services(opening: Opening, server: OpenAIServer) -> AsyncIterator[Services]:
    server.then = says(REPLY, size=200)
    async with opening() as opened:
        yield opened


def sent(asked: dict[str, Any]) -> int:
    """The tokens of a request's messages."""
    return sum(text_tokens(str(message["content"])) for message in asked["messages"])


async def talk(owner: Athlete, services: Services, first: int, last: int) -> None:
    """So many turns, archived now and then as the service does it."""
    for number in range(first, last + 1):
        await owner.says(f"{TALK}{'again ' * (number % 7)}")
        if number % 50 == 0:
            user_id = await services.access.user_named("owner")
            await services.archive.run(user_id, owner.conversation)


def of_turns(server: OpenAIServer) -> list[dict[str, Any]]:
    """The requests of turns: the coach has tools, whoever summarises has none."""
    return [asked for asked in server.asked if "tools" in asked]


async def test_turn_400_costs_no_more_than_turn_20(owner: Athlete, services: Services, server: OpenAIServer) -> None:
    await owner.starts_a_conversation()
    await talk(owner, services, 1, 20)
    early = sent(of_turns(server)[-1])
    await talk(owner, services, 21, 400)
    assert sent(of_turns(server)[-1]) <= early * 1.1
    assert len(of_turns(server)) == 400


async def test_today_is_the_users_day(owner: Athlete, server: OpenAIServer) -> None:
    profile = await owner.http.get("/v1/profile")
    await owner.http.patch("/v1/profile", json={"timezone": "Pacific/Kiritimati"}, headers={"If-Match": profile.headers["ETag"]})
    await owner.says("how are you?")
    assert server.asked[-1]["messages"][1]["content"].startswith("Today is Saturday, 2026-11-21 (Pacific/Kiritimati).")


async def test_every_request_begins_with_the_same_bytes(owner: Athlete, server: OpenAIServer) -> None:
    await owner.says("deadlift 3x5 140 kg")
    await owner.says("how are you?")
    first, second = server.asked[-2:]
    assert first["messages"][0] == second["messages"][0]
    assert first["tools"] == second["tools"]
    assert "2026" not in first["messages"][0]["content"]


async def test_a_huge_message_is_read_whole_by_code_and_sent_short(owner: Athlete, server: OpenAIServer) -> None:
    text = "deadlift 3x5 140 kg. " + "It was a long day. " * 1600
    turn = await owner.says(text[: MAX_BYTES - 100] + "\nbench press 3x5 80 kg")
    assert turn["receipts"]
    assert sent(server.asked[-1]) < 12_000
    assert "left out here" in server.asked[-1]["messages"][-1]["content"]


def turns_of(*said: tuple[str, str]) -> tuple[Turn, ...]:
    """Finished turns, newest first."""
    return tuple(
        Turn(user_id="u", conversation_id="c", number=number, key=str(number), body_hash="", text=text, reply=reply)
        for number, (text, reply) in enumerate(said, 1)
    )[::-1]


def wave_of(turns: tuple[Turn, ...]) -> Wave:
    """A conversation with these turns."""
    conversation = Conversation(user_id="u", conversation_id="c")
    return Wave(UserProfile(user_id="u"), UserPreferences(user_id="u"), conversation, turns, None, False, (), None)


def lines(budget: int, *said: tuple[str, str], text: str = "how are you?") -> list[str]:
    """What is sent, as one text a message."""
    (turn,) = turns_of((text, ""))
    return [str(message.text) for message in messages_of(None, FACTS, wave_of(turns_of(*said)), turn, budget)]


SIX = tuple((f"question {number} " + "so " * 60, f"answer {number} " + "well " * 60) for number in range(6))


def test_all_is_there_when_there_is_room() -> None:
    prompt, about, *earlier, now, words = lines(12_000, *SIX)
    assert [text.split(" so")[0] for text in earlier[::2]] == [f"question {number}" for number in range(6)]
    assert about.splitlines()[0] == "Today is Friday, 2026-11-20 (Europe/Berlin)."
    assert all(known in about for known in (*FACTS.memories, *FACTS.recent, "patience"))
    assert (now, words) == ("Stored from this message: logged Deadlift: 3 × 5 @ 140 kg", "how are you?")
    assert "Friday" not in prompt


@pytest.mark.parametrize(
    ("room", "kept", "lost"),
    [
        (700, ("question 4", "burpees", "Bench Press"), ("question 1",)),
        (370, ("question 4", "burpees", "patience"), ("question 3",)),
        (340, ("question 4",), ("question 3", "Bench Press")),
        (20, ("140 kg", "how are you?", "Europe/Berlin"), ("question 5", "Bench Press")),
    ],
)
def test_what_is_left_out_first_is_stated(room: int, kept: tuple[str, ...], lost: tuple[str, ...]) -> None:
    least = sum(map(text_tokens, lines(0)))
    everything = "\n".join(lines(least + room, *SIX))
    assert [words for words in kept if words not in everything] == []
    assert [words for words in lost if words in everything] == []


@pytest.mark.parametrize("budget", [2_000, 3_000, 6_000, 12_000])
@pytest.mark.parametrize("letter", ["a", "ä", "深", "🏋"])
def test_the_budget_holds_whatever_is_said(budget: int, letter: str) -> None:
    long = letter * (MAX_BYTES // len(letter.encode()))
    assert sum(map(text_tokens, lines(budget, (long, long), (long, long), text=long))) <= budget


def test_a_long_earlier_message_is_shortened_in_the_middle() -> None:
    short = shortened("begin " + "x " * 20_000 + "end", LONGEST_EARLIER)
    assert (short[:5], short[-3:]) == ("begin", "end")
    assert text_tokens(short) < LONGEST_EARLIER + 20


@pytest.mark.parametrize(("text", "tokens"), [("", 0), ("abcd", 1), ("abcde", 2), ("深蹲", 2), ("Klimmzüge", 3)])
def test_tokens_are_estimated_high(text: str, tokens: int) -> None:
    assert text_tokens(text) == tokens
    assert message_tokens(HumanMessage(text)) == message_tokens(SystemMessage(text)) == tokens + 4
