"""A model words the summary of a conversation, off the turn's path; what the conversation does not bear out is left out.

A model that is slow, down, malformed or lying, and a budget that is used up, cost words alone: then the rules' summary stands.
"""

import asyncio
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Final

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from agent.budget import Budget
from agent.grounded import Source
from agent.guards import as_data
from agent.guards.leaks import LEFT_OUT
from agent.window import LONGEST_EARLIER, shortened
from coaching.summary import LONGEST_LINE, MOST_LINES, MOST_TOPICS, summarised, topic_names
from domain.conversation import (
    Conversation,
    ConversationSummary,
    ConversationType,
    KeyFacts,
    MadeBy,
    Sentiment,
    SummaryData,
    Turn,
)
from kit import log
from kit.clock import local_day
from kit.llm import ChatModel, marks
from kit.llm.tokens import text_tokens
from prompts import library

DEADLINE_S: Final = 30.0
TRIES: Final = 2
CONTEXT_TOKENS: Final = 6_000
LONGEST_REPLY: Final = 700
LONGEST_NARRATIVE: Final = 1_200

logger = log.get("summary")


def _lines(value: object) -> object:
    """Weak models write one text for a list, and lists of numbers."""
    if value is None:
        return ()
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _first(value: object) -> object:
    """And lists for one text."""
    return " ".join(map(str, value)) if isinstance(value, list) else value or ""


Lines = Annotated[tuple[str, ...], BeforeValidator(_lines)]
Words = Annotated[str, BeforeValidator(_first)]


