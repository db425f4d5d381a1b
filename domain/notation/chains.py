"""Numbers that belong together: `3x5 @ 100kg`, `185lbx(5,2)`, `50 kg for 2 sets of 6`, and the remarks between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from domain.notation.factor import Factor
from domain.notation.factors import read_factor
from domain.notation.lexicon import FAIL_WORDS, SETS_WORDS, words
from domain.notation.marks import Mark, read_mark
from domain.notation.tokens import Token


@dataclass(slots=True)
class Chain:
    """Factors that describe the same sets, in the order they were written; `sep` is what stood before them."""

    factors: list[Factor]
    sep: str = ""
    line: int = 0
    marks: set[str] = field(default_factory=set)
    rpe: Decimal | None = None
    rir: Decimal | None = None
    rest_s: Decimal | None = None
    times: int = 1
    extra: list[tuple[int, int]] = field(default_factory=list)
    rpes: tuple[Decimal, ...] = ()  # one for each set
    last: Decimal | None = None  # the reps of the last of these sets
    last_failed: bool = False

    @property
    def start(self) -> int:
        return self.factors[0].start

    @property
    def end(self) -> int:
        return max(factor.end for factor in self.factors)

    def has(self, *roles: str) -> bool:
        """Whether some factor has one of these roles."""
        return any(factor.role in roles for factor in self.factors)


Item = Chain | Mark | Token

_AT: Final = words("@ at with mit using con avec com på z à med mit")
_SKIPPED_AFTER_AT: Final = words("a an the only about around roughly approx ca my just ~ : the an 'em")
_ARTICLES: Final = words("a an one another my the final last first second third")


def read_items(tokens: Sequence[Token]) -> list[Item]:
    """The chains, marks and remaining tokens of one line, in order."""
    items: list[Item] = []
    i = 0
    while i < len(tokens):
        marked = read_mark(tokens, i)
        if marked is not None:
            items.append(marked[0])
            i = marked[1]
            continue
        chained = read_chain(tokens, i)
        if chained is not None and not _hangs_on_word(tokens, i, chained[0]):
            before = _before(tokens, i)
            chain, i = chained
            chain.sep = before
            if before == "x" and len(chain.factors) == 1 and chain.factors[0].role == "bare":
                chain.factors[0].role = "count"
            items.append(chain)
            continue
        if _is_label(tokens, i):
            items.append(tokens[i])
            i += 2
            continue
        items.append(tokens[i])
        i += 1
    return items


def _before(tokens: Sequence[Token], i: int) -> str:
    """The word that leads to a number: "with" of "w the 45"."""
    before = tokens[i - 1].text if i else ""
    led = before in ("the", "my") and i > 1 and tokens[i - 2].text in ("w", "with", "at", "@")
    return "with" if led else before


_LABELS: Final = words(
    "phase week cycle day rotation round set session workout part block wk w level lvl stage zone version station number no exercise sess"
)


def _hangs_on_word(tokens: Sequence[Token], i: int, chain: Chain) -> bool:
    """`warmup2` and `set1` number a word."""
    bare = len(chain.factors) == 1 and chain.factors[0].role == "bare"
    return bare and i > 0 and tokens[i - 1].kind == "word" and tokens[i - 1].end == tokens[i].start


def _is_label(tokens: Sequence[Token], i: int) -> bool:
    """`Week 3`, `Set 2:` and `Day 1` number a thing; their number is nobody's reps."""
    if tokens[i].text not in _LABELS or i + 1 >= len(tokens) or tokens[i + 1].kind != "num":
        return False
    if (tokens[i + 1].value or 0) > 20:
        return False
    factor = read_factor(tokens, i + 1)
    counted = factor is not None and factor[0].role != "bare"
    return not counted and (i + 2 >= len(tokens) or (tokens[i + 2].kind != "x" and tokens[i + 2].text != "@"))


def read_chain(tokens: Sequence[Token], i: int) -> tuple[Chain, int] | None:
    """The longest chain that starts at token i, or None."""
    first = read_factor(tokens, i) or _set_of(tokens, i)
    if first is None:
        return None
    factors = [first[0], *first[0].parts]
    i = first[1]
    while len(factors) < 12:
        step = _link(tokens, i, factors)
        if step is None:
            break
        more, i = step
        factors.extend(more)
        if not more:
            break
    if _text(tokens, i) in _IN_HANDS and [factor.role for factor in factors] == ["bare", "weight"] and factors[0].value == 2:
        factors = factors[1:]  # 2x16 kg dumbbells: one in each hand
    return Chain(factors), i


