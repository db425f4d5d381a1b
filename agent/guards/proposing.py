"""Loads that a reply proposes: they are the coach's to choose, as long as they lie near what the log shows of the exercise."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from agent.guards.exercises import exercises, names_any, of_these
from agent.guards.material import Asked, Known
from agent.guards.numerals import BARE_LOAD, LOADS, Number

FARTHEST: Final = Decimal("1.15")
"""More than this part of the best so far is no next step, whoever says so."""
NEXT_STEP: Final = Decimal("1.05")
LIGHT: Final = {"kg": Decimal(20), "lb": Decimal(45)}
"""What anybody may begin with: the empty bar."""
SMALLEST_STEP: Final = Decimal("2.5")
LEAST: Final = Decimal("0.3")
_PROPOSES = re.compile(
    r"\b(?:let['’]s (?!see|look|hope|talk|check|review|be|find)|let us|i['’]d(?! (?:say|guess|estimate))|i would|i suggest"
    r"|i recommend|try|(?<!to )go(?! from)|take|aim|start (?:with|at)|drop|next (?:time|week|up)|after that|stick|stay (?:at|on)"
    r"|repeat|add|how about|what about|why not|maybe|perhaps|should|could|would"
    r"|might|if|once|put|load|pick|chase|shoot for|build up|work up"
    r"|talk about|milestone|next stop|accept|rather|the week after)\b",
    re.IGNORECASE,
)
_BIDS = re.compile(r"(?:^|[.:;,]\s|\d[.)]\s|[-*•]\s|\band )\W*(?:do|use|keep|finish|begin|hold|work)\b", re.IGNORECASE)
_ASKS_PAST = re.compile(
    r"\b(?:did|was|were|have|had|am) i\b|\bmy (?:\w+ )?(?:week|month|last|log|history|prs?|records?|bests?|training|progress|lifts)\b"
    r"|\b(?:how|what|when) (?:was|were|did|is|are)\b|\b(?:summar\w+|recap|overview|list|show|tell me about)\b",
    re.IGNORECASE,
)
_WANTS_PLAN = re.compile(
    r"\b(?:plan|program\w*|routine|cycle|block|progression|(?:next|coming|\d+|two|three|four|six|eight) ?(?:wks?|weeks?))\b", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?:than|like|as) (?:the )?last (?:time|week|session)\b", re.IGNORECASE)
SUMMED = re.compile(r"\b(?:volume|moved)\b", re.IGNORECASE)
_ROW = re.compile(r"^\s*(?:[-*•|]|\d{1,2}[.)]\s)")
_STATES = re.compile(
    r"\b(?:was|were|did|had|has|have|been|last|best|heaviest|records?|prs?|pbs?|logged|log|plan(?:s|ned)?|program\w*|scheduled?|says?|said"
    r"|stands?|sits?|goals?|targets?|max|e?1rm|estimat\w*|ago|yesterday|since|so far|currently"
    r"|(?:is|are) (?:now|up|down)|already|today['’]?s?|tonight['’]?s?"
    r"|went|came|hit|got|weigh(?:s|ed|ing)?|lifted|pulled|benched|squatted|pressed|rowed|deadlifted|curled|ran|did|made|gone|done|[a-z]{3,}ed)\b|['’]ve\b",
    re.IGNORECASE,
)
_NOT_ITS_OWN = re.compile(
    r"(?:\bfrom|\byour(?: \w+){0,2}|['’]s|\bthan|\binstead of|\bagainst|\bafter|\bthe (?:last|same|old)|\bthat|\bthose|\bgoal of|\bat your)"
    r"(?: (?:about|around))?\s*$",
    re.IGNORECASE,
)
# What a tool worked out for the next time goes before what a model would choose; what comes after that is open.
_WORKED_OUT = re.compile(r"\bnext(?::| by) |\bplan has\b|\bbegin with\b", re.IGNORECASE)
_ASKS_TOOL = re.compile(
    r"\bwhat (?:should|shall|do|can) i (?:do|train|lift)(?: next)?\W*$|\bwhat['’]?s next\b|\bnext (?:workout|session|training)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:then|the week after|next stop|after that|afterwards|later|from there|once|went well|in a few weeks)\b", re.IGNORECASE
)
_EASIER = re.compile(
    r"\b(?:instead|if|lighter|easier|bad day|deload|stay|drop|rather|take \w+ off|back off|repeat|tired|slept)\b", re.IGNORECASE
)
_INVITES = re.compile(
    r"\b(?:next|should|shall|how heavy|how much|what weight|which weight|milestone|aim|after that|thinking|straight to|instead|lighter"
    r"|heavier|heavy|help|ideas?|plan\w*|program\w*|routine|weeks?|wks?|session|workout|tomorrow|tmrw|tonight|form|technique|stuck|deload"
    r"|hard|easy|tired|sore|cave|drift\w*|min(?:ute)?s|jumps?|steps?|increase|go up|progress\w*|sets?|reps?|plates?"
    r"|weights?|loads?|warm[- ]?up)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"[^;—–]+[;—–]*")
_MORE_BY = re.compile(r"\b(?:add|adding|another|extra|plus|by)(?: (?:about|just|only))?\s*$", re.IGNORECASE)
# A step up that any lifter may be told to take at once.
_LARGEST_STEP = {"kg": 5, "lb": 10}


def proposed(asked: Asked, found: Sequence[Number], lines: Sequence[Known], every: Sequence[Known]) -> list[Number]:
    """The loads of a sentence that are only proposed, with the sets and reps that stand beside one of them.

    `lines` are about what the sentence names, `every` are all.
    """
    if _ASKS_TOOL.search(asked.topic):
        return []
    if _WANTS_PLAN.search(asked.topic) and _ROW.match(asked.text) and not _STATES.search(_BESIDE.sub("", asked.text)):
        return _of_a_plan(asked, found, lines)
    named = exercises(asked.text)
    tools = (one for one in every if not one.hearsay and _WORKED_OUT.search(one.text))
    worked_out = [one for one in tools if not named or of_these(named, one.exercises) & one.exercises]
    if worked_out and not (_LATER.search(asked.text) or _EASIER.search(asked.text)):
        return []
    # Who did not speak of loads may be told to take a lighter one, and no heavier.
    lighter = bool(worked_out) and not _LATER.search(asked.text)
    most = NEXT_STEP if not lighter and (_INVITES.search(asked.topic) or names_any(asked.topic)) else Decimal(1)
    loads = [one for one in found if _is_load(one) and _is_ahead(asked, one) and _is_near(asked, one, lines, at_most=most)]
    pieces = {asked.piece(one) for one in loads}
    beside = [one for one in found if one.unit in ("sets", "reps") and asked.piece(one) in pieces]
    others = [one for one in found if one.unit in LOADS and one not in loads and asked.piece(one) in pieces]
    return [*loads, *(beside if not others else [])]


def _of_a_plan(asked: Asked, found: Sequence[Number], lines: Sequence[Known]) -> list[Number]:
    """The numbers of a row of the plan that was asked for, as long as its loads lead up from what was lifted, by a little each time."""
    loads = [one for one in found if _is_load(one)]
    return list(found) if loads and all(_is_near(asked, one, lines, at_most=FARTHEST) for one in loads) else []


def _is_load(number: Number) -> bool:
    return number.unit in LOADS or (number.unit is None and number.value >= BARE_LOAD)


def _is_ahead(asked: Asked, number: Number) -> bool:
    """Whether the part of the sentence that it stands in proposes, and states nothing."""
    piece = asked.piece(number)
    said = asked.text[: number.start]
    piece = piece[piece.rindex(":") + 1 :] if ": " in piece and said.rstrip().rfind(":") >= asked.text.index(piece) else piece
    if "%" in asked.text or _STATES.search(piece) or _NOT_ITS_OWN.search(asked.text[: number.start]):
        return False
    around = next(part for part in _APART.finditer(asked.text) if part.start() <= number.start < part.end())
    row = bool(_ROW.match(asked.text)) and not _ASKS_PAST.search(asked.topic)
    return row or bool(_PROPOSES.search(around[0]) or _BIDS.search(around[0]))


def _is_near(asked: Asked, number: Number, lines: Sequence[Known], *, at_most: Decimal = NEXT_STEP) -> bool:
    """Whether it lies near what was lifted of the exercise that it is about."""
    unit = number.unit if number.unit and number.unit in LOADS else "kg"
    if _MORE_BY.search(asked.text[: number.start]):
        return number.value <= _LARGEST_STEP[unit]
    dated = [line for line in lines if line.sense.days and line.exercises and not line.hearsay and asked.is_about(number, line)]
    newest = next((line.exercises for line in lines if line.newest and line.exercises), frozenset[str]())
    # Of nothing in particular is of what was done last.
    dated = [line for line in dated if (asked.named if asked.named or asked.loose else newest) & line.exercises]
    lifted = [
        one.value
        for line in dated
        if not (line.sense.estimate or SUMMED.search(line.text))
        for one in line.numbers
        if one.unit == unit and not one.sign
    ]
    best = max(lifted, default=Decimal(0))
    if not best:
        return _is_light(asked, number, lines)
    return LEAST * best <= number.value <= max(at_most * best, best + SMALLEST_STEP if at_most > 1 else best)


def _is_light(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is little beside what was lifted of other exercises, and of one that was never done."""
    known = frozenset().union(*(line.exercises for line in lines))
    if not exercises(asked.text) or of_these(exercises(asked.text), known) & known:
        return False
    return number.value <= LIGHT.get(number.unit or "kg", 0)
