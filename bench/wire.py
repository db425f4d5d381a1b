"""What a turn costs in the cloud: requests, units and bytes, counted between the service and a DynamoDB-compatible server."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from bench import peer
from bench.chat import said
from bench.cloud import Cloud, cloud
from bench.figure import Figure, rounded
from bench.messages import REPORT
from bench.meter import Spent
from bench.users import User, user
from kit.settings import Settings

MEASURED = (2, 20, 200)
ARCHIVE_EVERY = 10
UNITS = {"requests": "requests", "write_units": "write units", "read_units": "read units", "bytes": "bytes", "written": "bytes"}
NAMES = {"written": "bytes_written"}
NOTES = {
    "bytes": "bodies sent and received",
    "written": "bodies of the writing requests",
    "read_units": "strongly consistent",
}


@dataclass(frozen=True)
class Turn:
    """What went over the wire for one turn."""

    spent: Spent
    rounds: int
    calls: str


async def figures(settings: Settings) -> AsyncIterator[Figure]:
    """The cost of a plain turn early and late in a conversation, then of one that logs a workout."""
    async with cloud(settings) as running, user(running.services, "owner") as one:
        ours = await _talk(running, one)
        after = await peer.talk(running.endpoint, [said(number) for number in range(1, max(MEASURED) + 1)])
        for number in MEASURED:
            for figure in _figures(f"turn_{{}}@{number}", ours[number], after[number] - after[number - 1]):
                yield figure
        await one.open()
        await one.says(said(1))
        for figure in _figures("log_turn_{}", await _turn(running, one, REPORT)):
            yield figure


async def _talk(running: Cloud, one: User) -> dict[int, Turn]:
    """A conversation of 200 turns; the archive works between the turns, as it does in the service."""
    turns = {}
    for number in range(1, max(MEASURED) + 1):
        turns[number] = await _turn(running, one, said(number))
        if number % ARCHIVE_EVERY == 0:
            await running.services.archive.run(one.user_id, one.conversation)
    return turns


async def _turn(running: Cloud, one: User, text: str) -> Turn:
    spent, rounds, calls = running.meter.spent(), running.rounds.rounds, Counter(running.meter.requests)
    await one.says(text)
    made = running.meter.requests - calls
    named = ", ".join(f"{count} {name}" for name, count in sorted(made.items()))
    return Turn(running.meter.spent() - spent, running.rounds.rounds - rounds, named)


def _figures(name: str, turn: Turn, theirs: Spent | None = None) -> Iterator[Figure]:
    for what, unit in UNITS.items():
        yield Figure(
            figure=name.format(NAMES.get(what, what)),
            value=getattr(turn.spent, what),
            unit=unit,
            peer=peer.NAME if theirs else None,
            peer_value=rounded(getattr(theirs, what)) if theirs else None,
            note=NOTES.get(what, turn.calls if what == "requests" else None),
        )
    yield Figure(figure=name.format("round_trips"), value=turn.rounds, unit="round trips", note="waits for the table, one after another")
