"""Holds the days of a reply to the calendar, and to the days that this turn's facts and tools really named."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from agent.guards.exercises import exercises
from extraction.calendar_words import NUMBER_WORDS
from extraction.calendar_words import WEEKDAYS as WEEKDAY_NUMBERS
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
_AFTER = re.compile(
    rf"(?P<day>{_DAY})(?P<between>,? \(?|\s?(?:is|was|falls on) (?:a )?)(?P<name>{_WEEKDAY})\b(?!,? (?:the )?\d)", re.IGNORECASE
)
_RELATIVE = re.compile(
    rf"(?<!before )(?<!after )(?<!than )\b(?P<when>today|tomorrow|yesterday)(?P<between>(?:['’]s|,| is| was"
    rf"| will be)? (?:a )?\(?)(?P<name>{_WEEKDAY})\b(?!['’]s)",
    re.IGNORECASE,
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
    r" (?P<unit>day|week|fortnight|month|year)s?(?: \w+)? (?P<how>since(?! \w+day\b)|ago)\b",
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
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1),
    "new year": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14),
}  # fmt: skip
_HOLIDAY = re.compile(
    r"\b(?P<feast>christmas(?: eve| day)?|new year['’]?s (?:eve|day)|halloween|valentine['’]?s day)"
    rf"(?P<between>(?: \w+){{0,4}} (?:a |on )?)(?P<name>{_WEEKDAY})\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(word for word in NUMBER_WORDS if len(word) > 2)}) (?P<unit>day|week|month)s?"
    rf"(?: (?:left|to go|away|more))? (?:until|till|to|before) (?:the (?:start|beginning) of )?"
    rf"(?P<day>{_DAY}|(?:{_MONTH_NAME})\b|christmas|new year)",
    re.IGNORECASE,
)
_AWAY = re.compile(
    rf"\b(?P<day>{_DAY}|(?:{_MONTH_NAME})\b|christmas|new year(?:['’]?s day)?) is (?:in |only |still )*"
    rf"(?P<count>\d{{1,3}}|{'|'.join(word for word in NUMBER_WORDS if len(word) > 2)}) (?P<unit>day|week|month)s?\b",
    re.IGNORECASE,
)
_IS_TODAY = re.compile(rf"\btoday(?:['’]s| is)(?: the date)?(?: \w+day,?)? (?:the )?(?P<day>{_DAY})", re.IGNORECASE)
_PLANNED = re.compile(
    r"\bnext up\b[^.!?]{0,16}(?:\bis\b|:)"
    r"|\b(?:your|the) (?:next|upcoming|planned|scheduled)\b[^.!?]{0,30}\b(?:session|workout|training|run|lift|day)\b[^.!?]{0,20}"
    r"(?:\b(?:is|falls|comes)\b|:)|\byour (?:plan|programme?|block|cycle|deload)\b[^.!?]{0,16}\b(?:starts?|begins?|ends?)\b",
    re.IGNORECASE,
)
_OF_PLAN = re.compile(r"\b(?:plan\w*|next|sessions?|deload\w*)\b", re.IGNORECASE)
_HELD_NOTHING = re.compile(r"\b(?:no|nothing)\b[^.;]*\b(?:stored|logged|trained)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:until|till|by|left (?:to|before))\s+(?:the )?$", re.IGNORECASE)
_BY_MONTH = re.compile(rf"\bby (?:the )?(?:(?:start|beginning|middle|end) of )?(?P<month>{_MONTH_NAME})\b", re.IGNORECASE)
_BY = re.compile(r"\bby (?=\w{3} \d|\d|\w+ \()", re.IGNORECASE)
_LOAD = re.compile(r"\d+(?:\.\d+)?(?= ?(?:kg|lbs?)\b)")
_NOT_SINCE = re.compile(
    r"(?:n['’]t|\bnot|\bnever)\b.*\b(?:in|for) (?:over |more than |about |at least )?"
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_FOREIGN_SHIFT = {
    "heute": 0, "hoy": 0, "aujourd'hui": 0, "oggi": 0, "hoje": 0, "vandaag": 0, "сегодня": 0, "dziś": 0,
    "morgen": 1, "mañana": 1, "demain": 1, "domani": 1, "amanhã": 1, "завтра": 1, "jutro": 1,
    "gestern": -1, "ayer": -1, "hier": -1, "ieri": -1, "ontem": -1, "вчера": -1, "wczoraj": -1,
}  # fmt: skip
_ENGLISH = {name.lower() for name in WEEKDAYS}
_SHIFT = {"today": 0, "tomorrow": 1, "yesterday": -1}
_PAST = re.compile(
    r"\b(?:you|your|we)\b.*\b(?:did|was|were|ran|hit|set|last|told|said|went|felt|got|had|made|took|swam|rode|since|ago|[a-z]{3,}ed)\b"
    rf"|\b(?:was|were|ran|hit|went|did|trained|lifted|squatted|benched|deadlifted|pressed|rowed|swam|logged|recorded|[a-z]{{3,}}ed)\b"
    rf".*\b(?:on|last|yesterday|ago)\b|\b(?:on|last) (?:{_WEEKDAY})\b.*\b(?:was|were|ran|hit|went|did|felt|[a-z]{{3,}}ed)\b"
    r"|\b(?:last|previous|latest|most recent) [\w ]{1,30}[:–—]|\b(?:record|best|pr|pb|estimate)\b.*\b(?:dates|is|was|came|comes) from\b"
    r"|\b(?:hast|hattest|warst|hiciste|has hecho|corriste|levantaste|tu as|as fait|hai fatto|fizeste|fez|heb je|je hebt)\b"
    rf"|\b(?:{_WEEKDAY}|yesterday|today)['’]s\b.*\b(?:was|were|went|felt|[a-z]{{3,}}ed)\b"
    r"|\b(?:since|ago)\b.*\b(?:you|your)\b|\blast (?:time|workout|session|trained)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"(?P<days>(?:\d{{1,2}}(?:st|nd|rd|th)?,? )+)(?P<last>(?:and|or|&) \d{{1,2}}(?:st|nd|rd"
    rf"|th)?) (?P<month>{_MONTH})\b",
    re.IGNORECASE,
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_IN_WORDS = re.compile(rf"\b(?:the )?(?P<nth>{'|'.join(ORDINALS)}) of (?P<month>{_MONTH})\b", re.IGNORECASE)
_WHICH_IS = re.compile(rf"(?P<day>{_DAY})[^.!?]{{0,12}}\b(?:which|that) is (?P<when>today|tomorrow|yesterday)\b", re.IGNORECASE)
_FROM_NOW = re.compile(
    r"\b(?:in )?(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>day|week)s?(?: from (?:now"
    r"|today))? (?:is|will be|falls on)"
    rf" (?:a )?(?:(?:{_WEEKDAY}),? )?(?:the )?(?P<day>{_DAY})",
    re.IGNORECASE,
)
_NAMED_IN = re.compile(
    rf"\b(?P<name>{_WEEKDAY})\b[^.!?\d]{{0,24}}\b(?P<count>\d{{1,3}}) days (?:from now|from today|away"
    rf"|off)\b",
    re.IGNORECASE,
)
_SO_MANY_WEEKS = re.compile(
    r"\b(?P<days>\d{2,4}) days\b[^.!?\d]{0,24}\b(?:so|or|about|around|roughly|that['’]s"
    r"|i\.e\.)\W[^.!?\d]{0,16}(?P<weeks>\d{1,3}) weeks\b",
    re.IGNORECASE,
)
_SINCE_LAST = re.compile(
    r"\b(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?P<unit>day|week|fortnight|month|year)s?"
    r" (?:since|ago)\b[^.!?]{0,12}\b(?:your )?last\b|\blast\b[^.!?]{0,24}\b(?P<other>\d{1,3}|an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve)"
    r" (?P<length>day|week|fortnight|month|year)s? ago\b",
    re.IGNORECASE,
)
_HABIT = re.compile(rf"\byou\b[^.!?]*\b(?:every|each|always on(?: a)?|only (?:ever )?on) (?P<name>{_WEEKDAY})s?\b", re.IGNORECASE)
_NOTHING_THEN = re.compile(
    r"\b(?:nothing(?! (?:else|more|other|but|is wrong|wrong|to worry|dramatic|beats))"
    r"|no (?:workouts?|sessions?|training|entry|entries|sets?)|did(?:n['’]t| not)|never|have(?:n['’]t| not))\b",
    re.IGNORECASE,
)
_NOTHING_SINCE = re.compile(r"(?:n['’]t|\bnot|\bnever)\b[^.!?]*\bsince (?P<since>[^.!?,]+)", re.IGNORECASE)
_RECORD = re.compile(r"\b(?:heaviest|records?|best|longest|fastest|prs?|pbs?)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"^\W*(?:and |so |but )?(?:did|do|does|have|has|are|is|was|were|can|could|would|will|shall|should"
    r"|any)\b(?:n['’]t)? [^.!]*\?\W*$",
    re.IGNORECASE,
)
_OF_SLEEP = re.compile(r"\b(?:sleep|slept|eat|ate|feel)\b[^.!]{0,24}\b(?:last night|yesterday|today|this morning)\?\s*$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|nothing|none|never|without)\b|n['’]t\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|should|could|can|would|supposed|need(?:ed)?|planned|scheduled|let['’]s|try|next)\b|['’]ll\b", re.IGNORECASE)


@dataclass(frozen=True)
class Calendar:
    """Today, and the days that may be spoken of."""

    today: date

    def mended(self, sentence: str) -> str:
        """The sentence with each weekday put right that stands beside its date, or beside today, tomorrow, yesterday."""
        sentence = _HOLIDAY.sub(lambda found: self._put(found, self._feast(found["feast"])), sentence)
        sentence = _RELATIVE.sub(lambda found: self._put(found, self.today + timedelta(days=_SHIFT[found["when"].lower()])), sentence)
        for pattern in (_NOW, _TODAY_AFTER):
            sentence = pattern.sub(lambda found: self._put(found, self.today), sentence)
        for pattern in (_BOTH, _AFTER):
            sentence = pattern.sub(lambda found: self._put(found, self._read(found["day"])), sentence)
        return sentence

    def is_borne_out(self, sentence: str, gathered: Callable[[], Sequence[str]]) -> bool:
        """Whether the days that it gives to what the user did are days that were really named."""
        return bool(_OF_SLEEP.search(sentence) or _ASKS.match(sentence)) or self._holds(sentence, gathered)

    def _holds(self, sentence: str, gathered: Callable[[], Sequence[str]]) -> bool:
        if self._is_mistranslated(sentence) or not self._counts_down(_in_figures(sentence)) or not self._adds_up(sentence):
            return False
        sentence = _LISTED.sub(_spelt_out, sentence)
        so_since = not exercises(sentence) or self._is_so_since(sentence, gathered())
        if not so_since or _is_due_else(sentence, gathered(), self.today):
            return False
        if planned := _PLANNED.search(sentence):
            return self._is_planned(sentence[planned.start() :], gathered())
        if rested := _NOT_SINCE.search(sentence):
            days = _number(rested["count"]) * _DAYS[rested["unit"].lower()][0]
            return not any(self.today - timedelta(days=days) < day <= self.today for day in self._named(gathered(), exact=True))
        listed = ":" in sentence and exercises(sentence.split(":")[0])
        if not (_PAST.search(sentence) or listed) or _AHEAD.search(sentence):
            return True
        said: list[tuple[date, str]] = [
            (one.day, one.kind)
            for one in find_dates(_bare(sentence), self.today)
            if one.day <= self.today and one.kind != "future" and not _TO_COME.search(_bare(sentence)[: one.start])
        ]
        counted = list(self._counted(sentence))
        spans = [] if _DENIED.search(sentence) else list(self._spans(sentence))
        if not said and not counted and not spans:
            return True
        lines = gathered()
        if said and _NOTHING_THEN.search(sentence) and not counted:
            return not {day for day, _ in said} & self._named(lines, exact=True)
        if _RECORD.search(sentence) and exercises(sentence):
            lines = [line for line in lines if _RECORD.search(line) and exercises(line) & exercises(sentence)] or lines
        named = self._named(lines)
        return (
            all(any(_fits(day, kind, known) for known in named) for day, kind in said)
            and all(any(abs((day - known).days) <= off for known in named) for day, off in counted)
            and all(
                any(first <= known <= last for known in named) or any(words in line.lower() for line in lines)
                for first, last, words in spans
            )
        )

    def is_torn(self, sentence: str, gathered: Callable[[], Sequence[str]]) -> bool:
        """Whether a weekday and its date don't agree, and the weekday is the one that was really named: then the date is wrong."""
        for pattern in (_BOTH, _AFTER):
            for found in pattern.finditer(sentence):
                day = self._read(found["day"])
                if day is None or WEEKDAYS[day.weekday()].lower().startswith(found["name"].lower()):
                    continue
                named = self._named(gathered())
                near = (one for one in named if abs((one - day).days) < 7)
                if day not in named and any(WEEKDAYS[one.weekday()].lower().startswith(found["name"].lower()) for one in near):
                    return True
        return False

    def _adds_up(self, sentence: str) -> bool:
        """Whether what is said of the calendar itself is so: days from now, weeks for days, which day is tomorrow."""
        if (today := _IS_TODAY.search(sentence)) and (day := self._read(today["day"])) and day != self.today:
            return False
        for found in _WHICH_IS.finditer(sentence):
            if (day := self._read(found["day"])) and day != self.today + timedelta(days=_SHIFT[found["when"].lower()]):
                return False
        for found in _FROM_NOW.finditer(sentence):
            ahead = _number(found["count"]) * _DAYS[found["unit"].lower()][0]
            if (day := self._read(found["day"])) and day != self.today + timedelta(days=ahead):
                return False
        for found in _NAMED_IN.finditer(sentence):
            if not WEEKDAYS[(self.today + timedelta(days=int(found["count"]))).weekday()].lower().startswith(found["name"].lower()[:3]):
                return False
        return all(abs(int(found["days"]) / 7 - int(found["weeks"])) <= 1 for found in _SO_MANY_WEEKS.finditer(sentence))

    def _is_so_since(self, sentence: str, lines: Sequence[str]) -> bool:
        """Whether an exercise was done as often, as lately, or as little, as its last day and its weekdays show."""
        done = sorted(day for day in self._named(lines, exact=True) if day <= self.today)
        if not done:
            return True
        for found in _SINCE_LAST.finditer(sentence):
            days, off = _DAYS[(found["unit"] or found["length"]).lower()]
            if abs((self.today - done[-1]).days - _number(found["count"] or found["other"]) * days) > off:
                return False
        if (habit := _HABIT.search(sentence)) and not _AHEAD.search(sentence):
            return sum(WEEKDAYS[day.weekday()].lower().startswith(habit["name"].lower()) for day in done) > 1
        if since := _NOTHING_SINCE.search(sentence):
            last = max((end for _, end, _ in self._spans(f"since {since['since']}")), default=None)
            months = [number for number, name in enumerate(MONTHS, 1) if since["since"].lower().startswith(name)]
            if months:
                last = _end_of_month(date(self.today.year - (months[0] > self.today.month), months[0], 1))
            if last is None:
                last = next((one.day for one in find_dates(since["since"], self.today)), None)
            before = self.today if re.search(r"\bbefore (?:today|this)\b", sentence, re.IGNORECASE) else self.today + timedelta(days=1)
            return last is None or not any(last < day < before for day in done)
        return True

    def _named(self, lines: Sequence[str], *, exact: bool = False) -> set[date]:
        """The days that some lines name; with `exact` only those of lines that are about an exercise."""
        if exact:
            lines = [line for line in lines if exercises(line)]
        lines = [line for line in lines if not _HELD_NOTHING.search(line)]
        return {mention.day for line in lines for mention in find_dates(line, self.today)} | self._spoken(lines)

    def _is_planned(self, sentence: str, lines: Sequence[str]) -> bool:
        """Whether the day of a session to come is one that the plan names."""
        said = [one for one in find_dates(sentence, self.today) if one.kind != "reference"]
        lines = [line for line in lines if _OF_PLAN.search(line)]
        ahead = {one.day for line in lines for one in find_dates(line, self.today) if one.day >= self.today}
        if not said or not ahead:
            return not said
        return all(
            any(
                (day.month, day.day) == (one.day.month, one.day.day) if one.kind == "partial" else day.weekday() == one.day.weekday()
                for day in ahead
            )
            for one in said
        )

    def _counts_down(self, sentence: str) -> bool:
        """Whether the days or weeks that are left until a day are counted right."""
        for found in (*_UNTIL.finditer(sentence), *_AWAY.finditer(sentence)):
            words = found["day"].lower()
            day = self._read(words) if re.search(r"\d", words) else self._first_of(words)
            if day is None:
                continue
            if day < self.today and not re.search(r"\d{4}", words):
                day = day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
            left = (day - self.today).days
            days, off = _DAYS[found["unit"].lower()]
            if left >= 0 and abs(left - _number(found["count"]) * days) > max(off, days - 1):
                return False
        return True

    def _first_of(self, words: str) -> date | None:
        if words.replace("’", "'") in _FEASTS:
            return self._feast(words)
        month = next((number for number, name in enumerate(MONTHS, 1) if words.startswith(name)), None)
        return None if month is None else date(self.today.year + (month <= self.today.month), month, 1)

    def _feast(self, words: str) -> date | None:
        month, day = _FEASTS[words.lower().replace("’", "'").replace("years", "year's").replace("valentines", "valentine's")]
        this = date(self.today.year, month, day)
        return this if this >= self.today else this.replace(year=this.year + 1)

    def _is_mistranslated(self, sentence: str) -> bool:
        """Whether another language's "tomorrow" is given the wrong weekday."""
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)?", sentence.lower().replace("’", "'"))
        for at, word in enumerate(words):
            shift = _FOREIGN_SHIFT.get(word)
            weekday = next((WEEKDAY_NUMBERS[one] for one in words[at + 1 : at + 5] if one in WEEKDAY_NUMBERS and one not in _ENGLISH), None)
            if shift is not None and weekday is not None:
                return (self.today + timedelta(days=shift)).weekday() != weekday
        return False

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


