"""Objects as files in one folder: written aside, synced, then linked into place, so that a name never shows half an object."""

import asyncio
import contextlib
import errno
import fcntl
import os
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from kit.errors import NotFound
from storage.blobs import BlobExists, BlobsUnavailable, Held, Pointer, packed, pointer_to, unpacked
from storage.embedded.names import key_of, path_of

T = TypeVar("T")
_TEMPORARY = ".writing"
_LEFT_OVER_S = 3600


class FileBlobs:
    """The port's verbs over a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="spotter-files")
        with _explained():
            (folder / _TEMPORARY).mkdir(mode=0o700, parents=True, exist_ok=True)

    async def put(self, key: str, data: bytes) -> Pointer:
        return await self._run(lambda: self._put(key, data))

    async def get(self, pointer: Pointer) -> bytes:
        return unpacked(pointer, await self._run(lambda: self._read(pointer.key)))

    async def delete(self, key: str) -> None:
        await self._run(lambda: self._delete(key))

    async def list(self, prefix: str) -> AsyncIterator[str]:
        for key in await self._run(lambda: sorted(self._keys(prefix))):
            yield key

    async def survey(self, prefix: str) -> AsyncIterator[Held]:
        for held in await self._run(lambda: [self._held(key) for key in sorted(self._keys(prefix))]):
            if held is not None:
                yield held

    async def discard(self, held: Held) -> bool:
        return await self._run(lambda: self._discard(held))

    async def sweep(self) -> int:
        """Remove what a killed process left half-written; how many files there were."""
        return await self._run(self._sweep)

    async def close(self) -> None:
        await asyncio.to_thread(self._pool.shutdown)

    async def _run(self, work: Callable[[], T]) -> T:
        def explained() -> T:
            with _explained():
                return work()

        return await asyncio.get_running_loop().run_in_executor(self._pool, explained)

    def _put(self, key: str, data: bytes) -> Pointer:
        target = path_of(self._folder, key)
        if target.exists():
            with contextlib.suppress(NotFound):
                return self._same(key, data)
        stored = packed(data)
        temporary = self._folder / _TEMPORARY / secrets.token_hex(16)
        try:
            _write(temporary, stored)
            return self._place(temporary, target, pointer_to(key, stored))
        except FileExistsError:
            return self._same(key, data)
        finally:
            temporary.unlink(missing_ok=True)

    def _place(self, temporary: Path, target: Path, pointer: Pointer) -> Pointer:
        # A delete elsewhere may take an empty folder away between making and using it.
        for _ in range(10):
            self._make(target.parent)
            with contextlib.suppress(FileNotFoundError):
                _link(temporary, target)
                _sync(target.parent)
                return pointer
        raise BlobsUnavailable("The data folder keeps changing under us. Try again.")

    def _same(self, key: str, data: bytes) -> Pointer:
        stored = self._read(key)
        pointer = pointer_to(key, stored)
        if unpacked(pointer, stored) != data:
            raise BlobExists(key)
        with self._alone():
            try:
                os.utime(path_of(self._folder, key))
            except FileNotFoundError as error:
                raise _gone() from error
        return pointer

    def _held(self, key: str) -> Held | None:
        try:
            return Held(key, _written_at(path_of(self._folder, key)))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _discard(self, held: Held) -> bool:
        target = path_of(self._folder, held.key)
        with self._alone():
            try:
                if _written_at(target) > held.written_at:
                    return False
                target.unlink()
            except (FileNotFoundError, NotADirectoryError):
                return True
        self._tidy(target)
        return True

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keeps those who discard apart from those who are about to point to what is there, in other processes too."""
        handle = os.open(self._folder / _TEMPORARY, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _read(self, key: str) -> bytes:
        try:
            return path_of(self._folder, key).read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise _gone() from error

    def _delete(self, key: str) -> None:
        target = path_of(self._folder, key)
        try:
            target.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return
        self._tidy(target)

    def _tidy(self, target: Path) -> None:
        """Sync the folder of a file that is gone, and take away the folders that it leaves empty."""
        for parent in target.parents:
            try:
                if parent == target.parent:
                    _sync(parent)
                if parent == self._folder or any(parent.iterdir()):
                    return
                parent.rmdir()
            except OSError:
                return

    def _keys(self, prefix: str) -> Iterator[str]:
        for folder, names, files in os.walk(self._folder):
            if Path(folder) == self._folder:
                names.remove(_TEMPORARY)
            keys = (key_of((Path(folder) / name).relative_to(self._folder)) for name in files)
            yield from (key for key in keys if key is not None and key.startswith(prefix))

    def _make(self, folder: Path) -> None:
        """Make a folder and those above it, each one synced into its parent."""
        missing = [folder, *folder.parents][: len(folder.relative_to(self._folder).parts)]
        for one in reversed(missing):
            if not one.exists():
                one.mkdir(mode=0o700, exist_ok=True)
                _sync(one.parent)

    def _sweep(self) -> int:
        old = [file for file in (self._folder / _TEMPORARY).iterdir() if file.stat().st_mtime < time.time() - _LEFT_OVER_S]
        for file in old:
            file.unlink(missing_ok=True)
        return len(old)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _link(temporary: Path, target: Path) -> None:
    """Give the file its name, unless that name is taken."""
    try:
        os.link(temporary, target)
    except OSError as error:
        # Some file systems have no links: there the last writer of a name wins, with the same content.
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS):
            raise
        temporary.replace(target)


def _gone() -> NotFound:
    return NotFound("This object is not there any more.", code="object_not_found")


def _written_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise BlobsUnavailable("The disk is full, so this was not stored. Free some space, then try again.") from error
        raise BlobsUnavailable(f"The data folder can't be used: {error.strerror}. Check SPOTTER_DATA.") from error
