"""Whether a workout of a file is stored already: by its id, or by the same sets on the same day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from coaching.imports.grouping import Arrival
from coaching.message import Message
from domain.history import LoggedWorkout
from domain.workout import Metcon, PerformedExercise, WorkoutDraft

ALREADY = "already there"
REMOVED = "already there, and removed since"
CHANGED = "already there, and changed since: it stays as it is"
SAME_SETS = "already there: the same sets are logged on that day"
TWICE = "already there: it stands twice in this file"
NEAR = timedelta(hours=1)


@dataclass(frozen=True)
class Verdict:
    """Which lines of a workout are to be stored and which are not; `grows` is the stored workout that gets more sets."""

    taken: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    reason: str = ""
    grows: LoggedWorkout | None = None
    size: int = 0


class Known:
    """The workouts that were there before a file came, and those of the file that were judged."""

    def __init__(self, stored: Iterable[LoggedWorkout]) -> None:
        self._by_id: dict[str, LoggedWorkout] = {}
        self._by_day: dict[Any, list[LoggedWorkout]] = defaultdict(list)
        self._judged: set[str] = set()
        for logged in stored:
            workout = logged.workout
            if workout.moved_to is None or workout.workout_id not in self._by_id:
                self._by_id[workout.workout_id] = logged
            if workout.is_live:
                self._by_day[workout.date].append(logged)

    def judge(self, arrival: Arrival, workout_id: str, message: Message) -> Verdict:
        """What to do with a workout of a file."""
        if workout_id in self._judged:
            return Verdict(skipped=arrival.lines, reason=TWICE)
        self._judged.add(workout_id)
        stored = self._by_id.get(workout_id)
        if stored is None:
            same = any(_is_same(arrival, other) for other in self._by_day.get(arrival.draft.date, ()))
            return Verdict(skipped=arrival.lines, reason=SAME_SETS) if same else Verdict(taken=arrival.lines)
        if stored.workout.moved_to is not None:
            return Verdict(skipped=arrival.lines, reason=CHANGED)
        if stored.workout.deleted_at is not None:
            return Verdict(skipped=arrival.lines, reason=REMOVED)
        return _compared(arrival, stored, message)


def _compared(arrival: Arrival, stored: LoggedWorkout, message: Message) -> Verdict:
    """What a file adds to a workout that came from an earlier state of it."""
    had = Counter(_prints(stored.draft()))
    if arrival.workout_id is not None:
        same = had == Counter(_prints(arrival.draft))
        return Verdict(skipped=arrival.lines, reason=ALREADY if same else CHANGED)
    now = _with_lines(arrival)
    if had == Counter(one for one, _ in now):
        return Verdict(skipped=arrival.lines, reason=ALREADY)
    untouched = set(stored.workout.effects) <= _our_effects(message, len(now))
    if not (untouched and had <= Counter(one for one, _ in now)):
        return Verdict(skipped=arrival.lines, reason=CHANGED)
    taken: list[int] = []
    skipped: list[int] = []
    for one, line in now:
        (skipped if had[one] > 0 else taken).append(line)
        had[one] -= 1
    return Verdict(tuple(taken), tuple(skipped), ALREADY, grows=stored, size=len(now))


def _our_effects(message: Message, size: int) -> set[str]:
    return {message.effect("workout", 0), *(message.effect("import", count) for count in range(size + 1))}


def _with_lines(arrival: Arrival) -> list[tuple[Any, int]]:
    """Each set and metcon of a file's workout with its line."""
    sets = [
        (_of_set(exercise.name_as_written, done), line)
        for exercise, lines in zip(arrival.draft.exercises, arrival.set_lines, strict=True)
        for done, line in zip(exercise.sets, lines, strict=True)
    ]
    metcons = [(_of_metcon(metcon), line) for metcon, line in zip(arrival.draft.metcons, arrival.other_lines, strict=True)]
    return [*sets, *metcons]


def _prints(draft: WorkoutDraft) -> list[Any]:
    sets = [_of_set(exercise.name_as_written, done) for exercise in draft.exercises for done in exercise.sets]
    return [*sets, *(_of_metcon(metcon) for metcon in draft.metcons)]


def _of_set(name: str, done: Any) -> tuple[Any, ...]:
    values = (done.reps, done.weight, done.unit, done.duration_s, done.distance_m, done.rpe, done.warmup, done.failed)
    return (name, *values)


def _of_metcon(metcon: Metcon) -> tuple[Any, ...]:
    return ("metcon", (metcon.name or "").casefold(), metcon.score_s, metcon.rounds, metcon.reps)


def _is_same(arrival: Arrival, other: LoggedWorkout) -> bool:
    """Whether another app, or the user's own words, told of the same workout."""
    if not _are_near(arrival.fields.get("started_at"), other.workout.started_at):
        return False
    mine, theirs = arrival.draft, other.draft()
    same_metcons = Counter(map(_of_metcon, mine.metcons)) == Counter(map(_of_metcon, theirs.metcons))
    return same_metcons and Counter(_work(mine.exercises)) == Counter(_work(theirs.exercises))


def _are_near(one: datetime | None, other: datetime | None) -> bool:
    return one is None or other is None or abs(one - other) <= NEAR


def _work(exercises: Sequence[PerformedExercise]) -> list[tuple[Any, ...]]:
    return [(one.exercise_id, done.reps, done.weight_kg, done.duration_s, done.distance_m) for one in exercises for done in one.sets]
