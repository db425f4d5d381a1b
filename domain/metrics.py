"""Figures computed from the history. All of it can be computed again; none of it is a source of truth."""

from datetime import date as Day
from datetime import datetime
from typing import Literal

from pydantic import Field

from domain.model import Model, Number, Stored

Period = Literal["week", "month", "quarter", "year"]


class ProgressMetrics(Stored):
    """What a period came to, beside the one before it; gains in kilograms by exercise, shares from 0 to 1."""

    user_id: str
    period: Period
    start: Day
    end: Day
    workouts: int = 0
    volume_kg: Number | None = None
    strength_gains: dict[str, Number] = Field(default_factory=dict)
    volume_increase: Number | None = None
    consistency_score: Number | None = None
    improvement_areas: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()


class StrengthProgress(Stored):
    """How the best load of an exercise moved by a day."""

    user_id: str
    strength_id: str
    exercise_id: str
    date: Day
    period: Period = "week"
    current_max_kg: Number
    previous_max_kg: Number | None = None
    workout_id: str | None = None
    trend: Literal["increasing", "stable", "decreasing"] = "stable"


class TrendPoint(Model):
    """One point of a trend, and what it is about."""

    date: Day
    value: Number
    context: str | None = None


class PerformanceTrend(Stored):
    """Where a metric is heading over a period; strength is the fit's R², from 0 to 1."""

    user_id: str
    metric: str
    period: Period
    start: Day
    end: Day
    trend_direction: Literal["upward", "flat", "downward"]
    trend_strength: Number | None = None
    data_points: tuple[TrendPoint, ...] = ()
    insights: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()


class ChartPoint(Model):
    """One point of a chart; x is a day or a label."""

    x: str
    y: Number
    label: str | None = None


class ProgressChart(Stored):
    """A chart that the user kept."""

    user_id: str
    chart_id: str
    chart_type: str
    title: str
    description: str | None = None
    exercise_id: str | None = None
    data_points: tuple[ChartPoint, ...] = ()
    x_axis_label: str | None = None
    y_axis_label: str | None = None
    computed_at: datetime | None = None
