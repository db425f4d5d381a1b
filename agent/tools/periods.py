"""Tools about stretches of time: totals, trends, two stretches side by side, and counting in the calendar."""

from datetime import date, timedelta

from langchain.tools import ToolRuntime, tool

from agent.asking.comparing import decided_by
from agent.context import CoachContext
from agent.guards import as_data
from agent.lookup import muscles_named
from agent.proposal import planned
from agent.tools.arguments import AnyUnit, By, Figure, Metres, Unit, Words
from agent.tools.looking import with_details
from agent.tools.stored import meant, racing
from coaching import cards, comparing, holding, standing, trends, wording
from coaching.comparing import Subject
from coaching.days_until import sentence as until
from coaching.pace import LengthUnit
from coaching.telling.aims import aims_of
from coaching.totals import sets_by_muscle
from domain.measures import WeightUnit
from domain.periods import DAY, Span, week_of
from kit.errors import Invalid

FARTHEST = timedelta(days=366 * 20)


@tool(parse_docstring=True)
async def week_totals(day: date, runtime: ToolRuntime[CoachContext]) -> str:
    """Tell the totals of the week (Monday to Sunday) that holds a day: workouts, work sets, load moved, distance.

    Args:
        day: Any day of the week, YYYY-MM-DD.
    """
    if day.toordinal() + 7 > date.max.toordinal():
        raise Invalid("There is no such week. Give a day of this century.")
    return await _totals(runtime.context, week_of(day), Subject())


@tool(parse_docstring=True)
async def totals(
    first_day: date,
    last_day: date,
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
    muscle: Words = "",
    unit: AnyUnit = "",
    per_week: bool = False,
    lead: Figure = "",
) -> str:
    """Tell what a stretch of time came to: workouts, days, work sets (no warm-ups), reps, load moved, distance, time.

    Args:
        first_day: The first day, YYYY-MM-DD.
        last_day: The last day, YYYY-MM-DD.
        exercise: Only this exercise, in the user's words; empty for all.
        muscle: Only exercises that train this muscle first and foremost (chest, back, quads ...); empty for all.
        unit: kg or lb for the load, or km or mi for the distance; empty for the user's own.
        per_week: The mean of a week instead of the sums.
        lead: The figure to name first: workouts, days, sets, reps, load, distance, time or exercises; empty for the usual order.
    """
    subject = await subject_of(runtime.context, exercise, muscle)
    return await _totals(runtime.context, span_of(first_day, last_day), subject, unit, per_week=per_week, lead=lead)


@tool(parse_docstring=True)
async def sets_per_muscle(first_day: date, last_day: date, runtime: ToolRuntime[CoachContext]) -> str:
    """Tell how many work sets each muscle got in a stretch of time, by the exercises that train it first and foremost.

    Args:
        first_day: The first day, YYYY-MM-DD.
        last_day: The last day, YYYY-MM-DD.
    """
    context, span = runtime.context, span_of(first_day, last_day)
    counts = sets_by_muscle(await context.progress.all_in(context.message.user_id, span)).most_common()
    when = wording.in_span(span)
    if not counts:
        return f"No sets are stored {when}."
    lines = [[wording.muscle(name), str(count)] for name, count in counts]
    context.desk.show(cards.table_card(f"Work sets per muscle, {wording.span_words(span)}", ("Muscle", "Sets"), lines))
    told = [f"{name} {count}" for name, count in lines]
    return with_details(f"Work sets for each main muscle {when}: {', '.join(told[:8])}.", told[8:])


@tool(parse_docstring=True)
async def compare_periods(
    first_day: date,
    last_day: date,
    other_first_day: date,
    other_last_day: date,
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
    muscle: Words = "",
    unit: Unit = "",
) -> str:
    """Lay two stretches of time side by side: workouts, work sets, load moved, distance; with an exercise also its best estimate.

    Args:
        first_day: The first day of the newer stretch, YYYY-MM-DD.
        last_day: Its last day.
        other_first_day: The first day of the older stretch.
        other_last_day: Its last day.
        exercise: Only this exercise, in the user's words; empty for all.
        muscle: Only exercises that train this muscle first and foremost; empty for all.
        unit: kg or lb; empty for the user's own.
    """
    context = runtime.context
    newer, older = span_of(first_day, last_day), span_of(other_first_day, other_last_day)
    found = await comparing.compare(context.progress, context.message.user_id, newer, older, await subject_of(context, exercise, muscle))
    wanted = unit or context.unit or "kg"
    if not found.is_empty:
        context.desk.show(cards.table_card(found.title, *found.table(wanted)))
    # Who asks which had more is told that first, whoever words the reply.
    more_of, least = decided_by(context.message.text, of_lift=bool(exercise))
    return with_details(found.sentence(wanted, more_of, today=context.message.today, least=least), found.lines(wanted))


@tool(parse_docstring=True)
async def training_trend(
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
    muscle: Words = "",
    by: By = "week",
    first_day: date | None = None,
    last_day: date | None = None,
    unit: Unit = "",
    metres: Metres | None = None,
) -> str:
    """Tell where something is heading: an exercise (best estimated 1RM, or pace), a muscle (work sets) or all training (load moved).

    Args:
        exercise: The exercise in the user's words; empty for none.
        muscle: The muscle; empty for none.
        by: week or month.
        first_day: The first day, YYYY-MM-DD; without it the last twelve weeks.
        last_day: The last day, YYYY-MM-DD; without it today.
        unit: kg or lb; empty for the user's own.
        metres: For runs and the like: only those over this distance in metres, such as 5000.
    """
    context = runtime.context
    last = min(last_day or context.message.today, context.message.today)
    span = span_of(first_day or last - timedelta(weeks=12) + DAY, last)
    exercise = exercise or (await racing(context, metres) if metres else "")
    found = await trends.of(
        context.progress,
        context.message.user_id,
        span,
        await subject_of(context, exercise, muscle),
        by,
        unit or context.unit,
        metres=metres,
    )
    if found.rows:
        context.desk.show(cards.table_card(found.title, (by.capitalize(), found.measure), found.rows))
    return with_details(found.sentence, [f"{when}: {value}" for when, value in found.rows])


