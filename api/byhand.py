"""Workouts that come from a form and not from words: every value that was typed is marked as edited."""

import uuid
from datetime import UTC, datetime, time
from datetime import date as Day
from decimal import Decimal
from typing import Any

from api.forms import ExerciseFields, SetFields, Tracked, TrackedSet, Tracking, WorkoutFields
from api.routes.common import same_version
from api.services import Services
from coaching.message import Message
from coaching.reading import unit_of
from domain.exercises import catalogue, custom_id
from domain.history import Feedback, LoggedWorkout
from domain.measures import WeightUnit, to_kg
from domain.workout import PerformedExercise, WorkoutDraft, WorkSet
from kit.errors import NotFound

Place = tuple[Day, str]


async def add(services: Services, user_id: str, body: WorkoutFields, day: Day, key: str) -> LoggedWorkout:
    """Store a workout written by hand."""
    fields = body.model_dump(exclude={"exercises", "metcons", "date"})
    draft = WorkoutDraft(date=day, **fields, metcons=body.metcons, exercises=tuple(_exercise(one) for one in body.exercises))
    logged = await services.logbook.record(await _request(services, user_id, day, key), draft, completed_at=services.clock.now())
    return logged.workout


async def track(services: Services, user_id: str, body: Tracking, key: str) -> LoggedWorkout:
    """Store a performed session; a weight without a unit takes the user's preference, or stays without."""
    _, preferences = await services.users.get(user_id)
    unit = unit_of(preferences)
    exercises = tuple(_tracked_exercise(one, unit) for one in body.exercises)
    draft = WorkoutDraft(date=body.date, name=body.workout_name, notes=body.notes, exercises=exercises)
    message = await _request(services, user_id, body.date, key)
    return (await services.logbook.record(message, draft, template_id=body.workout_id, completed_at=services.clock.now())).workout


async def change(services: Services, user_id: str, place: Place, seen: int, fields: dict[str, Any]) -> LoggedWorkout:
    """Revise a workout by hand; sets that stay as they were keep their receipts."""
    current = await services.workouts.get(user_id, *place)
    same_version(seen, current.workout.version)
    message = await _request(services, user_id, place[0], uuid.uuid4().hex)
    status = fields.pop("status", None)
    if "exercises" in fields:
        fields["exercises"] = tuple(_kept(_exercise(one), current) for one in fields["exercises"])
    if fields.get("date", ...) is None:
        fields.pop("date")
    draft = current.draft().model_copy(update=fields)
    logged = current
    if fields:
        logged = (await services.logbook.revise(message, current, draft, "edit", 0)).workout
    if status is not None and status != logged.workout.status:
        logged = (await services.logbook.amend(message, logged, {"status": status}, "status")).workout
    return logged


async def remove(services: Services, user_id: str, place: Place, seen: int) -> None:
    """Take a workout out of the history."""
    current = await services.workouts.get(user_id, *place)
    same_version(seen, current.workout.version)
    await services.logbook.remove(await _request(services, user_id, place[0], uuid.uuid4().hex), current)


async def feedback(services: Services, user_id: str, place: Place, given: Feedback) -> LoggedWorkout:
    """Keep how the user found a workout."""
    current = await services.workouts.get(user_id, *place)
    message = await _request(services, user_id, place[0], uuid.uuid4().hex)
    return (await services.logbook.amend(message, current, {"user_feedback": given}, "feedback")).workout


async def undo(services: Services, user_id: str, place: Place, key: str) -> LoggedWorkout:
    """Bring back the revision before the last change, also of a deleted workout."""
    current = await services.workouts.find(user_id, *place)
    if current is None or current.workout.moved_to:
        raise NotFound("There is no such workout. List yours with GET /v1/workouts.", code="workout_not_found")
    return (await services.logbook.undo(await _request(services, user_id, place[0], key), current)).workout


async def _request(services: Services, user_id: str, day: Day, key: str) -> Message:
    """The request as a message; its time is the day's, so that a retry gives the same ids."""
    profile, _ = await services.users.get(user_id)
    at = datetime.combine(day, time(12), UTC)
    return Message(user_id=user_id, text="", at=at, timezone=profile.timezone or "UTC", key=key)


def _exercise(body: ExerciseFields, default_unit: WeightUnit | None = None) -> PerformedExercise:
    known = catalogue().get(body.exercise_id) if body.exercise_id else None
    match = catalogue().find(body.name_as_written)
    exercise_id = known.exercise_id if known else body.exercise_id or (match.exercise_id if match else custom_id(body.name_as_written))
    sets = tuple(_set(one, default_unit) for one in body.sets)
    return PerformedExercise(
        name_as_written=body.name_as_written, exercise_id=exercise_id, notes=body.notes, missed_sets=body.missed_sets, sets=sets
    )


def _set(body: SetFields, default_unit: WeightUnit | None) -> WorkSet:
    typed = {name: value for name, value in body.model_dump().items() if value not in (None, False)}
    how: dict[str, Any] = dict.fromkeys(typed, "edited")
    unit = body.unit
    if body.weight is not None and unit is None and default_unit is not None:
        unit = default_unit
        how["unit"] = "default"
    kilograms = to_kg(body.weight, unit) if body.weight is not None and unit else None
    if kilograms is not None:
        how["weight_kg"] = "derived"
    return WorkSet(**{**typed, "unit": unit, "weight_kg": kilograms}, how=how)


def _tracked_exercise(one: Tracked, unit: WeightUnit | None) -> PerformedExercise:
    sets = tuple(_tracked(performed, one.rpe) for performed in one.sets_performed)
    return _exercise(
        ExerciseFields(name_as_written=one.exercise_name, notes=one.notes or None, missed_sets=one.missed_sets, sets=sets), unit
    )


def _tracked(one: TrackedSet, rpe: Decimal | None) -> SetFields:
    return SetFields(reps=one.reps, weight=one.weight, unit=one.unit, notes=one.notes, rpe=rpe)


def _kept(exercise: PerformedExercise, current: LoggedWorkout) -> PerformedExercise:
    """The exercise with each set that was not changed as it was, words and all."""
    before = [done for one in current.exercises if one.exercise_id == exercise.exercise_id for done in one.sets]
    sets = []
    for done in exercise.sets:
        same = next((old for old in before if _values(old) == _values(done)), None)
        if same is not None:
            before.remove(same)
        sets.append(same or done)
    return exercise.model_copy(update={"sets": tuple(sets)})


def _values(done: WorkSet) -> dict[str, Any]:
    return done.model_dump(exclude={"source", "how", "confidence", "weight_kg", "recorded_at"})
