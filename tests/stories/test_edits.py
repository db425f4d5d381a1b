"""Talk about what is in the log: taken out, corrected, undone, told again; and words that sound like it and are not.

The stories are data: `rows` are all sets that stand after a turn, `keeps` says that nothing changed, `asks` that one question is asked.
A story's own `keeps` are messages that change nothing, each told right after the words of `again`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.services import Services
from kit.clock import FixedClock
from tests.stories.athlete import Athlete
from tests.stories.test_asking import STRIKES, said

FILES = sorted((Path(__file__).parent / "edits").glob("*.yaml"))
STORIES: list[dict[str, Any]] = [story for file in FILES for story in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)]


@dataclass
class Editor:
    """Tells a story turn by turn, and looks whether what stands then is right."""

    athlete: Athlete
    clock: FixedClock
    stood: list[str] = field(default_factory=list)

    async def keeps(self, messages: Sequence[str], again: str) -> list[str]:
        """Messages that change nothing, each right after a report; what went wrong, in words."""
        wrong = []
        for words in messages:
            wrong += await self.tells([("", again), ("", words, {"keeps": ""})])
        return wrong

    async def tells(self, turns: Sequence[Sequence[Any]]) -> list[str]:
        """All turns; what went wrong, in words."""
        wrong = []
        for at, words, *expected in turns:
            if at.startswith("new"):
                await self.athlete.starts_a_conversation()
            day = at.removeprefix("new").strip()
            self.clock.at = datetime.fromisoformat(f"{day}:00+00:00") if day else self.clock.at + timedelta(minutes=1)
            turn = await self.athlete.says(words)
            wrong += [f"{words!r}: {fault}; said {said(turn)!r}" for fault in await self._faults(turn, expected[0] if expected else {})]
        return wrong

    async def _faults(self, turn: dict[str, Any], expected: dict[str, Any]) -> list[str]:
        before, workouts = self.stood, await self.athlete.workouts()
        self.stood = sorted(row for workout in workouts for row in rows(workout))
        reply, actions = turn["message"]["text"], [receipt["action"] for receipt in turn["receipts"]]
        faults = ["a sentence was struck"] if any(strike in reply for strike in STRIKES) else []
        faults += [f"rows are {self.stood}"] if "rows" in expected and self.stood != sorted(expected["rows"]) else []
        faults += [f"now {self.stood} by {actions}"] if "keeps" in expected and (self.stood != before or actions) else []
        faults += [f"{len(workouts)} workouts"] if expected.get("workouts", str(len(workouts))) != str(len(workouts)) else []
        faults += [f"receipts {actions}"] if "receipts" in expected and actions != expected["receipts"] else []
        faults += ["it asks nothing"] if "asks" in expected and said(turn).count("?") != 1 else []
        faults += ["other words"] if expected.get("says", "").lower() not in said(turn).lower() else []
        faults += ["these words"] if "without" in expected and expected["without"].lower() in said(turn).lower() else []
        return faults


def rows(workout: dict[str, Any]) -> list[str]:
    """Each exercise and metcon of a workout in short: its day, its id, its sets."""
    day = workout["date"][5:]
    done = [f"{day} {one['exercise_id']} {' '.join(alike(one['sets']))}" for one in workout["exercises"]]
    return done + [f"{day} {scored(one)}" for one in workout["metcons"]]


def alike(sets: Sequence[dict[str, Any]]) -> list[str]:
    """Equal sets that follow each other, counted."""
    runs = [(one, len(list(many))) for one, many in groupby(map(short, sets))]
    return [f"{count}x{one}" if count > 1 else one for one, count in runs]


def short(done: dict[str, Any]) -> str:
    """One set: repetitions, weight and unit, distance, time, effort."""
    load = f"@{plain(done['weight'])}{done['unit'] or ''}" if done["weight"] is not None else ""
    reach = f"{plain(done['distance_m'])}m" if done["distance_m"] is not None else ""
    lasted = f"/{plain(done['duration_s'])}s" if done["duration_s"] is not None else ""
    effort = f"!{plain(done['rpe'])}" if done["rpe"] is not None else ""
    return f"{done['reps'] or ''}{load}{reach}{lasted}{effort}"


def scored(metcon: dict[str, Any]) -> str:
    """A named workout by its score."""
    parts = [metcon["name"] or "metcon"]
    parts += [f"{metcon['rounds']}r"] if metcon["rounds"] is not None else []
    parts += [f"{metcon['score_s']}s"] if metcon["score_s"] is not None else []
    return " ".join(parts + (["rx"] if metcon["rx"] else []))


def plain(number: Any) -> str:
    """A measure without the zeros behind it."""
    return f"{Decimal(str(number)).normalize():f}"


@pytest.mark.parametrize("story", STORIES, ids=[story["story"].replace(" ", "_") for story in STORIES])
async def test_what_is_said_about_the_log_changes_just_that(
    story: dict[str, Any], begun_services: Services, since_new_year: FixedClock
) -> None:
    async with Athlete.of(begun_services, "owner") as user:
        since_new_year.at = datetime.fromisoformat(f"{story['turns'][0][0].removeprefix('new ')}:00+00:00")
        await user.starts_a_conversation()
        editor = Editor(user, since_new_year)
        wrong = await editor.tells(story["turns"]) + await editor.keeps(story.get("keeps", ()), story.get("again", ""))
        assert not wrong, "\n".join(wrong)


async def test_a_removal_has_the_users_words_as_evidence(begun_services: Services, since_new_year: FixedClock) -> None:
    async with Athlete.of(begun_services, "owner") as user:
        await user.starts_a_conversation()
        await user.says("bench 3x5 80 kg, dips 3x10")
        removed = await user.says("Hmm, delete the dips please.")
    [receipt] = removed["receipts"]
    assert [span["quote"] for span in receipt["source"] if span["message"] == f"{user.conversation}/2"] == ["delete the dips"]


async def test_the_reply_says_what_changed_from_what_to_what(begun_services: Services, since_new_year: FixedClock) -> None:
    async with Athlete.of(begun_services, "owner") as user:
        await user.starts_a_conversation()
        await user.says("bench 3x5 80 kg")
        changed = await user.says("sorry, 82.5")
    assert "from 3 × 5 @ 80 kg to 3 × 5 @ 82.5 kg" in changed["message"]["text"]


async def test_an_answer_to_which_one_points_to_the_words_that_asked(begun_services: Services, since_new_year: FixedClock) -> None:
    async with Athlete.of(begun_services, "owner") as user:
        await user.starts_a_conversation()
        await user.says("deadlift 1x5 140 kg on Monday")
        await user.says("deadlift 1x5 145 kg on Tuesday")
        since_new_year.at += timedelta(hours=5)
        await user.says("remove the deadlift")
        removed = await user.says("the first one")
    [receipt] = removed["receipts"]
    assert {"remove the deadlift"} == {span["quote"] for span in receipt["source"] if span["message"] == f"{user.conversation}/3"}
