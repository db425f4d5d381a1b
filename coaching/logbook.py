"""The logbook: records workouts, revises them, takes changes back, and keeps the records true to them.

Every change is one transaction that also checks the turn it comes from. Done again, it gives the same receipt.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coaching import records as keeping
from coaching.message import Message
from domain.conversation import Receipt
from domain.history import LoggedWorkout, ObjectPointer, Performance, PerformanceRef, Workout
from domain.imports import ExtractionLog
from domain.records import PersonalRecord
from domain.workout import WorkoutDraft
from kit import log
from kit.clock import Clock
from kit.errors import Conflict, NotFound
from storage.blobs import Blobs, BlobsUnavailable, Pointer
from storage.table import ConditionFailed, Write
from storage.workouts import MAX_WRITES, Workouts, putting, putting_extraction, putting_records, removing_performances, removing_records

TRIES = 8
EFFECTS_KEPT = 20

logger = log.get("logbook")


class NothingToUndo(Conflict):
    """The workout is as it was first stored, or its earlier form can't be read now."""

    code = "nothing_to_undo"


@dataclass(frozen=True)
class Logged:
    """What a change came to: its receipt, the workout as it is stored now, and the records that it set."""

    receipt: Receipt
    workout: LoggedWorkout
    records: tuple[PersonalRecord, ...] = ()


