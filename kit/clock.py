"""The clock is injected: nothing else in the project may ask the machine for the time."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kit.errors import Invalid


class Clock(Protocol):
    """Tells the time as an aware datetime in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock, to the millisecond: what is written comes back equal."""

    def now(self) -> datetime:
        at = datetime.now(UTC)
        return at.replace(microsecond=at.microsecond // 1000 * 1000)


class FixedClock:
    """A clock that moves only when told to; for tests, replays and simulations."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def zone(name: str) -> ZoneInfo:
    """The IANA timezone of that name; Invalid when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Invalid(f"There is no timezone called {name!r}. Use an IANA name such as Europe/Berlin.", code="timezone_unknown") from error


def local_day(at: datetime, timezone: str) -> date:
    """The calendar day that a moment falls on where the user is."""
    return at.astimezone(zone(timezone)).date()


def stamp(at: datetime) -> str:
    """A moment as fixed-width UTC text, so that text order is time order."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
