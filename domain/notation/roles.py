"""Which number of a chain is the weight, the reps, the sets: units first, then plausibility, then the habit of the whole log."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from domain.notation.chains import Chain
from domain.notation.factor import Factor
from domain.notation.hint import PLAIN, Hint
from domain.notation.scheme import FAR, Order, Scheme

HEAVY: Final = Decimal(31)
"""More than people do reps of in a plain set: a bare number above it next to a small one is a weight."""
_MOST_SETS: Final = Decimal(10)
_FEW_SETS: Final = Decimal(7)
_MOST_COUNTED: Final = Decimal(40)  # a bare number above it counts no sets, whatever stands beside it


def habit(chains: Iterable[tuple[Chain, Hint]]) -> Order:
    """The order that the chains of one log have in common."""
    order = Order()
    for chain, hint in chains:
        _vote(chain, hint, order)
    return order


def _vote(chain: Chain, hint: Hint, order: Order) -> None:
    factors = [f for f in chain.factors if f.role in ("bare", "weight", "k", "s") and f.values and not f.listed]
    if not all(f.op in ("", "x", "(", "@") for f in factors):
        return
    heavy = [f for f in factors if _weighs(f, hint)]
    if len(factors) == 3 and factors[1].op == "@" and factors[2].op == "x":
        order.sets_last += 1
    if len(factors) == 2 and len(heavy) == 1 and heavy[0] is factors[0] and factors[1].op == "x":
        order.weight_pairs += 1
    if len(factors) == 3 and not heavy:
        heavy = [max(reversed(factors), key=lambda f: f.value)]
    pair = [f for f in factors if f not in heavy]
    if len(pair) != 2 or pair[1].op == "@" or len(heavy) > 1:
        return
    first, second = pair[0].value, pair[1].value
    if second >= 8 and first <= 6:
        order.sets_first += 1.0
    elif first >= 8 and second <= 6:
        order.sets_first -= 1.0
    else:
        order.sets_first += 0.4 if first < second else (-0.4 if first > second else 0.0)


def _weighs(factor: Factor, hint: Hint) -> bool:
    if factor.role == "weight" or factor.plus:
        return True
    if factor.role == "s":
        return hint.measure != "duration"
    if factor.role == "k":
        return not hint.cardio
    if factor.role != "bare" or factor.per_side or not factor.values or hint.cardio:
        return False
    fractional = any(value != value.to_integral_value() for value in factor.values)
    if hint.bodyweight and not fractional:
        return factor.value > 120 and not hint.cardio
    return fractional or min(factor.values) >= HEAVY


def resolve(chain: Chain, order: Order, hint: Hint = PLAIN, siblings: Sequence[Chain] = ()) -> Scheme:
    """The chain with a role for each number."""
    scheme = Scheme(chain, rpe=chain.rpe)
    bare: list[Factor] = []
    for factor in chain.factors:
        scheme.per_side = scheme.per_side or factor.per_side
        scheme.plus = scheme.plus or factor.plus
        if not _settle(scheme, factor, hint):
            bare.append(factor)
    bare = _effort(scheme, bare, hint)
    counted = scheme.bodyweight or chain.sep == "x"  # `bw x7 x6 x4`
    if counted and len(bare) > 2 and all(factor.op in ("x", "") for factor in bare):
        for factor in bare:
            _put(scheme, "reps", factor)
        return scheme
    made = bare.pop() if len(bare) > 1 and len(chain.factors) > 2 and _is_made(bare[-1]) else None
    _READ_BARE[min(len(bare), 4)](scheme, bare, order, hint, siblings)
    if made is not None:
        scheme.reps, scheme.sets = made.values, None
        scheme.spans.setdefault("reps", []).append((made.start, made.end))
    return scheme


def _is_made(factor: Factor) -> bool:
    """A bracket of small numbers behind a plan with its weight: `5x5 135 (5,5,5,4,3)`."""
    return factor.listed and factor.op == "(" and len(factor.values) > 1 and max(factor.values) < HEAVY


def _put(scheme: Scheme, role: str, factor: Factor) -> None:
    scheme.spans.setdefault(role, []).append((factor.start, factor.end))
    if role == "weight":
        scheme.weights, scheme.unit = factor.values, factor.unit or scheme.unit
    elif role == "reps":
        scheme.reps = (*scheme.reps, *factor.values)
    elif role == "sets" and (factor.role != "bare" or factor.value <= _MOST_COUNTED):
        scheme.sets = max(1, min(int(factor.value), 100))
    elif role == "duration":
        scheme.durations = (*scheme.durations, *factor.values)
    elif role == "distance":
        scheme.distances, scheme.distance_unit = (*scheme.distances, *factor.values), factor.unit


def _settle(scheme: Scheme, factor: Factor, hint: Hint) -> bool:
    """Files a factor under the role it has by itself; False for a bare number."""
    role = factor.role
    if role == "bare":
        return _settle_bare(scheme, factor)
    if role in ("weight", "reps", "sets", "duration", "distance"):
        _settle_typed(scheme, factor, hint)
    elif role in ("count", "scheme") or (role == "rm" and factor.value <= 20 and len(scheme.chain.factors) > 1):
        _put(scheme, "reps", factor)
    elif role == "times":
        loaded = scheme.chain.has("weight") and not scheme.chain.has("reps", "bare")
        _put(scheme, "reps" if (scheme.weights or loaded) and not scheme.reps else "sets", factor)
    elif role == "k":
        factor.unit = "km" if hint.cardio else "kg"
        _put(scheme, "distance" if hint.cardio else "weight", factor)
    elif role == "s":
        _settle_plural(scheme, factor, hint)
    elif role == "bar":
        scheme.bar = True
    elif role == "bodyweight":
        scheme.bodyweight = True
    elif role in ("max", "range"):
        scheme.max_reps = True
    return True


def _settle_plural(scheme: Scheme, factor: Factor, hint: Hint) -> None:
    """`12s` are dumbbells, seconds of what is held, or behind "for" repetitions: `50 for 10s`, `a 45s hang`."""
    if factor.op == "for" and hint.measure == "reps":
        _put(scheme, "reps", factor)
        return
    held = hint.bodyweight and factor.op == "x" and len(scheme.chain.factors) == 2
    held = held or hint.measure in ("duration", "distance") or scheme.chain.sep in ("a", "an")
    _put(scheme, "duration" if held else "weight", factor)


def _settle_typed(scheme: Scheme, factor: Factor, hint: Hint) -> None:
    if factor.role == "weight" and scheme.weights:
        return
    if factor.op == "less":
        scheme.chain.marks.add("assisted")
    if factor.role == "distance" and factor.unit == "m" and hint.measure == "duration" and factor.value <= 10:
        factor.values, factor.role = tuple(value * 60 for value in factor.values), "duration"
    _put(scheme, factor.role, factor)


def _settle_bare(scheme: Scheme, factor: Factor) -> bool:
    if factor.plus and not scheme.weights:
        _put(scheme, "weight", factor)
        return True
    if factor.op == "of" and not scheme.reps and factor.value <= 100 and scheme.sets is not None:
        _put(scheme, "reps", factor)
        return True
    if factor.op == "of" and scheme.reps:
        _put(scheme, "weight", factor)
        return True
    return False


def _effort(scheme: Scheme, bare: list[Factor], hint: Hint) -> list[Factor]:
    """`225x5 @8` is an effort, `8@40` and `3x10 @ 12` are weights."""
    if len(bare) + len(scheme.reps) == 3 and _is_asked_effort(bare, scheme.reps, hint):
        asked = bare.pop(-2)
        scheme.rpe = asked.value
        scheme.spans.setdefault("rpe", []).append((asked.start, asked.end))
        bare[-1].op = "@"
        return bare
    last = bare[-1] if bare else None
    if last is None or last.op != "@" or last.listed or not Decimal(5) <= last.value <= 10:
        return bare
    others = len(bare) - 1 + bool(scheme.reps) + bool(scheme.weights) + bool(scheme.sets)
    heavy = bool(scheme.weights) or any(_weighs(factor, hint) for factor in bare[:-1])
    if heavy and others >= 2:
        scheme.rpe = last.value
        scheme.spans.setdefault("rpe", []).append((last.start, last.end))
        return bare[:-1]
    return bare


def _is_asked_effort(bare: list[Factor], reps: tuple[Decimal, ...], hint: Hint) -> bool:
    """`1@8 180` and `x3@7 160`: between the reps and the weight stands how hard it was."""
    if len(bare) < 2 or not (reps or bare[0].value < HEAVY):
        return False
    effort, weight = bare[-2:]
    if effort.op != "@" or weight.op != " " or weight.listed or effort.listed:
        return False
    return Decimal(5) <= effort.value <= 10 and weight.value >= max(HEAVY, 3 * effort.value) and _weighs(weight, hint)


def _none(scheme: Scheme, bare: list[Factor], order: Order, hint: Hint, siblings: Sequence[Chain]) -> None:
    """Every number said what it is."""


def _one(scheme: Scheme, bare: list[Factor], order: Order, hint: Hint, siblings: Sequence[Chain]) -> None:
    factor = bare[0]
    if not _has_number(scheme):
        _lone(scheme, factor, hint)
    elif factor.op == "@" and not scheme.weights:
        _put(scheme, "pace" if hint.cardio else "weight", factor)
    elif (scheme.chain.has("other") or scheme.max_reps) and not scheme.sets:
        _put(scheme, "sets", factor)
    elif _goes_far(scheme, factor, hint):
        factor.unit = FAR
        _put(scheme, "distance", factor)
    elif scheme.distances or scheme.durations:
        _put(scheme, "sets" if not scheme.sets else "reps", factor)
    elif (scheme.weights or scheme.bar or scheme.bodyweight) and not scheme.reps:
        _put(scheme, "reps", factor)
    elif scheme.reps and not scheme.weights and (_weighs(factor, hint) or factor.op == " " or scheme.sets):
        _put(scheme, "weight", factor)
    elif scheme.sets and not scheme.reps:
        _put(scheme, "reps", factor)
    elif not scheme.sets and not factor.listed:
        _put(scheme, "sets", factor)


def _goes_far(scheme: Scheme, factor: Factor, hint: Hint) -> bool:
    """`run 8 42:10`: a number right before the time of a way is how long it was, in what the user measures ways in."""
    factors = scheme.chain.factors
    said = not (factor.listed or factor.spelled)
    beside = said and factor is factors[0] and len(factors) == 2 and factors[1].role == "duration" and factors[1].op == " "
    return beside and hint.cardio and hint.measure == "distance" and len(scheme.durations) == 1


def _lone(scheme: Scheme, factor: Factor, hint: Hint) -> None:
    if factor.listed:
        _put(scheme, "weight" if _weighs(factor, hint) else "reps", factor)
        return
    scheme.loose = factor.value
    scheme.spans.setdefault("loose", []).append((factor.start, factor.end))


def _has_number(scheme: Scheme) -> bool:
    return bool(
        scheme.chain.has("other")
        or scheme.weights
        or scheme.reps
        or scheme.sets
        or scheme.distances
        or scheme.durations
        or scheme.bar
        or scheme.bodyweight
        or scheme.max_reps
    )


def _two(scheme: Scheme, bare: list[Factor], order: Order, hint: Hint, siblings: Sequence[Chain]) -> None:
    first, second = bare
    if scheme.weights or scheme.bar or scheme.bodyweight or scheme.chain.has("plates"):
        _pair(scheme, first, second, order, siblings, _usual(scheme, first, second))
    elif scheme.durations or (hint.cardio and hint.measure == "distance" and second.value >= 50 and second.op == "x"):
        _put(scheme, "sets", first)
        _put(scheme, "distance" if second.value >= 50 else "reps", second)
    elif hint.cardio and second.op == "@":
        return
    elif second.op == "@":
        heavier_first = first.value >= HEAVY and second.value <= 12
        _put(scheme, "weight", first if heavier_first else second)
        _put(scheme, "reps" if not scheme.reps else "sets", second if heavier_first else first)
    elif scheme.reps:
        weight, other = (first, second) if first.value > second.value else (second, first)
        _put(scheme, "weight", weight)
        _put(scheme, "sets", other)
    elif second.op == " ":
        _beside(scheme, first, second, hint)
    elif _weighs(first, hint) and not (_weighs(second, hint) and second.value > first.value):
        _put(scheme, "weight", first)
        _put(scheme, "reps", second)
    elif _weighs(second, hint):
        _put(scheme, "weight", second)
        _put(scheme, "reps", first)
    else:
        _small(scheme, first, second, order, hint, siblings)


def _usual(scheme: Scheme, first: Factor, second: Factor) -> float:
    """How the two numbers beside a weight usually stand: `5x3 @ 100kg` and `100kg 5x3` count sets first, `100kg x 5 x 3` reps."""
    weight = next((f for f in scheme.chain.factors if f.role in ("weight", "k", "s", "bar", "bodyweight", "plates")), None)
    if weight is not None and weight.start > second.start:
        return 1.0
    return {"x": -0.2, "(": 0.0}.get(first.op, 0.8)


def _beside(scheme: Scheme, first: Factor, second: Factor, hint: Hint) -> None:
    if _weighs(first, hint) and second.value < HEAVY:
        _put(scheme, "weight", first)
        _put(scheme, "reps", second)
    else:
        _put(scheme, "reps", first)
        _put(scheme, "reps", second)


def _small(scheme: Scheme, first: Factor, second: Factor, order: Order, hint: Hint, siblings: Sequence[Chain]) -> None:
    """Two small numbers: sets x reps, unless the first can't be a count of sets or its neighbours are weights."""
    if not (first.listed or second.listed) and (weight := _as_before(first, second, hint)) is not None:
        _put(scheme, "weight", weight)
        _put(scheme, "reps", second if weight is first else first)
    elif second.listed and second.op == "x" and first.value <= _MOST_SETS and any(_is_load(one, hint) for one in siblings):
        _put(scheme, "sets", Factor("sets", (first.value * len(second.values),), first.start, first.end))
        _put(scheme, "reps", second)
    elif second.listed or first.listed:
        weight, reps = (first, second) if second.listed else (second, first)
        _put(scheme, "weight", weight)
        _put(scheme, "reps", reps)
    elif (second.op == "(" and not hint.bodyweight) or (
        not hint.bodyweight and (_ladder_of_weights(siblings) or (first.value > 12 and second.value > 6))
    ):
        _put(scheme, "weight", first)
        _put(scheme, "reps", second)
    elif first.value > _MOST_SETS and second.value <= _MOST_SETS:
        _put(scheme, "reps", first)
        _put(scheme, "sets", second)
    else:
        _pair(scheme, first, second, order, siblings, bias=1.2)


