"""Injuries as users tell them: where it hurts, since when and in what, and that it is over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from coaching.telling.clauses import Clause, own_clauses
from coaching.telling.days import since
from domain.exercises import catalogue
from domain.workout import Span

Severity = Literal["mild", "moderate", "severe"]
PARTS = (
    "knee|shoulder|back|wrist|elbow|hip|ankle|neck|foot|feet|heel|hand|thumb|finger|hamstring|calf|calves|groin|quad|achilles|shin"
    "|forearm|arm|leg|toe"
    "|rib|glute|bicep|tricep|pec|rotator cuff|adductor"
)
PART = re.compile(
    rf"\b(?:(?P<side>left|right|both)(?:['’]s)? )?(?:(?P<where>lower|low|upper|inner|outer) )?(?P<part>{PARTS})(?P<many>s"
    rf"|es)?\b",
    re.IGNORECASE,
)
_NAMES = {"feet": "foot", "calves": "calf", "achille": "achilles", "bicep": "biceps", "tricep": "triceps"}
_TYPES = (
    "tend[io]nitis|tendinopathy|bursitis|sprain|strain|tear|torn|fracture|impingement|arthritis|hernia|herniated|surgery"
    "|dislocat\\w+|inflammation"
    "|broken|cramps?|swollen|sciatica"
)
_HURTS = re.compile(
    rf"\b(?:hurts?|hurting|hurted|pains?|painful|aches?|aching|achy|injur(?:y|ed)|tweak(?:ed|y)|strained|sprained|pulled|tore|twisted"
    rf"|rolled"
    rf"|broke|fractured|dislocated|bothers?|bothering|bothered|acting up|acts up|playing up|flar(?:ed|ing) up|gives? me (?:trouble"
    rf"|problems|grief)"
    rf"|giving me (?:trouble|problems|grief)|because of (?:my|a|the|this)|physio\w*|rehab\w*|trouble with|problems? with|issues? with"
    rf"|clicks?|clicking|killing me|bad|{_TYPES})\b",
    re.IGNORECASE,
)
# Sore muscles are training; sore for weeks is not.
_SORE = re.compile(r"\b(?:sore|stiff|tight)\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:since|for (?:\w+ )?(?:weeks?|months?|years?|days)|always|keeps?|still|again|chronic(?:ally)?|been)\b", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(?:(?:is|are|feels?|['’]s|seems?|back to)(?: (?:totally|completely|all|fully|pretty much|100 ?%|now|finally|perfectly|feeling))*"
    r" (?:fine|ok|okay|good|great|healed|recovered|pain[- ]free|normal|healthy|sorted|gone)|all better|(?:completely|fully"
    r"|totally) (?:better|healed|recovered)"
    r"|(?:has|have|['’]s)(?: \w+)? (?:healed|recovered|cleared up|gone away)|healed(?: up)?|recovered|pain[- ]free|cleared up|went away"
    r"|stopped hurting|no longer (?:hurts?|bothers?|a problem|an issue)|(?:does|do)(?:n['’]?t| not) (?:hurt|bother me"
    r"|ache)(?:s)?(?: \w+)? (?:any ?more|now|at all)"
    r"|no (?:more )?(?:pain|issues?|problems?|trouble))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|isn['’]?t|aren['’]?t|wasn['’]?t|(?:did|does|do)(?:n['’]?t| not) (?:feel|look|seem)|never|nearly|almost|hopefully"
    r"|should be|will be|(?:a )?(?:bit|little|slightly|somewhat|getting"
    r"|hope)(?= better))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|without|doesn['’]?t|don['’]?t|didn['’]?t|isn['’]?t|wasn['’]?t|avoid|prevent|nothing)\b(?: \w+){0,3}\s*$",
    re.IGNORECASE,
)
# "It felt fine" is about a set; these are about the time from now on.
_FOR_GOOD = re.compile(
    r"\b(?:again|now|healed|recovered|any ?more|no longer|gone|back to normal|cleared|completely|fully|all better|stopped)\b", re.IGNORECASE
)
_OF_THE_SET = re.compile(
    r"\s*(?:after|during|while|with|in|on|at|there|then|today|yesterday|this time|so far|when|doing|either|though|tho)\b", re.IGNORECASE
)
_GONE_ALONE = re.compile(
    r"\b(?:the|my) (?:pain|injury|tend[io]nitis|niggle)\b.{0,30}\b(?:gone|went away|over|healed|recovered|cleared)\b", re.IGNORECASE
)
_SIGN = re.compile(
    r"\b(?:click\w*|clunk\w*|crunch\w*|grind\w*|grump\w*|niggl\w*|twing\w*|pinch\w*|stiff\w*|tender|wobbl\w*|swollen|swelling)\b",
    re.IGNORECASE,
)
# "My quads are still sore from Wednesday": that is training.
_SORE_FROM = re.compile(r"\b(?:sore|stiff|tight|aching|achy)(?: \w+)? (?:from|after)\b", re.IGNORECASE)
_FOR_WEEKS = re.compile(r"\b(?:weeks?|months?|years?|always|chronic(?:ally)?)\b", re.IGNORECASE)
_ONLY_TODAY = re.compile(r"\b(?:today|tonight|right now|at the moment|this (?:morning|evening))\b", re.IGNORECASE)
_SKIN = re.compile(r"\b(?:callus\w*|blisters?|skin|rips?|ripped|palms?)\b|\bhands? tore\b", re.IGNORECASE)
_MUSCLES = frozenset(["hamstring", "calf", "calves", "glute", "quad", "arm", "forearm", "leg", "bicep", "tricep", "pec", "hand", "finger"])
_INJURED = re.compile(
    rf"\b(?:injur\w*|tweak\w*|strain\w*|sprain\w*|pulled|tore|twisted|pain(?:s|ful)? (?:in|when)|when|bad|physio\w*|because of|{_TYPES})\b",
    re.IGNORECASE,
)
_WAY = re.compile(r"\s+(?:my|the|both)(?: \w+){1,2} (?:up|out|in|back|towards?|to|over)\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:my|i|i['’](?:ve|m)|me|mine)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:in (?:19|20)\d\d|years ago|used to|as a (?:kid|child|teenager)|when i was|old injury|back in)\b", re.IGNORECASE)
# "Was so bad in april", "was achy after the run, fine by tuesday": what was and is over starts nothing today.
_ONCE = re.compile(
    r"\b(?:was|were|had|hurt|felt)\b.{0,40}\b(?:in|last|during|over) (?:the )?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december|spring|summer|autumn|fall|winter|year)\b"
    r"|\b(?:was|were|had|hurt|felt)\b.*\b(?:fine|ok(?:ay)?|good|normal|gone|better)\b (?:by|since|the (?:next|day)|again|after|on)\b",
    re.IGNORECASE,
)
_DURING = re.compile(r"\b(?:when(?:ever)?|while|during|on|doing|in|with)\s+(?:i(?:['’]m)? )?(?:do(?:ing)? )?", re.IGNORECASE)
_GERUND = {"squatting": "squat", "benching": "bench", "pressing": "press", "deadlifting": "deadlift", "running": "run", "rowing": "row",
           "lunging": "lunge", "jumping": "jump"}  # fmt: skip
_SEVERITIES: tuple[tuple[Severity, re.Pattern[str]], ...] = (
    (
        "severe",
        re.compile(r"\b(?:severe(?:ly)?|badly|really bad|terribl[ey]|awful(?:ly)?|very painful|a lot|excruciating)\b", re.IGNORECASE),
    ),
    ("mild", re.compile(r"\b(?:mild(?:ly)?|slight(?:ly)?|a (?:bit|little)|minor|niggl\w+)\b", re.IGNORECASE)),
    ("moderate", re.compile(r"\bmoderate(?:ly)?\b", re.IGNORECASE)),
)


@dataclass(frozen=True)
class InjurySaid:
    """One statement about a part of the body; `over` says that it is well again, an empty part that no part was named."""

    part: str
    span: Span
    over: bool = False
    part_span: Span | None = None
    many: bool = False
    occurred_on: date | None = None
    severity: Severity | None = None
    injury_type: str | None = None
    worse_with: tuple[str, ...] = ()
    lasts: bool = False


def read_injuries(text: str, today: date) -> Iterator[InjurySaid]:
    """What a message says of the user's own body that holds for longer than a set."""
    for clause in own_clauses(text):
        if _MINE.search(clause.text) or _OVER.search(clause.text) or PART.match(clause.text):
            yield from _of(clause, today)


