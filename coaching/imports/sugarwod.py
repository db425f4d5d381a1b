"""SugarWOD's export: a row is a piece of a class with its result, a lift or a metcon."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from coaching.imports.lines import Left, Line, Options, UnitMissing, Weight, Work, line_of
from coaching.imports.sheet import Row
from coaching.imports.values import BadCell, Moment, moment, number, seconds, shown
from domain.exercises import find_benchmark
from domain.workout import Metcon

NEEDS = frozenset(("date", "title", "best result raw", "score type"))
DATE = "date"


def line(row: Row, options: Options) -> Line | Left:
    """One row: the best set of a lift, or the score of a metcon."""
    when = moment(row.text("date"), options.timezone, day_first=options.day_first)
    title = row.text("title") or row.text("description")[:80]
    notes = "\n".join(part for part in (row.text("description"), row.text("notes")) if part)
    lift, kind = row.text("barbell lift"), row.text("score type").casefold()
    if lift or kind in ("load", "weight"):
        name = lift if lift and lift.casefold() not in ("true", "1", "yes") else title
        return line_of(row, when, _lift(row, options, name), title=title or None, workout_notes=notes)
    return _metcon(row, when, title, kind, notes)


def _lift(row: Row, options: Options, name: str) -> Work:
    """The heaviest set of a lift: the export tells its load, and its repetitions only sometimes."""
    tried = [(load, one) for one in _details(row) if (load := _decimal(one.get("load")))]
    made = [(load, one) for load, one in tried if one.get("success", True)]
    load, best = max(made or tried, key=lambda pair: pair[0], default=(row.number("best result raw"), {}))
    if load and options.unit is None:
        raise UnitMissing
    reps = _decimal(best.get("reps"))
    return Work(
        name,
        reps=int(reps) if reps else None,
        weight=Weight(load, options.unit, "asked") if load and options.unit else None,
        failed=bool(tried and not made),
        load_alone=True,
    )


def _metcon(row: Row, when: Moment, title: str, kind: str, notes: str) -> Line | Left:
    details = next(iter(_details(row)), {})
    display = row.text("best result display")
    score_s, rounds, reps = None, None, None
    if kind == "time" or "mins" in details or (not kind and ":" in display):
        score_s = row.number("best result raw") if ":" not in row.text("best result raw") else None
        score_s = score_s or seconds(display)
    elif "round" in kind or "+" in display or {"rnds", "rounds"} & details.keys():
        rounds, reps = _rounds(display, details)
    elif kind == "reps" or "reps" in details:
        reps = row.count("best result raw")
    if not (score_s or rounds or reps):
        return Left(row.line, f"no result that we know: {shown(display or row.text('score type'))}")
    scaled = row.text("rx or scaled").casefold()
    metcon = Metcon(
        name=_benchmark(title) or title or None,
        format="for_time" if score_s else "amrap",
        score_s=score_s,
        rounds=rounds,
        reps=reps,
        rx=scaled.startswith("rx") if scaled else None,
    )
    return Line(row, when, title=title or None, metcon=metcon, workout_notes=notes)


def _benchmark(title: str) -> str | None:
    """The name of the benchmark that a title is, as we spell it."""
    found = find_benchmark(title)
    return found[0].benchmark.name if found and found[0].words == title else None


def _rounds(display: str, details: dict[str, Any]) -> tuple[int | None, int | None]:
    written, _, beyond = display.partition("+")
    whole_rounds = _decimal(details.get("rnds") or details.get("rounds")) or number(written)
    reps = _decimal(details.get("reps")) or number(beyond)
    return int(whole_rounds) if whole_rounds else None, int(reps) if reps else None


def _details(row: Row) -> list[dict[str, Any]]:
    """The JSON that stands in one cell; an empty or another one tells nothing."""
    try:
        found = json.loads(row.text("set details") or "[]")
    except json.JSONDecodeError:
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _decimal(value: Any) -> Decimal | None:
    try:
        found = Decimal(str(value)) if value not in (None, "", False, True) else None
    except InvalidOperation as error:
        raise BadCell(f"set details: {shown(str(value))} is not a number") from error
    return found if found is not None and found.is_finite() and found > 0 else None
