"""Questions for exercises that train a muscle, and for what the user's own plan holds."""

import re

from agent.asking.asked import Asked, muscles_in
from agent.asking.call import Step, call
from agent.asking.lifting import minutes_in, narrowed
from agent.lookup import MUSCLE
from domain.periods import Span

# An exercise is named for what it trains: these words mean the muscle where exercises are asked for.
_EXERCISES = re.compile(r"\b(?:exercises?|movements?|moves|lifts?|accessor(?:y|ies)|isolation)\b", re.IGNORECASE)
_NAME = "[a-z]+"
_FOR_IT = re.compile(
    r"\bwhat (?:else )?(?:can|could|should|shall|would|do) i (?:do|add|try|use|train)\b.{0,30}\b(?:for|to (?:hit|train|grow|work|target"
    r"|build))\b"
    rf"|\b(?:something|anything|what else|what) (?:else |good |new |more )?for (?:my |the )?(?:\w+ )?{_NAME}"
    r"|\bhow (?:do|can|could|should) i (?:train|hit|work|target|isolate|activate)\b"
    rf"|\b(?:make|give|build|plan|design|write|create|suggest)(?: me)? (?:an? |some |my )?(?:\w+ )?{_NAME} (?:day|workout|session"
    r"|routine|training)\b"
    rf"|\b(?:add|try|do) for (?:my |the )?{_NAME}",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:did|have|had|was|were|do i (?:do|have)|am i|i['’]ve|i did|most|least|last|stored|logged|how (?:many|often|much)|compare\w*"
    r"|best set|progress\w*|neglect\w*)\b",
    re.IGNORECASE,
)
_HURTS = re.compile(r"\b(?:hurts?|hurting|pain(?:ful)?|sore|aches?|aching|injur\w+|strain\w*|bad|killing|tweaked|torn)\b", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:my|the|our) (?:\w+ )?(?:plan|program(?:me)?|schedule)\b|\b(?:plan|program(?:me)?|schedule) (?:for|on|this|next)\b"
    r"|\b(?:planned|scheduled)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:change|move|swap|skip|cancel|delete|make|write|build|create|add|set|new|switch|adjust|update|better|follow\w*|stick\w*|why)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r"\bwhat(?:['’]?s| is) (?:on|up|in store|coming|due|next|for)\b|\bhow (?:heavy|hard|long) (?:is|will)\b"
    r"|\bwhat (?:exactly |else )?(?:am|are|do|should|will|shall|can|could) (?:i|we) (?:\w+ )?(?:do|doing|train|training|lift|lifting"
    r"|work\w*|have|got"
    r"|hit)\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:without|instead|besides?|other than|apart from|not|no|except|on top of|beyond|but|next to|already)\b", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:did|was|were|have i|had)\b", re.IGNORECASE)
_WHAT_DAY = re.compile(
    r"\b(?:is|will|should) (?:today|tomorrow|(?:next |this )?\w+day) (?:be )?(?:a |an |my )?(?:rest|training|gym|off|easy"
    r"|heavy)\b",
    re.IGNORECASE,
)
_STEM = 4
"""So many letters tell whether the sore part is the muscle itself: hamstring, hamstrings."""
_BARE = frozenset(("tricep", "bicep", "calve", "calf", "ab", "glute", "quad", "lat", "trap", "pec", "delt", "forearm"))


def exercises_for(asked: Asked) -> Step | None:
    """Exercises that train the muscle that is named, with what there is."""
    muscle = _muscle(asked)
    real = [name for name in asked.exercises if not _is_of_muscle(name)]
    if (
        (real and not _BUT.search(asked.text))
        or not muscle
        or asked.spans
        or _DONE.search(asked.text)
        or not (_EXERCISES.search(asked.text) or _FOR_IT.search(asked.text))
    ):
        return None
    named = narrowed(asked.text)
    itself = named["hurting"][:_STEM] == muscle[:_STEM]
    if _HURTS.search(asked.text) and (itself or not named["hurting"]):
        return None  # what hurts is not what should be trained
    return call("exercises_for", muscle=muscle, **{**named, "hurting": "" if itself else named["hurting"]})


def planned(asked: Asked) -> Step | None:
    """What the user's own plan holds, on the days that are named."""
    if asked.exercise or asked.muscle or asked.workout or _CHANGES.search(asked.text) or _WAS.search(asked.text):
        return None
    if minutes_in(asked.text):
        return None  # what fits into a time is proposed
    asks_of_day = bool(_WHAT_DAY.search(asked.text))
    days = asked.ahead or (Span(first=asked.today, last=asked.today) if asks_of_day else None)
    if days is not None and (asks_of_day or _PLAN.search(asked.text) or _ON_A_DAY.search(asked.text)):
        return call("planned_sessions", first_day=days.first, last_day=days.last)
    return call("planned_sessions") if _PLAN.search(asked.text) and not asked.spans else None


def _muscle(asked: Asked) -> str:
    """The muscle that is meant, also where its word is an exercise's."""
    found = [name for name in muscles_in(asked.text) if name != "back"]
    return asked.muscle or (found[0] if found and all(map(_is_of_muscle, asked.exercises)) else "")


def _is_of_muscle(name: str) -> bool:
    """Whether an exercise goes by nothing but the name of what it trains."""
    return name.lower().rstrip("s") in _BARE or MUSCLE.fullmatch(name.strip()) is not None