class Logbook:
    """The only writer of workouts, performances and records."""

    def __init__(self, workouts: Workouts, blobs: Blobs, clock: Clock) -> None:
        self.workouts = workouts
        self.blobs = blobs
        self.clock = clock

    async def record(self, message: Message, draft: WorkoutDraft, entry: ExtractionLog | None = None, **fields: Any) -> Logged:
        """Store a workout that was read from a message; words that are recorded already give the same receipt.

        `entry` is the extraction log's, stored in the same transaction; `fields` set others of the workout's own row.
        """
        effect = message.effect("workout", first_word(draft))
        workout = _workout(message, draft, effect).model_copy(update=fields)
        logged = _stamped(_with_performances(workout, draft, message), self.clock.now(), 0)
        pointer, known = await asyncio.gather(
            self._keep(logged, message.text), self.workouts.find(message.user_id, draft.date, workout.workout_id)
        )
        if known is not None:
            return Logged(_receipt(known, effect, "created"), known)
        logged = _pointing(logged, pointer)
        for _ in range(TRIES):
            new_records = await keeping.set_by(self.workouts, logged.performances)
            now = self.clock.now()
            writes = [*putting(logged, 0), *putting_records(new_records, now)]
            if entry is not None:
                writes.append(putting_extraction(entry.model_copy(update={"workout_ids": (workout.workout_id,)}), now))
            try:
                await self._commit(message, writes)
            except ConditionFailed:
                known = await self.workouts.find(message.user_id, draft.date, workout.workout_id)
                if known is not None:
                    return Logged(_receipt(known, effect, "created"), known)
                await self._still_ours(message)
                continue
            return Logged(_receipt(logged, effect, "created"), logged, tuple(new_records))
        raise Conflict("Too many changes at once. Your words are kept: send them again.", code="busy")

    async def revise(self, message: Message, current: LoggedWorkout, draft: WorkoutDraft, kind: str, start: int) -> Logged:
        """Store a corrected workout as its next revision; a correction that was applied already is not applied twice."""
        effect = message.effect(kind, start)
        changed = {name: getattr(draft, name) for name in WorkoutDraft.model_fields if name != "exercises"}
        workout = current.workout.model_copy(update=changed)
        return await self._replace(message, current, _with_performances(workout, draft, message), effect, "changed", current.workout.detail)

    async def amend(self, message: Message, current: LoggedWorkout, changes: dict[str, Any], kind: str = "amend") -> Logged:
        """Change fields of the workout's own row: status, feedback and the like."""
        effect = message.effect(kind, 0)
        after = LoggedWorkout(workout=current.workout.model_copy(update=changes), performances=current.performances)
        return await self._replace(message, current, after, effect, "changed", current.workout.detail)

    async def remove(self, message: Message, current: LoggedWorkout, start: int = 0) -> Logged:
        """Take a workout out of the history; it can be brought back by undo."""
        return await self._remove(message, current, message.effect("remove", start))

    async def _remove(self, message: Message, current: LoggedWorkout, effect: str) -> Logged:
        gone = current.workout.model_copy(update={"deleted_at": self.clock.now(), "performances": ()})
        after = LoggedWorkout(workout=gone, performances=())
        return await self._replace(message, current, after, effect, "removed", current.workout.detail)

    async def undo(self, message: Message, current: LoggedWorkout, start: int = 0) -> Logged:
        """Bring back the revision before the last change; a workout that was never changed is removed."""
        effect = message.effect("undo", start)
        if effect in current.workout.effects:
            return Logged(_receipt(current, effect, "changed"), current)
        if current.workout.previous is None:
            if current.workout.deleted_at is not None:
                raise NothingToUndo("There is nothing left to undo on this workout.")
            return await self._remove(message, current, effect)
        earlier = await self._earlier(current.workout.previous)
        kept = {"version": current.workout.version, "created_at": current.workout.created_at, "effects": current.workout.effects}
        restored = earlier.workout.model_copy(update=kept)
        after = LoggedWorkout(workout=restored, performances=earlier.performances)
        return await self._replace(message, current, after, effect, "changed", earlier.workout.previous)

    async def _replace(
        self,
        message: Message,
        current: LoggedWorkout,
        after: LoggedWorkout,
        effect: str,
        action: Any,
        previous: ObjectPointer | None,
    ) -> Logged:
        if effect in current.workout.effects:
            return Logged(_receipt(current, effect, action), current)
        before = current.workout
        workout = after.workout.model_copy(
            update={
                "effects": (*before.effects, effect)[-EFFECTS_KEPT:],
                "previous": previous,
                "performances": tuple(PerformanceRef(exercise_id=p.exercise_id, position=p.position) for p in after.performances),
            }
        )
        logged = _stamped(LoggedWorkout(workout=workout, performances=after.performances), self.clock.now(), before.version)
        logged = _pointing(logged, await self._keep(logged, message.text))
        for _ in range(TRIES):
            changed, lost = await keeping.rederived(self.workouts, current, logged)
            now = self.clock.now()
            writes = [*self._moving(current, logged), *putting_records(changed, now), *removing_records(lost)]
            try:
                await self._commit(message, writes)
            except ConditionFailed:
                await self._still_ours(message)
                again = await self.workouts.find(before.user_id, before.date, before.workout_id)
                if again is None or again.workout.version != before.version:
                    raise Conflict("This workout was changed meanwhile. Look at it again, then repeat the change.") from None
                continue
            return Logged(_receipt(logged, effect, action), logged, tuple(r for r in changed if r.workout_id == workout.workout_id))
        raise Conflict("Too many changes at once. Your words are kept: send them again.", code="busy")

    def _moving(self, before: LoggedWorkout, after: LoggedWorkout) -> list[Write]:
        gone = removing_performances(before.workout, after.workout)
        if before.workout.date == after.workout.date:
            return [*putting(after, before.workout.version), *gone]
        update = {"moved_to": after.workout.date, "performances": (), "deleted_at": self.clock.now(), "version": after.workout.version}
        left = LoggedWorkout(workout=before.workout.model_copy(update=update), performances=())
        return [*putting(left, before.workout.version), *putting(after, None), *gone]

    async def _commit(self, message: Message, writes: Sequence[Write]) -> None:
        guard = [message.guard] if message.guard else []
        room = MAX_WRITES - len(guard)
        # The workout's own row comes first; with too much for one transaction it is written last, so that until then nothing shows.
        head, rest = writes[0], list(writes[1:])
        while len(rest) + 1 > room:
            await self.workouts.table.transact([*guard, *rest[:room]])
            rest = rest[room:]
        await self.workouts.table.transact([*guard, head, *rest])

    async def _still_ours(self, message: Message) -> None:
        if message.guard is not None:
            await self.workouts.table.transact([message.guard])

    async def _keep(self, logged: LoggedWorkout, text: str) -> Pointer | None:
        workout = logged.workout
        key = f"users/{workout.user_id}/workouts/{workout.date.isoformat()}/{workout.workout_id}.{workout.version}.json"
        body = {"text": text, **logged.model_dump(mode="json")}
        digest = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        try:
            return await self.blobs.put(key, digest)
        except BlobsUnavailable as error:
            logger.warning("workout detail not kept", workout=workout.workout_id, **log.failure(error))
            return None

    async def _earlier(self, pointer: ObjectPointer) -> LoggedWorkout:
        try:
            body = json.loads(await self.blobs.get(Pointer(**pointer.model_dump())))
        except NotFound as error:
            raise NothingToUndo("The earlier form of this workout is gone, so it can't be brought back.") from error
        body.pop("text", None)
        return LoggedWorkout.model_validate(body)


