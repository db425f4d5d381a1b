"""What an item may hold, the same on every engine: exact numbers, text, bytes, lists and maps, within DynamoDB's limits."""

import base64
from collections.abc import Mapping
from decimal import Context, Decimal, DecimalException, Inexact, InvalidOperation, Overflow, Rounded, Underflow
from typing import Any

import orjson

from kit.errors import Invalid, TooLarge
from storage.table import Item, Value

MAX_ITEM = 400 * 1024
MAX_PK, MAX_SK = 2048, 1024
MAX_DEPTH = 32
KEY_NAMES = ("pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "entityType")
_EXACT = Context(prec=38, traps=[Inexact, Rounded, InvalidOperation, Overflow, Underflow])
_LARGEST_INT64 = 2**63


def canonical_item(item: Item) -> Item:
    """The item as every engine stores and returns it; Invalid or TooLarge when none could."""
    clean = {name: canonical(value) for name, value in item.items()}
    check_key(clean.get("pk"), clean.get("sk"))
    for name, value in clean.items():
        check_attribute(name, value)
    if size(clean) > MAX_ITEM:
        raise TooLarge(f"A row of {size(clean):,} bytes is more than the {MAX_ITEM:,} that one row can hold. Split it.")
    return clean


def check_key(pk: Any, sk: Any) -> None:
    """Invalid when no item could have this key."""
    _check_key("pk", pk)
    _check_key("sk", sk)


def check_attribute(name: str, value: Any) -> None:
    """Invalid when an attribute that the table itself reads (an index's key, the expiry) can't be this."""
    if name in KEY_NAMES:
        _check_key(name, value)
    if name == "ttl" and type(value) is not int:
        raise Invalid("A row's ttl must be a whole number of seconds.")


def canonical(value: Any, depth: int = 1) -> Value:
    """One value: whole numbers as int, others as Decimal without trailing zeros, tuples as lists."""
    match value:
        case None | bool() | bytes():
            return value
        case str():
            return _text(value)
        case int() | Decimal():
            return _number(value)
        case list() | tuple() | Mapping() if depth > MAX_DEPTH:
            raise Invalid(f"A row can't nest deeper than {MAX_DEPTH} levels.")
        case list() | tuple():
            return [canonical(part, depth + 1) for part in value]
        case Mapping():
            return {_name(name): canonical(part, depth + 1) for name, part in value.items()}
    raise Invalid(f"A row can't hold a {type(value).__name__}: numbers must be int or Decimal, times text.")


def size(value: Any) -> int:
    """Bytes that DynamoDB counts for a value; for an item (a dict) without the map's own overhead call it on the item."""
    if isinstance(value, dict):
        return sum(len(name.encode()) + _size(part) for name, part in value.items())
    return _size(value)


def encode(value: Any) -> bytes:
    """JSON that keeps Decimals and bytes exactly: `{"$n": "1.5"}`, `{"$b": base64}`; a map whose keys start with $ is wrapped in `$m`."""
    return orjson.dumps(_tagged(value))


def decode(data: bytes | str) -> Any:
    """What `encode` was given."""
    raw = data.encode() if isinstance(data, str) else data
    plain = orjson.loads(raw)
    return _untagged(plain) if b'"$' in raw else plain


def _text(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Invalid("This text holds half of a surrogate pair and can't be stored.") from error
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str):
        raise Invalid("The keys of a map in a row must be text.")
    return _text(value)


def _number(value: int | Decimal) -> int | Decimal:
    try:
        exact = _EXACT.normalize(Decimal(value))
    except DecimalException as error:
        raise Invalid("A number in a row can have at most 38 digits.") from error
    if not exact.is_finite() or (exact and not -130 <= exact.adjusted() <= 125):
        raise Invalid("A number in a row must lie between 1E-130 and 1E+126.")
    whole = exact == exact.to_integral_value() and exact.adjusted() < 38
    return int(exact) if whole else exact


def _check_key(name: str, value: Any) -> None:
    if not isinstance(value, str) or not value:
        raise Invalid(f"A row's {name} must be text and not empty.")
    longest = MAX_PK if name.endswith("pk") or name == "entityType" else MAX_SK
    if len(_text(value).encode()) > longest:
        raise Invalid(f"A row's {name} can have at most {longest} bytes. Use shorter names.")


def _size(value: Any) -> int:
    match value:
        case None | bool():
            return 1
        case str():
            return len(value.encode())
        case bytes():
            return len(value)
        case int() | Decimal():
            digits = len(Decimal(value).as_tuple().digits)
            return 1 + (digits + 1) // 2 + (value < 0)
        case list():
            return 3 + sum(1 + _size(part) for part in value)
        case _:
            return 3 + sum(1 + len(name.encode()) + _size(part) for name, part in value.items())


def _tagged(value: Any) -> Any:
    match value:
        case Decimal():
            return {"$n": str(value)}
        case bytes():
            return {"$b": base64.b64encode(value).decode()}
        case bool():
            return value
        case int() if not -_LARGEST_INT64 <= value < _LARGEST_INT64:
            return {"$n": str(value)}
        case list() | tuple():
            return [_tagged(part) for part in value]
        case dict():
            tagged = {name: _tagged(part) for name, part in value.items()}
            return {"$m": tagged} if any(name.startswith("$") for name in value) else tagged
    return value


def _untagged(value: Any) -> Any:
    match value:
        case list():
            return [_untagged(part) for part in value]
        case {"$n": str(number), **rest} if not rest:
            exact = Decimal(number)
            return int(number) if number.lstrip("-").isdigit() else exact
        case {"$b": str(text), **rest} if not rest:
            return base64.b64decode(text)
        case {"$m": dict(inner), **rest} if not rest:
            return {name: _untagged(part) for name, part in inner.items()}
        case dict():
            return {name: _untagged(part) for name, part in value.items()}
    return value
