"""The sentences by which a reply says that something was stored, changed, planned or will be: known by their shape, in any tense.

What was done, is done, will be done, and who did it; whether it is true is judged in `saydo`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import yaml

# A sentence is asked for its claims by several checks in a row.
LATELY = 512


@cache
def _lists() -> dict[str, str]:
    """The words of `claims.yaml`, each list as one alternative."""
    data: dict[str, list[str]] = yaml.safe_load(files("agent.guards").joinpath("claims.yaml").read_text(encoding="utf-8"))
    return {name: "|".join(words) for name, words in data.items()}


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of one list, where they are plain words."""
    return frozenset(_lists()[name].split("|"))


_DONE, _IRREGULAR, _THINGS = _lists()["done"], _lists()["irregular"], _lists()["things"]
_SOFTLY = r"(?:(?:just|now|already|also|all|then|both|since|even|successfully|quickly|automatically|gone ahead and|went ahead and|been) )*"
_DID = rf"(?!(?:{_lists()['did_harmless']})\b)(?:[a-z]+ed|{_IRREGULAR}|{_DONE})"
_BE = "is|are|was|were|has been|have been|will be|gets|got|is being|are being|should (?:now )?be"
_WHO = (
    r"(?:it|(?:that|this)(?: one)?|all|everything|they|those)(?: is| was| were| are| has been| have been| will be"
    r"|['’]s(?: been)?|['’]ve been|['’]ll be)?"
    rf"|(?:your|the|both|all) (?:[\w'’-]+ ){{1,4}}?(?:{_BE})"
)
_THING = (
    "workout|session|sets?|run|lift|correction|change|note|it all|everything|all of it|plan|reminder|bench|squats?|deadlifts?|goals?|entry"
    "|log|logbook|profile|schedule|calendar|data|history"
)
_PLACE = (
    r"(?:safe(?:ly)? )?(?:in|on|under) (?:your|the|my) (?:training )?"
    r"(?:log|logbook|books|history|file|files|profile|calendar|diary|journal|memory|records?|system|database)|on record|in (?:there|now)"
)
_PLACES = (
    "log|logbook|plan|programme?|schedule|calendar|sessions?|workouts?|week|profile|history|diary|file|memory|system|routine|list|block"
)
_OBJECT = (
    r"(?=\s*(?:[.!…,;:—–)]|$)|\s(?:your|the|it|that|this|them|those|all|both|to|in|on|as|for|under|with|everything|yesterday|today"
    r"|now|and|\d))"
)
_CLAIM = re.compile(
    rf"\b(?:i|we)(?: have|['’]ve)? {_SOFTLY}(?P<own>{_DID})\b"
    rf"|\b(?:{_WHO}) {_SOFTLY}(?P<state>{_DONE}|(?:done|set)(?=\s*(?:[.!,]|$))|set (?:for|up|at|on)|noted (?:in|on|under|for))\b"
    rf"|\b(?:your|the|this|that|these|those|all|both|my|every|(?:today|yesterday)['’]s) (?:[\w'’-]+ ){{0,3}}?(?:{_THINGS})"
    rf"(?: [\w'’-]+){{0,2}}? (?:has been|have been|will be|['’]ll be|['’]s been) {_SOFTLY}"
    rf"(?P<passive>(?!(?:{_lists()['state_harmless']})\b)(?:[a-z]+ed|{_IRREGULAR}))\b"
    rf"|\b(?:{_lists()['others']})(?: (?:has|have|had)|['’]s)? {_SOFTLY}(?P<other>{_DONE})\b"
    r"|(?:^|[,;:—–(]\s*|\b(?:and|but) |^\W*\d{1,2}[.)]\s*)(?:(?:successfully|all|now|just|already|also|then) )*"
    rf"(?P<bare>{_DONE}|noted(?= (?:in|on|for|under|to)\b))"
    rf"{_OBJECT}"
    rf"|\b(?:{_THING})(?: (?:is|are|was|were|has been|have been|now|all))* (?P<thing>{_DONE})\s*(?:[.!…,;:—–()]|$)"
    rf"|(?<!write )(?<!note )(?<!jot )(?<!put )\b(?:{_WHO}|(?:i|we)(?:['’]ve| have) (?:got )?(?:it|that|this|them|your \w+))"
    rf" {_SOFTLY}(?P<place>{_PLACE}|(?:all )?down(?=[.!,])|{_DONE})"
    r"|\b(?P<held>(?:i|we)(?:['’]ve| have) got (?:it|that|this|them|your [\w -]{1,24}?) "
    r"(?:down|logged|saved|recorded|noted|written|in))\b"
    r"|\b(?P<consider>consider (?:\w+ ){1,4}?(?:done|gone|forgotten|\w+ed))\b"
    r"|\b(?P<complete>(?:logging|deletion|update|save|change|correction|removal|entry|sync)s? (?:is |was |has been |all )?"
    r"(?:complete|completed|successful|confirmed|went through|gone through|applied|in place))\b"
    r"|\b(?P<status>status\W{1,4}(?:\w+ )?(?:saved|logged|done|updated|recorded|complete|success\w*|ok))\b"
    r"|(?:^|[,;:—–]\s*)(?P<done>(?:all )?(?:done(?: and dusted)?|gone|queued(?: up)?|sorted|taken care of))(?=\s*(?:[.!,:—–]|$))"
    rf"|\b(?:{_THINGS}|rows?|legs?|it|they|that|which) {_SOFTLY}(?:was|were|got|is|are|has been|have been) {_SOFTLY}"
    rf"(?P<moved>(?!(?:{_lists()['state_harmless']})\b)[a-z]+ed) (?:over |back |out )?"
    rf"(?:to|from|into|onto|in|on) (?:[\w'’]+ ){{0,4}}?(?:{_PLACES})\b"
    rf"|\b(?:i|we)(?:['’]ve| have) (?!(?:{_lists()['did_harmless']}|seen|found|no|not|never|got no|nothing|a|an|to|your|the)\b)"
    rf"(?P<did>\w+) [^.!?]{{0,40}}\b(?:from|in|to|into|onto|off|out of) (?:your|the|my) (?:\w+ )?(?:{_THINGS})\b"
    r"|(?:^|[.!] )\W*(?:already |now |just )?(?P<labelled>(?:queued|pinned|moved|added|removed|struck|dropped|deleted|updated|scheduled"
    r"|booked|saved|logged|noted|stored|swapped|set|told"
    r"|shifted|created|reminder|confirmed)):"
    r"|^\W*(?:\d{1,2}[.)]|[-*•])\s*(?P<listed>moved|told|dropped|pinned|shifted|struck|informed|emailed|messaged|put)\b"
    r"|\b(?P<lives>(?:now|as of now|from now on)\b[^.!?]{0,24}"
    r"\b(?:lives on|includes?|contains?|falls on|runs on|takes place|sits on|goes on|moves to))\b"
    r"|\b(?P<includes>(?:your|the) (?:plan|programme?|schedule|calendar|week|routine) (?:is (?:now )?up[- ]to[- ]date|now \w+s))\b"
    r"|\b(?:is|are|happens?|takes? place) (?P<ison>on (?:mon|tues|wednes|thurs|fri|satur|sun)day now|tomorrow now)\b"
    r"|\b(?P<upto>up[- ]to[- ]date)\b(?=[^.!?]{0,12}[.!]|$)"
    rf"|\b(?:has|have) been {_SOFTLY}(?P<anybeen>{_DONE})\b"
    r"|\bi(?:['’]m| am) (?:now )?(?P<setto>set to|switched to|in) (?:the |your )?(?:\w+[- ])?(?:\w+ )?(?:style|mode|units?|tone)\b"
    r"|\b(?:is|are) (?:now )?(?P<offlist>off (?:my|your|the) (?:list|plan|calendar|records?|profile|schedule))\b"
    r"|\b(?P<sitting>(?:is|are)(?: now)? (?:sitting|waiting|ready)(?: for you)? in your (?:downloads?|inbox|files?|folder|app|e-?mail))\b"
    r"|\b(?:rows?|entries|entry|duplicates?|workouts?|sessions?) (?:is|are) (?:now )?(?P<gonefrom>gone from)\b"
    r"|\byour (?:units?|settings?|style|plan|goals?|targets?|name|schedule)\b[^.!?]{0,12}\b(?:is"
    r"|are)\b[^.!?]{0,24}\b(?P<fromhere>from (?:here|now|today))\b"
    rf"|\b(?:is|are|was|were|has been|have been) {_SOFTLY}(?P<inplaces>{_DONE})\b[^.!?]{{0,16}}\b(?:in|on|from|to) (?:your"
    rf"|the) (?:{_PLACES})\b"
    r"|\b(?P<booked>you(?:['’]re| are) (?:now |all )?(?:booked|down|scheduled|signed up|registered|enrolled|locked) (?:in|for|on))\b"
    r"|\b(?P<isin>\w+s? (?:are|is) (?:now |already )?in)(?=\s*[.!]\s*$)"
    r"|\b(?P<isgone>(?:is|are|['’]s) (?:now |already )?(?:gone|cleaned(?: up)?|clean again|history))(?=\s*[.!,]|\s*$)"
    r"|\b(?P<counts>(?:won['’]t|no longer|doesn['’]t) counts?(?: \w+){0,3} (?:any ?more|towards?))\b"
    rf"|\b(?P<reflects>(?:your|the) (?:\w+ ){{0,2}}?(?:{_THINGS}) (?:now|already) "
    r"(?:reflects?|shows?|includes?|contains?|reads?|lists?|has)"
    r"|(?:it|that|this) now (?:reads|shows|says|counts))\b"
    rf"|\b(?P<part>(?:is|are|['’]s) (?:now|already) (?:\w+ ){{0,2}}?(?:part of|on|in|under) (?:your|the|\w+['’]s) (?:\w+ )?(?:{_THINGS}))\b"
    r"|\b(?P<onday>(?:is|are) now (?:on|at|set for|moved to|scheduled for|down for) (?:\w+day|tomorrow|tonight|the \d|\d))"
    r"|\b(?P<found>you['’]?(?:ll| will) (?:now )?find (?:it|that|this|(?:the|your) (?:new|updated))\b)"
    rf"|\b(?!i\b|you\b)\w+ (?P<replaces>(?:has|have) (?:just |now |already )?replaced)\b"
    rf"|\b(?P<gone>(?:{_THINGS}|it|that|this)(?: is|['’]s)? "
    r"(?:no longer (?:exists?|shows?|appears?|there|in (?:your|my|the))|gone (?:from|now)))\b"
    r"|\b(?P<sorted>(?:is|are|has been|have been|['’]s been) (?:all )?"
    r"(?:sorted(?: out)?|taken care of|dealt with|straightened out|handled))\b"
    r"|\b(?P<coming>(?:e-?mail|message|export|file|link|copy|report|invite|plan|pdf|csv|document|spreadsheet"
    r"|log)s?(?: \w+){0,4} (?:is|are) on (?:its|the|their) way)\b"
    r"|\b(?P<infor>(?:they|it|that|those|\w+s)(?:['’](?:re|s)| are| is) in for (?:\w+day|tomorrow|next week))\b"
    r"|\b(?P<shows>(?:your|the) (?:\w+ )?(?:plan|programme?|log|profile|schedule|calendar|history) (?:reflects|shows|has"
    r"|includes) (?:that|this|it)\b)"
    r"|(?P<ticked>→[^.!?]*[✅✔☑]|^\W*[✅✔☑][^.!?]*→|\|\s*(?:saved|logged|stored|recorded|added|updated|deleted|removed|scheduled"
    r"|moved|set)\b)"
    r"|^\W*(?P<heading>(?:updated|revised|adjusted) (?:plan|programme?|goals?|targets?|schedule|session|week))\W*$"
    r"|\b(?P<inbag>(?:that|it|this)(?:['’]s| is)(?: now)? in the bag)\b"
    r"|(?:^|[.!,] )\W*(?P<jotted>(?:jotted|noted|scribbled|popped|got|put(?! \w+ (?:in|on) your (?:phone|calendar))"
    r"|wrote|pencilled|penciled|chalked|marked|written|logged|slotted)"
    r" (?:that|it|this|them) (?:down|in|up|on|under))\b"
    r"|\b(?P<allthere>(?:it|everything|that)(?:['’]s| is) (?:all )?(?:there|in there|in place) now)\b"
    r"|^\W*(?P<both>(?:both|all (?:of (?:it|them|that)|three|changes?)) (?:are |is )?(?:done|sorted|set|handled))(?=\s*[.!,])"
    r"|\b(?P<target>(?:target|goal|reminder|deadline|milestone) (?:is )?(?:now )?set)(?=\s*(?:[:.,!]|to\b|at\b|for\b|$))"
    r"|\b(?P<clean>(?:is|are|['’]s) (?:now |all )?clean)(?=\s*[.!]\s*$)"
    r"|\b(?P<remind>(?:reminder|alarm|timer|notification|alert)s? (?:(?:is|are|has been|have been) )?(?:now |also |all )?"
    r"(?:set|scheduled|active|queued|lined up|ready|in place)"
    r"|(?:reminder|alarm)s? (?:is|are) on)\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(rf"(?<!\w)(?P<foreign>{_lists()['foreign']})", re.IGNORECASE)
_FOREIGN_DENIAL = re.compile(rf"(?<!\w)(?:{_lists()['foreign_denial']})(?!\w)|ません|没有|않|못", re.IGNORECASE)
_FOREIGN_OPEN = re.compile(
    r"(?<!\w)(?:dann|wenn|sobald|sag|falls|cuando|dime|si|quand|dis-moi|dès|se|quando|dimmi|когда|если)(?!\w)", re.IGNORECASE
)
# "No worries, I've logged it" claims; "If you tell me the weight, it's logged" does not.
OPEN = re.compile(
    r"\b(?:if|once|when|after|until|want|should(?! now be)|would|could|shall|can|i wish|as soon as|whenever"
    r"|wenn|sobald|si|quand|se)\b",
    re.IGNORECASE,
)
DENIAL = re.compile(r"\b(?:not|never|nothing|no|none|without|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_LEADING = re.compile(
    r"^\W*(?:now that|since|as|because|seeing that|given that)\b(?= (?:i|we|it|that|your|the|this)\b)(?=.*\?\W*$)|"
    r"^\W*(?:(?:isn|aren|wasn|weren|don|doesn|didn|haven|hasn)['’]t\b(?: it\b| you\b)?|(?:do you )?remember (?:when|how|that)\b"
    r"|did you (?:see|notice|know)\b(?: that)?)(?=.*\?\W*$)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:—–(]|\s-\s|\bbut\b", re.IGNORECASE)
# There is nothing that could remind, call, come back or act by itself.
_PROMISE = re.compile(
    r"\b(?:i['’]?ll|i will|i['’]?m going to|we['’]?ll|expect)\b[^.!?]{0,30}\b(?:remind|notify|ping|text you|e-?mail|message you|call you"
    r"|alert you|follow up|be in touch|get back to you|check (?:back )?in|set (?:up )?(?:a |an )?(?:reminder|alarm))\b"
    r"|\bi(?:['’]m| am) (?:now |also )?(?:keeping (?:count|track|tabs|an eye)|tracking|counting|monitoring|watching)\b"
    r"|\byou(?:['’]ll| will) hear from (?:me|us)\b|\b(?:your|the) \w+ should (?:have|get|receive|see) (?:it|them|that)\b"
    r"|\b(?:your|the) [\w ]{2,24} (?:will|['’]ll) (?:get|receive|hear)\b[^.!?]{0,24}\b(?:from me|a message|an e-?mail|a note|a copy)\b"
    r"|\byou(?:['’]?ll| will) (?:get|receive|see|find|be sent)\b[^.!?]{0,24}"
    r"\b(?:reminders?|notifications?|e-?mails?|messages?|alerts?|pings?|nudges?|heads[- ]up|buzz|invite|inbox|texts?)\b"
    r"|\b(?:reminders?|notifications?|e-?mails?|alerts?)\b(?: \w+){0,2} (?:will|['’]ll) (?:go|come|pop|arrive|be|hit|ping|wait)\b",
    re.IGNORECASE,
)
_HARMLESS = rf"(?:{_lists()['will_harmless']})\b"
# What is announced may still be done in this turn, by a tool: it is left out, and missed only when nothing came of it.
_ANNOUNCED = re.compile(
    r"\b(?:i['’]ll|i will|i['’]?m (?:going|about) to|i am (?:going|about) to|(?:let|allow) me(?: to)?)\s+"
    rf"(?!{_HARMLESS})(?P<own>[a-z]{{3,}}|go (?:through|over|back))"
    r"|\b(?:we['’]ll|we will|i['’]ll|i will|let me)\s+(?:(?:now|just|also|go ahead and|quickly|make sure to) )*"
    r"(?:log|record|save|store|track|update|correct|delete|remove|undo|remember|schedule|enter|merge|adjust your|change your|move your"
    r"|(?:plan|move|note|put|keep) (?:it|that|this|them|your \w+|the \w+)(?: \w+)? (?:down|in|into|on|under|for|to))\b"
    rf"|\b(?:{_lists()['others']}) will {_SOFTLY}(?!{_HARMLESS})[a-z]{{3,}}",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r"[“\"][^”\"]{1,200}[”\"]")
_LATER = re.compile(
    r"\b(?:tomorrow|tonight|later|soon|shortly|next (?:week|month|time|\w+day)|every (?:day|week|\w+day)"
    r"|in (?:a|an|one|two|\d+) (?:minute|hour|day|week)s?|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|automatically|from now on|going forward)\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"(?:\b(?:i['’]m|i am|we['’]re)(?: now| just| already| currently)? |^\W*(?:now )?)"
    r"(?:logging|recording|saving|storing|tracking|updating|correcting|changing|deleting|removing|scheduling|adding|entering"
    r"|marking|noting)"
    r" (?:it|that|this|them|your|the|now|down)\b|^\W*(?:saving|logging|updating|storing|recording|deleting)\s*(?:…|\.{2,}|$)",
    re.IGNORECASE,
)


def stated(sentence: str) -> str:
    """A question that takes something for given as what it states: "Isn't it nice that it's in the plan?"."""
    return _LEADING.sub("it is ", sentence).rstrip("? ") if _LEADING.match(sentence) else sentence


@lru_cache(maxsize=LATELY)
def claims(sentence: str) -> tuple[tuple[str, str], ...]:
    """What a sentence says was done: the shape of each claim, and its verb."""
    return tuple(_claims(sentence))


def _claims(sentence: str) -> Iterator[tuple[str, str]]:
    for claim in _CLAIM.finditer(sentence):
        before = sentence[: claim.end()]
        clause = _CLAUSE.split(sentence[: claim.start() + 1])[-1] + sentence[claim.start() + 1 : claim.end()]
        if OPEN.search(before) or (DENIAL.search(clause) and not (claim["counts"] or claim["gone"] or claim["isgone"])):
            continue
        kind, verb = next((kind, words) for kind, words in claim.groupdict().items() if words)
        if kind not in ("own", "state", "passive", "other", "bare", "thing"):
            verb = "gone" if kind == "gone" else "place"
        yield kind, verb.lower().removeprefix("all ")
    foreign = _FOREIGN.search(sentence)
    if (
        foreign
        and not _FOREIGN_DENIAL.search(sentence)
        and not _FOREIGN_OPEN.search(sentence[: foreign.end()])
        and not OPEN.search(sentence[: foreign.end()])
    ):
        yield "foreign", "place"


@lru_cache(maxsize=LATELY)
def promises(sentence: str) -> bool:
    """Whether it promises what nothing here can do: to act or to come back later by itself."""
    promise = _PROMISE.search(sentence)
    if DENIAL.search(
        _CLAUSE.split(sentence[: promise.start() + 1])[-1] + sentence[promise.start() + 1 : promise.end()] if promise else sentence
    ):
        return False
    return bool(promise) or bool(_LATER.search(sentence) and announces(sentence))


def announces(sentence: str) -> bool:
    """Whether it says that something is about to be stored, changed or planned."""
    found = _ANNOUNCED.search(sentence) or _UNDER_WAY.search(sentence)
    own = _IN_QUOTES.sub("", sentence)
    return not (found is None or OPEN.search(own) or DENIAL.search(own) or sentence.rstrip().endswith("?"))
