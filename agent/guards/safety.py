"""Deterministic triage of what a user says, and of what a reply would tell a user in danger. No persona switches it off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from domain.measures import KG_PER_LB

Level = Literal["emergency", "mind", "care"]
UNSAFE = "(I left a sentence out there: with pain or danger I won't push you. When in doubt, see a doctor.)"


@dataclass(frozen=True)
class Alarm:
    """A sign of danger in the user's words, and what has to be said to it first."""

    level: Level
    kind: str
    message: str


@dataclass(frozen=True)
class Signs:
    """The words of danger, compiled."""

    said: tuple[tuple[Alarm, re.Pattern[str]], ...]
    replied: dict[str, re.Pattern[str]]


@cache
def signs() -> Signs:
    """The signs of `signs.yaml`."""
    data = yaml.safe_load(files("agent.guards").joinpath("signs.yaml").read_text(encoding="utf-8"))
    said = tuple(
        (Alarm(one["level"], one["kind"], one["message"]), _words([*one["words"], *(_near(*pair) for pair in one.get("near", ()))]))
        for one in data["signs"]
    )
    replied = {
        name: _words([_near(*one["near"]) if isinstance(one, dict) else one for one in words]) for name, words in data["reply"].items()
    }
    return Signs(said, replied)


def _words(patterns: list[str]) -> re.Pattern[str]:
    # Only letters of our own alphabet end a word: in Japanese or Korean the next word follows at once.
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?![a-z])", re.IGNORECASE)


def _near(place: str, felt: str) -> str:
    """Both within six words of one sentence, whichever comes first."""
    between = r"(?:[^\w.!?;\n]+\w+){0,5}?[^\w.!?;\n]+"
    return rf"(?:{place}){between}(?:{felt})|(?:{felt}){between}(?:{place})"


SAFETY = next(alarm.message for alarm, _ in signs().said if alarm.level == "emergency")
SAFETY_MIND = next(alarm.message for alarm, _ in signs().said if alarm.level == "mind")

# While one of these is open, nothing of training is said.
GRAVE = frozenset(alarm.kind for alarm, _ in signs().said if alarm.level != "care")
# For so many turns after an alarm of any kind nothing of training is said, but to leave it.
JUST_SAID = 2

