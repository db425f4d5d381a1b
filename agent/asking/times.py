"""The stretches of time that a question names, in the user's calendar: days, weeks, months, years, since, between, the last so many."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from agent.asking.holidays import holidays, unknown_holiday
from domain.periods import DAY, Span, month_of, months_before, week_of, year_of
from extraction.calendar_words import MONTHS, NUMBER_WORDS
from extraction.dates import find_dates

EARLIEST_YEARS = 15
ALL_TIME_DAYS = 3000
_COUNT = r"\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple(?: of)?"
_UNIT = r"days?|weeks?|months?|years?|quarters?"
_ROLLING = re.compile(
    rf"\b(?:(?:the |these |my )?(?:last|past|previous)|in|over|within) (?:the )?(?:last |past )?(?P<count>{_COUNT}) (?P<unit>{_UNIT})\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:the )?past (?P<unit>week|month|year|quarter)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?P<which>this|last|previous|current|next) (?P<unit>week|month|year|weekend)(?:['’]s|s)?\b(?! (?:ago|before))", re.IGNORECASE
)
_BEFORE_LAST = re.compile(r"\b(?:the )?(?P<unit>week|month|year) before(?: last| that)?\b", re.IGNORECASE)
_AGO = re.compile(rf"\b(?P<count>{_COUNT}) (?P<unit>weeks?|months?|years?) ago\b", re.IGNORECASE)
_ENGLISH = sorted((name for name in MONTHS if name.isascii() and len(name) > 2), key=len, reverse=True)
_BEFORE_MONTH = (
    "was were my in since during for of last this from to than and vs versus with until till between through by or about early late mid"
    " just only"
)
_MONTH = re.compile(
    rf"(?:^|\b(?:{'|'.join(_BEFORE_MONTH.split())})[\s.-]+)(?P<month>{'|'.join(_ENGLISH)})\b(?:,? (?P<year>20\d\d))?"
    r"(?!\s?\d| (?:i|we|you|it|not)\b)",
    re.IGNORECASE,
)
_UNMISTAKABLE = ("january", "february", "april", "june", "july", "august", "september", "october", "november", "december")
_MONTH_ALONE = re.compile(rf"\b(?P<month>{'|'.join(_UNMISTAKABLE)})\b(?:,? (?P<year>20\d\d))?(?!\s?\d)", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{'|'.join(_ENGLISH)}),? (?P<year>20\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:in|since|during|of|for|than|and|vs\.?|versus|from) (?P<year>20\d\d)\b(?![-./]\d)", re.IGNORECASE)
# The 16th, with no month beside it: the last one there was.
_DAY_ALONE = re.compile(
    rf"\bthe (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?! (?:of|time|set|rep|week|day|month|session|workout|try|attempt"
    rf"|{'|'.join(_ENGLISH)}))",
    re.IGNORECASE,
)
_LAST = re.compile(r"\blast\s+$", re.IGNORECASE)
_EVER = re.compile(
    r"\b(?:ever|all[- ]time|in total|altogether|overall|of all time|so far\?"
    r"|since (?:the )?(?:very )?(?:beginning|start|day one)(?! of\b))(?!\w)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?<=day)(?:['’]s|(?<=[inrs]day)s)\b")
_SINCE = re.compile(r"\bsince\s*(?:(?:the )?(?:start|beginning|first day) of )?(?:the )?$", re.IGNORECASE)
_BEFORE = re.compile(r"(?<!day )(?<!days )(?<!week )(?<!weeks )\b(?:before|prior to)\s*(?:the )?$", re.IGNORECASE)
_AFTER = re.compile(r"(?<!day )(?<!days )(?<!week )(?<!weeks )\bafter\s*(?:the )?$", re.IGNORECASE)
_EVENTS = (
    "holidays?|vacation|trip|injury|surgery|operation|break|lay ?off|deload|competition|comp|meet|race|wedding|honeymoon|move|illness|flu"
    "|covid|exams?|camp|cut|bulk|diet|pregnancy|baby|lockdown|birthday"
)
_PARTS = "shoulder|knee|back|elbow|wrist|hip|hamstring|ankle|neck|achilles|groin|calf|foot|leg|arm|quad|shin|heel|toe|hand|finger|rib|chest"
_EVENT = re.compile(
    rf"\b(?:since|before|after|during|until) (?P<what>(?:my|the|our) (?:last |first |second )?(?:{_EVENTS}))\b"
    r"|(?<!i )\bon (?P<off>holidays?|vacation)\b"
    # Since my knee trouble, since the elbow thing started: something of a part of the body, or whatever began.
    rf"|\b(?:since|before|after|until) (?P<of_body>(?:my|the|this|that) (?:left |right )?(?:{_PARTS})s? (?:thing|issue|problem|pain|ache"
    rf"|trouble|niggle|business|stuff|story|{_EVENTS})s?)\b"
    r"|\b(?:since|before|after|until) (?P<begun>(?:my|the|our|this|that|all this) (?!(?:last|first|previous|next) )"
    r"(?!(?:\w+ )?(?:week|month|year|season|day|weekend|one|workout|session|training)\b)"
    r"(?:[\w'’-]+ ){1,3}?)(?:started|began|begun|happened|broke|appeared|flared|healed|ended|was over|came (?:up|back|along)"
    r"|kicked in|acted up|got (?:bad|worse|better|serious))\b",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\b(?P<edge>end|start|beginning) of (?:the )?$", re.IGNORECASE)
_EDGE_OF = re.compile(r"\b(?P<edge>end|start|beginning) of (?:the |this )?(?P<unit>week|month|year)\b(?! of)", re.IGNORECASE)
LONG_BEFORE = timedelta(days=2600)
"""How far back goes what lies before a day: well within all time, for the day is what limits it."""
_WEEK_OF = re.compile(r"\bweek (?:of|beginning|starting|from|commencing)(?: the| on)?\s*$", re.IGNORECASE)
_REST = re.compile(r"\b(?:rest|remainder) of (?:the|this|my) (?P<unit>week|month|year)\b", re.IGNORECASE)
_WEEKEND = re.compile(r"\b(?:on|over|at) the weekend\b", re.IGNORECASE)
FRIDAY = 4
_OPENS = re.compile(r"\b(?:between|from)\s*(?:the )?$", re.IGNORECASE)


def unknown_event(text: str, spans: Sequence[Span]) -> str:
    """The event of somebody's life that a text counts from, in words to say back; empty when it names a time that the calendar knows."""
    if not spans and (holiday := unknown_holiday(text)):
        return holiday
    found = None if spans else _EVENT.search(text)
    if found is None:
        return ""
    words = found["what"] or found["of_body"] or found["begun"] or f"your {found['off']}"
    return re.sub(r"\b(?:my|our)\b", "your", words, flags=re.IGNORECASE).lower().strip()


