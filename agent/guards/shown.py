"""What the log shows of a sentence as a whole, once it is read to compute with: that its days had what it says, that figures went that way.

Other checks look for lines with the same words; a sentence that they would strike may stand when the log itself shows it.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from agent.guards.accounts import is_open, tells
from agent.guards.computing import is_computed
from agent.guards.day_words import LISTED as LISTED_DAYS
from agent.guards.exercises import exercises, is_kind_of
from agent.guards.ledger import Ledger
from agent.guards.material import Asked
from agent.guards.meant import WEIGHS, Days, is_told
from agent.guards.numerals import Number, numbers
from agent.guards.senses import sense

_PART = re.compile(r"[,;:—–]\s+|\s(?:so|but|and(?= (?:you|your|the|on|in|that)\b))\s")
_WEEK_OF = re.compile(r"\bweek (?:of|from)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bfrom\b[^.!?;]*?\bto\b", re.IGNORECASE)
# What was not done, or was the last or the most of all, no single day shows.
_OTHERWISE = re.compile(
    r"\b(?:not|never|no|nothing|n['’]t|haven['’]t|hadn['’]t|didn['’]t|last(?! (?:week|month|year|\w+day)\b)|latest|best"
    r"|heaviest|longest|fastest|first"
    r"|only|ever|record|gap"
    r"|most(?:ly)?|always|usually|plan\w*|next|tomorrow)\b|n['’]t\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:dropp?\w*|f[ae]ll\w*|back|after|before|down|lost|less|slipp\w*)\b", re.IGNORECASE)
_OF_THE_USER = re.compile(r"\byou(?:r|['’]\w+)?\b|\bthat['’]s\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:is|are|will|['’]ll|up|comes?|due|on)\b", re.IGNORECASE)
_LISTED = re.compile(r",? (?:and|while) |[;,] (?=[a-z])", re.IGNORECASE)
_LONG: Final = ("days", "weeks", "months")
LISTED: Final = 3
"""Numbers that make a series."""


def had_days(asked: Asked, around: Sequence[str], ledger: Ledger) -> bool:
    """Whether on each day that a sentence names was done what it names with it, and so long a time lies between."""
    if not ledger.trained or not (_OF_THE_USER.search(asked.text) or exercises(asked.text)) or LISTED_DAYS.search(asked.text):
        return False
    carried = next((found for text in (asked.text, *around) if (found := exercises(text))), frozenset[str]())
    weighs, weighed = any(WEIGHS.search(text) for text in (asked.text, *around)), {day for day, *_ in ledger.weighed}
    seen = False
    for part in _PART.split(asked.text):
        named = exercises(part) or carried
        carried = named
        if is_open(part) and not tells(part):
            continue
        for days in _days(part, asked.today):
            seen = True
            if _shows_no_day(part, asked.today):
                return False
            if not any(_was_done(named, day, ledger) or (weighs and day in weighed) for day in days):
                return False
    told = list(numbers(asked.text))
    times = [one for one in told if one.unit in _LONG]
    return (seen or bool(times)) and all(is_computed(asked, one, told, around, ledger, ()) for one in times)


def _shows_no_day(part: str, today: date) -> bool:
    """Whether a part of a sentence tells of what no single day of the log can show: what was not, was the most of all, or is to come."""
    days = sense(part, today).days
    ahead = any(day > today and not any(other.weekday() == day.weekday() and other <= today for other in days) for day in days)
    return bool((ahead and _TO_COME.search(part)) or _OTHERWISE.search(part))


def _days(part: str, today: date) -> list[list[date]]:
    """The days that each time of a part of a sentence may mean, as far as they lie behind."""
    found = Days.named(part, today)
    spans = [[first + timedelta(days=n) for n in range((last - first).days + 1)] for first, last in found.spans]
    if not found.days:
        return spans
    week = _WEEK_OF.search(part)
    days = sorted(found.days)
    if week:
        days = [day + timedelta(days=n) for day in days for n in range(7)]
    groups: dict[int, list[date]] = {}
    for day in days:
        groups.setdefault(0 if week else day.weekday(), []).append(day)
    return [*groups.values(), *spans]


def _was_done(named: Iterable[str], day: date, ledger: Ledger) -> bool:
    """Whether one of these exercises was done on a day; of none, whether there was any training."""
    own = {deed.exercise for deed in ledger.deeds if deed.day == day}
    wanted = list(named)
    if not wanted:
        return day in ledger.trained
    return any(is_kind_of(one, other) for one in own for other in wanted)


def went_so(asked: Asked, ledger: Ledger) -> list[Number]:
    """The numbers of a sentence that are figures of one exercise each, from an earlier day to a later one: "from 40 to 47.5 kg"."""
    listed = list(numbers(asked.text))
    if not _FROM_TO.search(asked.text):
        return listed if len(listed) >= LISTED and not _BACK.search(asked.text) and _in_order(asked, asked.text, listed, ledger) else []
    held: list[Number] = []
    for part, start in _parts_of(asked.text):
        own = [one for one in listed if start <= one.start < start + len(part)]
        if len(own) > 1 and _FROM_TO.search(part) and _in_order(asked, part, own[:2], ledger):
            held += own[:2]
    return held


def _parts_of(text: str) -> list[tuple[str, int]]:
    """The parts of a list, each with its place."""
    starts = [0, *(found.end() for found in _LISTED.finditer(text)), len(text)]
    return [(text[start:end], start) for start, end in pairwise(starts)]


def _in_order(asked: Asked, part: str, found: Sequence[Number], ledger: Ledger) -> bool:
    """Whether numbers are figures of one exercise and kind, from an earlier day to a later one each."""
    named = exercises(part) or asked.named
    for exercise, figures in ledger.figures.items():
        if named and not any(is_kind_of(exercise, one) for one in named):
            continue
        for kind in {figure.kind for figure in figures}:
            at, day = 0, date.min
            for figure in figures:
                fits = at < len(found) and figure.kind == kind and figure.day > day
                if fits and is_told(found[at], asked.text, figure.value, figure.unit):
                    at, day = at + 1, figure.day
            if at == len(found):
                return True
    return False
