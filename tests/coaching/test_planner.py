"""A plan is stored whole or not at all, whatever its size; after that it can be changed, taken away and brought back."""

import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from coaching.equipment import Equipment, EquipmentInUse
from coaching.logbook import Logbook
from coaching.message import Message
from coaching.planner import PlanInUse, Planner
from domain.equipment import OwnedEquipment
from domain.exercises import custom_id
from domain.history import LoggedWorkout
from domain.jobs import shard_of
from domain.plan_json import read_plan
from domain.workout import PerformedExercise, WorkoutDraft, WorkSet
from kit.clock import FixedClock
from kit.errors import Conflict, Invalid, NotFound, Stale
from storage.aws.clients import clients
from storage.aws.create import create_table
from storage.aws.table import DynamoTable
from storage.embedded.table import EmbeddedTable
from storage.gear import Gear
from storage.jobs import Jobs
from storage.pages import Pages
from storage.plans import Plans, WholePlan
from storage.table import Condition, Item, Key, Query, Slice, Table, Write

MONDAY = date(2026, 3, 2)
SLOT = {
    "exercise_id": "back_squat", "name": "Back squat", "muscle_group": "quads", "sets": 3, "reps": "8-12", "equipment": "barbell",
    "tier": "A", "order_in_session": 1, "weight": 100, "unit": "kg",
}  # fmt: skip
PUSH = {"day_name": "Legs-H", "date": "2026-03-02", "day_of_week": 1, "focus_area": "quads, glutes", "slots": [SLOT]}
ONE_WEEK = {
    "split_type": "upper_lower", "week_start": "2026-03-02", "goal_type": "strength", "experience_level": "advanced", "sessions": [PUSH],
}  # fmt: skip


class PowerCut(Exception):
    """The process is gone."""


@dataclass
class FragileTable:
    """A table whose process is killed before its n-th transaction; 0 never."""

    under: Table
    dies_at: int = 0
    transactions: list[int] = field(default_factory=list)

    async def transact(self, writes: Sequence[Write]) -> None:
        self.transactions.append(len(writes))
        if len(self.transactions) == self.dies_at:
            raise PowerCut
        await self.under.transact(writes)

    async def get(self, key: Key) -> Item | None:
        return await self.under.get(key)

    async def get_many(self, keys: Sequence[Key]) -> list[Item | None]:
        return await self.under.get_many(keys)

    async def put(self, item: Item, when: Condition | None = None) -> None:
        await self.under.put(item, when)

    async def update(self, key: Key, changes: Any, when: Condition | None = None) -> Item:
        return await self.under.update(key, changes, when)

    async def delete(self, key: Key, when: Condition | None = None) -> None:
        await self.under.delete(key, when)

    async def query(self, query: Query) -> Slice:
        return await self.under.query(query)

    async def close(self) -> None:
        await self.under.close()


@pytest.fixture
async def fragile(request: pytest.FixtureRequest, table: EmbeddedTable, clock: FixedClock) -> AsyncIterator[FragileTable]:
    if getattr(request, "param", "embedded") == "embedded":
        yield FragileTable(table)
        return
    client, objects = clients(request.getfixturevalue("dynamodb_url"))
    objects.close()
    name = f"t-{secrets.token_hex(6)}"
    create_table(client, name)
    opened = DynamoTable(client, name, clock)
    yield FragileTable(opened)
    await opened.close()


on_both = pytest.mark.parametrize("fragile", ["embedded", pytest.param("aws", marks=pytest.mark.servers)], indirect=True)


@pytest.fixture
def plans(fragile: FragileTable, pages: Pages) -> Plans:
    return Plans(fragile, pages)


@pytest.fixture
def planner(plans: Plans, fragile: FragileTable, pages: Pages, logbook: Logbook, clock: FixedClock) -> Planner:
    return Planner(plans, Jobs(fragile, pages), Gear(fragile, pages), logbook, clock)


@pytest.fixture
def equipment(planner: Planner, clock: FixedClock) -> Equipment:
    return Equipment(planner.gear, planner.plans, clock)


