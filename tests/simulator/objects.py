"""The object store as a dict."""

from collections.abc import AsyncIterator

from kit.clock import Clock
from kit.errors import NotFound
from storage.blobs import BlobExists, Held, Pointer, check_name, packed, pointer_to, unpacked


class MemoryBlobs:
    """The port's verbs over a dict of stored bytes."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.objects: dict[str, bytes] = {}

    async def put(self, key: str, data: bytes) -> Pointer:
        check_name(key)
        stored = packed(data)
        if self.objects.setdefault(key, stored) != stored:
            raise BlobExists(key)
        return pointer_to(key, stored)

    async def get(self, pointer: Pointer) -> bytes:
        if pointer.key not in self.objects:
            raise NotFound(f"There is no object {pointer.key!r}.")
        return unpacked(pointer, self.objects[pointer.key])

    async def delete(self, key: str) -> None:
        self.objects.pop(key, None)

    async def list(self, prefix: str) -> AsyncIterator[str]:
        for key in sorted(self.objects):
            if key.startswith(prefix):
                yield key

    async def survey(self, prefix: str) -> AsyncIterator[Held]:
        async for key in self.list(prefix):
            yield Held(key, self.clock.now())

    async def discard(self, held: Held) -> bool:
        return self.objects.pop(held.key, None) is not None

    async def close(self) -> None:
        """Nothing is held open."""
