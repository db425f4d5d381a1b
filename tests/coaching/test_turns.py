"""The turn protocol: one message is one turn, whatever is sent again, stalls, breaks or comes from two devices at once."""

import asyncio
from datetime import timedelta

import pytest

from coaching.events import Ended, Failed
from coaching.turns import GAVE_UP, LEASE, Answer, KeyReused, TurnInProgress, Wave, checked, guard
from domain.conversation import Conversation, Turn
from domain.user import UserProfile
from kit.clock import FixedClock
from kit.errors import Invalid, NotFound, TooLarge, Unavailable
from storage.conversations import Conversations
from storage.embedded.table import EmbeddedTable
from storage.table import ConditionFailed, Key, Put
from storage.users import Users
from tests.coaching.conftest import Device
from tests.fakes.responder import Held, Step, failing, saying

BROKEN = failing(RuntimeError("secret words"))


def writing_a_row(table: EmbeddedTable) -> Step:
    async def step(turn: Turn, wave: Wave) -> Answer:
        await table.transact([guard(turn), Put({"pk": "user#u", "sk": f"effect#{turn.number}#{turn.attempt}"})])
        return Answer(f"attempt {turn.attempt}")

    return step


async def test_the_words_are_safe_before_anything_thinks(phone: Device, conversations: Conversations) -> None:
    held = Held(saying("hi"))
    phone.responder.script = [held]
    stream = await phone.send("hello")
    await held.reached.wait()
    stored = await conversations.turn("u", "c", 1)
    held.let_go.set()
    await stream.result()
    assert stored is not None
    assert (stored.status, stored.text, stored.attempt, stored.key) == ("pending", "hello", 1, "k")


async def test_the_same_key_gives_the_finished_turn_without_another_answer(phone: Device, laptop: Device) -> None:
    first = await phone.ask("hello")
    assert await phone.ask("hello") == await laptop.ask("hello") == first
    assert phone.responder.calls == [(1, 1)]
    assert laptop.responder.calls == []


async def test_the_same_key_with_other_words_is_refused(phone: Device) -> None:
    await phone.ask("hello")
    with pytest.raises(KeyReused):
        await phone.send("goodbye")


async def test_the_same_key_joins_the_turn_that_is_running_here(phone: Device) -> None:
    held = Held(saying("hi"))
    phone.responder.script = [held]
    first, second = await phone.send("hello"), await phone.send("hello")
    held.let_go.set()
    assert await first.result() == await second.result()
    assert phone.responder.calls == [(1, 1)]


async def test_the_same_key_is_told_to_wait_while_another_process_answers(phone: Device, laptop: Device) -> None:
    held = Held(saying("hi"))
    phone.responder.script = [held]
    stream = await phone.send("hello")
    with pytest.raises(TurnInProgress) as refused:
        await laptop.send("hello")
    held.let_go.set()
    assert (await stream.result()).reply == "hi"
    assert refused.value.extra["retry_after"] > 0


@pytest.mark.parametrize("device", ["phone", "laptop"])
async def test_a_second_message_meanwhile_is_refused_at_once(device: str, phone: Device, laptop: Device) -> None:
    held = Held(saying("hi"))
    phone.responder.script = [held]
    stream = await phone.send("hello", "a")
    with pytest.raises(TurnInProgress):
        await asyncio.wait_for({"phone": phone, "laptop": laptop}[device].send("more", "b"), 1)
    held.let_go.set()
    await stream.result()
    assert (await phone.ask("more", "b")).number == 2


async def test_two_devices_at_once_never_share_a_number(phone: Device, laptop: Device) -> None:
    answers = await asyncio.gather(phone.ask("a", "a"), laptop.ask("b", "b"), return_exceptions=True)
    turns = [answer for answer in answers if isinstance(answer, Turn)]
    assert len({turn.number for turn in turns}) == len(turns) > 0
    assert all(isinstance(answer, Turn | TurnInProgress) for answer in answers)


async def test_a_lost_client_cancels_nothing(phone: Device, conversations: Conversations) -> None:
    held = Held(saying("hi"))
    phone.responder.script = [held]
    listener = asyncio.create_task((await phone.send("hello")).result())
    await held.reached.wait()
    listener.cancel()
    held.let_go.set()
    await phone.turns.drain(1)
    stored = await conversations.turn("u", "c", 1)
    assert stored is not None
    assert (stored.status, stored.reply) == ("done", "hi")


async def test_a_stalled_turn_is_finished_with_its_own_words_before_the_next(phone: Device, laptop: Device, clock: FixedClock) -> None:
    phone.responder.script = [Held(saying("never"))]
    await phone.send("first", "a")
    clock.at += LEASE + timedelta(seconds=1)
    second = await laptop.ask("second", "b")
    assert (second.number, second.reply) == (2, "You said: second")
    assert laptop.responder.calls == [(1, 2), (2, 1)]
    assert (await laptop.ask("first", "a")).reply == "You said: first"


async def test_resume_finishes_a_stalled_turn_whatever_its_lease_says(phone: Device, laptop: Device, chat: Conversation) -> None:
    phone.responder.script = [Held(saying("never"))]
    await phone.send("first", "a")
    assert not await laptop.turns.resume(chat)
    assert await laptop.turns.resume(chat, force=True)
    assert (await laptop.ask("first", "a")).reply == "You said: first"
    assert not await laptop.turns.resume(chat, force=True)


async def test_a_handler_that_wakes_up_too_late_changes_nothing(
    phone: Device, laptop: Device, table: EmbeddedTable, chat: Conversation
) -> None:
    held = Held(writing_a_row(table))
    phone.responder.script, laptop.responder.script = [held], [writing_a_row(table)]
    stalled = await phone.send("first", "a")
    await held.reached.wait()
    await laptop.turns.resume(chat, force=True)
    held.let_go.set()
    # It reports the turn as the other attempt finished it, and its own effect is not there.
    assert (await stalled.result()).reply == "attempt 2"
    assert await table.get(Key("user#u", "effect#1#1")) is None
    assert await table.get(Key("user#u", "effect#1#2")) is not None


