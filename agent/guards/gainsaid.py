"""What the log gainsays: how often something was done, with what it began, whether no week was left out, which of two runs was faster.

These can be decided, so they are: the log is read for a sentence of this kind before it may stand.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from agent.guards.exercises import exercises, is_kind_of
from agent.guards.ledger import Deed, Ledger
from agent.guards.material import Asked
from agent.guards.meant import METRES, Days, is_told
from agent.guards.numerals import LOADS, numbers

_DID: Final = (
    r"(?:trained|worked out|run|ran|rowed|squatted|benched|deadlifted|pressed|lifted|swum|swam|cycled|ridden|rode|done|did|hit|been"
    r"|completed|logged|had|finished)"
)
_COUNTS = re.compile(
    rf"\byou(?:['’]ve| have)? (?:already |now |only |just )*{_DID}\b[^.!?,;]{{0,30}}?\b(?:times|twice|sessions|workouts)\b"
    r"|^\W*(?:\w+|\d+) (?:times|sessions|workouts) (?:so far|this|last|in)\b|^\W*twice (?:so far|this|last|in)\b",
    re.IGNORECASE,
)
_COUNTED: Final = ("times", "workouts")
_SO_FAR = re.compile(r"\b(?:so far|in all|in total|altogether|all[- ]time|since (?:you|we) (?:started|began))\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"\b(?:a|per|each|every) (?:week|month|day)\b|\b(?:if|once|when|plan\w*|should|could|would|will|goal|missed|skipped)\b", re.I
)
_BEGAN = re.compile(r"\byou (?:started|began)(?: out| off)?(?: \w+)? (?:at|with|from|on) $", re.IGNORECASE)
_EVERY = re.compile(
    rf"\byou(?:['’]ve| have)? (?:\w+ ){{0,2}}?{_DID}\b[^.!?,;]{{0,20}}?\bevery (?:single )?"
    r"(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_WEEKDAYS: Final = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_FASTER = re.compile(r"\b(?P<more>faster|quicker)\b|\b(?P<less>slower)\b", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_CLOCK: Final = r"\d{1,2}(?::\d\d){1,2}"
# "25:20, so that's 5:04 per kilometre"
_THAT_PACE = re.compile(
    rf"\b(?P<time>{_CLOCK})\b(?:(?!\d:)[^.!?])*?\b(?:that(?:['’]s| is| makes)|it['’]s|which (?:is|makes)|a pace of|or)\s+(?:\w+ ){{0,2}}?"
    rf"(?P<pace>{_CLOCK})(?: min(?:utes)?)? ?(?:/|per|an?) ?(?P<each>km?|kilomet\w+|mi|miles?)\b",
    re.IGNORECASE,
)
_FAR: Final = ("km", "mi", "m")
A_SECOND: Final = Decimal("1.01")
ANY: Final = Decimal("0.02")
"""By so much a pace has to differ before one is faster."""


def can_be_gainsaid(sentence: str) -> bool:
    """Whether it is of a kind that the log decides."""
    counts = _COUNTS.search(sentence) and not _NOT_SO.search(sentence)
    began = any(one.unit in LOADS and _BEGAN.search(sentence[: one.start]) for one in numbers(sentence))
    faster = _FASTER.search(sentence) and _THAN.search(sentence)
    return bool(counts or began or _EVERY.search(sentence) or faster or _THAT_PACE.search(sentence))


def is_gainsaid(asked: Asked, topic: str, ledger: Ledger) -> bool:
    """Whether the log shows it otherwise."""
    if _miscounts(asked, topic, ledger) or _began_else(asked, ledger) or _left_out(asked, ledger):
        return True
    return _ran_else(asked, topic, ledger) or _was_another_pace(asked, ledger)


def _deeds(named: Iterable[str], ledger: Ledger) -> list[Deed]:
    wanted = list(named)
    return [deed for deed in ledger.deeds if any(is_kind_of(deed.exercise, one) for one in wanted)]


def _miscounts(asked: Asked, topic: str, ledger: Ledger) -> bool:
    """Whether it counts workouts, or days of an exercise, in a stretch of time that is wholly known, and none comes to that."""
    counted = [one for one in numbers(asked.text) if one.unit in _COUNTED or (one.unit is None and "twice" in asked.text.lower())]
    if not counted or not _COUNTS.search(asked.text) or _NOT_SO.search(asked.text):
        return False
    named = exercises(asked.text) or exercises(topic)
    stretches = list(_stretches(asked, topic, ledger))
    if not stretches or any(first < ledger.began for first, _ in stretches):
        return False
    done = _deeds(named, ledger)
    counts: set[int] = set()
    for first, last in stretches:
        days = [deed.day for deed in done] if named else list(ledger.trained)
        inside = [day for day in days if first <= day <= last]
        counts |= {len(inside), len(set(inside)), len([day for day in ledger.trained if first <= day <= last])}
    return not any(one.value in counts for one in counted)


def _stretches(asked: Asked, topic: str, ledger: Ledger) -> Iterator[tuple[date, date]]:
    """The stretches of time that the sentence counts in, or else the question."""
    found = [Days.named(text, asked.today).spans for text in (asked.text, topic)]
    spans = found[0] or found[1]
    if spans:
        yield from spans
    elif _SO_FAR.search(asked.text):
        yield ledger.first, asked.today


def _began_else(asked: Asked, ledger: Ledger) -> bool:
    """Whether an exercise is said to have begun at another load than the log's first."""
    for one in numbers(asked.text):
        if one.unit in LOADS and _BEGAN.search(asked.text[: one.start]) and ledger.whole:
            deeds = sorted(_deeds(asked.named, ledger), key=lambda deed: deed.day)
            first = [work for deed in deeds if deed.day == deeds[0].day for work in deed.sets if work.weight is not None and work.unit]
            if first and not any(is_told(one, asked.text, work.weight, work.unit) for work in first if work.weight and work.unit):
                return True
    return False


