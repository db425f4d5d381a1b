"""Slips that a sentence mends itself ("3x5 at 100, no wait, 105"): nobody lifted the first of the numbers."""

import re

from domain.exercises import catalogue
from domain.workout import Span
from extraction.correction_patterns import UNIT

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_SHAPE = rf"{_NUMBER}(?:\s?[x×]\s?{_NUMBER}){{0,2}}"
_UNIT = rf"(?:{UNIT}|reps?|sets?|km?|m|mi|miles?|min(?:ute)?s?|sec(?:ond)?s?)(?!\w)"
_NAME = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}"
_WHEN = r"(?: (?:today|yesterday|tonight|this (?:morning|evening)))?"
_ALONG = r"(?: (?:just now|in total|in a row|straight|or so))?"
TAKEN_BACK = r"no,? wait|wait,? no|wait|no,? sorry|sorry|scratch that|correction|i meant?|make that|oops"
"""Words that take back what stands right before them, whatever follows."""
_TAKEN_BACK = rf"(?:{TAKEN_BACK}|i mean|er+m?|nope|no|actually)"
_SLIP = re.compile(
    rf"(?<![\d.,:])(?P<old>{_SHAPE})(?![\d:])\s?(?:(?P<unit>{_UNIT})|(?P<name>{_NAME}?){_WHEN}(?P<after>{_ALONG}))?"
    r"\s*(?:[,;.(–—-]|\.\.+|…)+\s*"
    rf"(?:(?:oh|ah|uh|hm+|er+m?)[\s,.]+)?{_TAKEN_BACK}"
    r"(?:,? (?:it was|that['’]?s|make (?:it|that)|rather|actually|i mean|sorry))?[\s,:]+"
    rf"(?P<new>{_SHAPE})(?![\d:])\s?(?P<other>{_UNIT})?(?:\s?(?P<others>{_NAME}))?",
    re.IGNORECASE,
)


def slips(text: str) -> tuple[Span, ...]:
    """The words that were taken back in the same breath, up to what stands in their place; a name between the numbers stays."""
    found = (at for at in _SLIP.finditer(text) if _is_mended(at))
    gone = (place for at in found for place in _taken_back(at))
    return tuple(Span(start=start, end=end, quote=text[start:end]) for start, end in gone)


def _taken_back(at: re.Match[str]) -> tuple[tuple[int, int], ...]:
    if at["name"] is None:
        return ((at.start(), at.start("new")),)
    return (at.span("old"), (at.start("after"), at.start("new")))


def _is_mended(at: re.Match[str]) -> bool:
    """Whether the second value is of the kind of the first: as many numbers, a unit where that had one, and no other exercise's."""
    alike = len(re.findall(r"[x×]", at["old"])) == len(re.findall(r"[x×]", at["new"]))
    own = at["name"] is None or (at["old"].isdecimal() and catalogue().find(at["name"]) is not None)
    another = at["others"] is not None and any(one.start == 0 for one in catalogue().spot(at["others"]))
    return alike and own and not another and (at["unit"] is None or at["other"] is not None)
