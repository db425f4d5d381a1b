"""Weekdays that a question names as a habit: on Mondays, every Friday, Monday or Friday; not the Monday of one week."""

import re

from extraction.calendar_words import WEEKDAYS

_NAME = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = re.compile(rf"\b(?P<day>{_NAME})s?\b", re.IGNORECASE)
# Monday's workout in the plural is still the workout of one day.
_SEVERAL = re.compile(
    rf"\b{_NAME}s\b(?! (?:\w+ )?(?:workouts?|sessions?|training|runs?|lifts?|numbers?|sets?|weights?|plan|squats?|bench|deadlifts?)\b)"
    rf"|\b(?:an?|every|each|any|per) {_NAME}\b",
    re.IGNORECASE,
)
_USUALLY = re.compile(
    r"\b(?:do|am) (?:i|we)\b|\b(?:is|are)\b[^?]*\bmy\b|\b(?:usually|normally|typically|generally|tend to|most often|as a rule)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:which|what) (?:weekdays?|days? of the week|days? do (?:i|we) (?:\w+ )?(?:train|lift|work|go|run|skip|miss|rest|squat|bench))\b",
    re.IGNORECASE,
)
_OF_NOW = re.compile(r"\b(?:next|this|last|coming|planned|plan|program(?:me)?|should|will|can|could)\b", re.IGNORECASE)


def habitual(text: str) -> list[re.Match[str]]:
    """Where a text names weekdays as such, and not one day of that name; empty when it names none."""
    named = list(_DAY.finditer(text))
    either = len(named) > 1 and _USUALLY.search(text) and not _OF_NOW.search(text)
    return named if either or _SEVERAL.search(text) else []


def weekdays_in(text: str) -> tuple[int, ...]:
    """The weekdays that a text names as a habit, 0 for Monday, in their order."""
    return tuple(dict.fromkeys(WEEKDAYS[one["day"].lower()] for one in habitual(text)))


def weekdays_to_tell(text: str) -> tuple[int, ...]:
    """The weekdays that an answer begins with: those that are named, or all of them where it is asked which."""
    return weekdays_in(text) or (tuple(range(7)) if _WHICH.search(text) else ())
