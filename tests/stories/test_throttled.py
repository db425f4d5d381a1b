"""The table refuses three requests in ten, or breaks down in their midst: people hardly notice, and no turn is left in parts."""

import asyncio
import random
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from api.services import Services, open_services
from coaching.turns import LEASE
from domain.records import derive
from kit.clock import FixedClock
from kit.settings import Settings
from storage.aws.create import create
from tests.servers.proxy import Fault, Proxy, between
from tests.stories.athlete import Athlete

pytestmark = [pytest.mark.servers, pytest.mark.timeout(300)]

FRIDAY = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
ATHLETES, MESSAGES = 6, 40


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(FRIDAY)


@pytest.fixture
def proxy(dynamodb_url: str) -> Iterator[Proxy]:
    """What stands between the service and the table."""
    with between(dynamodb_url) as proxy:
        yield proxy


@pytest.fixture
async def services(proxy: Proxy, s3_url: str, tmp_path: Path, clock: FixedClock) -> AsyncIterator[Services]:
    name = f"throttled-{secrets.token_hex(6)}"
    settings = Settings(data=tmp_path, store="aws", endpoint_url=f"dynamodb={proxy.url},s3={s3_url}", table=name, bucket=name)
    await asyncio.to_thread(create, settings)
    opened = await open_services(settings, clock)
    yield opened
    await opened.close()


@dataclass
class Talk:
    """One user's conversation: reports of weights that are said once, with questions in between."""

    athlete: Athlete
    clock: FixedClock
    weights: list[int]
    statuses: list[int] = field(default_factory=list)

    async def run(self) -> None:
        """Say everything, each message until it is answered."""
        for number, weight in enumerate(self.weights):
            await self._until_answered(f"back squat 3x5 at {weight} kg", f"report {number}")
            await self._until_answered("what is my best back squat?", f"question {number}")

    async def _until_answered(self, text: str, key: str) -> None:
        while (status := (await self.athlete.sends(text, key)).status_code) != 200:
            assert status in (409, 503)
            self.statuses.append(status)
            # A turn whose first write was taken, but never confirmed, is somebody's until its lease ends.
            self.clock.at += LEASE if status == 409 else LEASE / 60
        self.statuses.append(200)

    async def transcript(self) -> list[tuple[int, str]]:
        """The turns as they are stored, oldest first."""
        page = await self.athlete.get(f"/conversations/{self.athlete.conversation}/messages", limit=100)
        return [(turn["turn"], turn["status"]) for turn in page["items"][::-1]]


@pytest.fixture
async def talks(services: Services, clock: FixedClock) -> AsyncIterator[list[Talk]]:
    """Several users with a coach and a conversation each, while all is still well."""
    chance = random.Random(1)
    async with AsyncExitStack() as stack:
        athletes = [await stack.enter_async_context(Athlete.of(services, f"user {number}")) for number in range(ATHLETES)]
        await asyncio.gather(*(athlete.builds_a_coach() for athlete in athletes))
        await asyncio.gather(*(athlete.starts_a_conversation() for athlete in athletes))
        yield [Talk(athlete, clock, chance.sample(range(20, 200), MESSAGES // 2)) for athlete in athletes]


def mixed(**shares: float) -> list[Fault]:
    """A long row of faults in these shares, always the same."""
    names: list[Any] = [*shares, None]
    return random.Random(5).choices(names, [*shares.values(), 1 - sum(shares.values())], k=9973)


@pytest.mark.parametrize(
    ("faults", "visible"),
    [({"throttled": 0.3}, 0.01), ({"throttled": 0.1, "broken": 0.1, "lost": 0.05}, 0.01)],
    ids=["throttled", "everything"],
)
async def test_hardly_anybody_notices_and_nothing_is_left_in_parts(
    faults: dict[str, float], visible: float, services: Services, talks: list[Talk], proxy: Proxy
) -> None:
    proxy.will_always(*mixed(**faults))
    await asyncio.gather(*(talk.run() for talk in talks))
    proxy.will()
    statuses = Counter(status for talk in talks for status in talk.statuses)
    assert statuses[200] == ATHLETES * MESSAGES
    assert statuses.total() - statuses[200] <= visible * statuses[200], statuses
    assert [await talk.transcript() for talk in talks] == [[(number, "done") for number in range(1, MESSAGES + 1)]] * ATHLETES
    for talk in talks:
        await nothing_is_missing_or_doubled(services, talk)


async def nothing_is_missing_or_doubled(services: Services, talk: Talk) -> None:
    """What is stored is what was said, and the records are those of what is stored."""
    user = (await talk.athlete.get("/profile"))["user_id"]
    workouts = await services.workouts.between(user, date(2026, 1, 1), date(2027, 1, 1), limit=200)
    sets = Counter(int(done.weight or 0) for one in workouts.items for p in one.performances for done in p.sets)
    assert sets == Counter({weight: 3 for weight in talk.weights})
    derived = derive(await services.workouts.every_performance(user, "back_squat"))
    stored = {one.record_type: one.value for one in await services.workouts.records(user, "back_squat")}
    assert stored == {name: one.value for name, one in derived.items()}
