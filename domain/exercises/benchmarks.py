"""Named workouts of the CrossFit tradition: what they ask for, and where a text names one."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from domain.exercises.source import rows
from domain.model import Model, Number


class BenchmarkMovement(Model):
    """One movement; `reps` as written, e.g. 21-15-9 or 400 m; weights in pounds as prescribed."""

    exercise_id: str
    reps: str
    men_lb: Number | None = None
    women_lb: Number | None = None


class Benchmark(Model):
    """A named workout as prescribed; `weak` names are also ordinary words or first names."""

    name: str
    kind: Literal["girl", "hero", "open", "classic"]
    format: Literal["for_time", "amrap", "emom", "intervals", "other"]
    scheme: str
    time_cap_s: int | None = None
    movements: tuple[BenchmarkMovement, ...]
    weak: bool = False
    aliases: tuple[str, ...] = ()


class BenchmarkMention(Model):
    """A named workout in a text: `text[start:end] == words`."""

    start: int
    end: int
    words: str
    benchmark: Benchmark
    weak: bool


def _movement(cell: str) -> BenchmarkMovement:
    """`thruster:21-15-9:95/65` as a movement."""
    exercise_id, reps, weights = [*cell.strip().split(":"), "", ""][:3]
    men, _, women = weights.partition("/")
    return BenchmarkMovement(
        exercise_id=exercise_id, reps=reps, men_lb=Decimal(men) if men else None, women_lb=Decimal(women) if women else None
    )


@lru_cache(maxsize=1)
def benchmarks() -> dict[str, Benchmark]:
    """Every named workout, by its name."""
    found: dict[str, Benchmark] = {}
    for name, kind, weak, shape, cap, scheme, movements in rows("benchmarks.tsv", 7):
        known = name.split("=")
        found[known[0]] = Benchmark.model_validate(
            {
                "name": known[0],
                "aliases": tuple(known[1:]),
                "kind": kind,
                "format": shape,
                "scheme": scheme,
                "time_cap_s": int(cap) if cap else None,
                "movements": tuple(_movement(cell) for cell in movements.split(";")),
                "weak": weak == "weak",
            }
        )
    return found


@lru_cache(maxsize=1)
def _names() -> tuple[re.Pattern[str], dict[str, Benchmark]]:
    by_name = {name.lower(): one for one in benchmarks().values() for name in (one.name, *one.aliases)}
    longest_first = sorted(by_name, key=len, reverse=True)
    pattern = "|".join(re.escape(name).replace(r"\ ", r"[ \-]+") for name in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.IGNORECASE | re.ASCII), by_name


def find_benchmark(text: str) -> tuple[BenchmarkMention, ...]:
    """The named workouts in a text; a weak mention needs more evidence, such as a time or Rx, before it counts as one."""
    pattern, by_name = _names()
    found = []
    for hit in pattern.finditer(text):
        words = hit.group()
        benchmark = by_name[re.sub(r"[ \-]+", " ", words.lower())]
        weak = benchmark.weak and " " not in words
        found.append(BenchmarkMention(start=hit.start(), end=hit.end(), words=words, benchmark=benchmark, weak=weak))
    return tuple(found)
