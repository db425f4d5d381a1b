"""What was stored, told anew in full: "bench on Wednesday was 70 6,6,5, not 3x6". It takes the place of the sets there were."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from agent.context import CoachContext
from coaching.corrections import is_called, touched_last
from domain.exercises import catalogue
from domain.history import LoggedWorkout
from domain.workout import PerformedExercise, WorkoutDraft, WorkSet
from extraction import Extraction
from extraction import correction_patterns as forms
from kit.aside import aside

LONGEST: Final = 240
_HEAD = re.compile(
    rf"\W*(?:(?:{forms.SOFT})[\s,]+)*(?:(?:small |quick |one |a )?(?P<sure>correction|fix|correcting|edit)(?: (?:to|for|of|on|from))?"
    rf"|(?:{forms.HARD}))(?=[\s,;:.!–—-])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\b(?:sry|sorry|my bad|my mistake|typo|oops|i (?:rounded (?:up|down)|mis(?:typed|read|counted|heard)|mixed (?:it|them|that) up"
    r"|got (?:it|that|them) wrong|wrote (?:it|that|them) wrong|was wrong))\b[^\d?]{0,20}$",
    re.IGNORECASE,
)
# The value that does not hold: "..., not 3x6".
_NOT = re.compile(r",?\s+(?:and )?(?:not|instead of|rather than)\s+(?P<old>\d[\dx×*/.,]*(?: ?(?:kgs?|lbs?|reps?|sets?)\b)?)", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:was|were|wasn['’]?t|weren['’]?t|should(?:['’]ve| have)? be(?:en)?)\b", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:forgot|forgotten|also|missed|add|another|extra|more|plus|then|after that|next|new|didn['’]?t (?:tell|log))\b", re.IGNORECASE
)


# One set of several: "the third set was 17".
_PICKS = re.compile(
    r"\b(?:set #?\d|(?:first|second|third|fourth|fifth|sixth|last|final|top|\d(?:st|nd|rd|th)) \S+)[^.!?]*? (?:was|were)\b", re.IGNORECASE
)


class Retold(NamedTuple):
    """A stored workout, and how it was."""

    current: LoggedWorkout
    draft: WorkoutDraft


async def retold(context: CoachContext) -> Retold | None:
    """What the message tells anew, where sets of these exercises are stored for that day; None for most messages."""
    text = context.message.text
    if context.answered or len(text) > LONGEST or "?" in text or _MORE.search(text) or _PICKS.search(text) or not _says_of_a_lift(text):
        return None
    marked = bool(_HEAD.match(text) or _TAIL.search(text) or _NOT.search(text))
    reading = await aside(text, partial(_read, context, _NOT.sub(lambda found: " " * len(found[0]), text)))
    if reading.intent != "report" or len(reading.workouts) != 1 or not _is_told(reading.workouts[0]):
        return None
    [said] = reading.workouts
    if not (marked or (said.date_source and said.date < context.message.today)):
        return None
    found = ((current, _told(current, said.exercises)) for current in await _stored(context, said))
    return next((Retold(current, draft) for current, draft in found if draft is not None), None)


def _says_of_a_lift(text: str) -> bool:
    """Whether "was" speaks of an exercise: "the rows were 4x10", and not "today was great, rows 4x10"."""
    says = _SAYS.search(text)
    return says is not None and bool(catalogue().spot(text[: says.start()]))


def _is_told(said: WorkoutDraft) -> bool:
    """Whether every exercise is told with its sets."""
    return not said.metcons and bool(said.exercises) and all(map(_is_whole, said.exercises))


def _read(context: CoachContext, text: str) -> Extraction:
    return context.reader.read(replace(context.message, text=text), context.unit, [row for row in context.rows if row.is_live])


def _is_whole(exercise: PerformedExercise) -> bool:
    return bool(exercise.sets) and all(one.reps is not None for one in exercise.sets)


async def _stored(context: CoachContext, said: WorkoutDraft) -> Sequence[LoggedWorkout]:
    """The workouts of the day, the one that was stored last first."""
    found = await context.progress.between(context.message.user_id, said.date, said.date)
    return touched_last([one for one in found if one.workout.is_live])


def _told(current: LoggedWorkout, said: Sequence[PerformedExercise]) -> WorkoutDraft | None:
    """The workout with the sets that are said in the place of its own; None when it has not all of these exercises."""
    draft = current.draft()
    anew = {_named(one, draft.exercises): one for one in said}
    if None in anew or len(anew) != len(said):
        return None
    exercises = tuple(_with_sets(one, anew[one.exercise_id]) if one.exercise_id in anew else one for one in draft.exercises)
    return draft.model_copy(update={"exercises": exercises})


def _named(said: PerformedExercise, stored: Sequence[PerformedExercise]) -> str | None:
    """Which of the stored exercises is meant: that of the name, else the only one that is called like that ("the rows")."""
    if any(one.exercise_id == said.exercise_id for one in stored):
        return said.exercise_id
    called = [one.exercise_id for one in stored if is_called(one, said.name_as_written)]
    return called[0] if len(called) == 1 else None


def _with_sets(stored: PerformedExercise, said: PerformedExercise) -> PerformedExercise:
    warmups = () if any(one.warmup for one in said.sets) else tuple(one for one in stored.sets if one.warmup)
    working = [one for one in stored.sets if not one.warmup]
    return stored.model_copy(update={"sets": (*warmups, *(_loaded(one, working) for one in said.sets))})


def _loaded(said: WorkSet, before: Sequence[WorkSet]) -> WorkSet:
    """A set told without its weight keeps the one that all had."""
    weights = {(one.weight, one.unit, one.weight_kg) for one in before}
    if said.weight is not None or len(weights) != 1 or not before or before[0].weight is None:
        return said
    like = before[0]
    how = {**said.how, "weight": "derived", "weight_kg": "derived"}
    return said.model_copy(update={"weight": like.weight, "unit": like.unit, "weight_kg": like.weight_kg, "how": how})
