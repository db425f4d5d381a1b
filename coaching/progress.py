"""Numbers about training, computed from stored rows: last time, records, weeks. Each answer names the days it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.history import LoggedWorkout, Performance
from domain.records import PersonalRecord
from storage.pages import Page
from storage.workouts import Workouts


@dataclass(frozen=True)
class Week:
    """What was done in the seven days that hold a day, Monday first."""

    first: date
    last: date
    workouts: int
    sets: int
    volume_kg: Decimal
    distance_m: Decimal


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

    async def records(self, user_id: str, exercise_id: str | None = None) -> list[PersonalRecord]:
        """The records of an exercise, or of all."""
        return await self.workouts.records(user_id, exercise_id)

    async def between(self, user_id: str, first: date, last: date, limit: int = 20) -> Sequence[LoggedWorkout]:
        """The newest workouts between two days."""
        return (await self.workouts.between(user_id, first, last, limit=limit)).items

    async def week(self, user_id: str, day: date) -> Week:
        """The totals of the week that holds a day; warm-ups count as sets, but not as volume."""
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
        done: list[LoggedWorkout] = []
        cursor: str | None = None
        while True:
            page = await self.workouts.between(user_id, first, last, cursor=cursor, limit=50)
            done += page.items
            cursor = page.cursor
            if cursor is None:
                break
        performed = [one for logged in done for p in logged.performances for one in p.sets]
        return Week(
            first=first,
            last=last,
            workouts=len(done),
            sets=len(performed),
            volume_kg=sum((one.volume_kg for one in performed if not one.warmup), Decimal(0)),
            distance_m=sum((one.distance_m or Decimal(0) for one in performed), Decimal(0)),
        )
