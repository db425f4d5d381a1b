"""Work that takes longer than a request, and what a user's day has cost so far."""

import hashlib
from datetime import UTC, datetime, time, timedelta
from datetime import date as Day
from typing import Any, Literal

from pydantic import Field

from domain.model import Stored

JobKind = Literal["export", "erase", "import", "plan_import"]
JobStatus = Literal["waiting", "running", "done", "failed"]
SHARDS = 8
KEPT_DONE = timedelta(days=30)
KEPT_USAGE = timedelta(days=40)


class Job(Stored):
    """One piece of work; `shard` and `due` put it in the queue for as long as there is something to do."""

    user_id: str
    job_id: str
    kind: JobKind
    status: JobStatus = "waiting"
    progress: dict[str, Any] = Field(default_factory=dict)
    result: dict[str, Any] = Field(default_factory=dict)
    error: str | None = None
    attempts: int = 0
    shard: str | None = None
    due: datetime | None = None
    finished_at: datetime | None = None

    @property
    def expires_at(self) -> datetime | None:
        """When the row may go: 30 days after its end."""
        return self.finished_at + KEPT_DONE if self.finished_at else None


class Chore(Stored):
    """Something that one process of the service does once in a while for all."""

    name: str
    claimed_at: datetime


class Usage(Stored):
    """What a user used on one day (UTC): counts that budgets are held against."""

    user_id: str
    day: Day
    turns: int = 0
    model_calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    @property
    def expires_at(self) -> datetime:
        """When the row may go: 40 days after its day."""
        return datetime.combine(self.day, time.min, UTC) + KEPT_USAGE


def shard_of(name: str) -> str:
    """The queue that work about this name waits in."""
    return str(int(hashlib.sha256(name.encode()).hexdigest(), 16) % SHARDS)
