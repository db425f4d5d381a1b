"""One number with what its own words say about it: a weight, a count of reps or sets, a length, a time."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from domain.notation.factor import Factor, Role
from domain.notation.lexicon import (
    BAR_WORDS,
    BODYWEIGHT_WORDS,
    COUNT_WORDS,
    DISTANCE_UNITS,
    EACH_WORDS,
    LENGTH_WORDS,
    MAX_WORDS,
    REPS_WORDS,
    ROUNDS_WORDS,
    SECONDS,
    SETS_WORDS,
    SIDE_WORDS,
    WEIGHT_UNITS,
    words,
)
from domain.notation.pairs import read_pair
from domain.notation.tokens import Token
from domain.notation.tokens import kind_at as _kind
from domain.notation.tokens import text_at as _text

_BEHIND_WATTS: Final = frozenset(["", ",", ".", ";", ")", "avg", "average", "for", "and"])  # else "w" is "with"
_OTHER_MEASURES: Final = words(
    "mph kph kmh km/h watts watt w cal cals calories kcal bpm rpm spm am pm years year yrs weeks week"
    " days day months month length lengths laps lap steps step paces strides floors flights"
)
_COUNTED: Final = {
    **dict.fromkeys(SETS_WORDS | words("singles doubles triples"), "sets"),
    **dict.fromkeys(ROUNDS_WORDS, "rounds"),
    **dict.fromkeys(LENGTH_WORDS - {"in"}, "length"),
    **dict.fromkeys(_OTHER_MEASURES, "other"),
    **dict.fromkeys(words("rm rms rmax"), "rm"),
    **dict.fromkeys(words("plate plates"), "plates"),
    **dict.fromkeys(words("attempt attempts tries"), "attempts"),
    **dict.fromkeys(words("total insgesamt gesamt"), "reps"),
    "times": "times",
}
_HALF_MARATHON: Final = Decimal("21.0975")
_CLIMBS: Final = words("elevation elev ascent climb climbed climbing gain vert d+ hm")
_MARGINS: Final = words("off faster slower ahead behind better worse quicker")
_ADJECTIVES_BEFORE_UNIT: Final = words(
    "continuous straight complete across warmup slow quick full hard heavy good solid strict clean easy"
    " more total working further extra light top back drop"
)


def read_factor(tokens: Sequence[Token], i: int) -> tuple[Factor, int] | None:
    """The factor that starts at token i and the index after it, or None."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "time":
        return _clock(tokens, i)
    if token.kind == "num":
        return _number(tokens, i)
    if token.kind == "word":
        return _worded(tokens, i)
    if (
        token.text == "+"
        and _kind(tokens, i + 1) == "num"
        and tokens[i + 1].start - token.end <= (_text(tokens, i - 1) in BODYWEIGHT_WORDS)
    ):
        found = _number(tokens, i + 1)
        if found and found[0].role in ("bare", "weight"):
            found[0].plus, found[0].start = True, token.start
            return found
    if token.text == "~":
        found = read_factor(tokens, i + 1)
        return found
    return None


def _clock(tokens: Sequence[Token], i: int) -> tuple[Factor, int]:
    token = tokens[i]
    assert token.value is not None
    end, j = token.end, i + 1
    if _kind(tokens, j) == "word" and tokens[j].text in SECONDS and tokens[j].start - end <= 1:
        end, j = tokens[j].end, j + 1
    pace = _pace(tokens, j)
    if pace:
        return Factor("pace", (token.value,), token.start, tokens[pace - 1].end), pace
    return Factor("duration", (token.value,), token.start, end), j


def _pace(tokens: Sequence[Token], j: int) -> int:
    """The index behind `/km`, `per mile`, `/500m` or `pace`; 0 when no speed is said."""
    if _text(tokens, j) == "pace":
        return j + 1
    if _text(tokens, j) not in ("/", "per", "min"):
        return 0
    k = j + 1 + (_text(tokens, j) == "min" and _text(tokens, j + 1) in ("/", "per"))
    k += _kind(tokens, k) == "num" and tokens[k].start - tokens[k - 1].end == 0
    if _text(tokens, k) not in DISTANCE_UNITS:
        return 0
    return k + 1 + (_text(tokens, k + 1) == "pace")


