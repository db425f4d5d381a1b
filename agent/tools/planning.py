"""Tools that look ahead: the next session, a lighter week, a stand-in; and feedback on a workout. They propose and plan nothing."""

from datetime import date
from typing import Annotated

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from agent.at_hand import gear_now, owned_now
from agent.context import CoachContext
from agent.for_muscle import Narrowed, for_muscle
from agent.proposal import avoided, by_the_method, forbidding, minding, planned, proposal, ruled_out_now, sore_parts, yours
from agent.telling import kinds
from agent.tools.arguments import Unit, Words
from agent.tools.looking import with_details
from agent.tools.stored import meant
from coaching import advice, cards, deload, feedback, readiness, wording
from coaching.corrections import touched_last
from coaching.next_session import method_of, next_for
from coaching.planned import sessions_named
from coaching.substitutes import USUAL, hard_on, instead_of
from domain.exercises import catalogue
from domain.measures import WeightUnit
from domain.periods import Span
from kit.errors import Conflict

MOST_NAMED = 2


@tool(parse_docstring=True)
async def propose_next_session(
    runtime: ToolRuntime[CoachContext],
    exercise: str = "",
    unit: Unit = "",
    day: date | None = None,
    minutes: Annotated[int, Field(ge=5, le=300)] | None = None,
) -> str:
    """Propose the next session, or the next weight of one exercise, by the coach's method and the user's history, with the rule behind it.

    Args:
        exercise: One exercise in the user's words; empty for a whole session.
        unit: kg or lb; empty for the user's own.
        day: The day that is meant, YYYY-MM-DD; empty for whichever comes next.
        minutes: How long there is; empty for no limit.
    """
    context, wanted = runtime.context, unit or runtime.context.unit
    if exercise:
        return await _next_of(context, exercise, wanted)
    return with_details(*await proposal(context, wanted, day, minutes))


@tool(parse_docstring=True)
async def planned_sessions(
    runtime: ToolRuntime[CoachContext], first_day: date | None = None, last_day: date | None = None, name: Words = ""
) -> str:
    """Tell what the user's own plan holds on some days to come, or from today on; without a plan, what the method has next.

    Args:
        first_day: The first day, YYYY-MM-DD; empty for today.
        last_day: The last day, YYYY-MM-DD; empty for all that is planned.
        name: Only the session of this name, or with this exercise, in the user's words; empty for all.
    """
    context, today = runtime.context, runtime.context.message.today
    waiting = await planned(context)
    if not waiting:
        told, reasons = await by_the_method(context, context.unit)
        return with_details(f"No plan with dates is stored. {told}", reasons)
    if name:
        found = sessions_named(name, waiting)
        return advice.planned_in(found[:MOST_NAMED], waiting, today, f"called {name}")
    if first_day and first_day == last_day and gear_now(context):
        return with_details(*await proposal(context, context.unit, first_day))
    first, last = first_day or today, last_day or max(waiting[-1].date, first_day or today)
    found = [one for one in waiting if first <= one.date <= last]
    return advice.planned_in(found, waiting, today, wording.in_span(Span(first=min(first, last), last=max(first, last))))


@tool(parse_docstring=True)
async def exercises_for(muscle: str, runtime: ToolRuntime[CoachContext], hurting: str = "", without: str = "", having: str = "") -> str:
    """Name exercises that train a muscle first and foremost, with the equipment there is, without what injuries rule out.

    Args:
        muscle: The muscle or part of the body (chest, back, quads ...).
        hurting: A body part that hurts now; empty for none.
        without: Equipment or an exercise that is not wanted now; empty for none.
        having: Equipment that is all there is now, separated by commas; empty for the usual.
    """
    return await for_muscle(runtime.context, muscle, Narrowed(hurting, without, having))


async def _next_of(context: CoachContext, words: str, wanted: WeightUnit | None) -> str:
    """What one exercise asks for next: by the user's own plan, else by the coach's method."""
    message, exercise_id = context.message, await meant(context, words)
    if part := await forbidding(context, exercise_id):
        name = wording.exercise_name(exercise_id, words)
        return f"I leave {name} out, for {yours([part])}. Ask me what to do instead of it."
    hurt = not (await ruled_out_now(context)).isdisjoint(_traits(exercise_id))
    mind = f" Mind {yours(await sore_parts(context))}, and stop if it hurts." if hurt else ""
    holds = [one for one in await planned(context) if any(lift.exercise_id == exercise_id for lift in one.exercises)]
    if holds:
        return advice.planned_lift(holds[0], exercise_id, message.today) + mind
    ask = await next_for(context.progress, message.user_id, context.coach, exercise_id, message.today, wanted, hurt=hurt)
    name = wording.exercise_name(exercise_id, words)
    return advice.one(ask) + mind if ask else f"Nothing is stored for {name} yet: begin light and tell me."


@tool(parse_docstring=True)
async def deload_check(runtime: ToolRuntime[CoachContext]) -> str:
    """Tell whether an easier week is due, by the method's rhythm and the coaching rules, with the figures behind it."""
    context = runtime.context
    message = context.message
    workouts = await context.progress.all_in(message.user_id, deload.looked_back(message.today))
    found = deload.check(workouts, message.today, method_of(context.coach), await context.about.rules.all())
    felt = readiness.untold(message.text)
    return with_details(f"{readiness.lead(felt)} {advice.rest(found)}" if felt else advice.rest(found), advice.rest_figures(found))


@tool(parse_docstring=True)
async def substitutes(exercise: str, runtime: ToolRuntime[CoachContext], hurting: str = "", without: str = "", having: str = "") -> str:
    """Name stand-ins for an exercise: the same muscles, with the equipment there is, without what injuries rule out.

    Args:
        exercise: The exercise to replace, in the user's words.
        hurting: A body part that hurts now; empty for none.
        without: Equipment that is not there now; empty for none.
        having: Equipment that is all there is now, separated by commas; empty for the usual.
    """
    context = runtime.context
    exercise_id = await meant(context, exercise)
    equipment = kinds(having.split(",")) if having else await owned_now(context)
    avoid = await avoided(context) | hard_on([hurting] if hurting else [])
    found = instead_of(exercise_id, (equipment or set(USUAL)) - kinds(without.split(",")), avoid - {exercise_id})
    kept = (await context.about.substitutions.in_force(context.message.user_id)).get(exercise_id)
    told = advice.stand_ins(exercise_id, exercise, found, kept, hurting, bool(equipment))
    return told if hurting else told + await minding(context)


@tool(parse_docstring=True)
async def give_feedback(runtime: ToolRuntime[CoachContext]) -> str:
    """Keep what this message says of the last workout: too easy, just right, too hard, or one to five stars."""
    context = runtime.context
    recent = touched_last(await context.recent())
    if not recent:
        raise Conflict("There is no workout yet that could be rated. Log one first.", code="nothing_to_rate")
    logged, given = await feedback.give(context.logbook, context.message, recent[0])
    title = f"Feedback: {recent[0].workout.name or 'workout'}, {wording.date_words(recent[0].workout.date)}"
    context.desk.show(cards.table_card(title, ("What", "Said"), advice.feedback_rows(given)), logged.receipt)
    return f"Saved with the workout of {wording.day(recent[0].workout.date, context.message.today)}: {advice.feedback_words(given)}."


def _traits(exercise_id: str) -> set[str]:
    known = catalogue().get(exercise_id)
    return {exercise_id, known.pattern, *known.primary} if known else {exercise_id}
