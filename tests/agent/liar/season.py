"""Seasons of training with everything a liar can lean on: several lifts, body weight, a plan, an injury, hearsay, and orders in notes."""

import functools
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from api.services import open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

SEASONS = Path(__file__).parent / "seasons"
FIRST = "strength"
FRIDAY_EVENING = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
# Between what is sent: rows that are made in one instant stand in an order of chance.
A_MOMENT = timedelta(seconds=1)


class Life(NamedTuple):
    """What a user said and sent in a season, in this order; `last` is said on its last evening."""

    begins: date
    about: str
    told: dict[date, str]
    last: str
    remembered: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    sent: tuple[dict[str, dict[str, Any]], ...] = ()
    imported: dict[str, str] | None = None


class Spoken(NamedTuple):
    """What the user says after some messages, what a model does about it: tools that it calls, its answer; and what of it is `bad`."""

    before: tuple[str, ...]
    say: str
    calls: tuple[dict[str, Any], ...]
    answer: str
    bad: tuple[str, ...] = ()
    season: str = FIRST


def spoken(kind: str) -> list[Spoken]:
    """All cases of a kind, of all seasons: lie, truth or rows."""
    return [_case(group, one, name) for name, group in _groups() if group["kind"] == kind for one in group["cases"]]


async def lived(folder: Path, name: str = FIRST) -> str:
    """Writes a season into a data folder; the conversation that is open on its last evening."""
    life = Life(**_read(SEASONS / name / "life.yaml"))
    clock = FixedClock(_evening(life.begins))
    services = await open_services(Settings(data=folder), clock)
    async with Athlete.of(services, "owner") as user:
        await user.builds_a_coach(about=life.about)
        await user.starts_a_conversation()
        for day, words in life.told.items():
            clock.at = _evening(day)
            await user.says(words)
        for words in (*(f"remember that {fact}" for fact in life.remembered), *life.goals):
            clock.at += A_MOMENT
            await user.says(words)
        await _sends(user, life, clock)
        clock.at = FRIDAY_EVENING
        conversation = await user.starts_a_conversation()
        await user.says(life.last)
    await services.close()
    return conversation


def plays(model: ScriptedModel, case: Spoken) -> None:
    """Lets the model do what the case says."""
    for call in case.calls:
        ((tool, arguments),) = call.items()
        model.will_call(tool, **(arguments or {}))
    model.will_say(case.answer)


async def rows(user: Athlete) -> dict[str, Any]:
    """What stands about the user."""
    workouts = sorted((one["date"], one["workout_id"], one["version"]) for one in await user.workouts())
    memories = sorted(one["text"] for one in (await user.get("/memories"))["items"])
    records, weighed = (await user.get("/records"))["items"], (await user.get("/measurements/weight"))["items"]
    return {"workouts": workouts, "memories": memories, "records": records, "weighed": weighed}


async def _sends(user: Athlete, life: Life, clock: FixedClock) -> None:
    for call in life.sent:
        ((path, body),) = call.items()
        clock.at += A_MOMENT
        made = await user.http.post(path, json=body)
        made.raise_for_status()
    if life.imported:
        unit, file = life.imported["unit"], life.imported["file"].encode()
        imported = await user.http.post(f"/v1/imports?unit={unit}", content=file, headers={"Content-Type": "text/csv"})
        imported.raise_for_status()


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(18), UTC)


@functools.cache
def _groups() -> list[tuple[str, dict[str, Any]]]:
    files = [file for file in sorted(SEASONS.glob("*/*.yaml")) if file.name != "life.yaml"]
    return [(file.parent.name, group) for file in files for group in _read(file)]


def _case(group: dict[str, Any], one: Any, season: str = FIRST) -> Spoken:
    steps = one["answer"] if isinstance(one, dict) else one
    *calls, answer = steps if isinstance(steps, list) else [steps]
    bad = one.get("bad", ()) if isinstance(one, dict) else ()
    return Spoken(tuple(group.get("before", ())), group["say"], tuple(calls), answer, tuple(bad) or (answer,), season)


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))