def _worded(tokens: Sequence[Token], i: int) -> tuple[Factor, int] | None:
    """A factor that begins with a word: the body, the bar, a plate, `an hour`, `a triple`, `max reps`."""
    text = tokens[i].text
    if text in BODYWEIGHT_WORDS:
        return _body(tokens, i)
    if text in BAR_WORDS or text == "empty":
        return _bar(tokens, i)
    if text in MAX_WORDS:
        ahead = _text(tokens, i + 1) in REPS_WORDS
        counts = ahead or _kind(tokens, i - 1) == "x"
        return (Factor("max", (), tokens[i].start, tokens[i + ahead].end), i + 1 + ahead) if counts else None
    if text in ("a", "à", "an", "another"):
        return _hour(tokens, i) or _plate(tokens, i) or _single(tokens, i)
    if text in ("half", "marathon"):
        return _hour(tokens, i) or _marathon(tokens, i)
    if text in PLURALS:
        role = "reps" if text[:-1] in COUNT_WORDS or _text(tokens, i - 1) in ("all", "of", "in") else ""
        return (Factor(role, (PLURALS[text],), tokens[i].start, tokens[i].end, plural=True), i + 1) if role else None
    return None


PLURALS: Final = {
    **{word + "s": Decimal(COUNT_WORDS[word]) for word in ("single", "double", "triple")},
    **{word: Decimal(value) for value, word in enumerate(["twos", "threes", "fours", "fives", "sixes", "sevens", "eights"], start=2)},
    "tens": Decimal(10),
    "twelves": Decimal(12),
}


def _body(tokens: Sequence[Token], i: int) -> tuple[Factor, int]:
    plus = read_factor(tokens, i + 1) if _text(tokens, i + 1) == "+" else None
    if plus:
        plus[0].start = tokens[i].start
        return plus
    return Factor("bodyweight", (), tokens[i].start, tokens[i].end), i + 1


def _bar(tokens: Sequence[Token], i: int) -> tuple[Factor, int] | None:
    if tokens[i].text == "empty":
        named = _text(tokens, i + 1) in BAR_WORDS | {"barbell"}
        return (Factor("bar", (), tokens[i].start, tokens[i + 1].end), i + 2) if named else None
    loaded = _kind(tokens, i + 1) == "x" or _kind(tokens, i - 1) == "x"
    return (Factor("bar", (), tokens[i].start, tokens[i].end), i + 1) if loaded else None


def _plate(tokens: Sequence[Token], i: int) -> tuple[Factor, int] | None:
    """`a15`: plates of 15 on each side of a bar whose weight nobody said."""
    plate = tokens[i + 1] if _kind(tokens, i + 1) == "num" else None
    if plate is None or plate.value is None or tokens[i].text not in ("a", "à") or plate.start != tokens[i].end:
        return None
    return Factor("plates", (plate.value,), tokens[i].start, plate.end), i + 2


def _single(tokens: Sequence[Token], i: int) -> tuple[Factor, int] | None:
    j = i + 1 + (_text(tokens, i + 1) in _TOP)
    counted = _text(tokens, j) in ("single", "double", "triple") and _text(tokens, j + 1) not in SETS_WORDS
    count = COUNT_WORDS.get(_text(tokens, j)) if counted else None
    return (Factor("reps", (Decimal(count),), tokens[i].start, tokens[j].end), j + 1) if count else None


_TOP: Final = words("heavy top hard solid easy smooth clean big last final grindy tough nice good strong paused max opening second third")


def _marathon(tokens: Sequence[Token], i: int) -> tuple[Factor, int] | None:
    half = tokens[i].text == "half"
    if (half and _text(tokens, i + 1) != "marathon") or _text(tokens, i + 1 + half) in ("pace", "training", "plan", "effort"):
        return None
    return Factor("distance", (_HALF_MARATHON * (2 - half),), tokens[i].start, tokens[i + half].end, "km"), i + 1 + half


_LONG: Final = {"hour": Decimal(3600), "minute": Decimal(60)}


def _hour(tokens: Sequence[Token], i: int) -> tuple[Factor, int] | None:
    """`an hour`, `half an hour`, `a minute and a half`, `an hour and ten minutes`."""
    start, half = tokens[i].start, tokens[i].text == "half"
    j = i + half
    total = _LONG.get(_text(tokens, j + 1))
    if _text(tokens, j) not in ("a", "an") or total is None:
        return None
    unit, end, j = total, tokens[j + 1].end, j + 2
    total = total / 2 if half else total
    if not half and _says_half(tokens, j):
        total, end, j = unit * 3 / 2, tokens[j + 2].end, j + 3
    elif not half and _text(tokens, j) == "and" and _kind(tokens, j + 1) == "num":
        smaller = Decimal(SECONDS.get(_text(tokens, j + 2), 0))
        if 0 < smaller < unit:
            total, end, j = total + (tokens[j + 1].value or 0) * smaller, tokens[j + 2].end, j + 3
    return Factor("duration", (total,), start, end), j


