"""Questions about what stands out: the heaviest of all lifts, a total of lifts, what a best gained, how hard it was, a race ahead."""

import re
from datetime import date

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from agent.asking.times import ALL_TIME_DAYS
from domain.measures import plain

_HARD = re.compile(r"\b(?:rpe|effort|intensity|exertion)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|latest|today)\b(?! (?:week|month|year|\d|few|couple))", re.IGNORECASE)
MOST_STORED = 4
_OF_THAT = re.compile(r"\b(?:is|was|were|are|did|does|do|any of) (?:that|it|this|those|these|them|they)\b", re.IGNORECASE)
_FOOT = frozenset(["run", "running", "jog", "jogging"])


def _limits(asked: Asked) -> tuple[date | None, date | None]:
    """The days of the stretch that is named; nothing for all time."""
    span = asked.span if asked.span and asked.span.days < ALL_TIME_DAYS else None
    return (span.first, min(span.last, asked.today)) if span else (None, None)


def effort(asked: Asked) -> Step | None:
    """The mean RPE, unless a set at an RPE is meant, or that of the last time."""
    if not _HARD.search(asked.text) or asked.said.rpe is not None or asked.said.reps is not None or _LAST.search(asked.text):
        return None
    first, last = _limits(asked)
    return call("mean_effort", exercise=asked.exercise, muscle=asked.muscle, first_day=first, last_day=last)


def total_of_lifts(asked: Asked) -> Step | None:
    """The heaviest sets of the three lifts together, or of those that are named."""
    first, last = _limits(asked)
    if len(asked.exercises) == 1:
        return None
    named = list(asked.exercises) or None
    return call("lift_total", exercises=named, first_day=first, last_day=last, unit=asked.said.wanted)


def heaviest(asked: Asked) -> Step | None:
    """The heaviest set of any lift."""
    if asked.exercise or asked.muscle or asked.metres:
        return None
    first, last = _limits(asked)
    return call("heaviest_sets", first_day=first, last_day=last, unit=asked.said.wanted)


def gain(asked: Asked) -> Step | None:
    """By how much a best beat the one before."""
    if asked.spans:
        return None
    if asked.stored and _OF_THAT.search(asked.text):
        # Of a report with several sets no number says which is meant: each lift is asked for as it was stored.
        steps = (call("record_gain", exercise=name, metres=metres, unit=asked.said.wanted) for name, metres in asked.stored[:MOST_STORED])
        return tuple(one for step in steps for one in step)
    if not (asked.exercise or asked.workout or asked.metres):
        return None
    workout = "" if asked.exercise else asked.workout
    return call(
        "record_gain",
        exercise=asked.exercise,
        reps=asked.said.reps,
        metres=plain(asked.metres) if asked.metres else None,
        workout=workout,
        unit=asked.said.wanted,
    )


def most_reps(asked: Asked) -> Step | None:
    """The most reps in a set with a weight."""
    if not asked.exercise or asked.said.weight is None:
        return None
    return call("most_reps", exercise=asked.exercise, weight=asked.said.weight, unit=asked.said.unit)


def race(asked: Asked) -> Step | None:
    """The time that a distance may take, by what was run."""
    if asked.metres is None or asked.workout:
        return None
    exercise = "" if asked.exercise.lower() in _FOOT else asked.exercise
    return call("predict_race", metres=plain(asked.metres), exercise=exercise)
