"""Tools about time, distance and pace."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from agent.context import CoachContext
from agent.lookup import no_data
from agent.tools.arguments import Distances, Metres, Words
from agent.tools.looking import with_details
from agent.tools.stored import meant, racing
from coaching import pace as paces
from coaching import wording
from coaching.pace import METRES, efforts

ON_MACHINES = {"row", "ski_erg"}
Distance = Annotated[Decimal, Field(gt=0, le=1000)]
Seconds = Annotated[Decimal, Field(gt=0, le=1_000_000)]


@tool(parse_docstring=True)
async def pace_from(
    distance: Distance | None = None, seconds: Seconds | None = None, pace_seconds: Seconds | None = None, unit: Distances = "km"
) -> str:
    """Tell the third of distance, time and pace from the other two.

    Args:
        distance: The distance in `unit`.
        seconds: The whole time in seconds.
        pace_seconds: The time for one km or mile, in seconds.
        unit: km or mi.
    """
    metres = distance * METRES[unit] if distance else None
    answer = paces.third(metres, seconds, pace_seconds / METRES[unit] if pace_seconds else None, unit)
    return answer or "Two of distance, time and pace are needed to tell the third."


@tool(parse_docstring=True)
async def convert_distance(metres: Metres, unit: Distances = "km") -> str:
    """Tell a distance in kilometres or miles.

    Args:
        metres: The distance in metres.
        unit: The unit to tell it in, km or mi.
    """
    return paces.converted(metres, unit)


@tool(parse_docstring=True)
async def logged_pace(
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
    which: Literal["last", "last two", "best", "slowest", "average"] = "last",
    metres: Metres | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    unit: Distances | None = None,
    aim_seconds: Seconds | None = None,
) -> str:
    """Tell the pace of the user's runs, rows, rides or swims that are stored with a distance and a time.

    Args:
        exercise: The exercise in the user's words; empty for the one that the distance belongs to, mostly running.
        which: last, last two, best, slowest, or the average of all.
        metres: Only efforts over this distance in metres, such as 5000; empty for any.
        first_day: Only from this day on, YYYY-MM-DD.
        last_day: Only up to this day, YYYY-MM-DD.
        unit: km or mi; empty for what goes with the user's own.
        aim_seconds: A time that the user would like to do over `metres`: how far the best is from it.
    """
    context, today = runtime.context, runtime.context.message.today
    exercise_id = await meant(context, exercise) if exercise else await racing(context, metres)
    unit = unit or ("mi" if context.unit == "lb" else "km")
    done = await context.progress.performances(context.message.user_id, exercise_id)
    inside = [p for p in done if (first_day or date.min) <= p.date <= (last_day or date.max)]
    found, name = efforts(inside, metres), wording.exercise_name(exercise_id, exercise)
    if metres and aim_seconds:
        return paces.to_go(name, found, metres, aim_seconds, today, unit=unit, by_500=exercise_id in ON_MACHINES)
    if not found:
        far = f" over {wording.length(metres)}" if metres else ""
        return (
            f"No {name}{far} with a distance and a time is stored{' in that time' if first_day else ''}."
            if done
            else no_data(exercise_id, exercise)
        )
    if which == "average":
        return paces.of_all(name, found, unit)
    if which == "last two":
        newest = zip(reversed(found), ("last", "before that"), strict=False)
        return "; ".join(paces.of_one(name, one, when, today, unit).rstrip(".") for one, when in newest)
    by_pace = sorted(found, key=lambda effort: (effort.pace, effort.date))
    one = {"last": found[-1], "best": by_pace[0], "slowest": by_pace[-1]}[which]
    others = [paces.of_one(name, other, "then", today, unit) for other in reversed(found) if other is not one]
    if exercise_id in ON_MACHINES:
        return with_details(paces.split(name, one, "fastest" if which == "best" else which, today), [])
    return with_details(paces.of_one(name, one, "fastest" if which == "best" else which, today, unit), others)
