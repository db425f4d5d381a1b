"""Facts that stay words: where somebody trains, when they were born, how they eat. Two that can't both hold are asked about."""

import re
from typing import Any

from coaching import holding
from coaching.telling.keep_goals import UPDATES
from coaching.telling.keeping import Choice, Kept, Option, Telling
from domain.memory import Memory
from domain.workout import Span

_PLACES = (
    (
        "home",
        re.compile(r"\b(?:at home|from home|home gym|in my (?:garage|basement|living room|flat|apartment)|garage gym)\b", re.IGNORECASE),
    ),
    ("gym", re.compile(r"\bgyms?\b|\bcrossfit box\b|\bfitness (?:studio|club)\b", re.IGNORECASE)),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CORRECTS = re.compile(r"\b(?:sorry|actually|i mean(?:t)?|correction|wrong|typo|mistake)\b", re.IGNORECASE)
# A year of birth never changes: a newer one settles nothing.
_FOR_GOOD = {"birth_year"}


def value_of(topic: str | None, text: str) -> str | None:
    """What a fact says of its topic, where two values can't both hold."""
    if topic == "place":
        return next((name for name, words in _PLACES if words.search(text)), None)
    if topic == "birth_year":
        found = _YEAR.search(text)
        return found[0] if found else None
    return None


async def keep_fact(telling: Telling, span: Span) -> Kept:
    """Keep a sentence; what it takes the place of ends, what it contradicts is asked about, and the same again is kept once."""
    text = span.quote.strip()
    topic = holding.topic_of(text) or ""
    again = telling.said_already(span, topic.partition(":")[0])
    older = [one for one in telling.topics(topic) if again is None or one.memory_id != again.id] if topic else []
    if again is not None:
        doubted = [one for one in telling.known if again.entity_id in one.unsure]
        return Kept(f"I'll keep in mind: “{text}”", "Remembered", (again,), **_asks(doubted, text, again.entity_id))
    value = value_of(topic, text)
    if value is not None and any(value_of(topic, one.text) == value and not one.unsure for one in older):
        return Kept(f"I have that already: “{older[0].text}”")
    doubted = [] if value is None or _settles(topic, telling.message.text) else [one for one in older if value_of(topic, one.text) != value]
    first, last = holding.held(text, telling.today)
    over = [one for one in older if one not in doubted]
    if topic.startswith("injury:"):
        # What lasts of a body is a row. How it feels today ends nothing, and is not known to hold tomorrow.
        over, last = [], last or telling.today
    receipt = telling.remember(span, topic, None, held=(first, last), over=over, unsure=doubted)
    await telling.commit()
    return Kept(f"I'll keep in mind: “{text}”", "Remembered", (receipt,), **_asks(doubted, text, receipt.entity_id))


def _settles(topic: str, text: str) -> bool:
    """Whether the words themselves say that this holds from now on."""
    return bool((_CORRECTS if topic in _FOR_GOOD else UPDATES).search(text))


def _asks(doubted: list[Memory], text: str, memory_id: str) -> dict[str, Any]:
    if not doubted:
        return {}
    options = (*(Option((one.memory_id,), one.text) for one in doubted[:1]), Option((memory_id,), text))
    question = f"You told me “{doubted[0].text}” before, and now “{text}”. Which one holds?"
    return {"question": question, "choice": Choice("holds", options)}
