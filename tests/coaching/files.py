"""Small exports of training apps, written for the tests, and a user who imports them."""

from dataclasses import dataclass, field
from typing import Any

from coaching.exports import Exporter, ExportFormat
from coaching.imports import Importer, Outcome
from coaching.imports.importer import Read, read_file
from coaching.imports.lines import Options
from coaching.logbook import Logbook
from domain.history import LoggedWorkout
from domain.measures import WeightUnit
from domain.records import PersonalRecord
from domain.workout import WorkSet

STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
STRONG_E = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;"
    "Workout Duration\n"
)
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type",'
    '"weight_kg","reps","distance_km","duration_seconds","rpe"\n'
)
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
FITBOD = "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier\n"
SUGARWOD = "date,title,description,best_result_raw,best_result_display,score_type,barbell_lift,set_details,notes,rx_or_scaled,pr\n"
LIFTOSAUR = (
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,Completed RPE,Log RPE?,"
    "Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,Ask Weight?,Notes\n"
)
SQUATS = STRONG + (
    '2026-01-05 18:03:52,"Legs",1h 5m,"Squat (Barbell)",1,100,5,0,0,"deep","felt good",8\n'
    '2026-01-05 18:03:52,"Legs",1h 5m,"Squat (Barbell)",2,105,5,0,0,,,8.5\n'
    '2026-01-07 18:00:00,"Push",45m,"Bench Press (Barbell)",1,80,5,0,0,,,\n'
)


def understood(text: str, **said: Any) -> Read:
    """A file as it is read, with kilograms where it names no unit."""
    return read_file(text.encode(), Options(**{"unit": "kg", **said}))


def sets(text: str, **said: Any) -> list[WorkSet]:
    """All sets of a file in its order."""
    return [done for one in understood(text, **said).arrivals for exercise in one.draft.exercises for done in exercise.sets]


def of(done: Any, *names: str) -> tuple[Any, ...]:
    """These values of a set or a workout."""
    return tuple(getattr(done, name) for name in names)


def reasons(text: str, **said: Any) -> list[tuple[int, str]]:
    """The lines of a file that are not stored, and why."""
    return [(left.line, left.reason) for left in understood(text, **said).left]


@dataclass
class Mover:
    """A user who takes a history from one app to another."""

    logbook: Logbook
    user_id: str = "u"
    unit: WeightUnit | None = "kg"
    timezone: str = "UTC"
    said: dict[str, Any] = field(default_factory=dict)

    async def brings(self, text: str | bytes, *, dry_run: bool = False) -> Outcome:
        """Import a file."""
        data = text if isinstance(text, bytes) else text.encode()
        importer = Importer(self.logbook, self.logbook.workouts, self.logbook.clock)
        options = Options(timezone=self.timezone, unit=self.unit, **self.said)
        return await importer.run(self.user_id, data, name="file.csv", options=options, dry_run=dry_run)

    async def takes(self, shape: ExportFormat = "json") -> str:
        """Export everything."""
        return "".join([line async for line in Exporter(self.logbook.workouts).lines(self.user_id, shape)])

    async def workouts(self) -> list[LoggedWorkout]:
        """What is stored, oldest first."""
        return [logged async for logged in Exporter(self.logbook.workouts).history(self.user_id)]

    async def records(self) -> dict[tuple[str, str], PersonalRecord]:
        """The records, without when they were written and whose they are."""
        found = await self.logbook.workouts.records(self.user_id)
        update = {"user_id": "", "version": 0, "created_at": None, "updated_at": None}
        return {(one.exercise_id, one.record_type): one.model_copy(update=update) for one in found}


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    """Rows, stored, skipped, failed."""
    shape = outcome.shape()
    return shape["rows"], shape["stored"], shape["skipped"], shape["failed"]
