"""Liftosaur's history: planned beside completed, of which only what was completed counts."""

from coaching.imports.lines import WARM_UP, Left, Line, Options, Work, line_of, rpe_of, weight_of
from coaching.imports.sheet import Row
from coaching.imports.values import moment, truth

NEEDS = frozenset(("workout datetime", "exercise", "completed reps"))
DATE = "workout datetime"


def line(row: Row, options: Options) -> Line | Left:
    """One row: a set, done or only planned."""
    exercise = row.text("exercise")
    if not row.text("completed reps"):
        return Left(row.line, "planned and not done")
    reps = row.count("completed reps")
    work = Work(
        exercise,
        reps=reps,
        weight=weight_of(row, options, "completed weight value", "completed weight unit"),
        rpe=rpe_of(row, "completed rpe"),
        kind=WARM_UP if truth(row.text("is warmup set?")) else "",
        failed=reps == 0,
    )
    return line_of(
        row,
        moment(row.text("workout datetime"), options.timezone, day_first=options.day_first),
        work,
        title=row.text("day name") or row.text("program") or None,
        exercise_notes=row.text("notes"),
    )
