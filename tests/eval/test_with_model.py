"""The comparison of both speeds counts what a model adds, and would see a number that no text says."""

import json
from pathlib import Path

from domain.workout import PerformedExercise, WorkoutDraft, WorkSet
from extraction import Extraction
from tests.eval.corpus import Text, texts
from tests.eval.with_model import compare, invented
from tests.extraction.claims import claim, reply
from tests.extraction.reading import TODAY
from tests.fakes.lines import saying_lines

BIKE = "squat 3x5 100kg. I sat on the bike until the clock said 35:00 and the odometer 18 km"
GOLD = [
    {"name_as_written": "squat", "sets": [{"reps": 5, "weight": 100, "unit": "kg"}] * 3},
    {"name_as_written": "bike", "sets": [{"duration_s": 2100, "distance_m": 18000}]},
]


def sample(folder: Path) -> list[Text]:
    """A corpus of one text."""
    file = folder / "corpus.jsonl"
    file.write_text(json.dumps({"style": "mixed", "text": BIKE, "exercises": GOLD}))
    return list(texts(file))


async def test_a_truthful_model_raises_recall(tmp_path: Path) -> None:
    truth = reply(claim("the clock said 35:00 and the odometer 18 km", "bike", time="35:00", distance="18 km"))
    found = await compare(sample(tmp_path), saying_lines(truth), 5)
    assert (found.first.recall, found.second.recall, found.asked, found.invented) == (0.75, 1.0, 1, [])


async def test_a_lying_model_lowers_nothing(tmp_path: Path) -> None:
    lie = reply(claim("the clock said 55:00 and the odometer 81 km", "bike", time="55:00", distance="81 km"))
    found = await compare(sample(tmp_path), saying_lines(lie), 5)
    assert (found.second.recall, found.second.precision, found.invented) == (found.first.recall, found.first.precision, [])


def test_an_invented_number_would_be_seen() -> None:
    exercise = PerformedExercise(name_as_written="squat", exercise_id="back_squat", sets=(WorkSet(reps=7),))
    made_up = Extraction(intent="report", workouts=(WorkoutDraft(date=TODAY, exercises=(exercise,)),))
    assert invented(made_up, "squat 3x5 100kg") == ["reps=7"]
