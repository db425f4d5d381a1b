"""Which workouts a message may be about: the latest, what was just stored, and the last ones of an exercise that it names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from agent.context import CoachContext
from coaching import wording
from coaching.corrections import touched_last
from coaching.options import Scope, TargetUnclear
from domain.conversation import Turn
from domain.exercises import catalogue
from domain.history import LoggedWorkout
from extraction.correction_sentences import Correction
from extraction.dates import find_dates

SAME_SITTING: Final = timedelta(hours=3)
_FARTHER: Final = 3
_POSSESSIVE = re.compile(r"(?<=day)['’]s\b", re.IGNORECASE)


async def scope_for(context: CoachContext, correction: Correction) -> Scope:
    """The workouts that a correction may be about: those of the day that it names, else the latest."""
    today, days = context.message.today, _days_of(correction, context.message.today)
    if len(days) != 1:
        names = [correction.exercise_words] if correction.exercise_words else []
        near = [*await _just_stored(context), *await context.recent()]
        return scope_of(context, await farther_back(context, names, near))
    [day] = days
    found = await context.progress.between(context.message.user_id, day, day)
    if not found:
        raise TargetUnclear(f"The log has no workout for {wording.day(day, today)}. It is as it was.")
    return replace(scope_of(context, found), dated=True)


async def _just_stored(context: CoachContext) -> list[LoggedWorkout]:
    """The workouts of this turn and the one before that are not among the latest, new or old as they are."""
    cards = [*context.desk.cards, *(card for turn in just_before(context) for card in turn.cards)]
    shown = [card.data.get("workout") for card in cards]
    near = {one.workout.workout_id for one in await context.recent()}
    places = [(one["date"], one["workout_id"]) for one in shown if isinstance(one, dict) and one["workout_id"] not in near]
    user, workouts = context.message.user_id, context.progress.workouts
    found = [await workouts.find(user, date.fromisoformat(day), workout_id) for day, workout_id in dict.fromkeys(places)]
    return [one for one in found if one is not None and one.workout.is_live]


async def farther_back(context: CoachContext, names: Sequence[str], near: Sequence[LoggedWorkout]) -> list[LoggedWorkout]:
    """These workouts, and the last ones of the named exercises that they do not hold."""
    user, progress = context.message.user_id, context.progress
    held = {exercise.exercise_id for one in near for exercise in one.exercises}
    found = list(near)
    for exercise_id in [match.exercise_id for name in names if (match := catalogue().find(name)) and match.exercise_id not in held]:
        for done in (await progress.history(user, exercise_id, limit=_FARTHER)).items:
            whole = await progress.workouts.find(user, done.date, done.workout_id)
            found += [whole] if whole is not None and whole.workout.is_live else []
    return found


def _days_of(correction: Correction, today: date) -> set[date]:
    """The day of the workout that is to change; a workout that is moved may be named by its old day."""
    days = [one.day for one in find_dates(_POSSESSIVE.sub("  ", correction.quote.quote), today) if one.day <= today]
    return {correction.on_day} if correction.on_day else set() if correction.kind == "set_date" else set(days)


def scope_of(context: CoachContext, near: Sequence[LoggedWorkout]) -> Scope:
    """What these workouts are to the message: spoken of in this conversation, stored in this turn, or by the one just before."""
    message = context.message
    spoken = [one for one in near if one.workout.conversation_id == message.conversation_id]
    receipts = context.desk.receipts or [receipt for turn in just_before(context) for receipt in turn.receipts]
    fresh = frozenset(receipt.entity_id for receipt in receipts if receipt.entity == "workout")
    return Scope(near, touched_last(spoken), fresh, message.today)


def just_before(context: CoachContext) -> Sequence[Turn]:
    """The turn before, unless it was long ago: who comes back the next day speaks of more than that."""
    at = context.message.at
    return [turn for turn in context.turns[:1] if turn.created_at is not None and at - turn.created_at < SAME_SITTING]
