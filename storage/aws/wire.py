"""Items as DynamoDB sends them: `{"N": "1.5"}` and back, with numbers in the one form that the port promises."""

from decimal import Decimal
from typing import Any

from storage.table import Item, Value
from storage.values import canonical


def to_wire(item: Item) -> dict[str, Any]:
    """A canonical item with its types spelled out."""
    return {name: value_to_wire(value) for name, value in item.items()}


def value_to_wire(value: Value) -> dict[str, Any]:
    """One canonical value with its type."""
    match value:
        case None:
            return {"NULL": True}
        case bool():
            return {"BOOL": value}
        case str():
            return {"S": value}
        case bytes():
            return {"B": value}
        case int() | Decimal():
            return {"N": str(value)}
        case list():
            return {"L": [value_to_wire(part) for part in value]}
        case _:
            return {"M": to_wire(value)}


def from_wire(item: dict[str, Any]) -> Item:
    """The item that was written."""
    return {name: value_from_wire(value) for name, value in item.items()}


def value_from_wire(value: dict[str, Any]) -> Value:
    """The value that was written."""
    ((kind, content),) = value.items()
    match kind:
        case "NULL":
            return None
        case "B":
            return bytes(content)
        case "N":
            return int(content) if content.lstrip("-").isdigit() else canonical(Decimal(content))
        case "L":
            return [value_from_wire(part) for part in content]
        case "M":
            return from_wire(content)
        case _:
            plain: str | bool = content
            return plain
