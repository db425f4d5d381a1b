"""The owner of the furnished folder, coached by whatever model a test brings."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from api.services import open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete
from tests.stories.conftest import FRIDAY_EVENING

Coached = Callable[[ScriptedModel], Awaitable[Athlete]]


@pytest.fixture
async def coached(furnished: tuple[Path, str], tmp_path: Path) -> AsyncIterator[Coached]:
    """The owner of the furnished folder, coached by a model."""
    shutil.copytree(furnished[0], tmp_path / "data")
    async with AsyncExitStack() as stack:

        async def by(model: ScriptedModel) -> Athlete:
            services = await open_services(Settings(data=tmp_path / "data"), FixedClock(FRIDAY_EVENING), model)
            stack.push_async_callback(services.close)
            athlete = await stack.enter_async_context(Athlete.of(services, "owner"))
            athlete.conversation = furnished[1]
            return athlete

        yield by
