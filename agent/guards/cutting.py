"""Cuts a text into sentences, and a sentence into what may be said of it when its last clauses don't hold."""

import re
from collections.abc import Iterator
from typing import Final

from agent.guards.accounts import tells
from agent.guards.exercises import exercises, loosely
from agent.guards.numerals import numbers

END = re.compile(r"(?<=[.!?…。！？])[\"'”’)*]*(?:\s+|$)|\n+")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|approx|ca|vs|etc|no|dr|st|mr|mrs|(?P<unit>min|max|reps?|sec|lbs?))|^\s*\d{1,2})\.$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)|\s+[—–]\s[^—–]+\s[—–](?=\s)")
_CUT = re.compile(r"\s*(?:[,;]|\s[—–-])\s+(?P<next>[\w'’]+)|\s+(?P<and>and|so|because|which) (?=\w)", re.IGNORECASE)
# What takes back or bounds what was said before it can't be left out of it.
_BOUNDS = re.compile(
    r"but|if|unless|except|though|although|only|until|till|when|while|not|never|nor|without|instead|rather|however|as|once|before|after"
    r"|than|provided|assuming|ignoring|apart|plus",
    re.IGNORECASE,
)
# What begins so is a clause that leans on the next, or a list.
_LEANS = re.compile(
    r"^\W*(?:if|when|once|since|as|with|without|because|although|though|while|after|before|on|in|at|by|for|from|until|unless|both|either"
    r"|neither|not only|compared|counted|given|considering|like)\b|^\W*(?:\d+[.)]|[-*•|#>])",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|did|do|does|can|could|will|would|should|went|ran|took|made|got|come|comes|came|goes|go|means"
    r"|makes|stands|sits|points|needs?|keeps?|stays?|\w{3,}ed)\b|['’](?:s|re|ve|d|ll|m)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:today|yesterday|tonight|last|this|ago|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|week|month|year)\b|\d(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"^\W*(?:it|that|this|they|those|these|he|she|which)\b", re.IGNORECASE)
FEWEST: Final = 3
"""Words of which something can be said."""


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut after each sentence; the flag says whether the piece is complete."""
    position = 0
    for end in END.finditer(text):
        if end.end() == len(text) and "\n" not in end.group() and not end.group().strip(" "):
            break
        short = _SHORT.search(text[position : end.start()])
        if "\n" not in end.group() and short and not (short["unit"] and text[end.end() : end.end() + 1].isupper()):
            continue
        yield text[position : end.end()], True
        position = end.end()
    if position < len(text):
        yield text[position:], False


def shortened(sentence: str) -> Iterator[str]:
    """The sentence without what stands in brackets, then without its last clause, its last two, and so on."""
    if _LEANS.match(sentence) or sentence.rstrip().endswith(("?", ":")):
        return
    bare = _ASIDE.sub("", sentence)
    if bare != sentence:
        yield bare
    for found in reversed(list(_CUT.finditer(bare))):
        head = bare[: found.start()].rstrip(" ,;—–-")
        if _BOUNDS.fullmatch(found["next"] or found["and"]) or len(head.split()) < FEWEST or not _VERB.search(head):
            continue
        if _is_anchored(head):
            yield head + "."


def _is_anchored(head: str) -> bool:
    """Whether it has a figure that it is judged by, or tells of nothing that the log has: what fell may have fallen for its day."""
    figures = [one for one in numbers(head) if one.unit not in ("th", "days", "times")]
    return bool(figures) or not (_POINTS.match(head) or _DAY.search(head) or exercises(head) or loosely(head) or tells(head))
