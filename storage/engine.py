"""Which engine the settings ask for, opened: the one place that knows both."""

from dataclasses import dataclass

from kit.clock import Clock, SystemClock
from kit.settings import Settings
from storage.blobs import Blobs
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.table import Table


@dataclass(frozen=True)
class Store:
    """The table and the objects."""

    table: Table
    blobs: Blobs

    async def sweep(self) -> int:
        """Delete for good what has expired or was left half-written; how much. In the cloud the services do that."""
        swept = 0
        if isinstance(self.table, EmbeddedTable):
            swept += await self.table.sweep()
        if isinstance(self.blobs, FileBlobs):
            swept += await self.blobs.sweep()
        return swept

    async def forget(self) -> None:
        """Leave no copy of what was deleted in the table's own files. In the cloud the services see to that."""
        if isinstance(self.table, EmbeddedTable):
            await self.table.forget()

    async def close(self) -> None:
        """Let go of both."""
        await self.table.close()
        await self.blobs.close()


def open_store(settings: Settings, clock: Clock | None = None) -> Store:
    """The store of this process; a CoachError says what is wrong with the folder or the endpoint."""
    clock = clock or SystemClock()
    if settings.store == "aws":
        # boto3 takes a third of a second to import, which the embedded engine should not pay.
        from storage.aws.open import open_aws  # noqa: PLC0415

        return Store(*open_aws(settings, clock))
    return Store(EmbeddedTable(settings.data / "spotter.db", clock), FileBlobs(settings.data / "objects"))
