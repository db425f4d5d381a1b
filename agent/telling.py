"""What the user tells of themselves, in a turn: put right, settled or taken back by the next message, and shown with its receipts."""

import re
from collections.abc import Sequence
from typing import Final

from agent.context import CoachContext
from coaching.telling.choosing import as_text, from_text
from coaching.telling.goals import about_goals
from coaching.telling.keeping import Kept, Telling
from coaching.telling.mending import mend
from coaching.telling.telling import settle
from coaching.telling.undoing import ROWS
from domain.conversation import Card, Turn
from domain.exercises import catalogue
from domain.workout import Span, WorkoutDraft

CHOICE: Final = "telling"
UNDID: Final = "undid"
LOOKS_BACK: Final = 4
_INSTEAD = re.compile(r"\bmake (?:it|that)\b.*\binstead\b", re.IGNORECASE)


def telling_of(context: CoachContext) -> Telling:
    """The message as one that may tell something."""
    config = context.coach.technical_config if context.coach else None
    return Telling(
        message=context.message,
        about=context.about,
        memories=context.memories.rows,
        clock=context.logbook.clock,
        known=list(context.known),
        unit=context.unit,
        minded=[one for one in config.injury_considerations if not one.endswith("_past")] if config else (),
        gear=frozenset(kinds(config.equipment_available)) if config else frozenset(),
    )


async def follow(context: CoachContext, turns: Sequence[Turn]) -> None:
    """Settle or put right what an earlier turn kept of the user's words, when this message does that."""
    _set_apart(context)
    if context.told or context.corrected or not turns:
        return
    before = _spoken_of(context.message.text, turns)
    if before.status == "done" and context.remembers:
        await _go_on(context, before)


def _spoken_of(text: str, turns: Sequence[Turn]) -> Turn:
    """The turn that a message goes on with: the one before, or, for something "instead", the last that changed anything."""
    if not _INSTEAD.search(text):
        return turns[0]
    return next((turn for turn in turns[:LOOKS_BACK] if turn.receipts), turns[0])


def _set_apart(context: CoachContext) -> None:
    """What is said about a goal is no report and corrects no workout, however many numbers it names."""
    reading, talk = context.reading, about_goals(context.message.text)
    if not talk or context.answered:
        return
    kept = tuple(one for one in reading.workouts if not _all_inside(_words_of(one), talk))
    if kept != reading.workouts or (reading.intent == "correction" and not kept):
        intent = reading.intent if kept else "plan"
        context.reading = reading.model_copy(update={"workouts": kept, "intent": intent, "issues": () if not kept else reading.issues})
    if not kept:
        context.follows = False


def _words_of(draft: WorkoutDraft) -> list[Span]:
    return [span for exercise in draft.exercises for one in exercise.sets for span in one.source]


def _all_inside(spans: Sequence[Span], parts: Sequence[Span]) -> bool:
    return bool(spans) and all(any(part.start <= span.start and span.end <= part.end for part in parts) for span in spans)


async def _go_on(context: CoachContext, before: Turn) -> None:
    waiting = before.extra.get(CHOICE)
    kept = await settle(telling_of(context), from_text(str(waiting))) if waiting else None
    if kept is None:
        told = [receipt for receipt in before.receipts if receipt.entity in ROWS and receipt.action != "removed"]
        kept = await mend(telling_of(context), told) if told and UNDID not in before.extra else None
    if kept is not None:
        _told(context, kept)


def _told(context: CoachContext, kept: Kept) -> None:
    show(context, kept)
    context.told += [kept.words] if kept.words else []
    context.corrected = True


def show(context: CoachContext, kept: Kept) -> None:
    """Put what was kept on the desk, and ask what it leaves open; one question at a time."""
    if kept.receipts:
        first, *more = kept.receipts
        fact = next((one.entity_id for one in kept.receipts if one.entity == "memory"), None)
        data = {"text": kept.words, **({"memory_id": fact} if fact else {})}
        context.desk.show(Card(kind="memory", title=kept.title, data=data), first)
        known = {receipt.id for receipt in context.desk.receipts}
        context.desk.receipts += [receipt for receipt in more if receipt.id not in known]
    if kept.question and context.question is None:
        context.question = kept.question
        if kept.choice:
            context.extra[CHOICE] = as_text(kept.choice)


def kinds(words: Sequence[str]) -> set[str]:
    """The catalogue's kinds of equipment that some words name."""
    known = {"rack", *(piece for one in catalogue().all() for piece in one.equipment)}  # its lifts need it, though none names it
    named = (word.strip().lower().replace(" ", "_").replace("-", "_") for word in words)
    return {EQUIPMENT_WORDS.get(word, word.removesuffix("s") if word.removesuffix("s") in known else word) for word in named} & known


EQUIPMENT_WORDS = {"dumbbells": "dumbbell", "kettlebells": "kettlebell", "machines": "machine", "cables": "cable", "bands": "band"}
EQUIPMENT_WORDS |= {"kb": "kettlebell", "kbs": "kettlebell", "db": "dumbbell", "dbs": "dumbbell", "bb": "barbell"}
