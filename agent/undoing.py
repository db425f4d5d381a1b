"""Undo and redo by talking: the last change of this conversation as a whole; what lies before it only after asking."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from agent.context import CoachContext
from agent.effects import show
from agent.remembering import told_again
from agent.replanning import move_back, replan
from agent.teaching import ENTITIES, learn, unlearn
from agent.telling import UNDID, telling_of
from agent.telling import show as show_kept
from coaching import wording
from coaching.corrections import touched_last
from coaching.logbook import NothingToUndo
from coaching.options import Option, chosen
from coaching.telling.undoing import is_undoable, kept_of, take_back
from domain.conversation import Receipt, Turn
from domain.history import LoggedWorkout
from domain.workout import Span
from extraction.corrections import read_correction
from kit.aside import aside
from kit.errors import Invalid

REDID: Final = "redid"
BEFORE: Final = "undo_before"
"""Where a turn's `extra` keeps what it asked to take back further: the number of a turn, or a workout."""
LONGEST: Final = 80
_OPENS = r"^\W*(?:(?:no|oh|wait|sorry|oops|please|actually|hey|ok|okay|can you|could you|never ?mind|nvm|no wait)[\s,.!]+)*"
_ENDS = r"(?:[\s,.!]+(?:please|again|thanks|thank you|all of it|last one|in|too|for me|then))*\W*$"
_UNDO = re.compile(
    rf"{_OPENS}(?:undo|take (?:that|it|this) back|revert(?: that| it)?|(?:change|set|switch|turn|put) (?:it|that|them) back(?: to)?"
    rf" (?:how|what|the way|as) (?:it|that|they) (?:was|were)"
    rf"|(?:change|set|switch|turn) (?:it|that|them) back|(?:go )?back to (?:how|what|the way) it was(?: before)?"
    rf"|roll (?:that|it) back|scrap (?:that|it)|forget (?:that|it)"
    rf"|(?:delete|remove) that|undo (?:the|my) last (?:\w+ )?(?:change|one|thing|edit|entry|log)){_ENDS}",
    re.IGNORECASE,
)
# "Scratch that, those were my wife's": a reason without a number changes nothing else.
_UNDO_BECAUSE = re.compile(
    r"^\W*(?:(?:undo|scrap|scratch|delete|remove|cancel) (?:that|it|this|those|them)[\s,;.–—-]+"
    r"|forget (?:that|it|this|those|them)\s?[,;.–—-]+\s*)"
    r"(?:it|that|those|they|this|these|wrong|not|my|because|i (?:meant|logged|wrote|typed))\b[^\d?]{0,60}$",
    re.IGNORECASE,
)
# Said right behind a change: "actually leave it", "no, keep it where it was".
_LEAVE = re.compile(
    r"^\W*(?:(?:actually|no|nah|nope|wait|hmm+|on second thoughts?|sorry|oh)[\s,.!]+)+(?:(?:please|just|let['’]s) )*leave (?:it|that|them)"
    r"(?: alone| be| then)?\W*$"
    rf"|{_OPENS}(?:(?:no|nah|just|let['’]s)[\s,]+)*(?:leave|keep) (?:it|that|them)"
    rf" (?:as|where|how|the way|like) (?:it|that|they) (?:was|were){_ENDS}",
    re.IGNORECASE,
)
_IT = r"(?:it|that|this|them|those|both|everything|(?:the|my) [\w '’-]{2,45}?)"
_REDO = re.compile(
    rf"{_OPENS}(?:re-?do(?: (?:it|that|the (?:last )?(?:change|one)))?|undo (?:the|that|my|this) (?:last )?undo"
    rf"|un-?(?:undo|delete)(?: {_IT})?"
    rf"|(?:put|bring|get|add) {_IT} back|(?:put|bring|get|add) back {_IT}|restore {_IT}|i (?:want|need) {_IT} back"
    rf"|restore {_IT}|take back the undo|cancel the undo){_ENDS}",
    re.IGNORECASE,
)


class _Changes(NamedTuple):
    """What this conversation changed that still stands: the newest turn, and those that an undo would take back, newest first."""

    newest: Turn | None
    standing: list[Turn]


async def undone(context: CoachContext, turns: Sequence[Turn]) -> bool:
    """Whether the message is an undo, a redo, or the answer to the question that one asked; then it is done."""
    text = context.message.text
    if turns and await _goes_on(context, turns):
        return True
    if len(text) <= LONGEST and _REDO.match(text):
        await _redo(context, turns)
        return True
    changed = bool(turns) and any(one.action == "changed" for one in turns[0].receipts)
    if await aside(text, lambda: _asks_for_undo(text, changed=changed)):
        await _undo(context, turns)
        return True
    return False


