"""Tools that look ahead: the next session, a lighter week, a stand-in; and feedback on a workout. They propose and plan nothing."""

from collections.abc import Callable
from datetime import date, timedelta

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.limits import limits
from agent.lookup import muscles_named
from agent.telling import kinds
from agent.tools.arguments import Unit
from agent.tools.looking import with_details
from agent.tools.stored import meant
from coaching import advice, cards, deload, feedback, wording
from coaching.corrections import touched_last
from coaching.next_session import method_of, next_for, next_session
from coaching.substitutes import USUAL, hard_on, instead_of, needing, ruled_out, training
from coaching.telling.injuries import same_part
from domain.exercises import Exercise, catalogue
from domain.measures import WeightUnit
from domain.periods import Span
from domain.plan import PlanSession
from kit.errors import Conflict, Invalid

MOST_DONE = 4
LATELY = timedelta(days=60)
MOST_KNOWN = 12


@tool(parse_docstring=True)
async def propose_next_session(runtime: ToolRuntime[CoachContext], exercise: str = "", unit: Unit = "") -> str:
    """Propose the next session, or the next weight of one exercise, by the coach's method and the user's history, with the rule behind it.

    Args:
        exercise: One exercise in the user's words; empty for a whole session.
        unit: kg or lb; empty for the user's own.
    """
    context = runtime.context
    message, wanted = context.message, unit or context.unit
    if exercise:
        return await _next_of(context, exercise, wanted)
    planned = await _planned(context)
    if planned:
        return advice.planned(planned[0], message.today)
    return await _by_the_method(context, wanted)


@tool(parse_docstring=True)
async def planned_sessions(runtime: ToolRuntime[CoachContext], first_day: date | None = None, last_day: date | None = None) -> str:
    """Tell what the user's own plan holds on some days to come, or from today on; without a plan, what the method has next.

    Args:
        first_day: The first day, YYYY-MM-DD; empty for today.
        last_day: The last day, YYYY-MM-DD; empty for all that is planned.
    """
    context, today = runtime.context, runtime.context.message.today
    waiting = await _planned(context)
    if not waiting:
        return f"No plan with dates is stored. {await _by_the_method(context, context.unit)}"
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
    context, muscles = runtime.context, muscles_named(muscle)
    if not muscles:
        raise Invalid(f"{muscle!r} is no muscle that exercises are sorted by. Say chest, back, shoulders, arms, legs, core or one muscle.")
    equipment = kinds(having.split(",")) if having else await _equipment(context)
    held = await context.progress.records(context.message.user_id)
    if equipment and not having:
        equipment |= _used({one.exercise_id for one in held if context.message.today - one.date < LATELY})
    unwanted = {one.exercise_id for one in catalogue().spot(without) if one.exercise_id}
    at_hand, gone = (equipment or set(USUAL)) - kinds(without.split(",")), await _avoided(context) | unwanted
    found = training(muscles, at_hand, gone | hard_on([hurting] if hurting else []))
    stored = {one.exercise_id for one in held}
    done = [one for one in catalogue().all() if one.exercise_id in stored and one.primary[0] in muscles]
    usual = training(muscles, at_hand, unwanted, most=MOST_KNOWN)
    sore = await _sore(context)
    sore += [hurting] if hurting and not any(same_part(hurting, part) for part in sore) else []
    parts = [part for part in sore if any(map(_hard(part), usual))]
    minded = f" Mind {_yours(parts)}, and stop if it hurts." if parts else ""
    return advice.for_muscle(muscle.lower(), found, done[:MOST_DONE], minded, bool(equipment))


async def _next_of(context: CoachContext, words: str, wanted: WeightUnit | None) -> str:
    """What one exercise asks for next: by the user's own plan, else by the coach's method."""
    message, exercise_id = context.message, await meant(context, words)
    hurt = not (await _hurting(context)).isdisjoint(_traits(exercise_id))
    mind = f" Mind {_yours(await _sore(context))}, and stop if it hurts." if hurt else ""
    holds = [one for one in await _planned(context) if any(lift.exercise_id == exercise_id for lift in one.exercises)]
    if holds:
        return advice.planned_lift(holds[0], exercise_id, message.today) + mind
    ask = await next_for(context.progress, message.user_id, context.coach, exercise_id, message.today, wanted, hurt=hurt)
    name = wording.exercise_name(exercise_id, words)
    return advice.one(ask) + mind if ask else f"Nothing is stored for {name} yet: begin light and tell me."


