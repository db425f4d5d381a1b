"""Precision, recall and F1 of what was stored against what should have been, one set at a time."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from domain.workout import Metcon
from extraction import Extraction
from tests.extraction.reading import TODAY, exercise_said

_COUNTED = re.compile(r"(\d+)\*(.+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass
class Score:
    """How many sets were right, how many were stored, how many there are; and how many texts were right as a whole."""

    right: int = 0
    stored: int = 0
    gold: int = 0
    texts: int = 0
    exact: int = 0
    seconds: float = 0.0

    def add(self, stored: Counter[str], gold: Counter[str], seconds: float = 0.0) -> None:
        """Count one text."""
        self.right += (stored & gold).total()
        self.stored += stored.total()
        self.gold += gold.total()
        self.texts += 1
        self.exact += stored == gold
        self.seconds += seconds

    @property
    def precision(self) -> float:
        return self.right / self.stored if self.stored else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def total(scores: Iterable[Score]) -> Score:
    """All styles together."""
    whole = Score()
    for one in scores:
        whole.right, whole.stored, whole.gold = whole.right + one.right, whole.stored + one.stored, whole.gold + one.gold
        whole.texts, whole.exact, whole.seconds = whole.texts + one.texts, whole.exact + one.exact, whole.seconds + one.seconds
    return whole


def sets_of(line: str) -> Counter[str]:
    """`2026-11-19 back_squat 3*5x100kg 3x90kg; metcon Fran 272s` as single sets, each with its exercise and, if not today, its day."""
    found: Counter[str] = Counter()
    for segment in filter(None, (part.strip() for part in line.split(";"))):
        words = segment.split()
        head = [words.pop(0)] if _DAY.fullmatch(words[0]) else []
        head.append(words.pop(0))
        for word in words:
            counted = _COUNTED.fullmatch(word)
            found[" ".join([*head, counted.group(2) if counted else word])] += int(counted.group(1)) if counted else 1
    return found


def line_of(reading: Extraction, *, dated: bool = True) -> str:
    """Everything that would be stored, written as the cases write it."""
    segments: list[str] = []
    for workout in reading.workouts:
        day = "" if workout.date == TODAY or not dated else f"{workout.date} "
        segments += [day + exercise_said(exercise) for exercise in workout.exercises if exercise.sets]
        segments += [f"{day}metcon {_metcon_said(metcon)}" for metcon in workout.metcons if dated]
    return "; ".join(segments)


def _metcon_said(metcon: Metcon) -> str:
    """Its name and its score in one word, so that a metcon counts as one set."""
    score = f"{metcon.score_s}s" if metcon.score_s is not None else f"{metcon.rounds or 0}+{metcon.reps or 0}"
    return f"{(metcon.name or '-').replace(' ', '_')}:{score}"
