"""`make eval`: how well the project's own cases are read, and any corpus given, by style; and where the time goes.

python -m tests.eval [--misses N] [CORPUS.jsonl ...]
"""

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from extraction import ReadingContext, read
from tests.eval.corpus import stored, texts
from tests.eval.own import Case, cases
from tests.eval.scoring import Score, line_of, sets_of, total
from tests.extraction.reading import TODAY

_STEPS = 9


def own_scores(misses: int = 0) -> dict[str, Score]:
    """The score of each style of the project's own cases."""
    scores: dict[str, Score] = {}
    for case in cases():
        started = time.perf_counter()
        reading = read(case.text, _context(case))
        seconds = time.perf_counter() - started
        line = line_of(reading, dated=case.dated)
        scores.setdefault(case.style, Score()).add(sets_of(line), sets_of(case.stored), seconds)
        if misses and sets_of(line) != sets_of(case.stored):
            misses -= 1
            sys.stdout.write(f"{case.style}: {case.text!r}\n  should be {case.stored}\n  is        {line}\n")
    return scores


def corpus_scores(file: Path) -> dict[str, Score]:
    """The score of each style of a corpus."""
    scores: dict[str, Score] = {}
    for text in texts(file):
        started = time.perf_counter()
        reading = read(text.text, text.context)
        seconds = time.perf_counter() - started
        scores.setdefault(text.style, Score()).add(stored(reading, text), text.gold, seconds)
    return scores


def table(title: str, scores: dict[str, Score]) -> str:
    """The scores as lines, with the sum of all styles at the end."""
    lines = [f"{title:<22}{'texts':>7}{'exact':>7}{'sets':>7}{'precision':>11}{'recall':>8}{'f1':>7}{'ms/text':>9}"]
    for style, one in [*sorted(scores.items()), ("all", total(scores.values()))]:
        parts = f"{one.precision:>11.3f}{one.recall:>8.3f}{one.f1:>7.3f}{1000 * one.seconds / max(one.texts, 1):>9.2f}"
        lines.append(f"  {style:<20}{one.texts:>7}{one.exact:>7}{one.gold:>7}{parts}")
    return "\n".join(lines)


def where_time_goes(own: Sequence[Case]) -> str:
    """The steps of reading that take longest, each with its share; profiled, so only the shares count."""
    profile = cProfile.Profile()
    profile.enable()
    for case in own:
        read(case.text, _context(case))
    profile.disable()
    stats = pstats.Stats(profile)
    stats.calc_callees()
    callees = next(found for key, found in stats.all_callees.items() if key[2] == "read")  # type: ignore[attr-defined]
    steps = sorted(((row[3], key[2]) for key, row in callees.items()), reverse=True)
    whole = sum(seconds for seconds, _ in steps)
    return "\n".join(["where time goes", *(f"  {name:<28}{100 * seconds / whole:>6.1f} %" for seconds, name in steps[:_STEPS])])


def _context(case: Case) -> ReadingContext:
    return ReadingContext(today=TODAY, default_unit=case.unit)


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description="Score the reader.")
    options.add_argument("corpus", nargs="*", type=Path, help="JSON lines with gold")
    options.add_argument("--misses", type=int, default=0, help="show so many of the project's own cases that are read wrong")
    asked = options.parse_args()
    own = cases()
    read(own[0].text, _context(own[0]))  # the catalogue is loaded once
    sys.stdout.write(table("own cases", own_scores(asked.misses)) + "\n")
    for file in asked.corpus:
        sys.stdout.write("\n" + table(file.name, corpus_scores(file)) + "\n")
    sys.stdout.write("\n" + where_time_goes(own) + "\n")


if __name__ == "__main__":
    main()
