"""What tools do, done before the model too: record what the words report, correct what they correct. Twice is once."""

import re
from collections.abc import Sequence

from agent.context import CoachContext
from coaching import cards, wording
from coaching.corrections import applied, target, touched_last
from coaching.logbook import Logged, NothingToUndo, first_word, parted
from coaching.message import Message
from coaching.options import Option, TargetUnclear
from coaching.reading import log_entry
from domain.history import LoggedWorkout
from extraction.corrections import Correction, read_correction
from extraction.dates import find_dates
from kit.aside import aside
from kit.errors import CoachError, Conflict, Invalid
from storage.table import ConditionFailed, StoreUnavailable

_TAKES_BACK = re.compile(
    r"\b(?:undo|undid|take (?:that|it|this|them) back|revert|roll ?back|put (?:that|it) back|bring (?:that|it) back|restore|cancel|scrap"
    r"|forget (?:that|it)|wrong|mistake|mistaken|oops|didn['’]?t|delete[d]?|remove[d]?|never ?mind)\b",
    re.IGNORECASE,
)

_AGAIN = re.compile(r"^\W*(?:actually|sorry|wait|no|oh)?[\s,]*(?:the|my|those|that)\b[^.!?\n]{0,40}\b(?:was|were)\b", re.IGNORECASE)
_OF_THE_LAST = re.compile(r"\b(?:that|my|the) last\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=day)['’]s\b", re.IGNORECASE)
# "Remember that I squat 3x5 at 100" tells a fact, and reports nothing.
_TO_REMEMBER = re.compile(r"^\W*(?:please,? )?(?:remember|keep in mind|don['’]t forget|do not forget)\b", re.IGNORECASE)


async def record_report(context: CoachContext, quote: str = "") -> str:
    """Store the workouts that the message reports; with an open question they wait as a draft."""
    answered, reading = context.answered, context.reading
    if quote.strip() not in context.message.text:
        raise Invalid("Only the user's own words can be logged. Quote them unchanged from this message.", code="quote_not_found")
    if reading.intent != "report" or not reading.workouts:
        return "These words report no workout of the user's own that can be stored. Nothing was stored."
    if reading.issues:
        return await _wait(context)
    # The words that answer a question are not the ones that reported: what is stored keeps the earlier message as its own.
    message = answered.message if answered else context.message
    entry = answered.entry if answered else await aside(message.text, lambda: log_entry(message, reading, message.at))
    drafts = [part for draft in reading.workouts for part in parted(draft)]
    begins = [first_word(draft) for draft in drafts]
    for position, draft in enumerate(drafts):
        nth = begins[:position].count(begins[position])
        show(context, await context.logbook.record(message, draft, entry if position == 0 else None, nth=nth))
    return "; ".join(context.told)


async def store_what_is_clear(context: CoachContext) -> None:
    """Record a clear report or correction before any model runs, so that a log never hangs on a model's mood."""
    if _TO_REMEMBER.match(context.message.text):
        return
    try:
        context.follows |= await aside(context.message.text, lambda: _says_again(context))
        if context.follows or context.reading.intent == "correction":
            await correct(context, quiet=True)
        if (not context.told or context.edited) and context.reading.intent == "report" and context.reading.workouts:
            await record_report(context)
    except (Invalid, Conflict) as error:
        if isinstance(error, ConditionFailed):
            raise
        context.trouble = error.message


def _says_again(context: CoachContext) -> bool:
    """Whether a sentence such as "the squats were 100" speaks of sets that are stored, today or last, and not of new ones."""
    drafts = context.reading.workouts
    if not _AGAIN.match(context.message.text) or len(drafts) != 1 or len(drafts[0].exercises) != 1:
        return False
    [said] = drafts[0].exercises
    any_day = _OF_THE_LAST.search(context.message.text)
    rows = (row for row in context.rows if row.is_live and (any_day or row.date == drafts[0].date))
    stored = {ref.exercise_id for row in rows for ref in row.performances}
    return said.exercise_id in stored and all(one.reps is None for one in said.sets)


async def correct(context: CoachContext, quote: str = "", *, quiet: bool = False) -> str:
    """Change what a sentence of the message corrects; `quiet` leaves what is unclear or can't be done for the coach to talk about."""
    message = context.message
    if quote.strip() not in message.text:
        raise Invalid("Only the user's own words can correct a workout. Quote them unchanged.", code="quote_not_found")
    following = context.follows
    correction = await aside(message.text, lambda: read_correction(message.text, message.today, following=following))
    if correction is None:
        return "These words correct nothing that is stored. Ask the user what should change."
    if context.corrected:
        return "; ".join(context.told)
    try:
        logged = await _corrected(context, message.signed(correction))
    except (ConditionFailed, StoreUnavailable):
        raise
    except CoachError:
        if quiet:
            return ""
        raise
    show(context, logged, await _as_it_was(context, logged))
    return "; ".join(context.told)


async def correct_on(context: CoachContext, message: Message, option: Option) -> None:
    """Apply the words of an earlier message to what the user picked when asked."""
    correction = await aside(message.text, lambda: read_correction(message.text, message.today, following=True))
    current = await context.logbook.workouts.find(message.user_id, option.day, option.workout_id)
    if correction is None or current is None or not current.workout.is_live:
        raise TargetUnclear("That workout is not in the log any more, so nothing was changed.")
    if option.position is not None:
        correction = correction.model_copy(update={"exercise_words": current.exercises[option.position].name_as_written})
    show(context, await _changed(context, message, message.signed(correction), current), current)


