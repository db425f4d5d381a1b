"""Importing: what is stored, what is left alone, and that every row is accounted for."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from coaching.logbook import Logbook
from coaching.message import Message
from domain.workout import PerformedExercise, WorkoutDraft, WorkSet
from kit.errors import Invalid
from storage import entities as rows
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.pages import Pages
from storage.table import StoreUnavailable, Write
from storage.workouts import Workouts
from tests.coaching.files import FITBOD, FITNOTES, HEVY, SQUATS, STRONG, SUGARWOD, Mover, counts, of

MORE = "2026-01-05 18:03:52,Legs,1h 5m,Squat (Barbell),3,110,3,0,0,,,\n"


@pytest.fixture
def mover(logbook: Logbook) -> Mover:
    return Mover(logbook)


async def test_rows_become_workouts_with_their_sets(mover: Mover) -> None:
    assert counts(await mover.brings(SQUATS)) == (3, 3, 0, 0)
    legs, push = await mover.workouts()
    assert (legs.workout.name, legs.workout.notes, legs.performances[0].notes) == ("Legs", "felt good", "deep")
    assert [of(done, "reps", "weight_kg") for done in legs.performances[0].sets] == [(5, 100), (5, 105)]
    assert push.performances[0].exercise_id == "bench_press"


async def test_records_follow_what_came_in(mover: Mover) -> None:
    await mover.brings(SQUATS)
    assert (await mover.records())["back_squat", "5rm"].value == 105


async def test_a_second_import_changes_nothing(mover: Mover) -> None:
    await mover.brings(SQUATS)
    before = await mover.takes()
    again = await mover.brings(SQUATS)
    assert counts(again) == (3, 0, 3, 0)
    assert {one.reason for one in again.reasons} == {"already there"}
    assert await mover.takes() == before


@pytest.mark.parametrize("timezone", ["Asia/Tokyo", "America/Los_Angeles"])
async def test_another_timezone_does_not_double_a_workout(logbook: Logbook, timezone: str) -> None:
    text = FITBOD + "2026-01-22 22:54:26 +0000,Back Squat,5,100.0,0.0,0.0,0.0,0.0,false,,1.0\n"
    await Mover(logbook).brings(text)
    assert counts(await Mover(logbook, timezone=timezone).brings(text)) == (1, 0, 1, 0)


async def test_a_dry_run_says_the_same_and_stores_nothing(mover: Mover, workouts: Workouts) -> None:
    dry = await mover.brings(SQUATS, dry_run=True)
    assert counts(dry) == (3, 3, 0, 0)
    assert await mover.workouts() == []
    found = await workouts.table.query(rows.EXTRACTION_LOG.list("one", user_id="u"))
    assert found.items == []


async def test_a_later_export_adds_the_sets_that_are_new(mover: Mover) -> None:
    await mover.brings(SQUATS)
    outcome = await mover.brings(SQUATS + MORE)
    assert counts(outcome) == (4, 1, 3, 0)
    legs = (await mover.workouts())[0]
    assert [done.weight for done in legs.performances[0].sets] == [100, 105, 110]
    assert counts(await mover.brings(SQUATS + MORE)) == (4, 0, 4, 0)


async def test_a_workout_that_was_corrected_here_stays_as_it_is(mover: Mover, logbook: Logbook) -> None:
    await mover.brings(SQUATS)
    legs = (await mover.workouts())[0]
    message = Message(user_id="u", text="", at=logbook.clock.now(), timezone="UTC", key="k")
    await logbook.revise(message, legs, legs.draft().model_copy(update={"exercises": ()}), "edit", 0)
    outcome = await mover.brings(SQUATS + MORE)
    assert counts(outcome) == (4, 0, 4, 0)
    assert outcome.reasons[0].reason == "already there, and changed since: it stays as it is"


async def test_a_workout_that_was_removed_does_not_come_back(mover: Mover, logbook: Logbook) -> None:
    await mover.brings(SQUATS)
    message = Message(user_id="u", text="", at=logbook.clock.now(), timezone="UTC", key="k")
    await logbook.remove(message, (await mover.workouts())[0])
    assert counts(await mover.brings(SQUATS)) == (3, 0, 3, 0)
    assert len(await mover.workouts()) == 1


async def test_what_was_told_in_a_conversation_is_not_stored_twice(mover: Mover, logbook: Logbook) -> None:
    message = Message(user_id="u", text="bench 80x5", at=logbook.clock.now(), timezone="UTC", conversation_id="c", turn=1)
    done = WorkSet(reps=5, weight=80, unit="kg", weight_kg=80)
    bench = PerformedExercise(name_as_written="bench", exercise_id="bench_press", sets=(done,))
    await logbook.record(message, WorkoutDraft(date="2026-01-07", exercises=(bench,)))
    outcome = await mover.brings(SQUATS)
    assert counts(outcome) == (3, 2, 1, 0)
    assert outcome.reasons[0].reason == "already there: the same sets are logged on that day"


async def test_the_same_session_from_two_apps_is_stored_once(mover: Mover) -> None:
    await mover.brings(SQUATS)
    text = HEVY + '"Other","7 Jan 2026, 18:00","7 Jan 2026, 18:45","","Bench Press (Barbell)",,"",0,"normal",80,5,,,\n'
    assert counts(await mover.brings(text)) == (1, 0, 1, 0)


async def test_two_equal_sessions_of_one_day_are_both_stored(mover: Mover) -> None:
    walk = '"Walk","7 Jan 2026, {hour}:00","7 Jan 2026, {hour}:30","","Walking",,"",0,"normal",,,2,1800,\n'
    assert counts(await mover.brings(HEVY + walk.format(hour="08") + walk.format(hour="18"))) == (2, 2, 0, 0)
    assert len(await mover.workouts()) == 2


@pytest.mark.parametrize("day", ["2026-03-05", "1969-12-31", "2999-01-01"])
async def test_nobody_trained_in_the_future_or_before_there_were_apps(mover: Mover, day: str) -> None:
    outcome = await mover.brings(f"{STRONG}{day} 18:00:00,A,1h,Squat,1,100,5,0,0,,,\n")
    assert counts(outcome) == (1, 0, 0, 1)


async def test_one_bad_row_costs_only_itself(mover: Mover) -> None:
    outcome = await mover.brings(SQUATS + "2026-01-07 18:00:00,Push,45m,Bench Press (Barbell),2,abc,5,0,0,,,\n")
    assert counts(outcome) == (4, 3, 0, 1)
    assert [(one.line, one.reason) for one in outcome.reasons] == [(5, "weight: 'abc' is not a number")]


async def test_the_earlier_day_holds_a_tied_record_whichever_came_first(mover: Mover) -> None:
    row = '"A","{day} Jan 2026, 18:00","{day} Jan 2026, 19:00","","Squat (Barbell)",,"",0,"normal",100,5,,,\n'
    await mover.brings(HEVY + row.format(day=9))
    await mover.brings(HEVY + row.format(day=6))
    assert (await mover.records())["back_squat", "5rm"].date.day == 6


async def test_the_import_log_names_the_file_and_its_outcome(mover: Mover, workouts: Workouts) -> None:
    await mover.brings(SQUATS)
    await mover.brings(SQUATS)
    found = await workouts.table.query(rows.EXTRACTION_LOG.list("one", user_id="u"))
    entry, *others = [rows.EXTRACTION_LOG.read(item) for item in found.items]
    assert (others, entry.parsed["stored"], entry.status, len(entry.workout_ids)) == ([], 3, "recorded", 2)
    assert "file.csv (sha256 " in entry.raw_text


async def test_an_unknown_timezone_is_refused(logbook: Logbook) -> None:
    with pytest.raises(Invalid, match="Mars/Olympus"):
        await Mover(logbook, timezone="Mars/Olympus").brings(SQUATS)


async def test_a_file_for_another_user_is_another_history(mover: Mover, logbook: Logbook) -> None:
    await mover.brings(SQUATS)
    assert counts(await Mover(logbook, user_id="v").brings(SQUATS)) == (3, 3, 0, 0)


async def test_a_metcon_comes_in_once(mover: Mover) -> None:
    text = SUGARWOD + "12/28/2025,Fran,21-15-9,378,6:18,Time,,,,RX,PR\n"
    assert counts(await mover.brings(text)) == (1, 1, 0, 0)
    assert counts(await mover.brings(text)) == (1, 0, 1, 0)
    assert (await mover.workouts())[0].workout.metcons[0].score_s == 378


async def test_a_day_of_many_exercises_is_stored_whole(mover: Mover) -> None:
    text = FITNOTES + "".join(f"2026-01-07,My lift {number},Other,{number}.5,kg,5,,,,\n" for number in range(1, 100))
    assert counts(await mover.brings(text)) == (99, 99, 0, 0)
    assert len((await mover.workouts())[0].performances) == 99


async def test_workouts_keep_the_times_of_the_file(mover: Mover) -> None:
    await mover.brings(SQUATS)
    workout = (await mover.workouts())[0].workout
    assert workout.started_at is not None
    assert workout.completed_at == workout.started_at + timedelta(minutes=65)


class GivesOut(EmbeddedTable):
    """A store that stops answering after some transactions."""

    left = 4

    async def transact(self, writes: Sequence[Write]) -> None:
        self.left -= 1
        if self.left < 0:
            raise StoreUnavailable("The store is down.")
        await super().transact(writes)


async def test_an_import_that_was_cut_short_is_taken_up_where_it_ended(
    mover: Mover, blobs: FileBlobs, pages: Pages, tmp_path: Path
) -> None:
    text = STRONG + "".join(f"2026-01-{day:02} 18:00:00,A,1h,Squat,1,{day},5,0,0,,,\n" for day in range(1, 31))
    table = GivesOut(tmp_path / "other.db", mover.logbook.clock)
    frail = Mover(Logbook(Workouts(table, pages), blobs, mover.logbook.clock))
    with pytest.raises(StoreUnavailable):
        await frail.brings(text)
    table.left = 1000
    assert counts(await frail.brings(text)) == (30, 26, 4, 0)
    await mover.brings(text)
    assert (await frail.takes(), await frail.records()) == (await mover.takes(), await mover.records())
    await table.close()
