"""The exercises that a line of a reply or of the log names."""

import re
from functools import lru_cache

from domain.exercises import catalogue

# Of the words that mean other things too ("the log", "the press"), those that a coach uses for the exercise alone.
_PLAIN = {"deads", "dl", "dls", "sq", "bp", "bench", "benched", "benching", "run", "runs", "ran", "running", "swim", "swam", "cycled"}


# "Your log" is no log press.
_DIARY = {"log", "logs", "logged"}


@lru_cache(maxsize=512)
def exercises(text: str) -> frozenset[str]:
    """Their ids."""
    text = _NO_RUN.sub("spell", _DOER.sub(r"\g<lift>", text))
    found = (one for one in catalogue().spot(text) if not one.weak or one.words.lower() in _PLAIN)
    return frozenset(one.exercise_id for one in found if one.exercise_id)


_NO_RUN = re.compile(
    r"\brun(?= (?:it|that|this|them|the (?:plan|program|cycle|block))\b)|\brun(?= of (?:weeks|days|sessions|workouts|form"
    r"|luck|prs|\w+ weeks)\b)|(?<=on a good )run\b|(?<=on a )run\b"
    r"|\bclean(?= (?:sets?|reps?|fives|triples?|singles?|doubles?|eights|tens|one|ones|form|technique|eating|diet|bulk|cut"
    r"|slate)\b)",
    re.IGNORECASE,
)
_DOER = re.compile(r"\b(?P<lift>bench|deadlift|squat)t?er\b", re.IGNORECASE)


def is_kind_of(one: str, other: str) -> bool:
    """Whether an exercise is another, or a variant of it: a dumbbell bench press is a bench press."""
    return one == other or one.endswith(f"_{other}") or other.endswith(f"_{one}")


def of_these(named: frozenset[str], known: frozenset[str], text: str = "") -> frozenset[str]:
    """The known exercises that are named; where one is not known, its variants, and those that are called by the words of a text."""
    unknown = named - known
    if not unknown:
        return named
    called = {"_".join(one.words.lower().removesuffix("s").split()) for one in catalogue().spot(text) if one.exercise_id in unknown}
    return named | {
        one for one in known if any(is_kind_of(one, name) for name in unknown) or any(one.endswith(f"_{name}") for name in called)
    }


@lru_cache(maxsize=512)
def names_any(text: str) -> bool:
    """Whether a text has a word that may be an exercise."""
    return any(one.exercise_id for one in catalogue().spot(text))


# What stands before a word that is meant as an exercise: "your row", "you pressed"; but "a clean day", "press on".
_MEANT = re.compile(r"\b(?:your|the|on|heaviest|best|last|you|you['’]ve|have|and|of)(?: \w+)? $", re.IGNORECASE)

# "du" and "OH" are words of other tongues, or abbreviations.
SHORT = 2
_LISTED = re.compile(r"\s*[:@–-]?\s*\d")


@lru_cache(maxsize=512)
def loosely(text: str) -> frozenset[str]:
    """What a sentence calls its exercise without naming one ("your row", "you pressed"): stems, and the kind of its likeliest one."""
    weak = [
        one
        for one in catalogue().spot(text)
        if one.weak
        and len(one.words) > SHORT
        and one.words.lower() not in _PLAIN | _DIARY
        and (_MEANT.search(text[: one.start]) or _LISTED.match(text, one.end))
    ]
    stems = (one.words.lower().removesuffix("s").removesuffix("ed").removesuffix("ing") for one in weak)
    kinds = ((one.exercise_id or "").rpartition("_")[2] for one in weak)
    return frozenset(word for word in (*stems, *kinds) if len(word) > 2)
