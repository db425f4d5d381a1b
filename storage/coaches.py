"""Coaches and their versions, the interviews that made them, and what they remember."""

from collections.abc import Callable
from datetime import datetime

from domain.coach import CoachConfig, CoachVersion
from domain.creator import CreatorSession, SlotAnswer, SlotKey, Sophistication
from domain.memory import Memory
from kit.errors import NotFound
from storage import entities as rows
from storage.pages import Page, Pages
from storage.revision import save
from storage.table import Item, Key, Put, Table, Write

Answers = dict[SlotKey, SlotAnswer]


class Coaches:
    """The coaches of all users."""

    def __init__(self, table: Table, pages: Pages) -> None:
        self.table = table
        self.pages = pages

    def key(self, user_id: str, coach_id: str) -> Key:
        """Where a coach lies."""
        return rows.COACH.key(user_id=user_id, coach_id=coach_id)

    def from_item(self, item: Item | None) -> CoachConfig:
        """The coach of a row that was read along with others; NotFound for None and for deleted ones."""
        coach = rows.COACH.read(item) if item else None
        if coach is None or coach.status == "deleted":
            raise NotFound("There is no such coach. List yours with GET /v1/coaches.", code="coach_not_found")
        return coach

    async def get(self, user_id: str, coach_id: str) -> CoachConfig:
        """The coach; NotFound when this user has none of that id."""
        return self.from_item(await self.table.get(self.key(user_id, coach_id)))

    async def of_user(self, user_id: str, cursor: str | None = None, limit: int = 20) -> Page[CoachConfig]:
        """A user's coaches, the oldest first."""
        query = rows.COACH.list("one", user_id=user_id, limit=limit)
        return await self.pages.read(self.table, query, cursor, rows.COACH.read, keep=lambda coach: coach.status != "deleted")

    async def active(self, user_id: str, cursor: str | None = None, limit: int = 20) -> Page[CoachConfig]:
        """The coaches that the user can train with now, the oldest first."""
        query = rows.COACH.list("one", user_id=user_id, limit=limit)
        return await self.pages.read(self.table, query, cursor, rows.COACH.read, keep=lambda coach: coach.is_active)

    async def change(self, coach: CoachConfig, reason: str, trigger: str, now: datetime, answers: Answers | None = None) -> CoachConfig:
        """Store the next version of a coach and keep it among its versions."""
        after, writes = self.saving(coach, reason, trigger, now, answers)
        await self.table.transact(writes)
        return after

    def saving(
        self, coach: CoachConfig, reason: str, trigger: str, now: datetime, answers: Answers | None = None
    ) -> tuple[CoachConfig, list[Write]]:
        """The next version of a coach and its writes, for a transaction; `answers` are given when they changed too."""
        after, put = save(rows.COACH, coach, now)
        kept = CoachVersion(
            user_id=coach.user_id,
            coach_id=coach.coach_id,
            number=after.version,
            config=after,
            reason=reason,
            trigger=trigger,
            answers=answers,
        )
        return after, [put, save(rows.COACH_VERSION, kept, now)[1]]

    async def versions(self, user_id: str, coach_id: str) -> list[CoachVersion]:
        """The versions of a coach, newest first."""
        found = await self.table.query(rows.COACH_VERSION.list("one", user_id=user_id, coach_id=coach_id, newest_first=True))
        return [rows.COACH_VERSION.read(item) for item in found.items]

    async def answers(self, user_id: str, coach_id: str, through: int | None = None) -> Answers:
        """The answers that a coach is made from, now or as of a version."""
        kept = [one for one in await self.versions(user_id, coach_id) if through is None or one.number <= through]
        return next((one.answers for one in kept if one.answers is not None), {})

    async def version(self, user_id: str, coach_id: str, number: int) -> CoachVersion:
        """One version of a coach."""
        item = await self.table.get(rows.COACH_VERSION.key(user_id=user_id, coach_id=coach_id, number=number))
        if item is None:
            raise NotFound("This coach has no such version. List them with GET /v1/coaches/{id}/versions.", code="version_not_found")
        return rows.COACH_VERSION.read(item)


