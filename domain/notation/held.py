"""Sets of what is held or covered: the number before them counts them, and their bare numbers are seconds."""

from functools import partial
from itertools import takewhile

from domain.notation.hint import Hint
from domain.notation.scheme import Scheme

MOST_HELD = 12
LEAST_HELD = 10


def counted(schemes: list[Scheme], hint: Hint) -> list[Scheme]:
    """`2 planks, 65 sec each` and `4 runs of 400 m`: the number before what is held or covered counts its sets."""
    if hint.measure == "reps":
        return schemes
    kept: list[Scheme] = []
    for index, scheme in enumerate(schemes):
        timed = partial(_is_timed, scheme.chain.line, bare=hint.measure == "duration")
        behind = list(takewhile(timed, schemes[index + 1 :])) if _is_count(scheme) else []
        joined = bool(behind) and behind[0].chain.sep != "in" and (not hint.cardio or behind[0].chain.sep == "of")
        values = sum(len(one.durations) + len(one.distances) + (one.loose is not None) for one in behind) if joined else 0
        if values == 1:
            behind[0].sets = int(scheme.reps[0])
            behind[0].chain.extra.append((scheme.chain.start, scheme.chain.end))
        elif values < 2 or values != scheme.reps[0]:
            kept.append(scheme)
    return kept


def _is_count(scheme: Scheme) -> bool:
    alone = not (scheme.weights or scheme.durations or scheme.distances or scheme.sets)
    return alone and len(scheme.reps) == 1 and 2 <= scheme.reps[0] <= MOST_HELD and len(scheme.chain.factors) == 1


def _is_timed(line: int, scheme: Scheme, *, bare: bool) -> bool:
    timed = bool(scheme.durations) != bool(scheme.distances) or (bare and scheme.loose is not None)
    return timed and scheme.chain.line == line and not (scheme.reps or scheme.weights or scheme.sets)


def hold(scheme: Scheme, hint: Hint) -> None:
    """`plank 3x60` are seconds: what is held has no repetitions, unless it says so."""
    said = any(factor.role in ("reps", "times") and not factor.per_side for factor in scheme.chain.factors)
    least = 2 * LEAST_HELD if scheme.per_side else LEAST_HELD  # "10 each side" may be counted
    if hint.measure == "duration" and scheme.reps and not (said or scheme.durations) and min(scheme.reps) >= least:
        scheme.durations, scheme.reps = scheme.reps, ()
