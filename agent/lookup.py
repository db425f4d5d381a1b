"""Which stored exercise, or which muscles, a model's or a user's words mean."""

import re
from collections.abc import Mapping
from typing import get_args

from coaching.wording import exercise_name
from domain.exercises import catalogue, custom_id
from domain.exercises.exercise import Muscle

GROUPS: dict[str, tuple[str, ...]] = {
    "chest": ("chest",),
    "pecs": ("chest",),
    "back": ("lats", "upper_back", "lower_back", "traps"),
    "shoulders": ("front_delts", "side_delts", "rear_delts", "rotator_cuff"),
    "delts": ("front_delts", "side_delts", "rear_delts"),
    "arms": ("biceps", "triceps", "forearms"),
    "legs": ("quads", "hamstrings", "glutes", "calves", "adductors", "abductors"),
    "lower body": ("quads", "hamstrings", "glutes", "calves", "adductors", "abductors"),
    "upper body": (
        "chest", "lats", "upper_back", "traps", "front_delts", "side_delts", "rear_delts", "biceps", "triceps", "forearms",
    ),
    "core": ("abs", "obliques", "lower_back"),
    "posterior chain": ("hamstrings", "glutes", "lower_back"),
    "cardio": ("heart",),
    "hams": ("hamstrings",),
}  # fmt: skip
GROUPS |= {name.replace("_", " "): (name,) for name in get_args(Muscle) if name != "heart"}
SPLITS: dict[str, tuple[str, ...]] = {
    "push": ("chest", "front_delts", "side_delts", "triceps"),
    "pull": ("lats", "upper_back", "traps", "rear_delts", "biceps", "forearms"),
}
"""Names of training days that stand for muscles, but are also words of exercises."""
_ALL = sorted((*GROUPS, *(name[:-1] for name in GROUPS if name.endswith("s") and name not in ("abs", "biceps", "triceps"))), key=len)
MUSCLE = re.compile(rf"\b(?P<muscle>{'|'.join(re.escape(name) for name in reversed(_ALL))})(?:es|s)?\b", re.IGNORECASE)


def exercise_named(words: str, own_words: Mapping[str, str] | None = None) -> str:
    """The exercise id for some words: first by the names that the user taught; unknown words keep an id of their own."""
    taught = (own_words or {}).get(words.casefold())
    if taught is not None:
        return taught
    known = catalogue().get(words)
    if known is not None:
        return known.exercise_id
    match = catalogue().find(words)
    return match.exercise_id if match else custom_id(words)


def muscles_named(words: str) -> tuple[str, ...]:
    """The catalogue's muscles that a word for a part of the body means; empty for other words."""
    if words.lower() in SPLITS:
        return SPLITS[words.lower()]
    found = MUSCLE.search(words.replace("_", " "))
    if found is None:
        return ()
    name = found["muscle"].lower()
    return GROUPS.get(name) or GROUPS.get(name + "s") or ()


def no_data(exercise_id: str, words: str) -> str:
    """The plain answer when nothing is stored."""
    return f"Nothing is stored for {exercise_name(exercise_id, words)} yet."
