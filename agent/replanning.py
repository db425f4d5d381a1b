"""A session of the plan that is moved by talking: what is still ahead is meant, unless the words look back or nothing is planned then."""

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from agent.context import CoachContext
from agent.moving import WEEK, Move, coming, meant, move_in, near
from coaching import advice, wording
from coaching.message import Message
from domain.conversation import Card, Receipt, Turn
from domain.plan import PlanSession
from domain.workout import Span
from extraction.corrections import read_correction
from extraction.removals import read_removals
from kit.clock import local_day
from kit.errors import Conflict
from storage.entities import PLAN_SESSION

WHICH: Final = "replan"
BEFORE: Final = "planned_before"
"""Where a turn's `extra` keeps what it asked about, and the day that a session had before it was moved."""
LONGEST = 120
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)
_A_DAY = (
    r"(?:(?:on|for|next|this|the|coming) )*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|tomorrow|today"
    r"|day after tomorrow"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?)"
)
_SOFTLY = r"^\W*(?:(?:ok(?:ay)?|hm+|and|but|so|actually|no|nah|nope|please|sorry|coach|well|wait)\W+)*"
# Said right after the plan was shown, "it" is the session that it showed.
_MAKE_IT = re.compile(
    rf"{_SOFTLY}(?:(?:can|could|would|will) (?:you|we|i) (?:please |maybe )?|let['’]?s |i(?:['’]d| would) (?:rather|prefer to"
    rf"|like to) |better )?"
    r"(?:just )?(?:make|move|push|put|shift|switch|do|change|reschedule|schedule|plan|have) (?:it|that|this|that one|this one"
    rf"|(?:the|that|this) (?:session|workout|one))(?: back)? (?:to |onto |till |until |over to |on |for )?(?P<new>{_A_DAY})"
    r"(?: (?:instead|please|thanks|rather|then))*\W*$"
    rf"|{_SOFTLY}(?:(?:rather|better|make it) )?(?P<rather>{_A_DAY}) (?:instead|rather|(?:works|is|would be|suits me"
    rf"|fits) (?:\w+ )?better)\W*$",
    re.IGNORECASE,
)
_OTHER_LOAD = re.compile(
    rf"{_SOFTLY}(?:(?:can|could) (?:you|we) )?(?:just )?(?:make|change|put|do) (?:it|that|this) (?:to |at )?\d", re.IGNORECASE
)
_LIGHTER = re.compile(
    rf"{_SOFTLY}(?:(?:can|could) (?:you|we) )?(?:make|keep) (?P<day>{_A_DAY})(?:['’]s)?(?: session| workout)? (?:a (?:bit|little) |much )?"
    r"(?:lighter|heavier|easier|harder|shorter|longer|light|easy|short)\b",
    re.IGNORECASE,
)
_PROPOSED = "Proposal: "
NO_LOADS: Final = (
    "I can move a session of your plan by talking, but not change its loads: do that in the plan. For your log, say which workout."
)
NO_CHANGES: Final = (
    "I can move a session of your plan by talking, but not change what is in it: do that in the plan, or do it your way on the day and"
    " tell me what you did. Nothing was changed; for your log, say which workout."
)
NO_DAY: Final = "What I proposed has no day in a plan, so there is nothing to move. Ask me on that day, and I propose it anew."
# What the session that was just shown holds, or one of a day to come, is changed in the plan: the log is left as it is.
_CHANGES = re.compile(
    rf"{_SOFTLY}(?:(?:can|could|would|will) (?:you|we|i) (?:please |maybe )?|let['’]?s |i(?:['’]d| would) (?:rather|like to|prefer to) )?"
    r"(?:just )?(?:swap|replace|switch|change|make|set|put|drop|remove|delete|take|cut|add|lower|raise"
    r"|reduce|increase|bump|turn|rename|exchange)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    rf"\b(?:on |for |next |this )(?P<day>{_A_DAY})\b|\b(?P<soon>tomorrow|next (?:week|time|session|workout))\b", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:log(?:ged)?|did|done|was|were|had|last|past|previous|yesterday|today|ago|earlier|just now|entry|history|record(?:ed)?)\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:last|past|previous|yesterday|logged|did|done|was|entry|log|ago)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:next|coming|planned|upcoming|plan|tomorrow|this)\b", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:plan(?:ned)?|coming|next|ahead|upcoming|future|first|the session)\b", re.IGNORECASE)
