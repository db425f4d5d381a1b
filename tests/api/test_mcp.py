"""Other assistants, with the official client, over a port and over standard input and output."""

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


async def test_tools_that_write_say_so(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        hints = {tool.name: tool.annotations for tool in (await client.list_tools()).tools}

    assert not hints["log_workout"].read_only_hint  # type: ignore[union-attr]
    assert not hints["log_workout"].destructive_hint  # type: ignore[union-attr]
    assert hints["correct"].destructive_hint  # type: ignore[union-attr]


async def test_errors_are_words(address: str, token: str) -> None:
    async with assistant(f"{address}/mcp", token) as client:
        assert "empty" in await refusal(client, "log_workout", text="  ")
        assert "longer than" in await refusal(client, "log_workout", text="squat " * 10_000)
        assert "no such" in await refusal(client, "forget_memory", memory_id="nothing")


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


async def test_an_assistant_on_this_machine_logs_over_standard_input(furnished: tuple[Path, str], tmp_path: Path) -> None:
    environment = {**os.environ, "SPOTTER_DATA": str(tmp_path / "data"), "SPOTTER_STORE": "embedded"}
    shutil.copytree(furnished[0], tmp_path / "data")
    command = StdioServerParameters(command=sys.executable, args=["-c", "from api.cli import main; main()", "mcp"], env=environment)
    async with Client(command) as client:
        logged = await call(client, "log_workout", text="bench 3x8 60kg")
        history = await call(client, "get_history", exercise="bench")

    assert history["items"][0]["workout_id"] == logged["stored"][0]["id"]
