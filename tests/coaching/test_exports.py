"""Exporting: our own lines lose nothing, the shapes of other apps come back as the same sets, and no cell is a formula."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.exports import ExportFormat, guarded
from coaching.imports.importer import read_file
from coaching.imports.lines import Options
from coaching.logbook import Logbook
from coaching.message import Message
from domain.workout import Metcon, PerformedExercise, Span, WorkoutDraft, WorkSet
from tests.coaching.files import SQUATS, STRONG, Mover, counts, of

MIXED = STRONG + (
    "2026-01-05 18:03:52,Legs,1h 5m,Squat (Barbell),W,60,5,0,0,,felt good,\n"
    "2026-01-05 18:03:52,Legs,1h 5m,Squat (Barbell),1,102.5,5,0,0,,,8.5\n"
    "2026-01-05 18:03:52,Legs,1h 5m,Squat (Barbell),D,80,8,0,0,,,\n"
    "2026-01-05 18:03:52,Legs,1h 5m,Squat (Barbell),F,80,6,0,0,,,\n"
    "2026-01-05 18:03:52,Legs,1h 5m,Pull Up,1,0,8,0,0,,,\n"
    "2026-01-05 18:03:52,Legs,1h 5m,Running,1,0,0,5,1500,,,\n"
)


TOO_LARGE = "a number of a set is below zero or too large"
DAY = '{"date": "2026-01-05", '
SQUAT = DAY + '"exercises": [{"name_as_written": "Squat", "sets": [{%s}]}]}'
BAD_ID = "workout_id: string should match pattern '^[0-7][0-9a-hjkmnp-tv-z]{25}$'"


@pytest.fixture
def mover(logbook: Logbook) -> Mover:
    return Mover(logbook)


@pytest.fixture
async def told(mover: Mover, logbook: Logbook) -> Mover:
    """A user who imported a file, and told one workout in a conversation."""
    await mover.brings(MIXED)
    await mover.brings(SQUATS.replace("2026-01-05", "2026-01-12"))
    span = Span(start=0, end=12, quote="bench 225 x5")
    done = WorkSet(reps=5, weight=225, unit="lb", weight_kg="102.06", source=(span,), how={"weight_kg": "derived"})
    bench = PerformedExercise(name_as_written="bench", exercise_id="bench_press", sets=(done,), source=(span,))
    message = Message(
        user_id="u", text="bench 225 x5, then Fran in 4:32", at=logbook.clock.now(), timezone="UTC", conversation_id="c", turn=3
    )
    fran = Metcon(name="Fran", format="for_time", score_s=272, rx=True)
    await logbook.record(message, WorkoutDraft(date="2026-03-04", exercises=(bench,), metcons=(fran,)))
    return mover


async def test_an_export_read_back_into_a_fresh_history_is_the_same(told: Mover, logbook: Logbook) -> None:
    fresh = Mover(logbook, user_id="fresh", unit=None)
    outcome = await fresh.brings(await told.takes())
    assert counts(outcome) == (4, 4, 0, 0)
    assert await fresh.takes() == await told.takes()
    assert await fresh.records() == await told.records()


async def test_an_export_read_back_into_its_own_history_changes_nothing(told: Mover) -> None:
    before = await told.takes()
    assert counts(await told.brings(before)) == (4, 0, 4, 0)
    assert await told.takes() == before


async def test_a_line_keeps_the_words_behind_each_set(told: Mover) -> None:
    line = json.loads((await told.takes()).splitlines()[-1])
    done = line["exercises"][0]["sets"][0]
    assert done["source"] == [{"start": 0, "end": 12, "quote": "bench 225 x5", "message": "c/3"}]
    assert (line["conversation_id"], line["turn"], line["metcons"][0]["score_s"]) == ("c", 3, 272)


@pytest.mark.parametrize("shape", ["strong", "hevy"])
async def test_the_shape_of_another_app_comes_back_as_the_same_sets(mover: Mover, logbook: Logbook, shape: ExportFormat) -> None:
    await mover.brings(MIXED)
    other = Mover(logbook, user_id="other", unit=None)
    assert counts(await other.brings(await mover.takes(shape))) == (6, 6, 0, 0)
    mine, theirs = (await mover.workouts())[0], (await other.workouts())[0]
    assert _work(theirs.exercises) == _work(mine.exercises)
    assert of(theirs.workout, "name", "duration_min", "notes") == ("Legs", 65, "felt good")


async def test_strongs_shape_is_what_hevy_takes_in(told: Mover) -> None:
    table = list(csv.DictReader((await told.takes("strong")).splitlines(), delimiter=";"))
    assert {bool(row["Seconds"] and row["Notes"] and row["Workout Notes"] and row["Workout Duration"]) for row in table} == {True}
    assert [row["Set Order"] for row in table[:4]] == ["W", "2", "D", "F"]
    assert (table[-1]["Exercise Name"], table[-1]["Seconds"]) == ("Fran", "272")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_is_a_formula(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("shape", ["strong", "hevy"])
async def test_a_name_that_looks_like_a_formula_is_guarded_and_comes_back(mover: Mover, logbook: Logbook, shape: ExportFormat) -> None:
    await mover.brings(STRONG + '2026-01-05,"=cmd()",1h,"@Squat",1,100,5,0,0,"+note","-notes",\n')
    text = await mover.takes(shape)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in text.replace(";", ",").replace("\n", ",").split(","))
    other = Mover(logbook, user_id="other")
    await other.brings(text)
    back = (await other.workouts())[0]
    assert (back.workout.name, back.workout.notes, back.performances[0].name_as_written) == ("=cmd()", "-notes", "@Squat")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (DAY, "the line is not JSON"),
        (DAY + '"notes": "rest"}', "nothing in it was performed"),
        ('{"kind": "coach"}', "not a workout"),
        ('{"exercises": []}', "date: field required"),
        ('{"a":' * 100_000, "the line is not JSON"),
        (SQUAT % '"reps": -5', TOO_LARGE),
        (SQUAT % '"reps": 1, "weight": 1e99', TOO_LARGE),
        (SQUAT % '"reps": NaN', "NaN is not a number"),
        (SQUAT.replace("Squat", "\\ud800") % '"reps": 5', "the line is not JSON"),
        (SQUAT.replace("Squat", " ") % '"reps": 5', "an exercise needs a name of 1 to 200 letters"),
        (DAY + '"timezone": "Mars"}', "There is no timezone called 'Mars'. Use an IANA name such as Europe/Berlin."),
        (DAY + '"started_at": "1960-01-05T10:00:00Z", "metcons": [{}]}', "started_at is not near its date, 2026-01-05"),
        (DAY + '"workout_id": "../x", "metcons": [{}]}', BAD_ID),
    ],
)
async def test_a_line_that_can_not_be_read_says_why(mover: Mover, line: str, reason: str) -> None:
    outcome = await mover.brings(line + "\n")
    assert [(one.line, one.reason) for one in outcome.reasons] == [(1, reason)]


async def test_a_line_written_by_hand_needs_only_names_and_numbers(mover: Mover) -> None:
    line = {"date": "2026-01-05", "exercises": [{"name_as_written": "back squat", "sets": [{"reps": 5, "weight": 225, "unit": "lb"}]}]}
    assert counts(await mover.brings(json.dumps(line))) == (1, 1, 0, 0)
    squat = (await mover.workouts())[0].performances[0]
    assert (squat.exercise_id, float(squat.sets[0].weight_kg or 0)) == ("back_squat", 102.06)
    assert squat.sets[0].how == {"reps": "imported", "weight": "imported", "unit": "imported", "weight_kg": "derived"}


async def test_kilograms_are_computed_and_not_taken_over(mover: Mover) -> None:
    done = {"reps": 5, "weight": 225, "unit": "lb", "weight_kg": 999}
    await mover.brings(json.dumps({"date": "2026-01-05", "exercises": [{"name_as_written": "squat", "sets": [done]}]}))
    assert float((await mover.workouts())[0].performances[0].sets[0].weight_kg or 0) == 102.06


def _work(exercises: tuple[PerformedExercise, ...]) -> list[object]:
    return [
        (one.exercise_id, done.reps, done.weight_kg, done.distance_m, done.duration_s, done.rpe, done.warmup, done.bodyweight, done.notes)
        for one in exercises
        for done in one.sets
    ]


KEYS = ["date", "exercises", "metcons", "name_as_written", "sets", "reps", "weight", "unit", "started_at", "workout_id", "timezone", "how"]
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["2026-01-05", "kg", "Squat"])
TREES = st.recursive(VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner), max_leaves=12)


@given(st.dictionaries(st.sampled_from(KEYS), TREES))
def test_any_json_is_a_workout_or_has_a_reason(body: dict[str, object]) -> None:
    read = read_file(json.dumps(body).encode(), Options())
    assert len(read.arrivals) + len(read.left) == 1