class Times:
    """The stretches that a text names in their order; `future` ones apart."""

    def __init__(self, text: str, today: date) -> None:
        self.today = today
        found = list(_apart(sorted(_mentions(text, today), key=lambda one: (one[0], -one[1]))))
        self.places = [(start, end) for start, end, _, _ in found]
        spans = [self._opened(text, start, span) for start, _, span, _ in found]
        if len(found) == 2 and _OPENS.search(text[: found[0][0]]) and not re.search(r"\b(?:compare|versus|vs)\b", text, re.IGNORECASE):
            spans = [Span(first=min(one.first for one in spans), last=max(one.last for one in spans))]
        begun = [span for span in spans if span.first <= today]
        self.spans = [span for span in begun if span.days < ALL_TIME_DAYS] or begun
        self.future = [span for span in spans if span.first > today]
        self.days = [span.first for start, _, span, day in found if day]

    def _opened(self, text: str, start: int, span: Span) -> Span:
        """Since May: from its first day until today; before May, after May, the end of May."""
        edge = _EDGE.search(text[:start])
        if edge:
            start, span = edge.start(), _edge_of(span, edge["edge"])
        if _BEFORE.search(text[:start]) and span.first <= self.today:
            return Span(first=span.first - LONG_BEFORE, last=span.first - DAY)
        if _AFTER.search(text[:start]) and span.last < self.today:
            return Span(first=span.last + DAY, last=self.today)
        since = _SINCE.search(text[:start]) or text[start:].lower().startswith("since")
        return Span(first=span.first, last=max(self.today, span.first)) if since else span


Mention = tuple[int, int, Span, bool]


def _mentions(text: str, today: date) -> Iterator[Mention]:
    """Every stretch with its place; the flag says that it is one day."""
    yield from _relative(text, today)
    for pattern in (_MONTH_YEAR, _MONTH, _MONTH_ALONE):
        for found in pattern.finditer(text):
            gone = bool(_LAST.search(text[: found.start("month")]))
            yield found.start("month"), found.end(), _month(found["month"], found["year"], today, gone=gone), False
    for found in _YEAR.finditer(text):
        yield found.start("year"), found.end(), year_of(date(int(found["year"]), 1, 1)), False
    yield from holidays(text, today)
    for found in _DAY_ALONE.finditer(text):
        yield found.start(), found.end(), _one_day(_day_of_month(int(found["day"]), today)), True
    for found in _EVER.finditer(text):
        yield found.start(), found.end(), Span(first=date(today.year - EARLIEST_YEARS, 1, 1), last=today), False
    for mention in find_dates(_POSSESSIVE.sub(lambda found: " " * len(found[0]), text), today):
        if "week" not in text[mention.start : mention.end].lower():
            whole = _WEEK_OF.search(text[: mention.start])
            yield mention.start, mention.end, week_of(mention.day) if whole else _one_day(mention.day), whole is None


