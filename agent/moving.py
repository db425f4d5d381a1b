"""What a message moves in a plan: a session by its day or by its name, and the day that it is to be on."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coaching.planned import sessions_named
from domain.plan import PlanSession
from extraction.calendar_words import SHORT_WEEKDAYS, WEEKDAYS
from extraction.dates import find_dates

WEEK = 7
EARLIER = 1.5
FARTHEST = timedelta(days=180)
_YEAR = re.compile(r"\b20\d\d\b")
_DAYS = WEEKDAYS | SHORT_WEEKDAYS
_MOVE = re.compile(
    r"\b(?:move|shift|push|shove|slide|reschedule|postpone|bring|switch|swap|put|do) (?:the |my |our "
    r"|that )?(?P<old>.{2,40}?)(?P<own>['’]s)?"
    r"(?: (?:planned )?(?:workouts?|sessions?|training|one|day|stuff))?"
    r" (?:to|onto|until|till|back to|forward to|over to|up to) (?P<new>.{2,30}?)"
    r"(?: (?:instead|please|thanks|thank you|just this once|this once|for once|only this once))*\W*$",
    re.IGNORECASE,
)
_NAMED_DAY = r"(?:mon|tues?|wed(?:nes)?s?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
# "Can't make Thursday, dentist at 7. Could do Saturday instead": the session of a day that is no good goes to one that is.
_NOT_THEN = re.compile(
    rf"\b(?:can['’]?t|cannot|won['’]?t(?: be able to)?|unable to|not able to) (?:do|make|train(?: on)?) (?:it |the session "
    rf"|legs )?(?:on |next )?"
    rf"(?P<old>{_NAMED_DAY})\b[^?]{{0,70}}?[\s,.;](?:(?:could|can|will|would|but|so|i|we|maybe|rather|do|make it|train"
    rf"|on) )*(?P<new>{_NAMED_DAY})"
    r"(?: (?:instead|works|would work|is fine|is ok(?:ay)?|is better|just this once|for once|this once))\b",
    re.IGNORECASE,
)
_OF_DAY = re.compile(r"(?<=day)s\b|['’]s\b", re.IGNORECASE)


class Move(NamedTuple):
    """What is moved, in words, to which day; `own` says that the day before it was said as an owner: Monday's."""

    old: str
    new: str
    own: bool


def move_in(text: str) -> Move | None:
    """What a message moves; None when it moves nothing."""
    found = _MOVE.search(text) or _NOT_THEN.search(text)
    return Move(found["old"], found["new"], bool(found.groupdict().get("own"))) if found else None


def meant(words: str, waiting: Sequence[PlanSession], today: date) -> list[PlanSession]:
    """The sessions that words mean: of a day that is still to come, else of that name."""
    day = coming(words, today)
    return [one for one in waiting if one.date == day] if day else sessions_named(words, waiting)


def near(words: str, day: date, session: date, today: date) -> date:
    """The day that is meant: of a weekday the one nearest to the session that is not over yet."""
    if weekday(words) is None:
        return day
    weekly = (day + timedelta(days=WEEK * count) for count in range(-1, 5))
    return min((one for one in weekly if one >= today), key=lambda one: _apart(one, session))


def _apart(day: date, session: date) -> float:
    """How far a day is from a session; more where it is before it, for what is moved is mostly put off."""
    days = (day - session).days
    return days if days >= 0 else -days * EARLIER


def weekday(words: str) -> int | None:
    """The weekday that words name."""
    found = re.findall(r"[a-z]+", _OF_DAY.sub("", words.lower()))
    return next((_DAYS[word] for word in found if word in _DAYS), None)


def coming(words: str, today: date) -> date | None:
    """The day that words name, as one that is still to come; a weekday is the next one, today's included."""
    named = weekday(words)
    if named is not None:
        return today + timedelta(days=(named - today.weekday()) % WEEK)
    found = find_dates(words, today)
    if len(found) != 1:
        return None
    day = found[0].day
    ahead = day if day >= today or _YEAR.search(words) else date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)
    return ahead if today <= ahead <= today + FARTHEST else None
