"""One SQLite file: a thread that writes, threads that read, and errors that a person can act on.

What a write's caller is told is on disk: WAL with `synchronous=FULL`, and the commit comes before the answer.
"""

import asyncio
import contextlib
import os
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from kit.errors import CoachError
from storage.table import StoreUnavailable

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

APPLICATION = 0x53504F54
FORMAT = 1
READERS = 4
BATCH = 64
MOST_FOREIGN = 4
BUSY_MS = 10_000

_SCHEMA = """
CREATE TABLE IF NOT EXISTS items (
    pk TEXT NOT NULL, sk TEXT NOT NULL, body TEXT NOT NULL, ttl INTEGER,
    gsi1pk TEXT, gsi1sk TEXT, gsi2pk TEXT, gsi2sk TEXT, entityType TEXT,
    PRIMARY KEY (pk, sk)
);
CREATE INDEX IF NOT EXISTS gsi1 ON items (gsi1pk, gsi1sk, pk, sk) WHERE gsi1pk IS NOT NULL AND gsi1sk IS NOT NULL;
CREATE INDEX IF NOT EXISTS gsi2 ON items (gsi2pk, gsi2sk, pk, sk) WHERE gsi2pk IS NOT NULL AND gsi2sk IS NOT NULL;
CREATE INDEX IF NOT EXISTS gsi3 ON items (entityType, pk, sk) WHERE entityType IS NOT NULL;
CREATE INDEX IF NOT EXISTS expiring ON items (ttl) WHERE ttl IS NOT NULL;
"""


class DataUnusable(StoreUnavailable):
    """The data folder or its database can't be used as it is; the message says what to do."""

    code = "data_unusable"


class Database:
    """The database file, opened or made; writes wait for one another, reads never wait."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._jobs: queue.SimpleQueue[tuple[Work[Any], Future[Any]] | None] = queue.SimpleQueue()
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._closed = False
        with _explained(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # SQLite gives its side files the rights of the database: nobody else may read a user's health.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            writer = self._connect()
            try:
                _prepare(writer, path)
            except BaseException:
                writer.close()
                raise
        self._pool = ThreadPoolExecutor(READERS, thread_name_prefix="spotter-read")
        self._thread = threading.Thread(target=self._write_all, args=(writer,), name="spotter-write", daemon=True)
        self._thread.start()

    async def read(self, work: Work[T]) -> T:
        """Run a read on one of the readers."""
        if self._closed:
            raise StoreUnavailable("The store is closed.")
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._read, work)

    async def write(self, work: Work[T]) -> T:
        """Run a write; when this returns it is on disk, when it raises nothing of it is."""
        if self._closed:
            raise StoreUnavailable("The store is closed.")
        future: Future[T] = Future()
        self._jobs.put((work, future))
        return await asyncio.wrap_future(future)

    async def forget(self) -> None:
        """Move the log beside the file into it and empty it; a reader in the way leaves that for another time."""

        def checkpoint() -> None:
            with _explained(self.path), contextlib.closing(self._connect()) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

        if not self._closed:
            await asyncio.to_thread(checkpoint)

    async def close(self) -> None:
        """Finish the writes that were asked for, then let go of the file."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
            await asyncio.to_thread(self._thread.join)
            await asyncio.to_thread(self._pool.shutdown)
            for reader in self._readers:
                reader.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000)
        try:
            connection.execute("PRAGMA synchronous=FULL")
            # What is erased is to be gone from the file too, not only from the index.
            connection.execute("PRAGMA secure_delete=ON")
        except BaseException:
            connection.close()
            raise
        return connection

    def _read(self, work: Work[T]) -> T:
        with _explained(self.path):
            connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
            if connection is None:
                connection = self._local.connection = self._connect()
                connection.execute("PRAGMA query_only=ON")
                self._readers.append(connection)
            return work(connection)

    def _write_all(self, writer: sqlite3.Connection) -> None:
        with contextlib.closing(writer):
            while (job := self._jobs.get()) is not None:
                jobs, last = [job], False
                # Writes that wait together share one commit, and so one wait for the disk.
                while len(jobs) < BATCH and not self._jobs.empty() and not last:
                    following = self._jobs.get()
                    last = following is None
                    jobs += [following] if following else []
                _commit(writer, [one for one in jobs if one[1].set_running_or_notify_cancel()], self.path)
                if last:
                    return


