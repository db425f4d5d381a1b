"""Tools about what stands out: the heaviest of all, the sum of three lifts, how much a best gained, how hard the sets were, a race."""

from datetime import date, timedelta

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.lookup import no_data
from agent.tools.arguments import Metres, Unit, Words
from agent.tools.computing import Weight
from agent.tools.looking import with_details
from agent.tools.periods import span_of, subject_of
from agent.tools.stored import meant, racing
from coaching import benchmarks, bests, comparing, effort, race, wording
from coaching.comparing import ALL_TIME_DAYS
from coaching.pace import LengthUnit, best_times, efforts
from domain.history import Performance
from domain.measures import plain, to_kg
from domain.periods import Span

EVER = timedelta(days=ALL_TIME_DAYS)
RATIO_OF = 2
BIG_THREE = ["squat", "bench press", "deadlift"]


@tool(parse_docstring=True)
async def heaviest_sets(
    runtime: ToolRuntime[CoachContext], first_day: date | None = None, last_day: date | None = None, unit: Unit = ""
) -> str:
    """Tell the heaviest set of any lift, and the heaviest of the other lifts after it.

    Args:
        first_day: Only from this day on, YYYY-MM-DD; empty for all time.
        last_day: Only up to this day, YYYY-MM-DD.
        unit: kg or lb; empty for the units that were said.
    """
    context = runtime.context
    found = bests.heaviest(await _all_of(context, first_day, last_day))
    return with_details(
        *bests.heaviest_sentence(found, context.message.today, _when(context, first_day, last_day), unit or context.chosen or None)
    )


@tool(parse_docstring=True)
async def lift_total(
    runtime: ToolRuntime[CoachContext],
    exercises: list[str] | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    unit: Unit = "",
    ratio: bool = False,
) -> str:
    """Tell what the heaviest sets of some lifts come to together, such as the total of squat, bench press and deadlift, or their ratio.

    Args:
        exercises: The lifts in the user's words; empty for squat, bench press and deadlift.
        first_day: Only from this day on, YYYY-MM-DD; empty for all time.
        last_day: Only up to this day, YYYY-MM-DD.
        unit: kg or lb; empty for the user's own.
        ratio: How many times the second lift the first one is, instead of the sum.
    """
    context = runtime.context
    names = [await meant(context, words) for words in (exercises or BIG_THREE)[:6]]
    best = {one.exercise_id: one for one in bests.heaviest(await _all_of(context, first_day, last_day))}
    when = _when(context, first_day, last_day)
    if ratio and len(names) == RATIO_OF:
        return bests.ratio_sentence(names, best, context.message.today, when, unit or context.unit or "kg")
    return bests.sum_sentence(names, best, context.message.today, when, unit or context.unit or "kg")


@tool(parse_docstring=True)
async def most_reps(exercise: str, weight: Weight, runtime: ToolRuntime[CoachContext], unit: Unit = "") -> str:
    """Tell the most reps that the user has done in one set with a weight or more.

    Args:
        exercise: The exercise in the user's words.
        weight: The weight.
        unit: kg or lb; empty for the user's own.
    """
    context = runtime.context
    exercise_id, in_unit = await meant(context, exercise), unit or context.unit or "kg"
    done = await context.progress.performances(context.message.user_id, exercise_id)
    if not done:
        return no_data(exercise_id, exercise)
    found = bests.most_reps(done, to_kg(weight, in_unit))
    what = f"{wording.exercise_name(exercise_id, exercise)} with {plain(weight)} {in_unit} or more"
    return f"Most reps of {what}: {found.words(context.message.today)}." if found else f"No {what} is stored."


@tool(parse_docstring=True)
async def record_gain(
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
    reps: int | None = None,
    metres: Metres | None = None,
    workout: Words = "",
    unit: Unit = "",
) -> str:
    """Tell by how much a best beat the best before it: of a lift, of a distance, or of a named workout.

    Args:
        exercise: The exercise in the user's words; empty for a named workout or a distance.
        reps: Only sets of at least so many reps.
        metres: A distance in metres, such as 5000.
        workout: A named workout such as Fran.
        unit: kg or lb; empty for the units that were said.
    """
    context, today = runtime.context, runtime.context.message.today
    if workout:
        found = benchmarks.results(workout, await context.progress.all_in(context.message.user_id, Span(first=today - EVER, last=today)))
        gain = bests.result_gain(workout, found, today)
        return f"{gain}." if gain else benchmarks.told(workout, found, today)[0]
    exercise_id = await racing(context, metres) if metres and not exercise else await meant(context, exercise)
    done, name = await context.progress.performances(context.message.user_id, exercise_id), wording.exercise_name(exercise_id, exercise)
    timed = efforts(done, metres) if metres else []
    gain = bests.time_gain(name, timed, today) if metres else bests.lift_gain(done, reps, today, unit or context.chosen or None)
    if not done:
        return no_data(exercise_id, exercise)
    if gain:
        return f"{gain}."
    top = bests.top_set(done, reps, today, unit or context.chosen or None) if not metres else ""
    return (
        f"Your heaviest: {top}; there is nothing before it to set it beside."
        if top
        else f"{name}: there is no earlier best to set it beside."
    )


