"""A report in two messages: "did squats today", then "5x5 at 100 kg". Each value keeps the message that said it as its source."""

import re
from collections.abc import Iterator
from typing import Any, Final, TypeVar

from coaching.message import Message
from coaching.reading import Reader
from domain.conversation import Turn
from domain.exercises import catalogue
from domain.history import Workout
from domain.measures import WeightUnit
from domain.model import Model
from domain.workout import Span
from extraction import Extraction
from extraction.phrases import word_set

M = TypeVar("M", bound=Model)
BETWEEN: Final = ", "
LONGEST_OPENING: Final = 120
LONGEST_REST: Final = 60
MOST_OTHER_WORDS: Final = 2
_OF_SETS: Final = word_set(
    """sets set reps rep x of at with kg kgs lb lbs kilos kilo pounds each side per leg arm then and for in min mins minutes minute sec secs
    seconds km k mi miles mile m meters rounds rpe rir all total weight bodyweight bw was were it that did do i we about around roughly
    easy hard heavy light felt good fine ok the a an on last first second third next rest between up down to too now today so just only
    also one two three four five six eight ten twelve warm warmup work working top back off drop failure amrap plus s"""
)


def joined(reader: Reader, message: Message, before: Turn, unit: WeightUnit | None, rows: list[Workout]) -> Extraction | None:
    """What both messages report together; None when either stands for itself, or the first names nothing that was done."""
    opening = before.text.rstrip(" .!\n")
    if not _goes_on(message.text) or not _opens(reader, message, opening, unit, rows):
        return None
    whole = f"{opening}{BETWEEN}{message.text}"
    reading = reader.read(_as(message, whole), unit, rows)
    if reading.intent != "report" or len(reading.workouts) != 1 or reading.issues:
        return None
    return _parted(reading.model_copy(update={"unplaced": ()}), len(opening), f"{before.conversation_id}/{before.number}")


def _goes_on(text: str) -> bool:
    """Whether words are no more than the sets of something."""
    if len(text) > LONGEST_REST or "?" in text or not any(char.isdigit() for char in text) or catalogue().spot(text):
        return False
    return len([word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _OF_SETS]) <= MOST_OTHER_WORDS


def _opens(reader: Reader, message: Message, opening: str, unit: WeightUnit | None, rows: list[Workout]) -> bool:
    """Whether words name an exercise that was done, and nothing of how it went that could be stored."""
    if len(opening) > LONGEST_OPENING or "?" in opening or not catalogue().spot(opening):
        return False
    alone = reader.read(_as(message, opening), unit, rows)
    return alone.intent in ("report", "none") and not alone.workouts


def _as(message: Message, text: str) -> Message:
    return Message(message.user_id, text, message.at, message.timezone, own_words=message.own_words, people=message.people)


def _parted(model: M, cut: int, reference: str) -> M:
    """The reading with every span in the message that it stands in; one across both becomes two."""
    return model.model_copy(update={name: _value(getattr(model, name), cut, reference) for name in type(model).model_fields})


def _value(value: Any, cut: int, reference: str) -> Any:
    if isinstance(value, Span):
        return next(_spans(value, cut, reference))
    if isinstance(value, Model):
        return _parted(value, cut, reference)
    if isinstance(value, tuple):
        parts = (_spans(part, cut, reference) if isinstance(part, Span) else (_value(part, cut, reference),) for part in value)
        return tuple(one for part in parts for one in part)
    return value


def _spans(span: Span, cut: int, reference: str) -> Iterator[Span]:
    second = cut + len(BETWEEN)
    if span.start < cut:
        end = min(span.end, cut)
        yield Span(start=span.start, end=end, quote=span.quote[: end - span.start], message=reference)
    if span.end > second:
        start = max(span.start, second)
        yield Span(start=start - second, end=span.end - second, quote=span.quote[start - span.start :])
