"""The port to the object store: whole objects that are written once, by name, and never changed.

A caller names an object after what it holds, so writing the same name again is the same content.
"""

from collections.abc import AsyncIterator
from typing import Protocol

from domain.model import Model
from kit.errors import CoachError, Unavailable


class BlobsUnavailable(Unavailable):
    """The object store does not answer; rows are safe, older details will be back with it."""

    code = "objects_unavailable"


class BlobDamaged(CoachError):
    """An object's bytes are not the ones its pointer was made for; it is never served as truth."""

    code = "object_damaged"


class Pointer(Model):
    """What a row keeps about an object: its name, the SHA-256 of its stored bytes and their length."""

    key: str
    sha256: str
    length: int


class Blobs(Protocol):
    """One bucket. `data` is what the caller wrote; gzip and hashing are the store's business."""

    async def put(self, key: str, data: bytes) -> Pointer:
        """Store the bytes gzipped under the key; a name that is there already keeps its content, which must be the same."""
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

    async def close(self) -> None: ...