_LOGGED = re.compile(r"\b(?:log(?:ged)?|last|past|done|did|previous|second|workout i did)\b", re.IGNORECASE)
_NEITHER = re.compile(r"^\W*(?:neither|none|no|never ?mind|cancel|forget it|leave it)\b", re.IGNORECASE)


async def replan(context: CoachContext, turns: Sequence[Turn]) -> bool:
    """Move the planned session that a message means, or ask which is meant; whether it did either."""
    text, today = context.message.text, context.message.today
    if turns and (said := _MAKE_IT.search(text)):
        day = coming(said["new"] or said["rather"], today)
        # A weekday that is said on that day is the next one: for this one there is "today".
        day = day + timedelta(days=WEEK) if day == today and not _TODAY.search(text) else day
        return await _move_shown(context, turns[0], day)
    if (lighter := _LIGHTER.search(text)) and any(one.date == coming(lighter["day"], today) for one in await _waiting(context)):
        return _asked(context, NO_LOADS)
    if turns and _OTHER_LOAD.search(text) and await _shown(context, turns[0]):
        return _asked(context, NO_LOADS)
    if await _changes_a_plan(context, turns):
        return _asked(context, NO_CHANGES)
    move = move_in(text) if len(text) <= LONGEST and not _BACK.search(text) else None
    return move is not None and await _moved(context, move)


async def _moved(context: CoachContext, move: Move) -> bool:
    """Move the session that the words mean, or ask which; False when they mean none."""
    text, today = context.message.text, context.message.today
    was, day = coming(move.old, today), coming(move.new, today)
    if day is None or was == day:
        return False
    waiting = await _waiting(context)
    found = meant(move.old, waiting, today)
    if not found:
        fresh = (one for one in waiting if one.updated_at and one.updated_at >= context.message.at)
        moved = next((one for one in fresh if one.date.weekday() == day.weekday()), None)
        if moved is not None and was is not None:
            return _show(context, moved, was)  # an earlier attempt at these words moved it
        return False
    if len(found) > 1:
        return _which(context, found)
    session = found[0]
    day = near(move.new, day, session.date, today)
    before = session.date - timedelta(days=WEEK)
    logged = [one for one in await context.progress.between(context.message.user_id, before, before) if one.workout.is_live]
    if logged and move.own and not _AHEAD.search(text):
        names = f"the planned {_name(session)} ({wording.day(session.date, today)})"
        done = f"the logged {wording.workout(logged[0])} ({wording.day(before, today)})"
        context.question = f"Do you mean {names} or {done}?"
        asked: dict[str, str | list[str]] = {"session": session.session_id, "day": day.isoformat(), "words": text}
        asked["logged"] = [str(before), logged[0].workout.workout_id]
        context.extra[WHICH] = json.dumps(asked)
        context.corrected = True
        return True
    return await _move(context, context.message, session, day)


def asked_which(context: CoachContext, turns: Sequence[Turn]) -> dict[str, str | list[str]] | None:
    """What the turn before asked about a move, when this message answers it; `meant` says planned, logged or neither."""
    waiting = turns[0].extra.get(WHICH) if turns and turns[0].status == "done" else None
    if not waiting:
        return None
    text = context.message.text
    meant = "neither" if _NEITHER.search(text) else "planned" if _PLANNED.search(text) else "logged" if _LOGGED.search(text) else ""
    asked: dict[str, str | list[str]] = json.loads(str(waiting))
    return {**asked, "meant": meant} if meant else None


async def _changes_a_plan(context: CoachContext, turns: Sequence[Turn]) -> bool:
    """Whether a message would change sets that are still to come: those of the plan that was just shown, or of a day ahead."""
    text, today = context.message.text, context.message.today
    if len(text) > LONGEST or not _CHANGES.search(text) or _DONE.search(text) or context.reading.workouts:
        return False
    if not (read_correction(text, today, following=True) or read_removals(text, today)):
        return False
    if named := _ON_A_DAY.search(text):
        day = None if named["soon"] else coming(named["day"], today)
        return day is None or (day != today and any(one.date == day for one in await _waiting(context)))
    if not turns or turns[0].receipts:
        return False
    return _proposed(turns[0]) or NO_CHANGES in (turns[0].reply or "") or bool(await _shown(context, turns[0]))


