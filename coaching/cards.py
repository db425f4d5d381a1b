"""Cards and shapes: committed rows as clients show them."""

from collections.abc import Sequence
from typing import Any

from coaching import wording
from coaching.logbook import Logged
from domain.conversation import Card, CardKind
from domain.history import LoggedWorkout
from domain.memory import Memory
from domain.records import PersonalRecord
from extraction.result import UNSURE
from kit.clock import stamp

SHOWN_AS: dict[str, tuple[CardKind, str]] = {
    "created": ("workout", "Logged"),
    "changed": ("correction", "Changed"),
    "removed": ("correction", "Removed"),
}
# By the code of the issue: what settles it in one word.
_ANSWERS = {"unit_missing": ("Kilos", "Pounds"), UNSURE: ("Yes", "No")}
WORTH_SHOWING = ("max_weight", "max_reps", "longest", "longest_time")


def workout_shape(logged: LoggedWorkout) -> dict[str, Any]:
    """A workout as the API gives it: what was read, with its id, version and status."""
    workout = logged.workout
    shape = logged.draft().model_dump(mode="json")
    for done in (done for exercise in shape["exercises"] for done in exercise["sets"]):
        done["recorded_at"] = done["recorded_at"] or (stamp(workout.created_at) if workout.created_at else None)
    return {
        "workout_id": workout.workout_id,
        "version": workout.version,
        "status": workout.status,
        **shape,
        "timezone": workout.timezone,
        "conversation_id": workout.conversation_id,
        "turn": workout.turn,
        "template_id": workout.template_id,
        "plan_session_id": workout.plan_session_id,
        "user_feedback": workout.user_feedback.model_dump(mode="json") if workout.user_feedback else None,
        "deleted": workout.deleted_at is not None,
    }


def record_shape(record: PersonalRecord) -> dict[str, Any]:
    """A record as the API gives it, with words to show."""
    shape = record.model_dump(mode="json", exclude={"user_id", "created_at", "updated_at", "version"})
    return {**shape, "exercise_name": wording.exercise_name(record.exercise_id), "display": wording.record(record)}


def workout_card(logged: Logged, removed: LoggedWorkout | None = None) -> Card:
    """What was stored, changed or removed; a removed workout is shown as it was. The title stays right for years."""
    workout = logged.workout.workout
    kind, verb = SHOWN_AS[logged.receipt.action]
    shape = workout_shape(removed or logged.workout) | {"version": workout.version, "deleted": workout.deleted_at is not None}
    title = f"{verb}: {workout.name or 'workout'}, {wording.date_words(workout.date)}"
    return Card(kind=kind, title=title, data={"workout": shape})


def record_card(records: Sequence[PersonalRecord]) -> Card | None:
    """The records worth a word: lifted loads, repetitions and lengths; an estimate is never announced."""
    worth = [record for record in records if record.record_type in WORTH_SHOWING or record.record_type.startswith("time_")]
    if not worth:
        return None
    return Card(kind="record", title="Records after this workout", data={"records": [record_shape(record) for record in worth]})


def memory_card(memory: Memory) -> Card:
    """What is remembered, in the user's words."""
    return Card(kind="memory", title="Remembered", data={"text": memory.text, "memory_id": memory.memory_id})


def question_card(question: str, extraction_id: str, code: str = "") -> Card:
    """The one open question about a draft that waits; `answers` are those that one tap can give."""
    return Card(kind="question", title=question, data={"extraction_id": extraction_id, "answers": list(_ANSWERS.get(code, ()))})


def table_card(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Card:
    """A small table of stored facts."""
    return Card(kind="table", title=title, data={"columns": list(columns), "rows": [list(row) for row in rows]})
