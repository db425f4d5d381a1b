"""Tools that look: every number they give is computed from stored rows."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Literal

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.lookup import exercise_named, no_data
from coaching import cards, wording
from domain.history import LoggedWorkout
from domain.measures import from_kg, plain
from domain.records import PersonalRecord

Unit = Literal["kg", "lb", ""]


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
async def last_workout(runtime: ToolRuntime[CoachContext]) -> str:
    """Tell the newest workout: its day, how long ago that is, and what was done."""
    message = runtime.context.message
    found = await runtime.context.progress.latest(message.user_id, message.today, 1)
    return _last(found[0], message.today) if found else "No workout is stored yet."


@tool(parse_docstring=True)
async def exercise_history(exercise: str, runtime: ToolRuntime[CoachContext], limit: int = 5, unit: Unit = "") -> str:
    """Tell how an exercise went the last times, newest first; with a limit of 1: the last time, and how long ago it is.

    Args:
        exercise: The exercise in the user's words.
        limit: How many times, 1 to 20.
        unit: kg or lb to have the weights in that unit; empty for the units that were said.
    """
    message = runtime.context.message
    exercise_id = exercise_named(exercise)
    found = (await runtime.context.progress.history(message.user_id, exercise_id, limit=min(max(limit, 1), 20))).items
    if not found:
        return no_data(exercise_id, exercise)
    lines = [(wording.day(one.date, message.today), wording.sets(wording.in_unit(one.sets, unit))) for one in found]
    runtime.context.desk.show(cards.table_card(wording.exercise_name(exercise_id, exercise), ("Day", "Sets"), lines))
    headline, *rest = [f"{words}, {day}" for day, words in lines]
    since = wording.ago(found[0].date, message.today)
    return with_details(f"{wording.exercise_name(exercise_id, exercise)}: {headline}{since}.", rest)


@tool(parse_docstring=True)
async def personal_records(exercise: str, runtime: ToolRuntime[CoachContext], kind: str = "", unit: Unit = "") -> str:
    """Tell the user's records for an exercise: the heaviest set, repetition maxima, volume, times and lengths.

    Args:
        exercise: The exercise in the user's words.
        kind: Which record to name first, if one was asked for: 1rm, 5rm, e1rm, volume, 5k, 10k, marathon.
        unit: kg or lb to have the weights in that unit; empty for the units that were said.
    """
    message = runtime.context.message
    exercise_id = exercise_named(exercise)
    found = sorted(await runtime.context.progress.records(message.user_id, exercise_id), key=partial(_by_weight_of_word, kind.lower()))
    if not found:
        return no_data(exercise_id, exercise)
    name = wording.exercise_name(exercise_id, exercise)
    lines = [(wording.record(one) + _also(one, unit), wording.day(one.date, message.today)) for one in found]
    runtime.context.desk.show(cards.table_card(f"{name}: records", ("Record", "Day"), lines))
    headline, *rest = [f"{words}, {day}" for words, day in lines]
    missing = f"No {kind} is stored for it. " if kind and not _fits(kind.lower(), found[0].record_type) else ""
    return with_details(f"{missing}{name}, {headline}.", rest)


def with_details(headline: str, rest: Sequence[str]) -> str:
    """The answer in one sentence, and what a model may want beside it after an empty line."""
    return headline + ("\n\n" + "\n".join(rest) if rest else "")


def _last(one: LoggedWorkout, today: date) -> str:
    when = wording.day(one.workout.date, today)
    return f"Your last workout: {wording.workout(one)}, {when}{wording.ago(one.workout.date, today)}."


def _also(record: PersonalRecord, unit: Unit) -> str:
    """A record's load in another unit than it was said in."""
    if not unit or record.unit != "kg" or (record.weight_unit or "kg") == unit:
        return ""
    return f" = {plain(from_kg(record.value, unit))} {unit}"


_FIRST = ("max_weight", "max_reps", "longest", "longest_time", "e1rm")


def _fits(asked: str, kind: str) -> bool:
    return asked in (kind, kind.removeprefix("time_"), kind.removeprefix("e"), kind.rpartition("_")[2])


def _by_weight_of_word(asked: str, record: PersonalRecord) -> tuple[bool, int, str]:
    """What was asked for comes first, then the records that people mean when they ask for their best."""
    kind = record.record_type
    exact = asked == kind
    return (not (bool(asked) and _fits(asked, kind)), 0 if exact else 1 + (_FIRST.index(kind) if kind in _FIRST else len(_FIRST)), kind)
