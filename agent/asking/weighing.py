"""Questions about where the weight of the body is heading: how fast it goes, and whether it gets somewhere by a day."""

import re
from collections.abc import Sequence

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from coaching.telling.days import by_when

OF_WEIGHT = "my weight"
LOOKS_BACK = 3
_SPOKEN_OF = re.compile(r"\b(?:body ?we?i?gh?t|weigh(?:ed|ing|t|-in)?|scales?|los(?:e|ing) weight|gain(?:ing)? weight)\b", re.IGNORECASE)
_WHAT_WAS_I = re.compile(r"\bwhat (?:was|were) i (?:in|on|last|back|before|at the)\b", re.IGNORECASE)
_OF_THE_BODY = re.compile(
    r"\b(?:body ?weight|my weight|weigh|scales?|los(?:e|ing)|gain(?:ing)?|dropp?(?:ing)?|putting on|slimming)\b", re.IGNORECASE
)
_IN_A_WEEK = re.compile(r"\b(?:per|a|each|every|in a) (?:week|month)\b|\b(?:weekly|monthly)\b|\bhow (?:fast|quickly)\b", re.IGNORECASE)
_GETS_THERE = re.compile(
    r"\b(?:will|would|do|can|could|am|shall|might|when) (?:\w+ )?i (?:\w+ ){0,2}?(?:be|weigh|hit(?:ting)?|reach(?:ing)?|get(?:ting)?"
    r"|make|down|up)\b"
    r"|\bat (?:this|that|my|the) (?:\w+ )?(?:rate|speed|pace)\b|\bon (?:track|course)\b|\bwill it be\b",
    re.IGNORECASE,
)
# What was is measured, not reckoned ahead.
_WAS = re.compile(r"\b(?:than|did|was|were|have|had|since|ago)\b", re.IGNORECASE)
_LIGHTEST, _HEAVIEST = 25, 700


def weight_line(asked: Asked) -> Step | None:
    """How much the weight rises or falls in a week, and when it gets to what is named."""
    if asked.exercise or asked.muscle or asked.workout or asked.metres or not _OF_THE_BODY.search(asked.text):
        return None
    was = bool(_WAS.search(asked.text))
    said, by = asked.said, None if was else by_when(asked.text, asked.today)
    target = said.weight if said.weight is not None and _LIGHTEST <= said.weight <= _HEAVIEST else None
    ahead = not was and _GETS_THERE.search(asked.text) and (target is not None or by)
    if not (_IN_A_WEEK.search(asked.text) or ahead):
        return None
    if said.percent is not None or said.reps is not None:
        return None
    return call("weight_outlook", target=target, unit=said.unit or said.wanted, by=by[0] if by else None)


def what_was(asked: Asked, before: Sequence[tuple[str, str]]) -> Step | None:
    """What the weight was at some time, where the talk was of it: what was I in May?"""
    talked = any(_SPOKEN_OF.search(said) for said, _ in before[-LOOKS_BACK:])
    if not talked or asked.exercise or not asked.span or not _WHAT_WAS_I.search(asked.text):
        return None
    return call("measurements", kind="weight", first_day=asked.span.first, last_day=asked.span.last)


def goes_on(text: str) -> bool:
    """Whether words that name no weight go on with one that was spoken of: do I hit 70 by June?"""
    return bool(_IN_A_WEEK.search(text) or (_GETS_THERE.search(text) and not _WAS.search(text)))
