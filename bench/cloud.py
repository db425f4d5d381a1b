"""The service as it runs in the cloud, over real servers of the same APIs, with everything counted on the wire."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from api.services import Services, open_services
from bench.chat import Model
from bench.meter import WireMeter
from kit.clock import Clock, SystemClock
from kit.settings import Settings
from storage.aws.clients import clients
from storage.aws.create import create
from storage.aws.open import open_aws
from storage.engine import Store
from storage.table import Table
from tests.servers.processes import KEY, SECRET, dynamodb, s3

CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": KEY,
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


class Rounds:
    """A table that counts its calls, and how often the service waited for it: calls that overlap are one round trip."""

    def __init__(self, table: Table) -> None:
        self._table, self._open, self.rounds, self.calls = table, 0, 0, 0

    def __getattr__(self, verb: str) -> Any:
        call = getattr(self._table, verb)

        async def counted(*arguments: Any) -> Any:
            self.calls += 1
            self.rounds += self._open == 0
            self._open += 1
            try:
                return await call(*arguments)
            finally:
                self._open -= 1

        return counted


@dataclass(frozen=True)
class Cloud:
    """A running service, and what counts its traffic."""

    services: Services
    meter: WireMeter
    rounds: Rounds
    endpoint: str

    def items(self, holding: str) -> list[dict[str, Any]]:
        """All rows of the table, as they lie there, whose sort key holds these words."""
        client, _ = clients(self.services.settings.endpoint_url)
        pages = client.get_paginator("scan").paginate(TableName=self.services.settings.table)
        found = [item for page in pages for item in page["Items"] if holding in item["sk"]["S"]]
        client.close()
        return found


@asynccontextmanager
async def cloud(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Cloud]:
    """The service over the servers that the settings name."""
    clock, meter = clock or SystemClock(), WireMeter()
    create(settings)
    table, blobs = open_aws(settings, clock, meter)
    rounds = Rounds(table)
    counted: Any = rounds
    services = await open_services(settings, clock, Model(), Store(counted, blobs))
    try:
        endpoint = str(settings.endpoint_url).split(",")[0].removeprefix("dynamodb=")
        yield Cloud(services, meter, rounds, endpoint)
    finally:
        await services.close()


@contextmanager
def servers() -> Iterator[Settings]:
    """A DynamoDB-compatible and an S3 server; NoServer when this machine can have none."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="spotter-bench-")))
        kept = {name: os.environ.get(name) for name in CREDENTIALS}
        stack.callback(_restore, kept)
        os.environ.update(CREDENTIALS)
        table = stack.enter_context(dynamodb(folder / "dynamodb"))
        bucket = stack.enter_context(s3(folder / "s3"))
        yield Settings(data=folder / "data", store="aws", endpoint_url=f"dynamodb={table},s3={bucket}")


def _restore(environment: dict[str, str | None]) -> None:
    for name, value in environment.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
