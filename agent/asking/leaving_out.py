"""Messages that leave out most of a question: only a name, a time, a unit or a number, which the question before makes whole."""

import re
from collections.abc import Collection, Iterable

_UNIT_WORDS = "kg kgs kilos kilograms lb lbs pounds km kms kilometres kilometers mi miles"
_SMALL_WORDS = (
    "a again all also an and as at but by compared for from how in instead it just mine my n now of ok okay on one ones only or per"
    " please right same side so than that the then this to too versus vs what what's with kilo kilogram pound kilometre kilometer mile"
    " k m far well since before after until till during over within last first"
)
_UNITS = frozenset(_UNIT_WORDS.split())
_SMALL = _UNITS | frozenset(_SMALL_WORDS.split())
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|kgs?|lbs?|km|k|m|mi)?")
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")


def blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with blanks in these places."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def says_no_more(text: str, places: Collection[tuple[int, int]]) -> bool:
    """Whether there is a name, a number or a unit, and beside it nothing but small words."""
    rest = _WORD.findall(blanked(text, places).lower())
    if not all(word in _SMALL or _NUMBER.fullmatch(word) for word in rest):
        return False
    return bool(places) or any(word in _UNITS or _NUMBER.fullmatch(word) for word in rest)
