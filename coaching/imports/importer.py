"""Imports a file: each workout that is not there yet is recorded through the logbook, each row is accounted for."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

from coaching.imports import formats, ours, sheet
from coaching.imports.grouping import Arrival, arrivals
from coaching.imports.lines import Left, Line, Options
from coaching.imports.matching import Known, Verdict
from coaching.logbook import Logbook
from coaching.message import Message
from domain.imports import ExtractionLog
from kit.clock import Clock, local_day, zone
from kit.errors import Invalid
from kit.ids import derived_id
from storage.workouts import Workouts, putting_extraction

EARLIEST_YEAR = 1971
LOGGED_IDS = 5000
AT_ONCE = 16
Fate = Literal["stored", "skipped", "failed"]


@dataclass(frozen=True)
class Reason:
    """Why a row was not stored."""

    line: int
    reason: str


@dataclass(frozen=True)
class Read:
    """A file as it was understood, before anything was compared or stored."""

    format: str
    arrivals: Sequence[Arrival]
    left: Sequence[Left]


@dataclass
class Outcome:
    """What became of each row of a file."""

    format: str
    timezone: str
    dry_run: bool = False
    workout_ids: list[str] = field(default_factory=list)
    fates: Counter[Fate] = field(default_factory=Counter)
    reasons: list[Reason] = field(default_factory=list)

    def count(self, fate: Fate, lines: Sequence[int], reason: str = "") -> None:
        """Account for these rows; a row that is not stored has a reason."""
        self.fates[fate] += len(lines)
        if fate != "stored":
            self.reasons += [Reason(line, reason) for line in lines]

    def shape(self) -> dict[str, Any]:
        """The outcome as JSON; rows = stored + skipped + failed."""
        return {
            "format": self.format,
            "timezone": self.timezone,
            "dry_run": self.dry_run,
            "workouts": len(self.workout_ids),
            "rows": self.fates.total(),
            "stored": self.fates["stored"],
            "skipped": self.fates["skipped"],
            "failed": self.fates["failed"],
            "reasons": [{"line": one.line, "reason": one.reason} for one in sorted(self.reasons, key=lambda one: one.line)],
        }


class Importer:
    """Takes in files of other apps and of our own export."""

    def __init__(self, logbook: Logbook, workouts: Workouts, clock: Clock) -> None:
        self.logbook = logbook
        self.workouts = workouts
        self.clock = clock

    async def run(self, user_id: str, data: bytes, *, name: str, options: Options, dry_run: bool = False) -> Outcome:
        """Import a file; doing it again changes nothing, and a run that was cut short is taken up where it ended."""
        zone(options.timezone)
        read = await asyncio.to_thread(read_file, data, options)
        outcome = Outcome(read.format, options.timezone, dry_run)
        for one in read.left:
            outcome.count("failed" if one.failed else "skipped", [one.line], one.reason)
        possible = [one for one in read.arrivals if self._is_possible(one, options, outcome)]
        known = await self._known(user_id, possible)
        for start in range(0, len(possible), AT_ONCE):
            await self._take_all(user_id, possible[start : start + AT_ONCE], known, outcome)
        if not dry_run and possible:
            # The entry's time is the newest workout's, so that the same file has the same entry.
            entry_id = derived_id(possible[-1].at, "import", hashlib.sha256(data).hexdigest())
            await self._log(user_id, entry_id, f"{name} ({_described(data)})", outcome)
        return outcome

    def _is_possible(self, arrival: Arrival, options: Options, outcome: Outcome) -> bool:
        day = arrival.draft.date
        if day.year >= EARLIEST_YEAR and day <= local_day(self.clock.now(), options.timezone):
            return True
        outcome.count("failed", arrival.lines, f"{day.isoformat()} can't be the day of a workout that was done")
        return False

    async def _known(self, user_id: str, found: Sequence[Arrival]) -> Known:
        if not found:
            return Known([])
        first, last = found[0].draft.date, found[-1].draft.date
        # A day to both sides: the same moment may fall on another day in another timezone.
        near = await self.workouts.every_between(user_id, first - timedelta(days=1), last + timedelta(days=1))
        days = {one.draft.date + timedelta(days=shift) for one in found for shift in (-1, 0, 1)}
        return Known(await self.workouts.whole([workout for workout in near if workout.date in days]))

    async def _take_all(self, user_id: str, some: Sequence[Arrival], known: Known, outcome: Outcome) -> None:
        """Some workouts at once: they wait for the disk together. One fault stops the import after what was begun with it."""
        ends = await asyncio.gather(*(self._take(user_id, one, known, outcome) for one in some), return_exceptions=True)
        fault = next((end for end in ends if isinstance(end, BaseException)), None)
        if fault is not None:
            raise fault

    async def _take(self, user_id: str, arrival: Arrival, known: Known, outcome: Outcome) -> None:
        message = arrival.message(user_id, arrival.fields.get("timezone") or outcome.timezone)
        workout_id = arrival.workout_id or message.effect("workout", 0)
        verdict = known.judge(arrival, workout_id, message)
        outcome.count("skipped", verdict.skipped, verdict.reason)
        if not verdict.taken:
            return
        try:
            if not outcome.dry_run:
                await self._store(message, arrival, workout_id, verdict)
        except Invalid as error:
            return outcome.count("failed", verdict.taken, error.message)
        outcome.count("stored", verdict.taken)
        outcome.workout_ids.append(workout_id)

    async def _store(self, message: Message, arrival: Arrival, workout_id: str, verdict: Verdict) -> None:
        if verdict.grows is None:
            await self.logbook.record(message, arrival.draft, **arrival.fields, workout_id=workout_id)
            return
        update = {"exercises": arrival.draft.exercises, "metcons": arrival.draft.metcons}
        draft = verdict.grows.draft().model_copy(update=update)
        await self.logbook.revise(message, verdict.grows, draft, "import", verdict.size)

    async def _log(self, user_id: str, entry_id: str, file: str, outcome: Outcome) -> None:
        """Keep what was read and what became of it; a repetition that stored nothing leaves no second entry."""
        before = await self.workouts.waiting_draft(user_id, entry_id)
        if before is not None and not outcome.fates["stored"]:
            return
        parsed = {key: value for key, value in outcome.shape().items() if key not in ("reasons", "dry_run")}
        entry = ExtractionLog(
            user_id=user_id,
            extraction_id=entry_id,
            raw_text=file,
            parsed=parsed,
            confidence="medium" if outcome.fates["failed"] else "high",
            workout_ids=tuple(outcome.workout_ids[:LOGGED_IDS]),
            version=before.version if before else 0,
            created_at=before.created_at if before else None,
        )
        await self.workouts.table.transact([putting_extraction(entry, self.clock.now())])


def _described(data: bytes) -> str:
    return f"sha256 {hashlib.sha256(data).hexdigest()}, {len(data)} bytes"


def read_file(data: bytes, options: Options) -> Read:
    """A file as workouts, oldest first, and the rows that are none."""
    text = sheet.decoded(data)
    if ours.is_ours(text):
        found, left = ours.workouts(text)
        return Read("spotter", found, left)
    table = sheet.sheet(text)
    source = formats.format_of(table)
    lines = formats.lines(table, source, options)
    told = [line for line in lines if isinstance(line, Line)]
    return Read(source.name, arrivals(told, source.name), [line for line in lines if isinstance(line, Left)])
