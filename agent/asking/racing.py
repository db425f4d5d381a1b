"""Questions about pace: the third of distance, time and pace, or the pace of what is stored."""

import re
from decimal import Decimal
from typing import Any

from agent.asking.answers import records
from agent.asking.asked import Asked
from agent.asking.call import Call, Step, call
from agent.asking.lengths import MILE, distance_in, is_split, pace_in, seconds_in, seconds_over
from agent.asking.times import ALL_TIME_DAYS
from domain.measures import plain
from domain.periods import Span
from domain.records import PARKRUN, STANDARD_METRES

NO_TIMES_AHEAD = (
    "I project only lifts, by the estimated 1RM: on which day a time over a distance is reached, I can't tell. Your pace so far I can, and"
    " what it comes to over a distance."
)
WHICH_WAY = "Over which distance? Say it with the way, for example “10 km in 50:00 per km”."
LISTED = 20
LAP, LONGEST_ON_TRACK = Decimal(400), Decimal(10000)
ON_FOOT = frozenset(["run", "runs", "running", "jog", "jogging"])
_NEEDS = re.compile(r"\b(?:need|must|have to|should|required?)\b", re.IGNORECASE)

# What a time that was said comes to: "what splits would that be", "and for sub 24?", "24 in 57:36, so what's that in km/h".
_COMES_TO = re.compile(
    r"\bwould (?:that|it|this) (?:be|make|mean)\b|\bfor (?:an? )?(?:sub|under)\b|\bwhat(?:['’]?s| is) that\b", re.IGNORECASE
)
_PER_PIECE = re.compile(r"\b(?:that|it) (?:per|a|each) (?:km|kilomet\w+|k|miles?|mi)\b", re.IGNORECASE)
_THOUSANDTH = Decimal("0.001")
_MILES = re.compile(r"\b(?:mph|miles?|mi)\b", re.IGNORECASE)
_KILOMETRES = re.compile(r"\b(?:km ?/ ?h|kph|kmh|per k(?:m|ilomet\w+)?|in km)\b", re.IGNORECASE)
_HEADING = re.compile(r"\b(?:improv\w*|trend\w*|progress\w*|getting|gotten|got)\b", re.IGNORECASE)
_FARTHER = re.compile(r"\b(?:over|more than|longer than|further than|farther than|at least|beyond|above|past)\b", re.IGNORECASE)
_FASTER_THAN = re.compile(r"\b(?:faster|quicker) than \d{1,2}:\d\d|\b(?:under|below|sub) \d{1,2}:\d\d", re.IGNORECASE)
_ANY_OF_THEM = re.compile(r"\btimes\b", re.IGNORECASE)
_OWN = re.compile(r"\bmy\b|\bdid i\b|\bwas\b|\bhave i\b|\bhow fast (?:did|do|am) i\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhow (?:long|soon|many (?:days|weeks|months))\b|\bwhen\b", re.IGNORECASE)
_REACHES = re.compile(
    r"\b(?:hit(?! the gym)|reach|break|crack|beat|get (?:to|under|below|down to)|(?:go|be|dip|am i|will i be) (?:under|below|sub|at)"
    r"|(?:run|row|swim|ride|cycle|do|manage|finish)\b.{0,25}\b(?:in|under|sub|below))\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:list|show|give|every|all|each|what were|which were)\b.{0,30}"
    r"\b(?:runs|rows|rides|swims|jogs|walks|hikes|sessions|paces|splits)\b",
    re.IGNORECASE,
)
# Whose distance is said in kilometres or metres wants no miles.
_METRIC = re.compile(r"\d ?(?:k|kms?|m|met(?:er|re)s?|kilomet\w+)\b|\bkm\b|\bkilomet", re.IGNORECASE)


def time_ahead(asked: Asked) -> Step | None:
    """When a time will be run: that is worked out for lifts alone, and said so."""
    if asked.workout or asked.said.unit is not None or not _REACHES.search(asked.text):
        return None
    return NO_TIMES_AHEAD if seconds_in(asked.text) is not None else None


def time_gap(asked: Asked) -> Step | None:
    """How far the best time over a distance is from another that is named."""
    seconds = seconds_over(asked.metres, asked.text)
    if asked.workout or asked.metres is None or seconds is None or _HOW_LONG.search(asked.text):
        return None
    return call("logged_pace", exercise=asked.exercise, metres=plain(asked.metres), aim_seconds=plain(seconds))


