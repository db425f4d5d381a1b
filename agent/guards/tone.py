"""What a sentence is about as a whole: the user, advice, or what holds for everybody; and so which of its numbers have to be borne out.

A load is always about the user. Any other number is when its sentence states something of the user's; in advice ("aim for 8 hours
of sleep", "3 to 5 sets") it is the coach's to choose.
"""

import re
from dataclasses import dataclass

from agent.guards.numerals import BARE_LOAD, LOADS, Number
from agent.guards.reckoning import COMPARES, TIMED

# What the user's own log would have to show.
_PAST = re.compile(
    r"\b(?:was|were|did|had|took|felt|got|kept|held|slept|ate|drank|spent|rested"
    r"|been|last|best|heaviest|fastest|longest|records?|prs?|pbs?|so far"
    r"|this (?:week|month|year)|total(?:s|l?ed)?"
    r"|logged|since|ago|average[ds]?|up from|compared|improved|lifted|ran|rowed|swam|squatted|benched|pulled|pressed|deadlifted|trained|hit"
    r"|weigh(?:s|ed)?|estimated|e?1rm|max|streak|personal|history|currently|volume|goal|target|progress(?:ed)?|added|gained|lost"
    r"|increase[ds]"
    r"|you['’]?(?:ve| have)|you are at|you['’]re at|your (?:current|working|training|log))\b",
    re.IGNORECASE,
)
# A line of a list or a table, or a label with its value: what it is about was said before it.
_ROW = re.compile(r"^\s*(?:[-*•|]|\d{1,2}[.)]\s|(?:[*_]{0,2}[^\W\d]+[*_]{0,2} ?){1,3}:\s*\S)")
_IF_YOU = re.compile(r"\b(?:when|if|once|until|as soon as|whenever|after|each time|every time) you(?:['’]ve| have)? \w+", re.IGNORECASE)
# "Most programmes have you squat twice a week" speaks of everybody; "if you miss reps twice in a row" of nobody yet.
_LET_YOU = re.compile(r"\b(?:have|has|make|makes|let|lets|get|gets|give|gives|keep|keeps|help|helps) you\b", re.IGNORECASE)
_IF_SO = re.compile(
    r"\b(?:if|whenever|when|as soon as|each time|every time|once|until) (?:you|reps?|sets?|it|they"
    r"|\d+)\b[^,;.!?]*",
    re.IGNORECASE,
)
# "80% of your max is a weight for eight reps" is so for everybody.
_PART_OF_MAX = re.compile(
    r"(?:%|percent) of (?:your|one['’]s) (?:\w+ )?(?:max|1rm|one[- ]rep max|best)(?=[^.!?]*\b(?:most|usually"
    r"|about|roughly|people|lifters)\b)(?![^.!?]*\d ?(?:kg|lbs?))",
    re.I,
)
_HEDGE = re.compile(r"\bif (?:i['’]m|i am|memory|i remember|i recall|i see)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:workouts?|sessions|sets|reps|runs|days|weeks|score|readiness|streak|prs?|records)\b", re.IGNORECASE)
ADVICE = re.compile(
    r"\b(?:should|could|can|may|might|would|will|let['’]s|try|aim|keep|do|take|rest|sleep|eat|drink|start|hold|stay|use|add|go|give"
    r"|want|need"
    r"|increase|reduce|raise|lower"
    r"|recommend|suggest|consider|plan|breathe|if|most people|many|usually|generally|typical\w*|beginners?|lifters|per|every|each|next"
    r"|about to|spend|begin|build|think|push|work up|warm up|repeat|perform|include|pick|choose|common\w*|normal\w*"
    r"|often|(?:plenty|enough) for)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:most (?:people|lifters|beginners|programs|programmes|plans|coaches|gyms|bars)|many (?:people|lifters)|usual\w*"
    r"|general\w*|typical\w*|common\w*|beginners?|normal\w*|standard"
    r"|studies|study|research\w*|science|evidence|trials|experts|athletes|coaches|world record|many a"
    r"|olympic bar(?:bell)?|bar(?:bell)? (?:alone |itself )?weighs|an? empty bar)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:those|in a row|great (?:job|work)|amazing|nice(?: work| job)?|wow|impressive|crushed|well done|good (?:job|work)|solid work)\b",
    re.IGNORECASE,
)
YOU = re.compile(
    r"\b(?:you|your|yours|you['’]\w+|the (?:user|athlete)(?:['’]s)?|i (?:see|have|found|count|show)|logged|prs?|pbs?|records?)\b",
    re.IGNORECASE,
)
# A bare number where a load would stand: "load the bar with 115", "go up to 102.5".
_AS_LOAD = re.compile(r"(?:\b(?:with|to|at|try|use|for|around|about|load|lift|hit|put|add|squat|bench|press|pull)|@)\s*$", re.IGNORECASE)
_AS_STATE = re.compile(r"\b(?:is|was|are|of|a)\s*$")
_WORD_AFTER = re.compile(r"\s*([a-z]+)", re.IGNORECASE)
_NO_THINGS = {"next", "today", "for", "on", "x", "this", "then", "and", "again", "if", "in", "tomorrow"}
_NO_LOAD = re.compile(
    r"\b(?:heart|bpm|pulse|cadence|rpm|spm|degrees?|tempo|burns?|calories|percent|o['’]?clock|am|pm|zone)\b|%", re.IGNORECASE
)
_BURNS = re.compile(r"\bburn\w*\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:was|were|went|came|closed|opened|felt|looked|did|you|your|[a-z]{3,}ed|squats?|bench|deadlifts?"
    r"|press|rows?|runs?)\b",
    re.IGNORECASE,
)
_LOADED = re.compile(r"\d ?(?:kg|lbs?)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\d ?%|\bper ?cent\b", re.IGNORECASE)
_SUMS_UP = re.compile(
    r"^\W*(?:so |and )?(?:that['’]?s|that is|that was|that makes|it['’]s|makes|together|in all|altogether)\b", re.IGNORECASE
)
OUTINGS = ("workouts", "sets")
_YOUR_OWN = re.compile(r"\byour (?:own )?$", re.IGNORECASE)
# What somebody is able to do is what they did.
_ABLE = re.compile(
    r"\byou can (?:now |already |easily )?(?:do|manage|bang out|knock out|crank out|hit) [\w-]+ (?:\w+ )?(?:(?:pull|push|chin|sit"
    r"|muscle)[- ]?ups?|dips)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Tone:
    """What a sentence is about as a whole, which decides for all of its numbers."""

    you: bool
    past: bool
    counts: bool
    praise: bool
    timed: bool
    advice: bool
    general: bool
    other_scale: bool

    @classmethod
    def of(cls, sentence: str, named: frozenset[str], lead: str = "", before: str = "") -> "Tone":
        """The tone of a sentence that names these exercises; a row has also that of its lead, and what goes on that of what was before."""
        sentence = _PART_OF_MAX.sub("% of a max", sentence)
        row = bool(_ROW.match(sentence))
        you = bool(YOU.search(_LET_YOU.sub("", sentence))) or (row and bool(YOU.search(lead)))
        advice = bool(ADVICE.search(_HEDGE.sub("", sentence))) or (row and bool(ADVICE.search(lead)))
        past = bool((you or named or (row and not advice)) and _PAST.search(_IF_YOU.sub("", sentence)))
        past = past or (row and not advice and bool(_PAST.search(lead) or TIMED.search(lead)))
        past = past or (bool(before) and not advice and not ADVICE.search(before) and bool(_TOLD.search(before)))
        past = past or bool(_SUMS_UP.match(sentence) and not advice and _PERCENT.search(sentence) and _LOADED.search(before))
        counts = row and not advice and not lead and bool(_COUNTED.search(sentence))
        stated = _IF_SO.sub("", sentence)
        general, other = bool(_GENERAL.search(sentence)), bool(_NO_LOAD.search(sentence))
        praise, timed = bool(_PRAISE.search(stated)), bool(TIMED.search(stated))
        return cls(you, past, counts, praise, timed, advice, general, other)


def led_on(sentence: str, lead: str) -> str:
    """The line that leads in what comes after this sentence: itself before a colon, the one before it while its rows last."""
    if sentence.rstrip("*_ ").endswith(":"):
        return sentence
    return lead if _ROW.match(sentence) else ""


def is_checked(sentence: str, number: Number, tone: Tone) -> bool:
    """Whether a number says something about this user, so that it has to come from somewhere."""
    if tone.general and not tone.you:
        return False
    if number.unit not in LOADS and any(found.start() <= number.start < found.end() for found in _IF_SO.finditer(sentence)):
        return False
    burnt = number.unit == "kcal" and tone.you and _BURNS.search(sentence)
    if burnt or _YOUR_OWN.search(sentence[: number.start]) or _ABLE.search(sentence):
        return True
    if tone.past or number.unit in LOADS or number.unit in ("t", "plates") or (tone.counts and number.unit is None):
        return True
    if number.unit == "%" and tone.timed and COMPARES.search(sentence):
        return True
    if not tone.other_scale and _stands_as_load(sentence, number, tone):
        return True
    states = not tone.advice and not tone.general
    sums_up = number.unit in (*OUTINGS, "reps") and bool(_SUMS_UP.search(sentence))
    if states and (sums_up or (tone.you and sentence[number.start].isdigit())):
        return True
    return number.unit is not None and (tone.praise or ((tone.you or tone.timed) and not tone.advice))


def _stands_as_load(sentence: str, number: Number, tone: Tone) -> bool:
    """Whether a number without a unit stands where a load would."""
    if number.unit is not None or number.value < BARE_LOAD or ":" in sentence[number.start : number.end]:
        return False
    followed = _WORD_AFTER.match(sentence, number.end)
    if followed and followed[1].lower() not in _NO_THINGS:
        return False
    before = sentence[max(0, number.start - 16) : number.start]
    return bool(_AS_LOAD.search(before) or (tone.you and _AS_STATE.search(before)))
