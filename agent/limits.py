"""What to be careful with in this turn: parts of the body that hurt now, and what usually makes them worse.

`limits` is what a reply must not push load on; `minded` is what the coach was told to mind when it was built, which may be trained.
"""

import re
from collections.abc import Iterable
from datetime import timedelta

from agent.context import CoachContext
from coaching import holding
from coaching.substitutes import hard_on
from coaching.telling.injuries import read_injuries, same_part
from domain.exercises import catalogue
from extraction.remarks import read_remarks

# Who is to leave out one way of doing an exercise may do it in another: "no kipping pull-ups".
_VARIANT = re.compile(
    r"\b(?:kipping|butterfly|jumping|clapping|explosive|ballistic|plyo\w*|behind[- ]the[- ]neck)[\s-]+[\w-]+(?: ups?| downs?)?$",
    re.IGNORECASE,
)
_LEAVES_OUT = re.compile(
    r"\b(?:leave out|no|not|avoid\w*|without|skip\w*|stop\w*|quit|bother\w*|hurts? (?:\w+ ){0,3}(?:with|when|on|during|in)|worse with"
    r"|can['’]?t|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)
RECENT = timedelta(days=7)
_PAIN = ("pain", "injury")


def limits(context: CoachContext) -> tuple[str, ...]:
    """The parts of the body that hurt now, by what the user told, says in this message, or reported with a workout of the last week."""
    told, over = _told(context)
    said = [concern.body_part or "" for concern in read_remarks(context.message.text).concerns if concern.kind in _PAIN]
    begins = context.message.today - RECENT
    recent = [
        concern.body_part
        for row in context.rows
        if row.is_live and row.date >= begins
        for concern in row.concerns
        if concern.kind in _PAIN and concern.body_part and not any(same_part(concern.body_part, part) for part in over)
    ]
    return _apart([*told, *said, *recent])


def minded(context: CoachContext) -> tuple[str, ...]:
    """The parts that the coach was told to mind when it was built, unless they are well since."""
    config = context.coach.technical_config if context.coach else None
    _, over = _told(context)
    named = [one.replace("_", " ") for one in config.injury_considerations if not one.endswith("_past")] if config else []
    return tuple(one for one in named if not any(same_part(one, part) for part in over))


def avoided(context: CoachContext) -> tuple[str, ...]:
    """The exercises that what was told of an injury, or of a pain in the last week, names as those to leave out."""
    today = context.message.today
    late = (fact for fact in context.known if fact.superseded_by is None and fact.said_at.date() >= today - RECENT)
    told = (fact.text for fact in (*holding.current(context.known, today), *late) if (fact.topic or "").startswith("injury:"))
    named = ((text, one) for text in told if _LEAVES_OUT.search(text) for one in catalogue().spot(text))
    return tuple(dict.fromkeys(one.exercise_id for text, one in named if one.exercise_id and not _VARIANT.search(text[: one.end])))


def is_hard_on(exercise_id: str, parts: Iterable[str]) -> bool:
    """Whether an exercise is usually hard on one of these parts."""
    known = catalogue().get(exercise_id)
    return known is not None and bool(hard_on(parts) & {known.exercise_id, known.pattern, *known.primary})


def _told(context: CoachContext) -> tuple[list[str], list[str]]:
    """The parts that facts say hurt, and those that they say are well again."""
    hurting: list[str] = []
    over: list[str] = []
    today = context.message.today
    for fact in holding.current(context.known, today):
        if not (fact.topic or "").startswith("injury:"):
            continue
        part = (fact.topic or "").removeprefix("injury:").replace("_", " ")
        said = list(read_injuries(fact.text, today))
        (over if said and all(one.over for one in said) else hurting).append(part)
    now = [one for one in read_injuries(context.message.text, today) if one.part]
    well = [one.part for one in now if one.over]
    hurting = [part for part in hurting if not any(same_part(part, one) for one in well)]
    return [*hurting, *(one.part for one in now if not one.over)], [*over, *well]


def _apart(parts: Iterable[str]) -> tuple[str, ...]:
    """Each part once, with its side where one is known."""
    kept: list[str] = []
    for part in sorted((one.replace("_", " ") for one in parts if one), key=lambda one: -len(one)):
        if not any(same_part(part, other) for other in kept):
            kept.append(part)
    return tuple(kept)
