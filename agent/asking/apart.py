"""Questions that stand apart from what was spoken of before: what training in general knows, the coach itself, other people."""

import re
from typing import Final

from agent.asking.names import named_workout
from agent.lookup import MUSCLE
from domain.exercises import catalogue
from extraction.calendar_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS

_SOFTLY = (
    r"^\W*(?:(?:so|and|but|ok(?:ay)?|hey|hi|well|btw|hm+|coach|thanks|please|pls|now|quick question)[\s,.:!]+)*"
    r"(?:(?:can|could|would|will) (?:you|u) )?(?:please )?"
)
_EXPLAINED = re.compile(
    rf"{_SOFTLY}(?:explain|define|describe|teach me|educate me (?:on|about)|tell me (?:more |something )?about)\b"
    r"(?: to me| me)?(?! (?:please|again|more)\W*$)(?! (?:(?:the|a|an|last) )*(?:number|figure|estimate|result|answer|last)s?\b)(?= \w)"
    r"(?!.*\b(?:my|mine|it|that|this|these|those|your|you (?:say|said|want|think|propose|suggest|choose|chose|got|get))\b)",
    re.IGNORECASE,
)
_WHY = re.compile(
    rf"{_SOFTLY}(?:why|how come)\b (?!not\b|that\b|so\b|this\b|it\b)(?!.*\b(?:my|mine|you|your|it|that|this|then|there)\b)(?=\w+ \w)",
    re.IGNORECASE,
)
_IN_A_PLACE = r"\bif (?:you were|u were) (?:me|in my)\b|\bin my (?:shoes|place|position)\b|\bif it were you\b"
_BEING = (
    r"an?|strong|fit|married|single|tired|happy|sad|angry|mad|real|human|vegan|proud|from|based|trained|certified|qualified|jealous"
    r"|smart|alive|religious|conscious|free|old|young|male|female|stronger|better|jacked|funny|lonely|bored|religious"
)
_OWN_LIFE = (
    r"train|coach|lift|squat|bench|deadlift|compete|win|won|injure|hurt|eat|drink|sleep|run|race|meet|met|help|work with|worked with"
    r"|grow up|study|studied|learn|dream|play|own|love|hate|enjoy|smoke|travel|live|weigh|cry|get (?:bored|tired|hurt|injured)"
)
_COACH_ITSELF = re.compile(
    rf"{_IN_A_PLACE}"
    rf"|{_SOFTLY}(?:did|have|do|had|has|were|are|could|would) you (?:\w+ )?ever\b"
    r"(?! (?:see|seen|log|logged|say|said|tell|told|note|noted)\b)"
    rf"|{_SOFTLY}(?:are|were) you (?:really |actually |even |also |still )?(?:{_BEING})\b(?! (?:sure|saying|counting|talking|certain)\b)"
    rf"|{_SOFTLY}(?:did|do|have|can) you (?:really |actually |even |also |still |personally |yourself )?(?:{_OWN_LIFE})(?:ed|s)?\b(?! me\b)"
    r"|\babout yourself\b|\byou yourself\b|\byour (?:own|favou?rite|opinion|view|take|age|background|hobb\w+|life|family|job|boss|salary)\b"
    rf"|{_SOFTLY}(?:who|where) (?:made|built|created|trained|coached|coaches|programmed|owns|wrote|are|do|did|were)(?: by)? you\b"
    rf"|{_SOFTLY}how (?:old|strong|big|tall|heavy|smart|fit) (?:are|were) you\b|{_SOFTLY}how (?:much|many|far|fast|long|often) "
    rf"(?:\w+ )?(?:do|can|did|could) you (?:{_OWN_LIFE})\b"
    r"|\bwhat do you (?:like|love|hate|eat|bench|squat|lift|weigh|look|do (?:for|when|all|on|in))\b|\bhow long have you been\b",
    re.IGNORECASE,
)
_NAME: Final = r"(?P<{0}>[a-z][\w'’-]+)"
_BEHIND = r"(?=\W*$|[,;]| (?:in|at|on|by|now|yet|already|right|or|lol|then|for|with|is|does|can|am|was|when|again)\b)"
_BESIDE = re.compile(
    rf"\b(?:me|i|myself) (?:or|vs\.?|versus|against) {_NAME.format('a')}{_BEHIND}"
    rf"|\b{_NAME.format('b')} (?:or|vs\.?|versus|against) (?:me|myself)\b"
    r"|\b(?:stronger|weaker|fitter|faster|slower|better|heavier|lighter|more|less|further|farther) (?:\w+ )?"
    rf"than {_NAME.format('c')}{_BEHIND}"
    rf"|\b(?:ahead of|behind|beat|beating|outlift|overtake|catch(?: up (?:with|to|on))?|next to|level with) {_NAME.format('d')}{_BEHIND}"
    rf"|\bas (?:strong|fast|heavy|much|many|fit|good|far|long) as {_NAME.format('e')}{_BEHIND}",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"{_SOFTLY}who(?:['’]?s)? (?!am i\b|are you\b|is (?:my|this)\b|is (?:the|your) coach\b|said\b)"
    r"(?:is|was|are|were|has|can|does|do|did|will"
    r"|would|lifts?|squats?|squatted|benche[sd]|deadlifts?|runs?|ran|trains?|trained|presses|pulls?|won|wins|holds?|invented|made|weighs?"
    r"|stronger|faster|better|heavier|fitter|the|more)\b",
    re.IGNORECASE,
)
# Whose lift it is that the own one is set beside, also where the apostrophe is left out: how far am I from Mareks bench.
_THEIRS = re.compile(
    r"\b(?:(?:far|close|much|away|off|more|short|heavier|lighter|stronger|better|worse|less|faster|slower)\b.{0,30}?\b)"
    rf"(?:from|to|off|of|behind|than|beat|match|near) {_NAME.format('whose')} (?P<what>[a-z]+(?: [a-z]+)?)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:['’]s|s['’]?)$")
