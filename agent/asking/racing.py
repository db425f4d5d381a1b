"""Questions about pace: the third of distance, time and pace, or the pace of what is stored."""

import re
from decimal import Decimal

from agent.asking.answers import records
from agent.asking.asked import Asked
from agent.asking.call import Step, call
from agent.asking.lengths import MILE, distance_in, pace_in, seconds_in
from agent.asking.times import ALL_TIME_DAYS
from domain.measures import plain
from domain.periods import Span
from domain.records import STANDARD_METRES

_MILES = re.compile(r"\b(?:mph|miles?|mi)\b", re.IGNORECASE)
_KILOMETRES = re.compile(r"\b(?:km ?/ ?h|kph|kmh|per k(?:m|ilomet\w+)?|in km)\b", re.IGNORECASE)
_HEADING = re.compile(r"\b(?:improv\w*|trend\w*|progress\w*|getting|gotten|got)\b", re.IGNORECASE)
_FARTHER = re.compile(r"\b(?:over|more than|longer than|further than|farther than|at least|beyond|above|past)\b", re.IGNORECASE)
_FASTER_THAN = re.compile(r"\b(?:faster|quicker) than \d{1,2}:\d\d|\b(?:under|below|sub) \d{1,2}:\d\d", re.IGNORECASE)
_ANY_OF_THEM = re.compile(r"\btimes\b", re.IGNORECASE)
_OWN = re.compile(r"\bmy\b|\bdid i\b|\bwas\b|\bhave i\b|\bhow fast (?:did|do|am) i\b", re.IGNORECASE)


def clocked(asked: Asked) -> Step | None:
    """The best time over a distance that has no record of its own."""
    if asked.metres is None or asked.workout:
        return None
    if _FARTHER.search(asked.text):
        return call("personal_records", exercise=asked.exercise or "run")
    if round(asked.metres) in STANDARD_METRES and asked.manner != "average" and not _ANY_OF_THEM.search(asked.text):
        return records(asked)
    span = asked.span if asked.span and asked.span.days < ALL_TIME_DAYS else None
    first, last = (span.first, span.last) if span else (None, None)
    which = asked.manner or "best"
    return call("logged_pace", exercise=asked.exercise, which=which, metres=plain(asked.metres), first_day=first, last_day=last)


def pace(asked: Asked) -> Step | None:
    """The third of distance, time and pace; or the pace of what is stored."""
    if asked.workout:
        return None
    if re.search(r"\bworst\b", asked.text, re.IGNORECASE) and asked.metres is None:
        return None
    if _HEADING.search(asked.text) and not re.search(r"\d", asked.text):
        return None
    unit = "mi" if _MILES.search(asked.text) else "km"
    scale = MILE if unit == "mi" else Decimal(1000)
    each = pace_in(asked.text)
    far, seconds = distance_in(asked.text), seconds_in(asked.text)
    known = [one for one in (far, seconds, each) if one is not None]
    if len(known) > 1 and not (each is None and _OWN.search(asked.text) and seconds is None):
        return call(
            "pace_from",
            distance=plain((far / scale).quantize(Decimal("0.001"))) if far else None,
            seconds=None if far and each else seconds,
            pace_seconds=each * scale if each else None,
            unit=unit,
        )
    span = asked.span if asked.span and asked.span.days < ALL_TIME_DAYS else None
    if span is None and not asked.manner and asked.answered_text and len(set(asked.told)) == 1:
        span = Span(first=asked.told[0], last=asked.told[0])  # of the one that was just told of
    return call(
        "logged_pace",
        exercise=asked.exercise,
        which=asked.manner or ("best" if _FASTER_THAN.search(asked.text) else "last"),
        metres=asked.metres,
        first_day=span.first if span else None,
        last_day=span.last if span else None,
        unit="mi" if unit == "mi" else "km" if _KILOMETRES.search(asked.text) else None,
    )
