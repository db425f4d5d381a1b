"""The logbook: records workouts, revises them, takes changes back, and keeps the records true to them.

Every change is one transaction that also checks the turn it comes from. Done again, it gives the same receipt.
"""

import asyncio
import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Literal, NamedTuple
from weakref import WeakValueDictionary

from coaching import records as keeping
from coaching import wording
from coaching.message import Message
from domain.conversation import Receipt
from domain.history import LoggedWorkout, ObjectPointer, Performance, PerformanceRef, Workout, with_times
from domain.imports import ExtractionLog
from domain.records import PersonalRecord
from domain.workout import WorkoutDraft
from kit import log
from kit.aside import aside
from kit.clock import Clock
from kit.errors import Conflict, NotFound
from storage.blobs import BlobDamaged, Blobs, BlobsUnavailable, Pointer, kept
from storage.conditions import key_of
from storage.table import Check, ConditionFailed, Put, Write
from storage.workouts import MAX_WRITES, Workouts, putting, putting_extraction, putting_records, removing_performances, removing_records

TRIES = 8
EFFECTS_KEPT = 20
MOST_EXERCISES = 99
Action = Literal["created", "changed", "removed"]

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


class Receipted(NamedTuple):
    """The effect that a change is known by, and what its receipt calls it."""

    effect: str
    action: Action


