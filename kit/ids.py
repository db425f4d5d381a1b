"""Ids are ULIDs, so id order is time order. A derived id is the same each time the same thing is done again."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from ulid import ULID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id(at: datetime) -> str:
    """A fresh id for something that begins at that moment."""
    return str(ULID(_millis(at) + secrets.token_bytes(10)))


def derived_id(at: datetime, *parts: str | int) -> str:
    """The id that this moment and these parts always give: time, then the first 80 bits of their SHA-256."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).digest()
    return str(ULID(_millis(at) + digest[:10]))


def _millis(at: datetime) -> bytes:
    # Rounded down, as a stored moment is: an id must be the same again when the moment comes back from its row.
    return ((at - _EPOCH) // timedelta(milliseconds=1)).to_bytes(6, "big")
