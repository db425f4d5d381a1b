"""Remarks between the numbers of a log: effort, rest, warm-ups, misses, sides, sets on the minute."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from domain.notation.factor import Factor
from domain.notation.factors import read_factor
from domain.notation.lexicon import (
    ASSISTED_WORDS,
    BODYWEIGHT_WORDS,
    COUNT_WORDS,
    EACH_WORDS,
    FAIL_WORDS,
    SIDE_WORDS,
    WARMUP_WORDS,
    words,
)
from domain.notation.tokens import Token

_DURING: Final = words("rest resting rested break pause pausen recovery")


@dataclass(slots=True)
class Mark:
    """A remark on sets: warmup, failed, each, per_side, rpe, rir, rest, assisted, bodyweight, result."""

    kind: str
    start: int
    end: int
    value: Decimal | None = None
    values: tuple[Decimal, ...] = ()


def _text(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


_FREE: Final = words("lunch coffee tea smoke work school office summer christmas")  # a break of the day, and of no sets


def read_mark(tokens: Sequence[Token], i: int) -> tuple[Mark, int] | None:
    """The remark that starts at token i, or None."""
    token = tokens[i]
    if token.kind == "num":
        return _number_mark(tokens, i)
    if token.text == "@" and _text(tokens, i + 1) in ("rpe", "rir"):
        return _effort(tokens, i + 1, token.start)
    if token.kind != "word":
        return (Mark("result", token.start, token.end), i + 1) if token.text == "=" else None
    if token.text in ("rpe", "rir"):
        return _effort(tokens, i, token.start)
    if (token.text in _DURING and not (i and tokens[i - 1].text in _FREE)) or token.text == "r":
        return _rest(tokens, i)
    if token.text in _ON_THE_MINUTE:
        return _minutes(tokens, i)
    if token.text == "every":
        return _every(tokens, i)
    return _word_mark(tokens, i)


_JOGGED: Final = words("jog jogs jogging walk walking float easy recovery rec slow active")
_AFTER_NUMBER: Final = _DURING | _JOGGED | words("rpe rir reserve tank")
_BETWEEN: Final = words("/ with ( between w")


def _number_mark(tokens: Sequence[Token], i: int) -> tuple[Mark, int] | None:
    """`8.5 RPE`, `2 RIR` and `90 s rest` are no sets."""
    if not any(token.text in _AFTER_NUMBER for token in tokens[i + 1 : i + 6]):
        return None
    value, following = tokens[i].value, _text(tokens, i + 1)
    spare = _spare(tokens, i)
    if spare and value is not None:
        return Mark("rir", tokens[i].start, tokens[spare - 1].end, value), spare
    if following in ("rpe", "rir") and value is not None and value <= 10:
        if _text(tokens, i + 2)[:1].isdigit():
            return None
        return Mark(following, tokens[i].start, tokens[i + 1].end, value), i + 2
    found = read_factor(tokens, i)
    return _measured_mark(tokens, i, *found) if found else None


def _measured_mark(tokens: Sequence[Token], i: int, factor: Factor, j: int) -> tuple[Mark, int] | None:
    """Reps in reserve, and the time or the way between sets."""
    if factor.role == "rir":
        return Mark("rir", factor.start, factor.end, factor.value), j
    if _text(tokens, j) == "of" and _text(tokens, j + 1) in _DURING:
        j += 1
    if factor.role in ("duration", "s") and _text(tokens, j) in _DURING:
        return Mark("rest", factor.start, tokens[j].end, factor.value), j + 1
    lap = factor.role == "bare" and factor.values and factor.value >= 100
    if (lap or factor.role in ("duration", "distance")) and _is_recovery(tokens, i, j):
        return Mark("rest" if factor.role == "duration" else "interval", factor.start, tokens[j].end, factor.value), j + 1
    return None


def _spare(tokens: Sequence[Token], i: int) -> int:
    """The index behind `2 in the tank` and `one more left in reserve`; 0 when the number says something else."""
    j = i + 1
    while j - i < 4 and _text(tokens, j) in ("more", "rep", "reps", "left", "maybe", "still"):
        j += 1
    if _text(tokens, j) != "in" or (tokens[i].value or 0) > 6:
        return 0
    j += 1 + (_text(tokens, j + 1) == "the")
    return j + 1 if _text(tokens, j) in ("tank", "reserve") else 0


def _is_recovery(tokens: Sequence[Token], i: int, j: int) -> bool:
    """`8x400m w/ 90 sec jog`: between the intervals."""
    jogged = _text(tokens, j) in _JOGGED and _text(tokens, i - 1) in _BETWEEN
    return jogged and any(token.kind == "x" for token in tokens[max(0, i - 30) : i])


def _effort(tokens: Sequence[Token], i: int, start: int) -> tuple[Mark, int] | None:
    j = i + 1
    while _text(tokens, j) in ("of", ":", "=", "was", "a", "an", "@", "about", "around", "~", "-", "is"):
        j += 1
    if _text(tokens, j) in ("<", ">", "≤", "≥"):
        return Mark("effort_bound", start, tokens[min(j + 1, len(tokens) - 1)].end), j + 2
    value = tokens[j].value if j < len(tokens) and tokens[j].kind == "num" else None
    if value is None or value > 10:
        return None
    if _text(tokens, j + 1) in ("-", "/") and j + 2 < len(tokens) and tokens[j + 2].kind == "num":
        return Mark("effort_bound", start, tokens[j + 2].end), j + 3
    values, end = [value], tokens[j].end
    j += 1
    while _text(tokens, j) in (",", "/") and j + 1 < len(tokens) and _is_effort(tokens, j + 1):
        values.append(tokens[j + 1].value or value)
        end = tokens[j + 1].end
        j += 2
    return Mark(tokens[i].text, start, end, value, tuple(values)), j


def _is_effort(tokens: Sequence[Token], j: int) -> bool:
    """Whether a further number in a list of efforts is one: `RPE 8, 8.5, 9`."""
    value = tokens[j].value if tokens[j].kind == "num" else None
    alone = j + 1 >= len(tokens) or tokens[j + 1].kind == "nl" or tokens[j + 1].text in (",", "/", ".", ")")
    return value is not None and 5 <= value <= 10 and alone


def _rest(tokens: Sequence[Token], i: int) -> tuple[Mark, int] | None:
    j = i + 1
    while j - i <= 4 and _text(tokens, j) in (":", "of", "for", "was", "about", "=", "time", "between", "sets", "a", "periods", "-", "~"):
        j += 1
    found = read_factor(tokens, j)
    if found is None or found[0].role not in ("duration", "s", "rest"):
        return None
    return Mark("rest", tokens[i].start, found[0].end, found[0].value), found[1]


_ON_THE_MINUTE: Final = words("emom emotm otm e mom")


def _minutes(tokens: Sequence[Token], i: int) -> tuple[Mark, int] | None:
    """`EMOM 10:` and `EMOM for 12 minutes`: one set a minute; `E2MOM 10`: one every second minute."""
    every, j = Decimal(1), i + 1
    if tokens[i].text == "e":
        if j + 1 >= len(tokens) or tokens[j].kind != "num" or _text(tokens, j + 1) not in ("mom", "mots"):
            return None
        every, j = tokens[j].value or every, j + 2
    while _text(tokens, j) in ("for", "x", "-", ":", "of", "×"):
        j += 1
    count = tokens[j].value if j < len(tokens) and tokens[j].kind == "num" else None
    if count is None or not 2 <= count <= 60:
        return None
    end = tokens[j].end
    ahead = _text(tokens, j + 1)
    behind = j + 1 + (ahead in ("min", "mins", "minutes", "minute", "'", "rounds", "sets"))
    return Mark("emom", tokens[i].start, end, max(Decimal(1), count // every)), behind


def _every(tokens: Sequence[Token], i: int) -> tuple[Mark, int] | None:
    """`every 2 min x 5` and `every 90 s for 8 sets`: so many sets."""
    found = read_factor(tokens, i + 1)
    if found is None or found[0].role not in ("duration", "s"):
        return None
    j = found[1]
    if j + 1 >= len(tokens) or (tokens[j].kind != "x" and tokens[j].text != "for") or tokens[j + 1].kind != "num":
        return None
    count = tokens[j + 1].value or Decimal(0)
    counted = _text(tokens, j + 2) in ("sets", "rounds")
    if not 2 <= count <= 30 or (tokens[j].kind != "x" and not counted):
        return None
    return Mark("emom", tokens[i].start, tokens[j + 1].end, count), j + 2 + counted


def _word_mark(tokens: Sequence[Token], i: int) -> tuple[Mark, int] | None:
    token, text = tokens[i], tokens[i].text
    ahead = _text(tokens, i + 1)
    if text in ("last", "final") and ahead in ("set", "one"):
        return _last(tokens, i)
    if text in FAIL_WORDS or (text in ("f", "m") and _is_after_number(tokens, i)):
        return _failure(tokens, i)
    if text == "on" and ahead[:1].isdigit():
        found = read_factor(tokens, i + 1)
        return (Mark("interval", token.start, found[0].end), found[1]) if found and found[0].role == "duration" else None
    warm = _warm_up(tokens, i)
    if warm:
        return Mark("warmup", token.start, tokens[warm - 1].end), warm
    if (text in EACH_WORDS or text == "both") and ahead in SIDE_WORDS:
        return Mark("per_side", token.start, tokens[i + 1].end), i + 2
    if text in BODYWEIGHT_WORDS and (ahead == "+" or (i + 1 < len(tokens) and tokens[i + 1].kind == "x")):
        return None
    return (Mark(_MARKS[text], token.start, token.end), i + 1) if text in _MARKS else None


_TOLD: Final = words(
    "was were is only just really got did made hit managed actually i but for failed fail failing failure at to with a : = - after"
)


def _last(tokens: Sequence[Token], i: int) -> tuple[Mark, int] | None:
    """`last set 6`, `the last one was really 4`, `last set failed at 3`: the newest sets but for the last of them."""
    j, failed = i + 2, _text(tokens, i - 1) in FAIL_WORDS
    while j - i <= 6 and _text(tokens, j) in _TOLD:
        failed = failed or tokens[j].text in FAIL_WORDS
        j += 1
    found = read_factor(tokens, j) if j < len(tokens) and tokens[j].kind == "num" else None
    if found is None or found[0].role not in ("bare", "reps") or len(found[0].values) != 1 or found[0].value > MOST_REPS:
        return None
    behind = tokens[found[1]] if found[1] < len(tokens) else None
    before = tokens[j - 1].text
    weight = before in ("at", "with") and not failed and found[0].role == "bare"
    if weight or (behind is not None and (behind.kind in ("x", "num", "time") or behind.text in ("@", "+", "/", "at", "of"))):
        return None
    return Mark("last_failed" if failed else "last", tokens[i].start, found[0].end, found[0].value), found[1]


MOST_REPS: Final = 30
_MARKS: Final = {
    **dict.fromkeys(BODYWEIGHT_WORDS, "bodyweight"),
    **dict.fromkeys(ASSISTED_WORDS, "assisted"),
    **dict.fromkeys(words("each ea apiece"), "each"),
    "lr": "per_side",
}


def _warm_up(tokens: Sequence[Token], i: int) -> int:
    """The index behind a word for warming up; 0 when there is none."""
    text = tokens[i].text
    if text in WARMUP_WORDS or text.startswith(("warmup", "ウォームアップ")):
        return i + 1
    j = i + 1 + (_text(tokens, i + 1) == "-")
    return j + 1 if text == "warm" and _text(tokens, j) in ("up", "ups") else 0


def _is_after_number(tokens: Sequence[Token], i: int) -> bool:
    bracket = i > 0 and tokens[i - 1].text == "("
    if tokens[i].text == "m" and not bracket:
        return False
    before = i - 1 - bracket
    return before >= 0 and (tokens[before].kind == "num" or tokens[before].text in ("lb", "lbs", "kg", "#", "x"))


def _failure(tokens: Sequence[Token], i: int) -> tuple[Mark, int]:
    """How often it failed, when that is said: failed twice, failed 3 times."""
    ahead = _text(tokens, i + 1)
    j, times = i + 1, None
    if ahead in COUNT_WORDS:
        j, times = i + 2, Decimal(COUNT_WORDS[ahead])
    elif i + 2 < len(tokens) and tokens[i + 1].kind == "num" and _text(tokens, i + 2) == "times":
        j, times = i + 3, tokens[i + 1].value
    return Mark("failed", tokens[i].start, tokens[j - 1].end, times), j
