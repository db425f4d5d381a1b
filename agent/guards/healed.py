"""Whether a part of the body is said to hurt that is well again, by what is stored of injuries."""

import re
from collections.abc import Iterable
from typing import Literal

from agent.guards.accounts import is_open

_PART = r"knees?|shoulders?|back|hips?|elbows?|ankles?|wrists?|hamstrings?|quads?|groin|achilles|cal(?:f|ves)|foot|feet|neck|biceps|triceps"
_HURTS = re.compile(
    rf"\byour (?P<side>left |right )?(?:lower |upper )?(?P<part>{_PART})(?:['’]s| is| are) (?:(?:still|currently|now|not|\w+ly) )*"
    r"(?:injured|hurt(?:ing)?|sore|strained|sprained|painful|inflamed|acting up|healed|healing|recovering|bothering you)\b",
    re.IGNORECASE,
)
_WELL = re.compile(r"\b(?:is|are|['’]s) (?:now |fully |completely |long )*(?:healed|fine)\b", re.IGNORECASE)
# How code tells of injuries.
_TOLD = re.compile(r"Injuries that hold:|\bOver: |You never told me of an injury")
_HOLDS = re.compile(r"Injuries that hold:(?P<what>.*?)(?:\.\s|\.$|$)|You also told me:(?P<words>.*?)(?:\.\s|\.$|$)", re.DOTALL)
_OVER = re.compile(r"\bOver:(?P<what>.*?)(?:\.\s|\.$|$)", re.DOTALL)
State = Literal["", "unread", "well"]


def said_to_hurt(sentence: str, sore: Iterable[str], texts: Iterable[str]) -> State:
    """What is known of the part that a sentence says to hurt: nothing against it, nothing at all so far, or that it is well."""
    found = _HURTS.search(sentence)
    if not found or _WELL.search(found[0]) or is_open(sentence):
        return ""
    part = found["part"].lower().rstrip("s")
    if any(part in one.lower() for one in sore):
        return ""
    told = [text for text in texts if _TOLD.search(text)]
    if not told:
        return "unread"
    holds = " ".join(f"{one['what'] or ''} {one['words'] or ''}" for text in told for one in _HOLDS.finditer(text)).lower()
    over = " ".join(one["what"] for text in told for one in _OVER.finditer(text)).lower()
    return "well" if part in over and part not in holds else ""
