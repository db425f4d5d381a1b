"""Tools that look: every number they give is computed from stored rows."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.lookup import exercise_named, no_data
from coaching import cards, wording
from domain.measures import plain
from domain.records import PersonalRecord


@tool(parse_docstring=True)
async def find_workouts(first_day: date, last_day: date, runtime: ToolRuntime[CoachContext]) -> str:
    """List the user's workouts between two days, both included.

    Args:
        first_day: The first day, YYYY-MM-DD.
        last_day: The last day, YYYY-MM-DD.
    """
    message = runtime.context.message
    found = await runtime.context.progress.between(message.user_id, first_day, last_day)
    if not found:
        return f"No workouts are stored from {first_day} to {last_day}."
    lines = [(wording.day(one.workout.date, message.today), wording.workout(one)) for one in found]
    runtime.context.desk.show(cards.table_card("Workouts", ("Day", "Workout"), lines))
    return "\n".join(f"{day}: {words}" for day, words in lines)


@tool(parse_docstring=True)
async def exercise_history(exercise: str, runtime: ToolRuntime[CoachContext], limit: int = 5) -> str:
    """Tell how an exercise went the last times, newest first.

    Args:
        exercise: The exercise in the user's words.
        limit: How many times, 1 to 20.
    """
    message = runtime.context.message
    exercise_id = exercise_named(exercise)
    found = (await runtime.context.progress.history(message.user_id, exercise_id, limit=min(max(limit, 1), 20))).items
    if not found:
        return no_data(exercise_id, exercise)
    lines = [(wording.day(one.date, message.today), wording.sets(one.sets)) for one in found]
    runtime.context.desk.show(cards.table_card(wording.exercise_name(exercise_id, exercise), ("Day", "Sets"), lines))
    headline, *rest = [f"{words}, {day}" for day, words in lines]
    return _with_details(f"{wording.exercise_name(exercise_id, exercise)}: {headline}.", rest)


@tool(parse_docstring=True)
async def personal_records(exercise: str, runtime: ToolRuntime[CoachContext], kind: str = "") -> str:
    """Tell the user's records for an exercise: the heaviest set, repetition maxima, volume, times and lengths.

    Args:
        exercise: The exercise in the user's words.
        kind: Which record to name first, if one was asked for: 1rm, 5rm, e1rm, volume, 5k, 10k, marathon.
    """
    message = runtime.context.message
    exercise_id = exercise_named(exercise)
    found = sorted(await runtime.context.progress.records(message.user_id, exercise_id), key=partial(_by_weight_of_word, kind.lower()))
    if not found:
        return no_data(exercise_id, exercise)
    name = wording.exercise_name(exercise_id, exercise)
    lines = [(wording.record(one), wording.day(one.date, message.today)) for one in found]
    runtime.context.desk.show(cards.table_card(f"{name}: records", ("Record", "Day"), lines))
    headline, *rest = [f"{words}, {day}" for words, day in lines]
    return _with_details(f"{name}, {headline}.", rest)


@tool(parse_docstring=True)
async def week_totals(day: date, runtime: ToolRuntime[CoachContext]) -> str:
    """Tell the totals of the week (Monday to Sunday) that holds a day: workouts, sets, load moved, distance.

    Args:
        day: Any day of the week, YYYY-MM-DD.
    """
    week = await runtime.context.progress.week(runtime.context.message.user_id, day)
    parts = [f"{week.workouts} workout{'s' if week.workouts != 1 else ''}", f"{week.sets} sets"]
    if week.volume_kg:
        parts.append(f"{plain(week.volume_kg)} kg moved")
    if week.distance_m:
        parts.append(f"{wording.length(week.distance_m)} covered")
    return f"Week of {week.first} to {week.last}: " + ", ".join(parts) + "."


@tool(parse_docstring=True)
async def calendar(days_from_today: int, runtime: ToolRuntime[CoachContext]) -> str:
    """Tell the date and weekday of a day counted from the user's today.

    Args:
        days_from_today: 0 for today, -1 for yesterday, 7 for in a week.
    """
    when = runtime.context.message.today + timedelta(days=max(-36500, min(36500, days_from_today)))
    return f"{when:%A}, {when.isoformat()}"


def _with_details(headline: str, rest: Sequence[str]) -> str:
    """The answer in one sentence, and what a model may want beside it after an empty line."""
    return headline + ("\n\n" + "\n".join(rest) if rest else "")


_FIRST = ("max_weight", "max_reps", "longest", "longest_time", "e1rm")


def _by_weight_of_word(asked: str, record: PersonalRecord) -> tuple[bool, int, str]:
    """What was asked for comes first, then the records that people mean when they ask for their best."""
    kind = record.record_type
    fits = bool(asked) and asked in (kind, kind.removeprefix("time_"), kind.removeprefix("e"), kind.rpartition("_")[2])
    return (not fits, _FIRST.index(kind) if kind in _FIRST else len(_FIRST), kind)
