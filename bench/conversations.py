"""What conversations of several lengths cost in a year, from their first message to the expiry of their rows."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bench import peer
from bench.bill import YEAR, Bill, Kept, bill, kept_rows
from bench.chat import said
from bench.cloud import Cloud, cloud
from bench.figure import Figure, rounded
from bench.meter import Spent
from bench.users import User, user
from coaching.archive import IDLE, KEPT_ROWS
from coaching.turns import FIRST_LOOK
from deploy import prices
from kit.clock import FixedClock
from kit.settings import Settings

LENGTHS = (12, 40, 400)
MANY = 1000
BETWEEN = timedelta(minutes=3)
TICK = timedelta(minutes=1)
EXPIRY_LAGS = timedelta(days=2)
MONTH_DAYS = Decimal(365) / 12
PEER = "langgraph-checkpoint-aws, DynamoDBSaver without an expiry, the same words and replies"


@dataclass(frozen=True)
class Lived:
    """A conversation that is over, archived and idle."""

    spent: Spent
    kept: Kept
    runs: int

    @property
    def bill(self) -> Bill:
        return bill(self.spent, self.kept)


async def figures(settings: Settings) -> AsyncIterator[Figure]:
    """Dollars per 1,000 conversations: requests, a year of storage and the write that sets ttl included."""
    clock = FixedClock(datetime(2026, 11, 20, 18, 0, tzinfo=UTC))
    async with cloud(settings, clock) as running, user(running.services, "owner") as one:
        lived = {messages: await _live(running, one, messages // 2, clock) for messages in LENGTHS}
        texts = [said(number) for number in range(1, max(LENGTHS) // 2 + 1)]
        plain, packed = await peer.talk(running.endpoint, texts), await peer.talk(running.endpoint, texts, compressed=True)
    for messages in LENGTHS:
        ours, turns = lived[messages], messages // 2
        theirs, smaller = (_peer_bill(after[turns] - after[0]) for after in (plain, packed))
        yield Figure(
            figure=f"usd_per_1000_conversations@{messages}",
            value=rounded(float(ours.bill.total * MANY)),
            unit="USD",
            peer=PEER,
            peer_value=rounded(float(theirs.total * MANY)),
            note=f"{ours.bill.line(MANY)}; peer: {theirs.line(MANY)}; peer with its compression on: {float(smaller.total * MANY):.3g}; "
            f"a turn every 3 minutes, {ours.runs} runs of the archive job, list prices in us-east-1",
        )


async def _live(running: Cloud, one: User, turns: int, clock: FixedClock) -> Lived:
    """One conversation, told to its end; the job looks after it when it is due, as in the service."""
    before = running.meter.spent()
    await one.open()
    due, runs = None, 0
    for number in range(1, turns + 1):
        await one.says(said(number))
        due = due or clock.at + FIRST_LOOK
        clock.at += BETWEEN
        if clock.at >= due:
            due, runs = await _look_after(running, one, clock), runs + 1
    while due is not None:
        clock.at = max(clock.at, due) + TICK
        due, runs = await _look_after(running, one, clock), runs + 1
    return Lived(running.meter.spent() - before, _kept(running, one, running.meter.spent() - before), runs)


async def _look_after(running: Cloud, one: User, clock: FixedClock) -> datetime | None:
    """One visit of the job; when it will come again."""
    services = running.services
    conversation = await services.conversations.get(one.user_id, one.conversation)
    await services.turns.resume(conversation)
    await services.archive.run(one.user_id, one.conversation)
    left = running.items(f"conversationHistory#{one.conversation}")[0]
    return clock.at + IDLE if "gsi2pk" in left else None


def _kept(running: Cloud, one: User, spent: Spent) -> Kept:
    rows = running.items(one.conversation)
    expiring = [row for row in rows if "ttl" in row]
    lasting = [row for row in rows if "ttl" not in row]
    month = Decimal((KEPT_ROWS + EXPIRY_LAGS) / timedelta(days=1)) / MONTH_DAYS
    return kept_rows(expiring, month) + kept_rows(lasting, YEAR) + Kept(bucket=Decimal(spent.object_bytes) * YEAR)


def _peer_bill(spent: Spent) -> Bill:
    return bill(spent, Kept(table=Decimal(spent.item_bytes + spent.items * prices.ITEM_OVERHEAD_BYTES) * YEAR))
