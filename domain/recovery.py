"""Planned rest: a deload, an easy week, the way back from something."""

from datetime import date as Day
from typing import Literal

from domain.model import Model, Stored


class RecoveryActivity(Model):
    """One thing to do while recovering."""

    name: str
    activity_type: str
    duration_min: int | None = None
    intensity: Literal["low", "moderate", "high"] = "low"
    instructions: tuple[str, ...] = ()
    equipment_needed: tuple[str, ...] = ()
    position: int = 1


class RecoveryPlan(Stored):
    """Some days of recovery, both days included."""

    user_id: str
    recovery_id: str
    plan_type: Literal["deload", "active_recovery", "rest", "rehab", "mobility", "sleep"]
    starts_on: Day
    ends_on: Day
    activities: tuple[RecoveryActivity, ...] = ()
    reason: str | None = None
    is_completed: bool = False

    @property
    def duration_days(self) -> int:
        """How many days it lasts."""
        return (self.ends_on - self.starts_on).days + 1
