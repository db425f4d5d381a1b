"""Questions about the user's own training, asked over several turns and answered offline from what is stored.

The stories are data. What an answer must hold are numbers with their units and days, worked out apart from the code.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from agent.guards.notes import NO_SUCH_DAY, NO_SUCH_RECORD, NOT_SHOWN, STRUCK
from api.services import Services
from kit.clock import FixedClock
from tests.stories.athlete import Athlete

FILES = sorted((Path(__file__).parent / "asking").glob("*.yaml"))
STORIES: list[dict[str, Any]] = [story for file in FILES for story in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)]
STRIKES = (STRUCK, NO_SUCH_RECORD, NO_SUCH_DAY, "I left a number out", NOT_SHOWN)


@dataclass
class Teller:
    """Tells a story to the service, turn by turn, and looks whether what it says is true."""

    athlete: Athlete
    clock: FixedClock
    timezone: ZoneInfo

    async def tells(self, turns: Sequence[Sequence[Any]]) -> list[str]:
        """All turns; what went wrong, in words."""
        wrong = []
        for at, words, *expected in turns:
            self.clock.at = self._moment(at)
            turn = await self.athlete.says(words)
            wrong += [f"{words!r}: {fault}; said {said(turn)!r}" for fault in await self._faults(turn, expected[0] if expected else {})]
        return wrong

    def _moment(self, at: str) -> datetime:
        if not at:
            return self.clock.at + timedelta(minutes=1)
        return datetime.strptime(at, "%Y-%m-%d %H:%M").replace(tzinfo=self.timezone).astimezone(UTC)

    async def _faults(self, turn: dict[str, Any], expected: dict[str, Any]) -> list[str]:
        reply = turn["message"]["text"]
        faults = [f"lacks {one}" for one in expected.get("has", ()) if not holds(said(turn), one)]
        faults += [f"has {one}" for one in expected.get("lacks", ()) if holds(reply, one)]
        faults += ["a sentence was struck"] if any(strike in reply for strike in STRIKES) else []
        faults += ["it names a number"] if "silent" in expected and re.search(r"\d", reply) else []
        faults += ["other words"] if expected.get("says", "").lower() not in reply.lower() else []
        actions = [receipt["action"] for receipt in turn["receipts"]]
        faults += [f"receipts {actions}"] if "receipts" in expected and actions != expected["receipts"] else []
        return faults + [fault for name, row in expected.get("rows", {}).items() if (fault := await self._row(name, *row))]

    async def _row(self, exercise_id: str, day: str, reps: str, weight: str) -> str:
        stored = (await self.athlete.get(f"/exercises/{exercise_id}/history"))["items"]
        rows = [(one["date"], str(one["sets"][0]["reps"]), one["sets"][0]["weight"]) for one in stored]
        wanted = (day, reps, None if weight == "null" else float(weight))
        return "" if wanted in rows else f"stored are {rows}"


def said(turn: dict[str, Any]) -> str:
    """What a turn says, with its tables."""
    rows = [" ".join(row) for card in turn["cards"] if card["kind"] == "table" for row in card["data"]["rows"]]
    return "\n".join([turn["message"]["text"], *rows])


def holds(text: str, quantity: str) -> bool:
    """Whether a number with its unit, or a day, stands in a text as a whole."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(quantity)}(?![\d\w]|[.,]\d)", text))


async def settled(user: Athlete, timezone: str, units: str) -> None:
    """The user's timezone and units."""
    shown = (await user.get("/preferences"))["ui_preferences"]
    for path, change in (("/profile", {"timezone": timezone}), ("/preferences", {"ui_preferences": shown | {"measurement_units": units}})):
        seen = (await user.http.get("/v1" + path)).headers["ETag"]
        answer = await user.http.patch("/v1" + path, json=change, headers={"If-Match": seen})
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("story", STORIES, ids=[story["story"].replace(" ", "_") for story in STORIES])
async def test_what_is_asked_is_answered_from_what_is_stored(
    story: dict[str, Any], begun_services: Services, since_new_year: FixedClock
) -> None:
    timezone = story.get("timezone", "Europe/London")
    async with Athlete.of(begun_services, "owner") as user:
        await settled(user, timezone, story.get("units", "metric"))
        await user.starts_a_conversation()
        assert await Teller(user, since_new_year, ZoneInfo(timezone)).tells(story["turns"]) == []


def test_there_are_enough_stories() -> None:
    assert len(STORIES) >= 60
