"""Model replies for the tests of the second speed, and what is said about what came of them."""

import json
from collections.abc import Iterable
from datetime import date

from domain.notation.tokens import tokenize
from domain.workout import WorkSet
from extraction import Extraction, ReadingContext
from extraction.grounding import NUMBERS, says
from extraction.second import read_left
from tests.extraction.reading import exercise_said
from tests.fakes.lines import ModelOfLines

CONTEXT = ReadingContext(today=date(2026, 11, 20), default_unit="kg")
NOTHING_READ = Extraction(intent="report")
"""As if the notation had read nothing, so that these tests do not depend on how good it is."""


def claim(quote: str, exercise: str, **values: str) -> dict[str, str | None]:
    """One claimed row of sets."""
    return {"quote": quote, "exercise": exercise, "sets": None, "reps": None, "weight": None, "time": None, "distance": None, **values}


def reply(*claims: dict[str, str | None]) -> str:
    """A well-formed reply with these claims."""
    return json.dumps({"sets": claims})


async def second(text: str, model: ModelOfLines, first: Extraction = NOTHING_READ, deadline_s: float = 5) -> Extraction:
    """What is read of a text when only the model reads it."""
    return await read_left(text, CONTEXT, first, model, deadline_s)


def sets_of(reading: Extraction) -> list[WorkSet]:
    """Every set of a reading."""
    return [one for workout in reading.workouts for exercise in workout.exercises for one in exercise.sets]


def stored(reading: Extraction) -> str:
    """Every exercise with its sets, as a line."""
    return "; ".join(exercise_said(exercise) for workout in reading.workouts for exercise in workout.exercises)


def reasons(reading: Extraction) -> list[str]:
    """Why claims were dropped."""
    return [one.reason for one in reading.unplaced]


def invented(sets: Iterable[WorkSet], text: str) -> list[object]:
    """Numbers of sets that the text does not say."""
    numbers = [getattr(one, name) for one in sets for name in NUMBERS]
    return [value for value in numbers if value is not None and not says([text], value)]


def figures(text: str) -> list[str]:
    """The numbers of a text as they are written."""
    return [token.text for token in tokenize(text) if token.value is not None]
