"""Our own way to write sets on one line: `format` writes it, `parse` reads it back, and nothing in it needs guessing.

It is a part of what people write anyway, so the same grammar reads both; see docs/notation.md.
"""

from collections.abc import Sequence
from itertools import groupby

from domain.measures import WeightUnit, plain, to_kg, to_metres
from domain.notation.chains import Chain, read_items
from domain.notation.hint import Hint
from domain.notation.marks import Mark
from domain.notation.performed import SetFacts, perform
from domain.notation.roles import resolve
from domain.notation.scheme import Order
from domain.notation.tokens import tokenize
from domain.workout import WorkSet
from kit.errors import Invalid


def format(name: str, sets: Sequence[WorkSet]) -> str:
    """`back squat: 3 x 5 reps @ 100 kg RPE 8; 5 reps @ 60 kg warmup`; equal neighbours are counted, misses never."""
    runs = [(words, len(list(same))) for words, same in groupby(map(_written, sets))]
    groups = [group for words, count in runs for group in _counted(words, count)]
    return f"{name}: {'; '.join(groups)}"


def parse(line: str) -> tuple[str, tuple[WorkSet, ...]]:
    """The name and the sets of one line of the shorthand; Invalid when a part of it says no set."""
    name, colon, rest = line.partition(":")
    if not colon:
        raise Invalid(f"{line!r} has no colon. Write a name, a colon and the sets, such as `bench press: 3 x 5 reps @ 60 kg`.")
    groups = [group for group in rest.split(";") if group.strip()]
    return name.strip(), tuple(one for group in groups for one in _group(group))


def _counted(words: str, count: int) -> list[str]:
    return [words] * count if count == 1 or "failed" in words else [f"{count} x {words}"]


def _written(one: WorkSet) -> str:
    plus = "+" if one.bodyweight else ""
    told = [
        ("", one.reps, " reps" + (" per side" if one.per_side else "")),
        ("", one.distance_m, " m"),
        ("@ ", one.duration_s if one.reps is not None or one.distance_m is not None else None, " s"),
        ("", one.duration_s if one.reps is None and one.distance_m is None else None, " s"),
        (f"@ {plus}", one.weight, f" {one.unit}" if one.unit else ""),
        ("RPE ", one.rpe, ""),
        ("RIR ", one.rir, ""),
        ("rest ", one.rest_s, " s"),
    ]
    words = [f"{before}{value if isinstance(value, int) else plain(value)}{after}" for before, value, after in told if value is not None]
    flags = [flag for flag in ("warmup", "failed", "assisted", "bodyweight") if getattr(one, flag)]
    return " ".join(words + flags)


def _group(group: str) -> list[WorkSet]:
    items = read_items(tokenize(group))
    chains = [item for item in items if isinstance(item, Chain)]
    marks = [item for item in items if isinstance(item, Mark)]
    for chain in chains:
        for mark in marks:
            _apply(mark, chain)
    facts = perform([resolve(chain, Order(), Hint(hangs=True)) for chain in chains], Hint(hangs=True))
    if not facts:
        raise Invalid(f"{group.strip()!r} is no set. Write such as `3 x 5 reps @ 60 kg`, `400 m @ 90 s` or `45 s`.")
    return [_work_set(item) for item in facts]


def _apply(mark: Mark, chain: Chain) -> None:
    if mark.kind in ("rpe", "rir"):
        setattr(chain, mark.kind, mark.value)
    elif mark.kind == "rest":
        chain.rest_s = mark.value
    else:
        chain.marks.add(mark.kind)


def _work_set(facts: SetFacts) -> WorkSet:
    unit: WeightUnit | None = None
    if facts.unit is not None:
        unit = "kg" if facts.unit == "kg" else "lb"
    return WorkSet(
        reps=None if facts.reps is None else int(facts.reps),
        weight=facts.weight,
        unit=unit,
        weight_kg=to_kg(facts.weight, unit) if facts.weight is not None and unit else None,
        rpe=facts.rpe,
        rir=facts.rir,
        duration_s=facts.duration_s,
        distance_m=None if facts.distance is None else to_metres(facts.distance, facts.distance_unit or "m"),
        rest_s=facts.rest_s,
        failed=facts.failed,
        warmup=facts.warmup,
        bodyweight=facts.bodyweight,
        assisted=facts.assisted,
        per_side=facts.per_side,
    )
