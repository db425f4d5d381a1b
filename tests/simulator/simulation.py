"""One conversation in a world where everything goes wrong: two clients, two processes, one store; a seed decides it all."""

import asyncio
import random
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime

from coaching.archive import IDLE, KEPT_ROWS, Archive
from coaching.events import Ended
from coaching.turns import LEASE, Turns
from domain.conversation import Conversation, Turn
from kit.errors import CoachError
from storage.conversations import RECENT_TURNS, Conversations, Newest
from storage.pages import Pages
from storage.users import Users
from tests.simulator.faults import Chances, Wire
from tests.simulator.history import Acknowledged, History
from tests.simulator.loop import OWNER, Loop, LoopClock, Process
from tests.simulator.memory import MemoryTable
from tests.simulator.objects import MemoryBlobs
from tests.simulator.scribe import Scribe

START = datetime(2026, 3, 4, 12, tzinfo=UTC)
CHAT = Conversation(user_id="u", conversation_id="c")
FAULTS = Chances(dies=0.02, lost=0.03, late=0.02, stalls=0.03)
BREAKS = 0.1
PATIENCE_S = LEASE.total_seconds() / 2
TRIES = 5
PAGES = Pages(b"secret")


class Lost(Exception):
    """The connection broke before the answer came."""


class ShortSighted(Conversations):
    """Reads one turn where the service reads fifty, so that a few turns are as many."""

    async def newest(self, user_id: str, conversation_id: str, limit: int = RECENT_TURNS, before: int | None = None) -> Newest:
        return await super().newest(user_id, conversation_id, 1 if limit == RECENT_TURNS else limit, before)


@dataclass(frozen=True)
class Protocol:
    """The parts that take turns; a mutant exchanges one of them."""

    turns: type[Turns] = Turns
    conversations: type[Conversations] = Conversations
    scribe: type[Scribe] = Scribe


REAL = Protocol()
SHORT_SIGHTED = Protocol(conversations=ShortSighted)


class Server(Process):
    """A process of the service; its memory goes with it."""

    def __init__(self, world: "World", chances: Chances, breaks: float) -> None:
        super().__init__()
        self.loop = world.loop
        self.waiting: list[asyncio.Future[Turn]] = []
        self.context = copy_context()
        self.context.run(OWNER.set, self)
        self.history = world.history
        wire = Wire(world.table, world.loop, self, world.dice, chances)
        scribe = world.protocol.scribe(wire, world.dice, breaks)
        conversations = world.protocol.conversations(wire, PAGES)
        self.turns = world.protocol.turns(conversations, Users(wire), scribe, world.clock)
        self.archive = Archive(conversations, world.blobs, world.clock)

    def request(self, text: str, key: str) -> "asyncio.Future[Turn]":
        """Send a message to this process; what it answers, or Lost."""
        answer: asyncio.Future[Turn] = self.loop.create_future()
        self.waiting.append(answer)
        self.loop.create_task(self._serve(text, key, answer), context=self.context)
        self.loop.call_later(PATIENCE_S, _lose, answer)
        return answer

    def resume(self, force: bool) -> None:
        """Look for a stalled turn, as the job does, or whoever starts."""
        self.loop.create_task(self.finds_a_stalled_turn(force), context=self.context)

    def move_to_the_archive(self) -> None:
        """Archive the conversation if it is time, as the job does."""
        self.loop.create_task(self._archived(), context=self.context)

    def die(self) -> None:
        super().die()
        for answer in self.waiting:
            _lose(answer)

    async def _serve(self, text: str, key: str, answer: "asyncio.Future[Turn]") -> None:
        try:
            # The events are read as a route does: whoever hears `Ended` has been told.
            async for event in await self.turns.send("u", "c", text, key):
                if isinstance(event, Ended) and not answer.done():
                    answer.set_result(event.turn)
                    return
            _lose(answer)
        except CoachError:
            _lose(answer)

    async def _archived(self) -> None:
        try:
            await self.archive.run("u", "c")
        except CoachError:
            return  # a fault of the wire; the next visit goes on
        except Exception as error:  # noqa: BLE001 - else a bug in it would only make the worlds tame
            self.history.violations.append(f"the archive fell over {error!r}")

    async def finds_a_stalled_turn(self, force: bool = True) -> bool:
        """Finish a turn that was left, if there is one."""
        try:
            return await self.turns.resume(CHAT, force=force)
        except CoachError:
            return False


class World:
    """Everything that a seed brings about."""

    def __init__(self, seed: int, protocol: Protocol = REAL) -> None:
        self.protocol = protocol
        self.dice = random.Random(seed)
        self.loop = Loop()  # type: ignore[abstract]
        self.clock = LoopClock(self.loop, START)
        self.history = History()
        self.table = MemoryTable(self.clock, self.history.observe)
        self.blobs = MemoryBlobs(self.clock)
        self.table.write([Conversations(self.table, PAGES).saving(CHAT, START)])
        self.servers = [Server(self, FAULTS, BREAKS) for _ in range(2)]

    def violations(self) -> list[str]:
        """Let it happen, let the dust settle, then look."""
        keys = self._keys()
        self.loop.run(self._clients(keys))
        self.loop.settle()
        turns = self.loop.run(self._mended())
        for server in self.servers:
            server.die()
        return self.history.wrong(self.table, turns)

    def _keys(self) -> list[list[str]]:
        """Which messages each client sends: some of them are sent by both."""
        mine, yours = ["a", "b"], ["c"]
        return [mine, [self.dice.choice(["a", "b", "d"]), *yours]]

    async def _clients(self, keys: list[list[str]]) -> None:
        await asyncio.gather(*(self._client(each) for each in keys))

    async def _client(self, keys: list[str]) -> None:
        for key in keys:
            await self._say(f"words {key}", key)
            if self.dice.random() < 0.2:
                self._server().resume(force=self.dice.random() < 0.5)
            if self.dice.random() < 0.1:
                await self._goes_away()

    async def _goes_away(self) -> None:
        """Long enough for the archive, and sometimes for its rows to expire."""
        await self.loop.sleep(IDLE.total_seconds())
        self._server().move_to_the_archive()
        if self.dice.random() < 0.5:
            await self.loop.sleep((KEPT_ROWS + IDLE).total_seconds())

    async def _say(self, text: str, key: str) -> None:
        for _ in range(TRIES):
            try:
                turn = await self._server().request(text, key)
            except Lost:
                await self.loop.sleep(self.dice.choice([0.0, 0.01, 1.0, PATIENCE_S]))
            else:
                self.history.told.append(Acknowledged(key, text, turn))
                return

    def _server(self) -> Server:
        """One of the processes; a dead one is started again first."""
        place = self.dice.randrange(len(self.servers))
        if not self.servers[place].alive:
            self.servers[place] = Server(self, FAULTS, BREAKS)
            if self.dice.random() < 0.5:
                self.servers[place].resume(force=True)
        return self.servers[place]

    async def _mended(self) -> list[Turn]:
        """All turns, once a fresh process without faults has finished what was left."""
        server = Server(self, Chances(), 0.0)
        self.servers.append(server)
        while await server.finds_a_stalled_turn():
            pass
        chat = await server.turns.conversations.get("u", "c")
        return list(reversed(await server.archive.page(chat, None, 100)))


def _lose(answer: "asyncio.Future[Turn]") -> None:
    if not answer.done():
        answer.set_exception(Lost())
