"""What people tell of themselves over several turns: the rows it becomes, the questions it leaves open, and what is answered from it.

The stories are data: `goals`, `injuries` and `gear` are all rows that must stand after a turn, `unsure` counts the facts in doubt.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.services import Services
from domain.equipment import OwnedEquipment
from domain.injury import Injury
from domain.milestone import Milestone
from kit.clock import FixedClock
from tests.stories.athlete import Athlete
from tests.stories.test_asking import STRIKES, holds, said

FILES = sorted((Path(__file__).parent / "telling").glob("*.yaml"))
STORIES: list[dict[str, Any]] = [story for file in FILES for story in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)]


@dataclass
class Teller:
    """Tells a story turn by turn, and looks whether what stands then is right."""

    athlete: Athlete
    services: Services
    clock: FixedClock
    user_id: str

    async def tells(self, turns: Sequence[Sequence[Any]]) -> list[str]:
        """All turns; what went wrong, in words."""
        wrong = []
        for at, words, *expected in turns:
            self.clock.at = datetime.fromisoformat(f"{at}:00+00:00") if at else self.clock.at + timedelta(minutes=1)
            turn = await self.athlete.says(words)
            wrong += [f"{words!r}: {fault}; said {said(turn)!r}" for fault in await self._faults(turn, expected[0] if expected else {})]
        return wrong

    async def _faults(self, turn: dict[str, Any], expected: dict[str, Any]) -> list[str]:
        reply = turn["message"]["text"]
        faults = [f"lacks {one}" for one in expected.get("has", ()) if not holds(said(turn), one)]
        faults += [f"has {one}" for one in expected.get("lacks", ()) if holds(reply, one)]
        faults += ["a sentence was struck"] if any(strike in reply for strike in STRIKES) else []
        faults += ["it names a number"] if "silent" in expected and re.search(r"\d", reply) else []
        faults += ["other words"] if expected.get("says", "").lower() not in said(turn).lower() else []
        faults += ["these words"] if "without" in expected and expected["without"].lower() in said(turn).lower() else []
        faults += ["it asks nothing"] if "asks" in expected and not reply.rstrip().endswith("?") else []
        faults += ["it asks again"] if "quiet" in expected and "?" in reply else []
        actions = [receipt["action"] for receipt in turn["receipts"]]
        faults += [f"receipts {actions}"] if "receipts" in expected and actions != expected["receipts"] else []
        return faults + await self._rows(expected)

    async def _rows(self, expected: dict[str, Any]) -> list[str]:
        services, user = self.services, self.user_id
        stored: dict[str, list[Any]] = {
            "injuries": [injury(one) for one in (await services.injuries.all(user))[::-1]],
            "goals": [goal(one) for one in await services.milestones.all(user)],
            "gear": [piece(one) for one in await services.gear.all(user)],
            "unsure": [str(sum(bool(one["unsure"]) for one in (await self.athlete.get("/memories"))["items"]))],
        }
        wanted = {name: expected[name] if isinstance(expected[name], list) else [expected[name]] for name in stored if name in expected}
        return [f"{name} are {stored[name]}" for name, rows in wanted.items() if not same(sorted(stored[name]), sorted(rows))]


def injury(one: Injury) -> list[str]:
    return [one.body_part, str(one.occurred_on or ""), str(one.recovered_on or "")]


def goal(one: Milestone) -> list[str]:
    state = "open" if one.is_open else str(one.achieved_on) if one.achieved_on else "over"
    return [one.exercise_id or "", f"{one.target_value:f}".removesuffix(".00"), one.unit or "", state]


def piece(one: OwnedEquipment) -> list[str]:
    return [one.kind, f"{one.max_weight_kg:f}" if one.max_weight_kg is not None else "", "" if one.is_owned else "gone"]


def same(stored: Sequence[Any], wanted: Sequence[Any]) -> bool:
    """Equal, where a question mark stands for anything."""
    if isinstance(stored, str) or isinstance(wanted, str):
        return wanted in ("?", stored)
    return len(stored) == len(wanted) and all(same(one, other) for one, other in zip(stored, wanted, strict=True))


@pytest.mark.parametrize("story", STORIES, ids=[story["story"].replace(" ", "_") for story in STORIES])
async def test_what_is_told_becomes_rows_and_answers(story: dict[str, Any], begun_services: Services, since_new_year: FixedClock) -> None:
    async with Athlete.of(begun_services, "owner") as user:
        await user.starts_a_conversation()
        owner = await begun_services.access.user_named("owner")
        assert await Teller(user, begun_services, since_new_year, owner).tells(story["turns"]) == []
