"""Remembers that a model is out of order, so that not every turn pays for finding out."""

from collections.abc import Callable
from datetime import datetime, timedelta

FAILURES = 3
REST = timedelta(seconds=30)
LONGEST_REST = timedelta(minutes=5)


class Breaker:
    """Closed: ask. Open: do not ask until the rest is over. Then one call tries; each failure doubles the rest."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._failures = 0
        self._rest = REST
        self._until: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it was out of order when it was last asked."""
        return self._until is not None

    def allows(self) -> bool:
        """Whether to ask; when a rest is over, the first that asks tries for all."""
        if self._until is None:
            return True
        now = self._now()
        if now < self._until:
            return False
        self._until = now + self._rest
        return True

    def succeeded(self) -> None:
        """It works."""
        self._failures, self._rest, self._until = 0, REST, None

    def failed(self, *, at_once: bool = False) -> None:
        """It did not; a failure that was expensive counts in full."""
        self._failures += 1
        if self._until is not None:
            self._rest = min(2 * self._rest, LONGEST_REST)
        if at_once or self._until is not None or self._failures >= FAILURES:
            self._until = self._now() + self._rest
