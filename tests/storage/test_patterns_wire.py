"""The costs that the documentation states, as a DynamoDB-compatible server counts them: one method of each shape."""

import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kit.clock import FixedClock
from storage.aws.calls import Meter
from storage.aws.clients import clients
from storage.aws.create import create_table
from storage.aws.table import DynamoTable
from storage.embedded.blobs import FileBlobs
from storage.patterns import COSTS, NEW
from tests.storage import samples as s
from tests.storage.test_patterns import ASKED, World


class CountedTable(DynamoTable):
    """A table whose requests a meter counts from when it is told to."""

    meter: Meter

    def reset(self) -> None:
        """Count from nothing again."""
        self.meter.requests.clear()
        self.meter.read_units = self.meter.write_units = 0


@pytest.fixture
async def world(dynamodb_url: str, tmp_path: Path) -> AsyncIterator[World]:
    clock, name = FixedClock(s.NOW), f"t-{secrets.token_hex(6)}"
    client, objects = clients(dynamodb_url)
    objects.close()
    create_table(client, name)
    table, blobs = CountedTable(client, name, clock, count=True), FileBlobs(tmp_path / "objects")
    table.meter = Meter()
    table.meter.watch(client)
    made = World(table, blobs, clock)
    await made.fill()
    yield made
    await table.close()
    await blobs.close()


@pytest.mark.servers
@pytest.mark.parametrize(
    "method",
    [
        f"Milestones.save{NEW}",
        "Milestones.save",
        "Milestones.remove",
        "Milestones.get",
        "Milestones.of_user",
        "Calendar.between",
        "Census.partitions",
        "Jobs.due",
        f"Library.save{NEW}",
        f"Planner.store{NEW}",
        "Planner.edit_session",
        "Users.get",
        "Workouts.between",
    ],
)
async def test_the_wire_agrees_with_the_documentation(world: World, method: str) -> None:
    await ASKED[method](world)
    cost, meter = COSTS[method], world.table.meter
    assert (meter.requests.total(), meter.read_units, meter.write_units) == (cost.requests, cost.reads, cost.writes)