def _number(tokens: Sequence[Token], i: int) -> tuple[Factor, int] | None:
    token = tokens[i]
    assert token.value is not None
    factor = Factor("bare", (token.value,), token.start, token.end, spelled=token.spelled)
    if _text(tokens, i + 1) == "/" and _kind(tokens, i + 2) == "num" and _text(tokens, i + 3) in DISTANCE_UNITS:
        factor.role, factor.end = "pace", tokens[i + 3].end
        return factor, i + 4
    j = read_pair(tokens, i + 1, factor)
    j = _unit(tokens, j, factor)
    if factor.role == "bare" and _glued(tokens, j, factor):
        return None
    if factor.role in ("bare", "weight", "reps") and _text(tokens, j) in _COMPARED and _text(tokens, j + 1) in ("than", "then"):
        factor.role, factor.end = "other", tokens[j + 1].end
        return factor, j + 2
    j = _open_ended(tokens, j, factor)
    j = _same_in_other_unit(tokens, j, factor)
    return factor, _sides(tokens, j, factor, _text(tokens, i - 1))


_COMPARED: Final = words("more less heavier lighter fewer higher lower better faster slower")
_CJK: Final = "\u2e80"  # from here on scripts run numbers and words together


def _glued(tokens: Sequence[Token], j: int, factor: Factor) -> bool:
    """Whether letters that are no unit hang on the number: 16inch, 4arm, 2nd, 9am; or it is one of three: 5/3/1."""
    token = tokens[j] if j < len(tokens) else None
    if token is None or token.kind not in ("word", "name") or token.start != factor.end:
        return False
    return token.text not in ("x", "lr", "f") and token.text[0] < _CJK


def _open_ended(tokens: Sequence[Token], j: int, factor: Factor) -> int:
    """`1+: 4` asks for one or more and tells that there were four."""
    if _text(tokens, j) != "+" or factor.role != "bare" or tokens[j].start != factor.end or _kind(tokens, j + 1) == "num":
        return j
    factor.role, factor.end = "reps", tokens[j].end
    got = _text(tokens, j + 1) == "(" and _text(tokens, j + 2) in ("got", "did", "made", "hit")
    sign, made = _text(tokens, j + 1), tokens[j + 2 + got] if j + 2 + got < len(tokens) else None
    if sign in (":", "=", "(", "-") and made is not None and made.kind == "num" and made.value is not None and made.value <= 100:
        factor.values, factor.end = (made.value,), made.end
        return j + 3 + got + (sign == "(" and _text(tokens, j + 3 + got) == ")")
    return j + 1


def _unit(tokens: Sequence[Token], j: int, factor: Factor) -> int:
    token = tokens[j] if j < len(tokens) else None
    if token is not None and token.text == "-" and token.start == factor.end and _text(tokens, j + 1) in _UNIT_AFTER_HYPHEN:
        j += 1
        token = tokens[j]
    if token is None or token.start - factor.end > 2:
        return j
    if token.kind == "plural":
        factor.end = token.end
        factor.role = "s" if token.text == "s" else "tens"
        return _unit_word_after_plural(tokens, j + 1, factor)
    if token.text == "%":
        factor.role, factor.end = "percent", token.end
        return j + 1
    if token.text in ('"', "″", "”", "'", "’", "″") and token.start == factor.end:
        factor.role, factor.end = ("ft", token.end) if token.text in ("'", "’") else ("length", token.end)
        return j + 1
    if token.text == "#":
        _typed(factor, "weight", token.end, "lb")
        return j + 1
    if token.kind != "word":
        return j
    return _unit_word(tokens, j, factor)


_UNIT_AFTER_HYPHEN: Final = frozenset((*WEIGHT_UNITS, *DISTANCE_UNITS, *SECONDS, *REPS_WORDS)) - {"s", "h", "in"}


