"""What the words around a number mean: when it was, and which kind of figure it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from agent.guards.day_words import find_dates
from extraction.dates import DateMention

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_SPAN = re.compile(
    r"\b(?P<which>last|this|next|previous|earlier this) (?P<unit>week|month|year)\b"
    rf"|(?<!\d )(?<!st )(?<!nd )(?<!rd )(?<!th )(?<!\d of )(?<!st of )(?<!nd of )(?<!rd of )(?<!th of )"
    rf"\b(?P<month>{'|'.join(_MONTHS)})\b(?! (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b)(?: (?P<of>\d{{4}}))?",
    re.IGNORECASE,
)
# "16 to 22 Nov 2026", as code writes a week.
_WEEKS = re.compile(r"\b(?P<first>\d{1,2}(?: [A-Z][a-z]{2}(?: \d{4})?)?) to (?P<last>\d{1,2} [A-Z][a-z]{2} \d{4})\b")
_NAME = rf"(?:{'|'.join(_MONTHS)}|[A-Z][a-z]{{2}})"
_DATE = rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_NAME}\b|{_NAME} \d{{1,2}}(?:st|nd|rd|th)?\b)"
_WEEK_OF = re.compile(rf"\bweek (?:of|from|starting|beginning)(?: on)? (?P<day>{_DATE}(?:,? \d{{4}})?)", re.IGNORECASE)
_BACK = re.compile(r"\b(?P<count>\d{1,2}|an?|one|two|three|four|five|six|seven|eight) (?P<unit>week|month)s? (?:ago|back)\b", re.IGNORECASE)
_FEW = {word: number for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight"), 1)}
_OWNED = re.compile(r"(?<=day)['’]s\b", re.IGNORECASE)
_NEXT = re.compile(r"\bnext (?:week|month|year)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_UP_TO_NOW = re.compile(r"\bsince (?:the |last )?$", re.IGNORECASE)
_LONG = {"week": 7, "month": 30}
_MAY = re.compile(r"\b(?:in|since|during|of|for|throughout|last|this) may\b|\bmay \d{4}\b|\bMay\b(?! (?:I|you|we|be|the)\b)")
ESTIMATE = re.compile(r"\b(?:estimat\w*|e?1rm|one[- ]rep max|epley|brzycki|wathan|lombardi|mayhew|o'?conner|lander)\b", re.IGNORECASE)
_FORMULA = re.compile(r"\b(epley|brzycki|wathan|lombardi|mayhew|o'?conner|lander)\b", re.IGNORECASE)
_HEAVIEST = re.compile(r"\b(?:heaviest|(?:most|best)(?: \w+){0,3} ever|all[- ]time)\b", re.IGNORECASE)
_BEST = re.compile(r"\b(?:best|heaviest|records?|prs?|pbs?|longest|fastest|most|\d{1,2}rm)\b", re.IGNORECASE)
_TONIGHT = re.compile(r"\btonight\b", re.IGNORECASE)
_WEIGHS = re.compile(r"\b(?:weigh(?:s|ed)?|body ?weight|your weight|scales?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sense:
    """What the numbers of some words mean: when, and which kind of figure."""

    days: frozenset[date] = frozenset()
    spans: frozenset[tuple[date, date]] = frozenset()
    formulas: frozenset[str] = frozenset()
    estimate: bool = False
    heaviest: bool = False
    best: bool = False
    weighs: bool = False


@lru_cache(maxsize=512)
def sense(text: str, today: date) -> Sense:
    """What the numbers of a text mean."""
    text = _OWNED.sub("  ", _TONIGHT.sub("today  ", text))
    bare = _NEXT.sub(_blank, _WEEKS.sub(_blank, _WEEK_OF.sub(_blank, text)))
    named = [(one, bool(_UP_TO_NOW.search(text[: one.start]))) for one in find_dates(bare, today)]
    return Sense(
        frozenset(day for one, since in named if not since for day in _readings(one, text, today)),
        frozenset([*spans(text, today), *((one.day, today) for one, since in named if since and one.day <= today)]),
        frozenset(found.lower() for found in _FORMULA.findall(text)),
        *(bool(pattern.search(text)) for pattern in (ESTIMATE, _HEAVIEST, _BEST, _WEIGHS)),
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _is_before(text: str, said: DateMention, today: date) -> bool:
    """Whether a weekday may be that of the week before: "last Friday", or "Friday" on a Friday."""
    return said.day == today or "last" in text[max(0, said.start - 5) : said.end].lower() or text[said.end :].lower().startswith(" before")


def _readings(said: DateMention, text: str, today: date) -> list[date]:
    """A weekday or a day without a year may lie ahead as well as behind; "last Friday" may be that of last week."""
    if said.kind == "weekday":
        return [said.day + timedelta(days=shift) for shift in ((-7, 0, 7) if _is_before(text, said, today) else (0, 7))]
    if said.kind == "future" and _WEEKDAY.fullmatch(text[said.start : said.end]):
        return [said.day - timedelta(days=7), said.day]  # "that of Wednesday" has no tense
    if said.kind == "partial" and (said.day.month, said.day.day) != (2, 29):
        return [said.day, said.day.replace(year=said.day.year + 1)]
    return [said.day]


def spans(text: str, today: date) -> Iterator[tuple[date, date]]:
    """The weeks, months and years that a text names, as first and last day."""
    yield from _weeks_of(text, today)
    for found in _BACK.finditer(text):
        count, unit = found["count"].lower(), found["unit"].lower()
        about = today - timedelta(days=(int(count) if count.isdigit() else _FEW.get(count, 1)) * _LONG[unit])
        yield about - timedelta(days=_LONG[unit] // 2), about + timedelta(days=_LONG[unit] // 2)
    for found in _WEEKS.finditer(text):
        last = next((one.day for one in find_dates(found["last"], today)), None)
        first = next(
            (one.day for one in find_dates(found["first"] if " " in found["first"] else found["first"] + found["last"][2:], today)), None
        )
        if first and last:
            yield first, last
    for found in _SPAN.finditer(text):
        monday = today - timedelta(days=today.weekday())
        back, ahead = (found["which"] or "").lower() in ("last", "previous"), (found["which"] or "").lower() == "next"
        if found["month"]:
            if found["month"].lower() == "may" and not _MAY.search(text):
                continue
            month = _MONTHS.index(found["month"].lower()) + 1
            first = date(int(found["of"] or today.year - (month > today.month)), month, 1)
            yield first, _end_of_month(first)
        elif found["unit"].lower() == "week":
            first = monday + timedelta(days=-7 if back else 7 if ahead else 0)
            yield first, first + timedelta(days=6)
        elif found["unit"].lower() == "month":
            first = (_end_of_month(today.replace(day=1)) + timedelta(days=1)) if ahead else today.replace(day=1)
            first = (first - timedelta(days=1)).replace(day=1) if back else first
            yield first, _end_of_month(first)
        else:
            yield date(today.year - back + ahead, 1, 1), date(today.year - back + ahead, 12, 31)


def _weeks_of(text: str, today: date) -> Iterator[tuple[date, date]]:
    """The weeks that are told by a day of theirs: the week of November 2nd."""
    for found in _WEEK_OF.finditer(text):
        for one in find_dates(found["day"], today):
            monday = one.day - timedelta(days=one.day.weekday())
            yield monday, monday + timedelta(days=6)


def _end_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
