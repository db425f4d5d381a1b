"""What a message does to what is in the log: takes things out, or answers which of them was meant. Tried again, it is done once."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from agent.context import CoachContext
from agent.effects import CHOICE, ask, correct_on, show
from agent.replanning import asked_which, move_asked, replan
from agent.scopes import farther_back, just_before, scope_of
from agent.undoing import undone
from coaching import wording
from coaching.joining import joined
from coaching.logbook import Logged
from coaching.message import Message
from coaching.options import Option, Scope, TargetUnclear, WhichOne, agreed, chosen
from coaching.removing import Cut, cuts
from domain.conversation import Turn
from domain.history import LoggedWorkout
from extraction.removals import Removal, read_removals
from kit.aside import aside
from kit.errors import CoachError, Conflict, Invalid
from storage.table import ConditionFailed, StoreUnavailable


async def edit(context: CoachContext, turns: Sequence[Turn]) -> None:
    """Take out what the message wants out of the log; a question is kept for the next message to answer."""
    text = context.message.text
    if context.told or context.question:
        return
    if turns and await _answered(context, turns[0]):
        return
    await _guarded(context, undone(context, turns))
    if not context.corrected:
        await _guarded(context, replan(context, turns))
    if context.corrected:
        return
    removals = await aside(text, lambda: read_removals(text, context.message.today))
    if removals:
        await _guarded(context, _remove(context, context.message, removals))
    elif not context.reading.workouts and not context.answered:
        await _join(context)


async def _join(context: CoachContext) -> None:
    """Read the message together with the one before, when that named what was done and this says how it went."""
    for turn in just_before(context):
        if turn.status == "done" and not turn.receipts and not turn.extra:
            rows = [row for row in context.rows if row.is_live]
            whole = await aside(turn.text, partial(joined, context.reader, context.message, turn, context.unit, rows))
            context.reading = whole or context.reading


async def _answered(context: CoachContext, before: Turn) -> bool:
    """Whether the message says which thing the turn before should have changed; then that is done."""
    if moved := asked_which(context, [before]):
        await _guarded(context, _moves(context, before, moved))
        return True
    waiting = before.extra.get(CHOICE)
    if not waiting or before.status != "done":
        return False
    asked: dict[str, Any] = json.loads(str(waiting))
    options = [Option.model_validate(one) for one in asked["options"]]
    text, today = context.message.text, context.message.today
    picked = agreed(text, options) if asked.get("whether") else chosen(text, options, today)
    if picked is None:
        return False
    if not picked:
        context.told.append("nothing was changed")
        context.corrected = True
        return True
    message = replace(context.message, text=asked["words"], turn=before.number, at=before.created_at or context.message.at)
    removals = read_removals(message.text, message.today)
    if removals:
        await _guarded(context, _remove(context, message, removals[:1], picked))
    else:
        await _guarded(context, correct_on(context, message, picked[0]))
    return True


async def _moves(context: CoachContext, before: Turn, asked: dict[str, Any]) -> None:
    """Move what the answer picks: the planned session, or the workout of the log."""
    context.corrected = True
    if asked["meant"] == "neither":
        context.told.append("nothing was changed")
    elif asked["meant"] == "planned":
        await move_asked(context, asked["session"], asked["day"])
    else:
        day, workout_id = asked["logged"]
        message = replace(context.message, text=asked["words"], turn=before.number, at=before.created_at or context.message.at)
        await correct_on(context, message, Option(day=date.fromisoformat(day), workout_id=workout_id, words=""))


async def _guarded(context: CoachContext, work: Any) -> None:
    """What is unclear is asked, and what can't be done is said; a lost race is not ours to explain."""
    try:
        await work
    except (ConditionFailed, StoreUnavailable):
        raise
    except WhichOne as which:
        ask(context, which)
    except CoachError as error:
        if not isinstance(error, Invalid | Conflict):
            raise
        context.trouble = error.message
        context.corrected = True


async def _remove(context: CoachContext, message: Message, removals: Sequence[Removal], picked: Sequence[Option] = ()) -> None:
    for removal in removals:
        quote = message.signed(removal.quote)
        start = quote.start
        done = await _done(context, message, removal)
        for logged in done:
            show(context, logged, quote=quote)
        for cut in await _left(context, removal, picked, bool(done)):
            show(context, await _cut(context, message, cut, start), cut.before, quote=quote)
        context.edited |= bool(context.desk.receipts)
    if any(receipt.action == "removed" for receipt in context.desk.receipts):
        context.told[-1] += f"; “undo” brings {'it' if len(context.told) == 1 else 'them'} back"


async def _left(context: CoachContext, removal: Removal, picked: Sequence[Option], begun: bool) -> list[Cut]:
    """What is still to go; an attempt that was lost goes on only where nothing else could be meant now."""
    if begun and removal.kind != "everything":
        return []
    try:
        return cuts(removal, await _scope(context, removal, picked))
    except TargetUnclear:
        if begun:
            return []
        raise


async def _cut(context: CoachContext, message: Message, cut: Cut, start: int) -> Logged:
    kind = f"cut {cut.before.workout.workout_id}"
    if cut.draft is None:
        return await context.logbook.remove(message, cut.before, start, kind)
    return await context.logbook.revise(message, cut.before, cut.draft, kind, start)


async def _done(context: CoachContext, message: Message, removal: Removal) -> list[Logged]:
    """What an earlier attempt at these words took out already."""
    start = removal.quote.start
    dated = [row for day in removal.days for row in await context.logbook.workouts.every_between(message.user_id, day, day)]
    rows = [row for row in dated or context.rows if message.effect(f"cut {row.workout_id}", start) in row.effects]
    return [await context.logbook.again(row, message.effect(f"cut {row.workout_id}", start)) for row in rows]


async def _scope(context: CoachContext, removal: Removal, picked: Sequence[Option]) -> Scope:
    """The workouts that the words may be about, read when they are needed."""
    message = context.message
    if picked:
        found = [await context.logbook.workouts.find(message.user_id, one.day, one.workout_id) for one in picked]
        near = [one for one in found if one is not None and one.workout.is_live]
        return Scope(near, today=message.today, chosen=picked)
    return scope_of(context, await _near(context, removal))


async def _near(context: CoachContext, removal: Removal) -> list[LoggedWorkout]:
    """The workouts of the days that are named, else the latest, and the last ones of an exercise that these do not hold."""
    user, progress = context.message.user_id, context.progress
    if removal.days:
        found = [one for day in removal.days for one in await progress.between(user, day, day)]
        if not found and not removal.told:
            raise TargetUnclear(f"The log has no workout for {_days(context, removal)}. It is as it was.")
        return found
    rows = [row for row in context.rows if row.is_live]
    near = await progress.workouts.whole(rows)
    return near if removal.told else await farther_back(context, removal.names, near)


def _days(context: CoachContext, removal: Removal) -> str:
    return " or ".join(wording.day(day, context.message.today) for day in removal.days)
