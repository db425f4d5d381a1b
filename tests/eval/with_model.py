"""What a model adds to the notation over some texts of a corpus: by its seed always the same ones.

SPOTTER_MODEL=openai:<model> python -m tests.eval.with_model CORPUS.jsonl [--texts 30] [--seed 7] [--deadline 60]
"""

import argparse
import asyncio
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from extraction import Extraction, read
from extraction.grounding import NUMBERS, says
from extraction.left import left_over
from extraction.second import added, read_left
from kit.errors import Invalid
from kit.llm import ChatModel, remote_model
from kit.settings import read_settings
from tests.eval.corpus import Text, stored, texts
from tests.eval.scoring import Score


@dataclass
class Comparison:
    """The two speeds over the same texts; `invented` are stored numbers that a text does not say."""

    first: Score = field(default_factory=Score)
    second: Score = field(default_factory=Score)
    asked: int = 0
    invented: list[str] = field(default_factory=list)

    def add(self, text: Text, first: Extraction, second: Extraction, seconds: float) -> None:
        """Count one text."""
        self.first.add(stored(first, text), text.gold)
        self.second.add(stored(second, text), text.gold, seconds)
        self.invented += invented(second, text.text)

    def lines(self) -> str:
        """The comparison in words."""
        rows = [
            f"{name:<10} precision {one.precision:.4f}  recall {one.recall:.4f}  f1 {one.f1:.4f}  exact {one.exact}/{one.texts}"
            for name, one in (("notation", self.first), ("and model", self.second))
        ]
        pace = f"asked for {self.asked} texts, {self.second.seconds / max(self.asked, 1):.1f} s each"
        return "\n".join([*rows, pace, f"numbers that no text says: {len(self.invented)} {self.invented or ''}"])


def invented(reading: Extraction, text: str) -> list[str]:
    """Numbers of a reading's sets that its text does not say; what is derived from a number that it says is no invention."""
    sets = [one for workout in reading.workouts for exercise in workout.exercises for one in exercise.sets]
    said = [(name, getattr(one, name)) for one in sets for name in NUMBERS if name not in one.how]
    return [f"{name}={value}" for name, value in said if value is not None and not says([text], value)]


async def compare(sample: list[Text], model: ChatModel, deadline_s: float) -> Comparison:
    """Both speeds over the texts, one after another."""
    comparison = Comparison()
    for text in sample:
        first = read(text.text, text.context)
        comparison.asked += bool(left_over(text.text, first, text.context))
        started = time.perf_counter()
        second = await read_left(text.text, text.context, first, model, deadline_s)
        comparison.add(text, first, second, time.perf_counter() - started)
        more = (stored(added(first, second), text) - text.gold, stored(added(first, second), text) & text.gold)
        reasons = [one.reason for one in second.unplaced[len(first.unplaced) :]]
        sys.stdout.write(f"{text.style:<18} right {dict(more[1])} wrong {dict(more[0])} dropped {reasons}\n")
        sys.stdout.flush()
    return comparison


def main() -> None:
    """Print the comparison."""
    options = argparse.ArgumentParser(description="Compare the two speeds of reading.")
    options.add_argument("corpus", type=Path)
    options.add_argument("--texts", type=int, default=30)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--deadline", type=float, default=60)
    asked = options.parse_args()
    model = remote_model(read_settings())
    if model is None:
        raise Invalid("There is no model: set SPOTTER_MODEL=openai:<model> and OPENAI_API_KEY.")
    known = list(texts(asked.corpus))
    sample = random.Random(asked.seed).sample(known, min(asked.texts, len(known)))
    sys.stdout.write(f"seed {asked.seed}, {len(sample)} texts\n")
    sys.stdout.write(asyncio.run(compare(sample, model, asked.deadline)).lines() + "\n")


if __name__ == "__main__":
    main()
