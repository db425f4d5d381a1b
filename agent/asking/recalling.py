"""Questions of somebody who half remembers: was it this or that, of a lift whose day the log holds."""

import re
from datetime import timedelta

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from domain.periods import Span

FEW = 3
_ONE_OF_TWO = re.compile(r"\b(?:was|were) (?:it|that|they) (?:\w+ )?\d+(?:[.,]\d+)?[\w ]{0,12}? or (?:\w+ )?\d", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|latest|newest)\b", re.IGNORECASE)


def one_of_two(asked: Asked) -> Step | None:
    """What was done of a lift, where two figures are offered for it: of the day that is named, else of the last times."""
    if not asked.exercise or not _ONE_OF_TWO.search(asked.text):
        return None
    span = asked.span or _last_of(asked)
    if span is None:
        return call("exercise_history", exercise=asked.exercise, limit=1 if _LAST.search(asked.text) else FEW)
    return call("exercise_history", exercise=asked.exercise, limit=FEW, first_day=span.first, last_day=span.last)


def _last_of(asked: Asked) -> Span | None:
    """The last day with the name of the weekday that is asked about: Monday's deadlift, written as if it were a habit."""
    if len(asked.weekdays) != 1:
        return None
    day = asked.today - timedelta(days=(asked.today.weekday() - asked.weekdays[0]) % 7)
    return Span(first=day, last=day)
