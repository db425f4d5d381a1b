"""What an administrator changed in the shipped catalogue: edited and added exercises, and the names that are taken."""

import re

from domain.exercises import Exercise
from domain.exercises.words import fold
from domain.model import Stored


class CatalogueExercise(Stored):
    """An exercise that stands in for the shipped one of that id, or that was not shipped; hidden ones are no longer offered."""

    exercise_id: str
    exercise: Exercise
    video_url: str | None = None
    image_url: str | None = None
    hidden: bool = False


class ExerciseName(Stored):
    """A name that is taken, so that no two exercises are called the same."""

    name_key: str
    exercise_id: str


def name_key(name: str) -> str:
    """What two names have in common that are the same to a reader."""
    return " ".join(re.findall(r"\w+", fold(name)))
