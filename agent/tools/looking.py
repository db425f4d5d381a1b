"""Tools that look: every number they give is computed from stored rows."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Annotated

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from agent.context import CoachContext
from agent.lookup import muscles_named, no_data
from agent.tools.arguments import Unit, Words
from agent.tools.stored import meant, nothing_of, racing
from coaching import cards, wording
from coaching.comparing import ALL_TIME_DAYS
from coaching.strength import lifted, reaches
from coaching.totals import of_muscle
from domain.history import LoggedWorkout, Performance
from domain.measures import from_kg, plain, to_kg
from domain.periods import Span
from domain.records import STANDARD_METRES, PersonalRecord, derive

SHOWN = 4
A_YEAR = timedelta(days=366)


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
        return f"No workouts are stored {wording.in_span(Span(first=min(first_day, last_day), last=max(first_day, last_day)))}."
    lines = [(wording.day(one.workout.date, message.today), _told(runtime.context, one)) for one in found]
    runtime.context.desk.show(cards.table_card("Workouts", ("Day", "Workout"), lines))
    return "\n".join(f"{day}: {words}" for day, words in lines)


@tool(parse_docstring=True)
async def last_workout(
    runtime: ToolRuntime[CoachContext],
    count: int = 1,
    skip: int = 0,
    muscle: Words = "",
    oldest: bool = False,
    before: Words = "",
    day: date | None = None,
) -> str:
    """Tell the newest workout: its day, how long ago that is, and what was done; or the newest few, or the very first.

    Args:
        count: How many, 1 to 20.
        skip: How many of the newest to leave out: 1 is the workout before the last.
        muscle: Only workouts that trained this muscle or part of the body first and foremost; empty for all.
        oldest: The first workout of all instead.
        before: What was done before this exercise instead, in the user's words.
        day: The day of that exercise, YYYY-MM-DD; empty for its newest.
    """
    message = runtime.context.message
    if before:
        return await _done_before(runtime.context, before, day)
    if oldest:
        return await _first_of_all(runtime.context)
    count, skip = min(max(count, 1), 20), min(max(skip, 0), 50)
    if muscle:
        since = Span(first=message.today - A_YEAR, last=message.today)
        wanted = of_muscle(muscles_named(muscle))
        every = [one for one in await runtime.context.progress.all_in(message.user_id, since) if any(map(wanted, one.performances))]
        found: Sequence[LoggedWorkout] = every[skip : skip + count]
    else:
        found = (await runtime.context.progress.latest(message.user_id, message.today, count + skip))[skip:]
    if not found and muscle:
        return f"No workout of the last year trains {muscle} first."
    if not found:
        return "There is no earlier workout than that." if skip else "No workout is stored yet."
    if count == 1:
        return _last(runtime.context, found[0], "Your last workout" if not skip else "The workout before")
    lines = [(wording.day(one.workout.date, message.today), _told(runtime.context, one)) for one in found]
    runtime.context.desk.show(cards.table_card("Workouts", ("Day", "Workout"), lines))
    return "\n".join(f"{day}: {words}" for day, words in lines)


async def _done_before(context: CoachContext, exercise: str, day: date | None) -> str:
    """What came before an exercise in its workout, else the workout before that one."""
    exercise_id, today = await meant(context, exercise), context.message.today
    every = await context.progress.all_in(context.message.user_id, Span(first=today - timedelta(days=ALL_TIME_DAYS), last=day or today))
    found = [at for at, one in enumerate(every) if any(done.exercise_id == exercise_id for done in one.performances)]
    at = next((at for at in found if day in (None, every[at].workout.date)), None)
    if at is None:
        return no_data(exercise_id, exercise) if day is None else await _none_then(context, exercise_id, exercise, day, day)
    whole, name = every[at], wording.exercise_name(exercise_id, exercise)
    place = next(place for place, done in enumerate(whole.performances) if done.exercise_id == exercise_id)
    that = f"{name} ({wording.day(whole.workout.date, today)})"
    if place:
        same = whole.model_copy(update={"performances": whole.performances[:place]})
        return f"Before {that}, in the same workout: {_told(context, same)}."
    if at + 1 == len(every):
        return f"Nothing is stored before {that}."
    return _last(context, every[at + 1], f"Before {that}")


async def _first_of_all(context: CoachContext) -> str:
    """The first workout that is stored."""
    every = Span(first=context.message.today - timedelta(days=ALL_TIME_DAYS), last=context.message.today)
    found = min(await context.progress.all_in(context.message.user_id, every), key=lambda one: one.workout.date, default=None)
    return _last(context, found, "The first workout in your log") if found else "No workout is stored yet."


@tool(parse_docstring=True)
async def exercise_history(
    exercise: str,
    runtime: ToolRuntime[CoachContext],
    limit: int = 5,
    unit: Unit = "",
    first_day: date | None = None,
    last_day: date | None = None,
    oldest: bool = False,
    skip: int = 0,
) -> str:
    """Tell how an exercise went the last times, newest first; with a limit of 1: the last time, and how long ago it is.

    Args:
        exercise: The exercise in the user's words.
        limit: How many times, 1 to 20.
        unit: kg or lb to have the weights in that unit; empty for the units that were said.
        first_day: Only from this day on, YYYY-MM-DD.
        last_day: Only up to this day, YYYY-MM-DD.
        oldest: The first times instead of the last.
        skip: How many of the newest times to leave out: 1 is the time before the last.
    """
    message, unit = runtime.context.message, unit or runtime.context.chosen
    exercise_id = await meant(runtime.context, exercise)
    window = (min(max(limit, 1), 20), max(skip, 0))
    found = await _times(runtime.context, exercise_id, window, (first_day, last_day), oldest=oldest)
    if not found and skip:
        return f"There is no earlier {wording.exercise_name(exercise_id, exercise)} than that."
    if not found and first_day:
        return await _none_then(runtime.context, exercise_id, exercise, first_day, last_day)
    if not found:
        return await nothing_of(runtime.context, exercise_id, exercise)
    lines = [(wording.day(one.date, message.today), wording.sets(wording.in_unit(one.sets, unit))) for one in found]
    runtime.context.desk.show(cards.table_card(wording.exercise_name(exercise_id, exercise), ("Day", "Sets"), lines))
    headline, *rest = [f"{words}, {day}" for day, words in lines]
    listed = first_day is not None or 1 < limit <= SHOWN
    since = wording.ago(found[0].date, message.today) if len(found) == 1 or not listed else ""
    if listed:
        headline, rest = "; ".join((headline, *rest[: SHOWN - 1])), rest[SHOWN - 1 :]
    return with_details(f"{wording.exercise_name(exercise_id, exercise)}: {headline}{since}.", rest)


@tool(parse_docstring=True)
async def times_with(
    exercise: str,
    weight: Annotated[Decimal, Field(gt=0, le=2000)],
    runtime: ToolRuntime[CoachContext],
    unit: Unit = "",
    first_day: date | None = None,
    last_day: date | None = None,
    above: bool = False,
) -> str:
    """Tell how often an exercise was done with a weight or more, and the first and the newest time of that.

    Args:
        exercise: The exercise in the user's words.
        weight: The weight.
        unit: kg or lb; empty for the user's own.
        first_day: Only from this day on, YYYY-MM-DD.
        last_day: Only up to this day, YYYY-MM-DD.
        above: Only with more than the weight.
    """
    context, message = runtime.context, runtime.context.message
    exercise_id, in_unit = await meant(context, exercise), unit or context.unit or "kg"
    floor, name = to_kg(weight, in_unit), wording.exercise_name(exercise_id, exercise)
    done = await context.progress.performances(message.user_id, exercise_id)
    if not done:
        return no_data(exercise_id, exercise)
    what = f"more than {plain(weight)} {in_unit}" if above else f"{plain(weight)} {in_unit} or more"
    found = [p for p in done if (first_day or date.min) <= p.date <= (last_day or date.max) and reaches(p, floor, above=above)]
    lines = [f"{wording.sets(p.sets)}, {wording.day(p.date, message.today)}" for p in found]
    if not found:
        top = max(lifted(done), key=lambda pair: pair[0].weight_kg or Decimal(0), default=None)
        most = f" Your heaviest: {wording.one_set(top[0])}, {wording.day(top[1].date, message.today)}." if top else ""
        spanned = bool(first_day or last_day)
        when = f" {wording.in_span(Span(first=first_day or done[-1].date, last=last_day or message.today))}" if spanned else ""
        return f"No {name} with {what} is stored{when}.{most}"
    newest = f" The newest: {lines[-1]}." if len(found) > 1 else ""
    return with_details(f"{name} with {what}: {wording.counted(len(found), 'time')}. The first: {lines[0]}.{newest}", lines)


@tool(parse_docstring=True)
async def personal_records(
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
    kind: Words = "",
    unit: Unit = "",
    first_day: date | None = None,
    last_day: date | None = None,
) -> str:
    """Tell the user's records for an exercise: the heaviest set, repetition maxima, volume, times and lengths.

    Args:
        exercise: The exercise in the user's words; empty for the best of each exercise.
        kind: Which record to name first, if one was asked for: 1rm, 5rm, e1rm, volume, 5k, 10k, marathon.
        unit: kg or lb to have the weights in that unit; empty for the units that were said.
        first_day: The best since this day only, YYYY-MM-DD; empty for the best of all time.
        last_day: The best up to this day only, YYYY-MM-DD.
    """
    message, unit = runtime.context.message, unit or runtime.context.chosen
    if not exercise and kind.lower() in STANDARD_METRES.values():
        exercise = await racing(runtime.context, next(metres for metres, name in STANDARD_METRES.items() if name == kind.lower()))
    if not exercise:
        return await _best_of_each(runtime.context, first_day, last_day)
    exercise_id = await meant(runtime.context, exercise)
    held = await _held(runtime.context, exercise_id, first_day, last_day)
    found = sorted(held, key=partial(_by_weight_of_word, kind.lower()))
    if not found and first_day:
        return await _none_then(runtime.context, exercise_id, exercise, first_day, last_day)
    if not found:
        return await nothing_of(runtime.context, exercise_id, exercise)
    name = wording.exercise_name(exercise_id, exercise)
    lines = [(wording.record(one) + _also(one, unit), wording.day(one.date, message.today)) for one in found]
    runtime.context.desk.show(cards.table_card(f"{name}: records", ("Record", "Day"), lines))
    headline, *rest = [f"{words}, {day}" for words, day in lines]
    missing = f"No {kind} is stored for it. " if kind and not _fits(kind.lower(), found[0].record_type) else ""
    limits = f" {wording.in_span(Span(first=first_day, last=max(first_day, last_day or message.today)))}" if first_day else ""
    return with_details(f"{missing}{name}{limits}, {headline}.", rest)


def with_details(headline: str, rest: Sequence[str]) -> str:
    """The answer in one sentence, and what a model may want beside it after an empty line."""
    return headline + ("\n\n" + "\n".join(rest) if rest else "")


async def _times(
    context: CoachContext, exercise_id: str, window: tuple[int, int], days: tuple[date | None, date | None], *, oldest: bool
) -> list[Performance]:
    """The times of an exercise, newest first (or oldest first): all, or those of a stretch; the first ones of them may be left out."""
    user_id, (first, last), (limit, skip) = context.message.user_id, days, window
    if first is None and last is None and not oldest:
        return list((await context.progress.history(user_id, exercise_id, limit=limit + skip)).items)[skip:]
    done = await context.progress.performances(user_id, exercise_id)
    inside = [p for p in done if (first or date.min) <= p.date <= (last or date.max)]
    return (inside if oldest else inside[::-1])[skip : skip + limit]


async def _held(context: CoachContext, exercise_id: str, first: date | None, last: date | None) -> Sequence[PersonalRecord]:
    """The records of an exercise as they stand, or those that a stretch of time alone would give."""
    if first is None and last is None:
        return await context.progress.records(context.message.user_id, exercise_id)
    done = await context.progress.performances(context.message.user_id, exercise_id)
    return list(derive(p for p in done if (first or date.min) <= p.date <= (last or date.max)).values())


async def _none_then(context: CoachContext, exercise_id: str, words: str, first: date, last: date | None) -> str:
    """That there was nothing in a stretch, and when there was."""
    name, message = wording.exercise_name(exercise_id, words), context.message
    when = wording.in_span(Span(first=first, last=max(first, last or message.today)))
    newest = await context.progress.last_time(message.user_id, exercise_id)
    before = f" The last time was {wording.day(newest.date, message.today)}: {wording.sets(newest.sets)}." if newest else ""
    return f"No {name} is stored {when}.{before}"


async def _best_of_each(context: CoachContext, first: date | None, last: date | None) -> str:
    """The record that people mean by their best, for each exercise; or every record that was set in a stretch of time."""
    every, today = await context.progress.records(context.message.user_id), context.message.today
    kinds = _is_told if first else _is_best
    found = [one for one in every if kinds(one) and (first or date.min) <= one.date <= (last or date.max)]
    if not found:
        return "No record that still stands was set in that time." if every else "No records are stored yet."
    newest = sorted(found, key=lambda one: (-one.date.toordinal(), one.exercise_id, *_by_weight_of_word("", one)))
    lines = [
        (wording.exercise_name(one.exercise_id), wording.record(one) + _also(one, context.chosen), wording.day(one.date, today))
        for one in newest
    ]
    context.desk.show(cards.table_card("Records", ("Exercise", "Record", "Day"), lines))
    told = [f"{name}, {words}, {day}" for name, words, day in lines]
    which = f"The bests that you set {wording.in_span(Span(first=first, last=max(first, last or today)))}" if first else "Your newest bests"
    shown = 6 if first else 3
    return with_details(f"{which}: {'; '.join(told[:shown])}.", told[shown:])


def _last(context: CoachContext, one: LoggedWorkout, which: str) -> str:
    today = context.message.today
    when = wording.day(one.workout.date, today)
    return f"{which}: {_told(context, one)}, {when}{wording.ago(one.workout.date, today)}."


def _told(context: CoachContext, one: LoggedWorkout) -> str:
    """A workout on one line, in the unit that the user asked for."""
    if not context.chosen:
        return wording.workout(one)
    done = tuple(p.model_copy(update={"sets": tuple(wording.in_unit(p.sets, context.chosen))}) for p in one.performances)
    return wording.workout(one.model_copy(update={"performances": done}))


def _also(record: PersonalRecord, unit: Unit) -> str:
    """A record's load in another unit than it was said in."""
    if not unit or record.unit != "kg" or (record.weight_unit or "kg") == unit:
        return ""
    return f" = {plain(from_kg(record.value, unit))} {unit}"


_MEANT = ("max_weight", "max_reps", "longest", "longest_time")


def _is_best(record: PersonalRecord) -> bool:
    """Whether people mean this record by their best."""
    return record.record_type in _MEANT


def _is_told(record: PersonalRecord) -> bool:
    """Whether it is worth telling among those of a month: a rep-max that a heavier set of fewer reps explains is too."""
    return record.record_type not in ("set_volume", "total_volume", "1rm")


_FIRST = ("max_weight", "max_reps", "longest", "longest_time", "e1rm")


def _fits(asked: str, kind: str) -> bool:
    return asked in (kind, kind.removeprefix("time_"), kind.removeprefix("e"), kind.rpartition("_")[2])


def _by_weight_of_word(asked: str, record: PersonalRecord) -> tuple[bool, int, str]:
    """What was asked for comes first, then the records that people mean when they ask for their best."""
    kind = record.record_type
    exact = asked == kind
    return (not (bool(asked) and _fits(asked, kind)), 0 if exact else 1 + (_FIRST.index(kind) if kind in _FIRST else len(_FIRST)), kind)
