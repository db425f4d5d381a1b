"""Things of the log that some words may mean, the question which of them, and the answer to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from coaching import wording
from domain.exercises import catalogue
from domain.history import LoggedWorkout
from domain.model import Model
from extraction.dates import find_dates
from extraction.intent import clauses
from kit.errors import Invalid

MOST = 4
_NO = re.compile(
    r"^\W*(?:no|nope|nah|none|neither|nothing|never ?mind|leave (?:it|them|that)(?: (?:alone|in|as it is))?|keep (?:it|them|both)"
    r"|cancel|stop|forget it|don['’]t)\b(?:[\s,.!]*(?:of (?:them|those)|thanks|thank you|please|it'?s fine|don['’]t|keep it))*\W*$",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|yup|ja|sí|si|oui|sure|ok|okay|correct|right|exactly|do (?:it|that)|go ahead|please do"
    r"|that(?:['’]s (?:it|the)| one)?)"
    r"(?:[\s,.!]*(?:please|that|one|it|do it|go ahead|undo it|thanks|remove it|delete it|too))*\W*$",
    re.IGNORECASE,
)
_ALL = re.compile(r"^\W*(?:all|both|every one|each|everything)\b.{0,24}$", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:(?P<first>first|1st|1|oldest|older|earlier|earliest)|(?P<second>second|2nd|2)|(?P<third>third|3rd|3)"
    r"|(?P<last>last|latest|newest|newer|later|most recent|recent))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\d.])\d+(?:[.,]\d+)?(?![\d.])")
_LONGEST = 70
_MOST_OTHER = 3
# Words that stand beside what is picked.
_PICKING = frozenset(
    re.findall(
        r"\w+",
        "the one that this from with was were did had mean meant for and not yes yeah first second third last latest oldest newest"
        " earlier earliest later most recent today yesterday monday tuesday wednesday thursday friday saturday sunday mon tue wed thu"
        " fri sat sun week morning evening night set workout session entry heavier lighter kg lbs pound please change only just sorry"
        " ago day january february march april may june july august september october november december",
    )
)


class TargetUnclear(Invalid):
    """The words fit no stored workout, or more than one thing in it."""

    code = "target_unclear"


class Option(Model):
    """A stored workout, or one exercise of it, that the user may mean."""

    day: date
    workout_id: str
    words: str
    position: int | None = None

    @classmethod
    def of(cls, logged: LoggedWorkout, words: str, position: int | None = None) -> Self:
        """A thing of a stored workout."""
        return cls(day=logged.workout.date, workout_id=logged.workout.workout_id, words=wording.shortened(words), position=position)

    def told(self, today: date) -> str:
        """The thing and its day, in words."""
        return f"{self.words} ({wording.day(self.day, today)})"


@dataclass(frozen=True)
class Scope:
    """The workouts that a message may be about: `spoken` were of this conversation, spoken of last first; `fresh` are the ids
    that the turn before stored; `chosen` is what the user picked when asked, `dated` that the words name the day of all of them."""

    near: Sequence[LoggedWorkout]
    spoken: Sequence[LoggedWorkout] = ()
    fresh: frozenset[str] = frozenset()
    today: date = date.min
    chosen: Sequence[Option] = ()
    dated: bool = False


class WhichOne(TargetUnclear):
    """Several stored things fit the words; `options` are the newest of them."""

    code = "which_one"

    def __init__(self, options: Sequence[Option], today: date) -> None:
        self.options = tuple(options)[:MOST]
        told = [one.told(today) for one in self.options]
        listed = told[0] if len(told) == 1 else f"{'; '.join(told[:-1])}; or {told[-1]}"
        super().__init__(f"Do you mean {listed}?")


def agreed(text: str, options: Sequence[Option]) -> tuple[Option, ...] | None:
    """What a plain yes or no does about a question whether to change something: all of it, or nothing; None for any other words."""
    said = text.strip()
    return () if _NO.match(said) else tuple(options) if _YES.match(said) else None


def chosen(text: str, options: Sequence[Option], today: date) -> tuple[Option, ...] | None:
    """What an answer picks: one thing, all, nothing (empty); None when the words answer no such question."""
    said = text.strip()
    if len(said) > _LONGEST or "?" in said or any(part.intent == "question" for part in clauses(said)):
        return None
    if _NO.match(said):
        return ()
    if len(options) == 1:
        if _says_more(said, options) and not _YES.match(said):
            return None
        return tuple(options) if _YES.match(said) or _named(said, options) or _dated(said, options, today) else None
    if _ALL.match(said):
        return tuple(options)
    if _says_more(said, options):
        return None
    picked = _dated(said, options, today) or _named(said, options) or _numbered(said, options) or _counted(said, options)
    return (picked,) if picked else None


def _says_more(said: str, options: Sequence[Option]) -> bool:
    """Whether words talk of other things than which one is meant: "soup again, third day in a row" picks nothing."""
    known = _PICKING.union(*(_words(one.words) for one in options), *(_words(one.words) for one in catalogue().spot(said)))
    return len(_words(said) - known) > _MOST_OTHER


def _dated(said: str, options: Sequence[Option], today: date) -> Option | None:
    days = {one.day for one in find_dates(re.sub(r"(?<=[a-z])['’]s\b", "  ", said), today)}
    return _single([one for one in options if one.day in days])


def _named(said: str, options: Sequence[Option]) -> Option | None:
    mentioned = {name for one in catalogue().spot(said) for name in (one.exercise_id, *one.also)}
    found = [one for one in options if {mention.exercise_id for mention in catalogue().spot(one.words)} & mentioned]
    return _single(found) or _single([one for one in options if _words(said) & _words(one.words)])


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[^\W\d_]{3,}", text.lower())}


def _numbered(said: str, options: Sequence[Option]) -> Option | None:
    numbers = {number.replace(",", ".") for number in _NUMBER.findall(said)}
    return _single([one for one in options if numbers & set(_NUMBER.findall(one.words))]) if len(numbers) == 1 else None


def _counted(said: str, options: Sequence[Option]) -> Option | None:
    at = _ORDER.search(said)
    if at is None:
        return None
    ordered = sorted(options, key=lambda one: (one.day, one.workout_id)) if at["last"] else options
    place = {"first": 0, "second": 1, "third": 2, "last": -1}[str(at.lastgroup)]
    return ordered[place] if place < len(ordered) else None


def _single(found: Sequence[Option]) -> Option | None:
    return found[0] if len(found) == 1 else None
