"""Any file of texts with gold, one JSON object a line: `exercises` with their sets, or `kind` for a text that reports nothing."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from domain.exercises import catalogue, custom_id
from domain.measures import to_kg
from extraction import Extraction
from extraction.batch import context_of
from extraction.resolve import ReadingContext
from kit.clock import FixedClock

_CLOCK = FixedClock(datetime(2026, 11, 20, 12, tzinfo=UTC))


class Text(NamedTuple):
    """One line of a corpus.

    `names` are the exercises as its author and its maker call them; `movements` are parts of a metcon, which may be listed too.
    """

    style: str
    text: str
    context: ReadingContext
    gold: Counter[str]
    names: dict[str, str]
    movements: frozenset[str]


def texts(file: Path) -> Iterator[Text]:
    """The lines that can be scored; what the corpus calls ambiguous is left out."""
    for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
        entry: dict[str, Any] = json.loads(line)
        if not entry.get("ambiguous"):
            rows = _rows(entry)
            yield Text(_style(entry), entry["text"], context_of(entry, _CLOCK), _gold(rows), _names(rows), _movements(entry))


def stored(reading: Extraction, text: Text) -> Counter[str]:
    """The sets of a reading, each under the name that the gold has for it."""
    found: Counter[str] = Counter()
    for workout in reading.workouts:
        for exercise in workout.exercises:
            known = text.names.get(exercise.exercise_id) or text.names.get(exercise.name_as_written.lower())
            if known is None and exercise.exercise_id in text.movements:
                continue
            name = known or exercise.exercise_id
            found.update(_said(name, one.model_dump(mode="json")) for one in exercise.sets)
    return found


def _rows(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return entry.get("exercises") or []


def _names(rows: list[dict[str, Any]]) -> dict[str, str]:
    return {alias.lower(): _id(row) for row in rows for alias in (row.get("name_as_written"), _id(row)) if alias}


def _movements(entry: dict[str, Any]) -> frozenset[str]:
    metcons = entry.get("metcons") or ([entry["metcon"]] if entry.get("metcon") else [])
    return frozenset(_id({"name_as_written": one["name"]}) for metcon in metcons for one in metcon.get("movements") or [])


def _style(entry: dict[str, Any]) -> str:
    return "nothing to store" if "kind" in entry else str(entry.get("style") or "any")


def _id(row: dict[str, Any]) -> str:
    said = [row.get("canonical_guess") or "", row.get("name_as_written") or ""]
    match = next((found for found in map(catalogue().find, said) if found is not None), None)
    return match.exercise_id if match else custom_id(said[1] or said[0])


def _gold(rows: list[dict[str, Any]]) -> Counter[str]:
    return Counter(_said(_id(row), one) for row in rows for one in row["sets"])


def _said(name: str, one: dict[str, Any]) -> str:
    """A set in one word: reps, kilos, seconds and metres, rounded to what people write."""
    weight = one.get("weight")
    kilos = weight if weight is None or (one.get("unit") or "kg") == "kg" else to_kg(Decimal(str(weight)), "lb")
    values = (one.get("reps"), kilos, one.get("duration_s"), one.get("distance_m"))
    return f"{name} " + " ".join("-" if value is None else f"{float(value):.0f}" for value in values)