class Notes(BaseModel):
    """What a model answers; nothing of it is believed yet."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    narrative: Words
    current_goals: Lines = ()
    preferences: Lines = ()
    constraints: Lines = ()
    schedule_context: Lines = ()
    emotional_state: Words = ""
    action_items: Lines = ()
    topics: Lines = ()
    sentiment: Sentiment = "neutral"
    conversation_type: ConversationType = "coaching"


_LISTS: Final = ("current_goals", "preferences", "constraints", "schedule_context", "action_items", "topics")
_TEXT: Final = {"type": "string"}
_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "narrative": _TEXT,
        **{name: {"type": "array", "items": _TEXT} for name in _LISTS},
        "emotional_state": _TEXT,
        "sentiment": {"enum": ["positive", "neutral", "negative"]},
        "conversation_type": {"enum": ["coaching", "check_in", "problem_solving", "goal_setting"]},
    },
    "required": ["narrative", *_LISTS, "emotional_state", "sentiment", "conversation_type"],
    "additionalProperties": False,
}
_FORMAT: Final = {"type": "json_schema", "json_schema": {"name": "notes", "schema": _SCHEMA}}
_REPAIR: Final = "That is not the JSON object that was asked for. Answer with the object alone."


class Summariser:
    """Makes summaries with a model within its user's budget; the rules' summary is beneath each of them."""

    def __init__(self, model: ChatModel, budget: Budget, deadline_s: float = DEADLINE_S) -> None:
        self.model = model
        self.budget = budget
        self.deadline_s = deadline_s

    async def __call__(
        self, conversation: Conversation, before: ConversationSummary | None, turns: Sequence[Turn], now: datetime
    ) -> SummaryData:
        """The summary after these turns, by the model as far as it can be trusted."""
        ruled = await summarised(conversation, before, turns, now)
        known = before.summary_data if before else None
        await self.budget.look(conversation.user_id)
        if not self.budget.allows(conversation.user_id):
            return ruled
        try:
            with self.budget.counting(conversation.user_id, turns=0):
                async with asyncio.timeout(self.deadline_s):
                    told = await asyncio.to_thread(transcript, known, turns)
                    notes, model = await self._ask(told)
        except Exception as error:  # noqa: BLE001 - the model's edge: whatever it does, the rules' summary stands
            logger.warning("the rules' summary stands", conversation=conversation.conversation_id, **log.failure(error))
            return ruled
        made_by = MadeBy(maker="model", prompt=library.load("summarise").id, model=model)
        return await asyncio.to_thread(worded, ruled, notes, Source(_said(known, turns)), made_by)

    async def _ask(self, told: str) -> tuple[Notes, str]:
        """The notes and the name of the model that wrote them: with the schema first, then in plain text, told what was wrong."""
        said: list[BaseMessage] = [marks.told(prompt(), library.load("summarise").id), HumanMessage(told)]
        options: dict[str, Any] = {"response_format": _FORMAT}
        for last in range(1, TRIES + 1):
            try:
                reply = await self.model.ainvoke(said, max_tokens=LONGEST_REPLY, **options)
                return _read(str(reply.text)), str(reply.response_metadata.get("model_name") or self.model._llm_type)
            except ValidationError:
                said[2:] = [AIMessage(str(reply.text)[:LONGEST_REPLY] or "(nothing)"), HumanMessage(_REPAIR)]
                if last == TRIES:
                    raise
            except Exception:
                if last == TRIES:
                    raise
            options = {}  # many servers know no schema
        raise AssertionError("asked often enough")


def prompt() -> str:
    """What the model is told first; the same each time."""
    return library.load("summarise").render(topics=", ".join(sorted(topic_names())))


def transcript(known: SummaryData | None, turns: Sequence[Turn]) -> str:
    """The notes so far and the newest turns as JSON, as many as there is room for; what is older stands in the notes."""
    room = CONTEXT_TOKENS
    shown: list[dict[str, Any]] = []
    for turn in reversed(turns):
        one = _shown(turn)
        room -= text_tokens(json.dumps(one, ensure_ascii=False))
        if room < 0 and shown:
            break
        shown.insert(0, one)
    notes = known.model_dump(mode="json", include={"narrative_summary", "key_facts", "emotional_state", "action_items"}) if known else {}
    return json.dumps({"notes so far": notes, "messages": shown}, ensure_ascii=False)


def worded(ruled: SummaryData, notes: Notes, source: Source, made_by: MadeBy) -> SummaryData:
    """The rules' summary in the model's words, as far as the conversation bears them out; without a narrative left, as it was."""
    narrative = " ".join(source.sentences(notes.narrative))[:LONGEST_NARRATIVE]
    if not narrative:
        return ruled
    facts = {name: source.phrases(getattr(notes, name), MOST_LINES, LONGEST_LINE) for name in KeyFacts.model_fields if name in _LISTS}
    mood = notes.emotional_state.strip()
    known = topic_names()
    return ruled.model_copy(
        update={
            "narrative_summary": narrative,
            "key_facts": ruled.key_facts.model_copy(update={name: lines for name, lines in facts.items() if lines}),
            "emotional_state": mood if 0 < len(mood) <= LONGEST_LINE and source.bears_out(mood, in_their_words=False) else None,
            "action_items": source.phrases(notes.action_items, MOST_LINES, LONGEST_LINE) or ruled.action_items,
            "topics": tuple(dict.fromkeys(topic for topic in notes.topics if topic in known))[:MOST_TOPICS] or ruled.topics,
            "sentiment": notes.sentiment,
            "conversation_type": notes.conversation_type,
            "made_by": made_by,
        }
    )


def _shown(turn: Turn) -> dict[str, Any]:
    at = turn.created_at
    return {
        **({"day": local_day(at, turn.timezone or "UTC").isoformat()} if at else {}),
        "user": shortened(_as_data(turn.text), LONGEST_EARLIER),
        "coach": shortened(turn.reply or "", LONGEST_EARLIER),
        **({"stored": stored} if (stored := [card.title for card in turn.cards if card.receipt_id]) else {}),
    }


def _said(known: SummaryData | None, turns: Sequence[Turn]) -> list[str]:
    """All that a summary may say: the earlier one, the words of both, the days and what was stored."""
    lines = [line for turn in turns for line in _of(turn)]
    if known is None:
        return lines
    facts = [line for listed in known.key_facts.model_dump().values() for line in listed]
    return [known.narrative_summary, known.emotional_state or "", *facts, *known.action_items, *lines]


def _of(turn: Turn) -> list[str]:
    day = f"{local_day(turn.created_at, turn.timezone or 'UTC'):%Y-%m-%d %A %B}" if turn.created_at else ""
    return [day, _as_data(turn.text), turn.reply or "", *(card.title for card in turn.cards)]


def _as_data(text: str) -> str:
    """A message without words that would order a model about; one that speaks of summaries speaks to it."""
    return LEFT_OUT if "summar" in text.lower() else as_data(text)


def _read(reply: str) -> Notes:
    start, end = reply.find("{"), reply.rfind("}")
    return Notes.model_validate_json(reply[start : end + 1] if 0 <= start < end else "")
