"""Words with their places, and phrase tables that find fixed word sequences in one walk over them.

Folding never changes the length of a text, so every offset is an offset into the text as received.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\d{1,2}[- ]?rms?\b|[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*")
_SAME_LENGTH = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "\u00a0": " "}
_TRANSLATION = str.maketrans(_SAME_LENGTH)

_TYPED = """
    i'm: im / i've: ive / i'd: id / don't: dont / didn't: didnt / doesn't: doesnt / can't: cant / couldn't: couldnt / wouldn't: wouldnt
    shouldn't: shouldnt / isn't: isnt / wasn't: wasnt / aren't: arent / weren't: werent / haven't: havent / hasn't: hasnt / hadn't: hadnt
    won't: wont / that's: thats / what's: whats wats / how's: hows / who's: whos / they're: theyre / he's: hes / she's: shes
    let's: lets / today's: todays / tonight's: tonights / tomorrow's: tomorrows / have: hav / girlfriend: gf / boyfriend: bf
    tomorrow: tmrw tmr tmw tmrrw tomorow tommorow tommorrow tomorro tomoro
"""
# How words are typed in haste: without their apostrophe, cut short, or with a letter too few.
_SPELLED = {
    typed: word.strip()
    for line in re.split(r"\s/\s|\n", _TYPED.strip())
    for word, _, all_typed in [line.partition(":")]
    for typed in all_typed.split()
}


class Word(NamedTuple):
    """One word of a folded text; `key` is the word as it is spelled, # for any number, 1rm for any repetition maximum."""

    key: str
    start: int
    end: int


class Match(NamedTuple):
    """A phrase of a table: words[first:last] say it."""

    label: str
    first: int
    last: int


def fold(text: str) -> str:
    """The text in lower case with plain apostrophes, code point for code point."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return lower if lower.isascii() and "`" not in lower else lower.translate(_TRANSLATION)


@lru_cache(maxsize=16)
def words(folded: str) -> tuple[Word, ...]:
    """The words and numbers of a folded text, in order; kept for a moment, for one text is read for many things in a row."""
    return tuple(Word(_key(at.group()), *at.span()) for at in _WORD.finditer(folded))


def _key(word: str) -> str:
    if not word[0].isdigit():
        return _SPELLED.get(word, word)
    return "#" if word[-1].isdigit() else ("1rms" if word[-1] == "s" else "1rm")


def number_at(folded: str, word: Word) -> str:
    """The digits of a word whose key is #."""
    return folded[word.start : word.end]


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


class PhraseTable:
    """Phrases by label: `{"plan": "i'll / i will / going to"}`; `a|b` in a phrase are alternatives, a word in () is optional."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._first: dict[str, dict[tuple[str, ...], str]] = {}
        self._longest: dict[str, int] = {}
        for label, text in phrases.items():
            for phrase in re.split(r"\s+/\s+|\n", text.strip()):
                for sequence in _spellings(phrase.replace("-", " ").split()):
                    self._add(sequence, label)

    def _add(self, sequence: tuple[str, ...], label: str) -> None:
        if sequence:
            self._first.setdefault(sequence[0], {})[sequence[1:]] = label
            self._longest[sequence[0]] = max(self._longest.get(sequence[0], 0), len(sequence) - 1)

    def find(self, keys: Sequence[str], first: int = 0, last: int | None = None) -> list[Match]:
        """Every phrase in keys[first:last], longest first at each place, without overlaps."""
        end = len(keys) if last is None else last
        found: list[Match] = []
        at = first
        while at < end:
            rests = self._first.get(keys[at])
            match = self._longest_at(rests, keys, at, end) if rests else None
            if match:
                found.append(match)
            at = match.last if match else at + 1
        return found

    def _longest_at(self, rests: Mapping[tuple[str, ...], str], keys: Sequence[str], at: int, end: int) -> Match | None:
        for length in range(min(self._longest[keys[at]], end - at - 1), -1, -1):
            label = rests.get(tuple(keys[at + 1 : at + 1 + length]))
            if label is not None:
                return Match(label, at, at + 1 + length)
        return None


def _spellings(parts: Iterable[str]) -> list[tuple[str, ...]]:
    spellings: list[tuple[str, ...]] = [()]
    for part in parts:
        optional = part.startswith("(") and part.endswith(")")
        choices = part.strip("()").split("|")
        longer = [(*spelling, choice) for spelling in spellings for choice in choices]
        spellings = longer + spellings if optional else longer
    return spellings
