"""Which earlier version of a coach a user means: "be as you were before", "go back to how you were in spring"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from domain.coach import CoachVersion

_ASKED = re.compile(
    r"\b(?:go|switch|change|come|be) (?:back )?(?:to )?(?:how|like|as|the way) you (?:were|used to be|did)\b"
    r"|\b(?:go|switch|change|turn) back to (?:your|the) (?:old|earlier|previous|last|first|original) (?:self|version|style|way)\b"
    r"|\b(?:i (?:want|liked|preferred|prefer)|give me|bring back) (?:back )?(?:the|your) (?:old|earlier|previous|first|original)"
    r" (?:you|coach|version|style|self)\b"
    r"|\bi liked you (?:better|more) (?:before|as you were|in|last|at)\b|\b(?:undo|take back|revert) (?:your|the|that) (?:last )?change\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:first|original\w*|in the beginning|at (?:first|the start|the beginning)|when we (?:started|began|met))\b", re.IGNORECASE
)
_SPAN = re.compile(r"\b(\d{1,3}|an?|one|two|three|four|five|six|few) (day|week|month|year)s? ago\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last (week|month|year)|(yesterday))\b", re.IGNORECASE)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_NAMED = re.compile(rf"\b(?:in|of|last|since) (?:the )?(?:last )?({'|'.join((*_SEASONS, *_MONTHS))})\b", re.IGNORECASE)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def asks(text: str) -> bool:
    """Whether a message asks for the coach as it was."""
    return bool(_ASKED.search(text)) and not text.rstrip().endswith("?")


def meant(text: str, versions: Sequence[CoachVersion], today: date) -> CoachVersion | None:
    """The version that is meant, of all of them with the newest first; None when the coach was not there then, or never changed."""
    if len(versions) < 2:
        return None
    if _FIRST.search(text):
        return versions[-1]
    day = _day(text, today)
    if day is None:
        return versions[1]
    return next((kept for kept in versions if kept.created_at and kept.created_at.date() <= day), None)


def names_a_time(text: str, today: date) -> bool:
    """Whether it says when."""
    return _day(text, today) is not None


def _day(text: str, today: date) -> date | None:
    """The last day of the time that is named."""
    span, last, named = _SPAN.search(text), _LAST.search(text), _NAMED.search(text)
    if span:
        amount = _NUMBERS.get(span[1].lower()) or int(span[1])
        return today - timedelta(days=amount * _DAYS[span[2].lower()])
    if last:
        return today - timedelta(days=1 if last[2] else _DAYS[last[1].lower()])
    return _end_of(named[1].lower(), today) if named else None


def _end_of(name: str, today: date) -> date:
    """The last day of a month or a season that has begun: that of this year, or of the one before."""
    first = _SEASONS.get(name) or _MONTHS.index(name) + 1
    year = today.year if (today.month, today.day) >= (first, 1) else today.year - 1
    after = first + (3 if name in _SEASONS else 1)
    ended = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return min(ended, today)
