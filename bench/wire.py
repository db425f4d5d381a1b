"""What a turn costs in the cloud: requests, write units and bytes, counted between the service and a DynamoDB-compatible server."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from api.services import Services, open_services
from bench.figure import Figure
from bench.messages import REPORT, SMALL_TALK
from bench.users import User, user
from kit.clock import SystemClock
from kit.settings import Settings
from storage.aws.calls import Meter
from storage.aws.create import create
from storage.aws.open import open_aws
from storage.engine import Store
from tests.servers.processes import KEY, SECRET, dynamodb, s3

MEASURED = (2, 20, 200)
ARCHIVE_EVERY = 10
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": KEY,
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@dataclass(frozen=True)
class Cost:
    """What went over the wire for one turn."""

    requests: int
    write_units: float
    bytes: int
    calls: str


async def figures() -> AsyncIterator[Figure]:
    """The cost of a plain turn early and late in a conversation, then of one that logs a workout."""
    with _servers() as settings:
        create(settings)
        meter, clock = Meter(), SystemClock()
        services = await open_services(settings, clock, store=Store(*open_aws(settings, clock, meter)))
        try:
            async with user(services, "owner") as one:
                async for figure in _plain(services, one, meter):
                    yield figure
                await one.open()
                await one.says(SMALL_TALK)
                for figure in _figures("log_turn_{}", await _cost(one, REPORT, meter), "a run and three sets, with their records"):
                    yield figure
        finally:
            await services.close()


async def _plain(services: Services, one: User, meter: Meter) -> AsyncIterator[Figure]:
    """A conversation of 200 turns; the archive works between the turns, as it does in the service."""
    for number in range(1, max(MEASURED) + 1):
        cost = await _cost(one, SMALL_TALK, meter)
        if number in MEASURED:
            for figure in _figures("turn_{}@" + str(number), cost, "a turn that stores nothing else"):
                yield figure
        if number % ARCHIVE_EVERY == 0:
            await services.archive.run(one.user_id, one.conversation)


async def _cost(one: User, text: str, meter: Meter) -> Cost:
    requests, write_units, size = meter.requests.copy(), meter.write_units, meter.sent + meter.received
    await one.says(text)
    made = meter.requests - requests
    calls = ", ".join(f"{count} {name}" for name, count in sorted(made.items()))
    return Cost(made.total(), meter.write_units - write_units, meter.sent + meter.received - size, calls)


def _figures(name: str, cost: Cost, note: str) -> Iterator[Figure]:
    yield Figure(figure=name.format("requests"), value=cost.requests, unit="requests", note=f"{note}: {cost.calls}")
    yield Figure(figure=name.format("write_units"), value=cost.write_units, unit="write units")
    yield Figure(figure=name.format("bytes"), value=cost.bytes, unit="bytes", note="bodies sent and received")


@contextmanager
def _servers() -> Iterator[Settings]:
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
