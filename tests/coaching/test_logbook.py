"""The logbook: every change is done once, leaves records true, and can be taken back."""

import asyncio
from datetime import timedelta

import pytest

from coaching.logbook import Logbook, NothingToUndo
from domain.imports import ExtractionLog
from domain.workout import PerformedExercise, Span, WorkoutDraft, WorkSet
from kit.clock import FixedClock
from kit.errors import Conflict, Unavailable
from storage import entities as rows
from storage.blobs import BlobsUnavailable, Pointer
from storage.conversations import Conversations
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.revision import unchanged
from storage.table import ConditionFailed
from storage.workouts import Workouts, putting_extraction
from tests.coaching.rows import pending_turn
from tests.coaching.training import MONDAY, TUESDAY, WEDNESDAY, Lifter, again, sets, workout


@pytest.fixture
def lifter(logbook: Logbook, workouts: Workouts, clock: FixedClock) -> Lifter:
    return Lifter(logbook, workouts, clock)


async def test_a_workout_is_stored_with_sets_records_and_a_receipt_to_the_words(lifter: Lifter) -> None:
    logged = await lifter.logbook.record(lifter.message(), workout(MONDAY, back_squat=100))
    assert await lifter.weights() == {"Monday": [100]}
    assert await lifter.best() == (100, MONDAY)
    assert logged.receipt.source == (Span(start=0, end=5, quote="words", message="c/1"),)
    assert {record.record_type for record in logged.records} >= {"max_weight", "5rm", "e1rm", "total_volume"}


async def test_the_same_words_again_give_the_same_receipt_and_store_nothing(lifter: Lifter) -> None:
    message = lifter.message()
    first = await lifter.logbook.record(message, workout(MONDAY, back_squat=100))
    second = await lifter.logbook.record(again(message), workout(MONDAY, back_squat=100))
    assert (second.receipt, second.workout) == (first.receipt, first.workout)
    assert await lifter.weights() == {"Monday": [100]}


async def test_two_workouts_that_begin_at_the_same_word_are_two(lifter: Lifter) -> None:
    message = lifter.message()
    for nth, day in enumerate((MONDAY, TUESDAY)):
        await lifter.logbook.record(message, workout(day, back_squat=100 + nth), nth=nth)
    assert await lifter.weights() == {"Tuesday": [101], "Monday": [100]}


async def test_a_correction_changes_sets_and_record_and_is_applied_once(lifter: Lifter) -> None:
    first = await lifter.logs(MONDAY, back_squat=100)
    message = lifter.message()
    heavier = workout(MONDAY, back_squat=110)
    changed = await lifter.logbook.revise(message, first, heavier, "set_weight", 0)
    repeated = await lifter.logbook.revise(again(message), changed.workout, heavier, "set_weight", 0)
    assert (changed.receipt.version, repeated.receipt) == (2, changed.receipt)
    assert await lifter.best() == (110, MONDAY)


async def test_two_corrections_of_one_version_can_not_both_win(lifter: Lifter) -> None:
    first = await lifter.logs(MONDAY, back_squat=100)
    await lifter.corrects(first, back_squat=110)
    with pytest.raises(Conflict):
        await lifter.corrects(first, back_squat=120)
    assert await lifter.best() == (110, MONDAY)
    assert await lifter.records_are_true()


async def test_the_previous_holder_of_a_record_comes_back(lifter: Lifter) -> None:
    await lifter.logs(MONDAY, back_squat=100)
    heavy = await lifter.logs(TUESDAY, back_squat=120)
    lighter = await lifter.corrects(heavy, back_squat=90)
    assert await lifter.best() == (100, MONDAY)
    await lifter.corrects(lighter, back_squat=130)
    assert await lifter.best() == (130, TUESDAY)
    assert await lifter.records_are_true()


async def test_a_record_that_nobody_holds_is_gone(lifter: Lifter) -> None:
    await lifter.takes_out(await lifter.logs(MONDAY, back_squat=100))
    assert await lifter.best() is None
    assert await lifter.workouts.records("u") == []
    assert await lifter.weights() == {}


async def test_a_tie_stays_with_the_earlier_one(lifter: Lifter) -> None:
    first = await lifter.logs(MONDAY, back_squat=100)
    await lifter.logs(TUESDAY, back_squat=100)
    assert await lifter.best() == (100, MONDAY)
    await lifter.takes_out(first)
    assert await lifter.best() == (100, TUESDAY)


