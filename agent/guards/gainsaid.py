"""What the log gainsays: how often something was done, with what it began, whether no week was left out, which of two runs was faster.

These can be decided, so they are: the log is read for a sentence of this kind before it may stand.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from agent.guards.exercises import exercises, is_kind_of
from agent.guards.ledger import Deed, Ledger
from agent.guards.material import Asked
from agent.guards.meant import METRES, Days, is_told
from agent.guards.numerals import LOADS, UNITS, Number, numbers

_DID: Final = (
    r"(?:trained|worked out|run|ran|rowed|squatted|benched|deadlifted|pressed|lifted|swum|swam|cycled|ridden|rode|done|did|hit|been"
    r"|completed|logged|had|finished)"
)
_COUNTS = re.compile(
    rf"\byou(?:['’]ve| have)? (?:already |now |only |just )*{_DID}\b[^.!?,;]{{0,30}}?\b(?:times|twice|sessions|workouts)\b"
    r"|^\W*(?:\w+|\d+) (?:times|sessions|workouts) (?:so far|this|last|in)\b|^\W*twice (?:so far|this|last|in)\b"
    r"|^\W*(?:in all |so far )?(?:\w+|\d+) (?:swims|runs|rides|walks)\b",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"^\W*(?:\w+ )+of $", re.IGNORECASE)
_OUTINGS = re.compile(r"(?:\d+|[a-z]+) (?P<what>swims|runs|rides|walks)\b", re.IGNORECASE)
_OUT_FOR: Final = {"swims": "swim", "runs": "run", "rides": "bike", "walks": "walk"}
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
_IS: Final = r"(?:that(?:['’]s| is| makes)|it['’]s|which (?:is|makes)|a pace of|or)"
_CLOCK: Final = r"\d{1,2}(?::\d\d){1,2}"
# "25:20, so that's 5:04 per kilometre"
_THAT_PACE = re.compile(
    rf"(?:\b(?P<time>{_CLOCK})\b(?:(?!\d:)[^.!?])*?|^\W*)\b{_IS}\s+(?:\w+ ){{0,2}}?"
    rf"(?P<pace>{_CLOCK})(?: min(?:utes)?)? ?(?:/|per|an?) ?(?P<each>km?|kilomet\w+|mi|miles?|100 ?m(?:et\w+)?)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:which|what) (?:\w+ ){0,3}?(?:was|is|were)\b", re.IGNORECASE)
_WAS_FASTER = re.compile(r"\b(?:was|is|were) (?:the )?(?:\w+ )?(?:faster|quicker|slower)\b", re.IGNORECASE)
_EACH_TIME = re.compile(
    r"\b(?:at|with|on|after|from) (?:every|each) (?:single )?weigh-?in\b|\bevery (?:single )?(?:time|weigh-?in)\b", re.IGNORECASE
)
_FELL = re.compile(r"\b(?:dropp\w+|fall\w*|fell|gone down|went down|lost|lower|lighter|down|less)\b", re.IGNORECASE)
_TIME = re.compile(rf"\b{_CLOCK}\b")
# "About 0.6 kg a week on average."
_A_WEEK = re.compile(r"\b(?P<rate>\d+(?:[.,]\d+)?) ?(?P<unit>kg|kilos?|lbs?|pounds?) (?:a|per|each|every) week\b", re.IGNORECASE)
_WEIGHS = re.compile(r"\b(?:weight|weigh\w*|los(?:e|ing|t)|gain(?:ed|ing)?|put(?:ting)? on|drop(?:ped|ping)?|scales?)\b", re.IGNORECASE)
# Weight is also put on the bar.
_OF_SCALES = re.compile(r"\b(?:weigh-?ins?|scales?|body ?-?weight|(?:my|your) weight|you weigh(?:ed)?)\b", re.IGNORECASE)
_ASKS_RATE = re.compile(r"\bhow (?:much|fast)\b[^?]*\b(?:a|per|each|every) week\b|\brate\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|overall|all in all)\b", re.IGNORECASE)
_ADVISES = re.compile(
    r"\b(?:should|could|would|aim|safe|healthy|most|need|sensible|goal|if|can|more than|less than|ideal\w*)\b", re.IGNORECASE
)
RATE: Final = Decimal("0.15")
"""By so much of a unit a week a rate may be rounded, or taken over other weeks."""
_FAR: Final = ("km", "mi", "m")
WEEK_DAYS: Final = 6
MONTH_DAYS: Final = 27
"""So many days lie between two weighings that tell what a week brings, and what it brings on average."""
A_SECOND: Final = Decimal("1.01")
ANY: Final = Decimal("0.02")
"""By so much a pace has to differ before one is faster."""


def can_be_gainsaid(sentence: str) -> bool:
    """Whether it is of a kind that the log decides."""
    counts = _COUNTS.search(sentence) and not _NOT_SO.search(sentence)
    began = any(one.unit in LOADS and _BEGAN.search(sentence[: one.start]) for one in numbers(sentence))
    faster = (_FASTER.search(sentence) and _THAN.search(sentence)) or _WAS_FASTER.search(sentence)
    of_weight = _A_WEEK.search(sentence) or _EACH_TIME.search(sentence)
    return bool(counts or began or _EVERY.search(sentence) or faster or of_weight or _THAT_PACE.search(sentence))


def is_gainsaid(asked: Asked, topic: str, ledger: Ledger) -> bool:
    """Whether the log shows it otherwise."""
    if _miscounts(asked, topic, ledger) or _began_else(asked, ledger) or _left_out(asked, ledger):
        return True
    if _ran_else(asked, topic, ledger) or _was_another_pace(asked, topic, ledger):
        return True
    return _weighs_else(asked, topic, ledger) or _rose_between(asked, topic, ledger)


def _deeds(named: Iterable[str], ledger: Ledger) -> list[Deed]:
    wanted = list(named)
    return [deed for deed in ledger.deeds if any(is_kind_of(deed.exercise, one) for one in wanted)]


def _miscounts(asked: Asked, topic: str, ledger: Ledger) -> bool:
    """Whether it counts workouts, or days of an exercise, in a stretch of time that is wholly known, and none comes to that."""
    found = list(numbers(asked.text))
    counted = [one for one in found if one.unit in _COUNTED or (one.unit is None and "twice" in asked.text.lower())]
    outings = _OUTINGS.match(asked.text, found[0].start) if found else None
    counted += found[:1] if outings else []
    if not counted or not _COUNTS.search(asked.text) or _NOT_SO.search(asked.text):
        return False
    named = frozenset({_OUT_FOR[outings["what"].lower()]}) if outings else exercises(asked.text) or exercises(topic)
    stretches = list(_stretches(asked, topic, ledger))
    if not stretches or any(first < ledger.began for first, _ in stretches):
        return False
    ways = [one for one in found if one.unit in _FAR and _OF_WHICH.search(asked.text[: one.start])]
    done = [deed for deed in _deeds(named, ledger) if not ways or _is_so_far(deed, ways, asked.text)]
    counts: set[int] = set()
    for first, last in stretches:
        days = [deed.day for deed in done] if named else list(ledger.trained)
        inside = [day for day in days if first <= day <= last]
        counts |= {len(inside), len(set(inside))}
        if not outings:
            counts.add(len([day for day in ledger.trained if first <= day <= last]))
    return not any(one.value in counts for one in counted)


def _is_so_far(deed: Deed, ways: Iterable[Number], text: str) -> bool:
    """Whether something was done over one of these distances."""
    return any(work.distance_m is not None and is_told(way, text, work.distance_m, "m") for work in deed.sets for way in ways)


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
    if found and not than and _WHICH.search(topic):
        return _was_another(asked, topic, ledger, bool(found["more"]))
    if not found or not than or than.start() < found.start():
        return False
    one = _paces(asked.text[: than.start()], asked, ledger) or _paces(topic, asked, ledger)
    other = _paces(asked.text[than.end() :], asked, ledger)
    if not one or not other:
        return False
    quick, slow = (one, other) if found["more"] else (other, one)
    return min(quick) > max(slow) * (1 + ANY)


def _weighs_else(asked: Asked, topic: str, ledger: Ledger) -> bool:
    """Whether the weight is said to go by so much a week, and goes so between no two weighings."""
    found = _A_WEEK.search(asked.text)
    if not found or _ADVISES.search(asked.text) or not (_ASKS_RATE.search(topic) and _WEIGHS.search(topic)):
        return False
    unit, rate = UNITS[found["unit"].lower()], Decimal(found["rate"].replace(",", "."))
    weighed = sorted(one for one in ledger.weighed if one[2] == unit)
    least = MONTH_DAYS if _AVERAGE.search(f"{topic} {asked.text}") else WEEK_DAYS
    pairs = [(early, late) for at, early in enumerate(weighed) for late in weighed[at + 1 :] if (late[0] - early[0]).days >= least]
    return bool(pairs) and not any(abs(abs(late[1] - early[1]) * 7 / (late[0] - early[0]).days - rate) <= RATE for early, late in pairs)


def _was_another_pace(asked: Asked, topic: str, ledger: Ledger) -> bool:
    """Whether a pace is told of a time in the log, or of one that was asked for, that was another one."""
    found = _THAT_PACE.search(asked.text)
    time = (found["time"] or next(iter(_TIME.findall(topic)), None)) if found else None
    if not found or not time:
        return False
    took, pace = (Decimal(int(one.value)) for one in numbers(f"{time} {found['pace']}"))
    by = found["each"].lower()
    each = Decimal(100) if by.startswith("100") else METRES["mi" if by.startswith("m") else "km"]
    runs = [work for deed in ledger.deeds for work in deed.sets if work.distance_m and work.duration_s and int(work.duration_s) == took]
    return bool(runs) and not any(abs(took * each / one.distance_m - pace) <= A_SECOND for one in runs if one.distance_m)


def _was_another(asked: Asked, topic: str, ledger: Ledger, faster: bool) -> bool:
    """Whether another was the fastest, or the slowest, of what was asked for."""
    own = _paces(asked.text, asked, ledger)
    paces = [
        work.duration_s / work.distance_m
        for deed in _deeds(exercises(topic), ledger)
        for work in deed.sets
        if work.duration_s and work.distance_m
    ]
    if not own or not paces:
        return False
    return min(own) > min(paces) * (1 + ANY) if faster else max(own) * (1 + ANY) < max(paces)


def _rose_between(asked: Asked, topic: str, ledger: Ledger) -> bool:
    """Whether the weight is said to have gone one way each time, and did not."""
    if not _EACH_TIME.search(asked.text) or not _OF_SCALES.search(f"{asked.text} {topic}"):
        return False
    values = [value for _, value, _ in sorted(ledger.weighed)]
    fell = bool(_FELL.search(asked.text))
    return any((later >= one) if fell else (later <= one) for one, later in pairwise(values))


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