def part_named(text: str) -> tuple[str, tuple[int, int]] | None:
    """A part of the body with its side, as rows name it, and its place in the text."""
    found = next((one for one in PART.finditer(text) if _is_body(text, one)), None)
    return (_name(found), found.span()) if found else None


def side_named(text: str) -> str | None:
    """The side that a text names without a part: "the right one"."""
    found = re.search(r"\b(left|right)\b(?! now| away| after| before)", text, re.IGNORECASE)
    return found[1].lower() if found else None


def same_part(one: str, other: str) -> bool:
    """Whether two names may mean the same part: a side that was not said may be either."""
    first, second = one.replace("_", " ").lower().split(), other.replace("_", " ").lower().split()
    if not first or not second or not set(_bare(first)) & set(_bare(second)):
        return False
    return not {"left", "right"} <= {*first, *second}


def _bare(words: list[str]) -> list[str]:
    return [_NAMES.get(word, word) for word in words if word not in ("left", "right", "both", "lower", "upper", "inner", "outer")]


def _of(clause: Clause, today: date) -> Iterator[InjurySaid]:
    text = clause.text
    found = next((one for one in PART.finditer(text) if _is_body(text, one)), None)
    over = _OVER.search(text)
    if over and re.match(r"no (?!more\b)", over[0], re.IGNORECASE) and _OF_THE_SET.match(text, over.end()) and not _FOR_GOOD.search(text):
        return  # "clicked on the third set, no pain after": that set was fine
    if over and _SIGN.search(text) and not _FOR_GOOD.search(text):
        return  # "the knee clicked, but no pain": it says how it is, and not that it is over
    if over and not _NOT_YET.search(text):
        if found or _GONE_ALONE.search(text):
            yield InjurySaid(
                part=_name(found) if found else "",
                span=clause.span(),
                over=True,
                part_span=clause.span(*found.span()) if found else None,
                many=bool(found and (found["many"] or found["side"] == "both")),
                occurred_on=since(text, today),
                lasts=bool(_FOR_GOOD.search(text)),
            )
        return
    hurts = _pain(text)
    if found is None or hurts is None or _PAST.search(text) or _ONCE.search(text) or _OVER.search(text) or _is_passing(text, found):
        return
    kind = re.search(rf"\b(?:{_TYPES})\b", text, re.IGNORECASE)
    yield InjurySaid(
        part=_name(found),
        span=clause.span(),
        part_span=clause.span(*found.span()),
        many=bool(found["many"] or found["side"] == "both"),
        occurred_on=since(text, today),
        severity=next((name for name, words in _SEVERITIES if words.search(text)), None),
        injury_type=kind[0].lower() if kind else None,
        worse_with=tuple(_exercises(text)),
        lasts=bool(_LASTS.search(text)),
    )


