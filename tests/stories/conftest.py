"""A user at the real service: the app over a real store, spoken to over HTTP, with the clock in our hands."""

import asyncio
import secrets
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.services import Services, open_services
from kit.clock import FixedClock
from kit.settings import Settings
from storage.aws.create import create
from tests.stories.athlete import Athlete

NEW_YEAR = datetime(2026, 1, 1, 12, tzinfo=UTC)
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


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which somebody has built a coach, made once and copied for each story."""
    folder = tmp_path_factory.mktemp("begun") / "data"
    asyncio.run(_begin(folder))
    return folder


async def _begin(folder: Path) -> None:
    services = await open_services(Settings(data=folder), FixedClock(NEW_YEAR))
    async with Athlete.of(services, "owner") as user:
        await user.builds_a_coach()
    await services.close()


@pytest.fixture
def since_new_year() -> FixedClock:
    """The clock of those for whom much time goes by."""
    return FixedClock(NEW_YEAR)


@pytest.fixture
async def begun_services(begun: Path, since_new_year: FixedClock, tmp_path: Path) -> AsyncIterator[Services]:
    """The service over a copy of that folder."""
    shutil.copytree(begun, tmp_path / "data")
    opened = await open_services(Settings(data=tmp_path / "data"), since_new_year)
    yield opened
    await opened.close()


@pytest.fixture
async def owner(begun_services: Services, since_new_year: FixedClock) -> AsyncIterator[Athlete]:
    """Somebody who comes back on a Friday evening, months after they built a coach."""
    since_new_year.at = FRIDAY_EVENING
    async with Athlete.of(begun_services, "owner") as user:
        await user.starts_a_conversation()
        yield user