def first_word(draft: WorkoutDraft) -> int:
    """Where the words of a draft begin: what tells two workouts of one message apart."""
    spans = [span.start for exercise in draft.exercises for done in exercise.sets for span in done.source]
    spans += [span.start for metcon in draft.metcons for span in metcon.source]
    return min(spans, default=0)


def _workout(message: Message, draft: WorkoutDraft, effect: str) -> Workout:
    fields = {name: getattr(draft, name) for name in WorkoutDraft.model_fields if name != "exercises"}
    return Workout(
        user_id=message.user_id,
        workout_id=effect,
        timezone=message.timezone,
        conversation_id=message.conversation_id,
        turn=message.turn,
        coach_id=message.coach_id,
        completed_at=message.at,
        needs_follow_up=bool(draft.concerns),
        effects=(effect,),
        **fields,
    )


def _with_performances(workout: Workout, draft: WorkoutDraft, message: Message) -> LoggedWorkout:
    workout = message.signed(workout)
    performances = tuple(
        Performance(
            user_id=workout.user_id,
            exercise_id=exercise.exercise_id,
            date=workout.date,
            workout_id=workout.workout_id,
            position=position,
            name_as_written=exercise.name_as_written,
            notes=exercise.notes,
            missed_sets=exercise.missed_sets,
            sets=exercise.sets,
            source=exercise.source,
        )
        for position, exercise in enumerate(message.signed(draft).exercises, start=1)
    )
    refs = tuple(PerformanceRef(exercise_id=p.exercise_id, position=p.position) for p in performances)
    return LoggedWorkout(workout=workout.model_copy(update={"performances": refs}), performances=performances)


def _stamped(logged: LoggedWorkout, now: datetime, version: int) -> LoggedWorkout:
    """The revision after `version`; its performances carry its number and day."""
    row = {"version": version + 1, "created_at": logged.workout.created_at or now, "updated_at": now}
    performances = tuple(p.model_copy(update={**row, "date": logged.workout.date}) for p in logged.performances)
    return LoggedWorkout(workout=logged.workout.model_copy(update=row), performances=performances)


def _pointing(logged: LoggedWorkout, pointer: Pointer | None) -> LoggedWorkout:
    detail = ObjectPointer(**pointer.model_dump()) if pointer else None
    return LoggedWorkout(workout=logged.workout.model_copy(update={"detail": detail}), performances=logged.performances)


def _receipt(logged: LoggedWorkout, effect: str, action: Any) -> Receipt:
    workout = logged.workout
    source = tuple(span for exercise in logged.performances for done in exercise.sets for span in done.source)
    source += tuple(span for metcon in workout.metcons for span in metcon.source)
    unique = tuple(dict.fromkeys(source))
    return Receipt(id=effect, action=action, entity="workout", entity_id=workout.workout_id, version=workout.version, source=unique)
