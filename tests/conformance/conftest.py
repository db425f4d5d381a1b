"""The engines that the suite runs on: each is opened fresh for every test."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.clock import FixedClock
from storage.blobs import Blobs
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.table import Table

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture(params=["embedded"])
async def table(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> AsyncIterator[Table]:
    table = EmbeddedTable(tmp_path / "spotter.db", clock)
    yield table
    await table.close()


@pytest.fixture(params=["embedded"])
async def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Blobs]:
    blobs = FileBlobs(tmp_path / "objects")
    yield blobs
    await blobs.close()
