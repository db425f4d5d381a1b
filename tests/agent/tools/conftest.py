"""The furnished store with a model that does what the test tells it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.services import Services, open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.fakes.model import ScriptedModel


@pytest.fixture
def model() -> ScriptedModel:
    return ScriptedModel()


@pytest.fixture
async def services(furnished: tuple[Path, str], clock: FixedClock, model: ScriptedModel, tmp_path: Path) -> AsyncIterator[Services]:
    shutil.copytree(furnished[0], tmp_path / "data")
    opened = await open_services(Settings(data=tmp_path / "data", model_timeout_s=5), clock, model)
    yield opened
    await opened.close()
