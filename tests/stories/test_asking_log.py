"""Questions about ten weeks of training, as people put them: terse, chatty, misspelt, one after the other, or about what nobody told."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from api.services import Services, open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.stories.athlete import Athlete
from tests.stories.test_asking import BEGUN, Teller, settled

FOLDER = Path(__file__).parent / "asking_log"
LOG: list[list[str]] = yaml.load((FOLDER / "ten_weeks.yaml").read_text("utf-8"), yaml.BaseLoader)["log"]
STORIES: list[dict[str, Any]] = yaml.load((FOLDER / "asked.yaml").read_text("utf-8"), yaml.BaseLoader)
TIMEZONE = "Europe/Berlin"
THURSDAY = datetime(2026, 9, 10, 18, tzinfo=ZoneInfo(TIMEZONE))


@pytest.fixture(scope="session")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the ten weeks."""
    folder = tmp_path_factory.mktemp("logged") / "data"
    asyncio.run(_log(folder))
    return folder


async def _log(folder: Path) -> None:
    clock = FixedClock(BEGUN)
    services = await open_services(Settings(data=folder), clock)
    async with Athlete.of(services, "owner") as user:
        await user.builds_a_coach()
        await settled(user, TIMEZONE, "metric")
        await user.starts_a_conversation()
        assert await Teller(user, clock, ZoneInfo(TIMEZONE)).tells(LOG) == []
    await services.close()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(THURSDAY)


@pytest.fixture
async def services(logged: Path, clock: FixedClock, tmp_path: Path) -> AsyncIterator[Services]:
    shutil.copytree(logged, tmp_path / "data")
    opened = await open_services(Settings(data=tmp_path / "data"), clock)
    yield opened
    await opened.close()


@pytest.mark.parametrize("story", STORIES, ids=[story["story"].replace(" ", "_") for story in STORIES])
async def test_ten_weeks_are_answered_for(story: dict[str, Any], services: Services, clock: FixedClock) -> None:
    async with Athlete.of(services, "owner") as user:
        await user.starts_a_conversation()
        assert await Teller(user, clock, ZoneInfo(TIMEZONE)).tells([("", *turn) for turn in story["turns"]]) == []