_IN_HANDS: Final = words("dumbbells dumbbell dbs db kettlebells kettlebell kbs kb bells kurzhanteln")


def _set_of(tokens: Sequence[Token], i: int) -> tuple[Factor, int] | None:
    """`a brutal set of 3`: one set, its reps follow."""
    j = i
    if j >= len(tokens) or tokens[j].text not in _ARTICLES:
        return None
    j += 1
    for _ in range(3):
        if j < len(tokens) and tokens[j].kind == "word" and tokens[j].text not in SETS_WORDS:
            j += 1
    if j + 1 >= len(tokens) or tokens[j].text not in ("set", "serie", "série") or tokens[j + 1].text not in ("of", "de", "di"):
        return None
    found = read_factor(tokens, j + 2)
    if found is None or found[0].role not in ("bare", "reps", "duration", "distance"):
        return None
    if found[0].role == "bare":
        found[0].role = "reps"
    return found


Joined = tuple[list[Factor], int] | None
_TIMES_OR_BRACKET: Final = words("( by : w +")
_FOR: Final = words("for für pour para per на по で 做 做了 を 로 으로")
_OF: Final = words("of de di à zu a da по por 每组 每組 各 每次")


def _link(tokens: Sequence[Token], i: int, factors: list[Factor]) -> Joined:
    """What joins the next factors to those before, and the index behind them."""
    if i >= len(tokens):
        return None
    token, last = tokens[i], factors[-1]
    if token.kind == "x":
        return _times(tokens, i, factors)
    if token.text in _AT:
        return _at(tokens, i)
    if token.text in _TIMES_OR_BRACKET:
        return _signed(tokens, i, factors)
    if token.text in _OF and last.role in ("sets", "reps", "rm"):
        return _joined(tokens, _skip(tokens, i + 1), "of")
    if token.text in _FOR or (token.text == "," and _text(tokens, i + 1) == "for"):
        return _for(tokens, i + (token.text == ",") + 1)
    if token.text == "-":
        return _less(tokens, i, last)
    return _behind_praise(tokens, i, factors) if token.text in _SAID_OF_WEIGHT else _beside(tokens, i, factors)


def _beside(tokens: Sequence[Token], i: int, factors: list[Factor]) -> Joined:
    token, last = tokens[i], factors[-1]
    return _adjacent(tokens, i, factors) if token.kind in ("num", "time", "word") and token.start - last.end <= 2 else None


def _signed(tokens: Sequence[Token], i: int, factors: list[Factor]) -> Joined:
    """`(8x2)`, `3 by 5`, `3RM: 120 kg`, `w/ 40 kg`, `w the 40`, `10+8`, `3x8 +15kg`."""
    sign, last = tokens[i].text, factors[-1]
    if sign == "(":
        return _bracket(tokens, i, factors) or _behind_talk(tokens, i, factors)
    if sign == "+" and tokens[i].start == last.end and last.role == "bare":
        return _summed(tokens, i)
    if sign == "+":
        return _adjacent(tokens, i, factors) if tokens[i].start - last.end <= 2 else None
    if sign == "w":
        j = _skip(tokens, i + 1 + (_text(tokens, i + 1) == "/"))
        rests = j < len(tokens) and tokens[j].kind == "num" and read_mark(tokens, j) is not None
        added = _joined(tokens, j, "@") if not rests else None
        return added if added and added[0][0].role not in ("distance", "duration") else None
    counts = last.role == ("bare" if sign == "by" else "rm")
    return _joined(tokens, i + 1, "x") if counts else None


_SAID_OF_WEIGHT: Final = words(
    "felt like nothing was went up moved easy smooth smoothly fast well good great clean fine heavy tough hard and only just"
    " got made managed"
)
_GOT: Final = words("got made managed")


