"""What conditions and changes mean for one item, in plain Python: the engines without a server of their own follow these rules."""

import operator
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import Any

from kit.errors import Invalid, TooLarge
from storage.table import Changes, Check, Condition, Delete, Item, Key, Put, Query, Test, Update, Write
from storage.values import canonical, check_attribute, size

_ORDER: dict[str, Callable[[Any, Any], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_ABSENT = object()
MAX_WRITES = 100
MAX_TRANSACTION = 4 * 1024 * 1024


def holds(condition: Condition | None, item: Item | None) -> bool:
    """Whether the condition holds for the item; None is an item that is not there."""
    if condition is None:
        return True
    if condition.exists is not None and condition.exists != (item is not None):
        return False
    found = item or {}
    return all(_passes(test, found) for test in condition.tests) and all(_at(found, path) is _ABSENT for path in condition.missing)


def holds_for_nothing(condition: Condition | None) -> bool:
    """Whether the condition holds where there is no item."""
    return holds(condition, None)


def changed(item: Item | None, key: Key, changes: Changes) -> Item:
    """The item after the changes; it is made when there is none."""
    check_changes(changes)
    result = _copied(item) if item else {"pk": key.pk, "sk": key.sk}
    for path, value in changes.set.items():
        parent, name = _parent(result, path)
        parent[name] = canonical(value)
    for path in changes.remove:
        parent, name = _parent(result, path)
        parent.pop(name, None)
    for path, amount in changes.add.items():
        parent, name = _parent(result, path)
        before = parent.get(name, 0)
        if _kind(before) != "number":
            raise Invalid(f"{path} is not a number, so nothing can be added to it.")
        parent[name] = canonical(before + amount)
    return result


def check_changes(changes: Changes) -> None:
    """Invalid when the changes touch the key, or the same thing twice."""
    paths = [*changes.set, *changes.remove, *changes.add]
    if {"pk", "sk"} & set(paths):
        raise Invalid("The key of a row never changes. Write a new row and remove the old one.")
    for name, value in changes.set.items():
        check_attribute(name, value)
    ordered = sorted(path.split(".") for path in paths)
    if any(after[: len(before)] == before for before, after in pairwise(ordered)):
        raise Invalid("A change can name each attribute only once.")


def key_of(write: Write) -> Key:
    """The item that a write is about."""
    return Key(write.item["pk"], write.item["sk"]) if isinstance(write, Put) else write.key


def finds_nothing(query: Query) -> bool:
    """Whether no item could lie within the bounds; Invalid when the question itself makes no sense."""
    if query.limit < 1:
        raise Invalid("A list needs room for at least one item.")
    if query.prefix is not None and (query.first is not None or query.last is not None):
        raise Invalid("A list has a prefix or bounds, not both.")
    return query.last == "" or (query.first is not None and query.last is not None and query.first > query.last)


def check_transaction(writes: "list[Put | Update | Delete | Check]") -> None:
    """Invalid when a transaction is longer than 100 writes, or names an item twice."""
    if len(writes) > MAX_WRITES:
        raise Invalid(f"At most {MAX_WRITES} rows can be written at once, not {len(writes)}.")
    if len({key_of(write) for write in writes}) != len(writes):
        raise Invalid("A transaction can name each row only once.")
    if sum(size(write.item) for write in writes if isinstance(write, Put)) > MAX_TRANSACTION:
        raise TooLarge("At most 4 MB can be written at once. Write it in parts.")


def _passes(test: Test, item: Item) -> bool:
    found, wanted = _at(item, test.name), canonical(test.value)
    if test.operator in ("=", "<>"):
        same = _kind(found) == _kind(wanted) and found == wanted
        return same == (test.operator == "=")
    return _kind(found) == _kind(wanted) and _kind(found) in ("number", "text", "bytes") and _ORDER[test.operator](found, wanted)


def _at(item: Any, path: str) -> Any:
    for name in path.split("."):
        if not isinstance(item, dict) or name not in item:
            return _ABSENT
        item = item[name]
    return item


def _parent(item: Item, path: str) -> tuple[Item, str]:
    *way, name = path.split(".")
    for step in way:
        inner = item.get(step)
        if not isinstance(inner, dict):
            raise Invalid(f"There is no map at {step!r} to change {path!r} in.")
        item = inner
    return item, name


def _copied(value: Any) -> Any:
    return {name: _copied(part) for name, part in value.items()} if isinstance(value, dict) else value


def _kind(value: Any) -> str:
    match value:
        case bool():
            return "truth"
        case int() | Decimal():
            return "number"
        case str():
            return "text"
        case bytes():
            return "bytes"
        case None:
            return "null"
    return type(value).__name__
