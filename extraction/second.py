"""The second speed: a model reads what the notation left, and only what the text itself says is kept.

A model that is malformed, empty, refusing, slow or lying costs sets that could have been read; it never adds an untrue one, and
reading never fails because of it. Where nothing is left no model is asked.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from pydantic import BaseModel, ConfigDict
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt

from domain.workout import PerformedExercise, Span, WorkoutDraft
from extraction.claims import SCHEMA, Claim, UnusableReply, claims_in
from extraction.dates import DateMention, find_dates, mention_for
from extraction.earning import Earned, Judge
from extraction.intent import clauses, reported_days
from extraction.left import covered, left_over
from extraction.names import hint_for
from extraction.resolve import ReadingContext
from extraction.result import UNSURE, Extraction, Issue, Unplaced
from kit import log
from kit.llm import ChatModel
from kit.llm.marks import told
from prompts import library

TRIES: Final = 3  # one and two repairs
DEADLINE_S: Final = 20.0
LONGEST_NOTE: Final = 4000
MOST_STRETCHES: Final = 12
LONGEST_REPLY: Final = 900

logger = log.get("extraction")


class Example(BaseModel):
    """A note with what was left of it, and the answer that a good model gives."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    note: str
    left: tuple[str, ...]
    sets: tuple[Claim, ...]


class Examples(BaseModel):
    """The examples of one prompt, in the order in which they are shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    examples: tuple[Example, ...]


def examples() -> tuple[Example, ...]:
    """The few shots that stand before every note."""
    shown: Examples = library.data(library.FOLDER / "examples" / "read_workout.yaml", Examples)
    return shown.examples


async def read_left(text: str, context: ReadingContext, first: Extraction, model: ChatModel, deadline_s: float = DEADLINE_S) -> Extraction:
    """The reading with what a model found in the words that the notation left; the first reading as it is when it found nothing."""
    left = left_over(text, first, context)
    if not left:
        return first
    try:
        async with asyncio.timeout(deadline_s):
            claims = await _ask(model, _messages(text, left))
    except Exception as error:  # noqa: BLE001 - the model's edge: whatever it does, the first reading stands
        logger.warning("the model read nothing", **log.failure(error))
        return first
    earned, dropped = Judge(text, left, first, covered(text, first, context), context).judge(claims)
    return _joined(text, first, earned, dropped, context)


def added(first: Extraction, reading: Extraction) -> Extraction:
    """Of a reading, only what a model has put behind the first."""
    before = {(workout.date, one.exercise_id): len(one.sets) for workout in first.workouts for one in workout.exercises}
    workouts = tuple(workout.model_copy(update=_NOTHING | {"exercises": _further(workout, before)}) for workout in reading.workouts)
    found = tuple(workout for workout in workouts if workout.exercises)
    return reading.model_copy(update={"workouts": found, "unplaced": ()})


_NOTHING: Final[dict[str, Any]] = {
    "name": None, "duration_min": None, "session_rpe": None, "feeling": None, "environment": None,
    "metcons": (), "achievements": (), "concerns": (), "notes": None,
}  # fmt: skip


def _further(workout: WorkoutDraft, before: Mapping[tuple[date, str], int]) -> tuple[PerformedExercise, ...]:
    rows = ((exercise, exercise.sets[before.get((workout.date, exercise.exercise_id), 0) :]) for exercise in workout.exercises)
    return tuple(exercise.model_copy(update={"sets": sets}) for exercise, sets in rows if sets)


async def _ask(model: ChatModel, messages: list[BaseMessage]) -> tuple[Claim, ...]:
    """The model's claims: with the schema first, then in plain text, each repair told what was wrong."""
    said = list(messages)
    shaped = True

    async def ask() -> tuple[Claim, ...]:
        nonlocal shaped
        options: dict[str, Any] = {"response_format": _FORMAT} if shaped else {}
        try:
            reply = await model.ainvoke(said, max_tokens=LONGEST_REPLY, **options)
        except Exception:
            shaped = False  # many servers know no schema
            raise
        answer = reply.text
        try:
            return claims_in(answer)
        except UnusableReply as why:
            said[len(messages) :] = [AIMessage(answer[:LONGEST_REPLY] or "(nothing)"), HumanMessage(str(why))]
            raise

    retrying = AsyncRetrying(stop=stop_after_attempt(TRIES), retry=retry_if_exception_type(Exception), before_sleep=_note, reraise=True)
    return await retrying(ask)


