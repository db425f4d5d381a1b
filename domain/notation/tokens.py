"""A linear tokenizer for training logs: numbers, clock times, words, signs and line ends, with code-point offsets."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from domain.notation.lexicon import (
    DISTANCE_UNITS,
    FOREIGN_NUMBERS,
    ONES,
    REPS_WORDS,
    SECONDS,
    SETS_WORDS,
    TENS,
    TIMES_SIGN,
    WEIGHT_UNITS,
    words,
)


class Token(NamedTuple):
    """One token; `kind` is num, time, word, x, nl, plural, or the sign itself. A spelled number has `spelled`."""

    kind: str
    start: int
    end: int
    text: str
    value: Decimal | None = None
    spelled: bool = False


_TOKEN: Final = re.compile(
    r"""
      (?P<time>(?<![\d:.,/])\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:\.\d{1,3})?(?![\d:]) | (?<![^\s(\[=]):[0-5]\d(?![\d:]))
    | (?P<quoted>(?<![\d])\d{1,2}['’′]\d{2}["”″]?(?![\d.]))
    | (?P<num>\d{1,9}(?:[.,]\d{1,9})?(?![\d]) | \d{1,12} | (?<![\d\w])\.\d{1,3})
    | (?P<half>[½¼¾])
    | (?P<plural>(?<=\d)['’]?s(?![^\W_]))
    | (?P<word>[^\W\d_\u2e80-\uffef]{1,60}(?:['’][^\W\d_]{1,10})?|(?:(?=[\u2e80-\uffef])[^\W\d_]){1,60})
    | (?P<nl>\n)
    | (?P<bold>\*{2,}|`+|_{1,3}|~{2})
    | (?P<sign>[^\s])
    """,
    re.VERBOSE,
)
_SPOKEN_HUNDREDS: Final = re.compile(r"(one|two|three|four|five|six|seven)$", re.IGNORECASE)
_HALVES: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_DASHES: Final = dict.fromkeys("–—−‒", "-")
_X_TAILS: Final = words("f miss fail bw bodyweight bar max amrap failure")


def tokenize(text: str) -> list[Token]:
    """All tokens of the text in order; spaces and markdown emphasis are left out."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind != "bold":
            _READERS.get(kind, _plain)(tokens, kind, match)
    return _spoken(tokens)


def kind_at(tokens: Sequence[Token], i: int) -> str:
    """The kind of token i, empty outside the line."""
    return tokens[i].kind if 0 <= i < len(tokens) else ""


def text_at(tokens: Sequence[Token], i: int) -> str:
    """The text of token i, empty outside the line."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


def seconds_of(clock: str) -> Decimal:
    """Seconds of a clock reading such as 4:32, 1:01:52, 60:00.3 or :56."""
    total = Decimal(0)
    for part in clock.split(":"):
        total = total * 60 + (Decimal(part) if part else 0)
    return total


def _plain(tokens: list[Token], kind: str, match: re.Match[str]) -> None:
    tokens.append(Token(kind, match.start(), match.end(), match.group()))


def _time(tokens: list[Token], kind: str, match: re.Match[str]) -> None:
    tokens.append(Token(kind, match.start(), match.end(), match.group(), seconds_of(match.group())))


def _quoted(tokens: list[Token], _kind: str, match: re.Match[str]) -> None:
    minutes, seconds = re.split(r"['’′]", match.group().rstrip('"”″'))
    tokens.append(Token("time", match.start(), match.end(), match.group(), Decimal(minutes) * 60 + Decimal(seconds)))


def _half(tokens: list[Token], _kind: str, match: re.Match[str]) -> None:
    if tokens and tokens[-1].kind == "num" and match.start() - tokens[-1].end <= 1:
        before = tokens.pop()
        tokens.append(Token("num", before.start, match.end(), before.text, (before.value or 0) + _HALVES[match.group()]))
    else:
        tokens.append(Token("num", match.start(), match.end(), match.group(), _HALVES[match.group()]))


def _num(tokens: list[Token], _kind: str, match: re.Match[str]) -> None:
    text, start, end = match.group(), match.start(), match.end()
    whole, comma, part = text.partition(",")
    if not comma:
        tokens.append(Token("num", start, end, text, Decimal(text)))
    elif not _is_listed(match) and _is_decimal_comma(match, whole, part):
        tokens.append(Token("num", start, end, text, Decimal(f"{whole}.{part}")))
    elif len(part) == 3 and len(whole) <= 2 and int(whole) <= 20 and not _beside_times(match):
        tokens.append(Token("num", start, end, text, Decimal(whole + part)))
    else:
        split = start + len(whole)
        tokens.append(Token("num", start, split, whole, Decimal(whole)))
        tokens.append(Token("sign", split, split + 1, ","))
        tokens.append(Token("num", split + 1, end, part, Decimal(part)))


def _beside_times(match: re.Match[str]) -> bool:
    return match.string[match.end() : match.end() + 1] in _TIMES or match.string[match.start() - 1 : match.start()] in _TIMES


def _is_listed(match: re.Match[str]) -> bool:
    """`20x15,25x12`: between two signs the comma parts two sets."""
    return match.string[match.end() : match.end() + 1] in _TIMES and match.string[match.start() - 1 : match.start()] in _TIMES


_TIMES: Final = frozenset("xX×*")
_AFTER_DECIMAL: Final = re.compile(r"\s{0,2}(?:kg|kgs|kilo|lb|lbs|km|mi|кг|км|公斤|m\b|k\b)", re.IGNORECASE)


def _is_decimal_comma(match: re.Match[str], whole: str, part: str) -> bool:
    """32,5 is a number and 8,6 a list: a unit behind it, a weight sign before it, or a plate's fraction decides."""
    text = match.string
    before, after = text[: match.start()][-2:], text[match.end() : match.end() + 1]
    if after == "," or before.endswith(","):
        return False
    if len(part) <= 2 and _AFTER_DECIMAL.match(text, match.end()):
        return True
    if len(part) <= 2 and before and before[-1] in "@aà" and part in ("5", "25", "75", "50"):
        return True
    return part in ("5", "25", "75") and int(whole) >= 12


def _word(tokens: list[Token], kind: str, match: re.Match[str]) -> None:
    text, start, end = match.group(), match.start(), match.end()
    low = text.lower()
    if text in TIMES_SIGN:
        tokens.append(Token("x", start, end, "x"))
    elif text[0] >= _CJK and (cut := _unit_at(text)):
        tokens.append(Token(kind, start, start + cut, low[:cut]))
        _word_after(tokens, kind, match, cut)
    elif low.endswith("x") and low[:-1] in WEIGHT_UNITS:
        tokens.append(Token(kind, start, end - 1, low[:-1]))
        tokens.append(Token("x", end - 1, end, "x"))
    elif low.startswith("x") and low[1:] in _X_TAILS:
        tokens.append(Token("x", start, start + 1, "x"))
        tokens.append(Token(kind, start + 1, end, low[1:]))
    else:
        tokens.append(Token(kind, start, end, low))


_CJK: Final = "\u2e80"  # from here on scripts run words together
_CJK_UNITS: Final = sorted(
    (word for word in (*WEIGHT_UNITS, *DISTANCE_UNITS, *SECONDS, *REPS_WORDS, *SETS_WORDS) if word[0] >= _CJK), key=len, reverse=True
)
_CJK_WORDS: Final = frozenset(_CJK_UNITS)


def _unit_at(text: str) -> int:
    """How many letters of a longer word are a unit that it begins with: sets in `5组每组8个`; 0 when it begins with none."""
    if text in _CJK_WORDS:
        return 0
    return next((len(unit) for unit in _CJK_UNITS if text.startswith(unit)), 0)


def _word_after(tokens: list[Token], kind: str, match: re.Match[str], cut: int) -> None:
    rest, start = match.group()[cut:], match.start() + cut
    sign = rest in TIMES_SIGN
    tokens.append(Token("x" if sign else kind, start, match.end(), "x" if sign else rest.lower()))


def _sign(tokens: list[Token], _kind: str, match: re.Match[str]) -> None:
    text = match.group()
    if text == "*":
        between = tokens and tokens[-1].end == match.start() and tokens[-1].kind in ("num", "word")
        follows = match.string[match.end() : match.end() + 1].isdigit()
        if between and follows:
            tokens.append(Token("x", match.start(), match.end(), "x"))
        return
    if text in TIMES_SIGN:
        tokens.append(Token("x", match.start(), match.end(), "x"))
    else:
        tokens.append(Token("sign", match.start(), match.end(), _DASHES.get(text, text)))


_READERS: Final = {"time": _time, "quoted": _quoted, "half": _half, "num": _num, "word": _word, "sign": _sign}


def _spoken(tokens: list[Token]) -> list[Token]:
    """Joins spelled numbers: ninety five, one thirty five, a hundred and ten, one35."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind == "word" and token.text in _NUMBER_WORDS:
            number, i = _spelled(tokens, i)
            out.append(number)
            continue
        if token.kind == "word" and token.text in _PLURAL_TENS and text_at(out, len(out) - 1) not in _AGES:
            out += _plural(token)
            i += 1
            continue
        if token.text == "times" and out and out[-1].kind == "num" and _is_number(tokens, i + 1):
            token = Token("x", token.start, token.end, "x")
        out.append(token)
        i += 1
    return out


def _is_number(tokens: list[Token], i: int) -> bool:
    return kind_at(tokens, i) == "num" or text_at(tokens, i) in _NUMBER_WORDS


_AGES: Final = words("my his her their our your mid early late in")
_PLURAL_TENS: Final = {(word[:-1] + "ies"): value for word, value in TENS.items()}


def _plural(token: Token) -> list[Token]:
    """`the sixties`: the dumbbells of sixty."""
    cut = token.end - 1
    return [Token("num", token.start, cut, token.text, _PLURAL_TENS[token.text], True), Token("plural", cut, token.end, "s")]


_NUMBER_WORDS: Final = {**ONES, **TENS, **FOREIGN_NUMBERS, "hundred": Decimal(100), "thousand": Decimal(1000), "zero": Decimal(0)}


def _spelled(tokens: list[Token], i: int) -> tuple[Token, int]:
    first = tokens[i]
    parts: list[Decimal] = []
    j, end = i, first.end
    while j < len(tokens) and tokens[j].start - end <= 1:
        token = tokens[j]
        value = _NUMBER_WORDS.get(token.text) if token.kind == "word" else None
        if value is None and token.text == "oh" and parts:
            value = Decimal(0)
        if value is None and token.kind == "num" and parts and token.start == end and len(token.text) == 2:
            value = token.value
        if value is None and token.text in ("and", "-") and parts and parts[-1] >= 20 and _continues(tokens, j):
            j += 1
            end = token.end
            continue
        if value is None or (parts and not _joins(parts, value)):
            break
        parts.append(value)
        end = token.end
        j += 1
    if len(parts) == 1 and _splits(tokens, i, j):
        parts, j = [parts[0], tokens[j].value or Decimal(0)], j + 1
    if len(parts) > 2 and j < len(tokens) and tokens[j].text in ("reps", "rep") and parts[-1] < 20 and j - i == len(parts):
        j, parts = j - 1, parts[:-1]  # one thirty eight reps: nobody does 138
    fraction = _fraction(tokens, j)
    return Token("num", first.start, tokens[j - 1 + 2 * bool(fraction)].end, first.text, _sum(parts) + fraction, True), j + 2 * bool(
        fraction
    )


def _fraction(tokens: list[Token], j: int) -> Decimal:
    """`twenty two point five`."""
    if text_at(tokens, j) != "point" or j + 1 >= len(tokens):
        return Decimal(0)
    part = tokens[j + 1]
    value = ONES.get(part.text) if part.kind == "word" else part.value if part.kind == "num" and len(part.text) == 1 else None
    return value / 10 if value is not None and value < 10 else Decimal(0)


_HUNDREDS: Final = words("one two three four five")
_LABELLED: Final = words("set round number exercise day week workout attempt rep warmup last every each")


def _splits(tokens: list[Token], i: int, j: int) -> bool:
    """`one 35 for ten` is 135: speech that was written down as a word and a number."""
    rest = tokens[j] if j < len(tokens) else None
    if rest is None or tokens[i].text not in _HUNDREDS or rest.kind != "num" or len(rest.text) != 2 or rest.start - tokens[i].end != 1:
        return False
    if i and tokens[i - 1].text in _LABELLED:
        return False
    return kind_at(tokens, j + 1) == "x" or text_at(tokens, j + 1) in ("for", "times")


def _continues(tokens: list[Token], j: int) -> bool:
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    return following is not None and (following.text in ONES or (following.text in TENS and tokens[j - 1].text == "hundred"))


def _joins(parts: list[Decimal], value: Decimal) -> bool:
    last = parts[-1]
    if value in (100, 1000):
        return last < value / 5 and last != 0
    if last == 1000:
        return value < 100
    if last == 100:
        return value < 100
    if last >= 20 and last < 100:
        return 0 < value < 10 and last % 10 == 0
    if last == 0:
        return 0 < value < 10
    return 0 < last < 10 and len(parts) == 1 and (value >= 10 or value == 0)


def _sum(parts: list[Decimal]) -> Decimal:
    total = parts[0]
    for previous, value in pairwise(parts):
        if value in (100, 1000):
            total += previous * (value - 1)
        elif previous < 10 and previous > 0 and (value >= 10 or value == 0) and total < 10:
            total = total * 100 + value
        else:
            total += value
    return total