class CreatorSessions:
    """The interviews of all users."""

    def __init__(self, table: Table, pages: Pages) -> None:
        self.table = table
        self.pages = pages

    def key(self, user_id: str, session_id: str) -> Key:
        """Where an interview lies."""
        return rows.CREATOR_SESSION.key(user_id=user_id, session_id=session_id)

    def from_item(self, item: Item | None) -> CreatorSession:
        """The interview of a row that was read along with others; NotFound for None."""
        if item is None:
            raise NotFound("There is no such creator session. Start one with POST /v1/coach-creator/sessions.", code="session_not_found")
        return rows.CREATOR_SESSION.read(item)

    async def get(self, user_id: str, session_id: str) -> CreatorSession:
        """The interview; NotFound when this user has none of that id."""
        return self.from_item(await self.table.get(self.key(user_id, session_id)))

    async def of_user(self, user_id: str, cursor: str | None = None, limit: int = 10) -> Page[CreatorSession]:
        """A user's interviews, newest first, without those given up."""
        return await self._those(user_id, cursor, limit, lambda session: session.abandoned_at is None)

    async def unfinished(self, user_id: str, cursor: str | None = None, limit: int = 10) -> Page[CreatorSession]:
        """The interviews that can be taken up again, newest first."""
        return await self._those(user_id, cursor, limit, lambda session: not session.is_complete and session.abandoned_at is None)

    async def finished(self, user_id: str, cursor: str | None = None, limit: int = 10) -> Page[CreatorSession]:
        """The interviews that led to a coach, newest first."""
        return await self._those(user_id, cursor, limit, lambda session: session.is_complete)

    async def abandoned(self, user_id: str, cursor: str | None = None, limit: int = 10) -> Page[CreatorSession]:
        """The interviews that were given up, newest first."""
        return await self._those(user_id, cursor, limit, lambda session: session.abandoned_at is not None)

    async def at_level(self, user_id: str, level: Sophistication, cursor: str | None = None, limit: int = 10) -> Page[CreatorSession]:
        """The interviews with somebody of that level, newest first."""
        return await self._those(user_id, cursor, limit, lambda session: session.sophistication_level == level)

    async def _those(self, user_id: str, cursor: str | None, limit: int, keep: Callable[[CreatorSession], bool]) -> Page[CreatorSession]:
        query = rows.CREATOR_SESSION.list("one", user_id=user_id, newest_first=True, limit=limit)
        return await self.pages.read(self.table, query, cursor, rows.CREATOR_SESSION.read, keep)

    def saving(self, session: CreatorSession, now: datetime) -> Put:
        """The write of an interview's next version, for a transaction."""
        return save(rows.CREATOR_SESSION, session, now)[1]


class Memories:
    """What users told their coaches."""

    def __init__(self, table: Table, pages: Pages) -> None:
        self.table = table
        self.pages = pages

    async def recent(self, user_id: str, limit: int = 40) -> list[Memory]:
        """The newest facts, newest first, in one Query; those that hold no more are among them, for questions about the past."""
        found = await self.table.query(rows.MEMORY.list("one", user_id=user_id, newest_first=True, limit=limit))
        return [rows.MEMORY.read(item) for item in found.items]

    async def page(self, user_id: str, cursor: str | None = None, limit: int = 50) -> Page[Memory]:
        """All facts, newest first."""
        query = rows.MEMORY.list("one", user_id=user_id, newest_first=True, limit=limit)
        return await self.pages.read(self.table, query, cursor, rows.MEMORY.read)

    async def find(self, user_id: str, memory_id: str) -> Memory | None:
        """One fact, or None when this user has none of that id."""
        item = await self.table.get(rows.MEMORY.key(user_id=user_id, memory_id=memory_id))
        return rows.MEMORY.read(item) if item else None

    async def get(self, user_id: str, memory_id: str) -> Memory:
        """One fact; NotFound when this user has none of that id."""
        memory = await self.find(user_id, memory_id)
        if memory is None:
            raise NotFound("There is no such memory. List yours with GET /v1/memories.", code="memory_not_found")
        return memory

    def saving(self, memory: Memory, now: datetime) -> tuple[Memory, Put]:
        """The next version of a fact and its write."""
        return save(rows.MEMORY, memory, now)

    async def forget(self, memory: Memory) -> None:
        """Remove a fact for good."""
        await self.table.delete(rows.MEMORY.key_of(memory))
