"""Words of a text in the one form under which exercise names are compared: folded, singular, abbreviations written out."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from domain.exercises.source import rows

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff66-\uff9d"
VOICED = "\u3099\u309a\uff9e\uff9f"  # marks that turn ha into ba, when they stand apart from their letter
MARKS = "\u0300-\u036f"
_DIGIT_WITHIN = r"(?<![^\W_])[A-Za-z]2[A-Za-z]{1,2}(?![^\W_])"  # T2B, S2OH
_ASCII = re.compile(rf"{_DIGIT_WITHIN}|[a-z]+(?:'s\b)?|\d+|[&+]", re.IGNORECASE | re.ASCII)
_ANY = re.compile(rf"{_DIGIT_WITHIN}|[{CJK}][{VOICED}]?|[^\W\d_{CJK}{VOICED}](?:[^\W\d_{CJK}{VOICED}]|[{MARKS}])*(?:['’]s\b)?|\d+|[&+]")
_EASTERN = re.compile(rf"[{CJK}]")
_JOINED = re.compile(r"[ \t\xa0\-‐‑–—_()]{0,3}")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "&": "and", "+": "and", "'": None, "’": None})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_UNCHANGED = frozenset(["his", "its", "as", "abs", "gas", "plus", "thus", "this", "was", "has", "is", "us", "bus", "yes"])


class Word(NamedTuple):
    """One comparable word; `opens` and `closes` say whether it begins and ends the written word it came from."""

    key: str
    start: int
    end: int
    opens: bool = True
    closes: bool = True
    mended: bool = False


def _spellings() -> dict[str, tuple[str, ...]]:
    return {written: tuple(meant.split()) for written, meant in rows("spellings.tsv")}


SPELLINGS = _spellings()


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """The word without case, accents and width."""
    if word.isascii():
        return word.lower().translate(_LETTERS)
    if _EASTERN.match(word):
        return unicodedata.normalize("NFKC", word)
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_LETTERS)


def singular(word: str) -> str:
    """A rough singular: the same for both numbers is all that is asked of it."""
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss") or word in _UNCHANGED:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "xes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=20_000)
def keys(written: str) -> tuple[str, ...]:
    """What one written word is compared by: `Pullups` gives pull and up, `DB` gives dumbbell."""
    word = fold(written)
    return SPELLINGS.get(word) or SPELLINGS.get(singular(word)) or ((singular(word),) if word else ())


def pattern_for(text: str) -> re.Pattern[str]:
    """What a written word is in this text."""
    return _ASCII if text.isascii() else _ANY


def written_words(text: str) -> list[tuple[str, int, int]]:
    """Each written word with its place, in code points."""
    return [(found.group(), *found.span()) for found in pattern_for(text).finditer(text)]


@lru_cache(maxsize=20_000)
def phrase(text: str) -> tuple[str, ...]:
    """All words of a name as they are compared."""
    return tuple(key for written, _, _ in written_words(text) for key in keys(written))


def phrases(text: str) -> set[tuple[str, ...]]:
    """Every form of a name that people type: with umlauts dropped and written out, `1 arm` for `single arm`."""
    forms = {phrase(text), phrase(text.casefold().translate(_UMLAUTS))}
    for form in tuple(forms):
        if "single" in form[:-1] and form[form.index("single") + 1] == "arm":
            forms.add(tuple("1" if key == "single" else key for key in form))
    return {form for form in forms if form}


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether only a space, a hyphen or a bracket lies between two words, so that both may belong to one name."""
    return right.start in (left.end, left.start) or _JOINED.fullmatch(text, left.end, right.start) is not None
