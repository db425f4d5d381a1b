"""One message is taken in, its workout recorded and its turn closed, with a kill at each write; the start-up and the client mend it."""

from decimal import Decimal
from typing import Any

from api.jobs import run_once
from api.services import Services, open_services
from domain.records import derive
from kit.clock import FixedClock
from kit.settings import Settings
from storage.engine import Store
from tests.crash.mortal import CLOCK
from tests.stories.athlete import Athlete

REPORT = "Did 3x5 back squat at 225 lb, RPE 8, then ran 5k in 24:10"


class OneTurn:
    """A report is sent until it is answered, always with the same key."""

    async def prepare(self, store: Store) -> None:
        async with Athlete.of(await _services(store), "owner") as athlete:
            await athlete.builds_a_coach()
            await athlete.starts_a_conversation()

    async def work(self, store: Store, life: int) -> None:
        services = await _services(store)
        if life == 1:
            # What the service does when it starts after a kill.
            await run_once(services, starting=True)
        await self._say(services)

    async def check(self, store: Store) -> list[str]:
        services = await _services(store)
        first, transcript, weights = await self._say(services)
        again, _, _ = await self._say(services)
        facts = {
            f"answered anew: {first} {again}": first == again,
            f"transcript: {transcript}": transcript == [(1, "done", REPORT)],
            f"stored: {weights}": weights == [Decimal(225)] * 3,
            f"claims {first['receipts']}": len(first["receipts"]) == 1,
            "records are not true": await _records_are_true(services),
        }
        return [fault for fault, holds in facts.items() if not holds]

    async def _say(self, services: Services) -> tuple[dict[str, Any], list[object], list[Decimal]]:
        """The finished turn, the transcript, and the weights of all squats that are stored."""
        async with Athlete.of(services, "owner") as athlete:
            athlete.conversation = (await athlete.get("/conversations"))["items"][0]["conversation_id"]
            turn = await athlete.says(REPORT, key="k1")
            turns = (await athlete.get(f"/conversations/{athlete.conversation}/messages"))["items"]
            sets = [done for one in await athlete.workouts() for done in one["exercises"][0]["sets"]]
            return turn, [(one["turn"], one["status"], one["user"]["text"]) for one in turns], [Decimal(done["weight"]) for done in sets]


async def _services(store: Store) -> Services:
    return await open_services(Settings(), FixedClock(CLOCK.at), store=store)


async def _records_are_true(services: Services) -> bool:
    user = await services.access.owner()
    derived = derive(await services.workouts.every_performance(user, "back_squat"))
    stored = await services.workouts.records(user, "back_squat")
    return {one.record_type: one.value for one in stored} == {name: one.value for name, one in derived.items()} != {}
