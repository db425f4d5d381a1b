"""Leaving over HTTP, and reading on while objects are damaged or out of reach."""

import json
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from api.jobs import clean_up, run_once
from api.services import Services
from coaching.archive import KEPT_ROWS
from coaching.privacy import ONCE_MORE
from coaching.turns import LEASE
from domain.jobs import Job
from kit.clock import FixedClock
from storage.blobs import BlobsUnavailable, Pointer
from storage.embedded.blobs import FileBlobs
from storage.owned import every
from storage.table import Query
from tests.api.problems import problem
from tests.crash.service import COMMAND, environment
from tests.stories.athlete import Athlete


async def test_leaving_says_what_was_removed(owner: Athlete) -> None:
    answer = await owner.http.delete("/v1/account")
    removed = answer.json()["removed"]
    assert answer.status_code == 202
    assert {"turn", "coachConfig", "workoutHistory", "exercisePerformance", "apiToken", "identity"} <= removed["rows"].keys()
    assert removed["objects"].keys() == {"coach_creator_sessions", "workouts"}
    assert "squat" not in answer.text


async def test_the_door_is_closed_at_once(owner: Athlete) -> None:
    await owner.http.delete("/v1/account")
    assert problem(await owner.http.get("/v1/profile")) == (401, "token_invalid")
    assert problem(await owner.http.delete("/v1/account")) == (401, "token_invalid")


async def test_the_browser_is_logged_out(services: Services, browser: httpx.AsyncClient) -> None:
    code = await services.access.login_code(await services.access.owner())
    await browser.post("/v1/login", json={"code": code})
    answer = await browser.delete("/v1/account")
    assert answer.status_code == 202
    assert 'spotter_session=""' in answer.headers["Set-Cookie"]
    assert problem(await browser.get("/v1/profile"))[0] == 401


async def test_others_are_not_touched(services: Services, owner: Athlete, stranger: Athlete) -> None:
    await stranger.http.delete("/v1/account")
    assert len(await owner.workouts()) == 1


async def test_the_jobs_sweep_again_until_it_is_over(services: Services, owner: Athlete, clock: FixedClock) -> None:
    user_id = await services.access.owner()
    began = (await owner.http.delete("/v1/account")).json()
    for pause in (timedelta(0), LEASE, ONCE_MORE):
        clock.at += pause
        await run_once(services)
    left = await every(services.store.table, Query(f"user#{user_id}"))
    job = next(item for item in left if item["sk"] == f"job#{began['job_id']}")
    assert len(left) == 2
    assert (job["attributes"]["status"], "gsi2pk" in job) == ("done", False)


async def test_who_comes_back_begins_anew(services: Services, owner: Athlete) -> None:
    await owner.http.delete("/v1/account")
    async with Athlete.of(services, "owner") as fresh:
        assert await fresh.workouts() == []
        assert (await fresh.get("/coaches"))["items"] == []


async def test_what_has_expired_is_really_deleted(services: Services, clock: FixedClock) -> None:
    await services.access.login_code(await services.access.owner())
    clock.at += timedelta(minutes=11)
    await clean_up(services)
    assert (await services.store.table.query(Query("loginCode", index="gsi3", expired=True))).items == []


@pytest.fixture
async def archived(services: Services, owner: Athlete, clock: FixedClock) -> Athlete:
    """The owner, with two archived turns whose rows are gone and two recent ones."""
    await owner.http.post(f"/v1/conversations/{owner.conversation}/close")
    await services.archive.run(await services.access.owner(), owner.conversation)
    clock.at += KEPT_ROWS + timedelta(days=1)
    await clean_up(services)
    await owner.says("squat 3x5 105 kg")
    await owner.says("what is my best squat?")
    return owner


async def test_a_transcript_reads_on_in_its_object(archived: Athlete) -> None:
    page = await archived.get(f"/conversations/{archived.conversation}/messages")
    assert [turn["turn"] for turn in page["items"]] == [4, 3, 2, 1]
    assert "problem" not in page


@pytest.mark.parametrize("damage", [b"", b"not what was written", None])
async def test_a_damaged_object_is_not_served_and_is_told(damage: bytes | None, archived: Athlete, tmp_path: Path) -> None:
    file = next((tmp_path / "data" / "objects").glob("users/*/conversations/*"))
    file.unlink() if damage is None else file.write_bytes(damage)
    page = await archived.get(f"/conversations/{archived.conversation}/messages")
    assert [turn["turn"] for turn in page["items"]] == [4, 3]
    assert page["problem"]["code"] == ("object_not_found" if damage is None else "object_damaged")
    assert "older messages" in page["problem"]["detail"]
    assert page["cursor"] is None


class Down(FileBlobs):
    """An object store that does not answer."""

    async def get(self, pointer: Pointer) -> bytes:
        raise BlobsUnavailable("down")


async def test_while_the_object_store_is_down_recent_turns_answer(archived: Athlete, services: Services) -> None:
    blobs = services.archive.blobs
    blobs.__class__ = Down
    path = f"/conversations/{archived.conversation}/messages"
    page = await archived.get(path)
    assert [turn["turn"] for turn in page["items"]] == [4, 3]
    assert page["problem"]["code"] == "objects_unavailable"
    assert (await archived.says("squat 3x5 107.5 kg"))["status"] == "done"
    blobs.__class__ = FileBlobs
    assert [turn["turn"] for turn in (await archived.get(path, cursor=page["cursor"]))["items"]] == [2, 1]


async def test_a_job_is_seen_by_its_owner_alone(services: Services, owner: Athlete, stranger: Athlete, clock: FixedClock) -> None:
    job = Job(
        user_id=await services.access.owner(), job_id="J", kind="import", status="done", result={"stored": 3}, finished_at=clock.now()
    )
    await services.jobs.save(job, clock.now())
    told = await owner.get("/jobs/J")
    assert (told["kind"], told["status"], told["result"]) == ("import", "done", {"stored": 3})
    assert problem(await stranger.http.get("/v1/jobs/J")) == problem(await owner.http.get("/v1/jobs/K")) == (404, "job_not_found")


def test_the_command_erases_and_counts(furnished: tuple[Path, str], tmp_path: Path) -> None:
    shutil.copytree(furnished[0], tmp_path / "data")
    done = command(tmp_path, "account", "erase", "--yes", "--no-wait")
    again = command(tmp_path, "account", "erase", "--yes", "--no-wait")
    assert json.loads(done.stdout)["removed"]["rows"]["workoutHistory"] == 1
    assert (again.returncode, again.stderr) == (1, "spotter: There is no user called 'owner'.\n")


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command over a data folder, to its end."""
    environ = environment(folder / "data")
    return subprocess.run([*COMMAND, *arguments], env=environ, capture_output=True, text=True, timeout=60, check=False)