def _is_passing(text: str, found: re.Match[str]) -> bool:
    """Whether it belongs to the day or to training: what hurts only today, torn skin, and muscles that are sore."""
    if found["part"].lower() in _MUSCLES and _SORE_FROM.search(text) and not _FOR_WEEKS.search(text):
        return True
    if _LASTS.search(text):
        return False
    muscle = found["part"].lower() in _MUSCLES and not found["side"] and not _INJURED.search(text)
    return bool(_ONLY_TODAY.search(text) or _SKIN.search(text)) or muscle


def _pain(text: str) -> re.Match[str] | None:
    found = next((one for one in _HURTS.finditer(text) if not _DENIED.search(text[: one.start()]) and not _moved(text, one)), None)
    return found or (_SORE.search(text) if _LASTS.search(text) and not _DENIED.search(text) else None)


def _moved(text: str, found: re.Match[str]) -> bool:
    """Knees that are pulled up are not pulled."""
    return found[0].lower() in ("pulled", "rolled", "twisted") and bool(_WAY.match(text[found.end() :]))


def _exercises(text: str) -> Iterator[str]:
    """The exercises that it hurts in."""
    words = re.sub(r"\b\w+ing\b", lambda one: _GERUND.get(one[0].lower(), one[0]).ljust(len(one[0])), text, flags=re.IGNORECASE)
    for during in _DURING.finditer(text):
        for mention in catalogue().spot(words[during.start() :]):
            if mention.start <= during.end() - during.start() + 4:
                yield mention.exercise_id
                return


def _is_body(text: str, found: re.Match[str]) -> bool:
    """A part of the body and not of an exercise, and not the way back."""
    after, before = text[found.end() :], text[: found.start()]
    if re.match(
        r"[ -](?:squats?|press(?:es)?|curls?|raises?|extensions?|day|to\b|pull ?downs?|thrusts?|off|sleeves?|wraps?|pads?|straps?"
        r"|braces?|mobility|health"
        r"|strength|at (?:it|the)|in (?:the|action"
        r"|town)|from|home|on track|rack)",
        after,
        re.IGNORECASE,
    ):
        return False
    if found["part"].lower() == "back" and not found["where"]:
        return bool(re.search(r"\b(?:my|the|bad|sore|in)\s+$", before, re.IGNORECASE))
    return not (found["part"].lower() == "hand" and re.search(r"\b(?:at|on|second|the other) $", before, re.IGNORECASE))


def _name(found: re.Match[str]) -> str:
    part = found["part"].lower()
    part = _NAMES.get(part, part)
    side = (found["side"] or "").lower()
    where = {"low": "lower"}.get(said := (found["where"] or "").lower(), said) if part in ("back", "arm", "leg") else ""
    return " ".join(word for word in ("" if side == "both" else side, where, part) if word)