async def undo(context: CoachContext) -> str:
    """Take back the last change to the workout that was spoken of last, when the user's words ask for that."""
    if context.corrected:
        return "; ".join(context.told)
    if not _TAKES_BACK.search(context.message.text):
        raise Invalid("The user did not ask in this message to take anything back.", code="undo_not_asked")
    logged = await _undone(context)
    show(context, logged, await _as_it_was(context, logged))
    return "; ".join(context.told)


async def _corrected(context: CoachContext, correction: Correction) -> Logged:
    message, start = context.message, correction.quote.start
    if correction.kind == "undo":
        return await _undone(context)
    if correction.kind == "merge":
        return await _merged(context, start)
    done = await _again(context, start, correction.kind, "remove")
    if done is not None:
        return done
    return await _changed(context, message, correction, target(correction, await _spoken_of(context, correction)))


async def _changed(context: CoachContext, message: Message, correction: Correction, current: LoggedWorkout) -> Logged:
    start = correction.quote.start
    if correction.kind == "remove_workout":
        return await context.logbook.remove(message, current, start)
    draft = applied(correction, current.draft())
    if draft.is_empty():
        return await context.logbook.remove(message, current, start)
    return await context.logbook.revise(message, current, draft, correction.kind, start)


async def _spoken_of(context: CoachContext, correction: Correction) -> Sequence[LoggedWorkout]:
    """The workouts that a correction may be about: those of the day that it names, else the latest."""
    today = context.message.today
    days = {one.day for one in find_dates(_POSSESSIVE.sub("  ", correction.quote.quote), today) if one.day <= today}
    if correction.kind == "set_date" or len(days) != 1:
        return await context.recent()
    day = days.pop()
    found = await context.progress.between(context.message.user_id, day, day)
    if not found:
        raise TargetUnclear(f"No workout is stored {wording.on_day(day, today)}, so nothing was changed.")
    return found


async def _again(context: CoachContext, start: int, *kinds: str) -> Logged | None:
    """What these words did already: a correction that is tried again must not find itself another workout."""
    effects = {context.message.effect(kind, start) for kind in kinds}
    made = ((row, effect) for row in context.rows for effect in row.effects if effect in effects)
    row, effect = next(made, (None, ""))
    return await context.logbook.again(row, effect) if row else None


async def _undone(context: CoachContext) -> Logged:
    """The last change of all taken back, once for a message; a workout that was taken out comes back."""
    done = await _again(context, 0, "undo")
    if done is not None:
        return done
    gone = [LoggedWorkout(workout=row, performances=()) for row in context.rows if row.deleted_at and not row.moved_to]
    touched = touched_last([*await context.recent(), *gone])
    if not touched:
        raise NothingToUndo("There is no workout whose last change could be taken back.")
    return await context.logbook.undo(context.message, touched[0])


async def _merged(context: CoachContext, start: int) -> Logged:
    """The two workouts that were spoken of last become one: the later one's exercises follow the earlier one's."""
    recent = touched_last(await context.recent())
    done = await _again(context, start, "merge")
    if done is not None:
        for other in [one for one in recent if one.workout.workout_id != done.receipt.entity_id][:1]:
            if await _again(context, start, "remove") is None:
                await context.logbook.remove(context.message, other, start)
        return done
    if len(recent) < 2:
        raise Conflict("There is only one workout, so nothing can be merged.", code="nothing_to_merge")
    later, earlier = recent[0], recent[1]
    draft = earlier.draft()
    both = draft.model_copy(
        update={
            "exercises": (*draft.exercises, *later.exercises),
            "metcons": (*draft.metcons, *later.workout.metcons),
            "achievements": (*draft.achievements, *later.workout.achievements),
            "concerns": (*draft.concerns, *later.workout.concerns),
        }
    )
    merged = await context.logbook.revise(context.message, earlier, both, "merge", start)
    await context.logbook.remove(context.message, later, start)
    return merged


def show(context: CoachContext, logged: Logged, removed: LoggedWorkout | None = None) -> None:
    """Put what was stored on the desk, once, and note it for the coach in words made from the rows; `removed` is what went."""
    if any(receipt.id == logged.receipt.id for receipt in context.desk.receipts):
        return
    context.corrected |= logged.receipt.action != "created"
    today = context.message.today
    context.desk.show(cards.workout_card(logged, removed), logged.receipt)
    records = cards.record_card(logged.records)
    if records is not None:
        context.desk.show(records)
    verb = {"created": "logged", "changed": "changed to", "removed": "removed"}[logged.receipt.action]
    words = wording.workout(removed or logged.workout)
    context.told.append(f"{verb} {words} ({wording.day(logged.workout.workout.date, today)})")


async def _as_it_was(context: CoachContext, logged: Logged) -> LoggedWorkout | None:
    """The workout before it was removed, so that it can be named."""
    if logged.receipt.action != "removed":
        return None
    return next((one for one in await context.recent() if one.workout.workout_id == logged.receipt.entity_id), None)


async def _wait(context: CoachContext) -> str:
    issue = context.reading.issues[0]
    entry = await context.drafts.wait(context.message, context.reading)
    if context.question is None:
        context.question = issue.question
        context.extra["waiting"] = entry.extraction_id
        context.desk.show(cards.question_card(issue.question, entry.extraction_id, issue.code))
    return f"Nothing is stored yet. It waits for one answer: {issue.question}"
