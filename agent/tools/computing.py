"""Tools that compute maxima, loads, warm-ups and plates, from the log or from numbers that the user says; rounded at the end."""

from decimal import Decimal
from typing import Annotated

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from agent.context import CoachContext
from agent.lookup import exercise_named
from agent.tools.arguments import Unit, Words
from agent.tools.stored import meant
from coaching import loading
from domain.formulas import FormulaId
from domain.measures import WeightUnit

Weight = Annotated[Decimal, Field(gt=0, le=2000)]
Reps = Annotated[int, Field(ge=1, le=100)]
Rpe = Annotated[Decimal, Field(ge=5, le=10)]
Percent = Annotated[Decimal, Field(gt=0, le=150)]


@tool(parse_docstring=True)
async def estimate_1rm(
    runtime: ToolRuntime[CoachContext],
    exercise: Words = "",
    weight: Weight | None = None,
    unit: Unit = "",
    reps: Reps | None = None,
    rpe: Rpe | None = None,
    formula: FormulaId = "epley",
) -> str:
    """Estimate a one-rep max, with the formula's id: from a weight and reps that are given, or else from the log of an exercise.

    Args:
        exercise: The exercise in the user's words, when the log should be used.
        weight: The weight of a set.
        unit: kg or lb; empty for the user's own.
        reps: The reps of that set, 1 to 10.
        rpe: How hard that set was, 5 to 10; with it the RPE table is used.
        formula: epley, brzycki, wathan, lombardi, mayhew, oconner or lander.
    """
    context = runtime.context
    if weight is not None and reps is not None:
        return loading.single_of_a_set(weight, unit or context.unit or "kg", reps, rpe, formula)
    lift = await _strength(context, exercise, unit)
    return lift.estimate(formula)


@tool(parse_docstring=True)
async def working_weight(
    exercise: str,
    runtime: ToolRuntime[CoachContext],
    reps: Reps | None = None,
    rpe: Rpe | None = None,
    percent: Percent | None = None,
    unit: Unit = "",
) -> str:
    """Tell what weight to use: for some reps (at an RPE), or at a percentage of the estimated 1RM, from the user's own log.

    Args:
        exercise: The exercise in the user's words.
        reps: The reps wanted.
        rpe: How hard they should be, 5 to 10.
        percent: A percentage of the estimated 1RM, instead of reps.
        unit: kg or lb; empty for the user's own.
    """
    lift = await _strength(runtime.context, exercise, unit)
    return lift.at_percent(percent) if percent is not None else lift.for_reps(reps or 5, rpe)


@tool(parse_docstring=True)
async def distance_to(exercise: str, weight: Weight, runtime: ToolRuntime[CoachContext], unit: Unit = "") -> str:
    """Tell how far a weight is from the heaviest set and from the estimated 1RM of an exercise.

    Args:
        exercise: The exercise in the user's words.
        weight: The weight aimed at.
        unit: kg or lb; empty for the user's own.
    """
    return (await _strength(runtime.context, exercise, unit)).distance_to(weight)


@tool(parse_docstring=True)
async def reps_at(exercise: str, weight: Weight, runtime: ToolRuntime[CoachContext], unit: Unit = "") -> str:
    """Tell how many reps a weight should allow, by the estimated 1RM of the log.

    Args:
        exercise: The exercise in the user's words.
        weight: The weight.
        unit: kg or lb; empty for the user's own.
    """
    return (await _strength(runtime.context, exercise, unit)).reps_at(weight)


@tool(parse_docstring=True)
async def relative_strength(exercise: str, runtime: ToolRuntime[CoachContext]) -> str:
    """Tell the heaviest set and the estimated 1RM of an exercise as multiples of the user's body weight.

    Args:
        exercise: The exercise in the user's words.
    """
    context = runtime.context
    weighed = (await context.about.measurements.of_type(context.message.user_id, "weight", limit=1)).items
    if not weighed or weighed[0].unit not in ("kg", "lb"):
        return "You never told me your body weight, so I can't set a lift beside it. Tell me, for example “I weigh 80 kg”."
    lift = await _strength(context, exercise, "")
    return lift.beside_body_weight(weighed[0].value, "kg" if weighed[0].unit == "kg" else "lb", weighed[0].date)


@tool(parse_docstring=True)
async def percentage(percent: Percent, weight: Weight, runtime: ToolRuntime[CoachContext], unit: Unit = "") -> str:
    """Tell a percentage of a weight that is given, and the nearest weight that a bar can hold.

    Args:
        percent: The percentage.
        weight: The weight.
        unit: kg or lb; empty for the user's own.
    """
    return loading.share(percent, weight, unit or runtime.context.unit or "kg")


@tool(parse_docstring=True)
async def rpe_share(reps: Reps, rpe: Rpe) -> str:
    """Tell what percentage of a 1RM goes for some reps at an RPE, by the RPE table.

    Args:
        reps: The reps, 1 to 12.
        rpe: The effort, 5 to 10.
    """
    return loading.effort_share(reps, rpe)


@tool(parse_docstring=True)
async def warm_up(
    runtime: ToolRuntime[CoachContext], exercise: Words = "", weight: Weight | None = None, unit: Unit = "", reps: Reps = 5
) -> str:
    """Lay out warm-up sets for a work weight; without a weight, for that of the last time.

    Args:
        exercise: The exercise in the user's words.
        weight: The work weight.
        unit: kg or lb; empty for the user's own.
        reps: The reps of the work sets.
    """
    context = runtime.context
    exercise_id = exercise_named(exercise, context.message.own_words) if exercise else None
    if weight is not None:
        return loading.warm_up(weight, unit or context.unit or "kg", exercise_id, reps)
    return (await _strength(context, exercise, unit)).warm_up()


@tool(parse_docstring=True)
async def plates(
    weight: Weight,
    runtime: ToolRuntime[CoachContext],
    unit: Unit = "",
    bar: Weight | None = None,
    owned: list[Weight] | None = None,
) -> str:
    """Tell which plates go on each side of a bar.

    Args:
        weight: The whole weight, the bar included.
        unit: kg or lb; empty for the user's own.
        bar: The weight of the bar; without it 20 kg or 45 lb.
        owned: Every single plate that the user has, as weights (two twenties are 20, 20); without it all usual ones.
    """
    return loading.plates(weight, unit or runtime.context.unit or "kg", bar, owned)


@tool(parse_docstring=True)
async def convert_weight(weight: Weight, unit: WeightUnit) -> str:
    """Tell a weight in the other unit.

    Args:
        weight: The weight.
        unit: The unit that it is in, kg or lb.
    """
    return loading.converted(weight, unit)


async def _strength(context: CoachContext, exercise: str, unit: Unit) -> loading.Strength:
    """What the log says of an exercise, in the unit that it should be told in."""
    message = context.message
    exercise_id = await meant(context, exercise)
    done = await context.progress.performances(message.user_id, exercise_id)
    return loading.strength_of(exercise_id, exercise, done, message.today, unit or context.unit)
