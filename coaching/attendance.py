"""On which days there was training, on which there was none, and what that comes to: rest days, missed weeks, breaks, streaks."""

import calendar
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from coaching import wording
from coaching.comparing import ALL_TIME_DAYS
from domain.measures import plain
from domain.periods import DAY, Span, week_of

LISTED = 16
SHOWN = 6


@dataclass(frozen=True)
class Attendance:
    """The days of training within a stretch that begins no earlier than the first of them, and ends no later than today."""

    span: Span
    trained: tuple[date, ...]
    today: date

    @property
    def rested(self) -> tuple[date, ...]:
        """The days without training; today is not over, so it is none of them."""
        every = (self.span.first + timedelta(days=n) for n in range(self.span.days))
        return tuple(day for day in every if day not in self.trained and day != self.today)

    @property
    def missed_weeks(self) -> tuple[Span, ...]:
        """The whole weeks without any training, between the first and the last day; the one that is going on is not lost yet."""
        weeks = list(self.span.pieces("week"))
        hit = {week_of(day).first for day in self.trained}
        return tuple(week for week in weeks if week.first not in hit and week.first >= self.span.first and week.last < self.today)

    @property
    def longest_break(self) -> Span | None:
        """The longest run of days without training between two days with it."""
        gaps = [Span(first=one + DAY, last=other - DAY) for one, other in pairwise(self.trained) if (other - one).days > 1]
        return max(gaps, key=lambda gap: gap.days, default=None)

    def runs(self) -> Iterator[Span]:
        """The runs of days in a row that had training."""
        begun: date | None = None
        for day, after in zip(self.trained, [*self.trained[1:], None], strict=True):
            begun = begun or day
            if after is None or (after - day).days > 1:
                yield Span(first=begun, last=day)
                begun = None

    def streaks(self) -> Iterator[Span]:
        """The runs of weeks in a row that had training, the first first."""
        weeks = sorted({week_of(day).first for day in self.trained})
        begun: date | None = None
        for week, after in zip(weeks, [*weeks[1:], None], strict=True):
            begun = begun or week
            if after is None or (after - week).days > 7:
                yield Span(first=begun, last=week_of(week).last)
                begun = None


def attendance(span: Span, days: Collection[date], today: date) -> Attendance:
    """The days of a stretch; all time begins with the first day of training."""
    last = min(span.last, today)
    inside = sorted(day for day in set(days) if span.first <= day <= last)
    first = inside[0] if inside and span.days >= ALL_TIME_DAYS else min(span.first, last)
    return Attendance(Span(first=first, last=last), tuple(inside), today)


def days_sentence(found: Attendance, name: str = "") -> tuple[str, list[str]]:
    """How many days had training and which, how many had none; for a longer stretch the weeks that had none."""
    when, what = wording.span_words(found.span), f"{name} on" if name else "training on"
    if not found.trained:
        return f"No {name or 'training'} is stored {wording.in_span(found.span)}.", []
    days = wording.counted(found.span.days, "day")
    share = f"{when}: {what} {len(found.trained)} of {days}"
    if found.span.days > LISTED:
        weeks, rest = divmod(found.span.days, 7)
        long = f"{wording.counted(weeks, 'week')}" + (f" and {wording.counted(rest, 'day')}" if rest else "")
        hit = len({week_of(day).first for day in found.trained})
        rests = wording.counted(len(found.rested), "rest day")
        told = f"{_upper(share)} ({long}), in {wording.counted(hit, 'week')}; {rests}.{_breaks(found)} {_weekdays(found.trained)}"
        return told, _listed(found.trained)
    rests = wording.counted(len(found.rested), "rest day")
    rested = f"{rests} ({'; '.join(_listed(found.rested))})" if found.rested else rests
    return f"{_upper(share)} ({'; '.join(_listed(found.trained))}), {rested}.", []


