"""Leaving for good: whatever kind of row there is, whoever is in the middle of something, nothing stays."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.access import Access
from coaching.archive import IDLE, Archive
from coaching.privacy import BACKUPS_LAST, Erasing
from coaching.turns import LEASE
from domain.user import UserProfile
from kit.clock import FixedClock
from kit.errors import Conflict, NotFound, Unauthenticated
from storage import entities as rows
from storage.conversations import Conversations
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.engine import Store
from storage.entity import Entity
from storage.living import AccountErased, LivingTable
from storage.owned import every
from storage.table import Item, Query
from storage.tokens import Tokens
from storage.users import Users
from tests.coaching.conftest import NOON, Device
from tests.fakes.responder import Held, saying
from tests.storage.models import models

ABOUT_USERS = [entity for entity in rows.TABLE if "user_id" in entity.model.model_fields]
NOBODYS = {"chore", "coachPerformance", "coachingRule", "exercise", "exerciseName", "serviceSecret"}


@pytest.fixture
def erasing(table: EmbeddedTable, blobs: FileBlobs, clock: FixedClock) -> Erasing:
    return Erasing(Store(table, blobs), clock)


def test_every_other_kind_of_row_is_about_nobody() -> None:
    assert {entity.name for entity in rows.TABLE} - {entity.name for entity in ABOUT_USERS} == NOBODYS


@pytest.mark.parametrize("entity", ABOUT_USERS, ids=lambda entity: entity.name)
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_kind_of_row_about_a_user_goes(entity: Entity[Any], data: st.DataObject) -> None:
    model = data.draw(models(entity.model))
    item = entity.write(model.model_copy(update={"user_id": "ana#1%"}))
    assert asyncio.run(left_of(item, "ana#1%")) == []


async def left_of(item: Item, user_id: str) -> list[Item]:
    """What an erasure leaves of a row, apart from the tombstone and its job."""
    with TemporaryDirectory() as folder:
        clock = FixedClock(NOON)
        store = Store(EmbeddedTable(Path(folder) / "spotter.db", clock), FileBlobs(Path(folder) / "objects"))
        await store.table.put(item)
        job = await Erasing(store, clock).run(user_id)
        left = await every(store.table, Query(item["pk"], expired=True))
        await store.close()
        kept = {rows.USER_PROFILE.key(user_id=user_id), rows.JOB.key_of(job)}
        return [found for found in left if (found["pk"], found["sk"]) not in kept]


async def test_a_tombstone_says_nothing_about_the_person(table: EmbeddedTable, users: Users, erasing: Erasing) -> None:
    await users.save_profile(UserProfile(user_id="u", email="ana@example.org", first_name="Ana", timezone="Europe/Madrid"), NOON)
    await erasing.run("u")
    profile, _ = await users.get("u")
    assert profile == UserProfile(user_id="u", is_active=False, erased_at=NOON, version=2, created_at=NOON, updated_at=NOON)


async def test_a_turn_under_way_ends_in_nothing(phone: Device, table: EmbeddedTable, erasing: Erasing, clock: FixedClock) -> None:
    held = Held(saying("Done."))
    phone.responder.script.append(held)
    stream = await phone.send("squat 5x5 at 100")
    await held.reached.wait()
    await erasing.run("u")
    held.let_go.set()
    with pytest.raises(Conflict):
        await stream.result()
    clock.at += LEASE
    assert (await erasing.run("u")).status == "done"
    assert [item["sk"].split("#")[0] for item in await every(table, Query("user#u"))] == ["job", "profile"]


async def test_nothing_can_be_said_afterwards(phone: Device, erasing: Erasing) -> None:
    await phone.ask("hello")
    await erasing.run("u")
    with pytest.raises(NotFound) as refusal:
        await phone.send("are you there?", "k2")
    assert refusal.value.code == "account_erased"


async def test_a_turn_whose_row_comes_last_is_swept(
    conversations: Conversations, users: Users, phone: Device, erasing: Erasing, clock: FixedClock
) -> None:
    await phone.ask("hello")
    wave = await phone.turns.read("u", "c")
    await erasing.run("u")
    await phone.turns._open(wave, "said a moment too late", "k2")
    clock.at += LEASE
    job = await erasing.run("u")
    assert job.progress["rows"]["turn"] == 2
    assert (await conversations.newest("u", "c")).turns == ()


async def test_an_archive_under_way_comes_to_nothing(
    phone: Device, archive: Archive, conversations: Conversations, blobs: FileBlobs, erasing: Erasing, clock: FixedClock
) -> None:
    await phone.say_many(1, 3)
    clock.at += IDLE
    chat = await conversations.get("u", "c")
    turns = list((await conversations.newest("u", "c")).turns)[::-1]
    await erasing.run("u")
    with pytest.raises(Conflict):
        await archive._move(chat, turns)
    assert [key async for key in blobs.list("users/u/")] != []
    clock.at += LEASE
    await erasing.run("u")
    assert [key async for key in blobs.list("users/u/")] == []


async def test_tokens_sessions_and_codes_open_nothing_any_more(
    table: EmbeddedTable, users: Users, erasing: Erasing, clock: FixedClock
) -> None:
    living = LivingTable(table)
    access = Access(Tokens(living), Users(living), clock)
    user_id = await access.user_named("ana")
    secret, _ = await access.add_token(user_id, "phone")
    session = await access.open_session(await access.login_code(user_id))
    code = await access.login_code(user_id)
    await erasing.run(user_id)
    outcomes = await asyncio.gather(
        access.user_of(secret), access.user_of(session), access.open_session(code), access.add_token(user_id, "new"), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [Unauthenticated, Unauthenticated, Unauthenticated, AccountErased]
    assert await access.user_named("ana") != user_id


async def test_the_data_folder_holds_no_word_of_it(
    phone: Device, users: Users, archive: Archive, erasing: Erasing, clock: FixedClock, tmp_path: Path
) -> None:
    await users.save_profile(UserProfile(user_id="u", email="ana@example.org"), NOON)
    await phone.say_many(1, 3)
    clock.at += IDLE
    await archive.run("u", "c")
    assert await asyncio.to_thread(words_in, tmp_path) == {b"ana@example.org", b"You said: words 3"}
    clock.at += timedelta(seconds=1)
    await erasing.run("u")
    assert await asyncio.to_thread(words_in, tmp_path) == set()


def words_in(folder: Path) -> set[bytes]:
    """Which of the words that were said can be read in the raw bytes of the files."""
    content = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    return {word for word in (b"ana@example.org", b"You said: words 3") if word in content}


async def test_two_processes_may_erase_the_same_user(
    phone: Device, table: EmbeddedTable, erasing: Erasing, blobs: FileBlobs, clock: FixedClock
) -> None:
    await phone.say_many(1, 9)
    other = Erasing(Store(table, blobs), clock)
    await asyncio.gather(erasing.run("u"), other.run("u"), erasing.run("u"))
    clock.at += LEASE
    job = await other.run("u")
    assert (job.status, job.progress["rows"]) == ("done", {"turn": 9, "conversationHistory": 1})


async def bring_back(table: EmbeddedTable) -> None:
    """What a restored backup does: the tombstone is gone, the rows are there again."""
    await table.put(rows.USER_PROFILE.write(UserProfile(user_id="u", email="ana@example.org", version=1)))
    await table.put({"pk": "user#u", "sk": "memory#M", "entityType": "memory"})


async def test_whom_a_backup_brings_back_is_erased_again(
    phone: Device, table: EmbeddedTable, users: Users, erasing: Erasing, clock: FixedClock
) -> None:
    await phone.ask("hello")
    await erasing.run("u")
    assert await erasing.replay() == []
    clock.at += timedelta(days=3)
    await bring_back(table)
    assert await erasing.replay() == ["u"]
    assert (await users.get("u"))[0].email is None
    assert (await table.query(rows.MEMORY.list("one", user_id="u"))).items == []


async def test_the_list_of_the_erased_is_kept_as_long_as_backups(erasing: Erasing, blobs: FileBlobs, clock: FixedClock) -> None:
    await erasing.run("u")
    listed = [key async for key in blobs.list("platform/")]
    clock.at = datetime.now(UTC) + BACKUPS_LAST + timedelta(hours=1)
    assert await erasing.replay() == []
    assert listed == ["platform/erasures/u.json"]
    assert [key async for key in blobs.list("platform/")] == []
