"""A message as the extractors read it: lower-case, typos of known words mended, every match still pointing at the user's own characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rapidfuzz.distance import OSA

from domain.creator import SlotKey

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "\u00a0": " "})
_WORD = re.compile(r"[a-z']+")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[\n;]")
_CLAUSE_END = re.compile(r"[.!?](?=\s|$)|[\n;]|,\s*(?=(?:but|and i|although|though|because)\b)|\b(?:but|however|although|though)\b")

_OFTEN_MISTYPED = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "shoulder",
    "shoulders",
    "dumbbell",
    "dumbbells",
    "barbell",
    "kettlebell",
    "kettlebells",
    "treadmill",
    "beginner",
    "crossfit",
    "session",
    "sessions",
    "minutes",
    "equipment",
    "injury",
    "injuries",
    "running",
    "currently",
    "morning",
    "mornings",
    "evening",
    "evenings",
    "strength",
    "stronger",
    "muscle",
    "muscles",
    "marathon",
    "deadlift",
    "intermediate",
    "advanced",
    "weekend",
    "weekends",
    "months",
]
_KNOWN = frozenset(_OFTEN_MISTYPED)
_ALIASES = {
    "wensday": "wednesday", "wednsday": "wednesday", "wendsday": "wednesday", "dumbell": "dumbbell", "dumbells": "dumbbells",
    "dumbel": "dumbbell", "dumbels": "dumbbells", "begginer": "beginner", "begginner": "beginner", "minuets": "minutes", "mins": "mins",
    "tommorow": "tomorrow", "excercise": "exercise", "stronk": "strong", "wieght": "weight", "loose": "lose", "nees": "knees",
    "squad": "squat", "squads": "squats", "gim": "gym",
}  # fmt: skip

_SIGN = r"\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
_SEGMENT_END = re.compile(rf"[.,;!?\n(){_SIGN}]+")
_PHRASE_END = re.compile(rf"[.!?](?=\s|$)|[\n;,(){_SIGN}]|\b(?:but|however|although|though)\b")

NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
    "couple": 2, "a couple": 2, "a couple of": 2, "couple of": 2, "a few": 3, "few": 3, "half a": 0, "half": 0,
}  # fmt: skip
NUM = (
    r"(?:\d+(?:[.,]\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:one|two|three|four|five|six|seven|eight|nine)"
    r"|a couple(?: of)?|couple(?: of)?|a few|few|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)"
)

_TENS = re.compile(r"(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](one|two|three|four|five|six|seven|eight|nine)")


def number(words: str) -> float:
    """The number that `NUM` matched."""
    words = words.strip()
    if tens := _TENS.fullmatch(words):
        return float(NUMBER_WORDS[tens[1]] + NUMBER_WORDS[tens[2]])
    return float(NUMBER_WORDS[words]) if words in NUMBER_WORDS else float(words.replace(",", "."))


@dataclass(frozen=True)
class Found:
    """A value for a slot and where its words stand.

    A faint one never replaces what was said clearly; one that stands instead is the whole answer, with what was known taken in.
    """

    slot: SlotKey
    value: Any
    start: int
    end: int
    faint: bool = False
    instead: bool = False


@dataclass(frozen=True)
class Part:
    """A stretch of the reading: a sentence or a clause, with its offset."""

    text: str
    start: int


@dataclass(frozen=True)
class Reading:
    """The message, what it looks like to a pattern, and which slots the last question asked for."""

    raw: str
    pending: tuple[SlotKey, ...] = ()
    low: str = field(init=False)
    _at: tuple[int, ...] = field(init=False)
    _to: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        low, at, to = _normalise(self.raw)
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "_at", at)
        object.__setattr__(self, "_to", to)

    def asks(self, slot: SlotKey) -> bool:
        """Whether the last question asked for this slot."""
        return slot in self.pending

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `low` stands in the message, without the space around it."""
        while start < end and self.low[start].isspace():
            start += 1
        while end > start and (self.low[end - 1].isspace() or self.low[end - 1] in ",;"):
            end -= 1
        return (self._at[start], self._to[end - 1]) if start < end else (0, 0)

    def found(self, slot: SlotKey, value: Any, start: int, end: int, *, faint: bool = False) -> Found:
        """A find at a stretch of `low`."""
        return Found(slot, value, *self.span(start, end), faint=faint)

    def quote(self, start: int, end: int) -> str:
        """The user's own words at a stretch of `low`."""
        first, last = self.span(start, end)
        return self.raw[first:last]

    @cached_property
    def sentences(self) -> tuple[Part, ...]:
        return tuple(_split(self.low, _SENTENCE_END))

    @cached_property
    def clauses(self) -> tuple[Part, ...]:
        return tuple(_split(self.low, _CLAUSE_END))

    @cached_property
    def phrases(self) -> tuple[Part, ...]:
        return tuple(_split(self.low, _PHRASE_END))

    @cached_property
    def segments(self) -> tuple[Part, ...]:
        """The stretches between any punctuation, for finding bare answers."""
        return tuple(part for part in _split(self.low, _SEGMENT_END) if re.search(r"\w", part.text))

    def phrase_at(self, position: int) -> Part:
        """The stretch between commas that a position lies in."""
        return _part_at(self.phrases, position, self.low)

    def clause_at(self, position: int) -> Part:
        """The clause that a position lies in."""
        return _part_at(self.clauses, position, self.low)

    def sentence_at(self, position: int) -> Part:
        """The sentence that a position lies in."""
        return _part_at(self.sentences, position, self.low)


def _part_at(parts: tuple[Part, ...], position: int, whole: str) -> Part:
    for part in parts:
        if part.start <= position < part.start + len(part.text) + 1:
            return part
    return Part(whole, 0)


def _split(text: str, at: re.Pattern[str]) -> Iterator[Part]:
    start = 0
    for end in at.finditer(text):
        if text[start : end.start()].strip():
            yield Part(text[start : end.start()], start)
        start = end.end()
    if text[start:].strip():
        yield Part(text[start:], start)


def _normalise(raw: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Lower-case text with known words mended, and for each of its characters where it begins and ends in the raw text."""
    plain = "".join(low if len(low := char.lower()) == 1 else char for char in raw.translate(_QUOTES))
    out: list[str] = []
    at: list[int] = []
    to: list[int] = []
    done = 0
    for match in _WORD.finditer(plain):
        mended = _mend(match.group())
        if mended == match.group():
            continue
        _copy(plain, done, match.start(), out, at, to)
        out.append(mended)
        at.extend([match.start()] * len(mended))
        to.extend([match.end()] * len(mended))
        done = match.end()
    _copy(plain, done, len(plain), out, at, to)
    return "".join(out), tuple(at), tuple(to)


def _copy(plain: str, start: int, end: int, out: list[str], at: list[int], to: list[int]) -> None:
    out.append(plain[start:end])
    at.extend(range(start, end))
    to.extend(range(start + 1, end + 1))


def _mend(word: str) -> str:
    if word in _ALIASES:
        return _ALIASES[word]
    if len(word) < 6 or word in _KNOWN:
        return word
    for known in _OFTEN_MISTYPED:
        slips = 2 if len(known) >= 9 else 1
        if word[0] == known[0] and abs(len(word) - len(known)) <= 1 and OSA.distance(word, known, score_cutoff=slips) <= slips:
            return word if word + "s" == known or known + "s" == word else known
    return word