async def test_a_late_handler_without_effects_can_not_close_the_turn_either(phone: Device, laptop: Device, chat: Conversation) -> None:
    held = Held(saying("late"))
    phone.responder.script = [held]
    stalled = await phone.send("first", "a")
    await laptop.turns.resume(chat, force=True)
    held.let_go.set()
    assert (await stalled.result()).reply == "You said: first"


async def test_a_broken_answer_keeps_the_words_and_may_be_tried_again_at_once(phone: Device) -> None:
    phone.responder.script = [BROKEN]
    with pytest.raises(Unavailable) as broken:
        await phone.ask("hello")
    assert "secret" not in broken.value.message
    assert (await phone.ask("hello")).reply == "You said: hello"
    assert phone.responder.calls == [(1, 1), (1, 2)]


async def test_what_broke_before_is_never_told_as_the_fate_of_a_new_message(phone: Device) -> None:
    phone.responder.script = [BROKEN, BROKEN]
    with pytest.raises(Unavailable):
        await phone.ask("first", "a")
    with pytest.raises(TurnInProgress):
        await phone.ask("second", "b")
    assert (await phone.ask("second", "b")).number == 2


async def tried_three_times(phone: Device) -> None:
    phone.responder.script = [BROKEN] * 3
    for _ in range(3):
        with pytest.raises(Unavailable):
            await phone.ask("hello")


async def test_after_three_attempts_the_turn_is_failed_with_an_honest_answer(phone: Device) -> None:
    await tried_three_times(phone)
    turn = await phone.ask("hello")
    assert (turn.status, turn.text, turn.reply) == ("failed", "hello", "I gave up.")
    assert (await phone.ask("next", "b")).number == 2


async def test_even_when_giving_up_breaks_the_conversation_goes_on(phone: Device) -> None:
    phone.responder.last_words = BROKEN
    await tried_three_times(phone)
    turn = await phone.ask("hello")
    assert (turn.status, turn.reply) == ("failed", GAVE_UP)
    assert (await phone.ask("next", "b")).number == 2


async def test_a_write_that_somebody_else_won_leaves_the_turn_to_be_tried_again(phone: Device) -> None:
    phone.responder.script = [failing(ConditionFailed())]
    with pytest.raises(TurnInProgress):
        await phone.ask("hello")
    assert (await phone.ask("hello")).status == "done"


async def test_a_key_is_known_beyond_fifty_turns_for_a_day(phone: Device, laptop: Device, clock: FixedClock) -> None:
    first = await phone.ask("words 0", "key 0")
    await phone.say_many(1, 110)
    clock.at += timedelta(hours=23)
    assert await laptop.ask("words 0", "key 0") == first
    assert laptop.responder.calls == []


async def test_a_number_is_never_used_twice_even_when_rows_are_gone(
    phone: Device, conversations: Conversations, chat: Conversation, clock: FixedClock
) -> None:
    await conversations.save(chat.model_copy(update={"last_turn": 7, "archived_through": 7}), clock.now())
    assert (await phone.ask("hello")).number == 8


async def test_a_message_opens_a_closed_conversation_again(
    phone: Device, conversations: Conversations, chat: Conversation, clock: FixedClock
) -> None:
    await phone.ask("hello", "a")
    chat = await conversations.get("u", "c")
    await conversations.save(chat.model_copy(update={"status": "closed", "closed_at": clock.now()}), clock.now())
    await phone.ask("I am back", "b")
    chat = await conversations.get("u", "c")
    assert (chat.status, chat.closed_at, chat.archive_shard is not None) == ("open", None, True)


async def test_an_erased_user_is_not_answered(phone: Device, users: Users, clock: FixedClock) -> None:
    await users.save_profile(UserProfile(user_id="u", erased_at=clock.now()), clock.now())
    with pytest.raises(NotFound):
        await phone.send("hello")
    assert phone.responder.calls == []


@pytest.mark.parametrize(("user", "conversation"), [("u", "other"), ("other", "c")])
async def test_unknown_and_foreign_conversations_are_the_same(user: str, conversation: str, phone: Device) -> None:
    with pytest.raises(NotFound) as refused:
        await phone.turns.send(user, conversation, "hello", "k")
    assert refused.value.code == "conversation_not_found"


async def test_a_stop_that_cuts_a_turn_off_says_so_and_keeps_the_words(phone: Device, laptop: Device, chat: Conversation) -> None:
    held = Held(saying("never"))
    phone.responder.script = [held]
    stream = await phone.send("hello")
    await held.reached.wait()
    [task.cancel() for task in tuple(phone.turns._tasks)]
    events = [event async for event in stream]
    assert isinstance(events[-1], Failed)
    assert (await phone.ask("hello")).reply == "You said: hello"


async def test_every_listener_hears_the_whole_turn(phone: Device) -> None:
    stream = await phone.send("hello")
    first = [event async for event in stream]
    assert [event async for event in stream] == first
    assert isinstance(first[-1], Ended)


@pytest.mark.parametrize(
    ("text", "error"),
    [("", Invalid), (" \n\t", Invalid), ("a\x00b", Invalid), ("a\ud800b", Invalid), ("é" * 16_385, TooLarge), ("x" * 40_960, TooLarge)],
)
def test_text_that_can_not_be_a_message(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        checked(text)


def test_text_of_exactly_32_kilobytes_is_fine() -> None:
    assert len(checked("é" * 16_384).encode()) == 32_768