def _note(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    logger.info("asking the model again", tries=state.attempt_number, error=type(error).__name__)


_FORMAT: Final = {"type": "json_schema", "json_schema": {"name": "sets", "schema": SCHEMA}}


def _messages(text: str, left: Sequence[Span]) -> list[BaseMessage]:
    """What never changes stands first, so that it is cached; the note comes last."""
    prompt = library.load("read_workout")
    said: list[BaseMessage] = [told(prompt.text, prompt.id)]
    for example in examples():
        said += [HumanMessage(_asked(example.note, example.left)), AIMessage(_answer(example))]
    begin = max(0, left[0].start - LONGEST_NOTE // 8) if len(text) > LONGEST_NOTE else 0
    note = text[begin : begin + LONGEST_NOTE]
    return [*said, HumanMessage(_asked(note, [span.quote for span in left[:MOST_STRETCHES] if span.start < begin + LONGEST_NOTE]))]


def _asked(note: str, left: Sequence[str]) -> str:
    return json.dumps({"note": note, "not read yet": list(left)}, ensure_ascii=False)


def _answer(example: Example) -> str:
    return json.dumps({"sets": [claim.model_dump(exclude_none=True) for claim in example.sets]}, ensure_ascii=False)


def _joined(text: str, first: Extraction, earned: Sequence[Earned], dropped: Sequence[Unplaced], context: ReadingContext) -> Extraction:
    """The first reading with the earned sets in the workout of their day."""
    if not earned:
        return first.model_copy(update={"unplaced": (*first.unplaced, *dropped)})
    dates = reported_days(find_dates(text, context.today), clauses(text, names=context.people))
    workouts = {workout.date: workout for workout in first.workouts}
    for one in sorted(earned, key=lambda found: found.start):
        day, mention = _day(one.start, dates, context)
        workouts[day] = _with(workouts.get(day) or _new(text, day, mention, one), one)
    places = [(span.start, span.end) for one in earned for done in one.sets for span in done.source]
    return Extraction(
        intent="report",
        workouts=tuple(workouts.values()),
        issues=_issues(text, [issue for issue in first.issues if not _meets(issue, places)], earned),
        unplaced=(*(one for one in first.unplaced if not _meets(one, places)), *dropped),
    )


def _day(position: int, dates: tuple[DateMention, ...], context: ReadingContext) -> tuple[date, DateMention | None]:
    mention = mention_for(position, dates)
    return (mention.day if mention else context.today), mention


def _new(text: str, day: date, mention: DateMention | None, one: Earned) -> WorkoutDraft:
    source = Span(start=mention.start, end=mention.end, quote=text[mention.start : mention.end]) if mention else None
    return WorkoutDraft(date=day, date_source=source, type="endurance" if hint_for(one.exercise_id).cardio else "strength")


def _with(workout: WorkoutDraft, one: Earned) -> WorkoutDraft:
    """The workout with the sets behind those of the same exercise, or as a new exercise."""
    exercises = list(workout.exercises)
    found = PerformedExercise(name_as_written=one.name.quote, exercise_id=one.exercise_id, sets=one.sets, source=(one.name,))
    place = next((at for at, exercise in enumerate(exercises) if exercise.exercise_id == one.exercise_id), None)
    if place is None:
        exercises.append(found)
    else:
        exercises[place] = longer(exercises[place], found)
    return workout.model_copy(update={"exercises": tuple(exercises)})


def longer(exercise: PerformedExercise, further: PerformedExercise) -> PerformedExercise:
    """An exercise with further sets behind its own; one that was only named takes the other's words for its name."""
    if not exercise.sets:
        return further
    return exercise.model_copy(update={"sets": (*exercise.sets, *further.sets)})


def _meets(one: Issue | Unplaced, places: Sequence[tuple[int, int]]) -> bool:
    """Whether what was unclear has been read now."""
    unread = getattr(one, "code", getattr(one, "reason", "")) == "exercise_missing"
    return unread and any(start < one.end and one.start < end for start, end in places)


def _issues(text: str, known: Sequence[Issue], earned: Sequence[Earned]) -> tuple[Issue, ...]:
    """One question at most: what was open before, else a missing unit, else whether the guess is right."""
    if known:
        return tuple(known)
    for one in earned:
        if any(done.weight is not None and done.unit is None for done in one.sets):
            return (Issue(code="unit_missing", question="Kilos or pounds?", start=one.start, end=one.start + 1),)
    guess = next((one for one in earned if one.sets[0].confidence == "low"), None)
    if guess is None:
        return ()
    source = guess.sets[0].source
    start, end = source[0].start, source[-1].end
    return (Issue(code=UNSURE, question=f"I read “{text[start:end]}” as {guess.name.quote}: is that right?", start=start, end=end),)