@tool(parse_docstring=True)
async def mean_effort(
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
    muscle: Words = "",
    first_day: date | None = None,
    last_day: date | None = None,
) -> str:
    """Tell the mean RPE of the work sets that were stored with one.

    Args:
        exercise: Only this exercise, in the user's words; empty for all.
        muscle: Only exercises that train this muscle first and foremost; empty for all.
        first_day: Only from this day on, YYYY-MM-DD; empty for all time.
        last_day: Only up to this day, YYYY-MM-DD.
    """
    subject = await subject_of(runtime.context, exercise, muscle)
    done = [one for one in await _all_of(runtime.context, first_day, last_day) if subject.wanted(one)]
    return effort.sentence(effort.effort(done), subject.name, _when(runtime.context, first_day, last_day))


@tool(parse_docstring=True)
async def mean_of_a_workout(
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
    muscle: Words = "",
    first_day: date | None = None,
    last_day: date | None = None,
) -> str:
    """Tell what a workout comes to on average: work sets, reps, load moved, distance, time.

    Args:
        exercise: Only this exercise, in the user's words; empty for all.
        muscle: Only exercises that train this muscle first and foremost; empty for all.
        first_day: Only from this day on, YYYY-MM-DD; empty for all time.
        last_day: Only up to this day, YYYY-MM-DD.
    """
    context, today = runtime.context, runtime.context.message.today
    subject = await subject_of(context, exercise, muscle)
    span = span_of(first_day or today - EVER, last_day or today)
    found = await comparing.summed(context.progress, context.message.user_id, span, subject)
    return comparing.workout_sentence(found, subject, context.unit or "kg")


@tool(parse_docstring=True)
async def compare_times(
    metres: Metres,
    first_day: date,
    last_day: date,
    other_first_day: date,
    other_last_day: date,
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
) -> str:
    """Lay the fastest times over a distance in two stretches of time side by side.

    Args:
        metres: The distance in metres, such as 5000.
        first_day: The first day of the newer stretch, YYYY-MM-DD.
        last_day: Its last day.
        other_first_day: The first day of the older stretch.
        other_last_day: Its last day.
        exercise: The exercise in the user's words; empty for the one that the distance belongs to, mostly running.
    """
    context = runtime.context
    exercise_id = await meant(context, exercise) if exercise else await racing(context, metres)
    done = efforts(await context.progress.performances(context.message.user_id, exercise_id), metres)
    newer, older = span_of(first_day, last_day), span_of(other_first_day, other_last_day)
    return best_times(wording.exercise_name(exercise_id, exercise), done, metres, newer, older)


@tool(parse_docstring=True)
async def predict_race(metres: Metres, runtime: ToolRuntime[CoachContext], exercise: Words = "") -> str:
    """Tell what time a distance may take, by Riegel's rule from the user's own times over other distances.

    Args:
        metres: The distance in metres, such as 10000.
        exercise: The exercise in the user's words; empty for running.
    """
    context = runtime.context
    exercise_id = await meant(context, exercise or "run")
    done = await context.progress.performances(context.message.user_id, exercise_id)
    unit: LengthUnit = "mi" if context.unit == "lb" else "km"
    return race.sentence(wording.exercise_name(exercise_id, exercise), efforts(done), metres, context.message.today, unit)


async def _all_of(context: CoachContext, first: date | None, last: date | None) -> list[Performance]:
    """All that was done in a stretch."""
    today = context.message.today
    workouts = await context.progress.all_in(context.message.user_id, span_of(first or today - EVER, last or today))
    return [performance for one in workouts for performance in one.performances]


def _when(context: CoachContext, first: date | None, last: date | None) -> str:
    """The stretch in words; nothing for all time."""
    return wording.in_span(span_of(first, last or context.message.today)) if first else ""