def _relative(text: str, today: date) -> Iterator[Mention]:
    """Weeks, months and years counted from today."""
    for found in _REST.finditer(text):
        yield found.start(), found.end(), Span(first=today, last=_unit_of(found["unit"], today).last), False
    for found in _WEEKEND.finditer(text):
        yield found.start(), found.end(), _named("this" if today.weekday() > FRIDAY else "last", "weekend", today), False
    for found in _ROLLING.finditer(text):
        if not re.match(r"\s+ago\b", text[found.end() :]) and not _is_ahead(found[0]):
            yield found.start(), found.end(), _rolling(_count(found["count"]), found["unit"], today), False
    for found in _EDGE_OF.finditer(text):
        yield found.start(), found.end(), _edge_of(_unit_of(found["unit"], today), found["edge"]), True
    for found in _PAST.finditer(text):
        yield found.start(), found.end(), _rolling(1, found["unit"], today), False
    for found in _NAMED.finditer(text):
        yield found.start(), found.end(), _named(found["which"].lower(), found["unit"].lower(), today), False
    for found in _BEFORE_LAST.finditer(text):
        yield found.start(), found.end(), _unit_of(found["unit"], today).before().before(), False
    for found in _AGO.finditer(text):
        yield found.start(), found.end(), _ago(_count(found["count"]), found["unit"], today), False


def _one_day(day: date) -> Span:
    return Span(first=day, last=day)


def _day_of_month(number: int, today: date) -> date:
    """The newest day with this number, today included."""
    months = (months_before(today.replace(day=1), back) for back in range(12))
    days = (first + timedelta(days=number - 1) for first in months)
    return next((day for day in days if day <= today and day.day == number), today)


def _edge_of(span: Span, edge: str) -> Span:
    """The first day of a stretch, or the last."""
    return _one_day(span.last if edge.lower() == "end" else span.first)


def _apart(found: list[Mention]) -> Iterator[Mention]:
    """The longest mention of each place."""
    end = -1
    for one in found:
        if one[0] >= end:
            yield one
            end = one[1]


def _is_ahead(words: str) -> bool:
    """In two weeks lies ahead; in the last two weeks does not."""
    return bool(re.match(r"(?:in|within) (?!the last|the past|last|past)", words, re.IGNORECASE))


def _count(words: str) -> int:
    first = words.lower().split()[0]
    return int(first) if first.isdigit() else NUMBER_WORDS.get(first, 12 if first == "twelve" else 1)


def _rolling(count: int, unit: str, today: date) -> Span:
    """The last so many days, weeks, months or years, up to today."""
    kind, count = unit.lower().rstrip("s"), max(1, count)
    if kind in ("day", "week"):
        return Span(first=today - timedelta(days=count * (7 if kind == "week" else 1)) + DAY, last=today)
    months = count * {"month": 1, "quarter": 3, "year": 12}[kind]
    return Span(first=months_before(today, min(months, 12 * EARLIEST_YEARS)) + DAY, last=today)


def _unit_of(unit: str, day: date) -> Span:
    return {"week": week_of, "month": month_of, "year": year_of}[unit.lower().rstrip("s")](day)


def _named(which: str, unit: str, today: date) -> Span:
    if unit == "weekend":
        saturday = week_of(today).first + timedelta(days=5)
        saturday -= timedelta(days=7 if which in ("last", "previous") or saturday > today else 0)
        return Span(first=saturday, last=saturday + DAY)
    span = _unit_of(unit, today)
    if which in ("this", "current"):
        return span
    if which in ("last", "previous"):
        return span.before()
    return _unit_of(unit, span.last + DAY)


def _ago(count: int, unit: str, today: date) -> Span:
    kind = unit.lower().rstrip("s")
    if kind == "week":
        return week_of(today - timedelta(weeks=count))
    day = months_before(today, min(count * (12 if kind == "year" else 1), 12 * EARLIEST_YEARS))
    return month_of(day) if kind == "month" else year_of(day)


def _month(name: str, year: str | None, today: date, *, gone: bool = False) -> Span:
    """A month without a year is the last one of that name that has begun, or that is `gone`: last November, said in November."""
    month = MONTHS[name.lower()]
    if year is not None:
        return month_of(date(int(year), month, 1))
    begun = month < today.month if gone else month <= today.month
    return month_of(date(today.year if begun else today.year - 1, month, 1))
