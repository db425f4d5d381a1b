"""The sets of one exercise from its chains in order: weights carried down, lists paired, results over schemes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from domain.notation.held import counted, hold
from domain.notation.hint import Hint
from domain.notation.lists import arrange
from domain.notation.roles import HEAVY
from domain.notation.scheme import FAR, Order, Scheme

MOST_SETS = 60
MOST_REPS = Decimal(2000)


@dataclass(slots=True)
class SetFacts:
    """One performed set as the words give it, with the stretches of text that say so; `carried` names what stood elsewhere."""

    reps: Decimal | None = None
    weight: Decimal | None = None
    unit: str | None = None
    duration_s: Decimal | None = None
    distance: Decimal | None = None
    distance_unit: str | None = None
    rpe: Decimal | None = None
    rir: Decimal | None = None
    rest_s: Decimal | None = None
    failed: bool = False
    warmup: bool = False
    bodyweight: bool = False
    assisted: bool = False
    per_side: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    carried: tuple[str, ...] = ()
    position: int = 0


def _copy(one: SetFacts) -> SetFacts:
    """The same facts as a new value; dataclasses.replace costs three times as much."""
    return SetFacts(
        one.reps, one.weight, one.unit, one.duration_s, one.distance, one.distance_unit, one.rpe, one.rir, one.rest_s,
        one.failed, one.warmup, one.bodyweight, one.assisted, one.per_side, one.spans, one.carried, one.position,
    )  # fmt: skip


@dataclass(slots=True)
class _State:
    hint: Hint
    sets: list[SetFacts] = field(default_factory=list)
    weight: tuple[Decimal, str | None, tuple[int, int]] | None = None
    at: bool = False  # the newest reps stood before an @ and their weight
    pending_sets: tuple[int, tuple[int, int]] | None = None
    group: list[int] = field(default_factory=list)  # the sets of the newest scheme
    group_line: int = -1


def perform(schemes: Sequence[Scheme], hint: Hint, order: Order | None = None) -> list[SetFacts]:
    """The sets that these schemes of one exercise describe."""
    state = _State(hint)
    schemes = counted(arrange(list(schemes), hint, order or Order()), hint)
    for index, scheme in enumerate(schemes):
        following = schemes[index + 1] if index + 1 < len(schemes) else None
        hold(scheme, hint)
        _loosen(scheme, state, following)
        _add(state, scheme, following)
    return state.sets


def _loosen(scheme: Scheme, state: _State, following: Scheme | None) -> None:
    """A lone bare number: reps when a weight is known or the body is the load, else what its size suggests."""
    value = scheme.loose
    if value is None:
        return
    scheme.loose = None
    span = scheme.spans.pop("loose", [])
    if state.hint.measure == "duration":
        scheme.durations = (value,)
    elif state.hint.cardio:
        _loosen_on_the_way(scheme, state, value, following)
    elif scheme.chain.sep in ("@", "at") or _is_load(value, state) or _is_load_behind(value, scheme, state):
        scheme.weights = (value,)
        scheme.spans["weight"] = span
    else:
        scheme.reps = (value,)
        scheme.spans["reps"] = span


def _loosen_on_the_way(scheme: Scheme, state: _State, value: Decimal, following: Scheme | None) -> None:
    """`6x400m in 88, 87` are seconds, 200 in a pool is metres, and `5 easy, 29:10` is how far; else a bare number of a run says nothing."""
    first = next((one for one in (state.sets[index] for index in state.group) if one.distance and one.duration_s is None), None)
    here = state.group_line == scheme.chain.line and scheme.chain.sep in ("in", ",", ":", "@", "at", "-", "(")
    if first is not None and here and first.distance_unit == "m" and 1 <= (first.distance or 0) / value <= 10:
        scheme.durations = (value,)
    elif state.hint.pool and value % 25 == 0 and 50 <= value <= 5000:
        scheme.distances = (value,)
    elif state.hint.measure == "distance" and not state.sets and following is not None and _is_time_of(scheme, following):
        scheme.distances, scheme.distance_unit = (value,), FAR
    else:
        scheme.max_reps = True


def _is_time_of(scheme: Scheme, following: Scheme) -> bool:
    timed = len(following.durations) == 1 and not (following.distances or following.reps or following.weights or following.sets)
    return timed and following.chain.line == scheme.chain.line


def _is_load(value: Decimal, state: _State) -> bool:
    counts = state.hint.bodyweight or (state.weight is not None and value <= 60)
    return value != value.to_integral_value() or (value >= HEAVY and not counts)


def _is_load_behind(value: Decimal, scheme: Scheme, state: _State) -> bool:
    """`lateral raise 3x15 8`: right behind sets without a weight, a number near what was lifted last is theirs."""
    group = [state.sets[index] for index in state.group]
    beside = scheme.chain.sep.isdigit() and scheme.chain.line == state.group_line
    open_sets = len(group) > 1 and all(one.reps and not one.bodyweight and _is_open(one) for one in group)
    last = state.hint.last
    return beside and open_sets and not state.hint.bodyweight and (last is None or abs(value - last) <= last / 2)


def _is_open(one: SetFacts) -> bool:
    return one.weight is None or "weight" in one.carried


def _is_of_the_last(state: _State, scheme: Scheme) -> bool:
    """`5x500m, all around 1:57, last one 1:52`: the time of the last of the sets before."""
    timed = len(scheme.durations) == 1 and not (scheme.reps or scheme.weights or scheme.distances) and (scheme.sets or 1) == 1
    if scheme.chain.sep != "last" or not timed or len(state.group) < 2 or state.group_line != scheme.chain.line:
        return False
    item = state.sets[state.group[-1]]
    if item.duration_s is None and item.distance is None:
        return False
    item.duration_s, item.spans = scheme.durations[0], (*item.spans, (scheme.chain.start, scheme.chain.end))
    return True


def _add(state: _State, scheme: Scheme, following: Scheme | None) -> None:
    if _is_of_the_last(state, scheme):
        return
    timed = (scheme.durations or scheme.distances) and not (scheme.reps or scheme.weights)
    if timed and state.hint.measure == "reps" and not state.hint.cardio and state.sets:
        return
    same_line = scheme.chain.line == state.group_line
    if same_line and state.group and (_completes(state, scheme) or _counts(state, scheme)):
        if scheme.chain.last is not None:
            _last(state, scheme.chain.last, failed=scheme.chain.last_failed)
        return
    if scheme.sets and scheme.is_empty:
        if same_line and len(state.group) == 1:
            _repeat(state, scheme)
            return
        state.pending_sets = (scheme.sets, (scheme.chain.start, scheme.chain.end))
        return
    if scheme.is_empty or (same_line and _converts(state, scheme)):
        return
    if scheme.weights and not scheme.reps and not scheme.distances and not scheme.durations and _announces(scheme, following):
        state.weight = (scheme.weights[0], scheme.unit, (scheme.chain.start, scheme.chain.end))
        state.pending_sets = (scheme.sets, (scheme.chain.start, scheme.chain.end)) if scheme.sets else state.pending_sets
        return
    _emit(state, scheme)


def _counts(state: _State, scheme: Scheme) -> bool:
    """`450 m run x 2`: the count of sets may stand behind the name."""
    group = [state.sets[index] for index in state.group]
    if scheme.chain.sep != "x" or len(scheme.reps) != 1 or scheme.weights or len(group) != 1 or group[0].reps is not None:
        return False
    if group[0].distance is None and group[0].duration_s is None:
        return False
    scheme.sets = int(scheme.reps[0])
    _repeat(state, scheme)
    return True


def _converts(state: _State, scheme: Scheme) -> bool:
    """A weight alone in the other unit, behind sets with a unit, is a conversion or a total."""
    if not scheme.weights or scheme.reps or scheme.sets or scheme.unit is None or not state.group:
        return False
    return state.sets[state.group[-1]].unit not in (None, scheme.unit)


def _announces(scheme: Scheme, following: Scheme | None) -> bool:
    """A weight alone before reps without a weight is theirs."""
    if following is None or len(scheme.weights) != 1 or "failed" in scheme.chain.marks:
        return False
    reps_only = bool(following.reps or following.distances) and not following.weights and not following.bodyweight
    loose_reps = following.loose is not None and following.loose < HEAVY and following.loose == following.loose.to_integral_value()
    return reps_only or loose_reps


def _completes(state: _State, scheme: Scheme) -> bool:
    """Whether the scheme says what the sets before it on the line left open: their weight, time, distance or reps."""
    group = [state.sets[index] for index in state.group]
    joined = scheme.chain.sep not in (",", ";") or (scheme.unit is not None and len(group) > 1 and not scheme.plus)
    beside = scheme.chain.sep.isdigit()
    unloaded = all((_is_open(s) if beside else s.weight is None) and (joined or not s.bodyweight) for s in group)
    unloaded = unloaded and any(s.reps or s.distance for s in group)
    uncounted = all(s.reps is None and s.weight is not None and not s.failed for s in group)
    if unloaded and len(scheme.weights) == 1 and not scheme.reps:
        return _fill_weight(state, scheme)
    if scheme.durations and not (scheme.reps or scheme.weights or scheme.distances):
        return _fill_times(state, scheme)
    more = scheme.chain.sep in ("then", "and", "+", "plus", "after")  # "6x45 s, then 2 miles" is another way
    if (
        scheme.distances
        and not (more or scheme.reps or scheme.weights)
        and all(s.distance is None and s.duration_s is not None for s in group)
    ):
        return _fill_distance(state, scheme, group)
    typed = any(factor.role == "reps" for factor in scheme.chain.factors) and not scheme.sets
    if uncounted and len(scheme.reps) == 1 and not scheme.weights and (joined or typed):
        return _fill_reps(state, scheme, group)
    return False


def _fill_weight(state: _State, scheme: Scheme) -> bool:
    span = (scheme.chain.start, scheme.chain.end)
    others = tuple(scheme.chain.extra)
    if scheme.sets and len(state.group) == 1:
        first = state.sets[state.group[0]]
        copies = [_copy(first) for _ in range(min(scheme.sets, MOST_SETS) - 1)]
        state.sets.extend(copies)
        state.group = list(range(state.group[0], len(state.sets)))
    for index in state.group:
        item = state.sets[index]
        item.weight, item.unit, item.spans = scheme.weights[0], scheme.unit, (*item.spans, span, *others)
        item.carried = tuple(name for name in item.carried if name != "weight")
        item.bodyweight = item.bodyweight and (state.hint.hangs or scheme.plus)
        _mark(item, scheme)
    state.weight = (scheme.weights[0], scheme.unit, span)
    return True


def _repeat(state: _State, scheme: Scheme) -> None:
    """`15 reps at 20 kg; 3 sets`: the number of sets comes last."""
    first = state.sets[state.group[0]]
    first.spans = (*first.spans, (scheme.chain.start, scheme.chain.end), *scheme.chain.extra)
    _mark(first, scheme)
    state.sets.extend(_copy(first) for _ in range(min(scheme.sets or 1, MOST_SETS) - 1))
    state.group = list(range(state.group[0], len(state.sets)))


def _fill_times(state: _State, scheme: Scheme) -> bool:
    span = (scheme.chain.start, scheme.chain.end)
    open_sets = [index for index in state.group if state.sets[index].duration_s is None]
    if not open_sets or (state.sets[open_sets[0]].distance is None and state.hint.measure != "distance" and not state.hint.cardio):
        return False
    values = list(scheme.durations)
    if scheme.chain.sep in ("@", "at", "around", "about", "all", "~") or (len(values) == 1 and scheme.chain.sep == "each"):
        values = values * len(open_sets)
    for index, value in zip(open_sets, values, strict=False):
        item = state.sets[index]
        item.duration_s, item.spans = value, (*item.spans, span, *scheme.chain.extra)
        _mark(item, scheme)
    return True


def _fill_distance(state: _State, scheme: Scheme, group: list[SetFacts]) -> bool:
    span = (scheme.chain.start, scheme.chain.end)
    for item in group:
        item.distance, item.distance_unit, item.spans = scheme.distances[0], scheme.distance_unit, (*item.spans, span)
    return True


def _fill_reps(state: _State, scheme: Scheme, group: list[SetFacts]) -> bool:
    span = (scheme.chain.start, scheme.chain.end)
    for item in group:
        item.reps, item.spans, item.per_side = scheme.reps[0], (*item.spans, span, *scheme.chain.extra), item.per_side or scheme.per_side
        _mark(item, scheme)
    return True


def _emit(state: _State, scheme: Scheme) -> None:
    chain = scheme.chain
    _effort_not_weight(state, scheme)
    _fill_backwards(state, scheme)
    spans = [(chain.start, chain.end), *chain.extra]
    count = scheme.sets or 1
    carried: list[str] = []
    weights, unit = scheme.weights, scheme.unit
    if state.pending_sets and not scheme.sets and len(scheme.reps) <= 1 and len(weights) <= 1:
        count = state.pending_sets[0]
        spans.append(state.pending_sets[1])
    state.pending_sets = None
    state.at = (state.at and not scheme.reps) or (chain.factors[-1].op == "@" and bool(scheme.weights and scheme.reps))
    if not weights and state.weight and _carries(state, scheme):
        weights, unit = (state.weight[0],), state.weight[1]
        spans.append(state.weight[2])
        carried.append("weight")
    if weights and not scheme.reps and not scheme.durations and not scheme.distances and _same_reps(state, scheme):
        before = next(one for one in reversed(state.sets) if not one.failed)
        scheme.reps = (before.reps or Decimal(1),)
        spans.extend(before.spans)
        carried.append("reps")
    rows = _rows(scheme, weights, count)
    base = _base(state, scheme, tuple(spans), tuple(carried), unit)
    first = len(state.sets)
    body = base.bodyweight and (not weights or state.hint.hangs or scheme.plus)
    for reps, weight, duration, distance in rows[:MOST_SETS]:
        item = _copy(base)
        item.reps, item.weight, item.duration_s, item.distance = reps, weight, duration, distance
        item.unit, item.bodyweight = unit if weight is not None else None, body
        state.sets.append(item)
        if len(chain.rpes) == len(rows):
            item.rpe = chain.rpes[len(state.sets) - 1 - first]
        if item.reps == 0 and item.weight is not None:
            item.failed = True
    state.group, state.group_line = list(range(first, len(state.sets))), chain.line
    _fail(state, scheme)
    if chain.last is not None:
        _last(state, chain.last, failed=chain.last_failed)
    if (scheme.weights and "failed" not in chain.marks) or scheme.weights:
        state.weight = (scheme.weights[-1], scheme.unit, (chain.start, chain.end))
    elif scheme.bodyweight or scheme.bar:
        state.weight = None


def _last(state: _State, reps: Decimal, *, failed: bool) -> None:
    """`3x8 60kg, last set 6`: the last of the sets before; behind a single set it is one more."""
    if len(state.group) == 1:
        state.group.append(len(state.sets))
        state.sets.append(_copy(state.sets[-1]))
    item = state.sets[state.group[-1]]
    item.reps, item.failed = reps, item.failed or failed


def _effort_not_weight(state: _State, scheme: Scheme) -> None:
    """`120kg x 5 @8, 5 @8.5`: behind a set with an effort, the next @ is one too; so it is in `455 - 1 @9`."""
    before = state.sets[-1] if state.sets else None
    small = len(scheme.weights) == 1 and scheme.unit is None and 5 <= scheme.weights[0] <= 10
    if before is None or not small or before.weight is None or before.weight < 3 * scheme.weights[0]:
        return
    if before.rpe is None and not _waits(state, scheme):
        return
    scheme.rpe, scheme.weights = scheme.weights[0], ()


def _waits(state: _State, scheme: Scheme) -> bool:
    """Whether the number before a dash on this line is a weight without reps."""
    waiting = state.group and state.group_line == scheme.chain.line and state.sets[state.group[-1]].reps is None
    return bool(waiting) and scheme.chain.sep == "-"


def _fill_backwards(state: _State, scheme: Scheme) -> None:
    """`4x3 + 1x5 @ 80kg`: the weight at the end is for both."""
    last = scheme.chain.factors[-1]
    if scheme.chain.sep not in ("+", "and", "&") or last.op != "@" or len(scheme.weights) != 1 or state.group_line != scheme.chain.line:
        return
    for item in (state.sets[index] for index in state.group):
        if item.weight is None and item.reps is not None:
            item.weight, item.unit, item.carried = scheme.weights[0], scheme.unit, (*item.carried, "weight")
            item.spans = (*item.spans, (scheme.chain.start, scheme.chain.end))


def _same_reps(state: _State, scheme: Scheme) -> bool:
    """`5/5 x 16k, 20k` and `10 x 40 kg, 45 kg`: a further weight with its unit takes the reps before it."""
    if (
        scheme.chain.sep not in (",", "/", "and", "&")
        or state.group_line != scheme.chain.line
        or "failed" in scheme.chain.marks
        or not state.group
    ):
        return False
    made = [state.sets[index] for index in state.group if not state.sets[index].failed]
    group = made or [one for one in state.sets[-4:] if not one.failed and state.at]
    typed = state.at or all(factor.role in ("weight", "k", "s") for factor in scheme.chain.factors)
    first_reps = bool(group) and all(item.reps and item.weight is not None for item in group)
    if not (typed and first_reps and len({item.reps for item in group}) == 1):
        return False
    if scheme.chain.factors[0].per_side is False:
        scheme.per_side = group[0].per_side
    return True


def _carries(state: _State, scheme: Scheme) -> bool:
    if scheme.bodyweight or scheme.bar or scheme.durations or "bodyweight" in scheme.chain.marks:
        return False
    return bool(scheme.reps or scheme.distances)


Row = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]


def _rows(scheme: Scheme, weights: tuple[Decimal, ...], count: int) -> list[Row]:
    """One row per set: reps, weight, duration, distance."""
    reps, durations, distances = scheme.reps, scheme.durations, scheme.distances
    width = max(len(reps), len(weights), len(durations), len(distances), 1)
    if width == 1:
        width, times = min(count, MOST_SETS), 1
    else:
        times = max(1, min(count, MOST_SETS) // width) if count > width else 1
    rows = [(_nth(reps, k), _nth(weights, k), _nth(durations, k), _nth(distances, k)) for k in range(width)]
    return rows * times


def _nth(values: tuple[Decimal, ...], k: int) -> Decimal | None:
    if not values:
        return None
    return values[k] if k < len(values) else values[-1]


def _base(state: _State, scheme: Scheme, spans: tuple[tuple[int, int], ...], carried: tuple[str, ...], unit: str | None) -> SetFacts:
    marks = scheme.chain.marks
    item = SetFacts(
        unit=unit,
        distance_unit=scheme.distance_unit,
        rpe=scheme.rpe or scheme.chain.rpe,
        rir=scheme.chain.rir,
        rest_s=scheme.chain.rest_s,
        warmup="warmup" in marks,
        assisted="assisted" in marks or (state.hint.assisted and bool(scheme.weights)),
        per_side=scheme.per_side or "per_side" in marks,
        bodyweight=(state.hint.bodyweight or scheme.bodyweight or "bodyweight" in marks) and "assisted" not in marks,
        spans=spans,
        carried=carried,
        position=scheme.chain.start,
    )
    return item


def _mark(item: SetFacts, scheme: Scheme) -> None:
    marks = scheme.chain.marks
    item.rpe = scheme.rpe or scheme.chain.rpe or item.rpe
    item.rir = scheme.chain.rir if scheme.chain.rir is not None else item.rir
    item.rest_s = scheme.chain.rest_s or item.rest_s
    item.warmup = item.warmup or "warmup" in marks
    item.failed = item.failed or "failed" in marks
    item.per_side = item.per_side or "per_side" in marks


def _fail(state: _State, scheme: Scheme) -> None:
    """A failed weight without reps is an attempt that made none; said with reps, they were made and the set failed."""
    if "failed" not in scheme.chain.marks or not state.group:
        return
    last = state.sets[state.group[-1]]
    last.failed = True
    if last.reps is None and last.weight is not None:
        last.reps = Decimal(0)
        last.carried = (*last.carried, "reps")
        again = [_copy(last) for _ in range(min(scheme.chain.times, MOST_SETS) - 1)]
        state.sets.extend(again)
        state.group.extend(range(len(state.sets) - len(again), len(state.sets)))