def _as_before(first: Factor, second: Factor, hint: Hint) -> Factor | None:
    """Which of `12x10` is the weight, by what the user last lifted; neither when the first may well count sets."""
    last = hint.last
    if last is None or first.value < _FEW_SETS:
        return None
    nearest = min((first, second), key=lambda factor: abs(factor.value - last))
    return nearest if abs(nearest.value - last) <= last / 5 else None


def _is_load(chain: Chain, hint: Hint) -> bool:
    return len(chain.factors) == 1 and bool(chain.factors[0].values) and _weighs(chain.factors[0], hint)


def _ladder_of_weights(siblings: Sequence[Chain]) -> bool:
    """Whether the first numbers of the exercise's pairs vary as weights do: 20x12, 22x10, or a 30x12 beside a 35x10."""
    firsts = {
        chain.factors[0].value
        for chain in siblings
        if (len(chain.factors) == 2 or (len(chain.factors) == 3 and chain.factors[2].role == "sets"))
        and chain.factors[0].values
        and chain.factors[1].op == "x"
        and chain.factors[0].role in ("bare", "weight")
    }
    return len(firsts) > 1 and max(firsts) > _MOST_SETS


def _pair(scheme: Scheme, first: Factor, second: Factor, order: Order, siblings: Sequence[Chain], bias: float = 0.0) -> None:
    if scheme.sets is not None or scheme.reps:
        _put(scheme, "reps" if not scheme.reps else "sets", first)
        return
    if first.listed or second.listed:
        listed, single = (first, second) if first.listed else (second, first)
        _put(scheme, "reps", listed)
        if single.value != len(listed.values):
            _put(scheme, "sets", single)
        return
    if second.op == " ":
        _put(scheme, "reps", first)
        _put(scheme, "reps", second)
        return
    if second.op == "@":
        bias += 1
    local = -1.5 if first.value >= 12 and second.value <= 6 else 0.0
    sets_first = order.sets_first + bias + local + _sibling_vote(first, second, siblings) >= 0
    if first.value > 15 and second.value <= _MOST_SETS:
        sets_first = False
    if second.value > 15 and first.value <= _MOST_SETS:
        sets_first = True
    _put(scheme, "sets", first if sets_first else second)
    _put(scheme, "reps", second if sets_first else first)


