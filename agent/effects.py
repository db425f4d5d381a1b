"""What tools do, done before the model too: record what the words report, correct what they correct. Twice is once."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from agent.context import CoachContext
from agent.mending import Mended, mended, says_again
from agent.repeated import told_before
from agent.retelling import Retold, retold
from agent.reweighing import reweighed
from agent.scopes import just_before, scope_for
from coaching import cards, differences, wording
from coaching.corrections import applied, target, touched_last
from coaching.logbook import Logged, first_word, parted
from coaching.message import Message
from coaching.options import Option, TargetUnclear, WhichOne
from coaching.reading import log_entry
from domain.history import LoggedWorkout
from domain.workout import Span
from extraction.correction_sentences import Correction
from extraction.corrections import read_correction, read_several
from kit.aside import aside
from kit.errors import CoachError, Conflict, Invalid
from storage.table import ConditionFailed, StoreUnavailable

CHOICE: Final = "edit"
"""Where a turn's `extra` keeps the words whose target was asked about, and what they may mean."""
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
        if (there := await told_before(context, draft, message.effect(f"workout{nth or ''}", begins[position]))) is not None:
            context.told.append(f"nothing to add, the log has {stands(context, there)}")
            continue
        show(context, await context.logbook.record(message, draft, entry if position == 0 else None, nth=nth))
    return "; ".join(context.told)


async def store_what_is_clear(context: CoachContext) -> None:
    """Record a clear report or correction before any model runs, so that a log never hangs on a model's mood."""
    if _TO_REMEMBER.match(context.message.text):
        return
    try:
        if await reweighed(context):
            return
        if (anew := await retold(context)) is not None:
            await _anew(context, anew)
            return
        if (words := await mended(context)) is not None:
            await _both(context, words)
            return
        context.follows |= await says_again(context, context.message.text, context.reading)
        if context.follows or context.reading.intent == "correction":
            await correct(context, quiet=True)
        if (not context.told or context.edited) and context.reading.intent == "report" and context.reading.workouts:
            await record_report(context)
    except (Invalid, Conflict) as error:
        if isinstance(error, ConditionFailed):
            raise
        context.trouble = error.message


async def _anew(context: CoachContext, words: Retold) -> None:
    """Put what the message tells once more in the place of what is stored."""
    tried = context.message.effect("retold", 0) in words.current.workout.effects
    if not tried and differences.is_same(words.current.draft(), words.draft):
        context.told.append(f"nothing to change, the log has {stands(context, words.current)}")
        context.corrected = True
        return
    show(context, await context.logbook.revise(context.message, words.current, words.draft, "retold", 0), words.current)


async def _both(context: CoachContext, words: Mended) -> None:
    """Store what a message reports and correct what it corrects; what is put right in the same breath is stored first."""
    context.reading = words.rest
    if words.behind:
        await record_report(context)
    try:
        await _corrected(context, context.message.signed(words.correction), {})
    except WhichOne as which:
        ask(context, which)
    except (Invalid, Conflict) as error:
        if isinstance(error, ConditionFailed):
            raise
        context.trouble = error.message
    if not words.behind:
        await record_report(context)


async def correct(context: CoachContext, quote: str = "", *, quiet: bool = False) -> str:
    """Change what a sentence of the message corrects; `quiet` leaves what is unclear or can't be done for the coach to talk about."""
    message = context.message
    if quote.strip() not in message.text:
        raise Invalid("Only the user's own words can correct a workout. Quote them unchanged.", code="quote_not_found")
    following = context.follows
    corrections = await corrections_of(message, following=following)
    if not corrections:
        return "Nothing was changed: these words name nothing of the log that I could change. What exactly should be different?"
    if context.corrected:
        return "; ".join(context.told)
    try:
        changed: dict[str, LoggedWorkout] = {}
        for correction in corrections:
            await _corrected(context, message.signed(correction), changed)
    except (ConditionFailed, StoreUnavailable):
        raise
    except WhichOne as which:
        ask(context, which)
        return which.message
    except CoachError:
        if quiet:
            return ""
        raise
    return "; ".join(context.told) or context.question or ""


async def corrections_of(message: Message, *, following: bool) -> Sequence[Correction]:
    """What the message corrects; `following` says that it speaks of what was just logged."""
    return await aside(message.text, lambda: _read(message, following))


