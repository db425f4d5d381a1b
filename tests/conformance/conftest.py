"""The engines that the suite runs on: each test gets a table and a bucket of its own, empty."""

import secrets
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kit.clock import FixedClock
from storage.aws.blobs import S3Blobs
from storage.aws.clients import clients
from storage.aws.create import create_bucket, create_table
from storage.aws.table import DynamoTable
from storage.blobs import Blobs
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.table import Table
from tests.simulator.memory import MemoryTable

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ENGINES = ["embedded", pytest.param("aws", marks=pytest.mark.servers)]
TABLES = [*ENGINES, "memory"]
"""The one in memory is what simulations run on; it is held to the same promises."""


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture(scope="session")
def aws_clients(dynamodb_url: str, s3_url: str) -> tuple[Any, Any]:
    """Made once: a client takes a quarter of a second."""
    return clients(f"dynamodb={dynamodb_url},s3={s3_url}")


@pytest.fixture(params=TABLES)
async def table(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> AsyncIterator[Table]:
    table: Table
    if request.param == "aws":
        client, _ = request.getfixturevalue("aws_clients")
        name = f"t-{secrets.token_hex(6)}"
        create_table(client, name)
        table = DynamoTable(client, name, clock)
    elif request.param == "memory":
        table = MemoryTable(clock)
    else:
        table = EmbeddedTable(tmp_path / "spotter.db", clock)
    yield table
    await table.close()


@pytest.fixture(params=ENGINES)
async def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Blobs]:
    blobs: Blobs
    if request.param == "aws":
        _, client = request.getfixturevalue("aws_clients")
        name = f"b-{secrets.token_hex(6)}"
        create_bucket(client, name)
        blobs = S3Blobs(client, name)
    else:
        blobs = FileBlobs(tmp_path / "objects")
    yield blobs
    await blobs.close()
