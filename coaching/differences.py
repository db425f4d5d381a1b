"""What a change made of a workout, in words: each thing from what to what. Made from the rows before and after."""

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from coaching import wording
from domain.history import LoggedWorkout, Performance
from domain.workout import WorkoutDraft

_NO_CONTENT = {"source", "how", "confidence", "date_source"}


def is_same(before: WorkoutDraft, after: WorkoutDraft) -> bool:
    """Whether two drafts hold the same, whatever words said it."""
    return _content(before) == _content(after)


def _content(draft: WorkoutDraft) -> dict[str, Any]:
    dumped: dict[str, Any] = _without_words(draft.model_dump())
    for exercise in dumped["exercises"]:
        del exercise["name_as_written"]  # the id says which exercise it is
    return dumped


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_words(one) for key, one in value.items() if key not in _NO_CONTENT}
    return [_without_words(one) for one in value] if isinstance(value, list | tuple) else value


def changed(before: LoggedWorkout, after: LoggedWorkout, today: date) -> str:
    """What is different now; what the workout is when nothing of it can be told apart."""
    day = wording.day(after.workout.date, today)
    parts = _exercises(before.performances, after.performances) + _scores(before, after)
    if before.workout.date != after.workout.date:
        what = wording.workout(after) if not parts else "the workout"
        parts.append(f"moved {what} from {wording.day(before.workout.date, today)} to {day}")
        return ", ".join(parts)
    return f"{', '.join(parts)} ({day})" if parts else f"changed to {wording.workout(after)} ({day})"


def _exercises(before: Sequence[Performance], after: Sequence[Performance]) -> list[str]:
    then, now = [wording.performance(one) for one in before], [wording.performance(one) for one in after]
    parts: list[str] = []
    for kind, first, last, begin, end in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if kind == "replace" and last - first == end - begin:
            parts += [_one(old, new) for old, new in zip(before[first:last], after[begin:end], strict=True)]
        elif kind != "equal":
            parts += [f"removed {words}" for words in then[first:last]] + [f"added {words}" for words in now[begin:end]]
    return parts


def _one(old: Performance, new: Performance) -> str:
    if old.exercise_id == new.exercise_id and old.name_as_written == new.name_as_written:
        return f"changed {wording.exercise_name(new.exercise_id, new.name_as_written)} from {_sets(old)} to {_sets(new)}"
    if old.sets == new.sets or [wording.one_set(one) for one in old.sets] == [wording.one_set(one) for one in new.sets]:
        return f"changed {wording.exercise_name(old.exercise_id, old.name_as_written)} to {wording.performance(new)}"
    return f"changed {wording.performance(old)} to {wording.performance(new)}"


def _sets(done: Performance) -> str:
    return wording.sets(done.sets)


def _scores(before: LoggedWorkout, after: LoggedWorkout) -> list[str]:
    then, now = [wording.metcon(one) for one in before.workout.metcons], [wording.metcon(one) for one in after.workout.metcons]
    if len(then) == len(now):
        return [f"changed {old} to {new}" for old, new in zip(then, now, strict=True) if old != new]
    return [f"removed {one}" for one in then if one not in now] + [f"added {one}" for one in now if one not in then]
