"""Days and hours that are moved, beside those that are known: "Thursdays are out", "add Saturday", "evenings are better"."""

import re
from collections.abc import Mapping
from typing import Any

from coach_creator.extractors.reading import Found, Reading
from coach_creator.extractors.time import DAYS, days_named

_DAY = r"(?:mon|tues?|weds?|wednes|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_LIST = rf"(?P<days>{_DAY}(?:(?:,| and| or|,? &|/) ?{_DAY})*)"
_OUT = (
    rf"\b{_LIST}(?: (?:is|are|['’]s))? (?:now )?(?:out|off|gone|impossible|no longer (?:possible|works?|free)|don['’]?t work"
    rf"|doesn['’]?t work|won['’]?t work"
    rf"|no good)\b",
    rf"\b(?:not (?:on )?|no (?:more )?|drop |skip |cancel |without |can['’]?t (?:do |make |train (?:on )?)|instead of ){_LIST}"
    r"(?: (?:any ?more|from now on|now))?",
)
_IN = (
    rf"\badd(?:ing)? (?:in )?{_LIST}",
    rf"\b(?:also|too|as well|plus) (?:on )?{_LIST}",
    rf"\b{_LIST} (?:works?|is|are) (?:now )?(?:possible|free|fine|ok(?:ay)?|too|as well|also|now)\b",
    rf"\b(?:move|swap|switch|shift|change) [^.!?]{{0,30}}\b(?:to|for) {_LIST}",
)
_MOVED = re.compile(rf"\b(?:move|swap|switch|shift|change) (?:the |my )?{_LIST}[^.!?]{{0,20}}\b(?:to|for)\b")
_HOURS = re.compile(
    r"\b(?P<a>mornings?|lunch(?:time)?s?|midday|afternoons?|evenings?|nights?)"
    r" (?:is|are|works?|suits?)(?: me)?(?: (?:now|much|a lot))* (?:better|best|fine|good)\b"
    r"|\b(?:switch|move|change) (?:(?:me|us|it|my (?:training|sessions)|training|sessions) )?to (?:the )?"
    r"(?P<b>mornings?|lunch(?:time)?|midday|afternoons?|evenings?|nights?)\b"
    r"|\bonly (?:in the |at |on )?(?P<c>mornings?|lunch(?:time)?|midday|afternoons?|evenings?|nights?|after work|before work)\b"
)
_PART = {"mor": "morning", "lun": "midday", "mid": "midday", "aft": "afternoon", "eve": "evening", "nig": "evening"}


def moved(known: Mapping[str, Any], reading: Reading) -> Found | None:
    """The schedule as these words move it; None when they move nothing that is known."""
    spans: list[tuple[int, int]] = []
    out = _named(_OUT, reading, spans)
    swapped = _MOVED.search(reading.low)
    if swapped:
        out |= days_named(swapped["days"])
        spans.append(swapped.span())
    into = _named(_IN, reading, spans) - out
    hours = _HOURS.search(reading.low)
    value = dict(known)
    days = set(known.get("days", ()))
    if days and (out or into):
        after = [day for day in DAYS if day in (days - out) | into]
        if after and set(after) != days:
            value |= {"days": after, "days_per_week": len(after)}
    if hours:
        value["time"] = _part(hours["a"] or hours["b"] or hours["c"])
        spans.append(hours.span())
    if value == dict(known):
        return None
    return reading.found("schedule", value, min(start for start, _ in spans), max(end for _, end in spans))


def _part(words: str) -> str:
    return {"after work": "evening", "before work": "morning"}.get(words) or _PART[words[:3]]


def asks(low: str) -> bool:
    """Whether a message may move days or hours; cheap."""
    return bool(_HOURS.search(low) or _MOVED.search(low) or any(re.search(words, low) for words in (*_OUT[:1], *_IN)))


def _named(patterns: tuple[str, ...], reading: Reading, spans: list[tuple[int, int]]) -> set[str]:
    found = [match for words in patterns for match in re.finditer(words, reading.low)]
    spans += [match.span() for match in found]
    return set().union(*(days_named(match["days"]) for match in found))
