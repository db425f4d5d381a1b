"""Fitbod's export: kilograms and metres throughout, and a clock that names its zone."""

from coaching.imports.lines import WARM_UP, Left, Line, Options, Work, distance_of, line_of, weight_of
from coaching.imports.sheet import Row
from coaching.imports.values import moment, truth

NEEDS = frozenset(("date", "exercise", "iswarmup"))
DATE = "date"


def line(row: Row, options: Options) -> Line | Left:
    """One row: a set; `multiplier` 2 means a weight in each hand, and weights stay as written."""
    exercise = row.text("exercise")
    work = Work(
        exercise,
        reps=row.count("reps"),
        weight=weight_of(row, options),
        length=distance_of(row, options),
        duration_s=row.seconds("duration"),
        kind=WARM_UP if truth(row.text("iswarmup")) else "",
        notes=row.text("note"),
    )
    return line_of(row, moment(row.text("date"), options.timezone, day_first=options.day_first), work)
