"""Files that come in and go out, for the command line and the routes alike."""

from dataclasses import dataclass
from typing import Literal

from api.services import Services
from coaching.imports import Importer, Outcome
from coaching.imports.lines import Options
from domain.measures import WeightUnit

SHOWN = 20


@dataclass(frozen=True)
class Transfer:
    """What is said about a file that comes in."""

    name: str
    unit: WeightUnit | None = None
    timezone: str | None = None
    dates: Literal["day-first", "month-first"] | None = None
    dry_run: bool = False


async def bring_in(services: Services, user_id: str, data: bytes, transfer: Transfer) -> Outcome:
    """Import a file for a user; without a timezone, in that of the profile."""
    profile, _ = await services.users.get(user_id)
    options = Options(
        timezone=transfer.timezone or profile.timezone or "UTC",
        unit=transfer.unit,
        day_first=None if transfer.dates is None else transfer.dates == "day-first",
    )
    importer = Importer(services.logbook, services.workouts, services.clock)
    return await importer.run(user_id, data, name=transfer.name, options=options, dry_run=transfer.dry_run)


def summary(outcome: Outcome) -> str:
    """The outcome for a person at a terminal; of many reasons the first."""
    shape = outcome.shape()
    verb = "would be stored" if outcome.dry_run else "stored"
    lines = [
        f"{shape['rows']} rows of {outcome.format}, read in {outcome.timezone}: {shape['stored']} {verb} "
        f"in {shape['workouts']} workouts, {shape['skipped']} skipped, {shape['failed']} failed."
    ]
    reasons = shape["reasons"]
    lines += [f"  line {one['line']}: {one['reason']}" for one in reasons[:SHOWN]]
    if len(reasons) > SHOWN:
        lines.append(f"  and {len(reasons) - SHOWN} more: --json lists them all.")
    return "\n".join(lines)
