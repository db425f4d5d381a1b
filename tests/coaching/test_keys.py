"""Idempotency keys: known for fifty turns and for a day, however few rows a turn reads, and wherever the turn lies by then."""

from datetime import timedelta

import pytest

from coaching import keys
from coaching.archive import Archive
from domain.conversation import Turn
from kit.clock import FixedClock
from storage.conversations import Conversations, Newest
from storage.table import Query, Slice
from tests.coaching.conftest import Device

SAID = 110


@pytest.fixture
async def talkative(phone: Device) -> Device:
    """Somebody who said much within two minutes, to a service that reads few turns."""
    phone.turns.reads = 10
    await phone.say_many(1, SAID)
    return phone


@pytest.mark.parametrize("number", [1, 40, 46, 47, 90, 99, 100, 101, SAID])
async def test_every_key_of_the_day_is_known(number: int, talkative: Device) -> None:
    assert (await talkative.ask(f"words {number}", f"key {number}")).number == number


@pytest.mark.parametrize("number", [1, 40, 46, 47, 90, 99, 100, 101, SAID])
async def test_every_key_of_the_day_is_known_after_the_archive(number: int, talkative: Device, archive: Archive) -> None:
    await archive.run("u", "c")
    await talkative.say_many(SAID + 1, SAID + 3)
    assert (await talkative.ask(f"words {number}", f"key {number}")).number == number


@pytest.mark.parametrize("number", [SAID - 49, SAID - 20, SAID])
async def test_the_last_fifty_are_known_for_long(number: int, talkative: Device, clock: FixedClock) -> None:
    clock.at += timedelta(days=9)
    assert (await talkative.ask(f"words {number}", f"key {number}")).number == number


async def test_a_fresh_key_is_a_new_turn(talkative: Device) -> None:
    assert (await talkative.ask("words", "fresh")).number == SAID + 1


async def test_a_fresh_message_reads_no_further_back_than_the_newest_rows(
    talkative: Device, archive: Archive, conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    await archive.run("u", "c")
    asked: list[Query] = []
    real = conversations.table.query

    async def counted(query: Query) -> Slice:
        asked.append(query)
        return await real(query)

    monkeypatch.setattr(conversations.table, "query", counted)
    await talkative.ask("words", "fresh")
    assert [query.limit for query in asked] == [11]


def turn(number: int, **more: str) -> Turn:
    return Turn(user_id="u", conversation_id="c", number=number, key=f"key {number}", body_hash="", text="", **more)


def test_digests_are_not_carried_over_a_gap() -> None:
    assert keys.before([turn(3, keys_before="abcd")], 5) == ""
    assert len(keys.before([turn(4, keys_before="abcd")], 5)) == 2 * keys.WIDTH


def test_a_row_carries_no_more_than_the_last_digests() -> None:
    full = "0" * keys.WIDTH * keys.MOST
    assert len(keys.before([turn(4, keys_before=full)], 5)) == len(full)


async def test_equal_digests_are_told_apart_by_the_key(talkative: Device, conversations: Conversations, clock: FixedClock) -> None:
    newest = await conversations.newest("u", "c", 10)
    same = tuple(one.model_copy(update={"keys_before": "0000" * 64}) for one in newest.turns)
    chat = await conversations.get("u", "c")
    found = await keys.turn_with("key fresh", chat, Newest(same, None, True), conversations, clock.now())
    assert found is None
