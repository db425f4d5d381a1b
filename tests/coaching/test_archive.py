"""The archive: a transcript reads the same wherever it lies, and a kill between two steps loses nothing of it."""

from datetime import timedelta

import pytest

from coaching.archive import IDLE, KEPT_ROWS, Archive
from domain.conversation import DIGEST, Conversation, Turn
from kit.clock import FixedClock
from storage.blobs import BlobDamaged, BlobsUnavailable, Pointer
from storage.conversations import Conversations
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from tests.coaching.conftest import Device
from tests.fakes.responder import Held, saying


async def told(archive: Archive, conversations: Conversations, limit: int = 100) -> list[tuple[int, str, str | None, str]]:
    """The whole transcript, read in pages."""
    chat = await conversations.get("u", "c")
    turns: list[Turn] = []
    while page := await archive.page(chat, turns[-1].number if turns else None, limit):
        turns += page
    return [(turn.number, turn.text, turn.reply, turn.status) for turn in turns]


@pytest.mark.parametrize("limit", [1, 3, 7, 100])
async def test_a_transcript_reads_the_same_before_and_after(
    limit: int, phone: Device, archive: Archive, conversations: Conversations, clock: FixedClock
) -> None:
    await phone.say_many(1, 12)
    before = await told(archive, conversations, limit)
    clock.at += IDLE
    assert await archive.run("u", "c")
    assert await told(archive, conversations, limit) == before
    clock.at += KEPT_ROWS + timedelta(days=1)
    assert await told(archive, conversations, limit) == before
    assert len(before) == 12


async def test_a_finished_turn_is_whole_in_its_object(
    phone: Device, archive: Archive, conversations: Conversations, clock: FixedClock
) -> None:
    await phone.say_many(1, 2)
    row = await conversations.turn("u", "c", 2)
    clock.at += IDLE
    await archive.run("u", "c")
    chat = await conversations.get("u", "c")
    assert (await archive.read(chat.parts[0]))[-1] == row


async def test_nothing_is_moved_while_the_conversation_is_fresh_and_short(phone: Device, archive: Archive) -> None:
    await phone.say_many(1, 40)
    assert not await archive.run("u", "c")


async def test_a_long_conversation_is_moved_while_it_goes_on(phone: Device, archive: Archive, conversations: Conversations) -> None:
    await phone.say_many(1, 41)
    assert await archive.run("u", "c")
    await phone.say_many(42, 44)
    assert [number for number, *_ in await told(archive, conversations)] == list(range(44, 0, -1))
    assert (await conversations.get("u", "c")).archived_through == 41


async def test_a_turn_that_is_not_finished_stays(phone: Device, archive: Archive, conversations: Conversations, clock: FixedClock) -> None:
    await phone.say_many(1, 3)
    phone.responder.script = [Held(saying("never"))]
    await phone.send("unfinished", "x")
    clock.at += IDLE
    assert await archive.run("u", "c")
    chat = await conversations.get("u", "c")
    assert (chat.archived_through, chat.archive_shard is not None) == (3, True)


async def test_an_archived_conversation_leaves_the_queue_and_the_next_message_brings_it_back(
    phone: Device, archive: Archive, conversations: Conversations, clock: FixedClock
) -> None:
    await phone.say_many(1, 3)
    clock.at += IDLE
    await archive.run("u", "c")
    assert (await conversations.get("u", "c")).archive_shard is None
    assert (await phone.ask("hello again", "x")).number == 4
    assert (await conversations.get("u", "c")).archive_shard is not None


async def test_a_message_sent_again_after_the_archive_is_still_one_turn(phone: Device, archive: Archive, clock: FixedClock) -> None:
    await phone.say_many(1, 3)
    clock.at += IDLE
    await archive.run("u", "c")
    assert (await phone.ask("words 2", "key 2")).number == 2


async def test_a_kill_after_the_object_is_made_good(
    phone: Device, archive: Archive, conversations: Conversations, blobs: FileBlobs, clock: FixedClock
) -> None:
    await phone.say_many(1, 3)
    before = await told(archive, conversations)
    await blobs.put("users/u/conversations/c.000003.json", b"what an older version of the service wrote")
    clock.at += IDLE
    assert await archive.run("u", "c")
    clock.at += KEPT_ROWS + timedelta(days=1)
    assert await told(archive, conversations) == before


async def test_a_kill_before_the_rows_expire_is_made_good(
    phone: Device, archive: Archive, conversations: Conversations, table: EmbeddedTable, clock: FixedClock, chat: Conversation
) -> None:
    await phone.say_many(1, 3)
    clock.at += IDLE
    await archive._move(await conversations.get("u", "c"), [t for n in (1, 2) if (t := await conversations.turn("u", "c", n))])
    row = await conversations.turn("u", "c", 2)
    assert row is not None
    _, put = conversations.saving_turn(row.model_copy(update={"expires_at": None}), clock.now())
    await conversations.write(put)
    await archive.run("u", "c")
    again = await conversations.turn("u", "c", 2)
    assert again is not None
    assert again.expires_at is not None


@pytest.mark.parametrize("fault", [BlobDamaged, BlobsUnavailable])
async def test_older_turns_say_so_when_their_object_can_not_be_read_and_recent_ones_still_answer(
    fault: type[Exception], phone: Device, archive: Archive, conversations: Conversations, blobs: FileBlobs, clock: FixedClock
) -> None:
    await phone.say_many(1, 3)
    clock.at += IDLE
    await archive.run("u", "c")
    clock.at += KEPT_ROWS + timedelta(days=1)
    await phone.say_many(4, 5)
    archive.blobs = _Broken(fault("no"))  # type: ignore[assignment]
    chat = await conversations.get("u", "c")
    assert [turn.number for turn in await archive.page(chat, None, 2)] == [5, 4]
    with pytest.raises(fault):
        await archive.page(chat, 4, 2)


class _Broken:
    """An object store that can't give an object."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    async def get(self, pointer: Pointer) -> bytes:
        raise self.fault


async def test_a_key_is_known_for_a_day_when_its_turn_was_archived_long_since(
    phone: Device, laptop: Device, archive: Archive, clock: FixedClock
) -> None:
    first = await phone.ask("words 0", "key 0")
    await phone.say_many(1, 60)
    await archive.run("u", "c")
    await phone.say_many(61, 130)
    await archive.run("u", "c")
    clock.at += timedelta(hours=23)
    again = await laptop.ask("words 0", "key 0")
    assert (again.number, again.reply, again.updated_at) == (first.number, first.reply, first.updated_at)
    assert laptop.responder.calls == []


async def test_keys_leave_the_conversation_when_they_hold_no_more(
    phone: Device, archive: Archive, conversations: Conversations, clock: FixedClock
) -> None:
    await phone.say_many(1, 60)
    await archive.run("u", "c")
    clock.at += timedelta(hours=25)
    await phone.say_many(61, 62)
    clock.at += IDLE
    await archive.run("u", "c")
    assert [len(part.keys) for part in (await conversations.get("u", "c")).parts] == [0, 2 * DIGEST]
