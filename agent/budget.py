"""What models may cost a user in a day (UTC). Counts are kept here and stored now and then, so that a turn writes nothing for it.

With several processes a day can go over by what each of them has not stored yet: a budget against surprise, not a meter for bills.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from kit import log
from kit.clock import Clock
from kit.errors import CoachError
from kit.llm.tokens import Spent, counting
from storage.jobs import UsageDays

STORE_AFTER_S: Final = 600.0
STORE_AT: Final = 10
LOOK_AGAIN: Final = timedelta(minutes=10)
REMEMBERED: Final = 1024

logger = log.get("budget")


@dataclass
class _Day:
    """A user's day: what was stored when it was last looked at, and what was spent here since."""

    day: date
    looked_at: datetime | None = None
    stored: Spent = field(default_factory=Spent)
    spent: Spent = field(default_factory=Spent)
    turns: int = 0


class Budget:
    """Counts the tokens and calls of each user; 0 means no limit."""

    def __init__(self, rows: UsageDays, clock: Clock, *, tokens: int = 0, calls: int = 0) -> None:
        self.rows, self._clock = rows, clock
        self._tokens, self._calls = tokens, calls
        self._days: OrderedDict[tuple[str, date], _Day] = OrderedDict()
        self._waiting: asyncio.TimerHandle | None = None
        self._storing: set[asyncio.Task[None]] = set()

    async def look(self, user_id: str) -> None:
        """Read what the user has spent today, unless that is known; a read now and then, beside those of the turn."""
        day, now = self._day(user_id), self._clock.now()
        if not (self._tokens or self._calls) or (day.looked_at and now - day.looked_at < LOOK_AGAIN):
            return
        day.looked_at = now
        usage = await self.rows.on(user_id, day.day)
        day.stored = Spent(usage.model_calls, usage.input_tokens, usage.output_tokens)

    def allows(self, user_id: str) -> bool:
        """Whether a model may be asked for this user."""
        day = self._day(user_id)
        tokens, calls = day.stored.tokens + day.spent.tokens, day.stored.calls + day.spent.calls
        return not (0 < self._tokens <= tokens or 0 < self._calls <= calls)

    @contextmanager
    def counting(self, user_id: str, *, turns: int = 1) -> Iterator[None]:
        """Counts what models cost while the block runs, which is so many turns."""
        with counting() as spent:
            try:
                yield
            finally:
                if spent.calls:
                    self._count(user_id, spent, turns)

    async def store(self) -> None:
        """Store what is not stored yet, and see to its end what is being stored."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        await asyncio.gather(self._store_all(), *self._storing)

    async def _store_all(self) -> None:
        for (user_id, _), day in list(self._days.items()):
            if day.spent.calls:
                await self._store(user_id, day)

    def _count(self, user_id: str, spent: Spent, turns: int) -> None:
        day = self._day(user_id)
        day.spent.add(spent)
        day.turns += turns
        if self._is_much(day.spent):
            self._begin_to_store()
        elif self._waiting is None:
            self._waiting = asyncio.get_running_loop().call_later(STORE_AFTER_S, self._begin_to_store)

    def _is_much(self, spent: Spent) -> bool:
        """Whether other processes should hear of it soon: a tenth of what a day may cost."""
        return 0 < self._tokens < spent.tokens * STORE_AT or 0 < self._calls < spent.calls * STORE_AT

    def _begin_to_store(self) -> None:
        self._waiting = None
        task = asyncio.get_running_loop().create_task(self._store_all())
        self._storing.add(task)
        task.add_done_callback(self._storing.discard)

    async def _store(self, user_id: str, day: _Day) -> None:
        spent, turns = day.spent, day.turns
        day.spent, day.turns = Spent(), 0
        day.stored.add(spent)
        counts = {"model_calls": spent.calls, "input_tokens": spent.input_tokens, "output_tokens": spent.output_tokens}
        try:
            usage = await self.rows.add(user_id, day.day, self._clock.now(), turns=turns, **counts)
        except CoachError as error:  # the counts of an erased user, or of a store that is down, are no loss to anybody
            logger.warning("usage not stored", code=error.code)
            return
        day.stored = Spent(usage.model_calls, usage.input_tokens, usage.output_tokens)

    def _day(self, user_id: str) -> _Day:
        today = self._clock.now().date()
        day = self._days.setdefault((user_id, today), _Day(today))
        self._days.move_to_end((user_id, today))
        while len(self._days) > REMEMBERED and not next(iter(self._days.values())).spent.calls:
            self._days.popitem(last=False)
        return day
