"""The sets of one exercise from its chains in order: weights carried down, lists paired, results over schemes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from domain.notation.roles import HEAVY, Hint, Order, Scheme

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


@dataclass(slots=True)
class _State:
    hint: Hint
    sets: list[SetFacts] = field(default_factory=list)
    weight: tuple[Decimal, str | None, tuple[int, int]] | None = None
    weight_line: int = -1
    pending_sets: tuple[int, tuple[int, int]] | None = None
    group: list[int] = field(default_factory=list)  # the sets of the newest scheme
    group_line: int = -1


def perform(schemes: Sequence[Scheme], hint: Hint, order: Order | None = None) -> list[SetFacts]:
    """The sets that these schemes of one exercise describe."""
    state = _State(hint)
    schemes = _without_total(list(schemes))
    schemes = _without_heading(_results(_paired(list(schemes), hint, order or Order()), hint))
    for index, scheme in enumerate(schemes):
        following = schemes[index + 1] if index + 1 < len(schemes) else None
        _loosen(scheme, state)
        _add(state, scheme, following)
    return state.sets


def _paired(schemes: list[Scheme], hint: Hint, order: Order) -> list[Scheme]:
    """`85, 95, 105 x 8, 6, 4` pairs its lists; a run of bare numbers before a heavier weight is weights."""
    start = 0
    while start < len(schemes):
        run = _run_of_loose(schemes, start)
        if not run:
            start += 1
            continue
        end = start + run
        head = schemes[end] if end < len(schemes) and schemes[end].chain.line == schemes[start].chain.line else None
        if head is not None and head.weights and head.chain.factors[0].op == "" and schemes[start].loose is not None:
            tail = _run_of_loose(schemes, end + 1, head.chain.line)
            climbs = all((scheme.loose or 0) >= HEAVY or (scheme.loose or 0) >= 10 * head.weights[0] / 20 for scheme in schemes[start:end])
            if tail == run and len(head.reps) == 1:
                _pair_up(schemes, start, end, tail)
                return [*schemes[:end], head, *_paired(schemes[end + 1 + tail :], hint, order)]
            if climbs:
                for scheme in schemes[start:end]:
                    _as_weight(scheme)
                if order.sets_last and len(head.reps) == 1 and not head.sets:
                    head.sets, head.reps = int(head.reps[0]), ()
        elif not hint.bodyweight:
            _next_line_pairs(schemes, start, run)
        start = end + 1
    return [scheme for scheme in schemes if not scheme.is_empty or scheme.sets or scheme.max_reps]


def _run_of_loose(schemes: Sequence[Scheme], start: int, line: int | None = None) -> int:
    count = 0
    line = schemes[start].chain.line if line is None and start < len(schemes) else line
    while start + count < len(schemes):
        scheme = schemes[start + count]
        if scheme.loose is None or scheme.chain.line != line:
            break
        count += 1
    return count


def _pair_up(schemes: list[Scheme], start: int, end: int, tail: int) -> None:
    """The head holds the last weight and the first reps; the reps move along by one."""
    head = schemes[end]
    reps = [head.reps[0], *(schemes[end + 1 + k].loose or Decimal(0) for k in range(tail))]
    spans = [head.chain, *(schemes[end + 1 + k].chain for k in range(tail))]
    for k, scheme in enumerate(schemes[start:end]):
        _as_weight(scheme)
        scheme.reps = (reps[k],)
        scheme.chain.extra.append((spans[k].start, spans[k].end))
    head.reps = (reps[-1],)
    head.chain.extra.append((spans[-1].start, spans[-1].end))


def _next_line_pairs(schemes: list[Scheme], start: int, run: int) -> None:
    """A line of reps over a line of as many weights."""
    end = start + run
    weights = [scheme for scheme in schemes[end : end + run] if len(scheme.weights) == 1]
    same = end < len(schemes) and all(scheme.chain.line == schemes[end].chain.line for scheme in weights)
    if run < 2 or len(weights) != run or not same or not 0 < schemes[end].chain.line - schemes[start].chain.line <= 2:
        return
    for reps, scheme in zip(schemes[start:end], weights, strict=True):
        if not scheme.reps and reps.loose is not None:
            scheme.reps = (reps.loose,)
        scheme.chain.extra.append((reps.chain.start, reps.chain.end))
        reps.loose = None


def _as_weight(scheme: Scheme) -> None:
    if scheme.loose is not None:
        scheme.weights, scheme.loose = (scheme.loose,), None


def _results(schemes: list[Scheme], hint: Hint) -> list[Scheme]:
    """A scheme (`3 reps, 5 sets @ 125`, `3 x max`) followed by a line of bare numbers: those are the reps that were made."""
    for index, scheme in enumerate(schemes):
        following = schemes[index + 1 :]
        run = _run_of_loose(schemes, index + 1)
        asked = scheme.max_reps or (scheme.sets or 0) > 1
        if not asked or run == 0 or following[0].chain.line == scheme.chain.line or scheme.loose is not None:
            continue
        if not scheme.max_reps and run != scheme.sets:
            continue
        made = following[:run]
        if any((item.loose or 0) >= HEAVY * 4 for item in made):
            continue
        reps = tuple(item.loose for item in made if item.loose is not None)
        scheme.reps, scheme.sets, scheme.max_reps = reps, None, False
        scheme.chain.extra.append((made[0].chain.start, made[-1].chain.end))
        kept = [other for other in schemes[:index] if other.chain.line != scheme.chain.line or other.weights]
        return _results_rest(kept, scheme, following[run:], hint)
    return schemes


def _results_rest(kept: list[Scheme], scheme: Scheme, rest: list[Scheme], hint: Hint) -> list[Scheme]:
    return [*kept, scheme, *_results(list(rest), hint)]


def _without_total(schemes: list[Scheme]) -> list[Scheme]:
    """A first distance that the lines below add up to is their total."""
    if len(schemes) < 2 or len(schemes[0].distances) != 1:
        return schemes
    unit = schemes[0].distance_unit
    parts = [scheme for scheme in schemes[1:] if scheme.chain.line > schemes[0].chain.line and scheme.distances]
    total = sum((sum(part.distances) * (part.sets or 1) for part in parts), Decimal(0))
    if len(parts) >= 2 and total == schemes[0].distances[0] and all(part.distance_unit == unit for part in parts):
        return [scheme for scheme in schemes if scheme.chain.line != schemes[0].chain.line]
    return schemes


def _without_heading(schemes: list[Scheme]) -> list[Scheme]:
    """A scheme without weights over lines that have their own weights and reps is what was planned for them."""
    own = sum(bool(scheme.weights) and (bool(scheme.reps) or "failed" in scheme.chain.marks) for scheme in schemes)
    head = schemes[0] if schemes else None
    if head is None or own < 2 or head.weights or head.bar or head.bodyweight or not head.reps or head.per_side:
        return schemes
    later = all(scheme.chain.line > head.chain.line for scheme in schemes if scheme.weights)
    planned = head.sets is not None or len(head.reps) > 1
    return [scheme for scheme in schemes if scheme.chain.line != head.chain.line] if later and planned else schemes


def _loosen(scheme: Scheme, state: _State) -> None:
    """A lone bare number: reps when a weight is known or the body is the load, else what its size suggests."""
    value = scheme.loose
    if value is None:
        return
    scheme.loose = None
    span = scheme.spans.pop("loose", [])
    if state.hint.measure == "duration":
        scheme.durations = (value,)
    elif state.hint.cardio:
        scheme.max_reps = True
        return
    elif value != value.to_integral_value() or (value >= HEAVY and not (state.hint.bodyweight or (state.weight and value <= 60))):
        scheme.weights = (value,)
        scheme.spans["weight"] = span
    else:
        scheme.reps = (value,)
        scheme.spans["reps"] = span


def _add(state: _State, scheme: Scheme, following: Scheme | None) -> None:
    timed = (scheme.durations or scheme.distances) and not (scheme.reps or scheme.weights)
    if timed and state.hint.measure == "reps" and not state.hint.cardio and state.sets:
        return
    same_line = scheme.chain.line == state.group_line
    if same_line and state.group and (_completes(state, scheme) or _counts(state, scheme)):
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
    if scheme.weights and not scheme.reps and len(scheme.weights) == 1 and all(s.weight is None and not s.bodyweight for s in group):
        if any(s.reps is not None or s.distance is not None for s in group):
            return _fill_weight(state, scheme)
    if scheme.durations and not (scheme.reps or scheme.weights or scheme.distances):
        return _fill_times(state, scheme)
    if scheme.distances and not (scheme.reps or scheme.weights) and all(s.distance is None and s.duration_s is not None for s in group):
        return _fill_distance(state, scheme, group)
    if scheme.reps and not scheme.weights and len(scheme.reps) == 1 and all(s.reps is None and s.weight is not None for s in group):
        if scheme.chain.sep not in (",", ";") and not any(s.failed for s in group):
            return _fill_reps(state, scheme, group)
    return False


def _fill_weight(state: _State, scheme: Scheme) -> bool:
    span = (scheme.chain.start, scheme.chain.end)
    others = tuple(scheme.chain.extra)
    if scheme.sets and len(state.group) == 1:
        first = state.sets[state.group[0]]
        copies = [replace(first) for _ in range(min(scheme.sets, MOST_SETS) - 1)]
        state.sets.extend(copies)
        state.group = list(range(state.group[0], len(state.sets)))
    for index in state.group:
        item = state.sets[index]
        item.weight, item.unit, item.spans = scheme.weights[0], scheme.unit, (*item.spans, span, *others)
        item.bodyweight = item.bodyweight and (state.hint.hangs or scheme.plus)
        _mark(item, scheme)
    state.weight = (scheme.weights[0], scheme.unit, span)
    return True


def _repeat(state: _State, scheme: Scheme) -> None:
    """`15 reps at 20 kg; 3 sets`: the number of sets comes last."""
    first = state.sets[state.group[0]]
    first.spans = (*first.spans, (scheme.chain.start, scheme.chain.end), *scheme.chain.extra)
    _mark(first, scheme)
    state.sets.extend(replace(first) for _ in range(min(scheme.sets or 1, MOST_SETS) - 1))
    state.group = list(range(state.group[0], len(state.sets)))


def _fill_times(state: _State, scheme: Scheme) -> bool:
    span = (scheme.chain.start, scheme.chain.end)
    open_sets = [index for index in state.group if state.sets[index].duration_s is None]
    if not open_sets or state.sets[open_sets[0]].distance is None and state.hint.measure != "distance" and not state.hint.cardio:
        return False
    values = list(scheme.durations)
    if scheme.chain.sep in ("@", "at") or (len(values) == 1 and scheme.chain.sep == "each"):
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
    spans = [(chain.start, chain.end), *chain.extra]
    count = scheme.sets or 1
    carried: list[str] = []
    weights, unit = scheme.weights, scheme.unit
    if state.pending_sets and not scheme.sets and len(scheme.reps) <= 1 and len(weights) <= 1:
        count = state.pending_sets[0]
        spans.append(state.pending_sets[1])
    state.pending_sets = None
    if not weights and state.weight and _carries(state, scheme):
        weights, unit = (state.weight[0],), state.weight[1]
        spans.append(state.weight[2])
        carried.append("weight")
    if weights and not scheme.reps and not scheme.durations and not scheme.distances and _same_reps(state, scheme):
        scheme.reps = tuple(dict.fromkeys(state.sets[index].reps or Decimal(0) for index in state.group))
        spans.extend(state.sets[state.group[-1]].spans)
        carried.append("reps")
    rows = _rows(scheme, weights, count)
    base = _base(state, scheme, tuple(spans), tuple(carried), unit)
    first = len(state.sets)
    body = base.bodyweight and (not weights or state.hint.hangs or scheme.plus)
    for reps, weight, duration, distance in rows[:MOST_SETS]:
        item = replace(base, reps=reps, weight=weight, duration_s=duration, distance=distance, unit=unit if weight is not None else None)
        item.bodyweight = body
        state.sets.append(item)
    state.group, state.group_line = list(range(first, len(state.sets))), chain.line
    _fail(state, scheme)
    if scheme.weights and "failed" not in chain.marks:
        state.weight = (scheme.weights[-1], scheme.unit, (chain.start, chain.end))
    elif scheme.weights:
        state.weight = (scheme.weights[-1], scheme.unit, (chain.start, chain.end))
    elif scheme.bodyweight or scheme.bar:
        state.weight = None


def _same_reps(state: _State, scheme: Scheme) -> bool:
    """`5/5 x 16k, 20k` and `10 x 40 kg, 45 kg`: a further weight with its unit takes the reps before it."""
    if (
        scheme.chain.sep not in (",", "/", "and", "&")
        or state.group_line != scheme.chain.line
        or "failed" in scheme.chain.marks
        or not state.group
    ):
        return False
    group = [state.sets[index] for index in state.group]
    typed = all(factor.role in ("weight", "k", "s") for factor in scheme.chain.factors)
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
        assisted="assisted" in marks,
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
        again = [replace(last) for _ in range(min(scheme.chain.times, MOST_SETS) - 1)]
        state.sets.extend(again)
        state.group.extend(range(len(state.sets) - len(again), len(state.sets)))