class Logbook:
    """The only writer of workouts, performances and records; one change of a user at a time in this process.

    Records of two changes at once would each be derived without the other; across processes a second look finds that.
    """

    def __init__(self, workouts: Workouts, blobs: Blobs, clock: Clock) -> None:
        self.workouts = workouts
        self.blobs = blobs
        self.clock = clock
        self._changing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def record(
        self, message: Message, draft: WorkoutDraft, entry: ExtractionLog | None = None, *, nth: int = 0, **fields: Any
    ) -> Logged:
        """Store a workout that was read from a message; words that are recorded already give the same receipt.

        `entry` is the extraction log's, stored in the same transaction; `nth` tells workouts apart that begin at the same
        word ("on Monday and Tuesday"); `fields` set others of the workout's own row.
        """
        effect = message.effect(f"workout{nth or ''}", first_word(draft))
        workout = _workout(message, draft, effect).model_copy(update=fields)
        now = self.clock.now()
        logged = await aside(message.text, lambda: _stamped(_with_performances(workout, draft, message), now, 0))
        pointer, known = await asyncio.gather(
            self._keep(logged, message.text), self.workouts.find(message.user_id, draft.date, workout.workout_id)
        )
        if known is not None:
            return await self._known(known, effect)
        async with self._one_at_a_time(message.user_id):
            return await self._insert(message, _pointing(logged, pointer), entry, effect)

    async def _insert(self, message: Message, logged: LoggedWorkout, entry: ExtractionLog | None, effect: str) -> Logged:
        workout = logged.workout
        for _ in range(TRIES):
            new_records = await keeping.set_by(self.workouts, logged.performances)
            now = self.clock.now()
            head, *rest = await aside(message.text, partial(_putting, logged, entry, now))
            try:
                await self._commit(message, head, [*putting_records(new_records, now), *rest])
            except ConditionFailed:
                known = await self.workouts.find(workout.user_id, workout.date, workout.workout_id)
                if known is not None:
                    return await self._known(known, effect)
                await self._still_ours(message)
                entry = await self._as_stored(entry)
                continue
            await keeping.settle(self.workouts, None, logged, now)
            return Logged(_receipt(logged, effect, "created"), logged, tuple(new_records))
        raise Conflict("Too many changes at once. Your words are kept: send them again.", code="busy")

    async def _known(self, known: LoggedWorkout, effect: str) -> Logged:
        """A workout that an earlier attempt stored; it may not have lived to look at the records again."""
        await keeping.settle(self.workouts, None, known, self.clock.now())
        return Logged(_receipt(known, effect, "created"), known)

    async def revise(self, message: Message, current: LoggedWorkout, draft: WorkoutDraft, kind: str, start: int) -> Logged:
        """Store a corrected workout as its next revision; a correction that was applied already is not applied twice."""
        effect = message.effect(kind, start)
        draft = with_times(message.signed(draft), current, self.clock.now())
        changed = {name: getattr(draft, name) for name in WorkoutDraft.model_fields if name != "exercises"}
        workout = current.workout.model_copy(update={**changed, "undone": None})
        return await self._replace(message, current, _with_performances(workout, draft, message), effect, "changed", _detail(current))

    async def amend(self, message: Message, current: LoggedWorkout, changes: dict[str, Any], kind: str = "amend") -> Logged:
        """Change fields of the workout's own row: status, feedback and the like."""
        effect = message.effect(kind, 0)
        after = LoggedWorkout(workout=current.workout.model_copy(update={"undone": None, **changes}), performances=current.performances)
        return await self._replace(message, current, after, effect, "changed", _detail(current))

    async def remove(self, message: Message, current: LoggedWorkout, start: int = 0, kind: str = "remove") -> Logged:
        """Take a workout out of the history; it can be brought back by undo."""
        return await self._remove(message, current, message.effect(kind, start))

    async def _remove(self, message: Message, current: LoggedWorkout, effect: str, undone: ObjectPointer | None = None) -> Logged:
        gone = current.workout.model_copy(update={"deleted_at": self.clock.now(), "performances": (), "undone": undone})
        after = LoggedWorkout(workout=gone, performances=())
        return await self._replace(message, current, after, effect, "removed", _detail(current))

    async def undo(self, message: Message, current: LoggedWorkout, start: int = 0, kind: str = "undo") -> Logged:
        """Bring back the revision before the last change; a workout that was never changed is removed. Redo takes that back."""
        effect = message.effect(kind, start)
        if effect in current.workout.effects:
            return await self.again(current.workout, effect)
        if current.workout.previous is None:
            if current.workout.deleted_at is not None:
                raise NothingToUndo("There is nothing left to undo on this workout.")
            return await self._remove(message, current, effect, _detail(current))
        return await self._restored(message, current, effect, current.workout.previous, _detail(current))

    async def redo(self, message: Message, current: LoggedWorkout, kind: str = "redo") -> Logged:
        """Bring back the revision that the last undo took back."""
        effect = message.effect(kind, 0)
        if effect in current.workout.effects:
            return await self.again(current.workout, effect)
        if current.workout.undone is None:
            raise NothingToUndo("This workout was changed since, so what was undone can't be brought back.")
        return await self._restored(message, current, effect, current.workout.undone, None)

    async def _restored(
        self, message: Message, current: LoggedWorkout, effect: str, pointer: ObjectPointer, undone: ObjectPointer | None
    ) -> Logged:
        earlier = await self._earlier(pointer)
        kept = {"version": current.workout.version, "created_at": current.workout.created_at, "effects": current.workout.effects}
        restored = earlier.workout.model_copy(update={**kept, **({"undone": undone} if undone else {})})
        after = LoggedWorkout(workout=restored, performances=earlier.performances)
        action: Action = "removed" if restored.deleted_at else "changed"
        return await self._replace(message, current, after, effect, action, earlier.workout.previous)

    async def again(self, row: Workout, effect: str) -> Logged:
        """The receipt of a change that was made already, with the workout as it is now, wherever it was moved."""
        now = await self._followed(row.user_id, row.date, row.workout_id) or LoggedWorkout(workout=row, performances=())
        return Logged(_receipt(now, effect, "removed" if now.workout.deleted_at else "changed"), now)

    async def newest(self, user_id: str, day: date, workout_id: str) -> LoggedWorkout:
        """A workout as it is now, removed or not, wherever it was moved; NothingToUndo when it is not kept at all."""
        found = await self._followed(user_id, day, workout_id)
        if found is None:
            raise NothingToUndo("That workout is not kept any more, so nothing of it can be taken back.")
        return found

    async def _followed(self, user_id: str, day: date, workout_id: str) -> LoggedWorkout | None:
        found = await self.workouts.find(user_id, day, workout_id)
        while found is not None and found.workout.moved_to:
            found = await self.workouts.find(user_id, found.workout.moved_to, workout_id)
        return found

    async def _replace(
        self,
        message: Message,
        current: LoggedWorkout,
        after: LoggedWorkout,
        effect: str,
        action: Action,
        previous: ObjectPointer | None,
    ) -> Logged:
        if effect in current.workout.effects:
            return Logged(_receipt(current, effect, action), current)
        before = current.workout
        workout = after.workout.model_copy(
            update={
                "effects": (*before.effects, effect)[-EFFECTS_KEPT:],
                "previous": previous,
                "performances": references(after.performances),
            }
        )
        logged = _stamped(LoggedWorkout(workout=workout, performances=after.performances), self.clock.now(), before.version)
        logged = _pointing(logged, await self._keep(logged, message.text))
        async with self._one_at_a_time(before.user_id):
            return await self._exchange(message, current, logged, Receipted(effect, action))

    async def _exchange(self, message: Message, current: LoggedWorkout, logged: LoggedWorkout, done: Receipted) -> Logged:
        before = current.workout
        for _ in range(TRIES):
            changed, lost = await keeping.rederived(self.workouts, current, logged)
            head, rest = self._moving(current, logged)
            try:
                await self._commit(message, head, [*putting_records(changed, self.clock.now()), *removing_records(lost), *rest])
            except ConditionFailed:
                await self._still_ours(message)
                again = await self.workouts.find(before.user_id, before.date, before.workout_id)
                if again is not None and done.effect in again.workout.effects:
                    return Logged(_receipt(again, *done), again)
                if again is None or again.workout.version != before.version:
                    await self._mend_records(message, logged, again)
                    raise Conflict("This workout was changed meanwhile. Look at it again, then repeat the change.") from None
                continue
            await keeping.settle(self.workouts, current, logged, self.clock.now())
            records = tuple(record for record in changed if record.workout_id == before.workout_id)
            return Logged(_receipt(logged, *done), logged, records)
        raise Conflict("Too many changes at once. Your words are kept: send them again.", code="busy")

    def _one_at_a_time(self, user_id: str) -> asyncio.Lock:
        return self._changing.setdefault(user_id, asyncio.Lock())

    def _moving(self, before: LoggedWorkout, after: LoggedWorkout) -> tuple[Put, list[Write]]:
        """The write that decides whether the revision may replace the one that was read, and the rest."""
        gone = removing_performances(before.workout, after.workout)
        if before.workout.date == after.workout.date:
            row, *performances = putting(after, before.workout.version)
            return row, [*gone, *performances]
        update = {
            "moved_to": after.workout.date,
            "performances": (),
            "deleted_at": self.clock.now(),
            "version": after.workout.version,
            "effects": after.workout.effects,
        }
        left = LoggedWorkout(workout=before.workout.model_copy(update=update), performances=())
        row, *performances = putting(after, None)
        return putting(left, before.workout.version)[0], [*gone, *performances, row]

    async def _commit(self, message: Message, head: Put, rest: Sequence[Write]) -> None:
        """One transaction. What does not fit goes ahead of it, from the front of `rest`, while the workout's own row is as it was.

        Records come first in it, for they can be computed again; a kill in between is mended when the words are tried again.
        """
        guard = [message.guard] if message.guard else []
        ahead = [*guard, Check(key_of(head), head.when)] if head.when else guard
        left = list(rest)
        while len(guard) + 1 + len(left) > MAX_WRITES:
            room = MAX_WRITES - len(ahead)
            await self.workouts.table.transact([*ahead, *left[:room]])
            left = left[room:]
        await self.workouts.table.transact([*guard, head, *left])

    async def _mend_records(self, message: Message, lost: LoggedWorkout, stored: LoggedWorkout | None) -> None:
        """Make records true to what is stored, after a revision that lost a race may have put some of its own."""
        stored = stored or LoggedWorkout(workout=lost.workout, performances=())
        changed, gone = await keeping.rederived(self.workouts, lost, stored)
        writes = [*putting_records(changed, self.clock.now()), *removing_records(gone)]
        with contextlib.suppress(ConditionFailed):
            for start in range(0, len(writes), MAX_WRITES - 1):
                guard = [message.guard] if message.guard else []
                await self.workouts.table.transact([*guard, *writes[start : start + MAX_WRITES - 1]])

    async def _as_stored(self, entry: ExtractionLog | None) -> ExtractionLog | None:
        """The entry over the one that an earlier attempt may have left."""
        known = entry and await self.workouts.waiting_draft(entry.user_id, entry.extraction_id)
        return entry.model_copy(update={"version": known.version, "created_at": known.created_at}) if entry and known else entry

    async def _still_ours(self, message: Message) -> None:
        if message.guard is not None:
            await self.workouts.table.transact([message.guard])

    async def _keep(self, logged: LoggedWorkout, text: str) -> Pointer | None:
        workout, key = logged.workout, _object_key(logged.workout)
        try:
            return await kept(self.blobs, key, await aside(text, lambda: _detail_of(logged, text)))
        except BlobsUnavailable as error:
            logger.warning("workout detail not kept", workout=workout.workout_id, **log.failure(error))
            return None

    async def _earlier(self, pointer: ObjectPointer) -> LoggedWorkout:
        try:
            body = json.loads(await self.blobs.get(Pointer(**pointer.model_dump())))
        except (NotFound, BlobDamaged) as error:
            raise NothingToUndo("The earlier form of this workout was not kept, so it can't be brought back.") from error
        body.pop("text", None)
        return LoggedWorkout.model_validate(body)


