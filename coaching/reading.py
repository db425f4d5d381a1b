"""Reads a message the way its user writes: with their units, habits and names for exercises."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from coaching.message import Message
from domain.history import Workout
from domain.imports import ExtractionLog
from domain.measures import METRES, WeightUnit
from domain.user import UserPreferences
from domain.workout import Confidence
from extraction import Extraction, ReadingContext, read, to_json

_WAY = re.compile(r"(?<![\d.,])(?P<number>\d+(?:\.\d+)?) (?P<unit>km|mi|m)\b")
ReadOn = Callable[[str, ReadingContext, Extraction], Awaitable[Extraction]]
"""The second speed: a text, how its user writes, and the first reading; gives the reading with what a model added."""


class Reader:
    """Two speeds: the first is deterministic and needs no model, the second reads what is left and is there when a model is."""

    def __init__(self, read_on: ReadOn | None = None) -> None:
        self._read_on = read_on

    def read(self, message: Message, unit: WeightUnit | None, recent: Sequence[Workout] = ()) -> Extraction:
        """What would be stored of a message; `unit` is for weights without one."""
        return read(message.text, self._of(message, unit, recent))

    async def read_on(self, message: Message, first: Extraction, unit: WeightUnit | None, recent: Sequence[Workout] = ()) -> Extraction:
        """The reading with what a model found in the words that the first speed left; as it is without a model."""
        if self._read_on is None:
            return first
        context = self._of(message, unit, recent)
        return await self._read_on(message.text, context, first)

    def _of(self, message: Message, unit: WeightUnit | None, recent: Sequence[Workout]) -> ReadingContext:
        """The reading context of a message, with the day of what the turn before it reported."""
        before = message.turn - 1 if message.turn else 0
        said = [row.date for row in recent if before and (row.conversation_id, row.turn) == (message.conversation_id, before)]
        context = self.context(message.today, message.timezone, unit, recent, message.own_words)
        return replace(context, people=message.people, spoken_day=said[0] if said else None)

    def context(
        self,
        today: date,
        timezone: str,
        unit: WeightUnit | None,
        recent: Sequence[Workout] = (),
        own_words: Mapping[str, str] | None = None,
    ) -> ReadingContext:
        """The reading context of a user's day; habits come from the last workouts, newest first."""
        loaded = [ref for row in reversed(recent) for ref in row.performances if ref.unit and ref.weight]
        return ReadingContext(
            today=today,
            timezone=timezone,
            default_unit=unit,
            aliases=own_words or {},
            habits={ref.exercise_id: ref.unit for ref in loaded if ref.unit},
            last_weights={ref.exercise_id: ref.weight for ref in loaded if ref.weight},
            ways=_ways(recent),
        )


def _ways(recent: Sequence[Workout]) -> dict[Decimal, str]:
    """The metres that were only ever covered with one exercise lately, by the words of the rows."""
    covered: dict[Decimal, set[str]] = {}
    for ref in (ref for row in recent for ref in row.performances):
        for found in _WAY.finditer(ref.words):
            covered.setdefault(Decimal(found["number"]) * METRES[found["unit"]], set()).add(ref.exercise_id)
    return {metres: next(iter(ids)) for metres, ids in covered.items() if len(ids) == 1}


def unit_of(preferences: UserPreferences) -> WeightUnit | None:
    """The unit that the user's preferences name."""
    units = preferences.ui_preferences.measurement_units
    return {"metric": "kg", "imperial": "lb"}.get(units) if units else None  # type: ignore[return-value]


def is_clear(reading: Extraction) -> bool:
    """Whether the reading may be recorded without asking: a report with something in it and no open question."""
    return reading.intent == "report" and bool(reading.workouts) and not reading.issues


def confidence(reading: Extraction) -> Confidence:
    """The least sure of what was read."""
    sets = (one for workout in reading.workouts for exercise in workout.exercises for one in exercise.sets)
    return max((one.confidence for one in sets), key=("high", "medium", "low").index, default="high")


def log_entry(message: Message, reading: Extraction, now: datetime) -> ExtractionLog:
    """The log entry of one reading."""
    waiting = bool(reading.issues)
    return ExtractionLog(
        user_id=message.user_id,
        extraction_id=message.effect("extraction", 0),
        conversation_id=message.conversation_id,
        turn=message.turn,
        raw_text=message.text,
        parsed=to_json(reading),
        confidence="low" if waiting else confidence(reading),
        status="waiting" if waiting else "recorded",
        question=reading.issues[0].question if waiting else None,
    )
