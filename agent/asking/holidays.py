"""Holidays by name: those of a fixed date, of a weekday in a month, and those that hang on Easter; of others it is known that"
" they are not."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from domain.periods import DAY, Span

_FIXED = {
    r"christmas eve|xmas eve": (12, 24),
    r"christmas(?: day)?|xmas(?: day)?": (12, 25),
    r"boxing day|st\.? stephen['’]?s day": (12, 26),
    r"new year['’]?s eve|silvester|nye": (12, 31),
    r"new year(?:['’]?s)?(?: day)?": (1, 1),
    r"epiphany": (1, 6),
    r"valentine['’]?s(?: day)?": (2, 14),
    r"st\.? patrick['’]?s(?: day)?|paddy['’]?s day": (3, 17),
    r"april fool['’]?s(?: day)?": (4, 1),
    r"may day": (5, 1),
    r"(?:the )?(?:4th|fourth) of july|july (?:4th|fourth)|independence day": (7, 4),
    r"hallowe['’]?en": (10, 31),
    r"all saints['’]?(?: day)?": (11, 1),
    r"guy fawkes(?: night)?|bonfire night": (11, 5),
    r"veterans['’]? day|armistice day|remembrance day": (11, 11),
}
# Month, weekday (Monday is 0), and which one of the month; -1 is the last. Where countries differ it is the American day.
_NTH = {
    r"(?:mlk|martin luther king(?: jr\.?)?) day": (1, 0, 3),
    r"presidents['’]? day": (2, 0, 3),
    r"memorial day": (5, 0, -1),
    r"labou?r day": (9, 0, 1),
    r"columbus day": (10, 0, 2),
    r"thanksgiving(?: day)?": (11, 3, 4),
}
_FROM_EASTER = {
    r"ash wednesday": -46,
    r"palm sunday": -7,
    r"maundy thursday": -3,
    r"good friday": -2,
    r"easter monday": 1,
    r"easter(?: sunday| day)?": 0,
    r"ascension(?: day)?": 39,
    r"pentecost|whit sunday|whitsun": 49,
    r"whit monday|pentecost monday": 50,
    r"corpus christi": 60,
}
_WIDE = {"christmas": (-1, 1), "xmas": (-1, 1), "new year": (-1, 0), "easter": (-2, 1), "thanksgiving": (0, 3), "pentecost": (0, 1)}
_UNKNOWN = re.compile(
    r"\b(?P<what>diwali|ramadan|eid(?: al[- ]\w+)?|hanukkah|chanukah|passover|yom kippur|rosh hashanah|purim|holi|(?:chinese"
    r"|lunar) new year"
    r"|tet|carnival|mardi gras|oktoberfest|midsummer|king['’]?s day|(?:mother|father|grandparent|boxer|teacher)['’]?s['’]? day"
    r"|(?:the )?(?:\w+ )?bank holiday|(?:my|our) (?:saint['’]?s|name) day)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:over|during)\s+(?:the\s+)?$", re.IGNORECASE)
_LONG = re.compile(r"^\s*(?:weekend|holidays?|break)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:the )?day (?P<way>after|before)\s+$", re.IGNORECASE)
_BLACK_FRIDAY = re.compile(r"\bblack friday\b", re.IGNORECASE)


def holidays(text: str, today: date) -> Iterator[tuple[int, int, Span, bool]]:
    """Each holiday that a text names, with its place and its days: the last one that has begun; the flag says that it is one day."""
    for words, day_in in _RULES:
        for found in words.finditer(text):
            year = re.match(r",? (20\d\d)\b", text[found.end() :])
            day = day_in(int(year[1])) if year else _newest(day_in, today)
            beside = _BESIDE.search(text[: found.start()])
            if beside:
                day += DAY if beside["way"].lower() == "after" else -DAY
                yield beside.start(), found.end(), Span(first=day, last=day), True
                continue
            wide = next((reach for name, reach in _WIDE.items() if found[0].lower().startswith(name)), None)
            whole = bool(_OVER.search(text[: found.start()]) or _LONG.match(text[found.end() :]))
            span = Span(first=day + wide[0] * DAY, last=day + wide[1] * DAY) if wide and whole else Span(first=day, last=day)
            yield found.start(), found.end() + (year.end() if year else 0), span, span.first == span.last


def coming(text: str, today: date) -> date | None:
    """The next time of the holiday that a text names."""
    for words, day_in in _RULES:
        if words.search(text):
            return next(day for year in (today.year, today.year + 1) if (day := day_in(year)) > today)
    return None


def unknown_holiday(text: str) -> str:
    """The holiday that a text names and no rule here computes; empty when there is none."""
    found = _UNKNOWN.search(text)
    return re.sub(r"\b(?:my|our)\b", "your", re.sub(r"^the ", "", found["what"]), flags=re.IGNORECASE) if found else ""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    golden, century, rest = year % 19, year // 100, year % 100
    leaps, shift = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, left = divmod(rest, 4)
    weekday = (32 + 2 * shift + 2 * quarter - moon - left) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _made() -> Iterator[tuple[re.Pattern[str], Callable[[int], date]]]:
    yield _BLACK_FRIDAY, partial(_nth, 11, 3, 4, 1)
    for words, (month, number) in _FIXED.items():
        yield _named(words), partial(_on, month, number)
    for words, (month, weekday, nth) in _NTH.items():
        yield _named(words), partial(_nth, month, weekday, nth, 0)
    for words, days in _FROM_EASTER.items():
        yield _named(words), partial(_after_easter, days)


def _on(month: int, number: int, year: int) -> date:
    return date(year, month, number)


def _after_easter(days: int, year: int) -> date:
    return easter(year) + timedelta(days=days)


def _named(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})(?!\w)(?! (?:eve|monday)\b)", re.IGNORECASE)


def _nth(month: int, weekday: int, nth: int, after: int, year: int) -> date:
    """The so-manyth weekday of a month, or so many days after it."""
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - DAY
        return last - timedelta(days=(last.weekday() - weekday) % 7 - after)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1) + after)


def _newest(day_in: Callable[[int], date], today: date) -> date:
    day = day_in(today.year)
    return day if day <= today else day_in(today.year - 1)


_RULES = tuple(_made())
