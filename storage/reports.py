"""Figures across users, which hold nothing of any one of them: how coaches do, and who has rows of a kind."""

from datetime import datetime

from domain.coach_report import CoachPerformance
from storage import entities as rows
from storage.owned import every
from storage.pages import Page, Pages
from storage.revision import save
from storage.table import Query, Table


class CoachReports:
    """How coaches and their templates do, period by period."""

    def __init__(self, table: Table) -> None:
        self.table = table

    async def of_coach(self, coach_id: str) -> list[CoachPerformance]:
        """The periods of a coach or template, newest first."""
        items = await every(self.table, rows.COACH_PERFORMANCE.list("one", coach_id=coach_id, newest_first=True))
        return [rows.COACH_PERFORMANCE.read(item) for item in items]

    async def find(self, coach_id: str, period: str) -> CoachPerformance | None:
        """One period of a coach or template."""
        item = await self.table.get(rows.COACH_PERFORMANCE.key(coach_id=coach_id, period=period))
        return rows.COACH_PERFORMANCE.read(item) if item else None

    async def save(self, report: CoachPerformance, now: datetime) -> CoachPerformance:
        """Store the next version of a period."""
        after, put = save(rows.COACH_PERFORMANCE, report, now)
        await self.table.put(put.item, put.when)
        return after


class Census:
    """Which partitions hold rows of a kind: for batch work and administrators, never for a user's request."""

    def __init__(self, table: Table, pages: Pages) -> None:
        self.table = table
        self.pages = pages

    async def partitions(self, entity_type: str, cursor: str | None = None, limit: int = 1000) -> Page[str]:
        """The partition of each row of that kind, one for each row, in their order."""
        query = Query(entity_type, index="gsi3", limit=limit)
        return await self.pages.read(self.table, query, cursor, lambda item: str(item["pk"]))
