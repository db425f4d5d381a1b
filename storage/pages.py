"""Lists as people page through them: full pages, and cursors that only this service can have made."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import orjson

from kit.errors import Invalid
from storage.layout import position
from storage.table import Item, Query, Table

T = TypeVar("T")
_MAC = 16


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some items of a list; it is full unless it is the last, and only the last has no cursor."""

    items: tuple[T, ...]
    cursor: str | None = None


class Pages:
    """Reads pages; a cursor is signed with the secret and holds for the very list it came from."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    async def read(
        self, table: Table, query: Query, cursor: str | None, read: Callable[[Item], T], keep: Callable[[T], Any] | None = None
    ) -> Page[T]:
        """The next `query.limit` items that `keep` lets through."""
        found: list[tuple[T, Item]] = []
        after = self._open(query, cursor) if cursor else query.after
        while True:
            part = await table.query(replace(query, after=after, limit=query.limit - len(found) + (keep is not None)))
            models = [(read(item), item) for item in part.items]
            found += [pair for pair in models if keep is None or keep(pair[0])]
            after = part.after
            if after is None or len(found) >= query.limit + (keep is not None):
                break
        more = after is not None or len(found) > query.limit
        found = found[: query.limit]
        return Page(tuple(model for model, _ in found), self._seal(query, position(query, found[-1][1])) if more and found else None)

    def _seal(self, query: Query, after: dict[str, str]) -> str:
        body = orjson.dumps({name: value for name, value in after.items() if value != query.pk})
        return base64.urlsafe_b64encode(self._mac(query, body) + body).decode().rstrip("=")

    def _open(self, query: Query, cursor: str) -> dict[str, str]:
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except (binascii.Error, ValueError):
            raw = b""
        if not hmac.compare_digest(raw[:_MAC], self._mac(query, raw[_MAC:])):
            raise Invalid("This cursor belongs to another list. Start again without one.", code="cursor_invalid")
        after: dict[str, str] = orjson.loads(raw[_MAC:])
        names = position(query, dict.fromkeys(("pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "entityType"), query.pk))
        return names | after

    def _mac(self, query: Query, body: bytes) -> bytes:
        scope = orjson.dumps([query.pk, query.prefix, query.first, query.last, query.index, query.newest_first])
        return hmac.digest(self._secret, scope + b"\0" + body, hashlib.sha256)[:_MAC]
