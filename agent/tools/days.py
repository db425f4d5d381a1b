"""Tools about days and weeks: on which there was training, how many in a row, and which of them had the most."""

from datetime import date, timedelta

from langchain.tools import ToolRuntime, tool

from agent.asking.weekdays import weekdays_in, weekdays_to_tell
from agent.context import CoachContext
from agent.tools.arguments import By, Measure, Words
from agent.tools.looking import with_details
from agent.tools.periods import span_of, subject_of
from coaching import attendance, peaks
from coaching.comparing import ALL_TIME_DAYS
from domain.periods import Span

EVER = timedelta(days=ALL_TIME_DAYS)


@tool(parse_docstring=True)
async def training_days(
    runtime: ToolRuntime[CoachContext],
    first_day: date | None = None,
    last_day: date | None = None,
    exercise: Words = "",
    muscle: Words = "",
    apart: bool = False,
) -> str:
    """Tell on which days the user trained and on which not: days, rest days, weeks without training, the longest break.

    Args:
        first_day: The first day, YYYY-MM-DD; empty for all time.
        last_day: The last day, YYYY-MM-DD; empty for today.
        exercise: Only days with this exercise, in the user's words; empty for all training.
        muscle: Only days that trained this muscle; empty for all.
        apart: Tell how many days lie between one time and the next instead.
    """
    context, today = runtime.context, runtime.context.message.today
    span = span_of(first_day or today - EVER, last_day or today)
    subject = await subject_of(context, exercise, muscle)
    workouts = await context.progress.all_in(context.message.user_id, span)
    days = {one.workout.date for one in workouts if not (exercise or muscle) or any(map(subject.wanted, one.performances))}
    found = attendance.attendance(span, days, today)
    name = subject.name if exercise or muscle else ""
    if apart:
        return attendance.apart_sentence(found, name or "training")
    # Who asks of some weekdays is told of these first, whoever words the reply; a few days have none that is usual.
    text = context.message.text
    if asked_of := weekdays_in(text) or (weekdays_to_tell(text) if found.span.days > attendance.LISTED else ()):
        return with_details(attendance.weekdays_sentence(found, asked_of, name), [attendance.days_sentence(found, name)[0]])
    return with_details(*attendance.days_sentence(found, name))


@tool(parse_docstring=True)
async def training_streak(runtime: ToolRuntime[CoachContext]) -> str:
    """Tell for how many weeks in a row the user has trained, the longest such row ever, and on how many days of this week."""
    context, today = runtime.context, runtime.context.message.today
    workouts = await context.progress.all_in(context.message.user_id, Span(first=today - EVER, last=today))
    return attendance.streak_sentences({one.workout.date for one in workouts}, today)


@tool(parse_docstring=True)
async def best_period(
    runtime: ToolRuntime[CoachContext],
    by: By = "week",
    measure: Measure = "load",
    exercise: Words = "",
    muscle: Words = "",
    first_day: date | None = None,
    last_day: date | None = None,
    least: bool = False,
) -> str:
    """Tell the week or month with the most, or the least, of something.

    Args:
        by: week or month.
        measure: load, sets, reps, workouts, distance or time.
        exercise: Only this exercise, in the user's words; empty for all.
        muscle: Only exercises that train this muscle first and foremost; empty for all.
        first_day: The first day, YYYY-MM-DD; empty for all time.
        last_day: The last day, YYYY-MM-DD; empty for today.
        least: The least instead of the most.
    """
    context, today = runtime.context, runtime.context.message.today
    span, subject = span_of(first_day or today - EVER, last_day or today), await subject_of(context, exercise, muscle)
    whole = list(span.pieces(by))
    workouts = await context.progress.all_in(context.message.user_id, Span(first=whole[0].first, last=whole[-1].last))
    found = peaks.ranked(workouts, span, subject, by, measure, today, least=least)
    return with_details(*peaks.sentence(found, subject, by, measure, context.unit or "kg", least=least))
