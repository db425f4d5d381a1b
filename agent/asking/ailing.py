"""Questions about the injuries that were told: which side it is, since when it hurts, what it rules out, whether it is the same one."""

import re

from agent.asking.call import Step, call

_PART = r"(?:shoulder|knee|back|elbow|wrist|hip|hamstring|ankle|neck|achilles|groin|cal(?:f|ve)|foot|quad|arm|leg|side|shin|heel|hand)s?"
_ILL = r"(?:impingement|strain|sprain|tear|tendon[io]\w*|bursitis|hernia|injur(?:y|ies)|niggle|fracture|inflammation)"
_AVOIDS = (
    r"\brestrictions? (?:(?:do|did|have|are) )?(?:i|you|there|for|on)\b"
    r"|\b(?:what|something|anything|exercises?|things?) (?:\w+ ){0,5}?(?:should i (?:avoid|leave out|not do|skip"
    r"|stay (?:away|clear)|keep away)"
    r"|(?:shouldn['’]?t|can['’]?t|mustn['’]?t|may not) i do|(?:limits?|limitations?) (?:do|did|have|are) (?:i|you|there)"
    r"|(?:am i|i['’]?m|i am) not (?:supposed|meant|allowed) to (?:do|train|use|be doing)"
    r"|i (?:shouldn['’]?t|should not|can['’]?t|mustn['’]?t|may not) (?:do|train|use|be doing))\b(?!.*\b(?:eat|drink|food|meal)\w*)"
)
_WHICH = (
    rf"\b(?:which|what) (?:\w+ )?{_PART} (?:(?:did i|have i) (?:\w+ ){{0,3}}(?:is|was)|is it(?: that)?(?: again)?|is|was) "
    r"(?:\w+ ){0,4}?(?:bad|sore|hurt|hurts|hurting|injured|ruled out|trouble|the (?:bad|sore|injured|hurt) one)\b"
)
_SINCE_WHEN = r"\bwhen did i (?:\w+ )?(?:sprain|strain|hurt|injure|tear|tore|tweak|twist|pinch) (?:it|that|this|the|my)\b(?! (?:pr|record))"
_THE_SAME = rf"\bis (?:it|that|this) (?:\w+ )?(?:the )?same (?:\w+ )?(?:as|like) (?:the|my|that) (?:\w+ ){{0,2}}{_ILL}\b"
_OFF = (
    r"\b(?:is|are) (?:[\w-]+ ){0,3}?(?:(?:off|out|banned|forbidden)(?: for me)?,? (?:right|yes|correct|no)\W*(?:$|\?|because|due)"
    r"|off[ -]limits\b|ruled out\b)"
)
_OF_INJURIES = re.compile("|".join((_AVOIDS, _WHICH, _SINCE_WHEN, _THE_SAME, _OFF)), re.IGNORECASE)
# What is banned or out may be a matter of the plan, of a day, or of the shops.
_OF_PLANS = re.compile(r"\b(?:plan|schedule|gym|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|tonight)\b", re.IGNORECASE)
_IS_OFF = re.compile(_OFF, re.IGNORECASE)


def asks_of_injuries(text: str) -> bool:
    """Whether a question is about what hurts, or about what that rules out."""
    return bool(_OF_INJURIES.search(text)) and not (_IS_OFF.search(text) and _OF_PLANS.search(text))


def of_injuries(text: str) -> Step | None:
    """The injuries that were told, with what they rule out."""
    return call("injuries") if asks_of_injuries(text) else None
