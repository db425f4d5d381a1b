"""Hevy's export: one row is one set, and each measure stands in the unit that its column names."""

from decimal import Decimal

from coaching.imports.lines import DROP, TO_FAILURE, WARM_UP, Left, Line, Options, Work, distance_of, line_of, rpe_of, weight_of
from coaching.imports.sheet import Row
from coaching.imports.values import Moment, moment

NEEDS = frozenset(("exercise title", "start time"))
DATE = "start time"
KINDS = {"warmup": WARM_UP, "warm up": WARM_UP, "dropset": DROP, "drop": DROP, "failure": TO_FAILURE}


def line(row: Row, options: Options) -> Line | Left:
    """One row: a set."""
    exercise = row.text("exercise title")
    when = moment(row.text("start time"), options.timezone, day_first=options.day_first)
    work = Work(
        exercise,
        reps=row.count("reps"),
        weight=weight_of(row, options),
        length=distance_of(row, options),
        duration_s=row.seconds("duration"),
        rpe=rpe_of(row),
        kind=KINDS.get(row.text("set type").casefold(), ""),
    )
    return line_of(
        row,
        when,
        work,
        title=row.text("title") or None,
        index=row.count("set index"),
        exercise_notes=row.text("exercise notes"),
        workout_notes=row.text("description"),
        minutes=_minutes(when, row, options),
    )


def _minutes(when: Moment, row: Row, options: Options) -> Decimal | None:
    if when.start is None or not row.text("end time"):
        return None
    end = moment(row.text("end time"), options.timezone, day_first=options.day_first).start
    minutes = Decimal(round((end - when.start).total_seconds())) / 60 if end else None
    return minutes.quantize(Decimal("0.01")).normalize() if minutes and minutes > 0 else None
