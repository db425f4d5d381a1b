"""Which conversation a re-sent history belongs to: nothing is logged twice, nothing is lost, and no two chats become one."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import openai
import pytest

from api import chats
from api.services import Services
from coaching.turns import Turns
from kit.clock import FixedClock
from tests.api.chatting import Chat, Messages, Sent
from tests.api.serving import served
from tests.stories.athlete import Athlete

Open = Callable[..., Chat]
WEEK = ("hi", "bench 3x8 60kg", "row 4x10 40kg", "deadlift 3x5 140kg", "curl 3x12 15kg", "that was 17.5")


@pytest.fixture
async def client(services: Services, owner: Athlete) -> AsyncIterator[openai.AsyncOpenAI]:
    secret, _ = await services.access.add_token(await services.access.owner(), "chat client")
    async with served(services) as address, openai.AsyncOpenAI(base_url=f"{address}/openai/v1", api_key=secret, max_retries=0) as found:
        yield found


@pytest.fixture
async def opens(client: openai.AsyncOpenAI) -> Open:
    """Opens a chat with the one coach there is."""
    model = (await client.models.list()).data[0].id

    def opened(**changes: Any) -> Chat:
        return Chat(client, model, **changes)

    return opened


async def conversations(owner: Athlete) -> list[int]:
    """How many turns each conversation has that chat clients began, fewest first."""
    items = (await owner.get("/conversations"))["items"]
    own = [item["conversation_id"] for item in items if item["conversation_id"] != owner.conversation]
    return sorted([len((await owner.get(f"/conversations/{one}/messages"))["items"]) for one in own])


async def newest_turns(owner: Athlete) -> list[Any]:
    """The turns of the conversation that was spoken in last."""
    items = (await owner.get("/conversations"))["items"]
    talks = [(await owner.get(f"/conversations/{item['conversation_id']}/messages"))["items"] for item in items]
    return next(list(talk) for talk in talks if talk[0]["user"]["text"] == "squat 3x5 90kg")


async def logged(owner: Athlete) -> list[str]:
    """The exercises that are logged, but for those of before."""
    names = sorted(exercise["exercise_id"] for workout in await owner.workouts() for exercise in workout["exercises"])
    names.remove("back_squat")
    return names


# The same again.


async def test_many_clicks_at_once_are_one_message(owner: Athlete, opens: Open) -> None:
    chat = opens(messages=[{"role": "user", "content": "bench 3x8 60kg"}])
    replies = await asyncio.gather(*(chat.asks(chat.messages) for _ in range(6)))
    assert len(set(replies)) == 1
    assert await logged(owner) == ["bench_press"]
    assert await conversations(owner) == [1]


async def test_many_clicks_in_the_middle_of_a_chat_are_one_message(owner: Athlete, opens: Open) -> None:
    chat = opens()
    await chat.says("hi")
    messages = [*chat.messages, {"role": "user", "content": "bench 3x8 60kg"}]
    replies = await asyncio.gather(*(chat.asks(messages) for _ in range(6)))
    assert len(set(replies)) == 1
    assert await logged(owner) == ["bench_press"]
    assert await conversations(owner) == [2]


@pytest.mark.parametrize("later", [timedelta(minutes=1), timedelta(hours=23), timedelta(days=2), timedelta(days=20)], ids=str)
async def test_an_answer_is_asked_for_again_at_any_time(owner: Athlete, opens: Open, clock: FixedClock, later: timedelta) -> None:
    chat = opens()
    _, first = await chat.says_all("hi", "bench 3x8 60kg")
    clock.at += later
    assert await chat.regenerates() == first
    assert await logged(owner) == ["bench_press"]


async def test_an_old_answer_in_a_long_chat_is_asked_for_again(owner: Athlete, opens: Open, clock: FixedClock) -> None:
    chat = opens()
    _, first = await chat.says_all("hi", "bench 3x8 60kg")
    await chat.says_all(*(f"thanks, {number}" for number in range(60)))
    clock.at += timedelta(days=2)
    assert await chat.regenerates(1) == first
    assert await logged(owner) == ["bench_press"]


async def test_blanks_around_the_words_make_no_difference(owner: Athlete, opens: Open) -> None:
    chat = opens()
    first = await chat.says("bench 3x8 60kg \r\n")
    assert await opens().says([{"type": "text", "text": "bench 3x8 60kg"}]) == first
    assert await logged(owner) == ["bench_press"]


async def test_a_first_message_is_asked_for_again_the_next_day_in_a_chat_that_has_a_name(
    owner: Athlete, opens: Open, clock: FixedClock
) -> None:
    chat = opens(headers={"X-OpenWebUI-Chat-Id": "one"})
    first = await chat.says("bench 3x8 60kg")
    clock.at += timedelta(days=1, hours=2)
    assert await chat.regenerates() == first
    assert await logged(owner) == ["bench_press"]


async def test_the_same_two_messages_on_another_day_are_new(owner: Athlete, opens: Open, clock: FixedClock) -> None:
    await opens().says_all("hi", "bench 3x8 60kg")
    clock.at += timedelta(days=3)
    await opens().says_all("hi", "bench 3x8 60kg")
    assert await logged(owner) == ["bench_press", "bench_press"]
    assert await conversations(owner) == [2, 2]


async def test_a_first_message_that_comes_again_later_counts_once_and_says_so(owner: Athlete, opens: Open, clock: FixedClock) -> None:
    first = await opens().says("bench 3x8 60kg")
    clock.at += timedelta(minutes=1)
    assert await opens().says("bench 3x8 60kg") == first
    clock.at += timedelta(hours=2)
    assert "add a word: “bench 3x8 60kg again”" in await opens().says("bench 3x8 60kg")
    assert await logged(owner) == ["bench_press"]
    await opens().says("bench 3x8 60kg again")
    assert await logged(owner) == ["bench_press", "bench_press"]


async def test_the_same_words_one_after_another_are_so_many_messages(owner: Athlete, opens: Open) -> None:
    await opens().says_all("thanks", "thanks", "thanks")
    assert await conversations(owner) == [3]


# Chats that look alike.


async def test_two_chats_with_one_beginning_go_on_at_once_and_stay_two(owner: Athlete, opens: Open) -> None:
    one, two = opens(), opens()
    await one.says("hi")
    await two.says("hi")
    await asyncio.gather(one.says("bench 3x8 60kg"), two.says("row 4x10 40kg"))
    await asyncio.gather(one.says("thanks"), two.says("thanks"))
    assert await conversations(owner) == [2, 3]


async def test_a_copy_of_a_chat_goes_its_own_way(owner: Athlete, opens: Open) -> None:
    one = opens()
    await one.says_all("hi", "bench 3x8 60kg")
    two = one.copied()
    await one.says("row 4x10 40kg")
    await two.says("curl 3x12 15kg")
    await asyncio.gather(one.says("that was 45"), two.says("that was 17.5"))
    assert await conversations(owner) == [2, 4]


async def test_chats_that_end_alike_are_not_taken_for_one_when_their_beginnings_are_gone(
    owner: Athlete, opens: Open, clock: FixedClock
) -> None:
    one, two = (opens(sent=newest) for _ in range(2))
    await one.says_all("hi", "thanks", "ok", "bench 3x8 60kg", "thanks")
    clock.at += timedelta(days=1)
    await two.says_all("hello", "thanks", "ok", "bench 3x8 60kg", "thanks")
    before = await conversations(owner)
    await one.says("row 4x10 40kg")
    assert await conversations(owner) == sorted([*before, 1])
    assert await logged(owner) == ["barbell_row", "bench_press", "bench_press"]


async def test_a_beginning_that_other_chats_have_too_proves_nothing(owner: Athlete, opens: Open, clock: FixedClock) -> None:
    """A client that keeps the first message and the last exchange, and a new chat that begins with the same first message."""
    long = opens(sent=lambda messages: [*messages[:2], *messages[2:][-3:]])
    await long.says_all("hi", "bench 3x8 60kg", "row 4x10 40kg", "dips 3x10")
    clock.at += timedelta(days=1)
    new = opens()
    await new.says("hi")
    await long.says("curl 3x12 15kg")
    await new.says("squat 3x5 90kg")
    assert [turn["user"]["text"] for turn in await newest_turns(owner)] == ["squat 3x5 90kg", "hi"]
    assert len(await logged(owner)) == 5


async def test_a_chat_that_gets_its_name_after_the_first_message_is_one(owner: Athlete, opens: Open) -> None:
    chat = opens(headers={"X-Conversation-Id": "new"})
    await chat.says("hi")
    chat.headers = {"X-Conversation-Id": "6f1c"}
    await chat.says_all("bench 3x8 60kg", "that was 65")
    assert await conversations(owner) == [3]


# What clients do to a history.


def newest(messages: Messages) -> Messages:
    """What is left when a client drops the oldest messages."""
    return messages[-5:]


def summed(messages: Messages) -> Messages:
    """What is left when a client puts instructions with a summary in the place of the oldest."""
    return [{"role": "system", "content": f"So far: {len(messages)} messages."}, *messages[-5:]]


def summed_by_the_user(messages: Messages) -> Messages:
    """The same, as if the user had said it."""
    return [{"role": "user", "content": f"So far: {len(messages)} messages, bench 3x8 60kg."}, *messages[-4:]][-len(messages) :]


def instructed(messages: Messages) -> Messages:
    """What is sent by a client whose instructions hold the time."""
    return [{"role": "system", "content": f"You have {len(messages)} messages."}, *messages]


def decorated(messages: Messages) -> Messages:
    """What is sent by a client that keeps thoughts, and rewrites what it shows."""
    return [_decorated(one) if one["role"] == "assistant" else one for one in messages]


def _decorated(message: dict[str, Any]) -> dict[str, Any]:
    return {**message, "content": f"<think>well,\n\nwell</think>\n\n**{message['content'].replace('.', ' . ')}**\n"}


@pytest.mark.parametrize("sent", [newest, summed, summed_by_the_user, instructed, decorated])
async def test_a_chat_stays_one_whatever_the_client_makes_of_its_history(owner: Athlete, opens: Open, sent: Sent) -> None:
    *_, reply = await opens(sent=sent).says_all(*WEEK)
    assert "17.5 kg" in reply
    assert await conversations(owner) == [6]


async def test_a_reply_that_was_stopped_halfway_goes_on(owner: Athlete, opens: Open) -> None:
    chat = opens()
    await chat.says_all("hi", "bench 3x8 60kg")
    chat.messages[-1]["content"] = chat.messages[-1]["content"][:7]
    assert "65 kg" in await chat.says("that was 65")
    assert await conversations(owner) == [3]


async def test_a_message_after_a_reply_that_nobody_waited_for_comes_after_it(owner: Athlete, opens: Open) -> None:
    chat = opens()
    await chat.says("hi")
    chat.messages.append({"role": "user", "content": "bench 3x8 60kg"})
    await chat.leaves()
    assert "65 kg" in await chat.says("that was 65")
    assert await conversations(owner) == [3]
    assert await logged(owner) == ["bench_press"]


async def test_six_windows_of_one_chat_at_once_lose_nothing(owner: Athlete, opens: Open) -> None:
    chat = opens()
    await chat.says("hi")
    texts = ("bench 3x8 60kg", "row 4x10 40kg", "dips 3x10", "curl 3x12 15kg", "lunges 3x10", "squat 3x5 90kg")
    await asyncio.gather(*(chat.copied().says(text) for text in texts))
    assert await conversations(owner) == [1, 1, 1, 1, 1, 2]
    assert len(await logged(owner)) == 6


async def test_a_branch_and_the_chat_it_left_go_on_apart(owner: Athlete, opens: Open) -> None:
    chat = opens()
    await chat.says_all("hi", "bench 3x8 60kg")
    left = chat.copied()
    await chat.edits(1, "row 4x10 40kg")
    await chat.regenerates()
    await left.says("thanks")
    assert await conversations(owner) == [1, 3]
    assert await logged(owner) == ["barbell_row", "bench_press"]


async def test_an_edit_begins_a_conversation_and_leaves_the_other_as_it_was(owner: Athlete, opens: Open) -> None:
    chat = opens()
    await chat.says_all("hi", "bench 3x8 60kg", "thanks")
    await chat.edits(0, "hello")
    assert "45 kg" in (await chat.says_all("row 4x10 40kg", "that was 45"))[-1]
    assert await conversations(owner) == [3, 3]


async def test_an_edit_says_what_the_message_before_it_logged(owner: Athlete, opens: Open) -> None:
    chat = opens(headers={"X-OpenWebUI-Chat-Id": "one"})
    await chat.says_all("hi", "bench 3x8 60kg")
    reply = await chat.edits(1, "bench 3x8 65kg")
    assert "was logged too: “bench 3x8 60kg”" in reply
    assert "was logged too" not in await chat.says("thanks")
    assert await logged(owner) == ["bench_press", "bench_press"]


async def test_a_reply_is_gone_on_with_where_it_was_stopped(opens: Open) -> None:
    chat = opens()
    reply = await chat.says("what is my best squat?")
    chat.messages[-1]["content"] = reply[:20]
    assert reply[:20] + await chat.asks(chat.messages) == reply
    chat.messages[-1]["content"] = reply
    assert await chat.asks(chat.messages) == ""


async def test_an_earlier_message_that_is_only_rewritten_changes_nothing(owner: Athlete, opens: Open) -> None:
    chat = opens()
    await chat.says_all("hi", "bench 3x8 60kg", "thanks")
    chat.messages[0]["content"] = "hello there"
    await chat.says("row 4x10 40kg")
    assert await conversations(owner) == [4]


async def test_pictures_and_empty_messages_of_before_are_passed_over(owner: Athlete, opens: Open) -> None:
    chat = opens()
    await chat.says("hi")
    picture = [{"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}}]
    chat.messages += [{"role": "user", "content": picture}, {"role": "assistant", "content": None}, {"role": "user", "content": ""}]
    await chat.says_all("bench 3x8 60kg", "that was 65")
    assert await conversations(owner) == [3]
    assert await logged(owner) == ["bench_press"]


async def test_two_megabytes_of_history_are_taken(owner: Athlete, opens: Open) -> None:
    past = [{"role": role, "content": "word " * 2000} for _ in range(100) for role in ("user", "assistant")]
    await opens(messages=past).says_all("bench 3x8 60kg", "that was 65")
    assert await conversations(owner) == [2]


# What breaks.


@pytest.mark.parametrize(("owner_of_it", "name"), [(Turns, "send"), (chats, "ensure")])
async def test_a_stop_between_the_link_and_the_message_loses_nothing(
    owner: Athlete, opens: Open, monkeypatch: pytest.MonkeyPatch, owner_of_it: object, name: str
) -> None:
    chat = opens()
    with monkeypatch.context() as patched:
        patched.setattr(owner_of_it, name, _breaks)
        with pytest.raises(openai.InternalServerError):
            await chat.says("bench 3x8 60kg")
    await chat.again()
    assert await logged(owner) == ["bench_press"]
    assert await conversations(owner) == [1]


async def _breaks(*_: Any, **__: Any) -> None:
    raise RuntimeError("stopped")
