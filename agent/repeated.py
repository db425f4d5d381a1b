"""A workout of an earlier day that is told twice: what the log has already is not stored once more."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from agent.context import CoachContext
from domain.history import LoggedWorkout
from domain.workout import PerformedExercise, WorkoutDraft

# Who says so did it twice.
_AGAIN: Final = re.compile(r"\b(?:again|another|second|twice|more|extra|evening|later|pm)\b", re.IGNORECASE)


async def told_before(context: CoachContext, draft: WorkoutDraft, own: str) -> LoggedWorkout | None:
    """The workout of that earlier day that holds all of a draft with the same sets; `own` is the id that this report would have."""
    message = context.message
    if draft.date >= message.today or draft.metcons or not draft.exercises or _AGAIN.search(message.text):
        return None
    stored = await context.progress.between(message.user_id, draft.date, draft.date)
    said = _sets(draft.exercises)
    held = (one for one in stored if one.workout.is_live and said <= _sets(one.exercises))
    found = next(held, None)
    return found if found is not None and all(one.workout.workout_id != own for one in stored) else None


def _sets(exercises: Sequence[PerformedExercise]) -> Counter[tuple[object, ...]]:
    """Each set by what was done, and each exercise by how many work sets it has."""
    sets = Counter((one.exercise_id, done.reps, done.weight, done.duration_s, done.distance_m) for one in exercises for done in one.sets)
    return sets + Counter((one.exercise_id, len([done for done in one.sets if not done.warmup])) for one in exercises)