def _putting(logged: LoggedWorkout, entry: ExtractionLog | None, now: datetime) -> list[Put]:
    """The writes of a new workout, its own row first, with that of the extraction log."""
    log_rows = [putting_extraction(entry.model_copy(update={"workout_ids": (logged.workout.workout_id,)}), now)] if entry else []
    return [*putting(logged, 0), *log_rows]


def _detail_of(logged: LoggedWorkout, text: str) -> bytes:
    body = {"text": text, **logged.model_dump(mode="json")}
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parted(draft: WorkoutDraft) -> list[WorkoutDraft]:
    """The draft in parts that a workout's rows can number; almost always one."""
    if len(draft.exercises) <= MOST_EXERCISES:
        return [draft]
    starts = range(0, len(draft.exercises), MOST_EXERCISES)
    whole = [draft.model_copy(update={"exercises": draft.exercises[start : start + MOST_EXERCISES]}) for start in starts]
    return [whole[0], *(part.model_copy(update={"metcons": (), "achievements": (), "concerns": ()}) for part in whole[1:])]


def references(performances: Sequence[Performance]) -> tuple[PerformanceRef, ...]:
    """What a workout's row keeps of its performances."""
    return tuple(_reference(performance) for performance in performances)


def _reference(performance: Performance) -> PerformanceRef:
    loaded = [done for done in performance.sets if done.weight is not None and done.unit]
    return PerformanceRef(
        exercise_id=performance.exercise_id,
        position=performance.position,
        words=wording.shortened(wording.performance(performance)),
        weight=loaded[-1].weight if loaded else None,
        unit=loaded[-1].unit if loaded else None,
    )


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
    refs = references(performances)
    return LoggedWorkout(workout=workout.model_copy(update={"performances": refs}), performances=performances)