def _unit_word_after_plural(tokens: Sequence[Token], j: int, factor: Factor) -> int:
    if factor.role == "tens":
        factor.role = "weight"
    return j


def _unit_word(tokens: Sequence[Token], j: int, factor: Factor) -> int:
    token = tokens[j]
    text = token.text.rstrip(".")
    if text in _ADJECTIVES_BEFORE_UNIT and _text(tokens, j + 1) in (*REPS_WORDS, *SETS_WORDS):
        j, token = j + 1, tokens[j + 1]
        text = token.text
    if text in WEIGHT_UNITS:
        _typed(factor, "weight", token.end, WEIGHT_UNITS[text])
        return j + 1 + (_text(tokens, j + 1) == "." and _kind(tokens, j + 2) not in ("nl", "") and _text(tokens, j + 2)[:1].islower())
    if text == "k":
        _typed(factor, *(("distance", token.end, "km") if _is_timed(tokens, j + 1, factor.value) else ("k", token.end)))
        return j + 1
    if text == "second" and (factor.value != 1 or _text(tokens, j + 1) in SETS_WORDS or _text(tokens, j + 1) == "one"):
        return j
    hours = text != "h" or token.start == factor.end or _kind(tokens, j + 1) in ("num", "nl", "") or _text(tokens, j + 1) in (",", ".", ")")
    if text in ("steps", "step", "paces") and _text(tokens, j + 1) in EACH_WORDS:
        _typed(factor, "reps", token.end)
        return j + 1
    if text in SECONDS and hours:
        return _duration(tokens, j, factor)
    if text in DISTANCE_UNITS:
        k = j + 1 + (_text(tokens, j + 1) == "of")
        climb = _text(tokens, k) in _CLIMBS or (_text(tokens, k) == "up" and _text(tokens, k + 1) in ("", ",", ".", ")", "\n"))
        _typed(factor, "other" if climb else "distance", token.end, DISTANCE_UNITS[text])
        return k + 1 if climb else j + 1
    return _counted(tokens, j, factor, text)


def _is_timed(tokens: Sequence[Token], j: int, kilometres: Decimal) -> bool:
    """`5k in 25:10`, `10k 52:30`, `8k along the river in 43:20`: a time that people take for so many kilometres."""
    for k in range(j, min(j + 6, len(tokens))):
        if tokens[k].kind == "time":
            seconds = tokens[k].value or Decimal(0)
            leads = k == j or tokens[k - 1].text in ("in", ":", "-", "run", "@", "time")
            return leads and kilometres > 0 and 100 <= seconds / kilometres <= 900
        if tokens[k].kind not in ("word", "name") and tokens[k].text not in (":", "-", "@"):
            return False
    return False


def _counted(tokens: Sequence[Token], j: int, factor: Factor, text: str) -> int:
    token, ahead = tokens[j], _text(tokens, j + 1)
    if text in REPS_WORDS:
        if ahead in ("max", "maxes", "pr", "pb"):
            _typed(factor, "rm", tokens[j + 1].end)
            return j + 2
        spare = ahead == "in" and _text(tokens, j + 2) in ("reserve", "tank")
        _typed(factor, "rir" if spare else "reps", token.end)
        return j + (3 if spare else 1)
    if text in ("singles", "doubles", "triples"):
        factor.parts = [Factor("reps", (Decimal(COUNT_WORDS[text[:-1]]),), token.start, token.end)]
    role = _COUNTED.get(text)
    if role is None or (text == "w" and ahead not in _BEHIND_WATTS):
        return j
    _typed(factor, role, token.end)
    return j + 1


def _typed(factor: Factor, role: Role, end: int, unit: str | None = None) -> None:
    if factor.role == "alt" and role in ("weight", "length"):
        factor.unit, factor.end = unit, end
        return
    if (factor.role in ("range", "scheme") and role == "reps") or (factor.per_side and role in ("weight", "distance", "duration")):
        factor.end = end
        return
    factor.role, factor.unit, factor.end = role, unit, end