def _commit(writer: sqlite3.Connection, jobs: list[tuple[Work[Any], Future[Any]]], path: Path) -> None:
    """Run the jobs in one transaction; one that is refused undoes itself alone, a fault of the disk undoes all."""
    done: list[tuple[Future[Any], Any]] = []
    try:
        with _explained(path):
            writer.execute("BEGIN IMMEDIATE")
            for work, future in jobs:
                done.append((future, _attempt(writer, work)))
            writer.execute("COMMIT")
    except Exception as error:  # noqa: BLE001 - every caller gets it
        with contextlib.suppress(sqlite3.Error):
            writer.execute("ROLLBACK")
        done = [(future, error) for _, future in jobs]
    for future, outcome in done:
        if isinstance(outcome, Exception):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)


def _attempt(writer: sqlite3.Connection, work: Work[Any]) -> Any:
    writer.execute("SAVEPOINT job")
    try:
        result = work(writer)
    except sqlite3.Error:
        raise
    except Exception as refusal:  # noqa: BLE001 - handed to the caller as it is
        writer.execute("ROLLBACK TO job")
        result = refusal
    writer.execute("RELEASE job")
    return result


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in a new file; refuse a file that is not ours."""
    application, written, tables = _marks(connection)
    if written > FORMAT:
        raise DataUnusable(f"{path} was written by a newer version of Spotter. Upgrade this one to open it.")
    if application == APPLICATION and written == FORMAT:
        return
    if application != 0 or tables > MOST_FOREIGN:
        raise DataUnusable(f"{path} belongs to another program. Choose another folder with SPOTTER_DATA.")
    _enter_wal(connection)
    connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA application_id={APPLICATION}; PRAGMA user_version={FORMAT}; COMMIT;")


def _marks(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Whose file it is, in which format, and how many tables are not ours: of one moment, for others may be making the same file."""
    connection.execute("BEGIN")
    try:
        foreign = connection.execute("SELECT count(*) FROM sqlite_master WHERE name <> 'items'").fetchone()[0]
        application, written = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    finally:
        connection.execute("COMMIT")
    return application, written, foreign


def _enter_wal(connection: sqlite3.Connection) -> None:
    # Two programs that open a new file at once: SQLite does not wait for this one lock by itself.
    for attempt in range(50):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 49:
                raise
            time.sleep(0.02)
        else:
            return


@contextlib.contextmanager
def _explained(path: Path) -> Any:
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error
    except OSError as error:
        raise DataUnusable(
            f"The data folder {path.parent} can't be used: {error.strerror}. Choose another one with SPOTTER_DATA."
        ) from error


def explain(error: sqlite3.Error, path: Path) -> CoachError:
    """What a fault of SQLite means for a person."""
    match (getattr(error, "sqlite_errorname", "") or "").split("_")[1:2]:
        case ["FULL"]:
            return StoreUnavailable("The disk is full, so this was not stored. Free some space, then try again.")
        case ["BUSY"] | ["LOCKED"]:
            return StoreUnavailable("Another program is using the data for too long. Try again in a moment.")
        case ["CORRUPT"] | ["NOTADB"]:
            return DataUnusable(f"{path} is damaged or not a database. Move it away, or put back a copy of it.")
        case ["CANTOPEN"] | ["READONLY"] | ["PERM"] | ["AUTH"]:
            return DataUnusable(f"The data folder {path.parent} can't be written. Change its permissions or SPOTTER_DATA.")
    return StoreUnavailable(f"The disk failed, so this was not stored ({error}). Check it, then try again.")