# "No chest pain today", "never had an eating disorder", "is it safe with ...?" about nobody; and the dead that are only tired.
_DENIED = re.compile(
    r"\b(?:no|not|without|never(?: had)?|any|don['’]?t (?:have|take|do|use)|didn['’]?t|isn['’]?t|wasn['’]?t|aren['’]?t"
    r"|zero|free of|kein\w*|ohne|sin"
    r"|sans|nicht)"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# "Numb from laughing", "fainted with joy".
_IN_JEST = re.compile(
    r"(?:\s+\w+){0,2}?\s+(?:from|with|of|by|due to) (?:\w+ )?(?:laugh\w*|joy|happiness|excitement|pride|sitting|sleeping|cold|envy)\b"
    r"|\?\s*(?:no|nope|none|not at all)\b|\W{1,3}(?:lol|haha\w*|jk|just kidding|figuratively)\b",
    re.IGNORECASE,
)
# Not taken for a joke, however it is said.
_SERIOUS = ("self_harm", "pregnancy")
# A tight shirt is no tight chest, and somebody who is fine again needs nobody.
_OF_CLOTHES = re.compile(r"\b(?:shirts?|t-shirts?|tops?|bra|jacket|vest|wetsuit|suit|harness|straps?|belt|hoodie|jersey)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:my|his|her|our|their|the|a) (?:\w+ )?(?:mum|mom|mother|dad|father|wife|husband|sister|brother|son|daughter|friend|buddy"
    r"|mate|partner"
    r"|girlfriend|boyfriend|neighbou?r|colleague|boss|cousin|uncle|aunt|gran\w*|dog|cat|teammate|actor|hero|character)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"\b(?:years?|months?|ages) ago\b|\bused to\b|\bas a (?:kid|child|teen\w*)\b", re.IGNORECASE)
_WELL = re.compile(
    r"\b(?:s?he|they)(?:['’]s|['’]re| is| are| was)? (?:\w+ )?(?:fine|ok|okay|alright|all right|better|good)\b|\b(?:years?"
    r"|months?) ago\b",
    re.IGNORECASE,
)
# Weight that may be lost in a week, and a loss that is small however fast (a meal, a day's water).
FASTEST_LOSS_KG = Decimal("1.25")
SMALL_LOSS_KG = 2
_NEVER_DENIED = ("can", "don", "haven", "not mehr", "nicht", "no food", "stopped", "lost")
STRETCH, OVERLAP = 2_000, 200
_GAP = re.compile(r"\s")
_CLAUSE = re.compile(r"[.!?;\n]|,\s*but\b")
# What asks for it now, and what only sets out how people train from week to week.
_URGES = re.compile(
    r"^\W*(?:(?:and|so|then|just|ok(?:ay)?|now|today),? )?(?:go|try|do|load|put|hit|add|take|start|push|keep|squat|bench|press|pull"
    r"|deadlift|lift"
    r"|row|run|test|attempt|increase|bump|max|smash|crush|finish|work up|build up|get|give|make|use)\b(?!\*{0,2}:| (?:comes?|is|was"
    r"|has|went|sits|looks?|stands|moves|goes|stays|at \d)\b)"
    r"|\b(?:let['’]s|you (?:should|could|can|must|may|might|need to|ought to|are ready|have to)|you['’](?:ll|d|re ready)|should|could"
    r"|ready (?:for|to)|aim|i['’]d (?!estimate|guess|say)|i (?:suggest|recommend|want you)|time (?:to|for)|why not|how about|next time"
    r"|go for|go heav\w+|push)\b",
    re.IGNORECASE,
)
_ALLOWS = re.compile(
    r"\b(?:it['’]?s|it is|you['’]?re|you are|should be)(?: \w+)? (?:fine|ok(?:ay)?|safe|all ?right|good|clear(?:ed)?) to\b"
    r"|^\W*(?:yes|sure|of course|absolutely),? (?:you can|go ahead)\b",
    re.IGNORECASE,
)
_ASKS_LEAVE = re.compile(
    r"\b(?:(?:can|could|may|should|shall) (?:i|we)|(?:is|would|['’]s) (?:it|that|this) (?:\w+ )?(?:ok(?:ay)?|fine|safe|all ?right|bad)"
    r" (?:to|if|for)|am i (?:ok(?:ay)?|fine|safe|allowed) to|i (?:want|would like|plan|intend) to|i['’](?:d like|m going) to|let me"
    r"|i['’]ll)\b",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"\b(?:stop|doctor|physio\w*|emergency|hospital|ambulance|call|see (?:a|your|someone|somebody)|medical|don['’]t train"
    r"|no training|get (?:it|that) checked)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:was|were|did|used to|listed|(?:is|are|ruled) out|last|ago|no|without|rules? out|off the table|said|told"
    r"|leave\b[^.!?]{0,30}?\b(?:alone|for (?:another|now|later))"
    r"|minds?|off (?:the|your) (?:menu|list|cards|plan)|off[- ]limits|no-go|out of the question|skip\w*)\b|\?\s*$",
    re.IGNORECASE,
)
NEAR_BY = 24
MOST_AT_ONCE = Decimal("1.15")
_LEAP = re.compile(
    r"\b(?:go|jump|move|step|up it|raise it|increase) (?:\w+ )?from (?P<low>\d{2,3}) ?(?:kg|lbs?)? to (?P<high>\d{2,3})\b"
    r"[^.!?]*\b(?:today|tomorrow|tonight|next (?:time|session|workout|week)|this week|on \w+day)\b",
    re.IGNORECASE,
)
_CLEARED = re.compile(
    r"\b(?:doctors?|doc|dr|gp|physician|cardiologist|specialist|hospital|clinic|er|a&e|nurse|physio\w*|midwife|they|was|been|got|am|['’]m)\b"
    r"[^.!?]{0,60}\b(?:cleared|all[- ]clear|go[- ]ahead|green light|signed (?:me )?off|nothing (?:serious|wrong|to worry)"
    r"|(?:i|i['’]m|i am|it|it['’]s|it is|it was|all|everything)(?: is|['’]s| was)? (?:\w+ )?(?:fine|ok|okay|good|harmless|safe|healthy)"
    r"|(?:i )?(?:can|may) (?:train|lift|work out|exercise|go back))\b",
    re.IGNORECASE,
)
_NOT_CLEARED = re.compile(
    r"\b(?:not|never|no|n['’]t|hasn['’]?t|haven['’]?t|didn['’]?t|won['’]?t|until|before|unless|if|when|once|hope|maybe|probably|waiting"
    r"|think|guess)\b|\?",
    re.IGNORECASE,
)
# Leave to train, in whatever words.
_LETS = re.compile(
    r"^\W*(?:sure|yes|yeah|yep|of course|absolutely|definitely|certainly|no problem|fine by me|why not|you can|you could|feel free)\b"
    r"|\bgo (?:for|ahead|heavy|hard|easy|light|on)\b|\bif it['’]?s (?:gone|fine|over),? (?:then )?it['’]?s\b|\bas planned\b",
    re.IGNORECASE,
)
# What may be sickness or an injury: of nothing else can too little be made.
_SYMPTOMS = re.compile(
    r"\b(?:pains?|painful\w*|hurt\w*|ach(?:es?|ing|y)|sore\w*|stiff\w*|numb\w*|tingl\w*|dizz\w*|faint\w*|pass(?:ed)? out"
    r"|black(?:ed)? out|swell\w*|swollen|strain\w*|sprain\w*|injur\w*|torn|tear|pop(?:ped|ping)?|click\w*|breath\w*|chest|heart|palpitat\w*"
    r"|bleed\w*|blood"
    r"|pregnan\w*|period|sick|ill\b|fever|headache|vomit\w*|nause\w*|tight\w*|pinch\w*|sharp|stab\w*|twinge\w*|tweak\w*|lump|bruis\w*|purg\w*|starv\w*"
    r"|lock(?:s|ed|ing)|gives? way|symptoms?|feel(?:s|ing)? (?:weird|strange|funny|off|wrong|bad)|knees?|shoulders?|elbows?|wrists?|ankles?"
    r"|hips?|neck|spine)\b",
    re.IGNORECASE,
)
_MILD = re.compile(r"\bnothing\b|\bnot (?:a big deal|serious|dangerous)\b|\bfine$", re.IGNORECASE)
_WEEKLY = re.compile(r"\b(?:once|twice|times|days?|sessions?) (?:a|per|each|every) week\b", re.IGNORECASE)
_NO_SUCH = re.compile(r"\b(?:hardly|no|not|far from|never)(?: an?| the)? *$", re.IGNORECASE)
_REFUSES = re.compile(
    r"\b(?:no (?:need|reason|place|room)|illegal|dangerous|banned|risk\w*|harm\w*|side effects?"
    r"|do(?:n['’]?t| not)|never|avoid|not|stop|instead of|rather"
    r"|shouldn['’]?t|nobody should|refuse|stays? out|(?:is|are|keep\w*|left|leave) (?:\w+ ){0,3}out|off the (?:menu|table"
    r"|list))\b|n['’]t\b",
    re.IGNORECASE,
)


def triage(text: str) -> Alarm | None:
    """The gravest sign of danger in a message; None when there is none, or it is denied."""
    for alarm, pattern in signs().said:
        for found in _found(pattern, text):
            before = _CLAUSE.split(text[max(0, found.start() - 32) : found.start()])[-1]
            if _is_small_step(found) or _is_slow(found) or (alarm.kind not in _SERIOUS and _IN_JEST.match(text, found.end())):
                continue
            if alarm.kind == "heart_or_breath" and _OF_CLOTHES.search(f"{before}{found[0]}"):
                continue
            if alarm.kind == "dizzy" and _LONG_AGO.search(text):
                continue
            if _OF_OTHERS.search(before) and _WELL.search(text, found.end()):
                continue
            if not _DENIED.search(before) or found[0].lower().startswith(_NEVER_DENIED):
                return alarm
    return None


def still_open(now: str, before: Sequence[tuple[str, str | None]]) -> Alarm | None:
    """The newest alarm that training has to wait for; None when there is none, or somebody was cleared by a doctor since.

    `before` are the messages before this one, newest first, each with the kind of alarm that it raised.
    """
    since = [now]
    for number, (text, kind) in enumerate(before):
        if kind and (kind in GRAVE or number < JUST_SAID):
            if kind != "self_harm" and any(_CLEARED.search(words) and not _NOT_CLEARED.search(words) for words in since):
                return None
            return next((alarm for alarm, _ in signs().said if alarm.kind == kind), None)
        since.append(text)
    return None


def _is_slow(found: re.Match[str]) -> bool:
    """Whether weight is to be lost at one kilogram and a quarter a week or less, or little of it."""
    parts = found.groupdict()
    if not parts.get("lost"):
        return False
    kilos = int(parts["lost"]) * (KG_PER_LB if parts["of"].lower().startswith(("p", "l")) else 1)
    spell = int(parts["spell"]) if parts["spell"].isdigit() else {"two": 2, "three": 3, "four": 4}.get(parts["spell"].lower(), 1)
    weeks = Decimal(spell) * {"day": Decimal(1) / 7, "week": Decimal(1), "month": Decimal(4)}[parts["per"].lower()]
    return kilos <= FASTEST_LOSS_KG * weeks or kilos < SMALL_LOSS_KG


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches, looked for in stretches: while one search runs, nothing else in this process does."""
    start = 0
    while start < len(text):
        gap = _GAP.search(text, start + STRETCH)
        end = gap.start() if gap else len(text)
        yield from pattern.finditer(text, max(0, start - OVERLAP), end)
        start = end


def _is_small_step(found: re.Match[str]) -> bool:
    """Whether a load is only to grow by a twelfth or less, as in "from 60 to 62 by next week"."""
    low, high = found.groupdict().get("low"), found.groupdict().get("high")
    return bool(low and high) and int(high or 0) * 12 <= int(low or 0) * 13


def safety_message(text: str) -> str | None:
    """What must be said first when a message speaks of danger; None when it does not."""
    alarm = triage(text)
    return alarm.message if alarm else None


def loads(sentence: str) -> bool:
    """Whether a reply asks for load or effort, without a word of care."""
    found = signs().replied["loading"].search(sentence)
    return bool(found) and not _REFUSES.search(sentence) and not signs().replied["cares"].search(sentence)


def helps(sentence: str) -> bool:
    """Whether a reply says to stop, or to see somebody."""
    return bool(_HELPS.search(sentence))


def urges(sentence: str) -> bool:
    """Whether a reply asks for load or effort at once; what was lifted, or is planned, may be told."""
    return loads(sentence) and bool(_URGES.search(sentence)) and not _WEEKLY.search(sentence)


def allows(sentence: str) -> bool:
    """Whether a reply gives leave to do something, without a word of care."""
    return bool(_ALLOWS.search(sentence)) and not (_REFUSES.search(sentence) or signs().replied["cares"].search(sentence))


def asks_leave(text: str) -> bool:
    """Whether somebody asks whether they may do something, or says that they will."""
    return bool(_ASKS_LEAVE.search(text))


def _refused(sentence: str, found: re.Match[str]) -> bool:
    """Whether a sentence speaks against what it names: before it, or right behind."""
    return bool(_REFUSES.search(sentence[: found.start()]) or _REFUSES.search(sentence[found.end() : found.end() + NEAR_BY]))


def _leaps(sentence: str) -> bool:
    """Whether it sends somebody from one load to a far heavier one at once."""
    found = _LEAP.search(sentence)
    return bool(found) and Decimal(found["high"]) > MOST_AT_ONCE * Decimal(found["low"]) and not _REFUSES.search(sentence)  # type: ignore[index]


def favours(sentence: str) -> bool:
    """Whether a reply speaks for what it names: it neither warns, nor tells of what was."""
    return not (_REFUSES.search(sentence) or signs().replied["cares"].search(sentence) or _TELLS.search(sentence))


def is_unsafe(sentence: str, *, flagged: bool, grave: bool = False, about: str = "") -> bool:
    """Whether a reply must not say this: no pushing through pain, diagnoses, drugs or hunger; no loads while a sign of danger is open,
    and no training at all while a grave one is. `about` is what it answers."""
    replied = signs().replied
    dismissed = replied["dismisses"].search(sentence)
    if dismissed and (flagged or grave or not _MILD.search(dismissed[0]) or _SYMPTOMS.search(f"{about} {sentence}")):
        return True
    cares = bool(replied["cares"].search(sentence))
    topics = replied["topics"].search(sentence)
    if topics and not (cares or _NO_SUCH.search(sentence[: topics.start()])):
        return True
    if grave and (replied["training"].search(sentence) or _LETS.search(sentence)) and not replied["stops"].search(sentence):
        return True
    kinds = ["pushes", "diets", *(["loading"] if flagged or grave else [])]
    # "Don't push through pain" says the opposite.
    if any(not _refused(sentence, found) for found in replied["drugs"].finditer(sentence)) or _leaps(sentence):
        return True
    return any(not _REFUSES.search(sentence[: found.start()]) for kind in kinds for found in replied[kind].finditer(sentence))
