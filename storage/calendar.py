"""The user's calendar: everything that has a day, of whatever kind, in one list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.history import LoggedWorkout, Workout
from domain.model import Stored
from domain.plan import PlanSession
from storage import entities as rows
from storage.entity import Entity
from storage.pages import Page, Pages
from storage.table import Item, Table
from storage.workouts import Workouts

DAYS = {
    rows.WORKOUT.name: "date",
    rows.PLAN_SESSION.name: "date",
    rows.BODY_MEASUREMENT.name: "date",
    rows.STRENGTH_PROGRESS.name: "date",
    rows.MILESTONE.name: "day",
    rows.RECOVERY_PLAN.name: "starts_on",
}
"""Which field of each kind of row is its day."""


@dataclass(frozen=True)
class Entry:
    """One row of the calendar; a workout comes with its sets."""

    kind: str
    day: date
    row: LoggedWorkout | Stored


class Calendar:
    """The calendars of all users."""

    def __init__(self, table: Table, pages: Pages, workouts: Workouts) -> None:
        self.table = table
        self.pages = pages
        self.workouts = workouts

    async def between(self, user_id: str, first: date, last: date, cursor: str | None = None, limit: int = 50) -> Page[Entry]:
        """Everything from one day to another, both included, oldest first; not what was deleted, nor sessions of a plan that is gone."""
        query = rows.WORKOUT.between("by_date", first, last, user_id=user_id, limit=limit)
        found: list[Stored] = []
        while True:
            page = await self.pages.read(self.table, replace(query, limit=limit - len(found)), cursor, _read, keep=_is_live)
            found += await self._planned(user_id, page.items)
            cursor = page.cursor
            if cursor is None or len(found) >= limit:
                return Page(await self._entries(found), cursor)

    async def _planned(self, user_id: str, found: Sequence[Stored]) -> list[Stored]:
        """The rows without the sessions of plans that are deleted, or were never stored whole."""
        plan_ids = list(dict.fromkeys(row.plan_id for row in found if isinstance(row, PlanSession)))
        if not plan_ids:
            return list(found)
        items = await self.table.get_many([rows.TRAINING_PLAN.key(user_id=user_id, plan_id=plan_id) for plan_id in plan_ids])
        plans = (rows.TRAINING_PLAN.read(item) for item in items if item)
        there = {plan.plan_id for plan in plans if plan.deleted_at is None}
        return [row for row in found if not isinstance(row, PlanSession) or row.plan_id in there]

    async def _entries(self, found: Sequence[Stored]) -> list[Entry]:
        done = [row for row in found if isinstance(row, Workout)]
        whole = {logged.workout.workout_id: logged for logged in await self.workouts.whole(done)}
        return [_entry(row, whole) for row in found]


def _entry(row: Stored, whole: dict[str, LoggedWorkout]) -> Entry:
    kind = _KIND[type(row)]
    return Entry(kind, getattr(row, DAYS[kind]), whole[row.workout_id] if isinstance(row, Workout) else row)


def _read(item: Item) -> Stored:
    row: Stored = _ENTITY[item["entityType"]].read(item)
    return row


def _is_live(row: Stored) -> bool:
    return row.is_live if isinstance(row, Workout) else True


_ENTITY: dict[str, Entity[Any]] = {entity.name: entity for entity in rows.TABLE if entity.name in DAYS}
_KIND = {entity.model: name for name, entity in _ENTITY.items()}
