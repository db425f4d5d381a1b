"""Parallel lists of one exercise: planned sets and what was made of them, reps over weights, totals over their parts."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from domain.notation.chains import Chain
from domain.notation.hint import Hint
from domain.notation.roles import HEAVY
from domain.notation.scheme import Order, Scheme


def arrange(schemes: list[Scheme], hint: Hint, order: Order) -> list[Scheme]:
    """The schemes with every list joined to the list that it belongs to."""
    if len(schemes) == 1:
        return _without_prescription(_filed(schemes), hint)
    schemes = _gathered(_timed_each(_without_sum(_without_total(schemes), hint)))
    schemes = _zipped(schemes, hint, order)
    schemes = _series(schemes, hint)
    return _without_prescription(_without_heading(_as_planned(_filed(schemes))), hint)


def _filed(schemes: list[Scheme]) -> list[Scheme]:
    return [scheme for scheme in schemes if not scheme.is_empty or scheme.sets or scheme.max_reps]


def _as_planned(schemes: list[Scheme]) -> list[Scheme]:
    """`Deadlift 5-5-3-3-3 ... 275 for my 5s, 295 for my 3s`: as many sets as the plan has of them."""
    head = schemes[0] if schemes else None
    told = [scheme for scheme in schemes if any(factor.plural for factor in scheme.chain.factors)]
    if head is None or not told or len(head.reps) < 2 or head.weights:
        return schemes
    for scheme in told:
        scheme.sets = head.reps.count(scheme.reps[0]) or None
        scheme.chain.extra.append((head.chain.start, head.chain.end))
    return schemes[1:]


def _without_prescription(schemes: list[Scheme], hint: Hint) -> list[Scheme]:
    """`Deadlift 5-5-3-3-1` without any weight is what was asked for, not what was lifted."""
    if hint.bodyweight or any(scheme.weights for scheme in schemes):
        return schemes
    return [scheme for scheme in schemes if not any(f.role == "scheme" and len(f.values) >= 4 for f in scheme.chain.factors)]


def _timed_each(schemes: list[Scheme]) -> list[Scheme]:
    """`5x750 @ 2:45, 2:44, 2:44, 2:43, 2:41`: the first time stands with the plan, the others behind it."""
    out: list[Scheme] = []
    index = 0
    while index < len(schemes):
        head = schemes[index]
        times = _times_of(schemes, index)
        index += max(1, len(times))
        out += [
            replace(head, chain=_with_span(scheme.chain, head.chain), sets=None, durations=scheme.durations, spans={}) for scheme in times
        ] or [head]
    return out


def _times_of(schemes: Sequence[Scheme], index: int) -> Sequence[Scheme]:
    """The plan and the times behind it, when there are as many times as planned sets."""
    head = schemes[index]
    count = min(head.sets or 0, 60)
    if count < 2 or len(head.durations) != 1 or not head.distances or head.weights:
        return []
    told = schemes[index + 1 : index + count]
    fits = len(told) == count - 1 and all(_only_time(scheme) and scheme.chain.line == head.chain.line for scheme in told)
    return schemes[index : index + count] if fits else []


def _only_time(scheme: Scheme) -> bool:
    return len(scheme.durations) == 1 and not (scheme.distances or scheme.reps or scheme.weights or scheme.sets)


def _gathered(schemes: list[Scheme]) -> list[Scheme]:
    """`4 sets, 185 lbs: 10, 9, 8, 8`: the count and the weight are one plan for the reps behind them."""
    for index in range(len(schemes) - 2):
        head, load = schemes[index], schemes[index + 1]
        plain = head.is_empty and (head.sets or 0) > 1 and len(load.weights) == 1 and not (load.reps or load.sets)
        if plain and _loose_run(schemes, index + 2) == head.sets:
            head.weights, head.unit = load.weights, load.unit
            head.chain.extra.append((load.chain.start, load.chain.end))
            return [*schemes[: index + 1], *schemes[index + 2 :]]
    return schemes


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


def _without_sum(schemes: list[Scheme], hint: Hint) -> list[Scheme]:
    """`2000 m: 400, 10x100, 600` and `50 in 10 sets of 5`: what the parts add up to is no set of its own."""
    head, parts = (schemes[0], schemes[1:]) if schemes else (None, [])
    if head is None or not parts or (head.sets or 1) > 1 or head.weights:
        return schemes
    if len(head.reps) == 1 and len(parts) == 1 and (parts[0].sets or 1) > 1 and len(parts[0].reps) == 1:
        return parts if head.reps[0] == parts[0].reps[0] * (parts[0].sets or 1) else schemes
    if len(head.distances) != 1 or len(parts) < 2:
        return schemes
    added = sum((_distance(part, hint) for part in parts), Decimal(0))
    if added != head.distances[0]:
        return schemes
    for part in parts:
        if not part.distances and part.loose is not None:
            part.distances, part.loose = (part.loose,), None
        part.distance_unit = head.distance_unit if all(f.role != "distance" for f in part.chain.factors) else part.distance_unit
    return parts


def _distance(part: Scheme, hint: Hint) -> Decimal:
    if part.distances:
        return sum(part.distances, Decimal(0)) * (part.sets or 1)
    return part.loose or Decimal(0) if hint.pool else Decimal(0)


def _zipped(schemes: list[Scheme], hint: Hint, order: Order) -> list[Scheme]:
    """`85, 95, 105 x 8, 6, 4` pairs its lists; a run of bare numbers before a heavier weight is weights."""
    start = 0
    while start < len(schemes):
        run = _loose_run(schemes, start)
        if not run or _goes_on(schemes, start):
            start += max(run, 1)
            continue
        end = start + run
        head = schemes[end] if end < len(schemes) and schemes[end].chain.line == schemes[start].chain.line else None
        if head is not None and head.weights and not head.chain.factors[0].op:
            tail = _loose_run(schemes, end + 1, head.chain.line)
            if tail == run and len(head.reps) == 1:
                _pair_up(schemes, start, end, tail)
                return [*schemes[: end + 1], *_zipped(schemes[end + 1 + tail :], hint, order)]
            _before_weight(schemes[start:end], head, order)
        elif not hint.bodyweight:
            _next_line_pairs(schemes, start, run)
        start = end + 1
    return schemes


def _goes_on(schemes: Sequence[Scheme], start: int) -> bool:
    """Whether bare numbers are further reps of the weighted set before them on the line: `185 for 5, 5, 4`."""
    before = schemes[start - 1] if start else None
    if before is None or before.chain.line != schemes[start].chain.line:
        return False
    return bool(before.weights and before.reps) and (schemes[start].loose or 0) < HEAVY


def _loose_run(schemes: Sequence[Scheme], start: int, line: int | None = None) -> int:
    count = 0
    line = schemes[start].chain.line if line is None and start < len(schemes) else line
    while start + count < len(schemes) and schemes[start + count].loose is not None and schemes[start + count].chain.line == line:
        count += 1
    return count


def _pair_up(schemes: list[Scheme], start: int, end: int, tail: int) -> None:
    """The head holds the last weight and the first reps; the reps move along by one."""
    head = schemes[end]
    if head.chain.factors[-1].op == "@":
        _weights_last(schemes, start, end, tail)
        return
    reps = [head.reps[0], *(schemes[end + 1 + k].loose or Decimal(0) for k in range(tail))]
    chains = [head.chain, *(schemes[end + 1 + k].chain for k in range(tail))]
    for k, scheme in enumerate(schemes[start:end]):
        as_weight(scheme)
        scheme.reps = (reps[k],)
        scheme.chain.extra.append((chains[k].start, chains[k].end))
    head.reps = (reps[-1],)
    head.chain.extra.append((chains[-1].start, chains[-1].end))


def _weights_last(schemes: list[Scheme], start: int, end: int, tail: int) -> None:
    """`12, 10, 8 @ 40, 45, 50`: the head holds the last reps and the first weight."""
    head = schemes[end]
    weights = [head.weights[0], *(schemes[end + 1 + k].loose or Decimal(0) for k in range(tail))]
    chains = [head.chain, *(schemes[end + 1 + k].chain for k in range(tail))]
    for k, scheme in enumerate(schemes[start:end]):
        scheme.reps, scheme.loose = (scheme.loose or Decimal(0),), None
        scheme.weights, scheme.unit = (weights[k],), head.unit
        scheme.chain.extra.append((chains[k].start, chains[k].end))
    head.weights = (weights[-1],)
    head.chain.extra.append((chains[-1].start, chains[-1].end))


def _before_weight(run: Sequence[Scheme], head: Scheme, order: Order) -> None:
    """Bare numbers in front of a weight with reps: weights when they are of its size, else reps at that weight."""
    last = head.chain.factors[-1]
    trailing = (last.op == "@" or (last.op == "x" and last.role == "weight")) and len(head.reps) == 1 and head.reps[0] < HEAVY
    if trailing and all((scheme.loose or 0) < HEAVY for scheme in run):
        for scheme in run:
            scheme.reps, scheme.loose = (scheme.loose or Decimal(0),), None
            scheme.weights, scheme.unit = head.weights, head.unit
            scheme.chain.extra.append((head.chain.start, head.chain.end))
        return
    if not all((scheme.loose or 0) >= HEAVY or (scheme.loose or 0) >= head.weights[0] / 2 for scheme in run):
        return
    for scheme in run:
        as_weight(scheme)
    if order.sets_last and len(head.reps) == 1 and not head.sets:
        head.sets, head.reps = int(head.reps[0]), ()


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


def as_weight(scheme: Scheme) -> None:
    """Reads the lone bare number as a weight."""
    if scheme.loose is not None:
        scheme.weights, scheme.loose = (scheme.loose,), None


def _series(schemes: list[Scheme], hint: Hint) -> list[Scheme]:
    """A plan and the list that fills it: `5-5-5` over three weights, `5x5 135 (5,5,5,4,3)`, `4 sets: 60x10, 80x8`."""
    out: list[Scheme] = []
    index = 0
    while index < len(schemes):
        head = schemes[index]
        index += 1
        weights = _weights_behind(schemes, index, hint) if _is_plan(head) else _further_weights(schemes, head, index, hint)
        if weights:
            index += len({id(entry[0]) for entry in weights} - {id(head)})
            out.extend(_planned(head, weights))
            continue
        if _counts_behind(schemes, head, index):
            head.sets = None
        made = _reps_behind(schemes, index, hint) if (head.sets or 0) > 1 or head.max_reps else []
        filled = _filled(head, made)
        if filled:
            index += len({id(entry[0]) for entry in made})
            out = [other for other in out if other.chain.line != head.chain.line or other.weights]
            over = _weights_behind(schemes, index, hint) if not head.weights else []
            if len(over) == len(filled):
                index += len({id(entry[0]) for entry in over})
                for scheme, (source, weight) in zip(filled, over, strict=True):
                    scheme.weights, scheme.unit = (weight,), source.unit
                    scheme.chain.extra.append((source.chain.start, source.chain.end))
            out.extend(filled)
            continue
        if head.sets and head.is_empty and _lists_own_sets(schemes, index):
            continue
        out.append(head)
    return out


def _counts_behind(schemes: Sequence[Scheme], head: Scheme, start: int) -> bool:
    """`three sets, 185 for six, 185 for six and 185 for four`: the count is of all that is listed."""
    first = head.chain.factors[0]
    told = schemes[start : start + (head.sets or 1) - 1]
    if first.role != "sets" or not 2 <= (head.sets or 0) <= 12 or len(told) != (head.sets or 0) - 1 or not (head.weights and head.reps):
        return False
    return all(scheme.weights and scheme.reps and not scheme.sets and scheme.chain.line == head.chain.line for scheme in told)


def _is_plan(head: Scheme) -> bool:
    planned = (head.sets or 0) > 1 or len(head.reps) > 1
    return planned and bool(head.reps) and not (head.weights or head.bar or head.bodyweight or head.durations or head.distances)


Entry = tuple[Scheme, Decimal]


def _weights_behind(schemes: Sequence[Scheme], start: int, hint: Hint) -> list[Entry]:
    """The weights that follow without reps of their own, when there are two or more of them."""
    found: list[Entry] = []
    for scheme in schemes[start:]:
        if scheme.weights and not (scheme.reps or scheme.sets or scheme.distances or scheme.durations):
            found.extend((scheme, weight) for weight in scheme.weights)
        elif scheme.loose is not None and not hint.bodyweight and (scheme.loose >= HEAVY or found):
            found.append((scheme, scheme.loose))
        else:
            break
    return found if len(found) >= 2 else []


def _further_weights(schemes: Sequence[Scheme], head: Scheme, start: int, hint: Hint) -> list[Entry]:
    """`5 sets of 2 at 70 kg, 75, 80, 80, 85`: one weight for each planned set, the first one in the plan itself."""
    if len(head.weights) != 1 or len(head.reps) != 1 or (head.sets or 0) < 2:
        return []
    found = _weights_behind(schemes, start, hint)
    same_line = bool(found) and found[0][0].chain.line == head.chain.line
    return [(head, head.weights[0]), *found] if same_line and len(found) + 1 == head.sets else []


def _planned(head: Scheme, entries: Sequence[Entry]) -> list[Scheme]:
    out: list[Scheme] = []
    for k, (scheme, weight) in enumerate(entries):
        failed = "failed" in scheme.chain.marks
        reps = () if failed else (head.reps[min(k, len(head.reps) - 1)],)
        chain = replace(scheme.chain, extra=[*scheme.chain.extra, (head.chain.start, head.chain.end)])
        out.append(replace(scheme, chain=chain, loose=None, sets=None, weights=(weight,), reps=reps, per_side=head.per_side))
    return out


def _reps_behind(schemes: Sequence[Scheme], start: int, hint: Hint) -> list[Entry]:
    """The reps that follow without a weight of their own."""
    found: list[Entry] = []
    for scheme in schemes[start:]:
        if scheme.loose is not None and scheme.loose < HEAVY * 4:
            found.append((scheme, scheme.loose))
        elif scheme.reps and not (scheme.weights or scheme.sets or scheme.distances or scheme.durations):
            found.extend((scheme, reps) for reps in scheme.reps)
        else:
            break
        if scheme.chain.line != schemes[start].chain.line:
            found.pop()
            break
    return found


def _filled(head: Scheme, made: list[Entry]) -> list[Scheme]:
    """The sets as they were made, when their number is the planned one."""
    if not made or (head.loose is not None and not head.max_reps):
        return []
    loads: list[Entry] = []
    if head.is_empty and len(made) == 2 * (head.sets or 0) and made[head.sets or 0][0].chain.sep == "-":
        made, loads = made[: head.sets], made[head.sets or 0 :]
    elif head.is_empty and len(made) == 2 and all(entry[0].chain.sep == "-" for entry in made):
        made, loads = made[:1] * (head.sets or 1), made[1:] * (head.sets or 1)
    first = [(head, head.reps[0])] if len(head.reps) == 1 and head.sets == len(made) + 1 and _same_line(head, made) else []
    open_reps = not head.reps and len(made) >= 2
    if not first and not head.max_reps and head.sets != len(made) and not (open_reps and not head.distances and not head.durations):
        return []
    out: list[Scheme] = []
    for k, (scheme, reps) in enumerate([*first, *made]):
        chain = _with_span(scheme.chain, head.chain)
        if loads:
            chain.extra.append((loads[k][0].chain.start, loads[k][0].chain.end))
        out.append(replace(head, chain=chain, sets=None, loose=None, max_reps=False, rpe=scheme.rpe or head.rpe, spans={}))
        if head.distances and not head.durations and 1 <= head.distances[0] / max(reps, Decimal(1)) <= 10:
            out[-1].durations = (reps,)
        else:
            out[-1].reps = (reps,)
        if loads:
            out[-1].weights = (loads[k][1],)
    return out


def _same_line(head: Scheme, made: Sequence[Entry]) -> bool:
    return made[0][0].chain.line == head.chain.line and made[0][0].chain.sep == ","


def _with_span(chain: Chain, head: Chain) -> Chain:
    if chain is head:
        return replace(chain, extra=list(chain.extra))
    marks = chain.marks | (head.marks - {"failed"})
    return replace(chain, extra=[*chain.extra, (head.start, head.end), *head.extra], marks=marks, rest_s=chain.rest_s or head.rest_s)


def _lists_own_sets(schemes: Sequence[Scheme], start: int) -> bool:
    """Whether two or more complete sets follow a bare count of sets."""
    return len(schemes) > start + 1 and all(scheme.weights and scheme.reps and not scheme.sets for scheme in schemes[start : start + 2])


def _without_heading(schemes: list[Scheme]) -> list[Scheme]:
    """A scheme without weights over lines that have their own weights and reps is what was planned for them."""
    own = sum(bool(scheme.weights) and (bool(scheme.reps) or "failed" in scheme.chain.marks) for scheme in schemes)
    head = schemes[0] if schemes else None
    if head is None or own < 2 or head.weights or head.bar or head.bodyweight or not head.reps or head.per_side:
        return schemes
    later = all(scheme.chain.line > head.chain.line for scheme in schemes if scheme.weights)
    planned = head.sets is not None or len(head.reps) > 1
    return [scheme for scheme in schemes if scheme.chain.line != head.chain.line] if later and planned else schemes