@tool(parse_docstring=True)
async def most_improved(
    runtime: ToolRuntime[CoachContext], first_day: date | None = None, last_day: date | None = None, unit: Unit = ""
) -> str:
    """Tell which lifts improved the most: the estimated 1RM of the first day beside the best, the largest gain first.

    Args:
        first_day: The first day, YYYY-MM-DD; empty for all time.
        last_day: The last day, YYYY-MM-DD; empty for today.
        unit: kg or lb; empty for the user's own.
    """
    context, today = runtime.context, runtime.context.message.today
    last = min(last_day or today, today)
    workouts = await context.progress.all_in(context.message.user_id, span_of(first_day or last - FARTHEST, last))
    begun = max(first_day or last, min((one.workout.date for one in workouts), default=last)) if first_day else None
    when = f"{wording.in_span(Span(first=begun, last=last))}" if begun else "over all time"
    ways = standing.furthest(p for one in workouts for p in one.performances)
    return with_details(*standing.furthest_sentence(ways, when, unit or context.unit or "kg"))


@tool(parse_docstring=True)
async def calendar(days_from_today: int, runtime: ToolRuntime[CoachContext], from_day: date | None = None) -> str:
    """Tell the date and weekday of a day counted from the user's today, or from another day.

    Args:
        days_from_today: 0 for today, -1 for yesterday, 7 for in a week, 21 for three weeks ahead.
        from_day: The day to count from instead of today, YYYY-MM-DD.
    """
    when = (from_day or runtime.context.message.today) + timedelta(days=max(-36500, min(36500, days_from_today)))
    return f"{when:%A}, {when.isoformat()}"


@tool(parse_docstring=True)
async def days_between(first_day: date, last_day: date, runtime: ToolRuntime[CoachContext]) -> str:
    """Count the days and weeks from one day to another.

    Args:
        first_day: The first day, YYYY-MM-DD.
        last_day: The last day, YYYY-MM-DD.
    """
    days = abs((last_day - first_day).days)
    weeks, rest = divmod(days, 7)
    words = f"{days} day{'s' if days != 1 else ''}"
    in_weeks = f", which is {weeks} week{'s' if weeks != 1 else ''}" + (f" and {rest} day{'s' if rest != 1 else ''}" if rest else "")
    return f"From {first_day:%A} {first_day} to {last_day:%A} {last_day}: {words}{in_weeks if weeks else ''}."


@tool(parse_docstring=True)
async def days_until(event: str, runtime: ToolRuntime[CoachContext]) -> str:
    """Count the days to something that the user told the day of: a race, an exam, a wedding, a goal with a day.

    Args:
        event: What it is, in the user's words.
    """
    context, message = runtime.context, runtime.context.message
    stored = await context.about.milestones.all(message.user_id)
    goals = [*stored, *aims_of(context.coach, stored, message.today)]
    told = [as_data(one.text) for one in holding.current(context.known, message.today)]
    return until(event, goals, told, await planned(context), message.today)


def span_of(first: date, last: date) -> Span:
    """The stretch between two days, whichever comes first."""
    span = Span(first=min(first, last), last=max(first, last))
    if span.last - span.first > FARTHEST:
        raise Invalid("That is too long a time. Ask for twenty years at most.")
    return span


async def subject_of(context: CoachContext, exercise: str, muscle: str) -> Subject:
    """What is asked about: an exercise, a muscle, or all training."""
    if exercise:
        return Subject(exercise_id=await meant(context, exercise), words=exercise)
    muscles = muscles_named(muscle) if muscle else ()
    if muscle and not muscles:
        raise Invalid(f"{muscle!r} is no muscle that exercises are sorted by. Say chest, back, shoulders, arms, legs, core or one muscle.")
    return Subject(muscles=muscles, words=muscle)


async def _totals(
    context: CoachContext, span: Span, subject: Subject, unit: AnyUnit = "", *, per_week: bool = False, lead: Figure = ""
) -> str:
    if per_week:
        span = await _since_the_first(context, span)
    far: LengthUnit = "mi" if unit == "mi" else "km"
    load: WeightUnit = unit if unit in ("kg", "lb") else context.unit or "kg"
    found = await comparing.summed(context.progress, context.message.user_id, span, subject)
    if per_week:
        return comparing.weekly_sentence(found, subject, load)
    return comparing.totals_sentence(found, subject, context.message.today, load, lead, far)


async def _since_the_first(context: CoachContext, span: Span) -> Span:
    """A stretch without the time before the very first workout, which would make every mean too small."""
    user_id = context.message.user_id
    if await context.progress.between(user_id, date(1900, 1, 1), span.first - DAY, limit=1):
        return span
    days = [one.workout.date for one in await context.progress.all_in(user_id, span)]
    return Span(first=max(span.first, week_of(min(days)).first), last=span.last) if days else span