async def undo(context: CoachContext) -> str:
    """Take back the last change, when the user's words ask for that and it was not done already."""
    if context.corrected:
        return "; ".join(context.told) or context.question or context.trouble or ""
    if not _TAKES_BACK.search(context.message.text):
        raise Invalid("The user did not ask in this message to take anything back.", code="undo_not_asked")
    await _undo(context, context.turns)
    return "; ".join(context.told) or context.question or context.trouble or ""


_TAKES_BACK = re.compile(
    r"\b(?:undo|undid|take (?:that|it|this|them) back|revert|roll ?back|put (?:that|it) back|bring (?:that|it) back|restore|cancel|scrap"
    r"|forget (?:that|it)|wrong|mistake|mistaken|oops|didn['’]?t|delete[d]?|remove[d]?|never ?mind)\b",
    re.IGNORECASE,
)


def _asks_for_undo(text: str, *, changed: bool) -> bool:
    if len(text) <= LONGEST and (_UNDO.match(text) or (changed and _LEAVE.match(text))):
        return True
    found = read_correction(text)
    if found is None or found.kind == "remove_workout":
        return bool(_UNDO_BECAUSE.match(text))
    return found.kind == "undo"


def _changes(turns: Sequence[Turn]) -> _Changes:
    """What stands: an undo takes a turn away, a redo takes that undo away."""
    gone: set[str] = set()
    newest: Turn | None = None
    standing: list[Turn] = []
    for turn in turns:
        if str(turn.number) in gone or not turn.receipts:
            continue
        newest = newest or turn
        if UNDID in turn.extra:
            gone.add(str(turn.extra[UNDID]))
            continue
        if REDID in turn.extra:
            gone.add(str(turn.extra[REDID]))
        standing.append(turn)
    return _Changes(newest, standing)


async def _undo(context: CoachContext, turns: Sequence[Turn]) -> None:
    context.corrected = True
    found = _changes(turns)
    if found.newest is None:
        await _ask_about_others(context)
    elif UNDID not in found.newest.extra:
        await _take_back(context, turns, found.standing[0])
    elif found.standing:
        earlier = await _words_of(context, found.standing[0])
        context.extra[BEFORE] = str(found.standing[0].number)
        context.question = (
            f"The last change is taken back already; “redo” brings it back. Shall I also take back what came before: {earlier}?"
        )
    else:
        context.trouble = "Nothing else of this conversation can be taken back. “redo” brings back what was."


async def _ask_about_others(context: CoachContext) -> None:
    """Nothing was changed in this conversation: what was changed last elsewhere is named first."""
    gone = [LoggedWorkout(workout=row, performances=()) for row in context.rows if row.deleted_at and not row.moved_to]
    touched = touched_last([*await context.recent(), *gone])
    if not touched:
        raise NothingToUndo("There is no workout whose last change could be taken back.")
    option = Option.of(touched[0], wording.workout(touched[0]) if touched[0].workout.is_live else "the workout that was removed")
    context.extra[BEFORE] = json.dumps(option.model_dump(mode="json"))
    context.question = (
        f"Nothing was changed in this conversation. Shall I take back the last change to {option.told(context.message.today)}?"
    )


async def _goes_on(context: CoachContext, turns: Sequence[Turn]) -> bool:
    """Whether the message answers the question of the turn before, how far to go back."""
    waiting = turns[0].extra.get(BEFORE)
    if not waiting:
        return False
    nothing = Option(day=context.message.today, workout_id="", words="")
    answer = chosen(context.message.text, [nothing], context.message.today)
    if answer is None:
        return False
    context.corrected = True
    if not answer:
        context.told.append("nothing was changed")
        return True
    if str(waiting).startswith("{"):
        option = Option.model_validate_json(str(waiting))
        await _undo_workout(context, option.day, option.workout_id)
        return True
    turn = next((turn for turn in turns if str(turn.number) == waiting), None)
    if turn is not None:
        await _take_back(context, turns, turn)
    return True


async def _take_back(context: CoachContext, turns: Sequence[Turn], turn: Turn) -> None:
    """Everything that one turn changed is as it was before."""
    workouts = [receipt for receipt in turn.receipts if receipt.entity == "workout"]
    told = [receipt for receipt in turn.receipts if is_undoable(receipt) and receipt.action != "removed"]
    taught = [receipt for receipt in turn.receipts if receipt.entity in ENTITIES]
    if any(receipt.entity == "coachConfig" for receipt in turn.receipts):
        raise NothingToUndo("A change of your coach is taken back by “be as you were before”.")
    moved = any(receipt.entity == "planSession" for receipt in turn.receipts)
    if not (workouts or told or taught or moved):
        raise NothingToUndo("What was changed last can't be taken back by “undo”. Say what should be different.")
    ours = {receipt.id for one in turns for receipt in one.receipts}
    ours |= {context.message.effect(f"undo {receipt.entity_id}{nth or ''}", 0) for nth, receipt in enumerate(workouts)}
    for nth, receipt in enumerate(reversed(workouts)):
        await _undo_workout(context, _day(context, receipt), receipt.entity_id, ours, nth)
    if told:
        receipts = await take_back(telling_of(context), told)
        if receipts:
            kept = kept_of(receipts)
            show_kept(context, kept)
            context.told.append(kept.words)
    await unlearn(context, turn)
    await move_back(context, turn)
    if context.desk.receipts:
        context.extra[UNDID] = str(turn.number)


