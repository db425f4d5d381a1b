"""Rows become workouts: those of one moment and title belong together, in the order of the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from coaching.imports.lines import Line, exercise_id
from coaching.imports.values import Moment
from coaching.message import Message
from domain.exercises import catalogue
from domain.workout import PerformedExercise, WorkoutDraft, WorkoutType


@dataclass(frozen=True)
class Arrival:
    """A workout as a file tells it: what would be stored, with the lines that each set came from.

    `set_lines` holds, for each exercise of the draft, the line of each of its sets; `other_lines` the rest.
    """

    key: str
    at: datetime
    draft: WorkoutDraft
    set_lines: tuple[tuple[int, ...], ...] = ()
    other_lines: tuple[int, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    workout_id: str | None = None

    @property
    def lines(self) -> tuple[int, ...]:
        """Every line that it takes."""
        return (*(line for lines in self.set_lines for line in lines), *self.other_lines)

    def message(self, user_id: str, timezone: str) -> Message:
        """The file's words as a message; its key comes from them alone, so that the same workout always gets the same id."""
        return Message(user_id=user_id, text=self.text, at=self.at, timezone=timezone, key=f"import/{self.key}")


@dataclass
class _Part:
    """One exercise while its rows are gathered."""

    name: str
    lines: list[Line] = field(default_factory=list)

    def takes(self, line: Line, *, last: bool) -> bool:
        """Whether a row continues this exercise: its count goes on, or the app does not count."""
        if line.index is None:
            return last or all(one.index is None for one in self.lines)
        highest = max((one.index for one in self.lines if one.index is not None), default=-1)
        return line.index > highest


def arrivals(lines: Iterable[Line], source: str) -> list[Arrival]:
    """The workouts of a file, oldest first."""
    groups: dict[tuple[str, str | None], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.when.identity, line.title), []).append(line)
    found = [_arrival(source, identity, group) for (identity, _), group in groups.items()]
    return sorted(found, key=lambda one: (one.draft.date, one.at))


def _arrival(source: str, identity: str, group: Sequence[Line]) -> Arrival:
    when, title = group[0].when, group[0].title
    parts = _parts(group)
    exercises = tuple(_exercise(part) for part in parts)
    metcons = tuple(line.metcon for line in group if line.metcon)
    minutes = next((line.minutes for line in group if line.minutes), None)
    draft = WorkoutDraft(
        date=when.day,
        name=title[:200] if title else None,
        type=_type(exercises, bool(metcons)),
        duration_min=minutes,
        exercises=exercises,
        metcons=metcons,
        notes="\n".join(dict.fromkeys(line.workout_notes for line in group if line.workout_notes)) or None,
    )
    return Arrival(
        key="/".join((source, identity, title or "")),
        at=when.written,
        draft=draft,
        set_lines=tuple(tuple(line.row.line for line in part.lines) for part in parts),
        other_lines=tuple(line.row.line for line in group if line.done is None),
        fields=_times(when, draft),
        text="\n".join(",".join(line.row.raw) for line in group),
    )


def _times(when: Moment, draft: WorkoutDraft) -> dict[str, Any]:
    if when.start is None:
        return {"started_at": None, "completed_at": None}
    lasted = timedelta(minutes=float(draft.duration_min)) if draft.duration_min else None
    return {"started_at": when.start, "completed_at": when.start + lasted if lasted else None}


def _parts(group: Sequence[Line]) -> list[_Part]:
    parts: list[_Part] = []
    newest: dict[str, _Part] = {}
    for line in group:
        if line.done is None:
            continue
        part = newest.get(line.exercise)
        if part is None or not part.takes(line, last=parts[-1] is part):
            part = newest[line.exercise] = _Part(line.exercise)
            parts.append(part)
        part.lines.append(line)
    return parts


def _exercise(part: _Part) -> PerformedExercise:
    return PerformedExercise(
        name_as_written=part.name,
        exercise_id=exercise_id(part.name),
        notes="\n".join(dict.fromkeys(line.exercise_notes for line in part.lines if line.exercise_notes)) or None,
        sets=tuple(line.done for line in part.lines if line.done),
    )


def _type(exercises: Sequence[PerformedExercise], scored: bool) -> WorkoutType:
    """What most of the workout was: a metcon when there is one and little else, endurance when all of it is."""
    if scored and len(exercises) <= 1:
        return "metcon"
    kinds = {known.kind if (known := catalogue().get(one.exercise_id)) else None for one in exercises}
    return "endurance" if kinds == {"cardio"} else "strength"
