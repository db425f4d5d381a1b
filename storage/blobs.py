"""The port to the object store: whole objects that are written once, by name, and never changed.

A caller names an object after what it holds, so writing the same name again is the same content.
"""

import gzip
import hashlib
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.model import Model
from kit.errors import CoachError, Conflict, Invalid, Unavailable

MAX_NAME = 1024
MAX_PART = 240


class BlobsUnavailable(Unavailable):
    """The object store does not answer; rows are safe, older details will be back with it."""

    code = "objects_unavailable"


class BlobDamaged(CoachError):
    """An object's bytes are not the ones its pointer was made for; it is never served as truth."""

    code = "object_damaged"


class BlobExists(Conflict):
    """An object of this name holds something else, and an object is never overwritten."""

    code = "object_exists"

    def __init__(self, key: str) -> None:
        super().__init__(f"There is another object at {key!r}. Name an object after what it holds.")


class Pointer(Model):
    """What a row keeps about an object: its name, the SHA-256 of its stored bytes and their length."""

    key: str
    sha256: str
    length: int


@dataclass(frozen=True)
class Held:
    """A name in the store: when it was last written, and its versions where the store keeps several, marks of deletion too."""

    key: str
    written_at: datetime
    versions: tuple[str, ...] = ()


class Blobs(Protocol):
    """One bucket. `data` is what the caller wrote; gzip and hashing are the store's business."""

    async def put(self, key: str, data: bytes) -> Pointer:
        """Store the bytes gzipped under the key; a name that is there already keeps its content, which must be the same.

        What was written long ago counts as written now: whoever puts an object is about to point to it.
        """
        ...

    async def get(self, pointer: Pointer) -> bytes:
        """The bytes as they were put, verified; NotFound when the object is gone, BlobDamaged when it changed."""
        ...

    async def delete(self, key: str) -> None:
        """Remove an object with all its versions; removing what is not there is fine."""
        ...

    def list(self, prefix: str) -> AsyncIterator[str]:
        """The keys under a prefix."""
        ...

    def survey(self, prefix: str) -> AsyncIterator[Held]:
        """Everything under a prefix, in order, also names of which only old versions or marks of deletion are left."""
        ...

    async def discard(self, held: Held) -> bool:
        """Remove what a survey found, unless it was written again since; False when it was."""
        ...

    async def close(self) -> None: ...


def packed(data: bytes) -> bytes:
    """The bytes as they are stored: the same data always gives the same object."""
    return gzip.compress(data, mtime=0)


def pointer_to(key: str, stored: bytes) -> Pointer:
    """The pointer to an object of these stored bytes."""
    return Pointer(key=key, sha256=hashlib.sha256(stored).hexdigest(), length=len(stored))


def unpacked(pointer: Pointer, stored: bytes) -> bytes:
    """The data of stored bytes; BlobDamaged when they are not the ones that the pointer was made for."""
    found = pointer_to(pointer.key, stored)
    if (found.sha256, found.length) != (pointer.sha256, pointer.length):
        raise BlobDamaged(f"The stored object {pointer.key!r} has changed, so it can't be trusted. Restore it from a copy.")
    try:
        return gzip.decompress(stored)
    except (OSError, EOFError, zlib.error) as error:
        raise BlobDamaged(f"The stored object {pointer.key!r} can't be unpacked. Restore it from a copy.") from error


async def kept(blobs: Blobs, key: str, data: bytes) -> Pointer:
    """Store an object under its name; where an attempt that came to nothing left another, under a name that ends in its hash."""
    try:
        return await blobs.put(key, data)
    except BlobExists:
        stem, dot, ending = key.rpartition(".")
        return await blobs.put(f"{stem}.{hashlib.sha256(data).hexdigest()[:16]}{dot}{ending}", data)


def check_name(key: str) -> None:
    """Invalid when no store could hold an object of this name."""
    parts = key.split("/")
    if not all(parts) or {".", ".."} & set(parts) or "\\" in key or not key.isprintable():
        raise Invalid("The name of an object needs readable parts between its slashes, none of them a dot or two.")
    if len(key.encode()) > MAX_NAME or any(len(part.encode()) > MAX_PART for part in parts):
        raise Invalid(f"The name of an object can have at most {MAX_NAME} bytes, and {MAX_PART} between two slashes.")
