"""Writes the table's documentation from its declarations: `python -m storage.describe > docs/table.md`."""

import sys
from collections.abc import Iterator
from typing import Any

from storage import entities
from storage.entity import Entity
from storage.layout import INDEXES, TTL

_HEAD = """# The table

Generated from `storage/entities.py` by `python -m storage.describe`; change the declarations, not this file.

One table, keys `pk` and `sk`. A part in braces is a field of the model; `:6` pads a number with zeros. `#` and `%` inside a value are
percent-encoded, so a value can't imitate a part. Each row also carries `version` (the lock), `schemaVersion`, `createdAt`, `updatedAt` and
its `attributes`; rows marked *hot* carry no `entityType`, so that the index by type does not cost them anything.
"""


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


def _row(entity: Entity[Any]) -> str:
    expires = entity.ttl if isinstance(entity.ttl, str) else "by rule" if entity.ttl else ""
    kind = entity.name if entity.indexed else f"{entity.name} (*hot*)"
    return f"| {kind} | `{entity.model.__name__}` | {entity.version} | {expires} | {', '.join(entity.compressed)} |"


def _attributes(entity: Entity[Any]) -> list[str]:
    loose = [name for field, name in entity.attributes.items() if field not in entity.compressed]
    return [*loose, "packed"] if entity.compressed else loose


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
