"""The offline coach's judgement: what a message asks for, by rules, and which tool answers it."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from agent import phrases
from agent.facts import Facts
from domain.exercises import catalogue
from extraction.dates import find_dates


@dataclass(frozen=True)
class Call:
    """A tool to call, with its arguments."""

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)


Step = tuple[Call, ...] | str


def _words(*options: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(options) + r")\b", re.IGNORECASE)


GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|hallo|hola|salut|good (?:morning|evening|afternoon)|yo|sup|what['’]?s up)\b[^?]{0,30}$", re.IGNORECASE
)
THANKS = re.compile(r"^\W*(?:thanks|thank you|thx|cheers|great|perfect|ok|okay|cool|nice|got it|awesome)\b[^?]{0,30}$", re.IGNORECASE)
REMEMBER = re.compile(
    r"\b(?:remember|note|keep in mind|don['’]t forget)(?:\s*[,:]\s*|\s+)(?:that\s+)?(?P<fact>.+)", re.IGNORECASE | re.DOTALL
)
MEMORIES = _words("remember about me", "know about me", "told you", "my memories", "what do you remember")
COMPARE = _words("compare", "compared (?:to|with)", "versus", "vs")
DISTANCE = re.compile(r"\b(?P<kind>400 ?m|500 ?m|1 ?k|1 ?mi(?:le)?|2 ?k|5 ?k|10 ?k|half(?: marathon)?|marathon)\b", re.IGNORECASE)
KIND = re.compile(r"\b(?P<kind>(?:10|[1-9]) ?rm|one rep max|volume)\b", re.IGNORECASE)
UNDO = _words("undo", "take that back", "revert (?:that|it|the last)")
RECORD = _words(
    "best", "heaviest", "pr", "prs", "pb", "pbs", "records?", "max", "1rm", "one rep max", "strongest", "fastest", "longest", "most"
)
LAST = _words("last time", "when did i last", "previous(?:ly)?", "last session", "the last")
HISTORY = _words("history", "progress", "trend", "how (?:has|have|is|are|did|was|were|do)", "over time", "improv\\w+")
WEEK = _words("this week", "last week", "week", "weekly", "volume", "tonnage")
WORKOUTS = _words(
    "what did i (?:do|train|log)", "what have i (?:done|trained|logged)", "workouts?", "sessions?", "trained", "training log", "log"
)
WHO = _words("who are you", "are you (?:an? )?(?:ai|bot|human|robot)", "what are you", "what can you do", "help")
NEXT = _words("should i", "what(?:['’]s| is) (?:next|my workout)", "next (?:workout|session|time)", "plan (?:me|my|for)", "for tomorrow")
HOW_MANY = _words("how many", "how much", "how often", "total")
QUESTION = re.compile(
    r"\?|^\W*(?:what|when|how|which|who|did i|do i|have i|am i|is my|are my|show|list|tell me|give me|can you|compare)\b", re.IGNORECASE
)


# Words that name an exercise of the catalogue, but hardly ever in a question.
FILLERS = {"log", "workout", "training", "session"}


def decide(text: str, facts: Facts) -> Step:
    """What to do about a message: one tool call, or the reply itself."""
    if facts.stored or facts.question or facts.trouble:
        return phrases.after_storing(facts)
    if facts.why:
        return facts.why
    if UNDO.search(text) and len(text) < 60:
        return (Call("undo_last_change"),)
    if facts.intent == "correction":
        return (Call("correct_workout", {"quote": text}),)
    fact = REMEMBER.search(text)
    if fact and not QUESTION.search(text):
        return (Call("remember_fact", {"quote": fact.group("fact").strip()[:500]}),)
    if QUESTION.search(text):
        return _about(text, facts)
    return _small_talk(text, facts)


def _about(text: str, facts: Facts) -> Step:
    if MEMORIES.search(text):
        return phrases.remembered(facts)
    asked = [mention for mention in catalogue().spot(text) if mention.words.lower() not in FILLERS]
    if asked:
        return _about_exercise(text, next((mention for mention in asked if not mention.weak), asked[0]).words)
    distance = DISTANCE.search(text)
    if distance and (RECORD.search(text) or HISTORY.search(text)):
        return (Call("personal_records", {"exercise": "run", "kind": _kind(distance)}),)
    if WHO.search(text):
        return phrases.who(facts)
    today = date.fromisoformat(facts.today) if facts.today else None
    if NEXT.search(text) or (today and any(mention.day > today for mention in find_dates(text, today))):
        return phrases.no_plans(facts)
    return _about_days(text, today) if today else phrases.cannot(facts)


def _about_days(text: str, today: date) -> Step:
    last_week = today - timedelta(days=7)
    if COMPARE.search(text) and WEEK.search(text):
        return _week(today), _week(last_week)
    if WEEK.search(text) and (HOW_MANY.search(text) or not WORKOUTS.search(text)):
        return (_week(last_week if "last week" in text.lower() else today),)
    if WORKOUTS.search(text) or find_dates(text, today):
        first, last = _span(text, today)
        return (Call("find_workouts", {"first_day": first.isoformat(), "last_day": last.isoformat()}),)
    return phrases.CANNOT


def _week(day: date) -> Call:
    return Call("week_totals", {"day": day.isoformat()})


def _about_exercise(text: str, words: str) -> Step:
    if LAST.search(text) or (HISTORY.search(text) and not RECORD.search(text)):
        return (Call("exercise_history", {"exercise": words, "limit": 1 if LAST.search(text) else 5}),)
    if RECORD.search(text) or HOW_MANY.search(text):
        return (Call("personal_records", {"exercise": words, "kind": _kind(KIND.search(text) or DISTANCE.search(text))}),)
    return (Call("exercise_history", {"exercise": words, "limit": 5}),)


def _kind(found: re.Match[str] | None) -> str:
    """The record that was asked for, as the records name it."""
    if found is None:
        return ""
    words = found["kind"].lower().replace(" ", "")
    return {"onerepmax": "1rm", "1mile": "1mi", "halfmarathon": "half"}.get(words, words)


def _span(text: str, today: date) -> tuple[date, date]:
    lowered = text.lower()
    if "last week" in lowered:
        first = today - timedelta(days=today.weekday() + 7)
        return first, first + timedelta(days=6)
    if "this week" in lowered:
        return today - timedelta(days=today.weekday()), today
    if "month" in lowered:
        return today - timedelta(days=31), today
    days = sorted(mention.day for mention in find_dates(text, today) if mention.day <= today)
    if days:
        return days[0], days[-1]
    return today - timedelta(days=14), today


def _small_talk(text: str, facts: Facts) -> str:
    if facts.intent in ("plan", "other_person", "background"):
        return phrases.NOT_STORED[facts.intent]
    if facts.hurts:
        return phrases.hurting(facts)
    if GREETING.search(text):
        return phrases.greeting(facts)
    if THANKS.search(text):
        return phrases.thanks(facts)
    if facts.unplaced:
        return phrases.unread(facts)
    return phrases.listening(facts)