def _behind_praise(tokens: Sequence[Token], i: int, factors: list[Factor]) -> Joined:
    """`225 felt like nothing for 5`, `tried 50 and only got 2`: reps behind what was said of the weight."""
    if len(factors) > 1:
        return None
    j, last = i, factors[0]
    while j - i < 5 and _text(tokens, j) in _SAID_OF_WEIGHT:
        j += 1
    if not (last.role == "weight" or (last.role == "bare" and last.value >= 45)):
        return None
    said = tokens[i].text != "and" and _text(tokens, j) == "for"
    counted = j > i and _text(tokens, j + 1) == "times"
    got = tokens[i].text == "and" and j - i > 1 and tokens[j - 1].text in _GOT
    found = _joined(tokens, j + said, "for") if said or got or counted else None
    if found is None or found[0][0].role not in ("bare", "reps", "times") or found[0][0].value > 30:
        return None
    found[0][0].role = "reps" if counted else found[0][0].role
    return found


def _summed(tokens: Sequence[Token], i: int) -> Joined:
    """`10+8+6`: reps with a breath between them."""
    found = read_factor(tokens, i + 1)
    if found is None or found[0].role != "bare":
        return None
    found[0].op = " "
    return [found[0]], found[1]


def _less(tokens: Sequence[Token], i: int, last: Factor) -> Joined:
    """`3x8 -20kg`: help from a machine or a band; `3RM - 100kg`: the weight of a maximum."""
    if last.role == "rm":
        return _joined(tokens, i + 1, "x")
    tight = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i].start > last.end
    found = read_factor(tokens, i + 1) if tight else None
    if found is None or found[0].role != "weight":
        return None
    found[0].op, found[0].start = "less", tokens[i].start
    return [found[0]], found[1]


