"""Taking everything out: one JSON and a table for each kind, kept in the user's exports folder, with nothing of anybody else."""

import csv
import io
import json
from typing import Any

from api.services import Services
from tests.stories.athlete import Athlete

REPORT = "Did 3x5 back squat at 225 lb, RPE 8, then ran 5k in 24:10"


async def whole(athlete: Athlete) -> dict[str, Any]:
    answer = await athlete.http.post("/v1/exports", json={"format": "full"})
    assert answer.status_code == 200, answer.text
    assert "2026-11-20_full_history.json" in answer.headers["Content-Disposition"]
    history: dict[str, Any] = answer.json()
    return history


async def test_everything_comes_out_with_the_words_it_came_from(athlete: Athlete) -> None:
    await athlete.says(REPORT)
    await athlete.says("remember that I hate burpees")
    history = await whole(athlete)
    assert {"userProfile", "coachConfig", "turn", "workoutHistory", "exercisePerformance", "personalRecord", "memory"} <= set(history)
    assert REPORT in {turn["text"] for turn in history["turn"]}
    assert history["memory"][0]["text"] == "I hate burpees"


async def test_archived_turns_come_out_once(athlete: Athlete, services: Services) -> None:
    await athlete.says(REPORT)
    await athlete.http.post(f"/v1/conversations/{athlete.conversation}/close")
    user_id = await services.access.owner()
    assert await services.archive.run(user_id, athlete.conversation)
    turns = [turn for turn in (await whole(athlete))["turn"] if turn["conversation_id"] == athlete.conversation]
    assert [turn["text"] for turn in turns] == [REPORT]


async def test_the_files_are_kept_and_hold_no_secret_and_no_formula(athlete: Athlete, services: Services) -> None:
    await athlete.says('remember that =HYPERLINK("x") is my favourite cell')
    files = await services.takeout.take(await services.access.owner())
    kept = [held.key async for held in services.store.blobs.survey(f"users/{await services.access.owner()}/exports/")]
    tables = {file.name: file.data.decode() for file in files[1:]}
    memories = list(csv.DictReader(io.StringIO(tables["2026-11-20_memory.csv"])))
    assert len(kept) == len(files)
    assert memories[0]["text"].startswith("'=HYPERLINK")
    assert not any("token_hash" in file.data.decode() for file in files)


async def test_nobody_elses_rows_come_out(athlete: Athlete, services: Services) -> None:
    await athlete.says(REPORT)
    async with Athlete.of(services, "somebody else") as other:
        assert "turn" not in {kind for kind, rows in (await whole(other)).items() if rows and kind != "user_id"} - {"exported_on"}
        assert REPORT not in json.dumps(await whole(other))
