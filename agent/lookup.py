"""Which stored exercise a model's or a user's words mean."""

from coaching.wording import exercise_name
from domain.exercises import catalogue, custom_id


def exercise_named(words: str) -> str:
    """The exercise id for some words; unknown words keep an id of their own, so that the user's own names work."""
    known = catalogue().get(words)
    if known is not None:
        return known.exercise_id
    match = catalogue().find(words)
    return match.exercise_id if match else custom_id(words)


def no_data(exercise_id: str, words: str) -> str:
    """The plain answer when nothing is stored."""
    return f"Nothing is stored for {exercise_name(exercise_id, words)} yet."
