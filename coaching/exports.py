"""A user's training history as one file: our own JSON lines, which import reads back whole, or the shapes of Strong and Hevy."""

import csv
import io
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

from coaching.imports.lines import DROP, TO_FAILURE
from coaching.imports.ours import KIND, ROW
from coaching.imports.strong import NO_NOTE
from domain.history import LoggedWorkout, Workout
from domain.measures import plain
from domain.workout import Metcon, PerformedExercise, WorkSet
from kit.clock import zone
from storage.workouts import Workouts

ExportFormat = Literal["json", "strong", "hevy"]
AT_ONCE = 50
STRONG = (
    "Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps", "RPE", "Distance", "Distance Unit", "Seconds",
    "Notes", "Workout Notes", "Workout Duration",
)  # fmt: skip
HEVY = (
    "title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes", "set_index", "set_type",
    "weight_kg", "reps", "distance_km", "duration_seconds", "rpe",
)  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Rows = Iterator[Sequence[str]]


class Exporter:
    """Writes what a user did, oldest first."""

    def __init__(self, workouts: Workouts) -> None:
        self.workouts = workouts

    async def lines(self, user_id: str, shape: ExportFormat = "json") -> AsyncIterator[str]:
        """The file line by line, each with its end; a line of a table is a record, whose texts may hold line breaks."""
        if shape != "json":
            yield _table([STRONG if shape == "strong" else HEVY], shape)
        async for logged in self.history(user_id):
            if shape == "json":
                yield json.dumps(workout_line(logged), ensure_ascii=False, separators=(",", ":")) + "\n"
            else:
                yield _table(_strong(logged) if shape == "strong" else _hevy(logged), shape)

    async def history(self, user_id: str) -> AsyncIterator[LoggedWorkout]:
        """Every workout that counts, oldest first."""
        rows = await self.workouts.every_between(user_id, date.min, date.max)
        live = [workout for workout in rows if workout.is_live]
        for start in range(0, len(live), AT_ONCE):
            for logged in await self.workouts.whole(live[start : start + AT_ONCE]):
                yield logged


def workout_line(logged: LoggedWorkout) -> dict[str, Any]:
    """A workout as a line of our own format: all that was said, with its receipts, and nothing of how it is stored."""
    row = logged.workout.model_dump(mode="json", include=set(ROW))
    return {"kind": KIND, **row, **logged.draft().model_dump(mode="json")}


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _table(rows: Any, shape: ExportFormat) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";" if shape == "strong" else ",", lineterminator="\n").writerows(rows)
    return out.getvalue()


def _strong(logged: LoggedWorkout) -> Rows:
    workout = logged.workout
    before = (_start(workout).strftime("%Y-%m-%d %H:%M:%S"), guarded(workout.name or "Workout"))
    after = (guarded(workout.notes or NO_NOTE), _duration(workout.duration_min))
    for exercise in _with_metcons(logged):
        for index, done in enumerate(exercise.sets):
            order = {"warmup": "W", "dropset": "D", "failure": "F"}.get(_kind(done), str(index + 1))
            unit = {"kg": "kg", "lb": "lbs"}.get(done.unit or "", "")
            kilometres = done.distance_m / 1000 if done.distance_m else None
            measures = (_shown(done.weight), unit, _shown(done.reps), _shown(done.rpe), _shown(kilometres), "km" if kilometres else "")
            notes = guarded(_notes(exercise, done, first=index == 0) or NO_NOTE)
            yield (*before, guarded(exercise.name_as_written), order, *measures, _shown(done.duration_s) or "0", notes, *after)


def _hevy(logged: LoggedWorkout) -> Rows:
    workout = logged.workout
    start = _start(workout)
    end = start + timedelta(minutes=float(workout.duration_min or 0))
    before = (guarded(workout.name or "Workout"), _hevy_time(start), _hevy_time(end), guarded(workout.notes or ""))
    for exercise in _with_metcons(logged):
        for index, done in enumerate(exercise.sets):
            kilometres = done.distance_m / 1000 if done.distance_m else None
            measures = (done.weight_kg, done.reps, kilometres, done.duration_s, done.rpe)
            named = (guarded(exercise.name_as_written), "", guarded(_notes(exercise, done, first=True)))
            yield (*before, *named, str(index), _kind(done), *(_shown(value) for value in measures))


def _with_metcons(logged: LoggedWorkout) -> list[PerformedExercise]:
    """The exercises, and each metcon as one more: these shapes know no scores."""
    return [*logged.exercises, *(_as_exercise(metcon) for metcon in logged.workout.metcons)]


def _as_exercise(metcon: Metcon) -> PerformedExercise:
    rounds = f"{metcon.rounds} rounds" if metcon.rounds else ""
    scaled = {True: "Rx", False: "scaled", None: ""}[metcon.rx]
    notes = ", ".join(part for part in (rounds, scaled) if part)
    done = WorkSet(reps=metcon.reps, duration_s=metcon.score_s, notes=notes or None)
    return PerformedExercise(name_as_written=metcon.name or "Metcon", exercise_id="metcon", sets=(done,))


def _kind(done: WorkSet) -> str:
    if done.warmup:
        return "warmup"
    notes = done.notes or ""
    if notes.startswith(DROP):
        return "dropset"
    return "failure" if notes.startswith(TO_FAILURE) or done.failed else "normal"


def _notes(exercise: PerformedExercise, done: WorkSet, *, first: bool) -> str:
    said = (done.notes or "").removeprefix(DROP).removeprefix(TO_FAILURE).removeprefix("; ")
    return "\n".join(part for part in (exercise.notes if first else None, said) if part)


def _start(workout: Workout) -> datetime:
    """The wall clock of the start; a workout that only knows its day begins at noon."""
    if workout.started_at is None:
        return datetime.combine(workout.date, time(12), UTC)
    return workout.started_at.astimezone(zone(workout.timezone))


def _hevy_time(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"


def _duration(minutes: Decimal | None) -> str:
    hours, rest = divmod(round(minutes or 0), 60)
    return f"{hours}h {rest}m" if hours else f"{rest}m"


def _shown(value: Decimal | int | None) -> str:
    return "" if value is None else plain(Decimal(value))