def _duration(tokens: Sequence[Token], j: int, factor: Factor) -> int:
    """12 min 5 s and 1 h 30 are one duration."""
    unit = Decimal(SECONDS[tokens[j].text.rstrip(".")])
    total, end = factor.value * unit, tokens[j].end
    j += 1
    if _says_half(tokens, j) and unit > 1:
        total, end, j = total + unit / 2, tokens[j + 2].end, j + 3
    while unit > 1:
        k = j + (_text(tokens, j) in ("and", "und", "et", "y", "e", ","))
        number, word = (tokens[k], _text(tokens, k + 1)) if k < len(tokens) else (None, "")
        if number is None or number.kind != "num" or number.value is None or number.start - end > 5:
            break
        smaller = Decimal(SECONDS[word]) if word in SECONDS else None
        if smaller is None and unit == 3600 and number.start == end and number.value < 60:
            total, end, j, unit = total + number.value * 60, number.end, k + 1, Decimal(1)
            continue
        if smaller is None and unit == 60 and _is_rest_of_minute(tokens, k, spoken=factor.spelled):
            total, end, j = total + number.value, number.end, k + 1
            break
        if smaller is None or smaller >= unit:
            break
        total, end, j, unit = total + number.value * smaller, tokens[k + 1].end, k + 2, smaller
    if factor.role not in ("range", "scheme", "alt"):
        role = "other" if _text(tokens, j) in _MARGINS else "duration"
        factor.role, factor.values, factor.end = role, (total,), end
    return j


def _says_half(tokens: Sequence[Token], j: int) -> bool:
    """`a minute and a half`."""
    return [_text(tokens, j + k) for k in range(3)] == ["and", "a", "half"]


_ENDS_TIME: Final = words(". , ; ! ) and then each in on but")


def _is_rest_of_minute(tokens: Sequence[Token], k: int, *, spoken: bool) -> bool:
    """`one minute thirty`: seconds that nobody calls so; a number that counts something else has its word behind it."""
    number = tokens[k]
    if number.value is None or not 5 <= number.value < 60 or number.spelled != spoken or _text(tokens, k - 1) in (",", "and"):
        return False
    return _kind(tokens, k + 1) in ("", "nl") or _text(tokens, k + 1) in _ENDS_TIME


def _same_in_other_unit(tokens: Sequence[Token], j: int, factor: Factor) -> int:
    """40 lb (18 kg) and 185lbs/83.9kg are one weight; the first that was said is kept."""
    if factor.role != "weight" or factor.unit is None or _text(tokens, j) not in ("(", "/", "="):
        return j
    bracket = tokens[j].text == "("
    other, unit = (tokens[j + 1], _text(tokens, j + 2)) if j + 2 < len(tokens) else (None, "")
    if other is None or other.value is None or WEIGHT_UNITS.get(unit) in (None, factor.unit):
        return j
    ratio = factor.value / other.value if other.value else Decimal(0)
    same = Decimal("2.1") < ratio < Decimal("2.35") if factor.unit == "lb" else Decimal("0.42") < ratio < Decimal("0.48")
    if not same or (bracket and _text(tokens, j + 3) != ")"):
        return j
    return j + (4 if bracket else 3)


def _sides(tokens: Sequence[Token], j: int, factor: Factor, before: str = "") -> int:
    """5 each side, 10 per leg, 12/arm, 8 LR; after a weight the words say which dumbbell, not which reps."""
    text = _text(tokens, j)
    if text == "of" and factor.role == "bare" and _kind(tokens, j + 1) == "num" and _text(tokens, j + 2) in SETS_WORDS:
        factor.role, factor.end = "other", tokens[j + 2].end  # 2 of 4 sets: which ones, others say
        return j + 3
    if text == "on" and _text(tokens, j + 1) == "each" and _text(tokens, j + 2) in SIDE_WORDS:
        factor.per_side, factor.end = factor.role != "weight", tokens[j + 2].end
        factor.role = "reps" if factor.role == "bare" else factor.role
        return j + 3
    if (text == "/" or text in EACH_WORDS) and _text(tokens, j + 1) in SIDE_WORDS:
        if (factor.role == "bare" and _text(tokens, j + 1) in ("hand", "hands") and factor.value > 12) or (
            factor.role == "bare" and before == "@" and factor.value > 5
        ):
            factor.role = "weight"
        elif factor.role == "bare":
            factor.role = "reps"
        factor.per_side, factor.end = factor.role not in ("weight", "duration", "distance"), tokens[j + 1].end
        return j + 2
    if text == "a" and _text(tokens, j + 1) in ("side", "leg", "arm"):
        factor.per_side, factor.end = factor.role != "weight", tokens[j + 1].end
        return j + 2
    if text == "lr":
        factor.per_side, factor.end = True, tokens[j].end
        return j + 1
    return j
