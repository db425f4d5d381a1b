"""Numbers about training, computed from stored rows: last time, records, stretches of time. Each answer names the days it rests on."""

from collections.abc import Sequence
from datetime import date

from domain.history import LoggedWorkout, Performance
from domain.periods import Span
from domain.records import PersonalRecord
from storage.pages import Page
from storage.workouts import Workouts


class Progress:
    """Reads the history; writes nothing."""

    def __init__(self, workouts: Workouts) -> None:
        self.workouts = workouts

    async def last_time(self, user_id: str, exercise_id: str) -> Performance | None:
        """How an exercise went most recently."""
        found = await self.workouts.history(user_id, exercise_id, limit=1)
        return found.items[0] if found.items else None

    async def history(self, user_id: str, exercise_id: str, limit: int = 10, cursor: str | None = None) -> Page[Performance]:
        """How an exercise went, newest first."""
        return await self.workouts.history(user_id, exercise_id, limit=limit, cursor=cursor)

    async def performances(self, user_id: str, exercise_id: str) -> list[Performance]:
        """All times of an exercise, oldest first."""
        return await self.workouts.every_performance(user_id, exercise_id)

    async def records(self, user_id: str, exercise_id: str | None = None) -> list[PersonalRecord]:
        """The records of an exercise, or of all."""
        return await self.workouts.records(user_id, exercise_id)

    async def between(self, user_id: str, first: date, last: date, limit: int = 20) -> Sequence[LoggedWorkout]:
        """The newest workouts between two days."""
        return (await self.workouts.between(user_id, first, last, limit=limit)).items

    async def latest(self, user_id: str, today: date, limit: int = 10) -> Sequence[LoggedWorkout]:
        """The newest workouts up to a day, with their sets."""
        return (await self.workouts.between(user_id, date(1900, 1, 1), today, limit=limit)).items

    async def all_in(self, user_id: str, span: Span) -> list[LoggedWorkout]:
        """Every workout of a stretch of time, newest first."""
        found: list[LoggedWorkout] = []
        cursor: str | None = None
        while True:
            page = await self.workouts.between(user_id, span.first, span.last, cursor=cursor, limit=100)
            found += page.items
            cursor = page.cursor
            if cursor is None:
                return found