async def _by_the_method(context: CoachContext, wanted: WeightUnit | None) -> str:
    """The session that the coach's method has next."""
    message = context.message
    avoid = await _avoided(context)
    found = await next_session(context.progress, message.user_id, context.coach, message.today, wanted, avoid, await _equipment(context))
    if found.asks:
        context.desk.show(cards.table_card(f"Proposal: {found.session.name}", ("Exercise", "Sets", "Why"), advice.rows(found)))
    return with_details(advice.session(found, message.today) + await _minded(context), [ask.why for ask in found.asks])


@tool(parse_docstring=True)
async def deload_check(runtime: ToolRuntime[CoachContext]) -> str:
    """Tell whether an easier week is due, by the method's rhythm and the coaching rules, with the figures behind it."""
    context = runtime.context
    message = context.message
    workouts = await context.progress.all_in(message.user_id, deload.looked_back(message.today))
    found = deload.check(workouts, message.today, method_of(context.coach), await context.about.rules.all())
    return with_details(advice.rest(found), advice.rest_figures(found))


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
    equipment = kinds(having.split(",")) if having else await _equipment(context)
    missing = kinds(without.split(","))
    avoid = await _avoided(context) | hard_on([hurting] if hurting else [])
    at_hand = (equipment or set(USUAL)) - missing
    found = instead_of(exercise_id, at_hand, avoid - {exercise_id})
    kept = (await context.about.substitutions.in_force(context.message.user_id)).get(exercise_id)
    minded = "" if hurting else await _minded(context)
    return advice.stand_ins(exercise_id, exercise, found, kept, hurting, bool(equipment)) + minded


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


async def _planned(context: CoachContext) -> list[PlanSession]:
    """What the user's own plan still holds."""
    return await context.about.all_planned(context.message.user_id, context.message.today)


async def _equipment(context: CoachContext) -> set[str]:
    """What there is: what was said in the interview and is not gone, with the rows; empty when nobody said."""
    rows = await context.about.gear.all(context.message.user_id)
    owned = {piece.kind for piece in rows if piece.is_owned}
    told = kinds(context.coach.technical_config.equipment_available) if context.coach else set()
    return owned | (told - {piece.kind for piece in rows})


async def _avoided(context: CoachContext) -> set[str]:
    """What can't be done today: what injuries and pains rule out, and what needs equipment that is gone."""
    rows = await context.about.gear.all(context.message.user_id)
    gone = {piece.kind for piece in rows if not piece.is_owned} - {piece.kind for piece in rows if piece.is_owned}
    return await _hurting(context) | needing(gone)


async def _hurting(context: CoachContext) -> set[str]:
    """What injuries and pains rule out today: exercises, muscles and patterns."""
    found = await context.about.restrictions(context.message.user_id, context.message.today)
    told = [part for part in limits(context) if not any(same_part(part, one.body_part) for one in found)]
    return ruled_out(found) | hard_on(told)


def _traits(exercise_id: str) -> set[str]:
    known = catalogue().get(exercise_id)
    return {exercise_id, known.pattern, *known.primary} if known else {exercise_id}


def _used(exercise_ids: set[str]) -> set[str]:
    """The equipment of exercises: who does them has it."""
    return {piece for one in catalogue().all() if one.exercise_id in exercise_ids for piece in one.equipment}


def _hard(part: str) -> Callable[[Exercise], bool]:
    """Whether an exercise is usually hard on a part of the body."""
    return lambda one: not hard_on([part]).isdisjoint({one.exercise_id, one.pattern, *one.primary})


async def _minded(context: CoachContext) -> str:
    """What was left out because it hurts, as a sentence; empty when nothing does."""
    parts = await _sore(context)
    return f" I left out what is usually hard on {_yours(parts)}." if parts else ""


async def _sore(context: CoachContext) -> list[str]:
    """The parts of the body that hurt today, by rows and by what was said."""
    rows = [one.body_part.replace("_", " ") for one in await context.about.restrictions(context.message.user_id, context.message.today)]
    return list(dict.fromkeys([*rows, *(part for part in limits(context) if not any(same_part(part, row) for row in rows))]))


def _yours(parts: list[str]) -> str:
    return f"your {' and your '.join(parts)}"
