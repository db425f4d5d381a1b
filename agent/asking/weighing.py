"""Questions about where the weight of the body is heading: how fast it goes, and whether it gets somewhere by a day."""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.asking.asked import FILLERS, Asked
from agent.asking.call import Step, call
from coaching.telling.days import by_when
from domain.exercises import catalogue

OF_WEIGHT = "my weight"
LOOKS_BACK = 3
_SPOKEN_OF = re.compile(
    r"\b(?:body ?we?i?gh?t|weigh(?:ed|ing|t|-in)?|scales?|los(?:e|ing) weight|gain(?:ing)? weight|(?:losing|gaining) (?:too|so|way|it))\b",
    re.IGNORECASE,
)
_WHAT_WAS_I = re.compile(r"\bwhat (?:was|were) i (?:in|on|last|back|before|at)\b", re.IGNORECASE)
_OF_THE_BODY = re.compile(
    r"\b(?:body ?weight|my weight|weigh|scales?|los(?:e|ing)|gain(?:ing)?|dropp?(?:ing)?|putting on|slimming)\b", re.IGNORECASE
)
_IN_A_WEEK = re.compile(r"\b(?:per|a|each|every|in a) (?:week|month)\b|\b(?:weekly|monthly)\b|\bhow (?:fast|quickly)\b", re.IGNORECASE)
_GETS_THERE = re.compile(
    r"\b(?:will|would|do|can|could|am|shall|might|when) (?:\w+ )?i (?:\w+ ){0,2}?(?:be|weigh|hit(?:ting)?|reach(?:ing)?|get(?:ting)?"
    r"|make|down|up)\b"
    r"|\bat (?:this|that|my|the) (?:\w+ )?(?:rate|speed|pace)\b|\bon (?:track|course)\b|\bwill it be\b|\b(?:do|will) i make \d",
    re.IGNORECASE,
)
# What was is measured, not reckoned ahead.
_WAS = re.compile(r"\b(?:than|did|was|were|have|had|since|ago)\b", re.IGNORECASE)
# How much it is by now, in all: what is lost or put on, not what was lifted.
_IN_ALL = re.compile(
    r"\bhow (?:much|many (?:kgs?|kilos?|lbs?|pounds)) (?:is|was|does) (?:that|it|this)(?: \w+)? "
    r"(?:since|in total|altogether|all in all|so far)\b"
    r"|\bhow (?:much|many (?:kgs?|kilos?|lbs?|pounds)) (?:\w+ ){0,3}?(?:gone|lost|off|shed|dropped|gained|put on)\b",
    re.IGNORECASE,
)
# Seconds are lost too, but by no body.
_OF_TIMES = re.compile(r"\d:\d\d|\b(?:secs?|seconds?)\b", re.IGNORECASE)
_LIGHTEST, _HEAVIEST = 25, 700


def weight_line(asked: Asked) -> Step | None:
    """How much the weight rises or falls in a week, and when it gets to what is named."""
    if (
        asked.exercise
        or asked.muscle
        or asked.workout
        or asked.metres
        or _OF_TIMES.search(asked.text)
        or not _OF_THE_BODY.search(asked.text)
    ):
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
    """What the weight was at some time, or has changed by since, where the talk was of it: what was I in May?"""
    if asked.exercise or not _is_spoken_of(before):
        return None
    if _IN_ALL.search(asked.text):
        return call("measurements", kind="weight", first_day=asked.span.first if asked.span else None)
    if not asked.span or not _WHAT_WAS_I.search(asked.text):
        return None
    return call("measurements", kind="weight", first_day=asked.span.first, last_day=asked.span.last)


def reaches(asked: Asked, before: Sequence[tuple[str, str]]) -> Step | None:
    """Whether the weight that was just told gets to another by a day: do I make 70 by June?"""
    if asked.exercise or asked.said.weight is None or not (_GETS_THERE.search(asked.text) and by_when(asked.text, asked.today)):
        return None
    return weight_line(replace(asked, text=f"{asked.text} {OF_WEIGHT}")) if _is_spoken_of(before) else None


def _is_spoken_of(before: Sequence[tuple[str, str]]) -> bool:
    """Whether the talk was of the weight lately, and of no lift since."""
    for said, _ in reversed(before[-LOOKS_BACK:]):
        if _SPOKEN_OF.search(said):
            return True
        if any(one.exercise_id and one.words.lower() not in FILLERS for one in catalogue().spot(said)):
            return False
    return False


def goes_on(text: str) -> bool:
    """Whether words that name no weight go on with one that was spoken of: do I hit 70 by June?"""
    return bool(_IN_A_WEEK.search(text) or (_GETS_THERE.search(text) and not _WAS.search(text)))
