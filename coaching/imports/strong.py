"""Strong's export in all its shapes: no shape has all columns, and the older ones name no unit."""

from coaching.imports.lines import DROP, TO_FAILURE, WARM_UP, Left, Line, Options, Work, distance_of, line_of, rpe_of, weight_of
from coaching.imports.sheet import Row
from coaching.imports.values import moment, workout_minutes

NEEDS = frozenset(("date", "exercise name", "set order"))
DATE = "date"
KINDS = {"w": WARM_UP, "d": DROP, "f": TO_FAILURE}
NO_NOTE = "·"  # our own export in this shape: Hevy turns away a file with empty notes
NOT_SETS = {"rest timer": "a rest timer, not a set", "note": "a note, not a set"}


def line(row: Row, options: Options) -> Line | Left:
    """One row: a set, or a timer between sets."""
    order = row.text("set order").casefold()
    if order in NOT_SETS:
        return Left(row.line, NOT_SETS[order])
    exercise = row.text("exercise name")
    work = Work(
        exercise,
        reps=row.count("reps"),
        weight=weight_of(row, options),
        length=distance_of(row, options),
        duration_s=row.seconds("seconds"),
        rpe=rpe_of(row),
        kind=KINDS.get(order, ""),
    )
    return line_of(
        row,
        moment(row.text("date"), options.timezone, day_first=options.day_first),
        work,
        title=row.text("workout name") or None,
        index=int(order) if order.isdecimal() else None,
        exercise_notes=row.text("notes").strip(NO_NOTE),
        workout_notes=row.text("workout notes").strip(NO_NOTE),
        minutes=workout_minutes(row.text("workout duration", "duration")),
    )
