"""The summary of a conversation: what its turns stored and said, by rules that invent nothing; a model may word it better.

Whoever makes it, it follows the earlier summary, and what was trained always comes from committed rows.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from domain.conversation import Card, Conversation, ConversationSummary, ConversationType, KeyFacts, Sentiment, SummaryData, Turn

MOST: Final = 20
MOST_LINES: Final = 8
LONGEST_LINE: Final = 160
MOST_TOPICS: Final = 5

Summarise = Callable[[Conversation, ConversationSummary | None, Sequence[Turn], datetime], Awaitable[SummaryData]]
"""Makes the summary after these turns, oldest first, which follow those that the earlier summary covers."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


async def summarised(conversation: Conversation, before: ConversationSummary | None, turns: Sequence[Turn], now: datetime) -> SummaryData:
    """The summary by rules; read in a thread, for there may be hundreds of turns."""
    return await asyncio.to_thread(by_rules, conversation, before, turns, now)


def by_rules(conversation: Conversation, before: ConversationSummary | None, turns: Sequence[Turn], now: datetime) -> SummaryData:
    """The same at once."""
    known = before.summary_data if before else None
    said = [turn.text for turn in turns]
    counts = _counted(said, any(card.kind == "workout" for turn in turns for card in turn.cards))
    facts = _facts(known.key_facts if known else KeyFacts(), turns)
    topics = tuple(dict.fromkeys([*sorted(counts, key=lambda name: -counts[name]), *(known.topics if known else ())]))[:MOST_TOPICS]
    return SummaryData(
        narrative_summary=_narrative(turns, facts, topics),
        key_facts=facts,
        action_items=_open_question(turns) or _newest((), _kept("action_items", said))[-MOST_LINES:],
        topics=topics,
        sentiment=_sentiment(said) or (known.sentiment if known else None) or "neutral",
        conversation_type=_type(counts, turns) or (known.conversation_type if known else "coaching"),
        last_updated=now,
        conversation_id=conversation.conversation_id,
        through_turn=turns[-1].number,
    )


def topic_names() -> frozenset[str]:
    """All topics that there are."""
    return frozenset(_signs().topics)


def _facts(known: KeyFacts, turns: Sequence[Turn]) -> KeyFacts:
    cards = [card for turn in turns for card in turn.cards]
    said = [turn.text for turn in turns]
    own = ("current_goals", "constraints", "schedule_context")
    return known.model_copy(
        update={
            "recent_progress": _newest(known.recent_progress, _workouts(cards)),
            "preferences": _newest(known.preferences, (str(card.data.get("text", "")) for card in cards if card.kind == "memory")),
            **{name: _newest(getattr(known, name), _kept(name, said))[-MOST_LINES:] for name in own},
        }
    )


def _narrative(turns: Sequence[Turn], facts: KeyFacts, topics: Sequence[str]) -> str:
    about = f" About {', '.join(topics).replace('_', ' ')}." if topics else ""
    logged = f" Logged so far: {'; '.join(facts.recent_progress[-5:])}." if facts.recent_progress else ""
    told = f" The user said: {'; '.join(facts.preferences[-5:])}." if facts.preferences else ""
    return f"{turns[-1].number} messages.{about}{logged}{told}"


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


def _open_question(turns: Sequence[Turn]) -> tuple[str, ...]:
    return tuple(card.title for card in turns[-1].cards if card.kind == "question")[-1:]


def _kept(name: str, said: Iterable[str]) -> Iterator[str]:
    """The sentences of the user that tell something of this kind, in their own words; questions tell nothing."""
    pattern = _signs().kept[name]
    for text in said:
        for found in _SENTENCE.finditer(text) if pattern.search(text) else ():
            sentence = found[0].strip()
            if not sentence.endswith("?") and len(sentence) <= LONGEST_LINE and pattern.search(sentence):
                yield sentence.rstrip(".!")


def _counted(said: Sequence[str], logged: bool) -> dict[str, int]:
    counts = {name: sum(bool(pattern.search(text)) for text in said) for name, pattern in _signs().topics.items()}
    counts["workout_logging"] += logged
    return {name: count for name, count in counts.items() if count}


def _sentiment(said: Sequence[str]) -> Sentiment | None:
    happy, unhappy = (sum(len(pattern.findall(text)) for text in said) for pattern in (_signs().happy, _signs().unhappy))
    if happy == unhappy:
        return None if happy == 0 else "neutral"
    return "positive" if happy > unhappy else "negative"


def _type(counts: dict[str, int], turns: Sequence[Turn]) -> ConversationType | None:
    shown = {*counts, *(["alarm"] if any(turn.alarm for turn in turns) else [])}
    return next((name for name, topics in _signs().types.items() if shown & topics), None)


@dataclass(frozen=True)
class _Signs:
    topics: dict[str, re.Pattern[str]]
    types: dict[ConversationType, set[str]]
    happy: re.Pattern[str]
    unhappy: re.Pattern[str]
    kept: dict[str, re.Pattern[str]]


@cache
def _signs() -> _Signs:
    data = yaml.safe_load(files("coaching").joinpath("summary_words.yaml").read_text(encoding="utf-8"))
    topics, kept = ({name: _words(words) for name, words in data[part].items()} for part in ("topics", "kept"))
    return _Signs(topics, {name: set(shown) for name, shown in data["types"].items()}, _words(data["happy"]), _words(data["unhappy"]), kept)


def _words(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
