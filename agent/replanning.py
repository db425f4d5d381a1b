"""A session of the plan that is moved by talking: what is still ahead is meant, unless the words look back or nothing is planned then."""

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from agent.context import CoachContext
from coaching import wording
from coaching.message import Message
from domain.conversation import Card, Receipt, Turn
from domain.plan import PlanSession
from domain.workout import Span
from extraction.calendar_words import SHORT_WEEKDAYS, WEEKDAYS
from extraction.dates import find_dates
from kit.errors import Conflict
from storage.entities import PLAN_SESSION

WHICH: Final = "replan"
BEFORE: Final = "planned_before"
"""Where a turn's `extra` keeps what it asked about, and the day that a session had before it was moved."""
LONGEST = 120
WEEK = 7
_DAYS = WEEKDAYS | SHORT_WEEKDAYS
_MOVE = re.compile(
    r"\b(?:move|shift|push|reschedule|postpone|bring|switch|put|do) (?:the |my |our )?(?P<old>.{2,40}?)(?P<own>['’]s)?"
    r"(?: (?:planned )?(?:workouts?|sessions?|training|one|day|stuff))?"
    r" (?:to|onto|until|till|back to|forward to|over to|up to) (?P<new>.{2,30}?)(?: (?:instead|please|thanks|thank you))*\W*$",
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
    found = _MOVE.search(text) if len(text) <= LONGEST and not _BACK.search(text) else None
    days = (_coming(found["old"], today), _coming(found["new"], today)) if found else (None, None)
    if found is None or days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    waiting = await _waiting(context)
    session = next((one for one in waiting if one.date == days[0]), None)
    if session is None:
        fresh = (one for one in waiting if one.updated_at and one.updated_at >= context.message.at)
        moved = next((one for one in fresh if one.date.weekday() == days[1].weekday()), None)
        return moved is not None and _show(context, moved, days[0])  # an earlier attempt at these words moved it
    day = _near(days[1], session.date, today)
    before = session.date - timedelta(days=WEEK)
    logged = [one for one in await context.progress.between(context.message.user_id, before, before) if one.workout.is_live]
    if logged and found["own"] and not _AHEAD.search(text):
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


def _name(session: PlanSession) -> str:
    return f"“{session.day_label}”" if session.day_label else "session"


def _near(day: date, session: date, today: date) -> date:
    """The day of that weekday that is nearest to a session and not over yet."""
    if abs((day - session).days) < WEEK - 1 and day != today:
        return day
    weekly = (day + timedelta(days=WEEK * count) for count in range(-1, 5))
    return min((one for one in weekly if one >= today), key=lambda one: abs((one - session).days))


def _coming(words: str, today: date) -> date | None:
    """The day that words name, as one that is still to come; a weekday is the next one, today's included."""
    weekday = next((_DAYS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in _DAYS), None)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % WEEK)
    found = find_dates(words, today)
    return found[0].day if len(found) == 1 and found[0].day >= today else None