async def changes(context: CoachContext, corrections: Sequence[Correction]) -> list[tuple[LoggedWorkout, bool]]:
    """The workouts that corrections of sets are about, as they are, and whether these would make any difference."""
    found: list[tuple[LoggedWorkout, bool]] = []
    for correction in corrections:
        if correction.kind.startswith("set_") or correction.kind == "rename_exercise":
            current = target(correction, await scope_for(context, correction))
            found.append((current, not differences.is_same(current.draft(), applied(correction, current))))
    return found


def _read(message: Message, following: bool) -> Sequence[Correction]:
    several = read_several(message.text, message.today) if following else ()
    one = None if several else read_correction(message.text, message.today, following=following)
    return several or ((one,) if one else ())


async def correct_on(context: CoachContext, message: Message, option: Option) -> None:
    """Apply the words of an earlier message to what the user picked when asked."""
    correction = await aside(message.text, lambda: read_correction(message.text, message.today, following=True))
    current = await context.logbook.workouts.find(message.user_id, option.day, option.workout_id)
    if correction is None or current is None or not current.workout.is_live:
        raise TargetUnclear("That workout is not in the log any more, so nothing was changed.")
    name = current.exercises[option.position].name_as_written if option.position is not None else None
    if name is not None or correction.kind == "set_date":
        correction = correction.model_copy(update={"exercise_words": name})
    correction = message.signed(correction)
    logged = await _changed(context, message, correction, current)
    if logged is not None:
        show(context, logged, current, quote=correction.quote)


async def _corrected(context: CoachContext, correction: Correction, changed: dict[str, LoggedWorkout]) -> None:
    """Apply one correction; `changed` are the workouts as corrections before it in the message left them."""
    message, start = context.message, correction.quote.start
    if correction.kind == "merge":
        await _merged(context, correction.quote)
        return
    done = await _again(context, start, correction.kind, "remove")
    if done is not None:
        show(context, done, quote=correction.quote)
        return
    if correction.day is not None and correction.day > message.today:
        raise TargetUnclear("That day is still to come, so nothing was changed. Which day was it?")
    found = target(correction, await scope_for(context, correction))
    if _talk_moved_on(context, correction):
        question = f"The log has {stands(context, found)}. Shall I change that: “{correction.quote.quote.strip()}”?"
        ask_for(context, question, message.text, [Option.of(found, wording.workout(found))], whether=True)
        return
    current = changed.get(found.workout.workout_id, found)
    logged = await _changed(context, message, _with_unit(context, correction, current), current)
    if logged is not None:
        changed[found.workout.workout_id] = logged.workout
        show(context, logged, current, quote=correction.quote)


def _with_unit(context: CoachContext, correction: Correction, current: LoggedWorkout) -> Correction:
    """A weight for sets that had none is in the unit that the user prefers."""
    sets = [done for exercise in current.exercises for done in exercise.sets]
    bare = correction.kind == "set_weight" and correction.unit is None and not any(done.unit for done in sets)
    bare = bare and any(done.reps is not None for done in sets)
    return correction.model_copy(update={"unit": context.unit}) if bare and context.unit else correction


async def _changed(context: CoachContext, message: Message, correction: Correction, current: LoggedWorkout) -> Logged | None:
    """The workout as it was changed; None when it stands like that already, which is then said."""
    start = correction.quote.start
    if correction.kind == "remove_workout":
        return await context.logbook.remove(message, current, start)
    draft = applied(correction, current)
    if draft.is_empty():
        return await context.logbook.remove(message, current, start)
    tried = message.effect(correction.kind, start) in current.workout.effects
    if not tried and differences.is_same(current.draft(), draft):
        context.told.append(f"nothing to change, the log has {stands(context, current)}")
        context.corrected = True
        return None
    return await context.logbook.revise(message, current, draft, correction.kind, start)


def stands(context: CoachContext, current: LoggedWorkout) -> str:
    """A stored workout and its day, in words."""
    return f"{wording.workout(current)} ({wording.day(current.workout.date, context.message.today)})"


