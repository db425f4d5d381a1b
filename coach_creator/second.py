"""The interview's second reading: a model points at words that the rules left, and the rules read them as that answer.

It only ever points: a quote that does not stand in what was left, a topic that is settled, or words about others are dropped, and no
denial of an injury or an illness comes from it. Whatever it does, the first reading stands.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from langchain_core.messages import BaseMessage, HumanMessage

from coach_creator import extractors, interviewer, slots, words
from coach_creator.extractors import guards
from coach_creator.extractors.reading import Found, Reading
from coach_creator.orders import orders_in
from coach_creator.purse import Purse
from domain.creator import CreatorSession, SlotKey
from kit import log
from kit.clock import local_day
from kit.llm import ChatModel
from kit.llm.breaker import Breaker
from kit.llm.marks import told
from prompts import library

READING_DEADLINE_S: Final = 8.0
LONGEST_REPLY: Final = 400
MOST: Final = 6
_NEVER_DENIED: Final[frozenset[SlotKey]] = frozenset({"injuries", "red_flags"})
_FORMAT: Final[dict[str, Any]] = {
    "type": "json_schema",
    "json_schema": {
        "name": "answers",
        "schema": {
            "type": "object",
            "properties": {
                "answers": {
                    "type": "array",
                    "maxItems": MOST,
                    "items": {
                        "type": "object",
                        "properties": {"topic": {"type": "string"}, "quote": {"type": "string", "maxLength": 300}},
                        "required": ["topic", "quote"],
                        "additionalProperties": False,
                    },
                }
            },
            "required": ["answers"],
            "additionalProperties": False,
        },
    },
}

logger = log.get("interview")


@dataclass(frozen=True)
class Looked:
    """What a second reading found, and the prompts that it took."""

    found: tuple[Found, ...] = ()
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True)
class SecondReader:
    """A model that looks at what the rules left of a message; one that is too slow is left alone for a while."""

    model: ChatModel
    purse: Purse
    breaker: Breaker
    deadline_s: float = READING_DEADLINE_S

    async def read(self, session: CreatorSession, text: str, now: datetime) -> Looked:
        """Further answers in the message; none when nothing was left or the model is no help."""
        reading = Reading(text[: extractors.LONGEST], session.pending)
        left = interviewer.unread(session, reading, now)
        still = slots.open_slots(session)
        if not left or not still or session.is_complete:
            return Looked()
        await self.purse.look(session.user_id)
        if not self.purse.allows(session.user_id) or not self.breaker.allows():
            return Looked()
        try:
            with self.purse.counting(session.user_id):
                async with asyncio.timeout(self.deadline_s):
                    reply = await self.model.ainvoke(
                        _asked(session, reading, left, still), max_tokens=LONGEST_REPLY, response_format=_FORMAT
                    )
        except Exception as error:  # noqa: BLE001 - the model's edge: whatever it does, the rules' reading stands
            logger.warning("the model read nothing", **log.failure(error))
            self.breaker.failed(at_once=isinstance(error, TimeoutError))
            return Looked()
        self.breaker.succeeded()
        today = local_day(now, session.timezone or "UTC")
        judged = (_earned(said, reading, left, still, today) for said in _answers_in(str(reply.text)))
        return Looked(tuple(found for found in judged if found is not None), (library.load("read_answer").id,))


def _asked(session: CreatorSession, reading: Reading, left: Sequence[tuple[int, int]], still: Sequence[SlotKey]) -> list[BaseMessage]:
    prompt = library.load("read_answer")
    shown = {
        "message": reading.raw,
        "not understood yet": [reading.raw[start:end] for start, end in left],
        "asked": [slots.SLOTS[key].topic for key in session.pending],
        "open topics": {key: slots.SLOTS[key].topic for key in still},
    }
    return [told(prompt.text, prompt.id), HumanMessage(json.dumps(shown, ensure_ascii=False))]


def _answers_in(reply: str) -> list[dict[str, Any]]:
    start = reply.find("{")
    try:
        said = json.JSONDecoder().raw_decode(reply, start)[0] if start >= 0 else None
    except (ValueError, RecursionError):
        return []
    rows = said.get("answers") if isinstance(said, dict) else None
    return [row for row in rows[:MOST] if isinstance(row, dict)] if isinstance(rows, list) else []


def _earned(said: dict[str, Any], reading: Reading, left: Sequence[tuple[int, int]], still: Sequence[SlotKey], today: date) -> Found | None:
    """A claim as a find, when its words stand in what was left and can be that answer."""
    key = next((one for one in still if one == said.get("topic")), None)
    quote = str(said.get("quote", "")).strip()
    start = reading.raw.find(quote) if quote else -1
    end = start + len(quote)
    if key is None or start < 0 or not any(first <= start and end <= last for first, last in left):
        return None
    if orders_in(quote) or quote.endswith("?") or guards.is_others(Reading(reading.raw), min(start + 1, len(reading.raw) - 1)):
        return None
    again = Reading(quote, (key,))
    meant = next((find for find in extractors.read(again, today) if find.slot == key), None)
    value = meant.value if meant else words.as_value(key, quote)
    if value is None or (key in _NEVER_DENIED and not value):
        return None
    return Found(key, value, start, end, faint=True)
