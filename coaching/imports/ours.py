"""Our own export read back: one workout a line, with its id, its receipts and how each value came."""

import json
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from coaching.imports.grouping import Arrival
from coaching.imports.lines import MAX_NAME, Left, exercise_id
from coaching.imports.values import LARGEST
from domain.exercises import catalogue
from domain.history import Feedback
from domain.measures import to_kg
from domain.workout import PerformedExercise, WorkoutDraft, WorkoutStatus, WorkSet
from kit.clock import zone
from kit.errors import Invalid

KIND = "workout"
VALUES = (
    "reps",
    "weight",
    "unit",
    "rpe",
    "rir",
    "duration_s",
    "distance_m",
    "rest_s",
    "failed",
    "warmup",
    "bodyweight",
    "assisted",
    "per_side",
)
_ID = r"^[0-7][0-9A-HJKMNP-TV-Z]{25}$"


class WorkoutLine(WorkoutDraft):
    """A line of our export; what a newer version adds is passed over."""

    model_config = ConfigDict(extra="ignore")

    workout_id: str | None = Field(default=None, pattern=_ID)
    status: WorkoutStatus = "completed"
    timezone: str | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    conversation_id: str | None = Field(default=None, max_length=128)
    turn: int | None = None
    coach_id: str | None = Field(default=None, max_length=128)
    template_id: str | None = Field(default=None, max_length=128)
    plan_session_id: str | None = Field(default=None, max_length=128)
    needs_follow_up: bool = False
    user_feedback: Feedback | None = None


NEAR = timedelta(days=2)
ROW = tuple(name for name in WorkoutLine.model_fields if name not in WorkoutDraft.model_fields)


def is_ours(text: str) -> bool:
    """Whether the text is JSON and no table."""
    return text.lstrip().startswith("{")


def workouts(text: str) -> tuple[list[Arrival], list[Left]]:
    """The workouts of the lines, oldest first, and the lines that are none."""
    found: list[Arrival] = []
    left: list[Left] = []
    for line, words in enumerate(text.split("\n"), start=1):
        if words.strip():
            (found if isinstance(read := _read(line, words), Arrival) else left).append(read)  # type: ignore[arg-type]
    return sorted(found, key=lambda one: (one.draft.date, one.at)), left


def _read(line: int, words: str) -> Arrival | Left:
    try:
        body = json.loads(words, parse_float=Decimal, parse_constant=_no_number)
        json.dumps(body, ensure_ascii=False, default=str).encode()  # half a surrogate pair can't be stored
        if not isinstance(body, dict):
            return Left(line, "the line is not a JSON object", failed=True)
        if body.get("kind", KIND) != KIND:
            return Left(line, "not a workout")
        return _arrival(line, words, WorkoutLine.model_validate(_named(body)))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return Left(line, f"{place}: {first['msg'].lower()}", failed=True)
    except Invalid as error:
        return Left(line, error.message, failed=True)
    except (ValueError, RecursionError):
        return Left(line, "the line is not JSON", failed=True)
    except ArithmeticError:
        return Left(line, "a number or a time is out of range", failed=True)


def _arrival(line: int, words: str, body: WorkoutLine) -> Arrival:
    if body.timezone is not None:
        zone(body.timezone)
    exercises = tuple(_checked(exercise) for exercise in body.exercises)
    draft = WorkoutDraft(**{name: getattr(body, name) for name in WorkoutDraft.model_fields} | {"exercises": exercises})
    if draft.is_empty():
        raise Invalid("nothing in it was performed")
    fields = {name: getattr(body, name) for name in body.model_fields_set.intersection(ROW) - {"workout_id"}}
    if body.timezone is None:
        fields.pop("timezone", None)
    written = body.started_at or datetime.combine(body.date, time(12), UTC)
    if abs(written.date() - body.date) > NEAR:
        raise Invalid(f"started_at is not near its date, {body.date.isoformat()}")
    return Arrival(
        key=f"spotter/{body.workout_id or words.strip()}",
        at=written if written.tzinfo else written.replace(tzinfo=UTC),
        draft=draft,
        other_lines=(line,),
        fields={"started_at": None, "completed_at": None, **_aware(fields)},
        text=words.strip(),
        workout_id=body.workout_id,
    )


def _named(body: dict[str, Any]) -> dict[str, Any]:
    """The line with an id for each exercise that is only named."""
    exercises = body.get("exercises")
    if not isinstance(exercises, list):
        return body
    named = [
        {"exercise_id": exercise_id(str(one.get("name_as_written", ""))), **one} if isinstance(one, dict) else one for one in exercises
    ]
    return {**body, "exercises": named}


def _checked(exercise: PerformedExercise) -> PerformedExercise:
    name = exercise.name_as_written.strip()
    if not name or len(name) > MAX_NAME:
        raise Invalid(f"an exercise needs a name of 1 to {MAX_NAME} letters")
    known = catalogue().get(exercise.exercise_id) is not None or exercise.exercise_id.startswith("custom_")
    update = {"exercise_id": exercise.exercise_id if known else exercise_id(name), "sets": tuple(_set(done) for done in exercise.sets)}
    return exercise.model_copy(update=update)


def _set(done: WorkSet) -> WorkSet:
    """The set with its kilograms computed anew; what has neither words nor an origin came with the file."""
    measures = (done.reps, done.weight, done.rpe, done.rir, done.duration_s, done.distance_m, done.rest_s)
    if any(value is not None and not 0 <= value <= LARGEST for value in measures):
        raise Invalid("a number of a set is below zero or too large")
    kilograms = to_kg(done.weight, done.unit) if done.weight is not None and done.unit else None
    how = dict(done.how)
    if not done.source:
        came = [name for name in VALUES if getattr(done, name) not in (None, False) and name not in how]
        how |= dict.fromkeys(came, "imported")
    if kilograms is not None:
        how["weight_kg"] = "derived"
    return done.model_copy(update={"weight_kg": kilograms, "how": how})


def _aware(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with every time in UTC."""
    return {
        name: (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)) if isinstance(value, datetime) else value
        for name, value in fields.items()
    }


def _no_number(name: str) -> None:
    raise Invalid(f"{name} is not a number")