def long_plan(weeks: int = 60, days: int = 5) -> dict[str, Any]:
    sessions = [{"day_name": f"Day {day}", "day_of_week": day, "slots": [SLOT]} for day in range(1, days + 1)]
    return {
        "split_type": "full_body",
        "week_start": "2026-03-02",
        "weeks": [{"notes": f"Week {n}", "sessions": sessions} for n in range(weeks)],
    }


async def stored(planner: Planner, body: dict[str, Any] = ONE_WEEK, key: str = "k") -> WholePlan:
    return (await planner.store("u", read_plan(body), key)).whole


async def squatted(logbook: Logbook, exercise_id: str = "back_squat") -> LoggedWorkout:
    done = PerformedExercise(
        name_as_written="squat", exercise_id=exercise_id, sets=(WorkSet(reps=9, weight_kg=Decimal(100), rest_s=Decimal(150)),)
    )
    return (await logbook.record(message(), WorkoutDraft(date=MONDAY, exercises=(done,)))).workout


def message(key: str = "done") -> Message:
    return Message(user_id="u", text="", at=datetime(2026, 3, 2, 12, tzinfo=UTC), timezone="UTC", key=key)


async def test_a_plan_is_read_whole_from_its_json(planner: Planner) -> None:
    whole = await stored(planner)
    plan, session, exercise = whole.plan, whole.sessions[0], whole.sessions[0].exercises[0]
    assert (plan.name, plan.split_type, plan.goal_type, plan.status) == ("Upper lower", "upper_lower", "strength", "active")
    assert (plan.weeks[0].week_number, plan.weeks[0].week_start, plan.session_count) == (1, MONDAY, 1)
    assert (session.day_label, session.date, session.day_of_week, session.focus_area) == ("Legs-H", MONDAY, 1, ("quads", "glutes"))
    assert (exercise.exercise_id, exercise.tier, exercise.reps_min, exercise.reps_max) == ("back_squat", "A", 8, 12)
    assert [one.number for one in exercise.planned_sets()] == [1, 2, 3]
    assert exercise.rest_s is not None


@pytest.mark.parametrize(
    ("slot", "exercise_id", "confidence"),
    [
        ({"name": "anything", "exercise_id": "bench_press"}, "bench_press", "high"),
        ({"name": "Bench press"}, "bench_press", "high"),
        ({"name": "Benhc press"}, "bench_press", "medium"),
        ({"name": "Grandmother's wheel"}, custom_id("Grandmother's wheel"), "low"),
        ({"name": "Grandmother's wheel", "exercise_id": "x-17"}, "x-17", "low"),
    ],
    ids=str,
)
async def test_an_exercise_is_matched_and_says_how_surely(
    planner: Planner, slot: dict[str, str], exercise_id: str, confidence: str
) -> None:
    whole = await stored(planner, ONE_WEEK | {"sessions": [PUSH | {"slots": [slot]}]})
    exercise = whole.sessions[0].exercises[0]
    assert (exercise.exercise_id, exercise.confidence) == (exercise_id, confidence)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"week_start": "soon"}, "week_start"),
        ({"sessions": []}, "plan"),
        ({"sessions": [PUSH | {"day_of_week": 2}]}, "sessions.0"),
        ({"sessions": [PUSH | {"slots": [SLOT, SLOT]}]}, "sessions.0"),
        ({"sessions": [PUSH | {"slots": [SLOT | {"sets": 0}]}]}, "sessions.0.slots.0.sets"),
        ({"sessions": [PUSH | {"slots": [SLOT | {"colour": "red"}]}]}, "sessions.0.slots.0.colour"),
        ({"weeks": [{"sessions": [PUSH]}]}, "plan"),
    ],
    ids=str,
)
def test_a_plan_that_makes_no_sense_says_where(change: dict[str, Any], where: str) -> None:
    with pytest.raises(Invalid, match=rf"^{where}: "):
        read_plan(ONE_WEEK | change)


async def test_a_small_plan_is_one_transaction(planner: Planner, fragile: FragileTable) -> None:
    await stored(planner, long_plan(weeks=19))
    assert fragile.transactions == [97]


