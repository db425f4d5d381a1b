"""Other assistants, with the official client, over a port and over standard input and output."""

import asyncio
import contextlib
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from api.services import Services
from kit.clock import FixedClock
from tests.api.serving import served
from tests.stories.athlete import Athlete


@contextlib.asynccontextmanager
async def assistant(address: str, token: str) -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}) as http,
        Client(streamable_http_client(address, http_client=http)) as client,
    ):
        yield client


@pytest.fixture
async def address(services: Services) -> AsyncIterator[str]:
    async with served(services) as found:
        yield found


@pytest.fixture
async def token(services: Services, owner: Athlete) -> str:
    return (await services.access.add_token(await services.access.owner(), "assistant"))[0]


async def call(client: Client, tool: str, **arguments: Any) -> Any:
    """What a tool answers."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    return json.loads(result.content[0].text)  # type: ignore[union-attr]


async def refusal(client: Client, tool: str, **arguments: Any) -> str:
    """What a tool says that could not do it."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return str(result.content[0].text)  # type: ignore[union-attr]


async def test_a_workout_is_logged_and_read_back(address: str, token: str, owner: Athlete) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        logged = await call(client, "log_workout", text="bench 3x8 60kg yesterday")
        history = await call(client, "get_history", exercise="bench press")

    [stored] = logged["stored"]
    assert stored["action"] == "created"
    assert history["items"] == [{"workout_id": stored["id"], "date": "2026-11-19", "done": "3 × 8 @ 60 kg"}]
    [turn] = (await owner.get(f"/conversations/{logged['conversation_id']}/messages"))["items"]
    assert turn["user"]["text"] == "bench 3x8 60kg yesterday"


async def test_the_same_request_again_logs_once(address: str, token: str, owner: Athlete) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        first = await call(client, "log_workout", text="bench 3x8 60kg", idempotency_key="a" * 200)
        again = await call(client, "log_workout", text="bench 3x8 60kg", idempotency_key="a" * 200)

    assert again == first
    assert len((await owner.get("/workouts"))["items"]) == 2


async def test_the_same_words_within_minutes_are_a_retry_and_told_as_one(
    address: str, token: str, owner: Athlete, clock: FixedClock
) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        first = await call(client, "log_workout", text="bench 3x8 60kg")
        clock.at += timedelta(minutes=9)
        again = await call(client, "log_workout", text="bench 3x8 60kg")
        clock.at += timedelta(minutes=9)
        other = await call(client, "log_workout", text="bench 3x8 60kg", idempotency_key="second time")

    assert again["stored"] == first["stored"]
    assert "nothing was stored now" in again["repeated"]
    assert other["stored"] != first["stored"]
    assert len((await owner.get("/workouts"))["items"]) == 3


async def test_two_assistants_at_once_are_both_heard(address: str, token: str, owner: Athlete) -> None:
    async with assistant(f"{address}/mcp", token) as one, assistant(f"{address}/mcp", token) as two:
        logged = await asyncio.gather(
            call(one, "log_workout", text="bench 3x8 60kg"),
            call(two, "log_workout", text="row 4x10 40kg"),
            call(one, "log_workout", text="dips 3x10"),
            call(two, "log_workout", text="bench 3x8 60kg"),
        )
    assert len({one["stored"][0]["id"] for one in logged}) == 3
    assert len((await owner.get("/workouts"))["items"]) == 4


async def test_an_assistant_that_goes_away_stops_nothing(address: str, token: str, owner: Athlete) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        asked = asyncio.create_task(client.call_tool("log_workout", {"text": "bench 3x8 60kg"}))
        await asyncio.sleep(0.01)
        asked.cancel()
        logged = await call(client, "log_workout", text="bench 3x8 60kg")
    assert [one["action"] for one in logged["stored"]] == ["created"]
    assert len((await owner.get("/workouts"))["items"]) == 2


