"""The distances, times and paces in a question, in metres and seconds."""

import re
from decimal import Decimal

MILE = Decimal("1609.344")
HALF, MARATHON = Decimal(21098), Decimal(42195)
_N = r"\d{1,4}(?:[.,]\d{1,3})?"
_PER = r"(?:\s?/\s?|\s?(?:min(?:ute)?s?)?\s?(?:per|a|an|/)\s?)(?:(?P<km>km|kilomet\w+|k)|(?P<mi>mi(?:les?)?))\b"
_PACE = re.compile(
    rf"(?<![\d:])(?P<m>\d{{1,2}}):(?P<s>[0-5]\d)(?:\s?min(?:utes?)?)?{_PER}"
    rf"|(?<![\d:.])(?P<whole>\d{{1,2}})[\s-]?min(?:utes?)?{_PER.replace('km>', 'km2>').replace('mi>', 'mi2>')}",
    re.IGNORECASE,
)
_FAR = re.compile(
    rf"(?<![\d:.])(?P<n>{_N})[\s-]?(?:(?P<km>kms?|kilomet\w+|ks?)|(?P<mi>mi(?:les?)?)|(?P<m>m|met(?:er|re)s?))\b(?!\s?in\s?reserve)",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"\b(?P<half>half[- ]marathon|half(?= (?:time|pace|under|sub|below|in \d)|\W*$)"
    r"|(?<=\d )half(?! an?\b| (?:of|rep|hour|kilo|kg|mile|past)))\b"
    r"|\b(?P<full>marathon)\b|\b(?P<mile>(?:a|one|my|the) mile)\b",
    re.IGNORECASE,
)
# Rowers tell a pace as the time for 500 m: that is no distance to go.
_SPLIT = re.compile(r"(?:\bper|\ba|\beach|/)\s?500(?:\s?m(?:et(?:er|re)s?)?)?\b", re.IGNORECASE)
_GOAL = re.compile(
    r"\b(?:sub|under|below|break(?:ing)?)[- ]?(?P<n>\d{1,3})\b(?![:.,]\d)(?! ?(?:k|km|mi|miles?|m|met(?:er|re)s?|kg|lbs?)\b)",
    re.IGNORECASE,
)
# "Is my 5k pace under 6": minutes for a kilometre, not for all of it.
_ITS_PACE = re.compile(r"\b(?:is|was|are|were) (?:my|the|that|it)\b.{0,25}\bpace\b", re.IGNORECASE)
_QUICKEST = 25
"""Metres in a second that nobody keeps up on foot, in water, on a bike: what comes to more was hours and minutes."""
_CLOCK = re.compile(r"(?<![\d:])(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):(?P<s>[0-5]\d)(?![\d:])")
_HOURS = re.compile(r"\b(?P<h>\d{1,2}(?:[.,]\d)?)[\s-]?h(?:(?:ou)?rs?)?\b(?:\s?(?:and\s)?(?P<m>\d{1,2})\s?(?:m|min)?)?", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?P<m>\d{1,3}(?:[.,]\d)?)(?:[\s-]?(?:mins?|minutes?)|(?<!\d{3})[\s-]?m)\b(?!\s?(?:a|per)\b|\s?/)", re.IGNORECASE)
_SLOWEST = re.compile(r"\b(?:slowest|worst)\b", re.IGNORECASE)
_AVERAGE, _BEST = (
    re.compile(r"\b(?:average|mean|usual|typical)\b", re.IGNORECASE),
    re.compile(r"\b(?:best|fastest|quickest|top)\b", re.IGNORECASE),
)


def manner_of(text: str) -> str:
    """Whether the slowest, the average or the best is wanted; empty when it is not said."""
    return next((name for name, words in (("slowest", _SLOWEST), ("average", _AVERAGE), ("best", _BEST)) if words.search(text)), "")


def distance_in(text: str) -> Decimal | None:
    """The first distance in metres; a pace's kilometre is none."""
    rest = _SPLIT.sub(" ", _PACE.sub(" ", text))
    found = _FAR.search(rest)
    if found:
        value = Decimal(found["n"].replace(",", "."))
        return value * (Decimal(1000) if found["km"] else MILE if found["mi"] else Decimal(1))
    worded = _WORDED.search(rest)
    return (HALF if worded["half"] else MARATHON if worded["full"] else MILE) if worded else None


def seconds_in(text: str) -> Decimal | None:
    """The first length of time, in seconds; a pace is none."""
    rest = _PACE.sub(" ", text)
    clock = _CLOCK.search(rest)
    if clock:
        return Decimal(int(clock["h"] or 0) * 3600 + int(clock["m"]) * 60 + int(clock["s"]))
    hours = _HOURS.search(rest)
    if hours:
        return Decimal(hours["h"].replace(",", ".")) * 3600 + int(hours["m"] or 0) * 60
    minutes = _MINUTES.search(rest)
    if minutes:
        return Decimal(minutes["m"].replace(",", ".")) * 60
    goal = _GOAL.search(rest) if not _ITS_PACE.search(rest) else None
    return Decimal(goal["n"]) * 60 if goal else None


def seconds_over(metres: Decimal | None, text: str) -> Decimal | None:
    """The first length of time over a distance: a half marathon under 2 is hours, 5 km under 20 minutes; in 1:45 an hour and more."""
    seconds = seconds_in(text)
    hours = seconds is not None and metres is not None and metres > seconds * _QUICKEST
    return seconds * 60 if seconds is not None and hours else seconds


def is_split(text: str) -> bool:
    """Whether the time for 500 m is asked for."""
    return bool(_SPLIT.search(text))


def pace_in(text: str) -> Decimal | None:
    """The first pace, in seconds for a metre."""
    found = _PACE.search(text)
    if found is None:
        return None
    seconds = Decimal(int(found["m"]) * 60 + int(found["s"])) if found["m"] else Decimal(found["whole"]) * 60
    return seconds / (MILE if found["mi"] or found["mi2"] else Decimal(1000))
