"""How many messages a second the first speed of extraction reads, on one core."""

import time
from datetime import date
from statistics import median

from bench.figure import Figure, rounded
from bench.messages import texts
from extraction import ReadingContext, read

ROUNDS = 5
TODAY = date(2026, 11, 20)


def texts_per_s() -> Figure:
    """The median of some rounds over all messages, after one to warm up."""
    messages = texts()
    context = ReadingContext(today=TODAY, timezone="UTC", default_unit="kg")
    _seconds(messages, context)
    seconds = median(_seconds(messages, context) for _ in range(ROUNDS))
    note = f"{len(messages)} messages of {sum(map(len, messages)) // len(messages)} characters on average, one core, no model"
    return Figure(figure="notation_texts_per_s", value=rounded(len(messages) / seconds), unit="texts/s", note=note)


def _seconds(messages: list[str], context: ReadingContext) -> float:
    started = time.perf_counter()
    for text in messages:
        read(text, context)
    return time.perf_counter() - started