def _left_out(asked: Asked, ledger: Ledger) -> bool:
    """Whether a weekday on which something is said to have been done every week has a week without it."""
    found = _EVERY.search(asked.text)
    if not found or not ledger.trained:
        return False
    weekday = _WEEKDAYS.index(found["day"].lower())
    named = exercises(asked.text)
    days = {deed.day for deed in _deeds(named, ledger)} if named else set(ledger.trained)
    spans = Days.named(asked.text, asked.today).spans
    first = max(min((start for start, _ in spans), default=ledger.first), min(ledger.trained))
    every = (first + timedelta(days=n) for n in range((asked.today - first).days))
    return any(day.weekday() == weekday and day not in days for day in every)


def _ran_else(asked: Asked, topic: str, ledger: Ledger) -> bool:
    """Whether one of two runs, each known by its day or its distance, is called the faster one and was the slower."""
    found, than = _FASTER.search(asked.text), _THAN.search(asked.text)
    if not found or not than or than.start() < found.start():
        return False
    one = _paces(asked.text[: than.start()], asked, ledger) or _paces(topic, asked, ledger)
    other = _paces(asked.text[than.end() :], asked, ledger)
    if not one or not other:
        return False
    quick, slow = (one, other) if found["more"] else (other, one)
    return min(quick) > max(slow) * (1 + ANY)


def _was_another_pace(asked: Asked, ledger: Ledger) -> bool:
    """Whether a pace is told of a time in the log that was another one."""
    found = _THAT_PACE.search(asked.text)
    if not found:
        return False
    took, pace = (Decimal(int(one.value)) for one in numbers(f"{found['time']} {found['pace']}"))
    each = METRES["mi" if found["each"].lower().startswith("m") else "km"]
    runs = [work for deed in ledger.deeds for work in deed.sets if work.distance_m and work.duration_s and int(work.duration_s) == took]
    return bool(runs) and not any(abs(took * each / one.distance_m - pace) <= A_SECOND for one in runs if one.distance_m)


def _paces(text: str, asked: Asked, ledger: Ledger) -> list[Decimal]:
    """The seconds for each metre of what a part of a sentence speaks of, by its day or how far it was."""
    when = Days.named(text, asked.today)
    ways = [number for number in numbers(text) if number.unit in _FAR]
    if not (when or ways):
        return []
    return [
        work.duration_s / work.distance_m
        for deed in ledger.deeds
        for work in deed.sets
        if work.duration_s and work.distance_m
        and (not when or when.has(deed.day))
        and (not ways or any(is_told(way, text, work.distance_m, "m") for way in ways))
    ]  # fmt: skip
