"""Which of the things that a question offered an answer picks: by its number, its exercise, its words, or its place."""

import json
import re
from collections.abc import Sequence

from coaching.telling.keeping import Choice, Option

LONGEST = 80
_FIRST = re.compile(r"\b(?:first|former|old(?:er)?|earlier|previous|original)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:second|last|latter|new(?:er)?(?: one)?|latest|newest)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|all of them|each|either)\b", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:neither|none)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = {
    "the",
    "one",
    "and",
    "right",
    "holds",
    "that",
    "this",
    "still",
    "goal",
    "keep",
    "take",
    "want",
    "with",
    "now",
    "correct",
    "true",
    "mean",
    "are",
}


def as_text(choice: Choice) -> str:
    """A choice as a turn keeps it for the next."""
    return json.dumps([choice.verb, [[list(one.ids), one.words] for one in choice.options]], ensure_ascii=False)


def from_text(text: str) -> Choice:
    """The choice that a turn kept."""
    verb, options = json.loads(text)
    return Choice(verb, tuple(Option(tuple(ids), words) for ids, words in options))


def chosen(text: str, options: Sequence[Option]) -> list[Option] | None:
    """The options that an answer picks; None when it picks nothing plainly."""
    if len(text) > LONGEST or text.rstrip().endswith("?"):
        return None
    if _BOTH.search(text):
        return list(options)
    if _NEITHER.search(text):
        return []
    numbers = {one.replace(",", ".") for one in _NUMBER.findall(text)}
    by_number = [one for one in options if numbers & set(_NUMBER.findall(one.words))]
    if numbers:
        return by_number if len(by_number) == 1 else None
    said = _words(text)
    shared = [len(said & _words(one.words)) for one in options]
    if max(shared) and shared.count(max(shared)) == 1:
        return [options[shared.index(max(shared))]]
    if _LAST.search(text):
        return [options[-1]]
    return [options[0]] if _FIRST.search(text) else None


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - _EMPTY