def _is_due_else(sentence: str, lines: Sequence[str], today: date) -> bool:
    """Whether what is aimed at is said to be due in another month than the lines say."""
    said = _BY_MONTH.search(sentence)
    month = MONTHS.index(said["month"].lower()[:3]) + 1 if said else 0
    loads = set(_LOAD.findall(sentence))
    due = [
        one.day
        for line in lines
        if (by := _BY.search(line)) and loads & set(_LOAD.findall(line))
        for one in find_dates(line[by.end() :], today)
    ]
    return bool(said and due) and not any(day.month == month for day in due)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS.get(words.lower(), NUMBER_WORDS.get(words.lower(), 1))


def _end_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _spelt_out(found: re.Match[str]) -> str:
    """ "2, 8 and 16 November" with the month behind each day."""
    days = re.findall(r"\d{1,2}(?:st|nd|rd|th)?", found["days"])
    return ", ".join(f"{day} {found['month']}" for day in days) + f" and {found['last'].split()[-1]} {found['month']}"


def _bare(sentence: str) -> str:
    """Tuesday's squats are those of Tuesday."""
    return re.sub(r"['’]s\b|\bthe day (?:before|after)\b", "", sentence)


def _fits(said: date, kind: str, named: date) -> bool:
    """A weekday alone may mean that of this week or of the last."""
    return said == named or (kind == "weekday" and said.weekday() == named.weekday() and abs((said - named).days) <= 7)


def _in_figures(sentence: str) -> str:
    """The sentence with "the first of June" as 1 June."""
    return _IN_WORDS.sub(lambda found: f"{ORDINALS.index(found['nth'].lower()) + 1} {found['month']}", sentence)
