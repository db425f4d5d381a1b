"""FitNotes' export for Android and iOS: it knows no workouts, so that a day is one; body measurements are listed, not stored."""

from coaching.imports.lines import WARM_UP, Left, Line, Options, Work, distance_of, line_of, weight_of
from coaching.imports.sheet import Row
from coaching.imports.values import moment

NEEDS = frozenset(("date", "exercise", "category"))
BODY = frozenset(("date", "measurement", "value"))
DATE = "date"


def line(row: Row, options: Options) -> Line | Left:
    """One row: a set."""
    exercise = row.text("exercise")
    work = Work(
        exercise,
        reps=row.count("reps"),
        weight=weight_of(row, options),
        length=distance_of(row, options),
        duration_s=row.seconds("time"),
        kind=WARM_UP if row.text("kind").casefold() in ("warmup", "warm up", "warm-up") else "",
        notes=row.text("comment", "notes"),
    )
    return line_of(row, moment(row.text("date"), options.timezone, day_first=options.day_first), work)


def body_line(row: Row, _: Options) -> Line | Left:
    """One row: a measurement of the body."""
    return Left(row.line, "a body measurement, not a set")