async def test_a_moved_workout_leaves_a_sign_and_takes_its_records_along(lifter: Lifter) -> None:
    first = await lifter.logs(WEDNESDAY, back_squat=100)
    await lifter.moves(first, MONDAY)
    left = await lifter.workouts.find("u", WEDNESDAY, first.workout.workout_id)
    assert left is not None
    assert (left.workout.moved_to, left.performances) == (MONDAY, ())
    assert await lifter.weights() == {"Monday": [100]}
    assert await lifter.best() == (100, MONDAY)


async def test_a_workout_may_move_away_and_back(lifter: Lifter) -> None:
    moved = await lifter.moves(await lifter.logs(WEDNESDAY, back_squat=100), MONDAY)
    back = await lifter.moves(moved, WEDNESDAY)
    assert await lifter.weights() == {"Wednesday": [100]}
    assert back.workout.version == 3
    assert await lifter.records_are_true()


async def test_undo_goes_back_step_by_step_and_then_takes_the_workout_out(lifter: Lifter) -> None:
    current = await lifter.logs(MONDAY, back_squat=100)
    for weight in (110, 120):
        current = await lifter.corrects(current, back_squat=weight)
    seen = []
    for _ in range(3):
        current = await lifter.undoes(current)
        seen.append(await lifter.weights())
    assert seen == [{"Monday": [110]}, {"Monday": [100]}, {}]
    assert await lifter.best() is None


async def test_undo_brings_a_deleted_workout_back_with_its_records(lifter: Lifter) -> None:
    gone = (await lifter.takes_out(await lifter.logs(MONDAY, back_squat=100))).workout
    await lifter.undoes(gone)
    assert await lifter.weights() == {"Monday": [100]}
    assert await lifter.best() == (100, MONDAY)


async def test_undo_of_a_move_brings_it_back_to_its_day(lifter: Lifter) -> None:
    moved = await lifter.moves(await lifter.logs(WEDNESDAY, back_squat=100), MONDAY)
    await lifter.undoes(moved)
    assert await lifter.weights() == {"Wednesday": [100]}
    assert await lifter.records_are_true()


async def test_an_undo_that_is_tried_again_is_one_undo(lifter: Lifter) -> None:
    current = await lifter.corrects(await lifter.logs(MONDAY, back_squat=100), back_squat=110)
    message = lifter.message()
    first = await lifter.logbook.undo(message, current)
    second = await lifter.logbook.undo(again(message), first.workout)
    assert first.receipt == second.receipt
    assert await lifter.weights() == {"Monday": [100]}


async def test_logs_of_one_exercise_at_the_same_time_are_all_stored_and_the_best_holds(lifter: Lifter) -> None:
    await asyncio.gather(*(lifter.logs(MONDAY, back_squat=weight) for weight in (100, 140, 120, 130, 90)))
    assert len((await lifter.workouts.between("u", MONDAY, MONDAY)).items) == 5
    assert await lifter.best() == (140, MONDAY)
    assert await lifter.records_are_true()


async def test_two_processes_that_log_one_exercise_at_the_same_time_keep_the_records_true(
    lifter: Lifter, workouts: Workouts, blobs: FileBlobs, clock: FixedClock
) -> None:
    other = Lifter(Logbook(workouts, blobs, clock), workouts, clock)
    other.turn = 100
    weights = ((100, 105), (110, 108), (112, 120))
    for mine, theirs in weights:
        await asyncio.gather(lifter.logs(MONDAY, back_squat=mine), other.logs(TUESDAY, back_squat=theirs))
    assert await lifter.best() == (120, TUESDAY)
    assert await lifter.records_are_true()


LONG = {f"lift_{number}": number for number in range(1, 25)}


async def test_a_workout_with_more_than_a_hundred_writes_is_stored_corrected_and_taken_out_whole(lifter: Lifter) -> None:
    current = await lifter.logs(MONDAY, **LONG)
    assert (await lifter.best("lift_24"), len(current.performances)) == ((24, MONDAY), 24)
    current = await lifter.corrects(current, **{name: weight + 100 for name, weight in LONG.items()})
    assert await lifter.best("lift_24") == (124, MONDAY)
    await lifter.takes_out(current)
    assert await lifter.workouts.records("u") == []


async def test_a_long_revision_that_loses_leaves_nothing_of_itself(lifter: Lifter) -> None:
    current = await lifter.logs(MONDAY, **LONG)
    await lifter.corrects(current, **{name: weight + 10 for name, weight in LONG.items()})
    with pytest.raises(Conflict):
        await lifter.corrects(current, **{name: weight + 100 for name, weight in LONG.items()})
    assert await lifter.best("lift_24") == (34, MONDAY)
    assert await lifter.records_are_true(*LONG)


