"""Ids are ULIDs, so id order is time order. A derived id is the same each time the same thing is done again."""

import hashlib
import secrets
from datetime import datetime

from ulid import ULID


def new_id(at: datetime) -> str:
    """A fresh id for something that begins at that moment."""
    return str(ULID(_millis(at) + secrets.token_bytes(10)))


def derived_id(at: datetime, *parts: str | int) -> str:
    """The id that this moment and these parts always give: time, then the first 80 bits of their SHA-256."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).digest()
    return str(ULID(_millis(at) + digest[:10]))


def _millis(at: datetime) -> bytes:
    return round(at.timestamp() * 1000).to_bytes(6, "big")
