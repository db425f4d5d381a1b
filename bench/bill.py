"""Dollars by the list prices: what was spent on requests, and what is kept for a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bench.meter import Spent, item_size
from deploy import prices
from storage.layout import INDEXES

YEAR = Decimal(12)


@dataclass(frozen=True)
class Kept:
    """Bytes that are stored for so many months, in the table or in the bucket."""

    table: Decimal = Decimal(0)
    bucket: Decimal = Decimal(0)

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(self.table + other.table, self.bucket + other.bucket)


@dataclass(frozen=True)
class Bill:
    """Dollars by what they are paid for."""

    writes: Decimal
    reads: Decimal
    objects: Decimal
    storage: Decimal

    @property
    def total(self) -> Decimal:
        return self.writes + self.reads + self.objects + self.storage

    def line(self, times: int) -> str:
        """The parts, for so many conversations."""
        parts = {"writes": self.writes, "reads": self.reads, "S3 requests": self.objects, "storage": self.storage}
        return ", ".join(f"{name} {amount * times:.3g}" for name, amount in parts.items())


def bill(spent: Spent, kept: Kept) -> Bill:
    """What these requests and this storage cost."""
    storage = kept.table * prices.TABLE_GB_MONTH + kept.bucket * prices.STANDARD_GB_MONTH
    return Bill(
        writes=Decimal(spent.write_units) * prices.WRITE_UNIT,
        reads=Decimal(spent.read_units) * prices.READ_UNIT,
        objects=spent.puts * prices.OBJECT_PUT + spent.gets * prices.OBJECT_GET,
        storage=storage / prices.GB,
    )


def kept_rows(items: Iterable[Mapping[str, Any]], months: Decimal) -> Kept:
    """Rows as they lie in the table and in each index that holds them."""
    return Kept(table=sum((Decimal(_stored(item)) for item in items), Decimal(0)) * months)


def _stored(item: Mapping[str, Any]) -> int:
    size = whole = item_size(item) + prices.ITEM_OVERHEAD_BYTES
    for index in INDEXES.values():
        if index.pk in item and index.sk in item:
            keys = {name: item[name] for name in dict.fromkeys((index.pk, index.sk, "pk", "sk"))}
            size += whole if index.holds == "ALL" else item_size(keys) + prices.ITEM_OVERHEAD_BYTES
    return size