class NoBlobs(FileBlobs):
    """An object store that is down while told so."""

    down = True

    async def put(self, key: str, data: bytes) -> Pointer:
        if self.down:
            raise BlobsUnavailable("down")
        return await super().put(key, data)

    async def get(self, pointer: Pointer) -> bytes:
        if self.down:
            raise BlobsUnavailable("down")
        return await super().get(pointer)


@pytest.fixture
async def without_objects(lifter: Lifter, blobs: FileBlobs) -> Lifter:
    blobs.__class__ = NoBlobs
    return lifter


async def test_without_the_object_store_workouts_are_stored_and_corrected_all_the_same(without_objects: Lifter) -> None:
    await without_objects.corrects(await without_objects.logs(MONDAY, back_squat=100), back_squat=110)
    assert await without_objects.weights() == {"Monday": [110]}


async def test_undo_says_why_not_when_the_earlier_form_was_never_kept(without_objects: Lifter, blobs: FileBlobs) -> None:
    current = await without_objects.corrects(await without_objects.logs(MONDAY, back_squat=100), back_squat=110)
    blobs.__class__ = FileBlobs
    with pytest.raises(NothingToUndo, match="not kept"):
        await without_objects.undoes(current)
    assert await without_objects.weights() == {"Monday": [110]}


async def test_undo_says_why_not_when_the_object_store_is_down(lifter: Lifter, blobs: FileBlobs) -> None:
    current = await lifter.corrects(await lifter.logs(MONDAY, back_squat=100), back_squat=110)
    blobs.__class__ = NoBlobs
    with pytest.raises(Unavailable):
        await lifter.undoes(current)
    assert await lifter.weights() == {"Monday": [110]}


async def test_an_object_that_a_lost_attempt_left_does_not_block_the_next(lifter: Lifter, clock: FixedClock, blobs: FileBlobs) -> None:
    message, draft = lifter.message(), workout(MONDAY, back_squat=100)
    workout_id = message.effect("workout", 0)
    await blobs.put(f"users/u/workouts/{MONDAY}/{workout_id}.1.json", b"what the killed attempt wrote")
    clock.at += timedelta(seconds=5)
    logged = await lifter.logbook.record(message, draft)
    changed = await lifter.corrects(logged.workout, back_squat=110)
    await lifter.undoes(changed)
    assert await lifter.weights() == {"Monday": [100]}


async def test_a_draft_that_an_earlier_attempt_left_does_not_block_the_record(lifter: Lifter, clock: FixedClock) -> None:
    message = lifter.message()
    entry = ExtractionLog(
        user_id="u", extraction_id="e", conversation_id="c", turn=1, raw_text="words", parsed={}, confidence="low", status="waiting"
    )
    put = putting_extraction(entry, clock.now())
    await lifter.workouts.table.put(put.item, put.when)
    await lifter.logbook.record(message, workout(MONDAY, back_squat=100), entry.model_copy(update={"status": "recorded"}))
    stored = await lifter.workouts.waiting_draft("u", "e")
    assert stored is not None
    assert (stored.status, len(stored.workout_ids)) == ("recorded", 1)


async def test_a_turn_that_was_taken_over_can_no_longer_log(
    lifter: Lifter, conversations: Conversations, table: EmbeddedTable, clock: FixedClock
) -> None:
    turn = await pending_turn(conversations, clock)
    message = lifter.message(guard=unchanged(rows.TURN, turn))
    _, taken = conversations.saving_turn(turn.model_copy(update={"attempt": 2}), clock.now())
    await conversations.write(taken)
    with pytest.raises(ConditionFailed):
        await lifter.logbook.record(message, workout(MONDAY, back_squat=100))
    assert await lifter.weights() == {}
    assert await lifter.best() is None


async def test_a_workout_without_words_keeps_its_values(lifter: Lifter) -> None:
    typed = WorkSet(reps=8, bodyweight=True, how={"reps": "edited"})
    draft = WorkoutDraft(date=MONDAY, exercises=(PerformedExercise(name_as_written="pull-up", exercise_id="pull_up", sets=(typed,)),))
    logged = await lifter.logbook.record(lifter.message(), draft)
    assert (logged.workout.performances[0].sets, logged.receipt.source) == ((typed,), ())
    assert sets(100)[0].volume_kg == 500
