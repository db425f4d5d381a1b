"""Holds what a model writes about a conversation to that conversation: a sentence that says more than was said goes.

A number has to stand in a line that may be about the same exercise; names, days, exercises and parts of the body have to be
in the conversation, and so do at least half of a sentence's words of weight. What would order a model about goes too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from agent.guards import as_data
from agent.guards.exercises import exercises
from agent.guards.leaks import LEFT_OUT
from agent.guards.numerals import Number, numbers
from extraction.phrases import word_set
from extraction.remark_words import BODY

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ISO: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_SENTENCE: Final = re.compile(r"[^\s.!?…][^!?…\n]*?(?:[!?…]+|\.(?!\d)(?=\s|$)|$|(?=\n))")
_STEM: Final = 5
# A name at the beginning of a sentence does something, or has something.
_DOES: Final = re.compile(
    r"^\W*(?P<first>[A-Z][^\W\d_]+)(?:['’]s|\s+(?:is|was|has|had|did|does|said|says|wants?|asked|told|trains?|did|can|will|and))\b"
)
_NOBODY: Final = word_set(
    "the they she he it this that user client athlete coach there these those both each who what training work session sessions"
    " progress goal goals everything nothing no one some"
)
# Words with which a conversation is told, whatever it was about.
_TELLING: Final = frozenset(
    word[:_STEM]
    for word in word_set(
        "user users client athlete coach coaching conversation talked talk discussed discuss spoke mentioned mention asked asks"
        " said says told reported reports shared noted notes wants want wanted would like likes prefers prefer preference needs"
        " about their they them with that this from into have has had been being were will also while when where which after before"
        " during currently recently still some more most other very training train trains trained workout workouts session sessions"
        " exercise exercises logged log logs record records plan plans planned focus focused working worked goal goals aims aiming"
        " reach help helped helps concerned concern concerns because however both over each than then there these those"
    )
)
_HEALTH: Final = re.compile(
    r"\b(?:pregnan\w*|diabet\w*|cancer|asthma\w*|depress\w*|anxi\w*|disorder\w*|diagnos\w*|medicat\w*|surger\w*|operat\w*|fractur\w*"
    r"|torn|tear|hernia\w*|arthrit\w*|heart|stroke|steroid\w*|doctor\w*|hospital\w*|suicid\w*|addict\w*|alcohol\w*|injur\w*|pain\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Line:
    numbers: tuple[Number, ...]
    exercises: frozenset[str]


@dataclass(frozen=True)
class Source:
    """What was said and stored, line by line."""

    lines: Sequence[str]

    def sentences(self, text: str) -> Iterator[str]:
        """The sentences of a text that the conversation bears out."""
        return (sentence for found in _SENTENCE.finditer(text) if (sentence := found[0].strip()) and self.bears_out(sentence))

    def phrases(self, given: Iterable[str], most: int, longest: int) -> tuple[str, ...]:
        """The short phrases that it bears out."""
        kept = (one.strip() for one in given if len(one) <= longest and one.strip() and self.bears_out(one))
        return tuple(dict.fromkeys(kept))[:most]

    def bears_out(self, sentence: str, *, in_their_words: bool = True) -> bool:
        """Whether the conversation holds what a sentence says; a judgement of mood need not be in its words."""
        return (
            as_data(sentence) != LEFT_OUT
            and self._holds_numbers(sentence)
            and self._holds_names(sentence)
            and (not in_their_words or self._holds_most_words(sentence))
        )

    def _holds_numbers(self, sentence: str) -> bool:
        if any(day not in self._text for day in _ISO.findall(sentence)):
            return False
        named = exercises(sentence)
        return all(any(_may_be(number, named, line) for line in self._lines) for number in numbers(sentence))

    def _holds_names(self, sentence: str) -> bool:
        if exercises(sentence) - self._exercises or _parts(sentence) - _parts(self._text):
            return False
        if any(found.lower()[:_STEM] not in self._stems for found in _HEALTH.findall(sentence)):
            return False
        return all(name.lower()[:_STEM] in self._stems for name in _names(sentence))

    def _holds_most_words(self, sentence: str) -> bool:
        weighty = [word.lower()[:_STEM] for word in _WORD.findall(sentence) if len(word) > 3]
        weighty = [stem for stem in weighty if stem not in _TELLING]
        return 2 * sum(stem in self._stems for stem in weighty) >= len(weighty)

    @cached_property
    def _text(self) -> str:
        return "\n".join(self.lines)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(word.lower()[:_STEM] for word in _WORD.findall(self._text))

    @cached_property
    def _lines(self) -> list[_Line]:
        return [_Line(tuple(numbers(line)), exercises(line)) for text in self.lines for line in text.splitlines()]

    @cached_property
    def _exercises(self) -> frozenset[str]:
        return frozenset().union(*(line.exercises for line in self._lines))


def _may_be(number: Number, named: frozenset[str], line: _Line) -> bool:
    """Whether a line says this number, in its unit, of one of these exercises."""
    if named and line.exercises and not named & line.exercises:
        return False
    return any(one.value == number.value and (one.unit == number.unit or None in (one.unit, number.unit)) for one in line.numbers)


def _names(sentence: str) -> Iterator[str]:
    """The words that are written as names."""
    first = _DOES.match(sentence)
    if first and first["first"].lower() not in _NOBODY:
        yield first["first"]
    words = _WORD.finditer(sentence)
    next(words, None)
    yield from (found[0] for found in words if found[0][0].isupper() and found[0] not in ("I", "I'm", "I’m"))


def _parts(text: str) -> frozenset[str]:
    return frozenset(BODY[word.lower()] for word in _WORD.findall(text) if word.lower() in BODY)
