"""The sentences by which a reply says that something was stored, changed, planned or will be: known by their shape, in any tense.

What was done, is done, will be done, and who did it; whether it is true is judged in `saydo`.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml


@cache
def _lists() -> dict[str, str]:
    """The words of `claims.yaml`, each list as one alternative."""
    data: dict[str, list[str]] = yaml.safe_load(files("agent.guards").joinpath("claims.yaml").read_text(encoding="utf-8"))
    return {name: "|".join(words) for name, words in data.items()}


_DONE, _IRREGULAR, _THINGS = _lists()["done"], _lists()["irregular"], _lists()["things"]
_SOFTLY = r"(?:(?:just|now|already|also|all|then|both|since|even|successfully|quickly|automatically|gone ahead and|went ahead and|been) )*"
_DID = rf"(?!(?:{_lists()['did_harmless']})\b)(?:[a-z]+ed|{_IRREGULAR}|{_DONE})"
_BE = "is|are|was|were|has been|have been|will be|gets|got|is being|are being|should (?:now )?be"
_WHO = (
    r"(?:it|that|this|all|everything|they|those)(?: is| was| were| are| has been| have been| will be"
    r"|['’]s(?: been)?|['’]ve been|['’]ll be)?"
    rf"|(?:your|the|both|all) (?:[\w'’-]+ ){{1,4}}?(?:{_BE})"
)
_THING = (
    "workout|session|sets?|run|lift|correction|change|note|it all|everything|all of it|plan|reminder|bench|squats?|deadlifts?|goals?|entry"
    "|log|logbook|profile|schedule|calendar|data|history"
)
_PLACE = (
    r"(?:safe(?:ly)? )?(?:in|on|under) (?:your|the|my) (?:training )?"
    r"(?:log|logbook|books|history|file|files|profile|calendar|diary|journal|memory|records|system|database)|in (?:there|now)"
)
_OBJECT = (
    r"(?=\s*(?:[.!…,;:—–)]|$)|\s(?:your|the|it|that|this|them|those|all|both|to|in|on|as|for|under|everything|yesterday|today|now|and|\d))"
)
_CLAIM = re.compile(
    rf"\b(?:i|we)(?: have|['’]ve)? {_SOFTLY}(?P<own>{_DID})\b"
    rf"|\b(?:{_WHO}) {_SOFTLY}(?P<state>{_DONE}|(?:done|set)(?=\s*(?:[.!,]|$))|set (?:for|up|at|on)|noted (?:in|on|under|for))\b"
    rf"|\b(?:your|the|this|that|these|those|all|both|my|every|(?:today|yesterday)['’]s) (?:[\w'’-]+ ){{0,3}}?(?:{_THINGS})"
    rf"(?: [\w'’-]+){{0,2}}? (?:has been|have been|will be|['’]ll be|['’]s been) {_SOFTLY}"
    rf"(?P<passive>(?!(?:{_lists()['state_harmless']})\b)(?:[a-z]+ed|{_IRREGULAR}))\b"
    rf"|\b(?:{_lists()['others']})(?: (?:has|have|had)|['’]s)? {_SOFTLY}(?P<other>{_DONE})\b"
    r"|(?:^|[,;:—–(]\s*|\b(?:and|but) )(?:(?:successfully|all|now|just|already|also|then) )*"
    rf"(?P<bare>{_DONE}|noted(?= (?:in|on|for|under|to)\b))"
    rf"{_OBJECT}"
    rf"|\b(?:{_THING})(?: (?:is|are|was|were|has been|have been|now|all))* (?P<thing>{_DONE})\s*(?:[.!…,;:—–)]|$)"
    rf"|(?<!write )(?<!note )(?<!jot )(?<!put )\b(?:{_WHO}|(?:i|we)(?:['’]ve| have) (?:got )?(?:it|that|this|them|your \w+))"
    rf" {_SOFTLY}(?P<place>{_PLACE}|(?:all )?down(?=[.!,])|{_DONE})"
    r"|\b(?P<held>(?:i|we)(?:['’]ve| have) got (?:it|that|this|them|your [\w -]{1,24}?) "
    r"(?:down|logged|saved|recorded|noted|written|in))\b"
    r"|\b(?P<consider>consider (?:it|that|this) (?:done|\w+ed))\b"
    r"|\b(?P<complete>(?:logging|deletion|update|save|change|correction|removal|entry|sync)s? (?:is |was |has been |all )?"
    r"(?:complete|completed|successful|confirmed|went through|gone through|applied|in place))\b"
    r"|\b(?P<status>status\W{1,4}(?:\w+ )?(?:saved|logged|done|updated|recorded|complete|success\w*|ok))\b"
    r"|(?:^|[,;:—–]\s*)(?P<done>(?:all )?done)(?=\s*(?:[.!,:—–]|$))"
    r"|\b(?P<remind>(?:reminder|alarm|timer)s? (?:(?:is|are|has been|have been) )?(?:now |also )?(?:set|on|scheduled|active))\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(rf"(?<!\w)(?P<foreign>{_lists()['foreign']})", re.IGNORECASE)
_FOREIGN_DENIAL = re.compile(rf"(?<!\w)(?:{_lists()['foreign_denial']})(?!\w)|ません|没有|않|못", re.IGNORECASE)
# "No worries, I've logged it" claims; "If you tell me the weight, it's logged" does not.
OPEN = re.compile(
    r"\b(?:if|once|when|after|until|want|should(?! now be)|would|could|shall|can|wish|as soon as|whenever"
    r"|wenn|sobald|si|quand|se)\b",
    re.IGNORECASE,
)
DENIAL = re.compile(r"\b(?:not|never|nothing|no|none|without|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–(]|\s-\s|\bbut\b", re.IGNORECASE)
# There is nothing that could remind, call, come back or act by itself.
_PROMISE = re.compile(
    r"\b(?:i['’]?ll|i will|i['’]?m going to|we['’]?ll|expect)\b[^.!?]{0,30}\b(?:remind|notify|ping|text you|e-?mail|message you|call you"
    r"|alert you|follow up|be in touch|get back to you|check (?:back )?in|set (?:up )?(?:a |an )?(?:reminder|alarm))\b"
    r"|\byou(?:['’]?ll| will) (?:get|receive|see|find|be sent)\b[^.!?]{0,24}"
    r"\b(?:reminders?|notifications?|e-?mails?|messages?|alerts?|pings?|invite|inbox|texts?)\b"
    r"|\b(?:reminders?|notifications?|e-?mails?|alerts?)\b(?: \w+){0,2} (?:will|['’]ll) (?:go|come|pop|arrive|be|hit|ping|wait)\b",
    re.IGNORECASE,
)
_HARMLESS = rf"(?:{_lists()['will_harmless']})\b"
# What is announced may still be done in this turn, by a tool: it is left out, and missed only when nothing came of it.
_ANNOUNCED = re.compile(
    r"\b(?:i['’]ll|i will|i['’]?m (?:going|about) to|i am (?:going|about) to|(?:let|allow) me(?: to)?)\s+"
    rf"(?!{_HARMLESS})(?P<own>[a-z]{{3,}})"
    r"|\b(?:we['’]ll|we will|i['’]ll|i will|let me)\s+(?:(?:now|just|also|go ahead and|quickly|make sure to) )*"
    r"(?:log|record|save|store|track|update|correct|delete|remove|undo|remember|schedule|enter|merge|adjust your|change your|move your"
    r"|(?:plan|move|note|put|keep) (?:it|that|this|them|your \w+|the \w+)(?: \w+)? (?:down|in|into|on|under|for|to))\b"
    rf"|\b(?:{_lists()['others']}) will {_SOFTLY}(?!{_HARMLESS})[a-z]{{3,}}",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:tomorrow|tonight|later|soon|shortly|next (?:week|month|time|\w+day)|every (?:day|week|\w+day)"
    r"|in (?:a|an|one|two|\d+) (?:minute|hour|day|week)s?|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|automatically|from now on|going forward)\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"(?:\b(?:i['’]m|i am|we['’]re)(?: now| just| already| currently)? |^\W*(?:now )?)"
    r"(?:logging|recording|saving|storing|tracking|updating|correcting|changing|deleting|removing|scheduling|adding|entering|marking|noting)"
    r" (?:it|that|this|them|your|the|now|down)\b",
    re.IGNORECASE,
)


def claims(sentence: str) -> Iterator[tuple[str, str]]:
    """What a sentence says was done: the shape of the claim, and its verb."""
    for claim in _CLAIM.finditer(sentence):
        before = sentence[: claim.end()]
        clause = _CLAUSE.split(sentence[: claim.start() + 1])[-1] + sentence[claim.start() + 1 : claim.end()]
        if OPEN.search(before) or DENIAL.search(clause):
            continue
        kind, verb = next((kind, words) for kind, words in claim.groupdict().items() if words)
        if kind in ("place", "held", "consider", "remind", "complete", "status"):
            verb = "place"
        yield kind, verb.lower().removeprefix("all ")
    foreign = _FOREIGN.search(sentence)
    if foreign and not _FOREIGN_DENIAL.search(sentence) and not OPEN.search(sentence[: foreign.end()]):
        yield "foreign", "place"


def promises(sentence: str) -> bool:
    """Whether it promises what nothing here can do: to act or to come back later by itself."""
    if DENIAL.search(sentence):
        return False
    return bool(_PROMISE.search(sentence)) or bool(_LATER.search(sentence) and announces(sentence))


def announces(sentence: str) -> bool:
    """Whether it says that something is about to be stored, changed or planned."""
    found = _ANNOUNCED.search(sentence) or _UNDER_WAY.search(sentence)
    return not (found is None or OPEN.search(sentence) or DENIAL.search(sentence) or sentence.rstrip().endswith("?"))
