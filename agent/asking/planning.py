"""Questions about the user's own plan: when a session of it is, and what the one that was spoken of holds."""

import re
from collections.abc import Sequence

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from agent.lookup import MUSCLE
from domain.exercises import catalogue

LOOKS_BACK = 4
_SOFTLY = r"^\W*(?:(?:and|so|but|ok(?:ay)?|wait|hey|coach|also)\W+)*"
_ENDS = (
    r"(?: (?:again|planned|scheduled|due|coming up|this week|next week|then|now|please|though|on the plan))*"
    r"(?=\W*$|[,.?!]| and (?:how|what|when)\b)"
)
_NAME = r"[a-z][\w'’ -]{2,30}?"
_WHEN = re.compile(
    rf"{_SOFTLY}(?:when|(?:what|which) day)(?:['’]?s| is| are)? (?:my|the|our|that) (?P<a>{_NAME}){_ENDS}"
    rf"|{_SOFTLY}(?:when|(?:what|which) day(?: is it(?: that)?)?) (?:(?:do|am|are|will|should|shall) )?(?:i|we)(?:['’]?m|['’]?re)? "
    r"(?:(?:am|are|meant|supposed|going|scheduled|due|planned|have|got|to|do|doing|having|train|training|hit|hitting) )*"
    rf"(?:my |the |our )?(?P<b>{_NAME}){_ENDS}",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:meant|supposed|scheduled|planned|due|(?:do|am) i (?:do|doing|have|train)|when['’]?s|(?:when|day) (?:is|are))\b", re.IGNORECASE
)
_GONE = re.compile(r"\b(?:did|last|first|best|previous|heaviest|fastest|longest|most|record|pr|pb|was|were|next)\b", re.IGNORECASE)
_TRAINED = re.compile(
    r"\b(?:day|session|workout|run|ride|swim|row|legs?|lower|upper|push|pull|full body|conditioning|barbell|kettlebells?"
    r"|intervals?|tempo)\b",
    re.IGNORECASE,
)
_IN_IT = re.compile(
    rf"{_SOFTLY}what(?:['’]?s| is| was)? (?:exactly )?(?:in|on|for|inside) (?:it|that|there|that one|that session|this one)"
    r"(?: again| then| exactly| now)*\W*$",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"planned [“\"](?P<name>[^”\"]{2,60})[”\"]"
    r"|\bYour plan has (?P<held>[A-Z][^:]{1,50}?) (?:today|tomorrow|\w{3} \d{1,2} \w{3} \d{4})\b"
)


def named_session(asked: Asked) -> Step | None:
    """When a session that is named by its own name, its muscle or its exercise is planned."""
    found = _WHEN.search(asked.text)
    if found is None or _GONE.search(asked.text) or not _MEANT.search(asked.text) or asked.said.weight is not None:
        return None
    name = (found["a"] or found["b"]).strip()
    trained = _TRAINED.search(name) or MUSCLE.search(name) or any(one.exercise_id for one in catalogue().spot(name))
    return call("planned_sessions", name=name) if trained else None


def in_it(text: str, before: Sequence[tuple[str, str]]) -> Step | None:
    """What the session holds that was spoken of last; None when it was not about one."""
    if not _IN_IT.search(text):
        return None
    found = next((one for _, reply in reversed(before[-LOOKS_BACK:]) if (one := _SPOKEN_OF.search(reply))), None)
    return call("planned_sessions", name=(found["name"] or found["held"]).strip()) if found else None