def _text(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text if i < len(tokens) else ""


def _skip(tokens: Sequence[Token], i: int) -> int:
    while i < len(tokens) and tokens[i].text in _SKIPPED_AFTER_AT:
        i += 1
    return i


def _joined(tokens: Sequence[Token], i: int, op: str) -> Joined:
    found = read_factor(tokens, i)
    if found is None:
        return None
    factor, j = found
    factor.op = op
    return [factor, *factor.parts], j


def _times(tokens: Sequence[Token], i: int, factors: list[Factor]) -> Joined:
    """x before a number multiplies; a trailing x (`15x`) says that the number before it counts reps."""
    bracket = _bracket(tokens, i + 1, factors) if _text(tokens, i + 1) == "(" else None
    if bracket is not None and bracket[0]:
        bracket[0][0].op = "x"
        return bracket
    found = _joined(tokens, i + 1, "x")
    if found is not None:
        return found
    if _text(tokens, i + 1) in FAIL_WORDS or _text(tokens, i + 1) == "f":
        return None
    if factors[-1].role == "bare" and len(factors) == 1 and tokens[i].start - factors[-1].end <= 1:
        factors[-1].role, factors[-1].end = "count", tokens[i].end
        return [], i + 1
    return None


def _at(tokens: Sequence[Token], i: int) -> Joined:
    j = _skip(tokens, i + 1)
    if tokens[i].text == "with" and j < len(tokens) and tokens[j].kind == "num" and read_mark(tokens, j) is not None:
        return None
    found = _joined(tokens, j, "@")
    if found is None or (tokens[i].text != "@" and found[0][0].role == "bare" and found[0][0].spelled and found[0][0].value < 10):
        return None
    return found


def _for(tokens: Sequence[Token], i: int) -> Joined:
    one_set = _set_of(tokens, i)
    if one_set is not None:
        one_set[0].op = "for"
        return [one_set[0]], one_set[1]
    mine = i + 1 if _text(tokens, i) in ("my", "the", "all") else i
    found = _joined(tokens, mine, "for")
    if found is None or mine == i:
        return found
    factor = found[0][0]
    plural = (factor.role == "s" and factor.value <= 20) or (factor.role == "reps" and _text(tokens, mine).endswith("s"))
    if plural:
        factor.role, factor.plural = "reps", True
    return found if plural else None


def _adjacent(tokens: Sequence[Token], i: int, factors: list[Factor]) -> Joined:
    found = read_factor(tokens, i)
    if found is None or (tokens[i].spelled and factors[-1].role == "bare" and found[0].role != "reps"):
        return None
    factor, j = found
    linked = any(earlier.op in ("x", "@", "for", "of") for earlier in factors)
    if factor.role == "sets" and any(earlier.role == "weight" for earlier in factors) and _text(tokens, j) == "of":
        return None
    again = factor.role != "bare" and any(earlier.role == factor.role for earlier in factors)
    again = again and not (factor.role == "duration" and factors[-1].role == "duration")
    most = max((earlier.value for earlier in factors if earlier.values), default=Decimal(0))
    heaviest = factor.role == "weight" or (factor.role == "bare" and factor.value > max(Decimal(30), most))
    more = j < len(tokens) and (tokens[j].kind == "x" or tokens[j].text == "@" or (tokens[j].text == "(" and not heaviest))
    if again or (linked and more and not _effort_follows(tokens, j, factor, factors)):
        return None
    if linked and factor.role == "bare" and factor.value <= most:
        return None
    factor.op = " "
    return [factor, *factor.parts], j


def _effort_follows(tokens: Sequence[Token], j: int, factor: Factor, factors: Sequence[Factor]) -> bool:
    """`3x5 110kg @7.5`: what stands behind the weight of reps is how hard they were."""
    effort = tokens[j + 1] if _text(tokens, j) == "@" and j + 1 < len(tokens) else None
    if effort is None or effort.value is None or not 5 <= effort.value <= 10 or factor.listed:
        return False
    behind = tokens[j + 2] if j + 2 < len(tokens) else None
    alone = behind is None or (behind.kind not in ("x", "time") and behind.text not in ("kg", "kgs", "lb", "lbs", "#", "%", "s", "/"))
    heavy = factor.role == "weight" or (factor.role == "bare" and factor.value > 30)
    return alone and heavy and factor.value >= 2 * effort.value and any(one.role in ("bare", "reps", "sets") for one in factors)


_TOTALS: Final = words("total totals gesamt insgesamt overall")


def _bracket(tokens: Sequence[Token], i: int, factors: list[Factor]) -> Joined:
    """(5,2), (8x2), (65, 95, 145): what a bracket full of numbers adds; a bracket with other words is a remark."""
    inner: list[Factor] = []
    ops: list[str] = []
    j = i + 1
    if j < len(tokens) and tokens[j].kind == "x":
        times = read_factor(tokens, j + 1)
        if times is None or times[0].role != "bare" or _text(tokens, times[1]) != ")":
            return None
        times[0].role = "sets"
        return [times[0]], times[1] + 1
    while j < len(tokens):
        found = read_factor(tokens, j)
        if found is None:
            return None
        inner.append(found[0])
        j = found[1]
        if tokens[j - 1].text in _TOTALS and _text(tokens, j) == ")":
            return [Factor("remark", (), inner[0].start, inner[-1].end)], j + 1
        sign = _text(tokens, j)
        if sign in (")", "") or tokens[j].kind == "nl":
            break
        if sign not in (",", "x", "/", ";") and tokens[j].kind != "x":
            return None
        ops.append("x" if tokens[j].kind == "x" else ",")
        j += 1
    if not inner or j > len(tokens) or (j == len(tokens) and tokens[-1].text != ")" and len(inner) < 2):
        return None
    return _bracketed(inner, ops, factors), j + 1


def _behind_talk(tokens: Sequence[Token], i: int, factors: list[Factor]) -> Joined:
    """`450m (around the block) x 4`: the count of sets may stand behind a remark."""
    for j in range(i + 1, min(i + 10, len(tokens) - 1)):
        if tokens[j].text == ")":
            return _times(tokens, j + 1, factors) if tokens[j + 1].kind == "x" else None
        if tokens[j].text == "(":
            return None
    return None


def _bracketed(inner: list[Factor], ops: list[str], factors: list[Factor]) -> list[Factor]:
    if inner[0].role in ("percent", "length", "rm", "rest") or inner[0].plus:
        return [Factor("remark", (), inner[0].start, inner[-1].end)]
    if "x" in ops:
        if len(inner) == 2 and inner[1].role == "weight" and inner[0].value == 2:
            inner[1].start = inner[0].start
            return [inner[1]]
        for factor, op in zip(inner, ["(", *ops], strict=True):
            factor.op = op
        return inner
    roles = {factor.role for factor in inner}
    role = next(iter(roles - {"bare"}), "bare")
    unit = next((factor.unit for factor in inner if factor.unit), None)
    values = tuple(value for factor in inner for value in factor.values)
    role = "bare" if role in ("scheme", "range") else role
    sides = any(factor.per_side for factor in inner)
    return [Factor(role, values, inner[0].start, inner[-1].end, unit, op="(", listed=True, per_side=sides)]
