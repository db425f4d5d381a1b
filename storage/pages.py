"""Lists in pages: a page is full unless it is the last, and a cursor is signed, so nobody can point it elsewhere."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from kit.errors import Invalid
from storage.table import Item, Query, Table

T = TypeVar("T")
MAC_BYTES = 12


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some items of a list, and where the rest begins."""

    items: list[T]
    cursor: str | None


class CursorInvalid(Invalid):
    """The cursor is not one that we gave for this list."""

    code = "cursor_invalid"

    def __init__(self) -> None:
        super().__init__("This cursor does not belong to this list. Start again without one.")


class Pages:
    """Reads pages and signs their cursors with a secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    async def read(
        self, table: Table, query: Query, cursor: str | None, read: Callable[[Item], T], keep: Callable[[T], bool] = lambda _: True
    ) -> Page[T]:
        """One page of a query; what `keep` turns down is skipped, and the page is filled from what follows."""
        after = self.opened(cursor, _scope(query)) if cursor else None
        items: list[T] = []
        wanted = query.limit
        while True:
            found = await table.query(replace(query, limit=wanted - len(items), after=after))
            items += [model for item in found.items if keep(model := read(item))]
            after = found.after
            if after is None or len(items) >= wanted:
                return Page(items, self.sealed(after, _scope(query)) if after else None)

    def sealed(self, after: dict[str, str], scope: str) -> str:
        """The cursor of a position in the list that the scope names."""
        body = json.dumps(after, separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(self._mac(body, scope) + body).decode().rstrip("=")

    def opened(self, cursor: str, scope: str) -> dict[str, str]:
        """The position that a cursor of this list holds; CursorInvalid for any other."""
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except ValueError as error:
            raise CursorInvalid from error
        mac, body = raw[:MAC_BYTES], raw[MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(body, scope)):
            raise CursorInvalid
        after: dict[str, Any] = json.loads(body)
        return after

    def _mac(self, body: bytes, scope: str) -> bytes:
        return hmac.digest(self._secret, scope.encode() + b"\x1e" + body, hashlib.sha256)[:MAC_BYTES]


def _scope(query: Query) -> str:
    return "\x1f".join((query.pk, query.prefix or "", query.index or "", str(query.newest_first)))
