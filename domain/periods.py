"""Stretches of the calendar: weeks begin on Monday, both ends belong to them."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from domain.model import Model

Length = Literal["week", "month"]
DAY = timedelta(days=1)


class Span(Model):
    """From one day to another, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def before(self) -> "Span":
        """What lies right before it: the month before a month, the year before a year, else as many days."""
        if self == month_of(self.first):
            return month_of(self.first - DAY)
        if self == year_of(self.first):
            return year_of(self.first - DAY)
        return Span(first=self.first - timedelta(days=self.days), last=self.first - DAY)

    def until(self, day: date) -> "Span":
        """The part of it that is not after a day."""
        return Span(first=min(self.first, day), last=min(self.last, day))

    def pieces(self, length: Length) -> Iterator["Span"]:
        """The whole weeks or months that it touches, the first first."""
        piece = week_of(self.first) if length == "week" else month_of(self.first)
        while piece.first <= self.last:
            yield piece
            after = piece.last + DAY
            piece = week_of(after) if length == "week" else month_of(after)


def week_of(day: date) -> Span:
    """The week that holds a day."""
    first = day - timedelta(days=day.weekday())
    return Span(first=first, last=first + timedelta(days=6))


def month_of(day: date) -> Span:
    """The month that holds a day."""
    return Span(first=day.replace(day=1), last=day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def year_of(day: date) -> Span:
    """The year that holds a day."""
    return Span(first=date(day.year, 1, 1), last=date(day.year, 12, 31))


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
