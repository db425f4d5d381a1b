"""Whose words, which way and which time: is it about the user, is it denied, is it wished for, is it over?"""

import re

from coach_creator.extractors.reading import Reading

_OTHERS = re.compile(
    r"\b(?:(?:my|his|her|our|a|the) )?(?:wife|husband|friends?|buddy|brother|sister|mom|mum|mother|dad|father|parents|girlfriend|boyfriend"
    r"|partner|son|daughter|grandma|grandpa|grandfather|grandmother|uncle|aunt|cousin|colleagues?|roommate|family)\b"
    r"(?!'s? (?:house|place|gym|garage|wedding))|\b(?:he|she|his|her)\b"
)
_ME = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|im|ive|me|mine|myself)\b")
_MINE = re.compile(r"\bmy (?:(?:own|left|right|both|lower|upper|bad|old) )*$")
_DENIED = re.compile(
    r"\b(?:no|not|never|none|nothing|without|neither|nor|zero|don't|dont|doesn't|didn't|haven't|havent|hasn't|isn't|aren't|wasn't|cannot"
    r"|can't|cant|won't|free of|free from|denies)\b"
)
_WISHED = re.compile(
    r"\b(?:want|wanna|goal|goals|aim|aiming|target|targets|hope|hoping|would (?:like|love)|i'd (?:like|love)|dream|dreaming|looking to"
    r"|trying to|plan to|need to|(?:get|getting|got) (?:to|back to|my)|reach|hit|work(?:ing)? (?:up )?to"
    r"|chasing|eventually|someday|one day|to be able to)\b"
)
_BY_NOW = re.compile(r"\b(?:currently|right now|at the moment|now(?= ?(?:at |is )?[a-z]{0,12} ?\d))\b")
_PAST = re.compile(
    r"\b(?:used to|did|was|were|had|have had|years? ago|months? ago|back then|last (?:week|month|year)|yesterday|formerly|in the past"
    r"|previously|before (?:i|my|the)|when i was|as a (?:kid|teen|teenager|child)|in (?:high school|college|school|university)|old)\b"
)
_CORRECTS = re.compile(
    r"^\s*(?:(?:oh|hm+|ah|ok|okay|sorry|oops)[,. ]+)*(?:no+[,.!]\s|no wait|nope,|wait|actually|correction|i meant|i mean|sorry"
    r"|scratch (?:that|the|my)\b|forget (?:that|what i said)"
    r"|change (?:that|it|my|the)|make (?:it|that)|let's say|rather|instead|not \w+[,] )"
    r"|\b(?:i meant|correction|actually it's|actually i|instead of|rather than|scratch that|actually(?=\W*$)|i was wrong"
    r"|not .{1,20}, (?:but )?it's)\b"
)


def is_others(reading: Reading, position: int) -> bool:
    """Whether the last person named before it in its sentence is somebody other than the user."""
    sentence = reading.sentence_at(position)
    before = sentence.text[: position - sentence.start]
    if _MINE.search(before):
        return False
    others = [match.end() for match in _OTHERS.finditer(before)]
    return bool(others) and others[-1] > max((match.end() for match in _ME.finditer(before)), default=-1)


def is_denied(reading: Reading, position: int, *, reach: int = 40) -> bool:
    """Whether a denial stands shortly before it in its clause."""
    return _before(reading, position, _DENIED, reach)


def is_wished(reading: Reading, position: int) -> bool:
    """Whether it is something the user wants rather than has."""
    clause = reading.clause_at(position)
    inside = position - clause.start
    wishes = list(_WISHED.finditer(clause.text, max(0, inside - 80), inside))
    return bool(wishes) and not any(wishes[-1].end() <= now.start() < inside for now in _BY_NOW.finditer(clause.text))


def is_past(reading: Reading, position: int) -> bool:
    """Whether its clause speaks of the past."""
    return bool(_PAST.search(reading.clause_at(position).text))


def corrects(reading: Reading) -> bool:
    """Whether the message takes something back."""
    return bool(_CORRECTS.search(reading.low))


def _before(reading: Reading, position: int, pattern: re.Pattern[str], reach: int) -> bool:
    clause = reading.clause_at(position)
    inside = position - clause.start
    return bool(pattern.search(clause.text[max(0, inside - reach) : inside]))
