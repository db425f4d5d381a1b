"""A user at the real service: the app over a real store, spoken to over HTTP, with the clock in our hands."""

import secrets
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.services import Services, open_services
from kit.clock import FixedClock
from kit.settings import Settings
from storage.aws.create import create
from tests.stories.athlete import Athlete

FRIDAY_EVENING = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(FRIDAY_EVENING)


@pytest.fixture(params=["embedded", pytest.param("aws", marks=pytest.mark.servers)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """One engine after the other; on the servers each test has a table and a bucket of its own."""
    if request.param == "embedded":
        return Settings(data=tmp_path / "data")
    servers = {name: request.getfixturevalue(f"{name}_url") for name in ("dynamodb", "s3")}
    own = f"story-{secrets.token_hex(6)}"
    endpoint = ",".join(f"{name}={url}" for name, url in servers.items())
    settings = Settings(data=tmp_path / "data", store="aws", table=own, bucket=own, endpoint_url=endpoint)
    create(settings)
    return settings


@pytest.fixture
async def services(settings: Settings, clock: FixedClock) -> AsyncIterator[Services]:
    opened = await open_services(settings, clock)
    yield opened
    await opened.close()


@pytest.fixture
async def athlete(services: Services) -> AsyncIterator[Athlete]:
    """Somebody with a coach and an open conversation."""
    async with Athlete.of(services, "owner") as user:
        await user.builds_a_coach()
        await user.starts_a_conversation()
        yield user
