"""Reads JSON lines of texts and writes one JSON line for each, in order; a bad line gives an error and the run goes on."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, cast

from domain.measures import WeightUnit
from extraction.reader import read
from extraction.resolve import ReadingContext
from extraction.result import Extraction
from kit.clock import Clock, SystemClock, local_day
from kit.errors import Invalid

Further = Callable[[str, ReadingContext, Extraction], Extraction]
"""Reads on where the notation stopped: text, context and first reading to the reading that is written."""


def extract_lines(lines: Iterable[str], clock: Clock, further: Further | None = None) -> Iterator[str]:
    """One answer per line that is not blank."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, clock, further), ensure_ascii=False, separators=(",", ":"))


def _answer(line: str, clock: Clock, further: Further | None) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "This line is not JSON. Write one JSON object a line, with id and text."}
    if not isinstance(entry, dict):
        return {"id": None, "error": 'This line is not a JSON object. Write {"id": ..., "text": ...}.'}
    try:
        text, context = _text(entry), context_of(entry, clock)
        reading = read(text, context)
        if further is not None:
            reading = further(text, context, reading)
        return {"id": entry.get("id"), **reading.model_dump(mode="json")}
    except Invalid as error:
        return {"id": entry.get("id"), "error": error.message}


def _text(entry: dict[str, Any]) -> str:
    text = entry.get("text")
    if not isinstance(text, str):
        raise Invalid("There is no text: give the message as the string `text`.")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise Invalid("The text holds half of a character (a lone surrogate). Send whole Unicode characters.")
    return text


def context_of(entry: dict[str, Any], clock: Clock) -> ReadingContext:
    """The day, place and unit that a line gives for its text."""
    timezone = entry.get("timezone") or "UTC"
    if not isinstance(timezone, str):
        raise Invalid("`timezone` must be an IANA name such as Europe/Berlin.")
    unit = entry.get("default_unit")
    if unit not in (None, "kg", "lb"):
        raise Invalid("`default_unit` must be kg or lb.")
    today = _day(entry.get("context_date"), local_day(clock.now(), timezone))
    return ReadingContext(today=today, timezone=timezone, default_unit=cast("WeightUnit | None", unit))


def _day(said: object, today: date) -> date:
    """A full date, the first day of a partial one (2011-01, 02-11 of this year), else today."""
    parts = said.strip().split("-") if isinstance(said, str) else []
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return today
    numbers = [int(part) for part in parts]
    if len(parts[0]) != 4:
        numbers = [today.year, *numbers]
    try:
        return date(*[*numbers, 1, 1][:3])
    except ValueError:
        return today


def main() -> None:
    """Reads the file named on the command line, or standard input for `-`."""
    name = sys.argv[1] if len(sys.argv) > 1 else "-"
    if name == "-":
        for answer in extract_lines(sys.stdin, SystemClock()):
            sys.stdout.write(answer + "\n")
        return
    with open(name, encoding="utf-8", errors="surrogateescape") as lines:
        for answer in extract_lines(lines, SystemClock()):
            sys.stdout.write(answer + "\n")


if __name__ == "__main__":
    main()
