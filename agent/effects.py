"""What tools do, done before the model too: record what the words report, correct what they correct. Twice is once."""

from agent.context import CoachContext
from coaching import cards, wording
from coaching.corrections import TargetUnclear, applied, target, touched_last
from coaching.logbook import Logged
from coaching.reading import log_entry
from domain.history import LoggedWorkout
from extraction.corrections import Correction, read_correction
from kit.errors import Conflict, Invalid


async def record_report(context: CoachContext, quote: str) -> str:
    """Store the workouts that the message reports within the quote; with an open question they wait as a draft."""
    message, reading = context.message, context.reading
    if quote.strip() not in message.text:
        raise Invalid("Only the user's own words can be logged. Quote them unchanged from this message.", code="quote_not_found")
    if reading.intent != "report" or not reading.workouts:
        return "These words report no workout of the user's own that can be stored. Nothing was stored."
    if reading.issues:
        return await _wait(context)
    for position, draft in enumerate(reading.workouts):
        first = context.answered_entry or log_entry(message, reading, message.at)
        logged = await context.logbook.record(message, draft, first if position == 0 else None)
        show(context, logged)
    return "; ".join(context.told)


async def correct(context: CoachContext, quote: str, *, quiet: bool = False) -> str:
    """Change what a sentence of the message corrects; `quiet` leaves what is unclear for the coach to ask about."""
    message = context.message
    if quote.strip() not in message.text:
        raise Invalid("Only the user's own words can correct a workout. Quote them unchanged.", code="quote_not_found")
    correction = read_correction(message.text, message.today)
    if correction is None:
        return "These words correct nothing that is stored. Ask the user what should change."
    try:
        logged = await _corrected(context, message.signed(correction))
    except TargetUnclear:
        if quiet:
            return ""
        raise
    show(context, logged, _as_it_was(context, logged))
    return "; ".join(context.told)


async def undo(context: CoachContext) -> str:
    """Take back the last change to the workout that was spoken of last."""
    recent = touched_last(context.recent)
    if not recent:
        raise Conflict("There is no workout whose last change could be taken back.", code="nothing_to_undo")
    logged = await context.logbook.undo(context.message, recent[0])
    show(context, logged, _as_it_was(context, logged))
    return "; ".join(context.told)


async def _corrected(context: CoachContext, correction: Correction) -> Logged:
    message, start = context.message, correction.quote.start
    if correction.kind == "undo":
        return await context.logbook.undo(message, _newest(context), start)
    current = target(correction, context.recent)
    if correction.kind == "remove_workout":
        return await context.logbook.remove(message, current, start)
    if correction.kind == "merge":
        return await _merged(context, start)
    draft = applied(correction, current.draft())
    if draft.is_empty():
        return await context.logbook.remove(message, current, start)
    return await context.logbook.revise(message, current, draft, correction.kind, start)


async def _merged(context: CoachContext, start: int) -> Logged:
    """The two workouts that were spoken of last become one: the later one's exercises follow the earlier one's."""
    recent = touched_last(context.recent)
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
    today = context.message.today
    context.desk.show(cards.workout_card(logged, today), logged.receipt)
    records = cards.record_card(logged.records)
    if records is not None:
        context.desk.show(records)
    verb = {"created": "logged", "changed": "changed to", "removed": "removed"}[logged.receipt.action]
    words = wording.workout(removed or logged.workout)
    context.told.append(f"{verb} {words} ({wording.day(logged.workout.workout.date, today)})")


def _as_it_was(context: CoachContext, logged: Logged) -> LoggedWorkout | None:
    """The workout before it was removed, so that it can be named."""
    if logged.receipt.action != "removed":
        return None
    return next((one for one in context.recent if one.workout.workout_id == logged.receipt.entity_id), None)


def _newest(context: CoachContext) -> LoggedWorkout:
    recent = touched_last(context.recent)
    if not recent:
        raise TargetUnclear("There is no workout in the log that this could change.")
    return recent[0]


async def _wait(context: CoachContext) -> str:
    issue = context.reading.issues[0]
    entry = await context.drafts.wait(context.message, context.reading)
    if context.question is None:
        context.question = issue.question
        context.extra["waiting"] = entry.extraction_id
        context.desk.show(cards.question_card(issue.question, entry.extraction_id))
    return f"Nothing is stored yet. It waits for one answer: {issue.question}"