_OWNED = re.compile(r"(?:prs?|pbs?|records?|bests?|max|total|1rm|time|numbers?)\b", re.IGNORECASE)
_WORDS_IN_S = (
    "this his its todays yesterdays tomorrows years weeks months days hours minutes seconds christmas kilos kgs pounds lbs plates reps"
    " sets minus plus others last less various previous times always across easters ours hers theirs yours as is was"
)
_OF_NOBODY = frozenset(_WORDS_IN_S.split())
_WORDS_FOR_NOBODY = """
    before usual ever last my the that this it in on at a an when normal yesterday today tomorrow planned expected now then average
    most others people once bodyweight body bw push pull legs leg upper lower arms cardio recently earlier never always during half
    double twice one two three what i you we me him her them they schedule target goal pace time times these those previous ones
    mine yours everyone anyone rest usually first next week month year morning evening weekend autumn spring summer winter fall
    lifting training running rowing plan maybe not no yes more less better worse squats here there both either neither just so new
    old
"""
_NOBODY = frozenset(_WORDS_FOR_NOBODY.split()) | frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS) | frozenset(MONTHS)


def is_of_knowledge(text: str) -> bool:
    """Whether a question asks to have something explained that is no matter of the user's own: supersets, why people plateau."""
    if _EXPLAINED.search(text):
        return True
    return bool(_WHY.search(text)) and not any(one.exercise_id for one in catalogue().spot(text))


def is_of_the_coach(text: str) -> bool:
    """Whether a question is about the coach itself: what it is, does, did, likes, or would do in the user's place."""
    return bool(_COACH_ITSELF.search(text))


def is_of_others(text: str) -> bool:
    """Whether a question sets somebody else, by name, beside the user, or asks who does something."""
    if _WHO.search(text):
        return True
    if any(_is_theirs(found["whose"], found["what"]) for found in _THEIRS.finditer(text)):
        return True
    return any(_is_somebody(next(filter(None, found.groups()))) for found in _BESIDE.finditer(text))


def _is_theirs(whose: str, what: str) -> bool:
    """Whether a word says whose the lift or the record behind it is, and names a person."""
    name = _POSSESSIVE.sub("", whose)
    if name == whose or whose.lower() in _OF_NOBODY or not (_OWNED.match(what) or any(catalogue().spot(what))):
        return False
    return _is_somebody(name) and _is_somebody(whose)


def _is_somebody(name: str) -> bool:
    """Whether a word names no exercise, muscle, workout, day or anything else that a log holds."""
    word = re.sub(r"['’]s$", "", name.lower())
    known = word in _NOBODY or word.endswith(("ly", "day", "ing", "ed")) or MUSCLE.search(word) or named_workout(word)
    return not known and not any(catalogue().spot(word))