def _proposed(before: Turn) -> bool:
    """Whether a turn proposed a session."""
    return any(card.title.startswith(_PROPOSED) for card in before.cards)


async def move_asked(context: CoachContext, session_id: str, day: str) -> bool:
    """Move the session that was asked about."""
    session = await context.about.plans.session(context.message.user_id, session_id)
    return await _move(context, context.message, session, date.fromisoformat(day))


async def move_back(context: CoachContext, turn: Turn) -> None:
    """Take back the move of a turn."""
    moved = [one for one in turn.receipts if one.entity == PLAN_SESSION.name]
    for receipt in moved:
        session = await context.about.plans.session(context.message.user_id, receipt.entity_id)
        await _move(context, context.message, session, date.fromisoformat(str(turn.extra[BEFORE])))


async def _waiting(context: CoachContext) -> list[PlanSession]:
    """The sessions of the plans in use that are still ahead."""
    plans, user_id, today = context.about.plans, context.message.user_id, context.message.today
    every = [one for plan in await plans.active(user_id) for one in await plans.sessions(user_id, plan.plan_id)]
    return [one for one in every if one.status in ("planned", "in_progress") and one.date >= today]


async def _move(context: CoachContext, message: Message, session: PlanSession, day: date) -> bool:
    if session.status == "completed":
        raise Conflict("This session is done already, so it stays on its day.", code="session_completed")
    plans, was = context.about.plans, session.date
    now = context.logbook.clock.now()
    after, put = plans.saving_session(session.model_copy(update={"date": day, "day_of_week": day.isoweekday()}), now)
    await plans.table.transact([*([message.guard] if message.guard else []), put])
    return _show(context, after, was)


def _show(context: CoachContext, session: PlanSession, was: date) -> bool:
    message = context.message
    receipt = Receipt(
        id=message.effect(f"replan {session.session_id}", 0), action="changed", entity=PLAN_SESSION.name, entity_id=session.session_id,
        version=session.version, source=(message.signed(Span(start=0, end=len(message.text), quote=message.text)),),
    )  # fmt: skip
    today = message.today
    words = f"moved the planned {_name(session)} from {wording.day(was, today)} to {wording.day(session.date, today)}"
    context.desk.show(Card(kind="correction", title="Plan changed", data={"text": words}), receipt)
    context.told.append(words)
    context.extra[BEFORE] = was.isoformat()
    context.corrected = True
    return True


async def _move_shown(context: CoachContext, before: Turn, day: date | None) -> bool:
    """Move the session that the reply before showed, or say that there is none to move; False when it showed no plan."""
    if day is None:
        return False
    if _proposed(before):
        return _asked(context, NO_DAY)
    shown = await _shown(context, before)
    if not shown:
        return False
    if len(shown) > 1:
        return _which(context, shown)
    return shown[0].date != day and await _move(context, context.message, shown[0], day)


async def _shown(context: CoachContext, before: Turn) -> list[PlanSession]:
    """The planned sessions that a turn's reply named with their days."""
    if not before.reply or before.created_at is None:
        return []
    then = local_day(before.created_at, context.message.timezone)
    return [one for one in await _waiting(context) if one.day_label and f"{one.day_label} {advice.when(one.date, then)}" in before.reply]


def _which(context: CoachContext, sessions: Sequence[PlanSession]) -> bool:
    names = " or ".join(f"{_name(one)} ({wording.day(one.date, context.message.today)})" for one in sessions)
    return _asked(context, f"Which one, {names}? Say it as “move Monday to Friday”.")


def _asked(context: CoachContext, question: str) -> bool:
    """Answer with a question; the message changes nothing else."""
    context.question = question
    context.corrected = True
    return True


def _name(session: PlanSession) -> str:
    return f"“{session.day_label}”" if session.day_label else "session"
