"""The service is killed at random moments of interviews: what was answered stays answered, and there is one coach at the end."""

import asyncio
import itertools
import random
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.coach_creator.test_first_message import MESSAGE
from tests.coach_creator.test_writing import GOOD, drafted
from tests.crash.service import Service
from tests.crash.test_kill import kill
from tests.fakes.openai_server import OpenAIServer, hangs, openai_server, says

SAYS = (
    "I want to squat 150 kg by summer, I'm 41 and have lifted for three years",
    "my right hip pinches sometimes",
    "no, nothing medical",
    "three days a week, an hour each",
    "a rack and a barbell in the garage",
    *["skip"] * 20,
)
KILLS = 8
SEED = 5


async def answered(http: httpx.AsyncClient, session: str, text: str, key: str) -> dict[str, Any]:
    """Say it until it is answered, however often the service goes away."""
    while True:
        try:
            answer = await http.post(
                f"/v1/coach-creator/sessions/{session}/messages",
                json={"text": text},
                headers={"Accept": "application/json", "Idempotency-Key": key},
            )
        except httpx.TransportError:
            await asyncio.sleep(0.05)
            continue
        if answer.status_code == 200:
            return dict(answer.json())
        await asyncio.sleep(0.05)


async def interviewed(service: Service, http: httpx.AsyncClient, chance: random.Random) -> list[dict[str, Any]]:
    """A whole interview, with a kill during its first messages."""
    session = (await http.post("/v1/coach-creator/sessions")).json()["session_id"]
    steps: list[dict[str, Any]] = []
    for number, text in enumerate(SAYS):
        killing = [kill(service, chance.uniform(0, 0.06))] if number < KILLS else []
        step, *_ = await asyncio.gather(answered(http, session, text, f"k{number}"), *killing)
        steps.append(step)
        if step["state"]["is_complete"]:
            break
    return steps


@pytest.mark.timeout(200)
async def test_kills_during_an_interview_lose_no_answer_and_make_one_coach(tmp_path: Path) -> None:
    service = Service(tmp_path / "data")
    token = await service.token()
    await service.start()
    async with httpx.AsyncClient(base_url=service.address, headers={"Authorization": f"Bearer {token}"}, timeout=30) as http:
        steps = await interviewed(service, http, random.Random(SEED))
        coaches = (await http.get("/v1/coaches")).json()["items"]
    service.stop()

    filled = [set(step["state"]["slots"]) for step in steps]
    assert all(before <= after for before, after in itertools.pairwise(filled))
    assert {"goals", "injuries", "schedule", "session_length", "equipment"} <= filled[-1]
    assert [coach["coach_id"] for coach in coaches] == [steps[-1]["coach_id"]]
    assert len(service.starts) > 1


@pytest.mark.timeout(120)
async def test_a_kill_while_a_model_words_the_coach_leaves_one_coach_with_its_texts(tmp_path: Path) -> None:
    async with openai_server(
        then=says(drafted(methodology_prompt=GOOD["methodology_prompt"].replace("Leave out burpees. ", "")))
    ) as server:
        server.will(hangs(60))
        service = Service(tmp_path / "data", settings=asks(server.url))
        token = await service.token()
        await service.start()
        async with httpx.AsyncClient(base_url=service.address, headers={"Authorization": f"Bearer {token}"}, timeout=30) as http:
            session = (await http.post("/v1/coach-creator/sessions")).json()["session_id"]
            await answered(http, session, MESSAGE, "k1")
            await answered(http, session, "nothing medical", "k2")
            ended, *_ = await asyncio.gather(answered(http, session, "just build it", "k3"), kill_when(service, server))
            coaches = (await http.get("/v1/coaches")).json()["items"]
        service.stop()

    assert [coach["coach_id"] for coach in coaches] == [ended["coach_id"]]
    assert coaches[0]["metadata"]["texts"]["maker"] == "model"
    assert len(server.asked) == 2


def asks(url: str) -> dict[str, str]:
    """The settings of a service with the model at this address."""
    return {"SPOTTER_MODEL": "openai:fake", "OPENAI_BASE_URL": url, "OPENAI_API_KEY": "none"}


async def kill_when(service: Service, server: OpenAIServer) -> None:
    """Kill the service once the model was asked, and start it again."""
    while not server.asked:
        await asyncio.sleep(0.02)
    await kill(service, 0.1)
