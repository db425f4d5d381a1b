"""Whether a part of the body is said to hurt that is well again, by what is stored of injuries."""

import re
from collections.abc import Iterable
from typing import Literal

from agent.guards.accounts import is_open
from coaching.telling.injuries import same_part

_PART = r"knees?|shoulders?|back|hips?|elbows?|ankles?|wrists?|hamstrings?|quads?|groin|achilles|cal(?:f|ves)|foot|feet|neck|biceps|triceps"
_HURTS = re.compile(
    rf"\byour (?P<part>(?:left |right )?(?:lower |upper )?(?:{_PART}))(?:['’]s| is| are) (?:(?:still|currently|now|not|\w+ly) )*"
    r"(?:injured|hurt(?:ing)?|sore|strained|sprained|painful|inflamed|acting up|healed|healing|recovering|bothering you)\b",
    re.IGNORECASE,
)
_WELL = re.compile(r"\b(?:is|are|['’]s) (?:now |fully |completely |long )*(?:healed|fine)\b", re.IGNORECASE)
# How code tells of injuries.
_TOLD = re.compile(r"Injuries that hold:|\bOver: |You never told me of an injury")
_HOLDS = re.compile(r"(?:Injuries that hold|You also told me):.*?(?:\.\s|\.$|$)", re.DOTALL)
_OVER = re.compile(r"\bOver:(?P<what>.*?)(?:\.\s|\.$|$)", re.DOTALL)
_NAMED = re.compile(rf"\b(?:left |right )?(?:{_PART})\b", re.IGNORECASE)
State = Literal["", "unread", "well"]


def said_to_hurt(sentence: str, sore: Iterable[str], texts: Iterable[str]) -> State:
    """What is known of the part that a sentence says to hurt: nothing against it, nothing at all so far, or that it is well."""
    found = _HURTS.search(sentence)
    if not found or _WELL.search(found[0]) or is_open(sentence):
        return ""
    part = found["part"]
    if any(same_part(part, one) for one in sore):
        return ""
    told = [text for text in texts if _TOLD.search(text)]
    if not told:
        return "unread"
    is_over = any(_is_of(part, one["what"]) for text in told for one in _OVER.finditer(text))
    return "well" if is_over and not any(_is_of(part, one[0]) for text in told for one in _HOLDS.finditer(text)) else ""


def _is_of(part: str, injuries: str) -> bool:
    """Whether one of the injuries that are listed is of this part."""
    return any(same_part(part, named[0]) for one in injuries.split(";") for named in _NAMED.finditer(one))
