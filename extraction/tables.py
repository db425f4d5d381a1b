"""Tables and CSV inside a message: a head that names its columns, and rows whose cells need no guessing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from domain.notation.chains import Chain
from domain.notation.factor import Factor
from domain.notation.factors import read_factor
from domain.notation.lexicon import WEIGHT_UNITS
from domain.notation.lexicon import words as listed
from domain.notation.tokens import Token, tokenize

_COLUMNS: Final = {
    **dict.fromkeys(listed("exercise lift movement name übung uebung ejercicio exercice esercizio exercício exercise_name 種目"), "name"),
    **dict.fromkeys(listed("sets set sätze series séries serie"), "sets"),
    **dict.fromkeys(listed("reps rep repetitions wdh wiederholungen repeticiones répétitions 回数"), "reps"),
    **dict.fromkeys(listed("weight load kg kgs lb lbs gewicht peso poids 重量 weight_kg weight_lb"), "weight"),
    "rpe": "rpe",
    **dict.fromkeys(listed("time duration"), "duration"),
    "distance": "distance",
}
_IS_HEAD: Final = re.compile(
    r"(?:reps|rep|wdh|wiederholungen|repeticiones|répétitions|weight|load|gewicht|peso|poids|kg|lbs?|重量|回数)\b[ \])*_]*[,;|\t\n]", re.I
)
_SEPARATORS: Final = ("|", "\t", ";", ",")


@dataclass(slots=True)
class Row:
    """One row of a table: the words of its exercise cell and the chain that its numbers make."""

    start: int
    end: int
    name_start: int
    name_end: int
    chain: Chain
    number: int = 1  # which set of its exercise it is, when the rows are numbered


def _uncounted(text: str, row: Row, before: Row | None) -> None:
    """Drops the number of a set: a second row of an exercise that says 2 is its second set, not two of them."""
    if before is None or text[row.name_start : row.name_end] != text[before.name_start : before.name_end]:
        return
    count = next((factor for factor in row.chain.factors if factor.role == "sets"), None)
    if count is not None and len(row.chain.factors) > 1 and count.value == before.number + 1:
        row.number = int(count.value)
        row.chain.factors.remove(count)


def table_rows(text: str) -> list[Row]:
    """The rows of every table in the text; empty when no line is a head with an exercise, and reps or weights."""
    rows: list[Row] = []
    if not any(separator in text for separator in _SEPARATORS) or not _IS_HEAD.search(text):
        return rows
    columns: list[str | None] = []
    separator, unit, at = "", None, 0
    for number, line in enumerate(text.split("\n")):
        head = _head(line) if len(line) <= 300 else None
        if head is not None:
            separator, columns, unit = head
        elif columns:
            row = _row(line, at, number, separator, columns, unit)
            if row is not None:
                _uncounted(text, row, rows[-1] if rows else None)
                rows.append(row)
            elif line.strip(" |-:+\t"):
                columns = []
        at += len(line) + 1
    return rows


def _head(line: str) -> tuple[str, list[str | None], str | None] | None:
    for separator in _SEPARATORS:
        cells = [cell.strip(" *_").lower() for cell in line.split(separator)]
        if len(cells) < 3:
            continue
        columns = [_COLUMNS.get(cell.split("(")[0].split("[")[0].strip()) for cell in cells]
        if "name" in columns and ("reps" in columns or "weight" in columns):
            unit = next(
                (WEIGHT_UNITS[word] for cell in cells for word in cell.replace("(", " ").replace(")", " ").split() if word in WEIGHT_UNITS),
                None,
            )
            return separator, columns, unit
    return None


def _row(line: str, at: int, number: int, separator: str, columns: Sequence[str | None], unit: str | None) -> Row | None:
    cells = line.split(separator)
    if len(cells) < 3 or abs(len(cells) - len(columns)) > 1:
        return None
    factors: list[Factor] = []
    rpe: Decimal | None = None
    name = (0, 0)
    start = at
    for cell, column in zip(cells, columns, strict=False):
        lead = len(cell) - len(cell.lstrip())
        place = (start + lead, start + len(cell.rstrip()))
        if column == "name":
            name = place
        elif column == "rpe":
            rpe = _number(cell)
        elif column is not None:
            factors.extend(_cell(cell, start, column, unit))
        start += len(cell) + len(separator)
    if name[1] <= name[0] or not factors:
        return None
    return Row(at, at + len(line), *name, Chain(factors, line=number, rpe=rpe))


def _number(cell: str) -> Decimal | None:
    tokens = tokenize(cell)
    return tokens[0].value if tokens and tokens[0].kind == "num" else None


def _cell(cell: str, start: int, column: str, unit: str | None) -> list[Factor]:
    tokens = [Token(t.kind, t.start + start, t.end + start, t.text, t.value, t.spelled) for t in tokenize(cell)]
    found = read_factor(tokens, 0) if tokens else None
    if found is None or not found[0].values:
        return []
    factor = found[0]
    if factor.role == "bare":
        factor.role, factor.unit = column, unit if column == "weight" else None
        if column == "reps":
            factor.values = tuple(token.value for token in tokens if token.value is not None)
            factor.end = tokens[-1].end
    return [factor]
