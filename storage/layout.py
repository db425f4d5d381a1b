"""The keys of the table and of its three indexes, in one place for every engine and for the template that deploys them."""

from dataclasses import dataclass
from typing import Literal

from storage.table import Index, Item, Query


@dataclass(frozen=True)
class IndexLayout:
    """Which attributes an index is sorted by, and what it holds of each item."""

    pk: str
    sk: str
    holds: Literal["ALL", "KEYS_ONLY"]


INDEXES: dict[Index, IndexLayout] = {
    "gsi1": IndexLayout("gsi1pk", "gsi1sk", "ALL"),
    "gsi2": IndexLayout("gsi2pk", "gsi2sk", "ALL"),
    "gsi3": IndexLayout("entityType", "pk", "KEYS_ONLY"),
}
KEY_ATTRIBUTES = tuple(dict.fromkeys(["pk", "sk", *(name for index in INDEXES.values() for name in (index.pk, index.sk))]))
TTL = "ttl"


def key_names(index: Index | None) -> tuple[str, str]:
    """The partition and sort attributes of the table or of an index."""
    return ("pk", "sk") if index is None else (INDEXES[index].pk, INDEXES[index].sk)


def position(query: Query, item: Item) -> dict[str, str]:
    """Where a list stands after this item: what `Query.after` takes."""
    return {name: item[name] for name in dict.fromkeys(["pk", "sk", *key_names(query.index)])}
