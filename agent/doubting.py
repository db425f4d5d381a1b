"""A doubt about what is in the log changes nothing: it is answered with what is stored, and a change that it names is asked about."""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.asking.asked import FILLERS
from agent.context import CoachContext
from agent.effects import ask_for, changes, corrections_of, stands
from agent.scopes import just_before
from coaching import wording
from coaching.options import Option
from domain.exercises import catalogue
from domain.history import LoggedWorkout
from extraction.dates import find_dates
from extraction.doubts import doubts_it, undoubted
from kit.aside import aside
from kit.errors import CoachError
from storage.table import ConditionFailed, StoreUnavailable

_OF_SETS = re.compile(r"\d|\b(?:sets?|reps?|weights?|kilos?|kgs?|pounds?|lbs?)\b", re.IGNORECASE)
_IN_FULL = "Say it with its sets, such as “bench 3x8 at 60 kg”, and I'll store it."
_SAY = "If that isn't right, say how it was."


async def doubt(context: CoachContext) -> bool:
    """Whether the message only doubts what is stored; then that is said, and what could be changed is asked."""
    message = context.message
    words = await aside(message.text, lambda: undoubted(message.text))
    sure = doubts_it(message.text)
    if (words is None and not sure) or _reports_sets(context):
        return False
    try:
        found = await changes(context, await corrections_of(replace(message, text=words), following=True)) if words else []
    except (ConditionFailed, StoreUnavailable):
        raise
    except CoachError:
        found = []
    if found:
        current, differs = found[0]
        _ask(context, current, words or "" if differs else "")
        return True
    return await _of_the_last(context, sure=sure) or await _of_the_named(context)


def _ask(context: CoachContext, current: LoggedWorkout, words: str) -> None:
    stored = f"The log has {stands(context, current)}."
    if not words:
        context.question = f"{stored} {_SAY}"
        context.corrected = True
        return
    option = Option.of(current, wording.workout(current))
    ask_for(context, f"{stored} Shall I change that: “{words.strip()}”?", words, [option], whether=True)


async def _of_the_last(context: CoachContext, *, sure: bool = False) -> bool:
    """A doubt about numbers right after a workout was stored, when its words name no other day or exercise; `sure` that it is one."""
    text, today = context.message.text, context.message.today
    if not (sure or _OF_SETS.search(text)) or find_dates(text, today) or _named_in(text):
        return False
    return await _of_the_fresh(context)


async def _of_the_fresh(context: CoachContext) -> bool:
    """Show the one workout that the turn before stored, and ask how it was; False when it stored none, or several."""
    fresh = {receipt.entity_id for turn in just_before(context) for receipt in turn.receipts if receipt.entity == "workout"}
    stored: Sequence[LoggedWorkout] = [one for one in await context.recent() if one.workout.workout_id in fresh] if fresh else []
    if len(stored) != 1:
        return False
    _ask(context, stored[0], "")
    return True


async def _of_the_named(context: CoachContext) -> bool:
    """A doubted number without sets is none to store: the last workout with that exercise is what it is about."""
    named = {exercise.exercise_id for draft in context.reading.workouts for exercise in draft.exercises}
    reported = bool(named)
    if not reported and _OF_SETS.search(context.message.text):
        named = _named_in(context.message.text)
    if not named:
        return False
    rows = [row for row in context.rows if row.is_live and not named.isdisjoint(ref.exercise_id for ref in row.performances)]
    if not rows and not reported:
        return await _of_the_fresh(context)
    if not rows:
        context.question = _IN_FULL
        return True
    [last] = await context.progress.workouts.whole(rows[:1])
    _ask(context, last, "")
    return True


def _named_in(text: str) -> set[str]:
    """The exercises that a text names; a word that is hardly ever one, such as log, is none."""
    return {one.exercise_id for one in catalogue().spot(text) if one.exercise_id and one.words.lower() not in FILLERS}


def _reports_sets(context: CoachContext) -> bool:
    """Whether the message tells sets in full: "I think it was bench 3x8 at 60" is a report."""
    drafts = context.reading.workouts
    return any(done.reps is not None for draft in drafts for exercise in draft.exercises for done in exercise.sets)