def apart_sentence(found: Attendance, name: str) -> str:
    """How many days lie between one time and the next, on average and for the last times."""
    if len(found.trained) < 2:
        return f"{_upper(name)} is stored on {wording.counted(len(found.trained), 'day')}, so there is nothing in between."
    gaps = [(other - one).days for one, other in pairwise(found.trained)]
    mean = Decimal(sum(gaps)) / len(gaps)
    last = list(zip(gaps, pairwise(found.trained), strict=True))[-SHOWN:]
    listed = "; ".join(
        f"{wording.counted(gap, 'day')} from {wording.date_words(one)} to {wording.date_words(other)}" for gap, (one, other) in last
    )
    return f"{_upper(name)}: {plain(mean.quantize(Decimal('0.1')))} days apart on average, {len(found.trained)} days. The last: {listed}."


def weekdays_sentence(found: Attendance, weekdays: Sequence[int], name: str = "") -> str:
    """How many of the Mondays and Fridays of a stretch had training, and which of them had it more."""
    if not found.trained:
        return f"No {name or 'training'} is stored {wording.in_span(found.span)}."
    begins = [found.span.first + timedelta(days=(weekday - found.span.first.weekday()) % 7) for weekday in weekdays]
    every = [max(0, (found.span.last - first).days // 7 + 1) for first in begins]
    counts = [sum(day.weekday() == weekday for day in found.trained) for weekday in weekdays]
    names = [f"{calendar.day_name[weekday]}s" for weekday in weekdays]
    told = ", ".join(f"{one} {count} of {all_}" for one, count, all_ in zip(names, counts, every, strict=True))
    most = [one for one, count in zip(names, counts, strict=True) if count == max(counts)]
    verdict = (
        ""
        if len(names) < 2
        else f" {'More' if len(names) == 2 else 'Most'} on {most[0]}."
        if len(most) == 1
        else f" As often on {' as on '.join(most)}."
    )
    return f"{_upper(wording.span_words(found.span))}, {name or 'training'} on {told}.{verdict}"


def streak_sentences(days: Collection[date], today: date) -> str:
    """For how many weeks in a row there was training up to now, and the longest such row. This week counts once it has some."""
    if not days:
        return "No workouts are stored yet, so there is no streak."
    found = attendance(Span(first=min(days), last=today), days, today)
    streaks = list(found.streaks())
    week = week_of(today)
    this_week = len([day for day in found.trained if day >= week.first])
    going = streaks[-1] if streaks and streaks[-1].last >= week.before().last else None
    count = _weeks(going) if going else 0
    now = f"You have trained in {wording.counted(count, 'week')} in a row, and on {wording.counted(this_week, 'day')} of this week so far."
    longest = max(streaks, key=_weeks)
    daily = max(found.runs(), key=lambda run: run.days)
    days_on = f" The most days in a row are {daily.days}, {wording.span_words(daily)}." if daily.days > 1 else ""
    return f"{now} Your longest row is {wording.counted(_weeks(longest), 'week')}, {wording.span_words(longest)}.{days_on}"


def _weeks(span: Span) -> int:
    return span.days // 7


def _breaks(found: Attendance) -> str:
    missed, gap = found.missed_weeks, found.longest_break
    parts = (
        [f"{wording.counted(len(missed), 'week')} without any: {'; '.join(wording.span_words(one) for one in missed[-SHOWN:])}"]
        if missed
        else []
    )
    parts += [f"the longest break was {wording.counted(gap.days, 'day')}, {wording.span_words(gap)}"] if gap else []
    return f" {_upper('; '.join(parts))}." if parts else ""


def _weekdays(days: Sequence[date]) -> str:
    """On which weekdays, the most frequent first."""
    counts = Counter(day.weekday() for day in days)
    told = [f"{calendar.day_name[weekday]} {count}" for weekday, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]
    return f"By weekday: {', '.join(told)}."


def _listed(days: Sequence[date]) -> list[str]:
    return [wording.date_words(day) for day in days]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