@pytest.mark.parametrize("text", ["undo that", "that was 65", "delete my last workout"])
async def test_logging_only_adds(address: str, token: str, text: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        assert "the tool correct" in await refusal(client, "log_workout", text=text)


async def test_exercises_go_by_the_users_own_words(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        await call(client, "log_workout", text="zercher squat 3x5 80kg")
        await call(client, "ask_coach", question="by zercs I mean zercher squat")
        history = await call(client, "get_history", exercise=" Zercs ")
        records = await call(client, "get_records", exercise="zercs")

    assert [one["done"] for one in history["items"]] == ["3 × 5 @ 80 kg"]
    assert {one["exercise_id"] for one in records["items"]} == {"zercher_squat"}


async def test_the_times_of_an_exercise_are_found_however_long_ago(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        await call(client, "log_workout", text="bench 3x8 60kg on 3 January")
        await call(client, "log_workout", text="bench 3x8 70kg yesterday")
        found = await call(client, "get_history", exercise="bench", from_day="2026-01-01", to_day="2026-01-31", limit=1)

    assert [one["done"] for one in found["items"]] == ["3 × 8 @ 60 kg"]
    assert found["more"] is False


async def test_a_preview_stores_nothing(address: str, token: str, owner: Athlete) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        preview = await call(client, "preview_workout", text="bench 3x8 60kg")
        dry = await call(client, "log_workout", text="bench 3x8 60kg", dry_run=True)

    assert preview == dry
    assert preview["would_store"][0]["exercises"] == [{"exercise_id": "bench_press", "done": "3 × 8 @ 60 kg"}]
    assert len((await owner.get("/workouts"))["items"]) == 1


async def test_what_was_logged_is_corrected_and_taken_back(address: str, token: str, clock: FixedClock) -> None:
    clock.at += timedelta(minutes=5)
    async with assistant(f"{address}/mcp", token) as client:
        await call(client, "log_workout", text="bench 3x8 60kg")
        corrected = await call(client, "correct", text="that was 65")
        records = await call(client, "get_records", exercise="bench press")
        undone = await call(client, "correct", text="undo")
        after = await call(client, "get_records", exercise="bench press")

    assert [one["action"] for one in corrected["stored"]] == ["changed"]
    assert any("65 kg" in one["record"] for one in records["items"])
    assert [one["action"] for one in undone["stored"]] == ["changed"]
    assert not any("65 kg" in one["record"] for one in after["items"])


async def test_the_next_session_is_proposed_from_the_history(address: str, token: str, owner: Athlete) -> None:
    async with assistant(f"{address}/mcp/read", token) as client:
        proposed = await call(client, "next_session")

    assert [*proposed["items"], *proposed["new"]]
    assert all(one["why"] for one in proposed["items"])
    assert proposed["says"]
    assert len((await owner.get("/workouts"))["items"]) == 1


async def test_a_question_is_answered_by_the_coach(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        asked = await call(client, "ask_coach", question="what is my best squat?")
    assert "100 kg" in asked["reply"]
    assert asked["stored"] == []


async def test_memories_are_listed_and_forgotten(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        [memory] = (await call(client, "get_memories"))["items"]
        await call(client, "forget_memory", memory_id=memory["memory_id"])
        left = await call(client, "get_memories")

    assert memory["text"] == "I hate burpees"
    assert left["items"] == []


async def test_the_history_is_exported(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        ours = await call(client, "export_history")
        strong = await call(client, "export_history", format="strong")

    assert json.loads(ours["file"])["exercises"][0]["exercise_id"] == "back_squat"
    assert strong["file"].startswith("Date;Workout Name;Exercise Name;Set Order")


async def test_the_reading_door_only_looks(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp/read", token) as client:
        tools = (await client.list_tools()).tools
        assert "log_workout" not in {tool.name for tool in tools}
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
        assert "Unknown tool" in await refusal(client, "log_workout", text="bench 3x8 60kg")


async def test_tools_that_write_say_so(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        hints = {tool.name: tool.annotations for tool in (await client.list_tools()).tools}

    assert not hints["log_workout"].read_only_hint  # type: ignore[union-attr]
    assert not hints["log_workout"].destructive_hint  # type: ignore[union-attr]
    assert hints["correct"].destructive_hint  # type: ignore[union-attr]
    assert {name for name, hint in hints.items() if hint and hint.idempotent_hint and not hint.read_only_hint} == {
        "log_workout",
        "forget_memory",
    }


async def test_errors_are_words(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        assert "empty" in await refusal(client, "log_workout", text="  ")
        assert "longer than" in await refusal(client, "log_workout", text="squat " * 10_000)
        assert "no such" in await refusal(client, "forget_memory", memory_id="nothing")
        assert "which memory" in await refusal(client, "forget_memory", memory_id=" ")


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("get_history", {"limit": "many"}, "limit: Input should be a valid integer"),
    ("get_history", {"from_day": "2026-13-01"}, "from_day: Input should be a valid date"),
    ("export_history", {"format": "exe"}, "format: Input should be 'json', 'strong' or 'hevy'"),
    ("get_records", {"exercise": ["bench"]}, "exercise: Input should be a valid string"),
    ("preview_workout", {}, "text: Field required"),
    ("log_workout", {"text": "a \x00 b"}, "can't be stored"),
]


@pytest.mark.parametrize(("tool", "arguments", "words"), WRONG, ids=[f"{tool} {arguments}" for tool, arguments, _ in WRONG])
async def test_wrong_arguments_are_named(address: str, token: str, tool: str, arguments: dict[str, Any], words: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        said = await refusal(client, tool, **arguments)
    assert words in said
    assert not said.startswith("Error executing")
    assert "http" not in said


ODD: list[dict[str, Any]] = [
    {"limit": -5},
    {"limit": 10**30},
    {"to_day": "0001-01-05"},
    {"from_day": "0001-01-01", "to_day": "9999-12-31"},
    {"from_day": "2026-12-01", "to_day": "2026-01-01"},
    {"exercise": "x" * 100_000},
    {"exercise": "\x00#%/.."},
    {"exercise": "bench", "user_id": "somebody"},
]


@pytest.mark.parametrize("arguments", ODD, ids=lambda arguments: str(arguments)[:60])
async def test_odd_arguments_are_answered(address: str, token: str, arguments: dict[str, Any]) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        assert "items" in await call(client, "get_history", **arguments)


async def test_what_is_not_offered_is_listed_as_nothing(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        assert (await client.list_resources()).resources == []
        assert (await client.list_resource_templates()).resource_templates == []
        assert (await client.list_prompts()).prompts == []


@pytest.mark.parametrize("path", ["/mcp", "/mcp/read"])
async def test_no_token_opens_no_door(address: str, path: str) -> None:
    async with httpx2.AsyncClient(base_url=address) as http:
        refused = await http.post(path, json={"jsonrpc": "2.0", "id": 1, "method": "tools/list"})
        wrong = await http.post(path, json={}, headers={"Authorization": "Bearer spt_wrong"})
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert wrong.status_code == 401


async def test_strangers_see_nothing_of_the_owner(address: str, services: Services, owner: Athlete, stranger: Athlete) -> None:
    theirs = (await services.access.add_token(await services.access.user_named("stranger"), "theirs"))[0]
    async with assistant(f"{address}/mcp", theirs) as client:
        assert (await call(client, "get_history"))["items"] == []
        assert "coach" in await refusal(client, "log_workout", text="bench 3x8 60kg")


async def test_nothing_but_the_protocol_comes_out_of_standard_output(furnished: tuple[Path, str], tmp_path: Path) -> None:
    environment = {**os.environ, "SPOTTER_DATA": str(tmp_path / "data"), "SPOTTER_STORE": "embedded"}
    shutil.copytree(furnished[0], tmp_path / "data")
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    asked: list[dict[str, Any]] = [
        {"id": 1, "method": "initialize", "params": hello},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/call", "params": {"name": "log_workout", "arguments": {"text": "bench 3x8 60kg"}}},
        {"id": 3, "method": "no/such"},
    ]
    lines = [json.dumps({"jsonrpc": "2.0", **one}) for one in asked]
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", "from api.cli import main; main()", "mcp"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=environment,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write("\n".join([*lines[:2], "no json at all", *lines[2:], ""]).encode())
    answers = [json.loads(await running.stdout.readline()) for _ in range(3)]
    running.stdin.close()

    assert {answer["id"] for answer in answers} == {1, 2, 3}
    assert await running.stdout.read() == b""
    assert await running.wait() == 0


async def test_an_assistant_on_this_machine_logs_over_standard_input(furnished: tuple[Path, str], tmp_path: Path) -> None:
    environment = {**os.environ, "SPOTTER_DATA": str(tmp_path / "data"), "SPOTTER_STORE": "embedded"}
    shutil.copytree(furnished[0], tmp_path / "data")
    command = StdioServerParameters(command=sys.executable, args=["-c", "from api.cli import main; main()", "mcp"], env=environment)
    async with Client(command) as client:
        logged = await call(client, "log_workout", text="bench 3x8 60kg")
        history = await call(client, "get_history", exercise="bench")

    assert history["items"][0]["workout_id"] == logged["stored"][0]["id"]
