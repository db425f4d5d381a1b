"""Drafts that wait for one answer: the question is asked once, and the answer is merged into the words it was about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coaching.message import Message
from coaching.reading import Reader, log_entry
from domain.conversation import Turn
from domain.imports import ExtractionLog
from domain.measures import WeightUnit
from extraction import UNSURE, Extraction
from kit.clock import Clock
from storage.workouts import Workouts, putting_extraction

_UNIT = re.compile(
    r"^\W*(?:(?:in|all|it was|they were|that was|those were|always|everything(?: is| was)?(?: in)?|sorry|i use|use)\s+)*"
    r"(?:(?P<kg>kg|kgs|kilos?|kilograms?|kilogramm)|(?P<lb>lbs?|pounds?|#))\b.{0,20}$",
    re.IGNORECASE | re.DOTALL,
)
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|yup|correct|right|that'?s right|exactly|sure|ok|okay|ja|sí|si|oui|sim|tak|да)"
    r"(?:[\s,.!]+(?:it is|it was|that'?s right|that is right|correct|right|exactly|please|thanks|thank you|log it|save it|do it))*\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answered:
    """A draft whose question the new message answers: the words it was about, read again with the answer."""

    message: Message
    reading: Extraction
    entry: ExtractionLog
    unit: WeightUnit | None


class Drafts:
    """Keeps drafts in the extraction log, one open question at a time."""

    def __init__(self, workouts: Workouts, reader: Reader, clock: Clock) -> None:
        self.workouts = workouts
        self.reader = reader
        self.clock = clock

    async def wait(self, message: Message, reading: Extraction) -> ExtractionLog:
        """Keep a draft with its open question; the same draft is kept once."""
        entry = log_entry(message, reading, self.clock.now())
        known = await self.workouts.waiting_draft(message.user_id, entry.extraction_id)
        if known is None:
            put = putting_extraction(entry, self.clock.now())
            await self.workouts.table.transact([*([message.guard] if message.guard else []), put])
        return known or entry

    async def answered_by(self, message: Message, turns: Sequence[Turn]) -> Answered | None:
        """The draft of the turn before, if this message answers its question."""
        before = turns[0] if turns else None
        waiting = before.extra.get("waiting") if before else None
        unit = unit_said(message.text)
        if before is None or waiting is None or (unit is None and not _YES.match(message.text)):
            return None
        entry = await self.workouts.waiting_draft(message.user_id, str(waiting))
        if entry is None or entry.status not in ("waiting", "answered"):
            return None
        original = _original(message, before, entry)
        reading = self.reader.read(original, unit) if unit else _confirmed(entry)
        if reading is None:
            return None
        return Answered(original, reading, entry.model_copy(update={"status": "answered"}), unit)


def _confirmed(entry: ExtractionLog) -> Extraction | None:
    """The draft as it was shown, when a yes is what it waits for."""
    draft = Extraction.model_validate(entry.parsed)
    waits = any(issue.code == UNSURE for issue in draft.issues)
    return draft.model_copy(update={"issues": ()}) if waits else None


def unit_said(text: str) -> WeightUnit | None:
    """The unit that a short answer names."""
    found = _UNIT.match(text)
    if found is None:
        return None
    return "kg" if found.group("kg") else "lb"


def _original(message: Message, before: Turn, entry: ExtractionLog) -> Message:
    """The message that the draft was read from: that of the turn before, unless that one asked again about an older one."""
    asked_again = (entry.conversation_id, entry.turn) != (before.conversation_id, before.number)
    at = (entry.created_at if asked_again else before.created_at) or message.at
    timezone = before.timezone or message.timezone
    return replace(message, text=entry.raw_text, at=at, conversation_id=entry.conversation_id, turn=entry.turn, timezone=timezone)
