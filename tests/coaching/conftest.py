"""The use cases over the real embedded store, with the clock in our hands."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coaching.archive import Archive
from coaching.logbook import Logbook
from coaching.stream import Stream
from coaching.turns import Turns
from domain.conversation import Conversation, Turn
from kit.clock import FixedClock
from storage.conversations import Conversations
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.pages import Pages
from storage.users import Users
from storage.workouts import Workouts
from tests.fakes.responder import ScriptedResponder

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
async def table(tmp_path: Path, clock: FixedClock) -> AsyncIterator[EmbeddedTable]:
    opened = EmbeddedTable(tmp_path / "spotter.db", clock)
    yield opened
    await opened.close()


@pytest.fixture
async def blobs(tmp_path: Path) -> AsyncIterator[FileBlobs]:
    opened = FileBlobs(tmp_path / "objects")
    yield opened
    await opened.close()


@pytest.fixture
def pages() -> Pages:
    return Pages(b"secret")


@pytest.fixture
def conversations(table: EmbeddedTable, pages: Pages) -> Conversations:
    return Conversations(table, pages)


@pytest.fixture
def users(table: EmbeddedTable) -> Users:
    return Users(table)


@pytest.fixture
def workouts(table: EmbeddedTable, pages: Pages) -> Workouts:
    return Workouts(table, pages)


@pytest.fixture
def logbook(workouts: Workouts, blobs: FileBlobs, clock: FixedClock) -> Logbook:
    return Logbook(workouts, blobs, clock)


@pytest.fixture
def archive(conversations: Conversations, blobs: FileBlobs, clock: FixedClock) -> Archive:
    return Archive(conversations, blobs, clock)


@dataclass
class Device:
    """One process that serves a conversation: a phone's connection ends at one of them, a laptop's perhaps at another."""

    turns: Turns
    responder: ScriptedResponder
    clock: FixedClock

    async def send(self, text: str, key: str = "k") -> Stream:
        """Send a message; the stream of its turn."""
        return await self.turns.send("u", "c", text, key)

    async def ask(self, text: str, key: str = "k") -> Turn:
        """Send a message; the finished turn."""
        return await (await self.send(text, key)).result()

    async def say_many(self, first: int, last: int) -> None:
        """Messages one after another, each with a key of its own, a second apart."""
        for number in range(first, last + 1):
            await self.ask(f"words {number}", f"key {number}")
            self.clock.at += timedelta(seconds=1)


def device(conversations: Conversations, users: Users, clock: FixedClock) -> Device:
    """A fresh process over the same store."""
    responder = ScriptedResponder()
    return Device(Turns(conversations, users, responder, clock), responder, clock)


@pytest.fixture
async def chat(conversations: Conversations, clock: FixedClock) -> Conversation:
    return await conversations.save(Conversation(user_id="u", conversation_id="c"), clock.now())


@pytest.fixture
def phone(chat: Conversation, conversations: Conversations, users: Users, clock: FixedClock) -> Device:
    return device(conversations, users, clock)


@pytest.fixture
def laptop(chat: Conversation, conversations: Conversations, users: Users, clock: FixedClock) -> Device:
    return device(conversations, users, clock)
