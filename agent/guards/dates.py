"""Holds the days of a reply to the calendar, and to the days that this turn's facts and tools really named."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from agent.guards import day_words
from agent.guards.day_words import find_dates
from agent.guards.exercises import exercises
from extraction.calendar_words import NUMBER_WORDS
from extraction.calendar_words import WEEKDAYS as WEEKDAY_NUMBERS


@dataclass(frozen=True)
class Calendar:
    """Today, and the days that may be spoken of."""

    today: date

    def mended(self, sentence: str) -> str:
        """The sentence with each weekday put right that stands beside its date, or beside today, tomorrow, yesterday."""
        sentence = day_words.HOLIDAY.sub(lambda found: self._put(found, self._feast(found["feast"])), sentence)
        sentence = day_words.RELATIVE.sub(
            lambda found: self._put(found, self.today + timedelta(days=day_words.SHIFT[found["when"].lower()])), sentence
        )
        for pattern in (day_words.NOW, day_words.TODAY_AFTER):
            sentence = pattern.sub(lambda found: self._put(found, self.today), sentence)
        for pattern in (day_words.BOTH, day_words.AFTER):
            sentence = pattern.sub(lambda found: self._put(found, self._read(found["day"])), sentence)
        return sentence

    def is_borne_out(self, sentence: str, gathered: Callable[[], Sequence[str]]) -> bool:
        """Whether the days that it gives to what the user did are days that were really named."""
        return bool(day_words.OF_SLEEP.search(sentence) or day_words.ASKS.match(sentence)) or self._holds(sentence, gathered)

    def _holds(self, sentence: str, gathered: Callable[[], Sequence[str]]) -> bool:
        if self._is_mistranslated(sentence) or not self._counts_down(_in_figures(sentence)) or not self._adds_up(sentence):
            return False
        sentence = day_words.LISTED.sub(_spelt_out, sentence)
        so_since = not exercises(sentence) or self._is_so_since(sentence, gathered())
        if not so_since or _is_due_else(sentence, gathered(), self.today):
            return False
        if planned := day_words.PLANNED.search(sentence):
            return self._is_planned(sentence[planned.start() :], gathered())
        if rested := day_words.NOT_SINCE.search(sentence):
            days = _number(rested["count"]) * day_words.DAYS[rested["unit"].lower()][0]
            return not any(self.today - timedelta(days=days) < day <= self.today for day in self._named(gathered(), exact=True))
        listed = ":" in sentence and exercises(sentence.split(":")[0])
        if not (day_words.PAST.search(sentence) or listed) or day_words.AHEAD.search(sentence):
            return True
        said: list[tuple[date, str]] = [
            (one.day, one.kind)
            for one in find_dates(_bare(sentence), self.today)
            if one.day <= self.today and one.kind != "future" and not day_words.TO_COME.search(_bare(sentence)[: one.start])
        ]
        counted = list(self._counted(sentence))
        spans = [] if day_words.DENIED.search(sentence) else list(self._spans(sentence))
        if not said and not counted and not spans:
            return True
        lines = gathered()
        if said and day_words.NOTHING_THEN.search(sentence) and not counted:
            return not {day for day, _ in said} & self._named(lines, exact=True)
        if day_words.RECORD.search(sentence) and exercises(sentence):
            lines = [line for line in lines if day_words.RECORD.search(line) and exercises(line) & exercises(sentence)] or lines
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
        for pattern in (day_words.BOTH, day_words.AFTER):
            for found in pattern.finditer(sentence):
                day = self._read(found["day"])
                if day is None or day_words.WEEKDAYS[day.weekday()].lower().startswith(found["name"].lower()):
                    continue
                named = self._named(gathered())
                near = (one for one in named if abs((one - day).days) < 7)
                if day not in named and any(day_words.WEEKDAYS[one.weekday()].lower().startswith(found["name"].lower()) for one in near):
                    return True
        return False

    def _adds_up(self, sentence: str) -> bool:
        """Whether what is said of the calendar itself is so: days from now, weeks for days, which day is tomorrow."""
        if (today := day_words.IS_TODAY.search(sentence)) and (day := self._read(today["day"])) and day != self.today:
            return False
        for found in day_words.WHICH_IS.finditer(sentence):
            if (day := self._read(found["day"])) and day != self.today + timedelta(days=day_words.SHIFT[found["when"].lower()]):
                return False
        for found in day_words.FROM_NOW.finditer(sentence):
            ahead = _number(found["count"]) * day_words.DAYS[found["unit"].lower()][0]
            if (day := self._read(found["day"])) and day != self.today + timedelta(days=ahead):
                return False
        for found in day_words.NAMED_IN.finditer(sentence):
            if (
                not day_words.WEEKDAYS[(self.today + timedelta(days=int(found["count"]))).weekday()]
                .lower()
                .startswith(found["name"].lower()[:3])
            ):
                return False
        return all(abs(int(found["days"]) / 7 - int(found["weeks"])) <= 1 for found in day_words.SO_MANY_WEEKS.finditer(sentence))

    def _is_so_since(self, sentence: str, lines: Sequence[str]) -> bool:
        """Whether an exercise was done as often, as lately, or as little, as its last day and its weekdays show."""
        done = sorted(day for day in self._named(lines, exact=True) if day <= self.today)
        if not done:
            return True
        for found in day_words.SINCE_LAST.finditer(sentence):
            days, off = day_words.DAYS[(found["unit"] or found["length"]).lower()]
            if abs((self.today - done[-1]).days - _number(found["count"] or found["other"]) * days) > off:
                return False
        if (habit := day_words.HABIT.search(sentence)) and not day_words.AHEAD.search(sentence):
            return sum(day_words.WEEKDAYS[day.weekday()].lower().startswith(habit["name"].lower()) for day in done) > 1
        if since := day_words.NOTHING_SINCE.search(sentence):
            last = max((end for _, end, _ in self._spans(f"since {since['since']}")), default=None)
            months = [number for number, name in enumerate(day_words.MONTHS, 1) if since["since"].lower().startswith(name)]
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
        lines = [line for line in lines if not day_words.HELD_NOTHING.search(line)]
        return {mention.day for line in lines for mention in find_dates(line, self.today)} | self._spoken(lines)

    def _is_planned(self, sentence: str, lines: Sequence[str]) -> bool:
        """Whether the day of a session to come is one that the plan names."""
        said = [one for one in find_dates(sentence, self.today) if one.kind != "reference"]
        lines = [line for line in lines if day_words.OF_PLAN.search(line)]
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
        for found in (*day_words.UNTIL.finditer(sentence), *day_words.AWAY.finditer(sentence)):
            words = found["day"].lower()
            day = self._read(words) if re.search(r"\d", words) else self._first_of(words)
            if day is None:
                continue
            if day < self.today and not re.search(r"\d{4}", words):
                day = day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
            left = (day - self.today).days
            days, off = day_words.DAYS[found["unit"].lower()]
            if left >= 0 and abs(left - _number(found["count"]) * days) > max(off, days - 1):
                return False
        return True

    def _first_of(self, words: str) -> date | None:
        if words.replace("’", "'") in day_words.FEASTS:
            return self._feast(words)
        month = next((number for number, name in enumerate(day_words.MONTHS, 1) if words.startswith(name)), None)
        return None if month is None else date(self.today.year + (month <= self.today.month), month, 1)

    def _feast(self, words: str) -> date | None:
        month, day = day_words.FEASTS[words.lower().replace("’", "'").replace("years", "year's").replace("valentines", "valentine's")]
        this = date(self.today.year, month, day)
        return this if this >= self.today else this.replace(year=this.year + 1)

    def _is_mistranslated(self, sentence: str) -> bool:
        """Whether another language's "tomorrow" is given the wrong weekday."""
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)?", sentence.lower().replace("’", "'"))
        for at, word in enumerate(words):
            shift = day_words.FOREIGN_SHIFT.get(word)
            weekday = next(
                (WEEKDAY_NUMBERS[one] for one in words[at + 1 : at + 5] if one in WEEKDAY_NUMBERS and one not in day_words.ENGLISH), None
            )
            if shift is not None and weekday is not None:
                return (self.today + timedelta(days=shift)).weekday() != weekday
        return False

    def _counted(self, sentence: str) -> Iterator[tuple[date, int]]:
        """The days that are so many days, weeks or months back, and how exactly that is meant."""
        for found in day_words.SINCE.finditer(sentence):
            words = found["count"].lower()
            count = int(words) if words.isdigit() else day_words.COUNTS[words]
            days, off = day_words.DAYS[found["unit"].lower()]
            vague = words in ("a couple of", "a few", "several")
            yield self.today - timedelta(days=count * days), off + (days if vague else 0)

    def _spans(self, sentence: str) -> Iterator[tuple[date, date, str]]:
        """The weeks, months and years gone by in which something is said to have happened, and the words for each."""
        for found in day_words.SPAN.finditer(sentence):
            monday = self.today - timedelta(days=self.today.weekday())
            back = (found["which"] or "").lower() in ("last", "previous")
            if found["month"]:
                month = next(number for number, name in enumerate(day_words.MONTHS, 1) if found["month"].lower().startswith(name))
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
            if re.fullmatch(day_words.NTH, words):
                return self._nearest(int(words[:-2]))
            month = next(number for number, name in enumerate(day_words.MONTHS, 1) if re.search(rf"\b{name}", words, re.IGNORECASE))
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
        right = day_words.WEEKDAYS[day.weekday()]
        name = right[:3] if len(found["name"]) == len("Mon") else right
        return found[0][: found.start("name") - found.start()] + name + found[0][found.end("name") - found.start() :]


def _is_due_else(sentence: str, lines: Sequence[str], today: date) -> bool:
    """Whether what is aimed at is said to be due in another month than the lines say."""
    said = day_words.BY_MONTH.search(sentence)
    month = day_words.MONTHS.index(said["month"].lower()[:3]) + 1 if said else 0
    loads = set(day_words.LOAD.findall(sentence))
    due = [
        one.day
        for line in lines
        if (by := day_words.BY.search(line)) and loads & set(day_words.LOAD.findall(line))
        for one in find_dates(line[by.end() :], today)
    ]
    return bool(said and due) and not any(day.month == month for day in due)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else day_words.COUNTS.get(words.lower(), NUMBER_WORDS.get(words.lower(), 1))


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
    return day_words.IN_WORDS.sub(lambda found: f"{day_words.ORDINALS.index(found['nth'].lower()) + 1} {found['month']}", sentence)
