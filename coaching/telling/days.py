"""Days of what users tell: since when something holds, and by when they want something. The user's own calendar counts."""

import re
from calendar import monthrange
from datetime import date, timedelta

from extraction.dates import find_dates

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_COUNT = r"\d{1,3}|a couple of|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
_UNIT = r"(?P<unit>day|week|month|year)s?"
_FOR = re.compile(
    rf"\b(?:for|over|the last|the past)\s+(?:about |around |over |the last |the past )?(?P<count>{_COUNT}) {_UNIT}\b(?! ago)", re.I
)
_AGO = re.compile(rf"\b(?P<count>{_COUNT}) {_UNIT} ago\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:since|from|all) (?:last |this )(?P<unit>week|month|year)\b|\blast (?P<plain>week|month|year)\b", re.IGNORECASE)
_SINCE_MONTH = re.compile(rf"\bsince (?:early |mid |late )?(?P<month>{_MONTH})(?: (?P<year>(?:19|20)\d\d))?(?![ \-]?\d)\b", re.IGNORECASE)
_BY = (
    r"\b(?:by|before|until|till|for|in)\s+(?:the )?(?P<edge>end of |start of |beginning of |mid |early |late )?(?:the )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?"
)
_BY_MONTH = re.compile(
    rf"{_BY}(?:next )?(?P<month>{_MONTH})\b(?: (?P<late>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d))?,?(?: (?P<year>20\d\d))?", re.I
)
_BY_YEAR = re.compile(
    r"\b(?:by|before|until|in)\s+(?:the )?(?P<edge>end of )?(?:the |this )?(?P<year>20\d\d|year)(?! from)\b", re.IGNORECASE
)
_IN = re.compile(rf"\b(?:in|within|over) (?:the next )?(?P<count>{_COUNT}) {_UNIT}\b", re.IGNORECASE)


def since(text: str, today: date) -> date | None:
    """The day from which on something holds, where the words say it."""
    months = _SINCE_MONTH.search(text)
    if months:
        month = _month(months["month"])
        return date(int(months["year"] or (today.year if month <= today.month else today.year - 1)), month, 1)
    for mention in find_dates(text, today):
        if mention.day <= today and mention.kind != "future" and mention.day != today:
            return mention.day
    counted = _FOR.search(text) or _AGO.search(text)
    if counted:
        return today - timedelta(days=_days(counted["count"], counted["unit"]))
    last = _LAST.search(text)
    if last:
        return today - timedelta(days=_days("1", last["unit"] or last["plain"]))
    return None


def by_when(text: str, today: date) -> tuple[date, tuple[int, int]] | None:
    """The day by which something is wanted, with the place of its words; a month means its first day, unless its end is named."""
    found = _BY_MONTH.search(text)
    if found:
        month, day = _month(found["month"]), int(found["day"] or found["late"] or 1)
        late = (found["edge"] or "").startswith(("end", "late"))
        year = int(found["year"] or today.year)
        day = monthrange(year, month)[1] if late and not found["day"] else min(day, monthrange(year, month)[1])
        when = date(year, month, day)
        if when <= today and not found["year"]:
            when = date(year + 1, month, min(day, monthrange(year + 1, month)[1]))
        return (when, found.span()) if when > today else None
    found = _BY_YEAR.search(text)
    if found:
        year = today.year if found["year"].lower() == "year" else int(found["year"])
        when = date(year, 12, 31) if found["edge"] or found["year"].lower() == "year" else date(year, 1, 1)
        return (when, found.span()) if when > today else None
    found = _IN.search(text)
    if found:
        return today + timedelta(days=_days(found["count"], found["unit"])), found.span()
    ahead = (one for one in find_dates(text, today) if one.day > today)
    return next(((one.day, (one.start, one.end)) for one in ahead), None)


def _month(name: str) -> int:
    return next(at for at, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))


def _days(count: str, unit: str) -> int:
    many = int(count) if count.isdigit() else 2 if "couple" in count.lower() else _NUMBERS.get(count.lower(), 1)
    return many * {"day": 1, "week": 7, "month": 30, "year": 365}[unit.lower()]
