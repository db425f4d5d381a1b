"""A report in two messages: "did squats today", then "5x5 at 100 kg". Each value keeps the message that said it as its source."""

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

M = TypeVar("M", bound=Model)
BETWEEN: Final = ", "
LONGEST_OPENING: Final = 120
LONGEST_REST: Final = 60


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
    return len(text) <= LONGEST_REST and "?" not in text and any(char.isdigit() for char in text) and not catalogue().spot(text)


def _opens(reader: Reader, message: Message, opening: str, unit: WeightUnit | None, rows: list[Workout]) -> bool:
    """Whether words name an exercise that was done, and nothing of how it went that could be stored."""
    if len(opening) > LONGEST_OPENING or "?" in opening or not catalogue().spot(opening):
        return False
    alone = reader.read(_as(message, opening), unit, rows)
    return alone.intent in ("report", "none") and not alone.workouts


def _as(message: Message, text: str) -> Message:
    return Message(message.user_id, text, message.at, message.timezone, own_words=message.own_words)


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
