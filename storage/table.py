"""The port to the one table: seven verbs that SQLite and DynamoDB both keep, no more and no less.

An item is a dict of str, int, Decimal, bool, None, bytes, lists and dicts with the string keys `pk` and `sk`.
Reads of the table are strongly consistent; reads of an index may be late. Expired items are never returned.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, NamedTuple, Protocol

from kit.errors import Conflict, Unavailable

Item = dict[str, Any]
Value = str | int | Decimal | bool | bytes | list[Any] | dict[str, Any] | None
Index = Literal["gsi1", "gsi2", "gsi3"]
Operator = Literal["=", "<>", "<", "<=", ">", ">="]


class Key(NamedTuple):
    """Where an item lies."""

    pk: str
    sk: str


class ConditionFailed(Conflict):
    """A write's condition did not hold; `positions` are the failed writes of a transaction."""

    code = "condition_failed"

    def __init__(
        self, message: str = "Somebody changed this meanwhile. Read it again, then retry.", *, positions: Sequence[int] = ()
    ) -> None:
        super().__init__(message)
        self.positions = tuple(positions)


class StoreUnavailable(Unavailable):
    """The table does not answer, or throttles for too long; nothing was half-written."""

    code = "store_unavailable"


@dataclass(frozen=True)
class Test:
    """One comparison of an attribute with a value; a missing attribute only satisfies `<>`."""

    name: str
    operator: Operator
    value: Value


@dataclass(frozen=True)
class Condition:
    """All parts must hold: the item exists or is absent, and its attributes compare as said."""

    exists: bool | None = None
    tests: tuple[Test, ...] = ()
    missing: tuple[str, ...] = ()


ABSENT = Condition(exists=False)
PRESENT = Condition(exists=True)


def where(*tests: tuple[str, Operator, Value], missing: Sequence[str] = ()) -> Condition:
    """A condition on an item that must exist."""
    return Condition(exists=True, tests=tuple(Test(*test) for test in tests), missing=tuple(missing))


@dataclass(frozen=True)
class Changes:
    """Top-level attributes to set, to remove, and numbers to add to (a missing number counts as 0)."""

    set: dict[str, Value] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    add: dict[str, int | Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Put:
    """Write an item whole."""

    item: Item
    when: Condition | None = None


@dataclass(frozen=True)
class Update:
    """Change an item; without a condition it is made when missing."""

    key: Key
    changes: Changes
    when: Condition | None = None


@dataclass(frozen=True)
class Delete:
    """Remove an item; removing what is not there is fine."""

    key: Key
    when: Condition | None = None


@dataclass(frozen=True)
class Check:
    """Write nothing, but fail the transaction when the condition does not hold."""

    key: Key
    when: Condition


Write = Put | Update | Delete | Check


@dataclass(frozen=True)
class Query:
    """One partition's items in sort-key order; bounds are inclusive, `prefix` excludes them; on an index, its keys.

    `after` is the position that the last slice ended with: opaque to callers, made of keys. `expired` asks for what has
    expired but is still there too: for erasing, and for nothing else.
    """

    pk: str
    prefix: str | None = None
    first: str | None = None
    last: str | None = None
    index: Index | None = None
    newest_first: bool = False
    limit: int = 100
    after: dict[str, str] | None = None
    expired: bool = False


@dataclass(frozen=True)
class Slice:
    """At most `limit` live items; `after` is None when nothing follows."""

    items: list[Item]
    after: dict[str, str] | None


class Table(Protocol):
    """One table with its three indexes."""

    async def get(self, key: Key) -> Item | None: ...

    async def get_many(self, keys: Sequence[Key]) -> list[Item | None]:
        """The items of these keys in the same order, whatever their number."""
        ...

    async def put(self, item: Item, when: Condition | None = None) -> None: ...

    async def update(self, key: Key, changes: Changes, when: Condition | None = None) -> Item:
        """Change an item and return it as it now is."""
        ...

    async def delete(self, key: Key, when: Condition | None = None) -> None: ...

    async def query(self, query: Query) -> Slice: ...

    async def transact(self, writes: Sequence[Write]) -> None:
        """All of at most 100 writes or none; no two may name the same item; ConditionFailed names the positions."""
        ...

    async def close(self) -> None: ...
