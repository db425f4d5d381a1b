"""Holds the days of a reply to the calendar, and to the days that this turn's facts and tools really named."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extraction.dates import find_dates

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = "|".join(f"{name}|{name[:3]}" for name in WEEKDAYS)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_MONTH_NAME = "january|february|march|april|may|june|july|august|september|october|november|december"
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_DAY = (
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|{_NTH}\b"
)
_BOTH = re.compile(rf"\b(?P<name>{_WEEKDAY})(?P<between>,? (?:is )?(?:the )?|\s?\()(?P<day>{_DAY})", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<day>{_DAY})(?P<between>,? \(?|\s?(?:is|was|falls on) (?:a )?)(?P<name>{_WEEKDAY})\b", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"\b(?P<when>today|tomorrow|yesterday)(?P<between>(?:['’]s|,| is| was| will be)? (?:a )?\(?)(?P<name>{_WEEKDAY})\b", re.IGNORECASE
)
# "It's Friday", "happy Friday", "Friday today"; but "it's Monday's session", "it's Monday that matters".
_NOW = re.compile(
    rf"\b(?:it['’]?s|it is|since it['’]?s|today['’]?s|happy|this fine)(?P<between> (?:a |already |only )?)(?P<name>{_WEEKDAY})\b"
    r"(?!['’]s| that| when| for|,? (?:the )?\d)",
    re.IGNORECASE,
)
_TODAY_AFTER = re.compile(rf"\b(?:it['’]?s|it is|is)(?P<between> (?:a )?)(?P<name>{_WEEKDAY})(?= today)", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few|several)"
    r" (?P<unit>day|week|fortnight|month|year)s?(?: \w+)? (?P<how>since|ago)\b",
    re.IGNORECASE,
)
_COUNTS = {word: number for number, word in enumerate(("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))}
_COUNTS |= {"a": 1, "an": 1, "twelve": 12, "a couple of": 2, "a few": 3, "several": 4}
# How many days each takes, and how far off a day may lie that is still meant.
_DAYS = {"day": (1, 0), "week": (7, 3), "fortnight": (14, 5), "month": (30, 16), "year": (365, 90)}
_SPAN = re.compile(
    r"\b(?P<which>last|this|previous|earlier this) (?P<unit>week|month|year)\b"
    rf"|\b(?:in|during|back in|since) (?P<month>{_MONTH_NAME})\b(?! \d)",
    re.IGNORECASE,
)
_SHIFT = {"today": 0, "tomorrow": 1, "yesterday": -1}
_PAST = re.compile(
    r"\b(?:you|your|we)\b.*\b(?:did|was|were|ran|hit|set|last|told|said|went|felt|got|had|made|took|swam|rode|since|ago|[a-z]{3,}ed)\b"
    rf"|\b(?:was|were|ran|hit|went|did|trained|lifted|squatted|benched|deadlifted|pressed|rowed|swam|logged|recorded|[a-z]{{3,}}ed)\b"
    rf".*\b(?:on|last|yesterday)\b|\b(?:on|last) (?:{_WEEKDAY})\b.*\b(?:was|were|ran|hit|went|did|felt|[a-z]{{3,}}ed)\b"
    rf"|\b(?:{_WEEKDAY}|yesterday|today)['’]s\b.*\b(?:was|were|went|felt|[a-z]{{3,}}ed)\b"
    r"|\b(?:since|ago)\b.*\b(?:you|your)\b|\blast (?:time|workout|session|trained)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|nothing|none|never|without)\b|n['’]t\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|should|could|can|would|supposed|need(?:ed)?|planned|scheduled|let['’]s|try|next)\b|['’]ll\b", re.IGNORECASE)


@dataclass(frozen=True)
class Calendar:
    """Today, and the days that may be spoken of."""

    today: date

    def mended(self, sentence: str) -> str:
        """The sentence with each weekday put right that stands beside its date, or beside today, tomorrow, yesterday."""
        sentence = _RELATIVE.sub(lambda found: self._put(found, self.today + timedelta(days=_SHIFT[found["when"].lower()])), sentence)
        for pattern in (_NOW, _TODAY_AFTER):
            sentence = pattern.sub(lambda found: self._put(found, self.today), sentence)
        for pattern in (_BOTH, _AFTER):
            sentence = pattern.sub(lambda found: self._put(found, self._read(found["day"])), sentence)
        return sentence

    def is_borne_out(self, sentence: str, gathered: Callable[[], Sequence[str]]) -> bool:
        """Whether the days that it gives to what the user did are days that were really named."""
        if not _PAST.search(sentence) or _AHEAD.search(sentence):
            return True
        said: list[tuple[date, str]] = [
            (one.day, one.kind) for one in find_dates(_bare(sentence), self.today) if one.day <= self.today and one.kind != "future"
        ]
        counted = list(self._counted(sentence))
        spans = [] if _DENIED.search(sentence) else list(self._spans(sentence))
        if not said and not counted and not spans:
            return True
        lines = gathered()
        named = {mention.day for line in lines for mention in find_dates(line, self.today)} | self._spoken(lines)
        return (
            all(any(_fits(day, kind, known) for known in named) for day, kind in said)
            and all(any(abs((day - known).days) <= off for known in named) for day, off in counted)
            and all(
                any(first <= known <= last for known in named) or any(words in line.lower() for line in lines)
                for first, last, words in spans
            )
        )

    def _counted(self, sentence: str) -> Iterator[tuple[date, int]]:
        """The days that are so many days, weeks or months back, and how exactly that is meant."""
        for found in _SINCE.finditer(sentence):
            words = found["count"].lower()
            count = int(words) if words.isdigit() else _COUNTS[words]
            days, off = _DAYS[found["unit"].lower()]
            vague = words in ("a couple of", "a few", "several")
            yield self.today - timedelta(days=count * days), off + (days if vague else 0)

    def _spans(self, sentence: str) -> Iterator[tuple[date, date, str]]:
        """The weeks, months and years gone by in which something is said to have happened, and the words for each."""
        for found in _SPAN.finditer(sentence):
            monday = self.today - timedelta(days=self.today.weekday())
            back = (found["which"] or "").lower() in ("last", "previous")
            if found["month"]:
                month = next(number for number, name in enumerate(MONTHS, 1) if found["month"].lower().startswith(name))
                first = date(self.today.year - (month > self.today.month), month, 1)
                last = self.today if found[0].lower().startswith("since") else _end_of_month(first)
            elif found["unit"].lower() == "week":
                first = monday - timedelta(days=7 if back else 0)
                last = first + timedelta(days=6)
            elif found["unit"].lower() == "month":
                first = (self.today.replace(day=1) - timedelta(days=1 if back else 0)).replace(day=1)
                last = _end_of_month(first)
            else:
                first = date(self.today.year - back, 1, 1)
                last = date(first.year, 12, 31)
            yield first, last, (found["month"] or found[0]).lower()

    def _spoken(self, lines: Sequence[str]) -> set[date]:
        return {self.today} if any("today" in line.lower() for line in lines) else set()

    def _read(self, words: str) -> date | None:
        iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words)
        try:
            if iso:
                return date(int(iso[1]), int(iso[2]), int(iso[3]))
            if re.fullmatch(_NTH, words):
                return self._nearest(int(words[:-2]))
            month = next(number for number, name in enumerate(MONTHS, 1) if re.search(rf"\b{name}", words, re.IGNORECASE))
            year = re.search(r"\b\d{4}\b", words)
            number = int(re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", words)[1])  # type: ignore[index]
            if year:
                return date(int(year[0]), month, number)
            return min((date(one, month, number) for one in (self.today.year - 1, self.today.year, self.today.year + 1)), key=self._far)
        except (ValueError, TypeError, StopIteration):
            return None

    def _nearest(self, day_of_month: int) -> date | None:
        near = (self.today + timedelta(days=shift) for shift in range(-15, 32))
        return min((day for day in near if day.day == day_of_month), key=self._far, default=None)

    def _far(self, day: date) -> int:
        return abs((day - self.today).days)

    @staticmethod
    def _put(found: re.Match[str], day: date | None) -> str:
        if day is None:
            return found[0]
        right = WEEKDAYS[day.weekday()]
        name = right[:3] if len(found["name"]) == len("Mon") else right
        return found[0][: found.start("name") - found.start()] + name + found[0][found.end("name") - found.start() :]


def _end_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _bare(sentence: str) -> str:
    """Tuesday's squats are those of Tuesday."""
    return re.sub(r"['’]s\b", "", sentence)


def _fits(said: date, kind: str, named: date) -> bool:
    """A weekday alone may mean that of this week or of the last."""
    return said == named or (kind == "weekday" and said.weekday() == named.weekday() and abs((said - named).days) <= 7)
