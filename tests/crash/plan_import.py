"""A long plan is stored in several transactions, and killed in between: it is whole for a reader or not there, never in parts."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from coaching.logbook import Logbook
from coaching.planner import KEPT_UNFINISHED, Planner
from domain.jobs import shard_of
from domain.plan import PlanSession
from domain.plan_json import PlanJson, read_plan
from kit.clock import FixedClock
from storage.calendar import Calendar
from storage.engine import Store
from storage.gear import Gear
from storage.jobs import Jobs
from storage.living import LivingTable
from storage.owned import every
from storage.pages import Pages
from storage.plans import Plans
from storage.table import Query
from storage.workouts import Workouts

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WEEKS, DAYS = 40, 5
SESSIONS = WEEKS * DAYS
PAGES = Pages(b"secret")


def long_plan() -> PlanJson:
    """More sessions than fit into two transactions."""
    slot = {"name": "Back squat", "sets": 3, "reps": "8-12"}
    week = [{"day_name": f"Day {day}", "day_of_week": day, "slots": [slot]} for day in range(1, DAYS + 1)]
    return read_plan({"split_type": "full_body", "week_start": "2026-03-02", "weeks": [{"sessions": week}] * WEEKS})


class PlanImport:
    """The import is killed and looked at; then it is sent again, or nobody comes back and what is left is swept."""

    def __init__(self, *, sent_again: bool) -> None:
        self.sent_again = sent_again

    async def prepare(self, store: Store) -> None:
        """A user without plans."""

    async def work(self, store: Store, life: int) -> None:
        if life == 1:
            await self._must_be_whole_or_nowhere(store)
        if life == 0 or self.sent_again:
            stored = await _planner(store, NOON).store("u", long_plan(), "k")
            assert len(stored.whole.sessions) == SESSIONS

    async def check(self, store: Store) -> list[str]:
        plans = await self._must_be_whole_or_nowhere(store)
        swept = await _planner(store, NOON + KEPT_UNFINISHED).sweep(shard_of("u"))
        assert await self._must_be_whole_or_nowhere(store) == plans
        left = [str(item["sk"]).split("#")[0] for item in await every(store.table, Query("user#u"))]
        facts = {
            f"{plans} plans after it was sent again": plans == 1 or not self.sent_again,
            f"{swept} sessions swept beside {plans} plans": swept == 0 or plans == 0,
            f"rows left: {sorted(set(left))}": sorted(left) == ["plan"] * plans + ["planSession"] * SESSIONS * plans,
        }
        return [fault for fault, holds in facts.items() if not holds]

    async def _must_be_whole_or_nowhere(self, store: Store) -> int:
        """How many plans there are; every way to see one shows all of it."""
        plans = Plans(store.table, PAGES)
        listed = (await plans.of_user("u")).items
        sessions = [len((await plans.whole("u", plan.plan_id)).sessions) for plan in listed]
        shown = [len(listed), sessions, len(await plans.active_sessions("u")), len(await _calendar(store))]
        assert shown in ([0, [], 0, 0], [1, [SESSIONS], SESSIONS, SESSIONS]), shown
        return len(listed)


def _planner(store: Store, at: datetime) -> Planner:
    table, clock = LivingTable(store.table), FixedClock(at)
    logbook = Logbook(Workouts(table, PAGES), store.blobs, clock)
    return Planner(Plans(table, PAGES), Jobs(table, PAGES), Gear(table, PAGES), logbook, clock)


async def _calendar(store: Store) -> Sequence[PlanSession]:
    calendar = Calendar(store.table, PAGES, Workouts(store.table, PAGES))
    first = date(2026, 3, 1)
    page = await calendar.between("u", first, first + timedelta(weeks=WEEKS + 1), limit=2 * SESSIONS)
    return [entry.row for entry in page.items if isinstance(entry.row, PlanSession)]