def in_miles(text: str, step: Step | None) -> Step | None:
    """The same computation told in miles, for somebody who counts in them and names no kilometres."""
    if step is None or isinstance(step, str) or _METRIC.search(text):
        return step
    return tuple(Call(one.tool, _of_miles(one.arguments)) if one.tool == "pace_from" else one for one in step)


def _of_miles(arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a pace with its kilometres as miles."""
    if arguments.get("unit") != "km":
        return arguments
    told = {**arguments, "unit": "mi"}
    if "distance" in told:
        told["distance"] = plain((Decimal(told["distance"]) * 1000 / MILE).quantize(_THOUSANDTH))
    if "pace_seconds" in told:
        told["pace_seconds"] = str(Decimal(told["pace_seconds"]) * MILE / 1000)
    return told


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
    if asked.workout or (asked.metres is None and re.search(r"\bworst\b", asked.text, re.IGNORECASE)):
        return None
    if _HEADING.search(asked.text) and not re.search(r"\d", asked.text):
        return None
    if asked.spans and _LISTS.search(asked.text):
        return _listed(asked)
    unit = "mi" if _MILES.search(asked.text) else "km"
    scale = MILE if unit == "mi" else Decimal(1000)
    each = pace_in(asked.text)
    far = distance_in(asked.text)
    seconds = seconds_over(far, asked.text)
    if is_split(asked.text) and (total := far or asked.metres) and seconds and not _OWN.search(asked.text):
        return _split(total, seconds)
    if far is None and each is None and (supposed := _supposed(asked, unit)):
        return supposed
    known = [one for one in (far, seconds, each) if one is not None]
    if len(known) > 1 and not (each is None and _OWN.search(asked.text) and seconds is None):
        third = call(
            "pace_from",
            distance=plain((far / scale).quantize(_THOUSANDTH)) if far else None,
            seconds=None if far and each else seconds,
            pace_seconds=each * scale if each else None,
            unit=unit,
        )
        return (*third, *_lap(asked, far, seconds)) if each is None else third
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


def _supposed(asked: Asked, unit: str) -> Step | None:
    """The pace of a time that is only thought of, or that was told without its way, over the way that was spoken of."""
    way = asked.metres or (PARKRUN if any("parkrun" in name.lower() for name in asked.exercises) else None)
    said, split = seconds_in(asked.text) is not None, is_split(asked.text)
    if said and way is None and (_PER_PIECE.search(asked.text) or (split and not _OWN.search(asked.text))):
        return WHICH_WAY
    seconds = seconds_over(way, asked.text if said else asked.answered_text) if way else None
    if way is None or seconds is None or split or not _COMES_TO.search(asked.text):
        return None
    scale = MILE if unit == "mi" else Decimal(1000)
    return call("pace_from", distance=plain((way / scale).quantize(_THOUSANDTH)), seconds=seconds, unit=unit)


def _listed(asked: Asked) -> Step | None:
    """The efforts of a stretch one by one, and their mean pace."""
    span = asked.span
    if span is None:
        return None
    every = {"exercise": asked.exercise, "first_day": span.first, "last_day": min(span.last, asked.today)}
    return (*call("exercise_history", limit=LISTED, **every), *call("logged_pace", which="average", **every)) if asked.exercise else None


def _lap(asked: Asked, far: Decimal | None, seconds: Decimal | None) -> tuple[Call, ...]:
    """What a lap of the track takes, beside the pace that somebody on foot needs for a time over a distance of the track."""
    on_foot = not asked.exercise or asked.exercise.lower() in ON_FOOT
    if not (far and seconds and on_foot and _NEEDS.search(asked.text) and _METRIC.search(asked.text) and LAP < far <= LONGEST_ON_TRACK):
        return ()
    return call("pace_from", distance=plain(LAP / 1000), pace_seconds=plain((seconds * 1000 / far).quantize(_THOUSANDTH)), unit="km")


def _split(total: Decimal, seconds: Decimal) -> Step:
    """What 500 m take at the pace that a time over a distance asks for."""
    each = (seconds * 1000 / total).quantize(_THOUSANDTH)
    return call("pace_from", distance="0.5", pace_seconds=plain(each), unit="km")
