"""What it costs to stream a reply: our whole path over HTTP, with context, guards and store, beside bare clients of the same model."""

import asyncio
import contextlib
import os
import resource
import statistics
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from api.server import settle
from api.services import open_services
from bench import stream_peers
from bench.figure import Figure, rounded
from bench.outside import Call, Heard
from bench.users import user
from kit.settings import Settings
from tests.api.serving import served

CONVERSATIONS = 100
USERS = 10
LETTERS = "abcdefghij"
SPREAD_S = 4.0
# With fewer delays the 99th of a hundred would be a guess above the worst one.
HALF_LOADS = 4
SAMPLE_S = 2.5


@dataclass
class Outside:
    """The process with the model and the clients."""

    process: asyncio.subprocess.Process
    model: str

    async def calls(self, port: int, calls: list[Call]) -> list[Heard]:
        """Make these calls, all of them, and hear their ends."""
        assert self.process.stdin is not None
        self.process.stdin.write(orjson.dumps({"port": port, "calls": [one.model_dump() for one in calls]}) + b"\n")
        return [Heard.model_validate(one) for one in await self._line()]

    async def _line(self) -> Any:
        assert self.process.stdout is not None
        return orjson.loads(await self.process.stdout.readline())


async def figures() -> AsyncIterator[Figure]:
    """CPU, the first sentence's delay and memory."""
    async with _outside() as outside:
        cpu, memory, delays = await _ours(outside)
        peers = await stream_peers.cpu_ms(outside.model, CONVERSATIONS)
    note = f"{CONVERSATIONS} conversations at once, 200 chunks, 50 a second; the whole path over HTTP, embedded store, context, guards"
    for peer, value in peers.items():
        yield Figure(figure="stream_cpu_ms_per_turn", value=rounded(cpu), unit="ms", peer=peer, peer_value=rounded(value), note=note)
    half, end = CONVERSATIONS // 2, "from the token that completes the first sentence to its delta at the client"
    note = f"{len(delays)} turns, {half} conversations at a time, begun one after another; {end}"
    worst = statistics.quantiles(delays, n=100, method="inclusive")[98]
    yield Figure(figure="first_token_added_ms_p50", value=rounded(statistics.median(delays)), unit="ms", note=note)
    yield Figure(figure="first_token_added_ms_p99", value=rounded(worst), unit="ms", note=note)
    yield Figure(figure="memory_mb_per_stream", value=rounded(memory), unit="MB", note="resident memory with all streams open, less before")


async def _ours(outside: Outside) -> tuple[float, float, list[float]]:
    with TemporaryDirectory(prefix="spotter-bench-") as folder:
        data = Path(folder) / "data"
        talks = await _prepared(data)
        os.environ |= {"OPENAI_API_KEY": "any", "OPENAI_BASE_URL": outside.model}
        services = await open_services(Settings(data=data, model="openai:paced"))
        try:
            async with served(services) as address:
                port = int(address.rpartition(":")[2])
                await _run(outside, port, talks[: CONVERSATIONS // 2], "warming up")
                settle()
                before, used = time.process_time(), _resident_mb()
                sampled = asyncio.create_task(_later())
                await _run(outside, port, talks, "all at once")
                cpu = 1000 * (time.process_time() - before) / len(talks)
                memory = (await sampled - used) / len(talks)
                half = talks[: CONVERSATIONS // 2]
                heard = [one for nth in range(HALF_LOADS) for one in await _run(outside, port, half, f"half, {LETTERS[nth]}", SPREAD_S)]
        finally:
            await services.close()
    return cpu, memory, [1000 * one.added_s for one in heard]


async def _prepared(data: Path) -> list[tuple[str, str]]:
    """Users with coaches and workouts, and their open conversations, as a header and a path each."""
    services = await open_services(Settings(data=data))
    talks = []
    try:
        for number in range(USERS):
            async with user(services, f"user {number}") as one:
                for _ in range(CONVERSATIONS // USERS):
                    await one.open()
                    talks.append((one.http.headers["Authorization"], f"/v1/conversations/{one.conversation}/messages"))
    finally:
        await services.close()
    return talks


async def _run(outside: Outside, port: int, talks: list[tuple[str, str]], about: str, spread_s: float = 0) -> list[Heard]:
    calls = [
        Call(
            authorization=header,
            path=path,
            text=f"Tell me something nice, {about}, {LETTERS[number // 10]}{LETTERS[number % 10]}",
            after_s=spread_s * number / len(talks),
        )
        for number, (header, path) in enumerate(talks)
    ]
    heard = await outside.calls(port, calls)
    assert all(one.done and one.deltas > 1 for one in heard), "a stream broke"
    return heard


async def _later() -> float:
    await asyncio.sleep(SAMPLE_S)
    return _resident_mb()


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    return pages * resource.getpagesize() / 2**20


@contextlib.asynccontextmanager
async def _outside() -> AsyncIterator[Outside]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.outside", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=2**22
    )
    outside = Outside(process, "")
    try:
        outside.model = (await outside._line())["model"]
        yield outside
    finally:
        process.kill()
        await process.wait()
