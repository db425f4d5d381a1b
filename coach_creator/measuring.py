"""What came of a change of a coach: what its rule watches, in the three weeks before and after, in words made of counts."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from coach_creator.engagement import Met, engaged
from domain.history import Workout
from domain.measures import plain

MEASURED_AFTER = timedelta(days=21)


def result_of(watched: str, at: datetime, day: date, done: Sequence[Workout], replies: Sequence[Met]) -> str:
    """Sessions a week, and for a rule that watches something else, that first; `at` is the moment of the change, `day` its day."""
    sides = [row for row in done if row.date < day], [row for row in done if row.date >= day]
    sessions = "{} sessions a week before, {} after".format(*map(_a_week, sides))
    match watched:
        case "too_hard" | "too_easy":
            counts = [_rated(rows, lambda row: bool(row.user_feedback and row.user_feedback.difficulty == watched)) for rows in sides]
            return f"called {watched.replace('_', ' ')}: {counts[0]} before, {counts[1]} after; {sessions}"
        case "satisfaction":
            return "stars on average: {} before, {} after; ".format(*map(_stars, sides)) + sessions
        case "too_long" | "too_short" | "reply_length":
            before = [one for one in replies if at - MEASURED_AFTER <= one.at < at]
            after = [one for one in replies if at <= one.at < at + MEASURED_AFTER]
            return (
                "wrote on after {} of my replies before, {} after; ".format(*(_out_of(*engaged(side)) for side in (before, after)))
                + sessions
            )
        case _:
            return sessions


def _a_week(rows: Sequence[Workout]) -> str:
    weeks = MEASURED_AFTER.days // 7
    return plain((Decimal(len(rows)) / weeks).quantize(Decimal("0.1")))


def _rated(rows: Sequence[Workout], counts: Callable[[Workout], bool]) -> str:
    rated = [row for row in rows if row.user_feedback and row.user_feedback.difficulty]
    return _out_of(sum(map(counts, rated)), len(rated))


def _stars(rows: Sequence[Workout]) -> str:
    stars = [row.user_feedback.satisfaction for row in rows if row.user_feedback and row.user_feedback.satisfaction]
    return plain((Decimal(sum(stars)) / len(stars)).quantize(Decimal("0.1"))) if stars else "none"


def _out_of(count: int, total: int) -> str:
    return f"{count} of {total}"
