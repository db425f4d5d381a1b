"""What a small model may tell of the user, of itself or of others: what one line of this turn says, in its words; nothing else.

Such a model puts true words together into what nobody said. It is there to advise and to be kind; what is known, code tells.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from agent.guards.accounts import accounts, is_open, stems
from agent.guards.deed_words import ASSENTS
from agent.guards.exercises import exercises
from agent.guards.numerals import LOADS, UNITS, Number, numbers
from agent.guards.rivals import PEOPLE
from agent.guards.sameness import same

_PARTS: Final = (
    r"(?:knees?|shoulders?|back|hips?|elbows?|ankles?|wrists?|hamstrings?|quads?|groin|achilles|calf|calves|foot|feet|neck|chest|biceps?"
    r"|triceps?|pains?|injur(?:y|ies)|soreness)"
)
_STATE: Final = (
    r"(?:hurt\w*|sore|injured|heal\w*|improv\w*|better|worse|tight|stiff|inflam\w*|recover\w*|fine|ok(?:ay)?|strong\w*|weak\w*|strain\w*"
    r"|impact\w*|affect\w*|gone|pain\w*|overload\w*|due to|caused|ready)"
)
_OF_A_PART = re.compile(rf"\b(?:your|the|this|that)\b(?: \w+){{0,2}}? {_PARTS}\b[^.!?,;]{{0,24}}?\b{_STATE}\b", re.IGNORECASE)
_OF_OTHERS = re.compile(rf"\b(?:s?he|(?:your|the|my) (?:\w+ )?(?!doctor|physio|therapist|trainer){PEOPLE})\b", re.IGNORECASE)
# What a coach may say of itself: that it is glad or sorry, what it thinks and can't do.
_OF_ITSELF = re.compile(
    r"\bI\b(?!(?:['’]m| am)(?: \w+)? (?:glad|happy|sorry|here|pleased|proud|afraid|delighted|excited for"
    r"|always here|unable|not sure|not able)\b"
    r"|['’](?:d|ll)\b|,| (?:\w+ly )?(?:understand|see|hope|recommend|suggest|advise|think|believe|mean|wish|would|can|could|cannot|will"
    r"|should|might|must|hear|get it|appreciate|apologi[sz]e|look forward"
    r"|(?:do not|don['’]t|did not|didn['’]t|haven['’]t|have not|have no|can['’]t|couldn['’]t|won['’]t))\b)"
)
_MINE = re.compile(
    r"\bmy (?!(?:advice|suggestion|recommendation|apolog\w+|pleasure|plain|language|opinion|guess|mistake|bad)\b)", re.IGNORECASE
)
# Whom it speaks to, and a label with its figure, which reads as if it stood in the log.
_CALLS = re.compile(
    r"^\W*(?i:hi|hello|hey|good (?:morning|evening|afternoon|night)|thanks|thank you|bye|goodbye|see you(?: \w+)?|well done)[,!]? "
    r"(?P<name>[A-Z]\w+)\b(?<!There)(?<!Coach)"
)
_LABEL = re.compile(r"^\W*[A-Z][\w ,'’-]{2,40}: (?:about |around |~)?\d+(?:[.,]\d+)? ?\w+\.?\W*$")
_DATED = re.compile(r"\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bdays? ago\b|\b\d{4}\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:no|not|never|none|nothing|without)\b|n['’]t\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:you|we) (?:don['’]t|do not|didn['’]t|did not|never|haven['’]t|have not|do|did)\b"
    r"(?! (?:\w+ )?(?:need|have to|want|know|worry|mind))",
    re.IGNORECASE,
)
_IDEA: Final = r"(?:idea|plan|choice|goal|decision|move|approach)"
_APPROVED: Final = rf"(?:great|good|nice|excellent|fine|perfect|wonderful|fantastic|awesome|solid|smart)(?: {_IDEA})?"
_OH = re.compile(r"^\W*(?:oh|well|i see),? ", re.IGNORECASE)
# Beside what assents to an order.
_YES = re.compile(
    r"\W*(?:yeah|no|nope|definitely|indeed|exactly|correct|true|right|understood|noted|that['’]s (?:right|correct|true)"
    r"|you(?:['’]re| are) right|i['’]m (?:sure|confident|certain|positive)|go for it|go ahead|you (?:can|should)(?: do (?:it|that))?"
    rf"|(?:(?:that(?:['’]s| is| sounds)|sounds|what) )?(?:like )?(?:an? )?{_APPROVED})\W*",
    re.IGNORECASE,
)
_OF_THE_MESSAGE = re.compile(
    r"\b(?:the|this|that|your) (?:message|question|text|input)\b[^.!?]{0,30}\b(?:contain\w*|provid\w+|includ\w+|information|stored?|show"
    r"|anything)\b|\b(?:information|anything|nothing|context|details)\b[^.!?]{0,20}\b(?:from|in) (?:the|this|your) message\b",
    re.IGNORECASE,
)
_NOT_VERY = re.compile(
    r"\W*(?:not (?:very|really|so|that|quite|too|at all)|quite|pretty|fairly|rather|extremely) \w+(?:,? (?:i['’]m afraid|to be honest"
    r"|for you))?\W*",
    re.IGNORECASE,
)
# "82 kg is light for me", "that is heavy for you".
_FOR_ONE = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ ){0,2}(?:heavy|light|easy|hard|slow|fast|strong|weak|good|bad) for (?:you|me)\b", re.IGNORECASE
)
_CALLED = re.compile(r"^\W*(?P<name>[A-Z][a-z]+), (?=(?i:i|you|we|let|it|that)\b)")
_TELLS_NAME = re.compile(r"\b(?:name|i['’]m|i am|call me|called|they are|you are|you['’]re)\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"however|first|second|next|again|sorry|today|overall|sometimes|perhaps|maybe|thanks|please|indeed|therefore|instead|otherwise|remember|\w+ly",
    re.IGNORECASE,
)
_ALLOWED = re.compile(r"^\W*(?:yes|no|yeah|yep|nope|sure|absolutely|definitely|of course),? (?:you|it|that|this|they)\b", re.IGNORECASE)
# What it does not know of the user only the log can tell.
_KNOWS_NOT = re.compile(
    r"\bI (?:don['’]t|do not|can['’]t|cannot|couldn['’]t)\b[^.!?]{0,24}\b(?:information|records?|data|anything|details)\b"
    r"[^.!?]{0,16}\byour\b",
    re.IGNORECASE,
)
_SETS = re.compile(r"\d ?[x×] ?\d", re.IGNORECASE)
_SEEMS = re.compile(r"\b(?:seems?|looks?|sounds?|appears?)(?: like| as if| as though| that| to me)? (?:that )?you\b", re.IGNORECASE)
# "It is already taking about 30 minutes per week", but not "It is important to rest".
_OF_ANYBODY: Final = (
    r"(?:\w+ly |very |also |so |too |always |never |not |an? |be )*(?:important|better|best|good|great|okay|ok|fine|normal|common|helpful"
    r"|recommended|essential|crucial|possible|easy|easier|hard|harder|tough|difficult|natural|understandable|worth|vital|key|wise|safe"
    r"|useful|frustrating|annoying|awesome|wonderful|nice|big|because|why|what|how|where|when|up to|called|known|help|allow|give|make)\b"
)
_POINTS = re.compile(
    rf"^\W*(?:and |so |but )?(?:it|this|that)(?:['’]s| is| was| has| had| will| would| takes?| took| went| looks?)\b(?! {_OF_ANYBODY})",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:should|could|can|may|might|if)\b", re.IGNORECASE)
_OF_THE_USER = re.compile(r"\b(?:you|your|it|this|that|they|we|our)\b", re.IGNORECASE)
_ADVISES = re.compile(
    r"\b(?:should|could|can|may|might|try|aim|recommend\w*|suggest\w*|consider|need to|if|usually|typically|generally|often|most people"
    r"|at least|for (?:most|many)|make sure|keep|start|rest|take|eat|drink|sleep|stretch|warm up|avoid|include|focus|add|use|do|let['’]s"
    r"|begin|wait)\b",
    re.IGNORECASE,
)
_MEASURED: Final = frozenset(UNITS.values()) - LOADS - {"plates"}
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_QUIET: Final = (
    "a an the and or but so then than of on in at to for from with without by as that this these those it its is are was were be been"
    " am have has had do does did doing going you your yours i me my mine we our they their he she his her not no never n't don't"
    " doesn't didn't isn't wasn't aren't can't there here what which who how when where why very just also too still only already now"
    " well both all said say told tell mentioned mention know log logged stored listed shows show yes okay sure hey hi great good nice"
    " really about up"
)


@cache
def quiet() -> frozenset[str]:
    """The stems of words that say nothing of anybody."""
    return frozenset(stems(_QUIET))


def is_hollow(sentence: str) -> bool:
    """Whether it only says yes or no, or that something was understood, or speaks of the message: a small model says so to anything."""
    said = _OH.sub("", sentence)
    if any(pattern.fullmatch(said) for pattern in (ASSENTS, _YES, _NOT_VERY)):
        return True
    return any(pattern.search(sentence) for pattern in (_OF_THE_MESSAGE, _ALLOWED, _KNOWS_NOT))


def _is_unfounded(sentence: str) -> bool:
    """Whether it tells how something is that only the log could show: it points at it, or has a figure, and advises nothing."""
    if sentence.rstrip().endswith("?"):
        return False
    if _POINTS.match(sentence):
        return not _MAY.search(sentence)
    measured = not _ADVISES.search(sentence) and _OF_THE_USER.search(sentence)
    return bool(measured) and any(one.unit in _MEASURED for one in numbers(sentence))


def is_put_together(sentence: str, lines: Iterable[str]) -> bool:
    """Whether it tells of the user, the coach or others what no single line says in the same words, or has loads that none has together."""
    whole = _LABEL.search(sentence) or _SETS.search(sentence) or _is_unfounded(sentence)
    told = [*accounts(sentence), *_others(sentence), *([sentence] if whole else [])]
    loads = [number for number in numbers(sentence) if number.unit in LOADS]
    lines = list(lines)
    if _is_nobody_s_name(sentence, lines):
        return True
    if not told and not loads:
        return _is_turned_round(sentence, lines)
    if loads and not any(_has_all(sentence, loads, line) for line in lines):
        return True
    known = _read(lines)
    return not all(_is_in(clause, known) for clause in told)


def _read(lines: Iterable[str]) -> list[tuple[frozenset[str], frozenset[str], bool]]:
    return [(frozenset(stems(line)), frozenset(_FIGURE.findall(line)), bool(_NOT.search(line))) for line in lines]


def _is_nobody_s_name(sentence: str, lines: Iterable[str]) -> bool:
    """Whether it calls the user by a name that no line gives as theirs."""
    called = _CALLS.search(sentence) or _CALLED.search(sentence)
    if not called or _NO_NAME.fullmatch(called["name"]) or not frozenset(stems(called["name"])) - quiet():
        return False
    return not any(called["name"] in line and _TELLS_NAME.search(line) for line in lines)


def _is_turned_round(sentence: str, lines: Iterable[str]) -> bool:
    """Whether it denies a line in that line's own words, or says what one denies."""
    words, denies = frozenset(stems(sentence)) - quiet(), bool(_NOT.search(sentence))
    return len(words) > 1 and any(bool(_NOT.search(line)) != denies and words <= frozenset(stems(line)) for line in lines)


