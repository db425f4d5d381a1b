"""Rows that lie under their user and have an id: what all such repositories can be asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from domain.model import Stored
from kit.errors import NotFound
from storage.entity import Entity
from storage.pages import Page, Pages
from storage.revision import remove, save
from storage.table import Item, Put, Query, Table

M = TypeVar("M", bound=Stored)


def everything(_: Any) -> bool:
    """Keeps all rows of a list."""
    return True


async def every(table: Table, query: Query) -> list[Item]:
    """All rows of a list that is known to be short, or whose whole is wanted."""
    items: list[Item] = []
    while True:
        found = await table.query(query)
        items += found.items
        if found.after is None:
            return items
        query = replace(query, after=found.after)


class Owned(Generic[M]):
    """The rows of one kind of all users."""

    entity: Entity[M]
    noun: str

    def __init__(self, table: Table, pages: Pages) -> None:
        self.table = table
        self.pages = pages

    async def find(self, user_id: str, **place: Any) -> M | None:
        """One of the user's, or None."""
        item = await self.table.get(self.entity.key(user_id=user_id, **place))
        return self.entity.read(item) if item else None

    async def get(self, user_id: str, **place: Any) -> M:
        """One of the user's; NotFound when this user has none of that id."""
        found = await self.find(user_id, **place)
        if found is None:
            raise self.missing()
        return found

    async def of_user(self, user_id: str, cursor: str | None = None, limit: int = 50) -> Page[M]:
        """All of the user's, newest first."""
        return await self.page(user_id, cursor, limit, everything)

    async def page(self, user_id: str, cursor: str | None, limit: int, keep: Callable[[M], bool], **fields: Any) -> Page[M]:
        """Those of the user's that are wanted, newest first."""
        query = self.entity.list("one", user_id=user_id, newest_first=True, limit=limit, **fields)
        return await self.pages.read(self.table, query, cursor, self.entity.read, keep)

    async def save(self, model: M, now: datetime) -> M:
        """Store the next version of a row, if nobody else did meanwhile; a new one has version 0."""
        after, put = self.saving(model, now)
        await self.table.put(put.item, put.when)
        return after

    def saving(self, model: M, now: datetime) -> tuple[M, Put]:
        """The next version of a row and its write, for a transaction."""
        return save(self.entity, model, now)

    async def remove(self, model: M) -> None:
        """Remove a row for good, if it is still the one that was read."""
        gone = remove(self.entity, model)
        await self.table.delete(gone.key, gone.when)

    def missing(self) -> NotFound:
        """What is said when there is none."""
        return NotFound(f"There is no such {self.noun}.", code=f"{self.noun.replace(' ', '_')}_not_found")
