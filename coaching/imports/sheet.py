"""A file of separated values as rows under named columns, whatever its encoding and separator; nothing is read by position."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from coaching.imports.values import LENGTH_UNITS, TIME_UNITS, WEIGHT_UNITS, BadCell, number, seconds, whole
from kit.errors import Invalid, TooLarge

T = TypeVar("T")
MAX_FILE = 64 * 1024 * 1024
MAX_NOTE = 4000
PACKED = (b"PK\x03\x04", b"\x1f\x8b")
_UNIT = re.compile(r"^(?P<base>.+?)\s*(?:\((?P<inside>[^()]*)\)|_(?P<after>[a-z]+))$")
_GUARDED = re.compile(r"'(?=[=+\-@\t\r])")


class FileUnreadable(Invalid):
    """The file is not a table of separated values."""

    code = "file_unreadable"


@dataclass(frozen=True)
class Column:
    """A column by its name without the unit, and that unit: `Weight (kg)` and `weight_kg` are both weight in kg."""

    name: str
    unit: str | None = None


@dataclass(frozen=True)
class Cell:
    """One value of a row, in the unit of its column."""

    text: str
    unit: str | None


@dataclass(frozen=True)
class Row:
    """One row of the file by the names of its columns; `line` is where it begins."""

    line: int
    raw: tuple[str, ...]
    cells: dict[str, tuple[Cell, ...]]
    comma: bool
    damage: str | None = None

    def text(self, *names: str) -> str:
        """The first cell under one of these names that is not empty, without the mark that keeps a spreadsheet from running it."""
        found = next((cell.text for name in names for cell in self.cells.get(name, ()) if cell.text.strip()), "")
        return _GUARDED.sub("", found, count=1)[:MAX_NOTE].strip() if found.startswith("'") else found[:MAX_NOTE].strip()

    def number(self, name: str) -> Decimal | None:
        """The number under this name; zero is how many apps write that there is none."""
        return self._read(name, lambda text: number(text, comma=self.comma)) or None

    def count(self, name: str) -> int | None:
        """The whole number under this name."""
        return self._read(name, lambda text: whole(text, comma=self.comma))

    def seconds(self, *names: str) -> Decimal | None:
        """The time under one of these names, in seconds."""
        for name in names:
            found = self._read(name, lambda text: seconds(text, comma=self.comma))
            if found:
                return found
        return None

    def filled(self, name: str) -> tuple[Cell, ...]:
        """The cells under this name that are not empty, each with its unit: a measure may stand in several."""
        return tuple(cell for cell in self.cells.get(name, ()) if cell.text.strip())

    def _read(self, name: str, read: Callable[[str], T]) -> T:
        try:
            return read(self.text(name))
        except BadCell as error:
            raise BadCell(f"{name}: {error.message}") from error


@dataclass(frozen=True)
class Sheet:
    """All rows of a file under its columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of its columns."""
        return frozenset(column.name for column in self.columns)


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or, failing these, in the code page of western Windows."""
    if len(data) > MAX_FILE:
        raise TooLarge(f"The file is larger than {MAX_FILE // 1024 // 1024} MB. Split it.", code="file_too_large")
    if data.startswith(PACKED):
        raise FileUnreadable("The file is packed, or a spreadsheet of its own kind. Unpack it, or save it as CSV.")
    for encoding in _encodings(data):
        try:
            return data.decode(encoding).removeprefix("\ufeff").replace("\x00", "")
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1").replace("\x00", "")


def sheet(text: str) -> Sheet:
    """The rows of a text with a header line; FileUnreadable when there is none."""
    start, separator = _separator(text)
    records = _records(text, separator, start)
    header = next(records, None)
    if header is None:
        raise FileUnreadable("The file is empty.")
    columns = tuple(_column(name) for name in header[1])
    return Sheet(columns, tuple(_row(columns, line, cells, separator, header[1]) for line, cells in records))


def _encodings(data: bytes) -> Sequence[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:2000]
    if head[1::2].count(0) > len(head) // 4:
        return ("utf-16-le",)
    if head[::2].count(0) > len(head) // 4:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def _separator(text: str) -> tuple[int, str]:
    """Lines to pass over, and what separates the cells; spreadsheets may say it in a first line of its own."""
    lines = text.split("\n", 2)
    if found := re.fullmatch(r"sep=(.)\s*", lines[0]):
        return 1, found[1]
    unquoted = re.sub(r'"[^"]*"', "", lines[0])
    return 0, max(",;\t|", key=unquoted.count)


def _records(text: str, separator: str, start: int) -> Iterator[tuple[int, list[str]]]:
    """Every record that is not an empty line, with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for index, cells in enumerate(reader):
            if cells and index >= start:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileUnreadable(f"Line {line} can't be read: {error}. A quotation mark may be open.") from error


def _column(written: str) -> Column:
    name = " ".join(written.strip().strip('"').casefold().split())
    found = _UNIT.match(name)
    unit = (found["inside"] or found["after"] or "").strip() if found else ""
    if found and (unit in WEIGHT_UNITS or unit in LENGTH_UNITS or unit in TIME_UNITS):
        return Column(found["base"].replace("_", " ").strip(), unit)
    return Column(name.replace("_", " "))


def _row(columns: tuple[Column, ...], line: int, cells: list[str], separator: str, header: list[str]) -> Row:
    damage = "the header again" if cells == header else None
    if len(cells) > len(columns):
        fitting = _fitting(columns, cells, separator)
        damage = None if fitting else f"the row has {len(cells)} cells under {len(columns)} columns"
        cells = fitting or cells
    by_name: dict[str, tuple[Cell, ...]] = {}
    for column, text in zip(columns, cells, strict=False):
        by_name[column.name] = (*by_name.get(column.name, ()), Cell(text, column.unit))
    return Row(line, tuple(cells), by_name, separator == ";", damage)


_TEXTS = ("exercise", "exercise name", "exercise title", "comment", "note", "notes", "workout name", "title", "category")


def _fitting(columns: tuple[Column, ...], cells: list[str], separator: str) -> list[str] | None:
    """The cells of a row that has too many: without empty ones at its end, or with those put together again that an app
    wrote without quotation marks, such as a name with a comma in brackets.
    """
    size = len(columns)
    if not any(cell.strip() for cell in cells[size:]) and _is_plausible(columns, cells[:size]):
        return cells[:size]
    extra = len(cells) - size
    for at in (index for name in _TEXTS for index, column in enumerate(columns) if column.name == name):
        mended = [*cells[:at], separator.join(cells[at : at + extra + 1]), *cells[at + extra + 1 :]]
        if _is_plausible(columns, mended):
            return mended
    return None


_MEASURES = frozenset(("weight", "reps", "distance", "seconds", "rpe"))


def _is_plausible(columns: tuple[Column, ...], cells: list[str]) -> bool:
    """Whether brackets close in the cell they open in, and measures look like numbers."""
    measured = [text for column, text in zip(columns, cells, strict=True) if column.name in _MEASURES]
    balanced = all(text.count("(") == text.count(")") for text in cells)
    return balanced and all(re.fullmatch(r"[\s\d.,:+-]*", text) for text in measured)