def _sibling_vote(first: Factor, second: Factor, siblings: Sequence[Chain]) -> float:
    """`315 x 5, 365 x 2 x 5`: the reps said beside a weight alone show which of the two is the reps."""
    for chain in siblings:
        factors = chain.factors
        if len(factors) == 2 and factors[1].op == "x" and factors[0].values and factors[0].value >= HEAVY and factors[1].values:
            reps = factors[1].value
            if reps == second.value != first.value:
                return 2.0
            if reps == first.value != second.value:
                return -2.0
    return 0.0


def _three(scheme: Scheme, bare: list[Factor], order: Order, hint: Hint, siblings: Sequence[Chain]) -> None:
    if scheme.weights:
        for factor in bare:
            _put(scheme, "reps", factor)
        return
    listed = next((factor for factor in bare if factor.listed), None)
    at = next((factor for factor in bare if factor.op == "@"), None)
    if at is not None and at is not bare[0]:
        weight = at
    elif listed is not None and min(listed.values) > max(f.value for f in bare if f is not listed):
        weight = listed
    elif all(factor.op in ("", " ") for factor in bare):
        _run(scheme, bare, hint)
        return
    else:
        weight = bare[0] if bare[1].op in (" ", "(") else max(reversed(bare), key=lambda f: f.value)
    rest = [factor for factor in bare if factor is not weight]
    _put(scheme, "weight", weight)
    if weight.listed and len(weight.values) > 1:
        _listed_weights(scheme, weight, rest)
    elif weight is bare[1] and at is weight:
        _put(scheme, "reps", rest[0])
        _put(scheme, "sets", rest[1])
    else:
        apart = 3.0 if rest[1].value > rest[0].value else 0.8  # 110 3x15
        bias = 1.5 if weight is bare[2] else (apart if bare[1].op == " " else -0.2 if bare[1].op == "x" else 0.0)
        _pair(scheme, rest[0], rest[1], order, siblings, bias)