async def _undo_workout(context: CoachContext, day: date, workout_id: str, ours: set[str] | None = None, nth: int = 0) -> None:
    before = await context.logbook.newest(context.message.user_id, day, workout_id)
    kind = f"undo {workout_id}{nth or ''}"
    known = {*(ours or before.workout.effects), context.message.effect(kind, 0)}
    if before.workout.effects and before.workout.effects[-1] not in known:
        words = wording.workout(before)
        raise NothingToUndo(f"{words} was changed somewhere else since, so it is left as it is. Say what should be different.")
    logged = await context.logbook.undo(context.message, before, kind=kind)
    show(context, logged, before, quote=_asked(context))


def _asked(context: CoachContext) -> Span:
    """The words that asked for it: the whole of a short message."""
    text = context.message.text
    return context.message.signed(Span(start=0, end=len(text), quote=text))


async def _redo(context: CoachContext, turns: Sequence[Turn]) -> None:
    """The last undo is taken back; without one, what the last change took out comes back."""
    context.corrected = True
    found = _changes(turns)
    if found.newest is None:
        await _ask_about_others(context)
        return
    if UNDID not in found.newest.extra:
        if all(receipt.action == "created" for receipt in found.newest.receipts):
            raise NothingToUndo("Nothing was taken back, so there is nothing to bring back.")
        await _take_back(context, turns, found.newest)
        return
    workouts = [receipt for receipt in found.newest.receipts if receipt.entity == "workout"]
    for nth, receipt in enumerate(workouts):
        before = await context.logbook.newest(context.message.user_id, _day(context, receipt), receipt.entity_id)
        redone = await context.logbook.redo(context.message, before, f"redo {receipt.entity_id}{nth or ''}")
        show(context, redone, before, quote=_asked(context))
    if len(workouts) < len(found.newest.receipts):
        await _tell_again(context, [turn for turn in turns if str(turn.number) == str(found.newest.extra[UNDID])])
    if not context.desk.receipts:
        raise NothingToUndo("That can't be brought back by “redo”. Tell it again, and it is kept again.")
    context.extra[REDID] = str(found.newest.number)


async def _tell_again(context: CoachContext, undone: Sequence[Turn]) -> None:
    """What a turn that was taken back told or taught is kept anew from its own words."""
    for turn in undone:
        message = replace(context.message, text=turn.text, turn=turn.number, at=turn.created_at or context.message.at)
        before = replace(context, message=message, corrected=False, answered=None)
        if any(receipt.entity == "planSession" for receipt in turn.receipts):
            await replan(before, ())
        elif any(receipt.entity in ENTITIES for receipt in turn.receipts):
            await learn(before)
            context.extra |= before.extra
            context.unit = before.unit
        elif context.remembers:
            await told_again(before, reported=any(receipt.entity == "workout" for receipt in turn.receipts))


def _day(context: CoachContext, receipt: Receipt) -> date:
    """The day of the workout that a receipt is about, as its row or the newest card of it says."""
    known = (row.date for row in context.rows if row.workout_id == receipt.entity_id)
    shapes = (card.data["workout"] for turn in context.turns for card in turn.cards if isinstance(card.data.get("workout"), dict))
    days = (date.fromisoformat(shape["date"]) for shape in shapes if shape.get("workout_id") == receipt.entity_id)
    return next(known, None) or next(days, date.min)


async def _words_of(context: CoachContext, turn: Turn) -> str:
    """What a turn did, in words made from the rows."""
    parts = [str(card.data["text"]) for card in turn.cards if card.kind == "memory" and card.data.get("text")]
    for receipt in turn.receipts:
        if receipt.entity != "workout":
            continue
        logged = await context.logbook.newest(context.message.user_id, _day(context, receipt), receipt.entity_id)
        done = {"created": "logging", "changed": "the change of", "removed": "removing"}[receipt.action]
        what = wording.workout(logged) if logged.workout.is_live else "a workout"
        parts.append(f"{done} {what} ({wording.day(logged.workout.date, context.message.today)})")
    return "; ".join(parts) or "the change before"
