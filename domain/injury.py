"""What hurts or hurt: where, since when, until when, and what it rules out."""

from datetime import date as Day
from typing import Literal

from domain.told import Told


class Injury(Told):
    """One injury. `restrictions` name exercises, muscles or patterns of the catalogue where they can, else the user's words.

    `worse_with` names the exercises that the user said it hurts in; other than restrictions, they don't say what is fine.
    """

    user_id: str
    injury_id: str
    body_part: str
    injury_type: str | None = None
    severity: Literal["mild", "moderate", "severe"] | None = None
    occurred_on: Day | None = None
    recovered_on: Day | None = None
    restrictions: tuple[str, ...] = ()
    worse_with: tuple[str, ...] = ()
    notes: str | None = None

    def holds_on(self, day: Day) -> bool:
        """Whether it still restricts training on a day."""
        begun = self.occurred_on is None or self.occurred_on <= day
        return begun and (self.recovered_on is None or self.recovered_on > day)
