"""Counts what goes over the wire to DynamoDB and S3 in more detail than the service needs: reads, writes, stored bytes, objects."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from storage.aws.calls import Meter

READS = frozenset({"GetItem", "BatchGetItem", "Query", "Scan", "GetObject", "ListObjectsV2", "ListObjectVersions"})


@dataclass(frozen=True)
class Spent:
    """What was spent up to a moment, or between two."""

    requests: int = 0
    read_units: float = 0
    write_units: float = 0
    bytes: int = 0
    written: int = 0
    puts: int = 0
    gets: int = 0
    object_bytes: int = 0
    item_bytes: int = 0
    items: int = 0

    def __sub__(self, earlier: "Spent") -> "Spent":
        return Spent(**{field.name: getattr(self, field.name) - getattr(earlier, field.name) for field in fields(self)})


class WireMeter(Meter):
    """A meter that also knows what was written, and how large each item was that was put whole."""

    def __init__(self) -> None:
        super().__init__()
        self.written = self.object_bytes = self.item_bytes = self.items = 0

    def watch(self, client: Any) -> None:
        """Count every request, and ask for the units it consumes also where the caller did not."""
        super().watch(client)
        client.meta.events.register("provide-client-params.dynamodb", self._on_call)

    def spent(self) -> Spent:
        """All so far."""
        return Spent(
            requests=self.requests.total(),
            read_units=self.read_units,
            write_units=self.write_units,
            bytes=self.sent + self.received,
            written=self.written,
            puts=self.requests["PutObject"],
            gets=self.requests["GetObject"],
            object_bytes=self.object_bytes,
            item_bytes=self.item_bytes,
            items=self.items,
        )

    def _on_send(self, request: Any, **event: Any) -> None:
        super()._on_send(request, **event)
        name = str(event["event_name"]).rsplit(".", 1)[-1]
        size = len(request.body or b"") if isinstance(request.body, bytes | bytearray | str | None) else 0
        self.written += 0 if name in READS else size
        self.object_bytes += size if name == "PutObject" else 0

    def _on_call(self, params: dict[str, Any], model: Any, **_: Any) -> dict[str, Any]:
        writes = [one["PutRequest"] for parts in params.get("RequestItems", {}).values() for one in parts if "PutRequest" in one]
        for holder in [params, *writes]:
            if "Item" in holder:
                self.item_bytes += item_size(holder["Item"])
                self.items += 1
        known = model.input_shape.members if model.input_shape else {}
        return {"ReturnConsumedCapacity": "TOTAL"} | params if "ReturnConsumedCapacity" in known else params


def item_size(item: Mapping[str, Any]) -> int:
    """What an item in its wire form weighs by DynamoDB's own rules."""
    return sum(len(name.encode()) + _weight(value) for name, value in item.items())


def _weight(typed: Mapping[str, Any]) -> int:
    ((kind, value),) = typed.items()
    match kind:
        case "S":
            return len(value.encode())
        case "B":
            return len(value)
        case "N":
            return len(value.strip("-").replace(".", "").strip("0")) // 2 + 2
        case "L":
            return 3 + sum(1 + _weight(part) for part in value)
        case "M":
            return 3 + sum(1 + len(name.encode()) + _weight(part) for name, part in value.items())
    return 1