def _stamped(logged: LoggedWorkout, now: datetime, version: int) -> LoggedWorkout:
    """The revision after `version`; its performances carry its number and day."""
    row = {"version": version + 1, "created_at": logged.workout.created_at or now, "updated_at": now}
    performances = tuple(p.model_copy(update={**row, "date": logged.workout.date}) for p in logged.performances)
    return LoggedWorkout(workout=logged.workout.model_copy(update=row), performances=performances)


def _pointing(logged: LoggedWorkout, pointer: Pointer | None) -> LoggedWorkout:
    detail = ObjectPointer(**pointer.model_dump()) if pointer else None
    return LoggedWorkout(workout=logged.workout.model_copy(update={"detail": detail}), performances=logged.performances)


def _detail(logged: LoggedWorkout) -> ObjectPointer:
    """Where the detail of this revision lies; when it could not be kept, a pointer to nothing, so that undo can say so."""
    workout = logged.workout
    return workout.detail or ObjectPointer(key=_object_key(workout), sha256="", length=0)


def _object_key(workout: Workout) -> str:
    return f"users/{workout.user_id}/workouts/{workout.date.isoformat()}/{workout.workout_id}.{workout.version}.json"


def _receipt(logged: LoggedWorkout, effect: str, action: Action) -> Receipt:
    workout = logged.workout
    source = tuple(span for exercise in logged.performances for done in exercise.sets for span in done.source)
    source += tuple(span for metcon in workout.metcons for span in metcon.source)
    unique = tuple(dict.fromkeys(source))
    return Receipt(id=effect, action=action, entity="workout", entity_id=workout.workout_id, version=workout.version, source=unique)
