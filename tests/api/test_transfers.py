"""A history comes in and goes out over HTTP and on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app
from kit.errors import CoachError
from tests.api.problems import problem
from tests.coaching.files import SQUATS, STRONG
from tests.stories.athlete import Athlete


async def brought(user: Athlete, text: str, **said: Any) -> Any:
    """What the service answers to a file."""
    return await user.http.post("/v1/imports", content=text.encode(), params=said)


async def test_a_file_comes_in_over_http_once(stranger: Athlete) -> None:
    first = (await brought(stranger, SQUATS, unit="kg", timezone="Europe/Berlin")).json()
    again = (await brought(stranger, SQUATS, unit="kg", timezone="Europe/Berlin")).json()
    assert (first["rows"], first["stored"], again["stored"], again["skipped"]) == (3, 3, 0, 3)
    assert [workout["timezone"] for workout in await stranger.workouts()] == ["Europe/Berlin"] * 2
    assert (await stranger.records("back_squat"))["5rm"]["value"] == 105


async def test_the_profiles_timezone_is_the_files_unless_one_is_said(stranger: Athlete) -> None:
    await stranger.http.patch("/v1/profile", json={"timezone": "Asia/Tokyo"}, headers={"If-Match": '"1"'})
    assert (await brought(stranger, SQUATS, unit="kg", dry_run="true")).json()["timezone"] == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        (SQUATS, {}, "unit_missing"),
        (SQUATS, {"unit": "kg", "timezone": "Mars"}, "timezone_unknown"),
        (SQUATS, {"unit": "stone"}, "invalid"),
        (SQUATS, {"unti": "kg"}, "invalid"),
        ("a,b\n1,2\n", {}, "format_unknown"),
        ("", {}, "file_unreadable"),
        (STRONG + '2026-01-05,"A' + "x" * 200_000, {"unit": "kg"}, "file_unreadable"),
    ],
)
async def test_a_file_that_can_not_be_used_is_refused_whole(stranger: Athlete, text: str, said: dict[str, str], code: str) -> None:
    status, found = problem(await brought(stranger, text, **said))[:2]
    assert (status, found) == (422, code)
    assert await stranger.workouts() == []


async def test_files_may_be_larger_than_messages(stranger: Athlete) -> None:
    text = SQUATS + "2026-01-07 18:00:00,Push,45m,Bench Press (Barbell),Rest Timer,0,0,0,120,,,\n" * 5000
    assert (await brought(stranger, text, unit="kg")).json()["rows"] == 5003


async def test_a_history_goes_out_as_one_file_and_only_to_its_user(owner: Athlete, stranger: Athlete) -> None:
    mine = await owner.http.post("/v1/exports", json={"format": "json"})
    line = json.loads(mine.text)
    assert (line["exercises"][0]["exercise_id"], line["exercises"][0]["sets"][0]["weight"]) == ("back_squat", 100)
    assert "full_history.jsonl" in mine.headers["Content-Disposition"]
    assert (await stranger.http.post("/v1/exports", json={"format": "json"})).text == ""


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line over a fresh data folder, in a folder that holds an export of Strong."""
    monkeypatch.setenv("SPOTTER_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "strong.csv").write_text(SQUATS)
    return CliRunner()


def test_a_command_brings_a_file_in_and_ends_with_json(command: CliRunner) -> None:
    said = command.invoke(app, ["import", "strong.csv", "--unit", "kg", "--timezone", "Europe/Berlin", "--json"])
    shape = json.loads(said.stdout.splitlines()[-1])
    assert {key: shape[key] for key in ("rows", "stored", "skipped", "failed", "reasons")} == {
        "rows": 3,
        "stored": 3,
        "skipped": 0,
        "failed": 0,
        "reasons": [],
    }


def test_a_dry_run_in_words(command: CliRunner) -> None:
    said = command.invoke(app, ["import", "strong.csv", "--unit", "kg", "--dry-run"])
    assert said.stdout == "3 rows of strong, read in UTC: 3 would be stored in 2 workouts, 0 skipped, 0 failed.\n"


def test_what_goes_out_comes_in_again_for_somebody_else(command: CliRunner) -> None:
    command.invoke(app, ["import", "strong.csv", "--unit", "kg"])
    command.invoke(app, ["export", "--out", "history.jsonl"])
    said = command.invoke(app, ["import", "history.jsonl", "--user", "somebody", "--json"])
    assert json.loads(said.stdout)["stored"] == 2
    assert command.invoke(app, ["export", "--user", "somebody"]).stdout == Path("history.jsonl").read_text()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["import", "strong.csv"], "names no unit"),
        (["import", "nothing.csv"], "can't be read"),
        (["import", "."], "can't be read"),
        (["export", "--out", "no/such/folder.jsonl"], "can't be written"),
    ],
)
def test_a_command_that_can_not_be_done_says_so_in_one_sentence(command: CliRunner, arguments: list[str], sentence: str) -> None:
    error = command.invoke(app, arguments).exception
    assert isinstance(error, CoachError)
    assert sentence in error.message
