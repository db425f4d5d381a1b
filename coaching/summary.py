"""The summary of a conversation, made from what its turns really stored and said; no model, so nothing in it is invented."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from domain.conversation import Card, Conversation, ConversationSummary, KeyFacts, SummaryData, Turn

MOST = 20


def summarised(conversation: Conversation, before: ConversationSummary | None, turns: Sequence[Turn], now: datetime) -> ConversationSummary:
    """The summary after these turns, which follow those that the earlier summary covers."""
    known = before.summary_data.key_facts if before else KeyFacts()
    cards = [card for turn in turns for card in turn.cards]
    facts = known.model_copy(
        update={
            "recent_progress": _newest(known.recent_progress, _workouts(cards)),
            "preferences": _newest(known.preferences, (str(card.data.get("text", "")) for card in cards if card.kind == "memory")),
        }
    )
    data = SummaryData(
        narrative_summary=_narrative(conversation, turns, facts),
        key_facts=facts,
        action_items=tuple(card.title for card in cards if card.kind == "question")[-1:],
        last_updated=now,
        conversation_id=conversation.conversation_id,
        through_turn=turns[-1].number,
    )
    summary = before or ConversationSummary(user_id=conversation.user_id, conversation_id=conversation.conversation_id, summary_data=data)
    return summary.model_copy(update={"summary_data": data})


def _narrative(conversation: Conversation, turns: Sequence[Turn], facts: KeyFacts) -> str:
    logged = f" Logged so far: {'; '.join(facts.recent_progress[-5:])}." if facts.recent_progress else ""
    told = f" The user said: {'; '.join(facts.preferences[-5:])}." if facts.preferences else ""
    return f"{turns[-1].number} messages.{logged}{told}"


def _workouts(cards: Iterable[Card]) -> Iterable[str]:
    """Each stored workout in a few words: its day, and what was done."""
    for card in cards:
        workout = card.data.get("workout") if card.kind == "workout" else None
        if isinstance(workout, dict):
            yield f"{workout.get('date')}: {', '.join(_names(workout)) or workout.get('name') or 'a workout'}"


def _names(workout: dict[str, Any]) -> list[str]:
    exercises = [str(exercise.get("name_as_written")) for exercise in workout.get("exercises", [])]
    return exercises + [str(metcon.get("name") or "a metcon") for metcon in workout.get("metcons", [])]


def _newest(known: Sequence[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*known, *(line for line in more if line)]))[-MOST:]
