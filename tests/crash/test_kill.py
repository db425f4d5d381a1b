"""The service is killed again and again while two conversations go on: nothing acknowledged is lost, nothing is done twice."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from api.services import open_services
from domain.history import LoggedWorkout
from domain.records import derive
from kit.settings import Settings
from tests.crash.service import Service
from tests.crash.talk import Client, Script

LIFTS = {"back squat": "back_squat", "bench press": "bench_press"}
ROUNDS, KILLS = 100, 12
SEED = 20


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    service = Service(tmp_path / "data")
    yield service
    service.stop()


@dataclass
class Told:
    """What was said, by whom, and when the service was killed meanwhile."""

    scripts: list[Script]
    clients: list[Client]
    transcripts: list[list[dict[str, object]]]


@pytest.mark.timeout(300)
async def test_kills_at_random_moments_lose_nothing_and_double_nothing(service: Service) -> None:
    told = await two_conversations(service, random.Random(SEED))
    assert [len(transcript) for transcript in told.transcripts] == [ROUNDS, ROUNDS]
    assert [acknowledged(transcript) for transcript in told.transcripts] == [client.acknowledged for client in told.clients]
    assert [[turn["user"] for turn in transcript] for transcript in told.transcripts] == [
        [{"text": text} for text in script.messages] for script in told.scripts
    ]
    service.stop()
    assert await stored_weights(service) == Counter((LIFTS[script.lift], weight) for script in told.scripts for weight in script.weights)
    assert await records_are_true(service)
    assert "Traceback" not in service.log.read_text()
    assert len(service.starts) == KILLS + 1


async def two_conversations(service: Service, chance: random.Random) -> Told:
    """Both conversations say one message in each round; in some rounds the service is killed and started again."""
    token = await service.token()
    await service.start()
    headers = {"Authorization": f"Bearer {token}"}
    fatal = {number: chance.uniform(0, 0.12) for number in chance.sample(range(ROUNDS), KILLS)}
    scripts = [Script.about(lift, ROUNDS, chance) for lift in LIFTS]
    async with httpx.AsyncClient(base_url=service.address, headers=headers, timeout=30) as http:
        clients = [Client(http, await conversation(service, http), streams) for streams in (False, True)]
        for number in range(ROUNDS):
            words = (client.say(script.messages[number]) for client, script in zip(clients, scripts, strict=True))
            await asyncio.gather(*words, *([kill(service, fatal[number])] if number in fatal else []))
        return Told(scripts, clients, [await client.transcript() for client in clients])


async def conversation(service: Service, http: httpx.AsyncClient) -> str:
    """A new conversation with a coach, who is built by the first one who asks."""
    started = await http.post("/v1/conversations")
    if started.status_code == 409:
        session = (await http.post("/v1/coach-creator/sessions")).json()["session_id"]
        words = ["I want to get strong, 34, healthy, two years of lifting, gym, kg", *["skip"] * 20]
        for text in words:
            answer = await http.post(
                f"/v1/coach-creator/sessions/{session}/messages", json={"text": text}, headers={"Accept": "application/json"}
            )
            if answer.json()["state"]["is_complete"]:
                break
        started = await http.post("/v1/conversations")
    return str(started.json()["conversation_id"])


async def kill(service: Service, after: float) -> None:
    """Kill the service after a while, and start it again at once."""
    await asyncio.sleep(after)
    await asyncio.to_thread(service.kill)
    await service.start()


def acknowledged(transcript: list[dict[str, object]]) -> list[dict[str, object]]:
    """A transcript as the finished turns that clients were told."""
    return [{name: value for name, value in turn.items() if name not in ("user", "created_at")} for turn in transcript]


async def stored_weights(service: Service) -> Counter[tuple[str, int]]:
    """How often each lift and weight is stored, over all workouts."""
    return Counter((p.exercise_id, int(p.sets[0].weight or 0)) for logged in await everything(service) for p in logged.performances)


async def everything(service: Service) -> list[LoggedWorkout]:
    """All live workouts of the owner."""
    services = await open_services(Settings(data=service.data))
    today = datetime.now(UTC).date()
    workouts: list[LoggedWorkout] = []
    cursor = None
    while True:
        page = await services.workouts.between(await services.access.owner(), date(2000, 1, 1), today + timedelta(days=2), cursor=cursor)
        workouts += page.items
        cursor = page.cursor
        if cursor is None:
            break
    await services.close()
    return workouts


async def records_are_true(service: Service) -> bool:
    """Whether the stored records are what all stored performances give when they are computed anew."""
    performances = [performance for logged in await everything(service) for performance in logged.performances]
    services = await open_services(Settings(data=service.data))
    stored = await services.workouts.records(await services.access.owner())
    await services.close()
    computed = {
        (exercise_id, name): (record.value, record.workout_id)
        for exercise_id in {p.exercise_id for p in performances}
        for name, record in derive(p for p in performances if p.exercise_id == exercise_id).items()
    }
    return {(one.exercise_id, one.record_type): (one.value, one.workout_id) for one in stored} == computed
