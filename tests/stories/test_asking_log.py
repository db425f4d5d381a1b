"""Questions about weeks of training, as people put them: terse, chatty, misspelt, one after the other, or about what nobody told."""

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
from tests.stories.conftest import NEW_YEAR
from tests.stories.test_asking import Teller, settled

FOLDER = Path(__file__).parent / "asking_log"
LOGS = ("kilos", "pounds", "autumn", "spring", "winter")


def _data(name: str) -> Any:
    return yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)


STORIES = [(name, story) for name in LOGS for story in _data(f"{name}_asked")]


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """For each log a data folder of somebody who told it, day by day."""
    made = {name: tmp_path_factory.mktemp(name) / "data" for name in LOGS}
    asyncio.run(_log(made))
    return made


async def _log(made: dict[str, Path]) -> None:
    for name, folder in made.items():
        clock, log = FixedClock(NEW_YEAR), _data(f"{name}_log")
        services = await open_services(Settings(data=folder), clock)
        async with Athlete.of(services, "owner") as user:
            await user.builds_a_coach()
            await settled(user, log["timezone"], log["units"])
            await user.starts_a_conversation()
            assert await Teller(user, clock, ZoneInfo(log["timezone"])).tells(log["log"]) == []
        await services.close()


@pytest.fixture
def timezone(name: str) -> ZoneInfo:
    return ZoneInfo(_data(f"{name}_log")["timezone"])


@pytest.fixture
def clock(name: str, timezone: ZoneInfo) -> FixedClock:
    now = _data(f"{name}_log").get("now", "2026-09-10 18:00")
    return FixedClock(datetime.strptime(now, "%Y-%m-%d %H:%M").replace(tzinfo=timezone))


@pytest.fixture
async def services(name: str, folders: dict[str, Path], clock: FixedClock, tmp_path: Path) -> AsyncIterator[Services]:
    shutil.copytree(folders[name], tmp_path / "data")
    opened = await open_services(Settings(data=tmp_path / "data"), clock)
    yield opened
    await opened.close()


@pytest.mark.parametrize(("name", "story"), STORIES, ids=[story["story"].replace(" ", "_") for _, story in STORIES])
async def test_weeks_of_training_are_answered_for(story: dict[str, Any], services: Services, clock: FixedClock, timezone: ZoneInfo) -> None:
    async with Athlete.of(services, "owner") as user:
        await user.starts_a_conversation()
        assert await Teller(user, clock, timezone).tells([("", *turn) for turn in story["turns"]]) == []