@on_both
async def test_a_plan_past_a_hundred_rows_is_stored_too(planner: Planner, fragile: FragileTable) -> None:
    whole = await stored(planner, long_plan())
    assert (len(whole.sessions), whole.plan.session_count, whole.plan.duration_weeks) == (300, 300, 60)
    assert [session.date for session in whole.sessions[5:7]] == [MONDAY + timedelta(days=7), MONDAY + timedelta(days=8)]
    assert max(fragile.transactions) < 100


@pytest.mark.parametrize("dies_at", [1, 2, 3, 4])
async def test_a_plan_that_was_cut_short_is_nowhere_and_can_be_sent_again(
    planner: Planner, plans: Plans, fragile: FragileTable, dies_at: int
) -> None:
    fragile.dies_at = dies_at
    with pytest.raises(PowerCut):
        await stored(planner, long_plan())
    assert [(await plans.of_user("u")).items, await plans.active_sessions("u")] == [[], []]
    assert len((await stored(planner, long_plan())).sessions) == 300


@pytest.mark.parametrize("dies_at", [2, 4])
async def test_what_a_cut_left_behind_is_swept_after_a_day(
    planner: Planner, plans: Plans, fragile: FragileTable, clock: FixedClock, dies_at: int
) -> None:
    fragile.dies_at = dies_at
    with pytest.raises(PowerCut):
        await stored(planner, long_plan())
    assert await planner.sweep(shard_of("u")) == 0
    clock.at += timedelta(days=1)
    assert await planner.sweep(shard_of("u")) == 97 * (dies_at - 1)
    assert (await fragile.query(Query("user#u"))).items == []


@on_both
async def test_a_plan_that_is_being_swept_is_not_stored_into(planner: Planner, fragile: FragileTable, clock: FixedClock) -> None:
    fragile.dies_at = 3
    with pytest.raises(PowerCut):
        await stored(planner, long_plan())
    clock.at += timedelta(days=1)
    fragile.dies_at = 4
    with pytest.raises(PowerCut):
        await planner.sweep(shard_of("u"))
    with pytest.raises(Conflict):
        await stored(planner, long_plan())
    assert await planner.sweep(shard_of("u")) == 97 * 2
    assert len((await stored(planner, long_plan())).sessions) == 300


async def test_the_same_plan_with_the_same_key_is_one_plan(planner: Planner, plans: Plans) -> None:
    first, again, other = await stored(planner), await stored(planner), await stored(planner, key="another")
    assert first == again
    assert {plan.plan_id for plan in (await plans.of_user("u")).items} == {first.plan.plan_id, other.plan.plan_id}


async def test_a_deleted_plan_comes_back_by_undo(planner: Planner, plans: Plans) -> None:
    plan = (await stored(planner)).plan
    await planner.remove("u", plan.plan_id, plan.version)
    with pytest.raises(NotFound):
        await plans.whole("u", plan.plan_id)
    with pytest.raises(NotFound):
        await plans.session("u", f"{plan.plan_id}-1-1")
    await planner.undo("u", plan.plan_id)
    assert len((await plans.whole("u", plan.plan_id)).sessions) == 1


async def test_an_old_version_changes_nothing(planner: Planner) -> None:
    whole = await stored(planner)
    plan, session = whole.plan, whole.sessions[0]
    await planner.edit("u", plan.plan_id, 1, {"notes": "first"})
    await planner.edit_session("u", session.session_id, 1, {"notes": "first"})
    with pytest.raises(Stale):
        await planner.edit("u", plan.plan_id, 1, {"notes": "second"})
    with pytest.raises(Stale):
        await planner.edit_session("u", session.session_id, 1, {"notes": "second"})


@on_both
async def test_a_session_moves_to_another_day(planner: Planner, fragile: FragileTable) -> None:
    session = (await stored(planner)).sessions[0]
    moved = await planner.edit_session("u", session.session_id, 1, {"date": MONDAY + timedelta(days=3)})
    assert (moved.session_id, moved.date.day, moved.day_of_week) == (session.session_id, 5, 4)


