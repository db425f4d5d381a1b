"""Two or more numbers joined by a sign: both sides, options, ranges, lists of reps or of weights, a tempo."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from domain.notation.factor import Factor
from domain.notation.lexicon import words
from domain.notation.tokens import Token, kind_at, text_at

_RX_UNITS: Final = words("# lb lbs kg kgs pounds")


def read_pair(tokens: Sequence[Token], j: int, factor: Factor) -> int:
    """5/5 and 4 + 4 are both sides, 315/225 are options, 8-10 is a range, 10-8-6 a list of reps."""
    sign, following = text_at(tokens, j), tokens[j + 1] if j + 1 < len(tokens) else None
    if following is None or following.kind != "num" or following.value is None or sign not in ("/", "+", "-"):
        return j
    tight = tokens[j].start == factor.end and following.start == tokens[j].end
    if sign == "/" and tight and text_at(tokens, j + 2) == "/" and kind_at(tokens, j + 3) == "num":
        return _slashed(tokens, j, factor)
    if (sign == "/" and tight) or (sign == "+" and following.value == factor.value):
        _sided(factor, following, sign, prescribed=text_at(tokens, j + 2) in _RX_UNITS)
        return j + 2
    return _dashed(tokens, j, factor) if sign == "-" and tight else j


def _sided(factor: Factor, following: Token, sign: str, *, prescribed: bool) -> None:
    first, second = factor.value, following.value or Decimal(0)
    factor.end = following.end
    light, heavy = min(first, second), max(first, second)
    if first == second and first <= 60:
        factor.per_side, factor.role = True, "reps"
    elif sign == "/" and light <= 20 and heavy >= 45 and not prescribed:
        factor.role, other = ("weight", "reps") if first == heavy else ("reps", "weight")
        factor.parts = [Factor(other, (second,), following.start, following.end, op="x")]
    elif sign == "/":
        factor.role, factor.values = "alt", (first, second)


def _dashed(tokens: Sequence[Token], j: int, factor: Factor) -> int:
    values = [factor.value]
    while text_at(tokens, j) == "-" and kind_at(tokens, j + 1) == "num" and tokens[j + 1].start == tokens[j].end == factor.end + 1:
        values.append(tokens[j + 1].value or Decimal(0))
        factor.end = tokens[j + 1].end
        j += 2
    factor.values = tuple(values)
    if len(values) in (3, 4) and max(values) <= 9 and any("tempo" in before.text for before in _before(tokens, factor.start)):
        factor.role = "remark"
        return j
    factor.role = "scheme" if len(values) > 2 or values[0] > values[-1] else "range"
    if len(values) > 2 and min(values) > 30:
        factor.role, factor.listed = "bare", True
    return j


def _before(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """The four tokens in front of a place."""
    at = bisect_left(tokens, start, key=lambda token: token.start)
    return tokens[max(0, at - 4) : at]


def _slashed(tokens: Sequence[Token], j: int, factor: Factor) -> int:
    """80/90/100 are weights, 10/8/6 reps, and 5/3/1 is a programme."""
    values = [factor.value]
    while text_at(tokens, j) == "/" and kind_at(tokens, j + 1) == "num" and tokens[j + 1].start - factor.end <= 3:
        values.append(tokens[j + 1].value or Decimal(0))
        factor.end = tokens[j + 1].end
        j += 2
    factor.values = tuple(values)
    if values[0] >= 45 and max(values[1:]) <= 30 and len(values) == 3:
        factor.values = (values[0],)
        factor.role = "weight"
        factor.parts = [Factor("bare", (value,), factor.start, factor.end, op="x") for value in values[1:]]
    elif values == [5, 3, 1]:
        factor.role = "remark"
    elif min(values) > 30:
        factor.listed = True
    else:
        factor.role = "scheme"
    return j
