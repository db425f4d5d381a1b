"""Which sessions of a plan some words mean: by their own names, or by an exercise that they hold."""

import re
from collections.abc import Sequence

from domain.exercises import catalogue
from domain.plan import PlanSession
from extraction.phrases import word_set

_SMALL = word_set(
    "the a an my our this that next day days session sessions workout workouts training one stuff thing planned again body week on of and"
)
_ALIKE = {"lower": "leg", "dl": "deadlift", "run": "run", "running": "run"}
_PLURAL = re.compile(r"(?<=[a-z]{2})(?<!s)['’]?s$")


def sessions_named(words: str, waiting: Sequence[PlanSession]) -> list[PlanSession]:
    """The sessions whose name holds all the words that say something; else those that hold the exercise that is named."""
    asked = _content(words)
    by_name = [one for one in waiting if asked and asked <= _content(one.day_label or "")]
    if by_name:
        return by_name
    known = catalogue().find(words.strip()) or next((one for one in catalogue().spot(words) if one.exercise_id), None)
    lift = known.exercise_id if known else None
    return [one for one in waiting if lift and any(done.exercise_id == lift for done in one.exercises)]


def _content(words: str) -> set[str]:
    found = (_PLURAL.sub("", word) for word in re.findall(r"[a-z0-9]+", words.lower()) if word not in _SMALL)
    return {_ALIKE.get(word, word) for word in found}
