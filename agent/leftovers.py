"""Stores what a model read in the words that the notation left, beside what is recorded already; tried again, it adds nothing twice."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from agent.context import CoachContext
from agent.effects import show, store_what_is_clear
from coaching.logbook import parted
from domain.history import LoggedWorkout, Workout
from domain.measures import WeightUnit
from domain.workout import PerformedExercise, WorkoutDraft
from extraction import Extraction, Unplaced
from extraction.second import added, longer
from kit.errors import Conflict, Invalid
from storage.table import ConditionFailed

KIND: Final = "read_on"


async def read_on(context: CoachContext, unit: WeightUnit | None) -> None:
    """Read with the second speed, when there is one; what is unsure waits for a yes, and nothing that is stored is held up by it."""
    first = context.reading
    if context.answered or context.question or context.corrected or context.trouble or first.intent == "correction":
        return
    mine = [row for row in context.rows if row.is_live and _of_this_turn(context, row)]
    if await _stored_before(context, mine):
        return
    reading = await context.reader.read_on(context.message, first, unit, [row for row in context.rows if row.is_live])
    if first.workouts:
        await _add(context, reading, {row.date: row.workout_id for row in mine})
    elif reading.workouts:
        context.reading = reading
        await store_what_is_clear(context)


def _of_this_turn(context: CoachContext, row: Workout) -> bool:
    return (row.conversation_id, row.turn) == (context.message.conversation_id, context.message.turn)


async def _stored_before(context: CoachContext, mine: list[Workout]) -> bool:
    """Whether an earlier attempt at this turn has stored what a model read; its receipts are shown again, and no model is asked.

    The notation reads the same words the same way, so a workout of another day than its own came from a model.
    """
    effect = context.message.effect(KIND, 0)
    days = {draft.date for draft in context.reading.workouts}
    changed = [row for row in mine if effect in row.effects]
    alone = [row for row in mine if row.date not in days]
    for row in changed:
        show(context, await context.logbook.again(row, effect))
    for stored in await context.logbook.workouts.whole(alone) if alone else []:
        show(context, await context.logbook.record(context.message, stored.draft()))
    return bool(changed or alone)


async def _add(context: CoachContext, reading: Extraction, known: dict[date, str]) -> None:
    found = added(context.reading, reading)
    if reading.issues:
        context.reading = context.reading.model_copy(update={"unplaced": (*reading.unplaced, *_unsure(found))})
        return
    context.reading = context.reading.model_copy(update={"unplaced": reading.unplaced})
    known |= _just_stored(context)
    try:
        for draft in found.workouts:
            await _store(context, draft, known)
    except (Invalid, Conflict) as error:
        if isinstance(error, ConditionFailed):
            raise
        context.trouble = error.message


async def _store(context: CoachContext, draft: WorkoutDraft, known: dict[date, str]) -> None:
    current = await _stored(context, draft.date, known)
    if current is not None:
        show(context, await context.logbook.revise(context.message, current, _both(current.draft(), draft), KIND, 0))
    else:
        show(context, await context.logbook.record(context.message, draft))


def _just_stored(context: CoachContext) -> dict[date, str]:
    created = [receipt.entity_id for receipt in context.desk.receipts if receipt.action == "created"]
    parts = [part.date for draft in context.reading.workouts for part in parted(draft)]
    return dict(zip(parts, created, strict=False))


async def _stored(context: CoachContext, day: date, known: dict[date, str]) -> LoggedWorkout | None:
    workout_id = known.get(day)
    return await context.logbook.workouts.find(context.message.user_id, day, workout_id) if workout_id else None


def _both(stored: WorkoutDraft, draft: WorkoutDraft) -> WorkoutDraft:
    """The stored workout with further sets: behind those of the same exercise, or as new exercises."""
    more = {exercise.exercise_id: exercise for exercise in draft.exercises}
    exercises = [
        longer(exercise, more.pop(exercise.exercise_id)) if exercise.exercise_id in more else exercise for exercise in stored.exercises
    ]
    return stored.model_copy(update={"exercises": (*exercises, *more.values())})


def _unsure(found: Extraction) -> Iterator[Unplaced]:
    for exercise in _exercises(found.workouts):
        for span in exercise.sets[0].source[:1]:
            yield Unplaced(text=span.quote, start=span.start, end=span.end, reason=f"{exercise.name_as_written}? not sure")


def _exercises(workouts: Iterable[WorkoutDraft]) -> Iterator[PerformedExercise]:
    return (exercise for workout in workouts for exercise in workout.exercises)
