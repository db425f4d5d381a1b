"""A goal with a number and a day, and how far it is."""

from datetime import date as Day
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from domain.model import Number
from domain.told import Told


class Milestone(Told):
    """Something to reach. `start_value` is where it began, so that losing weight makes progress too; `distance_m` is the way of a
    goal that is a time. A goal that was given up, or that another took the place of, has `ended_on`.
    """

    user_id: str
    milestone_id: str
    milestone_type: Literal["strength", "endurance", "body", "consistency", "skill", "other"]
    title: str
    description: str | None = None
    exercise_id: str | None = None
    unit: str | None = None
    start_value: Number | None = None
    target_value: Number
    current_value: Number | None = None
    distance_m: Number | None = None
    target_date: Day | None = None
    set_on: Day | None = None
    achieved_on: Day | None = None
    ended_on: Day | None = None

    @property
    def day(self) -> Day | None:
        """Its day in the calendar: when it was reached, else when it should be."""
        return self.achieved_on or self.target_date

    @property
    def achieved(self) -> bool:
        """Whether it was reached."""
        return self.achieved_on is not None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be reached."""
        return self.achieved_on is None and self.ended_on is None

    @property
    def progress_percentage(self) -> Decimal | None:
        """How much of the way is done, 0 to 100, to the hundredth; None before there is a current value."""
        if self.current_value is None:
            return None
        start = self.start_value or Decimal(0)
        way = self.target_value - start
        done = (self.current_value - start) / way * 100 if way else Decimal(100)
        return max(Decimal(0), min(Decimal(100), done)).quantize(Decimal("0.01"), ROUND_DOWN)