def _listed_weights(scheme: Scheme, weight: Factor, rest: list[Factor]) -> None:
    first, second = rest
    reps = first if second.value == len(weight.values) else second
    _put(scheme, "reps", reps)


def _run(scheme: Scheme, bare: list[Factor], hint: Hint) -> None:
    """`121 10 10 6` is a weight and its reps; `10 10 6` are reps."""
    first, *rest = bare
    if _weighs(first, hint) and all(factor.value < HEAVY for factor in rest):
        _put(scheme, "weight", first)
    else:
        rest = bare
    for factor in rest:
        _put(scheme, "reps", factor)


def _many(scheme: Scheme, bare: list[Factor], order: Order, hint: Hint, siblings: Sequence[Chain]) -> None:
    runs = all(factor.op == "x" for factor in bare[1:]) and _weighs(bare[0], hint)  # `82.5 x8 x8 x7`
    if runs or all(factor.op in ("", " ") for factor in bare) or scheme.weights:
        _run(scheme, bare, hint)
    elif bare[-1].op in ("for", "x") and all(factor.op in ("", " ") for factor in bare[:-1]):
        _put(scheme, "reps", bare[-1])
        weights = tuple(factor.value for factor in bare[:-1])
        _put(scheme, "weight", Factor("weight", weights, bare[0].start, bare[-2].end, listed=True))
    elif bare[-1].op == "@" and all(factor.op in ("", " ") for factor in bare[:-1]):
        _put(scheme, "weight", bare[-1])
        for factor in bare[:-1]:
            _put(scheme, "reps", factor)
    else:
        _three(scheme, bare[:3], order, hint, siblings)


_READ_BARE: Final = (_none, _one, _two, _three, _many)