def _has_all(sentence: str, loads: Iterable[Number], line: str) -> bool:
    """Whether a line has all loads of a sentence, its exercises, and its other figures where it is dated."""
    figures = set(_FIGURE.findall(sentence)) if _DATED.search(sentence) else set()
    if not exercises(sentence) <= exercises(line) or not figures <= set(_FIGURE.findall(line)):
        return False
    return all(any(other.unit in LOADS and same(one, other) for other in numbers(line)) for one in loads)


def _others(sentence: str) -> list[str]:
    """The whole sentence, when it tells of the coach, of a part of the body, or of somebody else."""
    if any(pattern.search(sentence) for pattern in (_OF_ITSELF, _MINE, _SEEMS, _FOR_ONE)) and not sentence.endswith("?"):
        return [sentence]
    tells = any(pattern.search(sentence) for pattern in (_OF_OTHERS, _OF_A_PART, _DENIED))
    return [sentence] if tells and not is_open(sentence) else []


def _is_in(clause: str, known: Iterable[tuple[frozenset[str], frozenset[str], bool]]) -> bool:
    """Whether one line has all words and figures of a clause, and denies what it denies."""
    words, figures, denies = frozenset(stems(clause)) - quiet(), frozenset(_FIGURE.findall(clause)), bool(_NOT.search(clause))
    return any(words <= line and figures <= numbers and denies == negated for line, numbers, negated in known)