def _talk_moved_on(context: CoachContext, correction: Correction) -> bool:
    """Whether a number or name that names no workout may mean something else: what this sitting stored or changed last is none."""
    named = correction.exercise_words or correction.on_day or correction.day or correction.old
    stored = next((turn for turn in context.turns if turn.receipts), None) if just_before(context) else None
    of_sets = correction.kind.startswith("set_") or correction.kind == "rename_exercise"
    if named or stored is None or not of_sets or correction.kind == "set_date":
        return False
    return all(receipt.entity != "workout" for receipt in stored.receipts)


def ask(context: CoachContext, which: WhichOne) -> None:
    """Ask which thing is meant; the next message answers."""
    ask_for(context, which.message, context.message.text, which.options)


def ask_for(context: CoachContext, question: str, words: str, options: Sequence[Option], *, whether: bool = False) -> None:
    """Ask something before `words` change what is picked of the options; the next message answers. `whether` asks for a yes or no."""
    context.question = question
    context.corrected = True
    listed = [one.model_dump(mode="json") for one in options]
    asked = {"words": words, "options": listed, **({"whether": True} if whether else {})}
    context.extra[CHOICE] = json.dumps(asked, separators=(",", ":"))


async def _again(context: CoachContext, start: int, *kinds: str) -> Logged | None:
    """What these words did already: a correction that is tried again must not find itself another workout."""
    effects = {context.message.effect(kind, start) for kind in kinds}
    made = ((row, effect) for row in context.rows for effect in row.effects if effect in effects)
    row, effect = next(made, (None, ""))
    return await context.logbook.again(row, effect) if row else None


async def _merged(context: CoachContext, quote: Span) -> None:
    """The two workouts that were spoken of last become one: the later one's exercises follow the earlier one's."""
    start, recent = quote.start, touched_last(await context.recent())
    done = await _again(context, start, "merge")
    if done is not None:
        show(context, done, words="merged into one: ", quote=quote)
        gone = await _again(context, start, "remove")
        for other in [one for one in recent if not gone and one.workout.workout_id != done.receipt.entity_id][:1]:
            gone = await context.logbook.remove(context.message, other, start)
        if gone is not None:
            show(context, gone, words="", quote=quote)
        return
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
    show(context, merged, words="merged into one: ", quote=quote)
    show(context, await context.logbook.remove(context.message, later, start), later, words="", quote=quote)


def show(
    context: CoachContext,
    logged: Logged,
    before: LoggedWorkout | None = None,
    words: str | None = None,
    quote: Span | None = None,
) -> None:
    """Put what was stored on the desk, once, and note it for the coach in words made from the rows; `before` is the workout as it was,
    `words` what is said instead of what was done, nothing when they are empty, `quote` the words that asked for it."""
    if any(receipt.id == logged.receipt.id for receipt in context.desk.receipts):
        return
    if quote is not None and quote not in logged.receipt.source:
        logged = replace(logged, receipt=logged.receipt.model_copy(update={"source": (*logged.receipt.source, quote)}))
    context.corrected |= logged.receipt.action != "created"
    context.desk.show(cards.workout_card(logged, before if logged.receipt.action == "removed" else None), logged.receipt)
    records = cards.record_card(logged.records)
    if records is not None:
        context.desk.show(records)
    if words != "":
        context.told.append(_told(logged, before, context.message.today, words))


def _told(logged: Logged, before: LoggedWorkout | None, today: date, words: str | None) -> str:
    action = logged.receipt.action
    if action == "changed" and before is not None and before.workout.is_live:
        return differences.changed(before, logged.workout, today)
    brought = action == "changed" and before is not None
    verb = words or ("brought back " if brought else {"created": "logged ", "changed": "changed to ", "removed": "removed "}[action])
    what = wording.workout(before if before is not None and action == "removed" else logged.workout)
    return f"{verb}{what} ({wording.day(logged.workout.workout.date, today)})"


async def _wait(context: CoachContext) -> str:
    issue = context.reading.issues[0]
    entry = await context.drafts.wait(context.message, context.reading)
    if context.question is None:
        context.question = issue.question
        context.extra["waiting"] = entry.extraction_id
        context.desk.show(cards.question_card(issue.question, entry.extraction_id, issue.code))
    return f"Nothing is stored yet. It waits for one answer: {issue.question}"
