"""Writes the table's documentation from its declarations: `python -m storage.describe > docs/table.md`."""

import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from storage import entities
from storage.entity import Entity
from storage.layout import INDEXES, TTL
from storage.patterns import COSTS, NEW, Pattern, patterns

_HEAD = """# The table

Generated from `storage/entities.py` by `python -m storage.describe`; change the declarations, not this file.

One table, keys `pk` and `sk`. A part in braces is a field of the model; `:6` pads a number with zeros. `#` and `%` inside a value are
percent-encoded, so a value can't imitate a part. Each row also carries `version` (the lock), `schemaVersion`, `createdAt`, `updatedAt` and
its `attributes`; rows marked *hot* carry no `entityType`, so that the index by type does not cost them anything.
"""


_QUESTIONS = """
## Questions

Every access pattern of the five documents (seeds) that the table grew from, and the method that answers it. Requests and
capacity units are those
of rows under 1 KB, of lists that hold one row and of workouts with one exercise; reads of the table are strongly consistent. The index is
the table's own key where none is named. In the service, what is inserted for a user also checks that the account was not erased: the
insert becomes a transaction, which doubles its write unit and adds two for the check. Where no figures stand they depend on what is found;
`make bench` measures those that matter.
"""
SEEDS = {
    0: "Seed 0: workout sessions",
    1: "Seed 1: gym coach",
    2: "Seed 2: workouts and plans",
    3: "Seed 3: fitness agents",
    4: "Seed 4: modular training",
}


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from _HEAD.splitlines()
    yield from ("", "## Indexes", "", "| index | partition | sort | holds |", "|---|---|---|---|")
    yield "| (table) | `pk` | `sk` | everything |"
    for name, layout in INDEXES.items():
        yield f"| {name} | `{layout.pk}` | `{layout.sk}` | {layout.holds} |"
    yield from ("", f"All indexes are sparse. Rows expire by `{TTL}` and are hidden from every read from that second on.")
    yield from ("", "## Rows", "", "| entityType | about | schema | expires | packed |", "|---|---|---|---|---|")
    yield from (_row(entity) for entity in entities.TABLE)
    yield from ("", "## Keys", "", "| entityType | access | index | partition | sort |", "|---|---|---|---|---|")
    for entity in entities.TABLE:
        for name, access in entity.access.items():
            yield f"| {entity.name} | {name} | {access.index or ''} | `{access.pk}` | `{access.sk}` |"
    yield from ("", "## Attributes", "", "| entityType | attributes |", "|---|---|")
    for entity in entities.TABLE:
        yield f"| {entity.name} | {', '.join(f'`{name}`' for name in _attributes(entity))} |"
    yield from _QUESTIONS.splitlines()
    for seed, title in SEEDS.items():
        yield from (
            "",
            f"### {title}",
            "",
            "| section | question | method | index | requests | reads | writes | |",
            "|---|---|---|---|---|---|---|---|",
        )
        yield from (_question(pattern) for pattern in patterns() if pattern.seed == seed)


def _question(pattern: Pattern) -> str:
    cost = COSTS.get(pattern.method)
    shown = ["", "", "", ""] if cost is None else [cost.index or "", str(cost.requests), _units(cost.reads), str(cost.writes)]
    cells = [pattern.section, pattern.question, f"`{pattern.method.removesuffix(NEW)}`", *shown, pattern.why]
    return f"| {' | '.join(cells)} |"


def _units(units: Fraction) -> str:
    return str(units) if units.denominator == 1 else str(float(units))


def _row(entity: Entity[Any]) -> str:
    expires = entity.ttl if isinstance(entity.ttl, str) else "by rule" if entity.ttl else ""
    kind = entity.name if entity.indexed else f"{entity.name} (*hot*)"
    return f"| {kind} | `{entity.model.__name__}` | {entity.version} | {expires} | {', '.join(entity.compressed)} |"


def _attributes(entity: Entity[Any]) -> list[str]:
    loose = [name for field, name in entity.attributes.items() if field not in entity.compressed]
    return [*loose, "packed"] if entity.compressed else loose


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
