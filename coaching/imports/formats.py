"""Which app a file comes from, told by the names of its columns and never by their order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from coaching.imports import fitbod, fitnotes, hevy, liftosaur, strong, sugarwod
from coaching.imports.lines import Left, Line, Options
from coaching.imports.sheet import Row, Sheet
from coaching.imports.values import BadCell, is_day_first, shown
from kit.errors import Invalid


class FormatUnknown(Invalid):
    """The columns are not those of any app we know."""

    code = "format_unknown"


class DatesUnclear(Invalid):
    """The file's dates can be read in two ways."""

    code = "dates_unclear"


@dataclass(frozen=True)
class Format:
    """An app's table: the columns it can't do without, and what one row of it comes to."""

    name: str
    needs: frozenset[str]
    line: Callable[[Row, Options], Line | Left]
    date: str = "date"
    month_first: bool = False


FORMATS = (
    Format("hevy", hevy.NEEDS, hevy.line, hevy.DATE),
    Format("strong", strong.NEEDS, strong.line, strong.DATE),
    Format("liftosaur", liftosaur.NEEDS, liftosaur.line, liftosaur.DATE),
    Format("sugarwod", sugarwod.NEEDS, sugarwod.line, sugarwod.DATE, month_first=True),
    Format("fitbod", fitbod.NEEDS, fitbod.line, fitbod.DATE),
    Format("fitnotes", fitnotes.NEEDS, fitnotes.line, fitnotes.DATE),
    Format("fitnotes_body", fitnotes.BODY, fitnotes.body_line, fitnotes.DATE),
)


def format_of(sheet: Sheet) -> Format:
    """The format of a table; FormatUnknown names its columns."""
    found = next((one for one in FORMATS if one.needs <= sheet.names), None)
    if found is None:
        columns = ", ".join(column.name if column.name.isprintable() else shown(column.name) for column in sheet.columns)[:200]
        known = "Strong, Hevy, FitNotes, Fitbod, SugarWOD, Liftosaur and our own JSON lines"
        raise FormatUnknown(f"These columns are of no app that we can read: {columns}. We read exports of {known}.")
    return found


def lines(sheet: Sheet, found: Format, options: Options) -> Iterable[Line | Left]:
    """What each row of the table comes to."""
    options = replace(options, day_first=_day_first(sheet, found, options))
    return [_line(row, found, options) for row in sheet.rows]


def _line(row: Row, found: Format, options: Options) -> Line | Left:
    if row.damage:
        return Left(row.line, row.damage, failed=row.damage != "the header again")
    if not any(cell.strip() for cell in row.raw):
        return Left(row.line, "an empty row")
    try:
        return found.line(row, options)
    except BadCell as error:
        return Left(row.line, error.message, failed=True)


def _day_first(sheet: Sheet, found: Format, options: Options) -> bool:
    if options.day_first is not None or found.month_first:
        return bool(options.day_first)
    shown = is_day_first([row.text(found.date) for row in sheet.rows])
    if shown is None:
        raise DatesUnclear(
            "The dates of this file can be read in two ways, and none of them shows which. "
            "Say it once: --dates day-first or --dates month-first (dates=day-first over HTTP)."
        )
    return shown
