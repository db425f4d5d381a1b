"""What it costs to look at five years of history, beside one month of it, on both engines; `make bench-history` prints it."""

import asyncio
import logging
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from api.services import Services, open_services
from bench.cloud import Rounds, cloud, servers
from bench.figure import Figure, rounded
from bench.past import FIVE_YEARS, ONE_MONTH, Past, live
from bench.users import User, user
from coaching.turns import LEASE
from kit import log
from kit.clock import FixedClock
from kit.settings import Settings
from storage.engine import Store, open_store
from tests.servers.processes import NoServer

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
ROUNDS = 5
Count = Callable[[], int]


def questions(conversations: list[str]) -> dict[str, list[str]]:
    """What people look at, as the calls that show it."""
    month = {"from": (NOW - timedelta(days=30)).date(), "to": NOW.date()}
    return {
        "home": ["/profile", "/coaches", "/conversations", "/workouts?limit=8"],
        "last_time": ["/exercises/back_squat/history?limit=1"],
        "records": ["/records?exercise_id=back_squat"],
        "month": [f"/workouts?from={month['from']}&to={month['to']}&limit=100"],
        "newest_messages": [f"/conversations/{conversations[-1]}/messages"],
        "oldest_messages": [f"/conversations/{conversations[0]}/messages"],
    }


async def figures() -> AsyncIterator[Figure]:
    """Requests and milliseconds for each question, then what happens with all of it at once."""
    async for figure in _embedded():
        yield figure
    with servers() as settings:
        clock = FixedClock(NOW)
        async with cloud(settings, clock) as running:
            async for figure in _both(running.services, clock, running.meter.requests.total, "dynamodb"):
                yield figure


async def _embedded() -> AsyncIterator[Figure]:
    clock = FixedClock(NOW)
    with TemporaryDirectory(prefix="spotter-bench-") as folder:
        settings = Settings(data=Path(folder))
        opened = open_store(settings, clock)
        counted: Any = Rounds(opened.table)
        services = await open_services(settings, clock, store=Store(counted, opened.blobs))
        try:
            async for figure in _both(services, clock, lambda: counted.calls, "embedded"):
                yield figure
        finally:
            await services.close()


async def _both(services: Services, clock: FixedClock, count: Count, engine: str) -> AsyncIterator[Figure]:
    async with _person(services, "newcomer", ONE_MONTH) as (novice, few), _person(services, "veteran", FIVE_YEARS) as (veteran, many):
        for (name, paths), before in zip(questions(many).items(), questions(few).values(), strict=True):
            requests, ms = await _ask(veteran, paths, count)
            yield Figure(
                figure=f"history_{name}_requests_{engine}",
                value=requests,
                unit="requests",
                peer=f"a user with {ONE_MONTH.told}",
                peer_value=(await _ask(novice, before, count))[0],
                note=f"{FIVE_YEARS.told}: {ms:.3g} ms",
            )
        async for figure in _everything(services, veteran, clock, count, engine):
            yield figure


async def _everything(services: Services, veteran: User, clock: FixedClock, count: Count, engine: str) -> AsyncIterator[Figure]:
    works = {"list": _list_all, "export": _export, "erase": _erase}
    for name, work in works.items():
        before, started = count(), time.perf_counter()
        said = await work(services, veteran, clock)
        seconds = time.perf_counter() - started
        note = f"{said}, {count() - before:,} requests"
        yield Figure(figure=f"history_{name}_s_{engine}", value=rounded(seconds), unit="s", note=note)


async def _list_all(_: Services, one: User, __: FixedClock) -> str:
    seen, cursor = 0, ""
    while cursor is not None:
        page = (await one.http.get(f"/v1/workouts?limit=100{cursor and '&cursor=' + cursor}")).raise_for_status().json()
        seen, cursor = seen + len(page["items"]), page["cursor"]
    return f"{seen:,} workouts in pages of 100"


async def _export(_: Services, one: User, __: FixedClock) -> str:
    answer = (await one.http.post("/v1/exports", json={"format": "json"})).raise_for_status()
    return f"{len(answer.content):,} bytes"


async def _erase(services: Services, one: User, clock: FixedClock) -> str:
    job = await services.erasing.run(one.user_id)
    clock.at += LEASE + timedelta(seconds=1)
    job = await services.erasing.run(one.user_id)
    return f"{sum(job.progress['rows'].values()):,} rows and {sum(job.progress['objects'].values()):,} objects, {job.status}"


@asynccontextmanager
async def _person(services: Services, name: str, past: Past) -> AsyncIterator[tuple[User, list[str]]]:
    async with user(services, name) as one:
        yield one, await live(services, one.user_id, past, NOW)


async def _ask(one: User, paths: list[str], count: Count) -> tuple[int, float]:
    """Requests to the store, and the median time of some rounds; the first one pays for the token."""
    taken, requests = [], 0
    for _ in range(ROUNDS + 1):
        before, started = count(), time.perf_counter()
        for path in paths:
            (await one.http.get("/v1" + path)).raise_for_status()
        requests = count() - before
        taken.append(1000 * (time.perf_counter() - started))
    return requests, median(taken[1:])


async def main() -> None:
    """Measure and print."""
    log.configure("text", logging.WARNING)
    try:
        async for figure in figures():
            sys.stdout.write(figure.line() + "\n")
            sys.stdout.flush()
    except NoServer as reason:
        sys.exit(f"The rest can't be measured here: {reason}.")


if __name__ == "__main__":
    asyncio.run(main())
