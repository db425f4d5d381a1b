"""What was true of a user at an earlier time, by their own words: facts that held in a stretch, and since when something holds."""

import re
from collections.abc import Sequence
from datetime import date

from coaching import holding, wording
from coaching.telling.injuries import part_named
from domain.exercises import catalogue
from domain.memory import Memory
from domain.periods import Span

MOST = 3
ALL_TIME_DAYS = 3000
_PAST = re.compile(r"\b(?:what|which|how|did|was|were|had|where|when|since when)\b", re.IGNORECASE)
_SINCE_WHEN = re.compile(
    r"\bsince when\b|\bwhen did\b.{0,40}\b(?:start|begin|first)\b|\bhow long has\b.{0,40}\b(?:hurt|been|bother)", re.IGNORECASE
)
_BACK_THEN = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_TRAINING = re.compile(r"\b(?:sets?|reps?|volume|train\w*|exercis\w*|workouts?|sessions?|lift\w*|days?)\b", re.IGNORECASE)
_TOPICS = (
    ("goal", re.compile(r"\b(?:goals?|targets?|aims?|aiming for|training for)\b", re.IGNORECASE)),
    ("injury", re.compile(r"\b(?:injur(?:y|ies|ed)|pains?|hurt(?:ing)?|niggles?)\b", re.IGNORECASE)),
    ("equipment", re.compile(r"\b(?:equipment|gear)\b", re.IGNORECASE)),
    (
        "place",
        re.compile(r"\b(?:where (?:did|do|was|am)|since when (?:do|did|have)) i (?:usually )?(?:train|work ?out|lift)", re.IGNORECASE),
    ),
    ("birth_year", re.compile(r"\b(?:when|what year|which year) was i born|my (?:birth ?year|year of birth)", re.IGNORECASE)),
)


def as_of(text: str, spans: Sequence[Span], today: date, known: Sequence[Memory]) -> str | None:
    """The answer to a question about an earlier time, or about since when; None when that is not asked."""
    if not text.rstrip().endswith("?") or not _PAST.search(text):
        return None
    about = _about(text, known)
    if about is None:
        return None
    if _SINCE_WHEN.search(text):
        return _since_when(about)
    begun = [span for span in spans if span.days < ALL_TIME_DAYS]
    earlier = [span for span in begun if span.last < today or (span.first < today and _BACK_THEN.search(text))]
    if not earlier:
        return _now(about)
    return _then(about, earlier[-1])


def _about(text: str, known: Sequence[Memory]) -> list[Memory] | None:
    """The facts on what is asked; None when it is nothing that facts are about."""
    part = part_named(text)
    topic = next((name for name, words in _TOPICS if words.search(text)), None)
    if part is not None and topic != "goal":
        wanted = "injury:" + part[0].replace(" ", "_")
        found = [one for one in known if holding.same_topic(wanted, one.topic)]
        # How many leg sets is a question about training, whatever is known of the leg.
        return found if topic == "injury" or (found and not _TRAINING.search(text)) else None
    if topic is None:
        return None
    exercises = {mention.exercise_id for mention in catalogue().spot(text)} if topic == "goal" else set()
    named = [one for one in known if (one.topic or "").split(":")[0] == topic]
    return [one for one in named if not exercises or _exercise(one) in exercises]


def _exercise(memory: Memory) -> str:
    return [*(memory.topic or "").split(":"), ""][1]


def _now(about: Sequence[Memory]) -> str | None:
    """What holds of a fact that is words alone; goals, injuries and equipment have rows that tell more."""
    holds = [one for one in about if one.superseded_by is None and one.topic in ("place", "birth_year")]
    if not holds:
        return None
    doubt = " I'm not sure which of them holds." if any(one.unsure for one in holds) else ""
    return f"You told me: {'; '.join(f'“{one.text}”' for one in holds[:MOST])}.{doubt}"


def _since_when(about: Sequence[Memory]) -> str | None:
    holds = [one for one in about if one.superseded_by is None] or list(about)
    if not holds:
        return None
    oldest = min(holds, key=first_day)
    return f"Since {_day(first_day(oldest))}: “{oldest.text}”."


def _then(about: Sequence[Memory], span: Span) -> str:
    when = wording.in_span(span) if span.days > 1 else f"on {_day(span.first)}"
    held = [one for one in about if first_day(one) <= span.last and (one.true_to is None or one.true_to >= span.first)]
    if not held:
        return f"You had told me nothing about that by {_day(span.last)}." if about else "You never told me anything about that."
    told = "; ".join(f"“{one.text}” (said {_day(one.said_at.date())})" for one in held[:MOST])
    return f"{when[:1].upper()}{when[1:]} it was: {told}."


def first_day(memory: Memory) -> date:
    """The day from which on a fact holds."""
    return memory.true_from or memory.said_at.date()


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
