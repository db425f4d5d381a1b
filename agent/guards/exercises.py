"""The exercises that a line of a reply or of the log names."""

from functools import lru_cache

from domain.exercises import catalogue

# Of the words that mean other things too ("the log", "the press"), those that a coach uses for the exercise alone.
_PLAIN = {"bench", "benched", "benching", "run", "runs", "ran", "running", "rowed", "rowing", "swim", "swam", "cycled"}


@lru_cache(maxsize=512)
def exercises(text: str) -> frozenset[str]:
    """Their ids."""
    found = (one for one in catalogue().spot(text) if not one.weak or one.words.lower() in _PLAIN)
    return frozenset(one.exercise_id for one in found if one.exercise_id)
