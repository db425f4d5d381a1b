"""A message that both reports and puts something right: neither is lost, and each is done where it stands in the words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from agent.context import CoachContext
from coaching.corrections import is_called
from domain.workout import Span
from extraction import Extraction
from extraction.correction_sentences import Correction
from extraction.corrections import read_correction, read_several
from extraction.repairs import TAKEN_BACK, slips
from kit.aside import aside

LONGEST: Final = 600
_PLACES: Final = 6
_PUTS_RIGHT: Final = frozenset(
    {"set_weight", "set_unit", "set_reps", "set_scheme", "set_rpe", "set_duration", "set_distance", "set_rounds", "set_list", "lose_reps"}
    | {"rename_exercise", "add_sets", "set_date"}
)
_DIGIT = re.compile(r"\d")
_JOINT = re.compile(r"[.!;\n](?=\s)|,?\s(?:and|then|also|plus)\s|,\s", re.IGNORECASE)
_AGAIN = re.compile(
    r"^\W*(?:(?:actually|sorry|wait|no|oh|and|so|ok(?:ay)?|also|btw|by the way)[\s,]+){0,3}(?:the|my|those|that|[A-Z]\w+)\b[^.!?\n]{0,40}"
    r"\b(?:was|were|should (?:be|have been))\b",
    re.IGNORECASE,
)
# "20 min, no wait 25": what the sentence itself does not mend, for one number has a unit and the other has none.
_SLIP = re.compile(rf"(?<=[,–—-]) (?:oh |ah |hm+ |erm? )?(?:{TAKEN_BACK})\b(?=.*\d)[^.!?\n]{{1,30}}$", re.IGNORECASE)
_OF_THE_LAST = re.compile(r"\b(?:that|my|the) last\b", re.IGNORECASE)


class Mended(NamedTuple):
    """What a message corrects, what it reports beside that, and whether it reports first and then puts that right."""

    correction: Correction
    rest: Extraction
    behind: bool


async def mended(context: CoachContext) -> Mended | None:
    """What the message reports and corrects; None for most messages, which do one of both or neither."""
    text = context.message.text
    if context.answered or len(text) > LONGEST or not _DIGIT.search(text) or read_several(text):
        return None
    found = await aside(text, partial(_corrected, context, text))
    for head in () if found else await aside(text, partial(_heads, text)):
        reading = await aside(head, partial(_read, context, head))
        if not reading.workouts or await says_again(context, head, reading):
            found = await aside(head, partial(_corrected, context, head, following=True))
            if found is not None and found.exercise_words:
                break
            found = None
    return await aside(text, partial(_beside, context, found)) if found else None


async def says_again(context: CoachContext, text: str, reading: Extraction) -> bool:
    """Whether a sentence such as "the squats were 100" speaks of sets that are stored, that day or last, and not of new ones."""
    if len(reading.workouts) != 1 or not _AGAIN.match(text):
        return False
    [draft] = reading.workouts
    if any(done.reps is not None for exercise in draft.exercises for done in exercise.sets):
        return False
    any_day = _OF_THE_LAST.search(text)
    rows = [row for row in context.rows if row.is_live and (any_day or row.date == draft.date)]
    if not rows and draft.date < context.message.today:
        rows = [one.workout for one in await context.progress.between(context.message.user_id, draft.date, draft.date)]
    stored = {ref.exercise_id for row in rows for ref in row.performances} | {one.name for row in rows for one in row.metcons}
    return {*(one.exercise_id for one in draft.exercises), *(one.name for one in draft.metcons)} <= stored


def _corrected(context: CoachContext, text: str, *, following: bool = False) -> Correction | None:
    found = read_correction(text, context.message.today, following=following)
    if found is None and not slips(text) and (slip := _SLIP.search(text)):
        found = read_correction(f"{' ' * slip.start()}{text[slip.start() :]}", context.message.today)
    return found if found and found.kind in _PUTS_RIGHT else None


def _heads(text: str) -> list[str]:
    """What stands before each place where a message may go on with something else."""
    return [text[: at.start()] for at in _JOINT.finditer(text)][:_PLACES] if _AGAIN.match(text) else []


def _read(context: CoachContext, text: str) -> Extraction:
    return context.reader.read(replace(context.message, text=text), context.unit, [row for row in context.rows if row.is_live])


def _beside(context: CoachContext, correction: Correction) -> Mended | None:
    """The correction with what the rest of the message reports; None when that is nothing, or the same sets once more."""
    text, quote = context.message.text, correction.quote
    rest = f"{text[: quote.start]}{' ' * (quote.end - quote.start)}{text[quote.end :]}"
    reading = _read(context, rest) if _DIGIT.search(rest) else None
    if reading is None or reading.intent != "report" or not reading.workouts or reading.issues:
        return None
    behind = min((span.start for span in _sources(reading)), default=quote.end) < quote.start
    named = [word for word in (correction.exercise_words, correction.new_name) if word]
    same = any(is_called(exercise, name) for draft in reading.workouts for exercise in draft.exercises for name in named)
    if (same and not behind) or (behind and not named and correction.on_day is None and len(reading.workouts) > 1):
        return None
    return Mended(correction, reading, behind)


def _sources(reading: Extraction) -> Iterator[Span]:
    for draft in reading.workouts:
        yield from (span for exercise in draft.exercises for span in exercise.source)
        yield from (span for metcon in draft.metcons for span in metcon.source)
