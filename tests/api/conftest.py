"""The service spoken to over HTTP, by its owner and by somebody else, with nothing but what a client has."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from api.services import Services, open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import ADDRESS, Athlete
from tests.stories.conftest import FRIDAY_EVENING


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder whose owner has a coach and a workout, made once and copied for each test; and the conversation in it."""
    folder = tmp_path_factory.mktemp("furnished") / "data"
    return folder, asyncio.run(_furnish(folder))


async def _furnish(folder: Path) -> str:
    services = await open_services(Settings(data=folder), FixedClock(FRIDAY_EVENING))
    async with Athlete.of(services, "owner") as user:
        await user.builds_a_coach()
        conversation = await user.starts_a_conversation()
        await user.says("squat 3x5 100 kg")
        await user.says("remember that I hate burpees")
    await services.close()
    return conversation


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(FRIDAY_EVENING)


@pytest.fixture
def model() -> ScriptedModel:
    """A model that does what the test tells it; the service has one when the test asks for it, else it is offline."""
    return ScriptedModel()


@pytest.fixture
async def services(
    furnished: tuple[Path, str], tmp_path: Path, clock: FixedClock, request: pytest.FixtureRequest
) -> AsyncIterator[Services]:
    shutil.copytree(furnished[0], tmp_path / "data")
    model = request.getfixturevalue("model") if "model" in request.fixturenames else None
    opened = await open_services(Settings(data=tmp_path / "data", model_timeout_s=5), clock, model)
    yield opened
    await opened.close()


@pytest.fixture
async def owner(services: Services, furnished: tuple[Path, str]) -> AsyncIterator[Athlete]:
    """Somebody with a coach, a conversation of two turns, a workout and a memory."""
    async with Athlete.of(services, "owner") as user:
        user.conversation = furnished[1]
        yield user


@pytest.fixture
async def stranger(services: Services) -> AsyncIterator[Athlete]:
    """Somebody else, with a token of their own and nothing stored."""
    async with Athlete.of(services, "stranger") as user:
        yield user


@pytest.fixture
async def browser(owner: Athlete) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that is not logged in yet, at the same service."""
    async with httpx.AsyncClient(transport=owner.http._transport, base_url=ADDRESS, headers={"Origin": ADDRESS}) as http:
        yield http