async def test_a_session_and_its_workout_know_each_other(planner: Planner, plans: Plans, logbook: Logbook) -> None:
    session, done = (await stored(planner)).sessions[0], await squatted(logbook)
    await planner.begin("u", session.session_id)
    completed = await planner.complete(message("link"), session.session_id, done)
    workout = (await logbook.workouts.get("u", MONDAY, done.workout.workout_id)).workout
    assert (completed.status, workout.plan_session_id) == ("completed", session.session_id)
    [pair] = await planner.beside(completed)
    assert pair.planned
    assert pair.actual
    assert (pair.planned.rest_s, pair.actual.sets[0].rest_s, pair.substituted) == (180, Decimal(150), False)
    assert [one.status for one in await plans.active_sessions("u", "completed")] == ["completed"]


async def test_completing_a_session_twice_changes_it_once(planner: Planner, logbook: Logbook) -> None:
    session, done = (await stored(planner)).sessions[0], await squatted(logbook)
    first = await planner.complete(message("link"), session.session_id, done)
    workout = await logbook.workouts.get("u", MONDAY, done.workout.workout_id)
    assert await planner.complete(message("link"), session.session_id, workout) == first


async def test_another_exercise_for_the_same_muscle_is_a_substitute(planner: Planner, logbook: Logbook) -> None:
    session, done = (await stored(planner)).sessions[0], await squatted(logbook, "front_squat")
    completed = await planner.complete(message("link"), session.session_id, done)
    [pair] = await planner.beside(completed)
    assert pair.substituted


async def test_a_plan_by_which_was_trained_is_not_forgotten(planner: Planner, plans: Plans, logbook: Logbook) -> None:
    whole = await stored(planner)
    await planner.complete(message("link"), whole.sessions[0].session_id, await squatted(logbook))
    with pytest.raises(PlanInUse):
        await planner.forget("u", whole.plan.plan_id)
    assert await plans.whole("u", whole.plan.plan_id)


@pytest.mark.parametrize("dies_at", [0, 6, 8])
async def test_a_forgotten_plan_leaves_nothing(planner: Planner, fragile: FragileTable, clock: FixedClock, dies_at: int) -> None:
    plan = (await stored(planner, long_plan())).plan
    fragile.dies_at = dies_at
    await gone_or_cut(planner, plan.plan_id)
    clock.at += timedelta(minutes=1)
    await planner.sweep(shard_of("u"))
    assert (await fragile.query(Query("user#u"))).items == []


async def gone_or_cut(planner: Planner, plan_id: str) -> None:
    try:
        await planner.forget("u", plan_id)
    except PowerCut:
        return


async def test_equipment_that_a_plan_needs_stays(planner: Planner, equipment: Equipment) -> None:
    session = (await stored(planner)).sessions[0]
    bar = await equipment.add(OwnedEquipment(user_id="u", equipment_id="b1", kind="barbell"))
    with pytest.raises(EquipmentInUse) as refused:
        await equipment.remove("u", "b1", bar.version)
    assert refused.value.extra["sessions"] == [session.session_id]
    await equipment.add(OwnedEquipment(user_id="u", equipment_id="b2", kind="barbell"))
    await equipment.remove("u", "b1", bar.version)
    assert await planner.gear.kinds("u") == {"barbell"}


async def test_equipment_is_free_once_the_session_is_done(planner: Planner, equipment: Equipment, logbook: Logbook) -> None:
    bar = await equipment.add(OwnedEquipment(user_id="u", equipment_id="b1", kind="barbell"))
    session = (await stored(planner)).sessions[0]
    await planner.complete(message("link"), session.session_id, await squatted(logbook))
    await equipment.remove("u", "b1", bar.version)
    again = await equipment.add(bar)
    assert again.is_owned


@pytest.mark.parametrize(("owned", "lacking"), [([], []), (["dumbbell"], [("back_squat", ("barbell",))]), (["barbell"], [])], ids=str)
async def test_a_plan_says_what_the_user_lacks(
    planner: Planner, equipment: Equipment, owned: list[str], lacking: list[tuple[str, tuple[str, ...]]]
) -> None:
    pieces = [OwnedEquipment(user_id="u", equipment_id=kind, kind=kind) for kind in owned]
    added = [await equipment.add(piece) for piece in pieces]
    found = await planner.store("u", read_plan(ONE_WEEK), "k")
    assert len(added) == len(owned)
    assert [(one.exercise_id, one.equipment) for one in found.lacking] == lacking
