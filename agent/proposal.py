"""The session that is proposed: by the user's own plan, else by the coach's method; for a day, a time and the equipment of these days."""

from collections.abc import Sequence
from datetime import date

from agent.at_hand import gear_now, missing_now, owned_now
from agent.context import CoachContext
from agent.limits import limits
from coaching import advice, cards, fitting, wording
from coaching.next_session import next_session
from coaching.substitutes import forbidden, hard_on, instead_of, ruled_out
from coaching.telling.for_now import ForNow
from coaching.telling.injuries import same_part
from domain.measures import WeightUnit
from domain.periods import Span
from domain.plan import PlanSession


async def proposal(
    context: CoachContext, unit: WeightUnit | None, day: date | None = None, minutes: int | None = None
) -> tuple[str, list[str]]:
    """What to do next, or on a day, with the reasons of its exercises; nothing of it is stored."""
    now, waiting = gear_now(context), await planned(context)
    span = Span(first=day, last=day) if day else now.span if now else None
    session = next((one for one in waiting if span is None or span.first <= one.date <= span.last), None)
    now = now if now and (session is None or now.span.first <= session.date <= now.span.last) else None
    if session:
        return await _of_the_plan(context, session, now, minutes), []
    told, reasons = await by_the_method(context, unit, minutes)
    free = advice.planned_in([], waiting, context.message.today, wording.in_span(span)) if waiting and span else ""
    return " ".join(filter(None, [_only_for(now), free, told])), reasons


async def by_the_method(context: CoachContext, unit: WeightUnit | None, minutes: int | None = None) -> tuple[str, list[str]]:
    """The session that the coach's method has next, with the reasons of its exercises."""
    message, avoid, at_hand = context.message, await avoided(context), await owned_now(context)
    whole = await next_session(context.progress, message.user_id, context.coach, message.today, unit, avoid, at_hand)
    found, left_out = fitting.fitted(whole, minutes) if minutes else (whole, ())
    if found.asks or found.new:
        context.desk.show(cards.table_card(f"Proposal: {found.session.name}", ("Exercise", "Sets", "Why"), advice.rows(found)))
    held = f" {fitting.sentence(minutes, left_out)}" if minutes else ""
    return advice.session(found, message.today) + held + await minding(context), [ask.why for ask in found.asks]


async def planned(context: CoachContext) -> list[PlanSession]:
    """What the user's own plan still holds."""
    return await context.about.all_planned(context.message.user_id, context.message.today)


async def avoided(context: CoachContext) -> set[str]:
    """What can't be done today: what injuries and pains rule out, and what needs equipment that is not there."""
    return await ruled_out_now(context) | await missing_now(context)


async def ruled_out_now(context: CoachContext) -> set[str]:
    """What injuries and pains rule out today: exercises, muscles and patterns."""
    found = await context.about.restrictions(context.message.user_id, context.message.today)
    told = [part for part in limits(context) if not any(same_part(part, one.body_part) for one in found)]
    return ruled_out(found) | hard_on(told)


async def forbidding(context: CoachContext, exercise_id: str) -> str:
    """The part of the body for which the user wants an exercise left out by its name; empty when there is none."""
    rows = await context.about.restrictions(context.message.user_id, context.message.today)
    named = (one.body_part.replace("_", " ") for one in rows if exercise_id in forbidden(one))
    return next(named, "")


async def sore_parts(context: CoachContext) -> list[str]:
    """The parts of the body that hurt today, by rows and by what was said."""
    rows = [one.body_part.replace("_", " ") for one in await context.about.restrictions(context.message.user_id, context.message.today)]
    return list(dict.fromkeys([*rows, *(part for part in limits(context) if not any(same_part(part, row) for row in rows))]))


async def minding(context: CoachContext) -> str:
    """What was left out because it hurts, as a sentence; empty when nothing does."""
    parts = await sore_parts(context)
    return f" I left out what is usually hard on {yours(parts)}." if parts else ""


def yours(parts: Sequence[str]) -> str:
    """Parts of the body as the user's: your knee and your back."""
    return f"your {' and your '.join(parts)}"


async def _of_the_plan(context: CoachContext, session: PlanSession, now: ForNow | None, minutes: int | None) -> str:
    """A session of the plan, with a stand-in for what can't be done with what there is, and how much of it fits into a time."""
    told = [_only_for(now), advice.planned(session, context.message.today)]
    if now:
        avoid, at_hand = await avoided(context), await owned_now(context)
        lacking = [one.exercise_id for one in session.exercises if one.exercise_id in await missing_now(context)]
        swaps = {one: next(iter(instead_of(one, at_hand, avoid)), None) for one in lacking}
        told.append(advice.swapped(swaps))
    if minutes:
        told.append(fitting.of_planned(session, minutes))
    return " ".join(filter(None, told))


def _only_for(now: ForNow | None) -> str:
    """For which days it is meant, and with what: the usual equipment stays as it is."""
    if now is None:
        return ""
    what = (
        f"without {_listed(now.without)}"
        if now.only is None
        else f"with nothing but {_listed(now.only)}"
        if now.only
        else "with no equipment"
    )
    return f"For these days only (“{now.when}”), {what}; what I know of your equipment stays as it is."


def _listed(kinds: frozenset[str]) -> str:
    return " and ".join(sorted(kind.replace("_", " ") + ("" if kind.endswith("s") else "s") for kind in kinds))
