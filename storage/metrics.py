"""Figures that were computed from the history, and goals: metrics, strength, trends, charts, milestones."""

from datetime import date

from domain.metrics import PerformanceTrend, Period, ProgressChart, ProgressMetrics, StrengthProgress
from domain.milestone import Milestone
from storage import entities as rows
from storage.owned import Owned, every, everything
from storage.pages import Page


class Metrics(Owned[ProgressMetrics]):
    """What the weeks, months and years of all users came to."""

    entity = rows.PROGRESS_METRICS
    noun = "metrics"

    async def of_period(self, user_id: str, period: Period, cursor: str | None = None, limit: int = 12) -> Page[ProgressMetrics]:
        """The user's weeks (or months …), newest first."""
        return await self.page(user_id, cursor, limit, everything, period=period)


class StrengthRows(Owned[StrengthProgress]):
    """How the best loads of all users moved."""

    entity = rows.STRENGTH_PROGRESS
    noun = "strength progress"

    async def of_exercise(self, user_id: str, exercise_id: str, first: date, last: date) -> list[StrengthProgress]:
        """One exercise from one day to another, both included, oldest first."""
        query = self.entity.between("one", first, last, user_id=user_id, exercise_id=exercise_id, limit=1000)
        return [self.entity.read(item) for item in await every(self.table, query)]


class Trends(Owned[PerformanceTrend]):
    """Where the metrics of all users are heading."""

    entity = rows.PERFORMANCE_TREND
    noun = "trend"

    async def of_metric(self, user_id: str, metric: str, period: Period, limit: int = 12) -> Page[PerformanceTrend]:
        """One metric's periods, newest first."""
        return await self.page(user_id, None, limit, everything, metric=metric, period=period)


class Charts(Owned[ProgressChart]):
    """The charts that users kept."""

    entity = rows.PROGRESS_CHART
    noun = "chart"


class Milestones(Owned[Milestone]):
    """The goals of all users that have a number."""

    entity = rows.MILESTONE
    noun = "milestone"

    async def ahead(self, user_id: str) -> list[Milestone]:
        """Those still to be reached, the nearest day first, those without a day last."""
        left = [one for one in await self.all(user_id) if one.is_open]
        return sorted(left, key=lambda one: (one.target_date is None, one.target_date or date.max, one.milestone_id))

    async def all(self, user_id: str) -> list[Milestone]:
        """All that were ever set, the oldest first."""
        return [rows.MILESTONE.read(item) for item in await every(self.table, rows.MILESTONE.list("one", user_id=user_id))]
