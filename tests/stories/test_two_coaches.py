"""Two coaches of different manners in the same ten situations: told apart by how they talk, never by what they say."""

import re
from pathlib import Path

import pytest

from api.services import open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.stories import athlete
from tests.stories.athlete import Athlete
from tests.stories.conftest import FRIDAY_EVENING

SAYS = (
    "hi", "squat 5x5 100 kg", "what is my best squat?", "how was my week?", "thanks", "my knee hurts a bit", "I skipped my workout today",
    "how did squats go last time?", "what did I do today?", "bench 3x8 60 kg",
)  # fmt: skip
ABOUT = "I lift three days a week at home with a rack and a barbell, and want a 140 kg squat. "


async def replies(folder: Path, manner: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(athlete, "ABOUT_ME", ABOUT + manner)
    services = await open_services(Settings(data=folder), FixedClock(FRIDAY_EVENING))
    async with Athlete.of(services, "owner") as user:
        await user.builds_a_coach()
        await user.starts_a_conversation()
        heard = [(await user.says(words))["message"]["text"] for words in SAYS]
    await services.close()
    return heard


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.:]\d+)?", text)


async def test_the_same_facts_in_another_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blunt = await replies(tmp_path / "blunt", "Be blunt and brief.", monkeypatch)
    warm = await replies(tmp_path / "warm", "Please be kind, warm and encouraging.", monkeypatch)

    assert [numbers(one) for one in blunt] == [numbers(one) for one in warm]
    assert [one == other for one, other in zip(blunt, warm, strict=True)].count(True) <= 1
