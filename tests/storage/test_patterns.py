"""Every question that the documents ask of the table has a method, and the method costs what the documentation says."""

import importlib
import pkgutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import api.byhand
import coaching
import storage
from coaching.equipment import Equipment
from coaching.logbook import Logbook
from coaching.planner import Planner
from domain.exercises import Exercise
from domain.library import CatalogueExercise
from domain.plan import WorkoutRef
from domain.plan_json import read_plan
from kit.clock import FixedClock
from kit.ids import new_id
from storage import entities as rows
from storage.body import Injuries, Measurements
from storage.calendar import Calendar
from storage.coaches import Coaches, CreatorSessions
from storage.conversations import Conversations
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.gear import FitnessProfiles, Gear
from storage.guidance import Adaptations, Recommendations, RecoveryPlans, Substitutions
from storage.jobs import Jobs
from storage.library import Library, Rules
from storage.links import ContactForms
from storage.metrics import Metrics, Milestones, StrengthRows, Trends
from storage.notifications import Devices, NotificationSettings
from storage.owned import Owned
from storage.pages import Pages
from storage.patterns import AT_LENGTH, COSTS, NEW, OWNED, patterns
from storage.plans import Plans
from storage.reports import Census, CoachReports
from storage.table import Put
from storage.users import Users
from storage.workouts import Workouts
from tests.storage import samples as s
from tests.storage.meter import MeteredTable

SECTIONS = {
    0: ["1 Workout sessions", "2 Exercise performance logs", "3 Session ingestion", "Bonus", "Querying strategy"],
    1: [
        "1 User management", "2 Workout plans", "3 Workout sessions", "4 Exercise library", "5 Progress photos",
        "6 Workout recommendations", "7 Adaptive plans", "8 Exercise substitutions", "9 Recovery plans", "10 User fitness profiles",
        "11 Coaching rules", "12 Progress metrics", "13 Strength progress", "14 Body measurements", "15 Progress charts",
        "16 Milestones", "17 Performance trends", "18 Device tokens", "19 Notification history", "20 Notification preferences",
        "Query patterns", "Indexing strategy", "Data consistency",
    ],
    2: ["Decisions", "Planning", "Logging", "History", "Reference data"],
    3: [
        "Contact form", "User profile and preferences", "Conversation management", "Coach operations", "Workout history",
        "Coach performance", "Coach creator sessions", "Global secondary indexes", "Files", "Recommendations",
    ],
    4: [
        "modular_training_plan", "modular_training_week", "modular_training_session", "modular_training_exercise",
        "workout_sessions view", "insert_full_plan", "modular_training_set", "Row-level security",
    ],
}  # fmt: skip
PLAN = {
    "split_type": "full_body",
    "week_start": "2026-03-02",
    "sessions": [{"day_name": "Legs", "day_of_week": 1, "slots": [{"name": "squat"}]}],
}
Ask = Callable[["World"], Awaitable[Any]]


class World:
    """One user with one row of everything, on a table that counts."""

    def __init__(self, table: Any, blobs: FileBlobs, clock: FixedClock) -> None:
        self.table, self.clock, self.now = table, clock, clock.now()
        self.pages = Pages(b"secret")
        self.workouts = Workouts(table, self.pages)
        self.plans, self.gear, self.jobs = Plans(table, self.pages), Gear(table, self.pages), Jobs(table, self.pages)
        self.planner = Planner(self.plans, self.jobs, self.gear, Logbook(self.workouts, blobs, clock), clock)

    def of(self, repository: type[Owned[Any]]) -> Any:
        """A repository of this world."""
        return repository(self.table, self.pages)

    async def fill(self) -> None:
        """Write one row of everything."""
        entities = {entity.model: entity for entity in rows.TABLE}
        stored = [model.model_copy(update={"version": 1}) for model in chain(s.SINGLES, s.OWNED.values())]
        await self.table.transact([Put(entities[type(model)].write(model)) for model in stored])
        self.table.reset()


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    clock = FixedClock(s.NOW)
    table, blobs = EmbeddedTable(tmp_path / "spotter.db", clock), FileBlobs(tmp_path / "objects")
    made = World(MeteredTable(table), blobs, clock)
    await made.fill()
    yield made
    await table.close()
    await blobs.close()


def stored(name: str) -> Any:
    return s.OWNED[name].model_copy(update={"version": 1})


def other(name: str) -> Any:
    """A new row of that kind, of somebody who has none."""
    return s.OWNED[name].model_copy(update={"user_id": "v"})


def of_repository(repository: type[Owned[Any]]) -> dict[str, Ask]:
    name, place = repository.__name__, s.PLACES[repository.__name__]
    return {
        f"{name}.save{NEW}": lambda w: w.of(repository).save(other(name), w.now),
        f"{name}.save": lambda w: w.of(repository).save(stored(name), w.now),
        f"{name}.remove": lambda w: w.of(repository).remove(stored(name)),
        f"{name}.get": lambda w: w.of(repository).get("u", **place),
        f"{name}.of_user": lambda w: w.of(repository).of_user("u"),
    }


def exercise() -> CatalogueExercise:
    shape = Exercise(
        exercise_id="log_toss",
        name="Log toss",
        primary=("glutes",),
        equipment=("log",),
        pattern="full_body",
        kind="strongman",
        difficulty=4,
    )
    return CatalogueExercise(exercise_id="log_toss", exercise=shape)


async def edited_exercise(w: World) -> None:
    kept = await Library(w.table).save(exercise(), w.now)
    w.table.reset()
    await Library(w.table).save(kept, w.now)


async def removed_exercise(w: World) -> None:
    kept = await Library(w.table).save(exercise(), w.now)
    w.table.reset()
    await Library(w.table).remove(kept)


async def edited_rule(w: World) -> None:
    kept = await Rules(w.table).save((await Rules(w.table).all())[0], w.now)
    w.table.reset()
    await Rules(w.table).save(kept, w.now)


async def removed_rule(w: World) -> None:
    kept = await Rules(w.table).save((await Rules(w.table).all())[0], w.now)
    w.table.reset()
    await Rules(w.table).remove(kept)


async def added_rule(w: World) -> None:
    rule = (await Rules(w.table).all())[0]
    w.table.reset()
    await Rules(w.table).save(rule, w.now)


async def restored_plan(w: World) -> None:
    await w.planner.remove("u", "p", 1)
    w.table.reset()
    await w.planner.undo("u", "p")


ASKED: dict[str, Ask] = {method: ask for repository in OWNED for method, ask in of_repository(repository).items()} | {
    "Adaptations.of_plan": lambda w: w.of(Adaptations).of_plan("u", "p"),
    "Calendar.between": lambda w: Calendar(w.table, w.pages, w.workouts).between("u", s.DAY, s.DAY),
    "Census.partitions": lambda w: Census(w.table, w.pages).partitions("trainingPlan"),
    "CoachReports.of_coach": lambda w: CoachReports(w.table).of_coach("strength"),
    "CoachReports.save": lambda w: CoachReports(w.table).save(s.REPORT.model_copy(update={"coach_id": "c2"}), w.now),
    "Coaches.active": lambda w: Coaches(w.table, w.pages).active("u"),
    "Coaches.get": lambda w: Coaches(w.table, w.pages).get("u", "c"),
    "Coaches.versions": lambda w: Coaches(w.table, w.pages).versions("u", "c"),
    "ContactForms.add": lambda w: ContactForms(w.table).add(s.FORM.model_copy(update={"email": "d@e.f"}), w.now),
    "ContactForms.from_address": lambda w: ContactForms(w.table).from_address("a@b.c"),
    "Conversations.due_for_archive": lambda w: Conversations(w.table, w.pages).due_for_archive("0", w.now),
    "Conversations.needing_follow_up": lambda w: Conversations(w.table, w.pages).needing_follow_up("u"),
    "Conversations.newest": lambda w: Conversations(w.table, w.pages).newest("u", "c"),
    "Conversations.recent": lambda w: Conversations(w.table, w.pages).recent("u"),
    "Conversations.summary": lambda w: Conversations(w.table, w.pages).summary("u", "c"),
    "CreatorSessions.abandoned": lambda w: CreatorSessions(w.table, w.pages).abandoned("u"),
    "CreatorSessions.at_level": lambda w: CreatorSessions(w.table, w.pages).at_level("u", "UNKNOWN"),
    "CreatorSessions.finished": lambda w: CreatorSessions(w.table, w.pages).finished("u"),
    "CreatorSessions.get": lambda w: CreatorSessions(w.table, w.pages).get("u", "s"),
    "CreatorSessions.of_user": lambda w: CreatorSessions(w.table, w.pages).of_user("u"),
    "CreatorSessions.unfinished": lambda w: CreatorSessions(w.table, w.pages).unfinished("u"),
    "Devices.reachable": lambda w: w.of(Devices).reachable("u"),
    "FitnessProfiles.of": lambda w: w.of(FitnessProfiles).of("u"),
    "Gear.kinds": lambda w: w.gear.kinds("u"),
    "Gear.owned": lambda w: w.gear.owned("u"),
    "Injuries.holding": lambda w: w.of(Injuries).holding("u", s.DAY),
    "Jobs.due": lambda w: w.jobs.due("0", w.now),
    "Library.all": lambda w: Library(w.table).all(),
    "Library.find": lambda w: Library(w.table).find("back_squat"),
    "Library.remove": removed_exercise,
    "Library.save": edited_exercise,
    f"Library.save{NEW}": lambda w: Library(w.table).save(exercise(), w.now),
    "Measurements.between": lambda w: w.of(Measurements).between("u", "weight", s.NOW, s.NOW),
    "Measurements.of_type": lambda w: w.of(Measurements).of_type("u", "weight"),
    "Metrics.of_period": lambda w: w.of(Metrics).of_period("u", "month"),
    "Milestones.ahead": lambda w: w.of(Milestones).ahead("u"),
    "NotificationSettings.of": lambda w: w.of(NotificationSettings).of("u"),
    "Planner.beside": lambda w: w.planner.beside(s.SESSION.model_copy(update={"workout": WorkoutRef(date=s.DAY, workout_id="w")})),
    "Planner.edit": lambda w: w.planner.edit("u", "p", 1, {"notes": "n"}),
    "Planner.edit_session": lambda w: w.planner.edit_session("u", "p-1-1", 1, {"notes": "n"}),
    "Planner.remove": lambda w: w.planner.remove("u", "p", 1),
    f"Planner.store{NEW}": lambda w: w.planner.store("u", read_plan(PLAN), "k"),
    "Planner.undo": restored_plan,
    "Plans.active": lambda w: w.plans.active("u"),
    "Plans.active_sessions": lambda w: w.plans.active_sessions("u"),
    "Plans.get": lambda w: w.plans.get("u", plan_id="p"),
    "Plans.of_user": lambda w: w.plans.of_user("u"),
    "Plans.session": lambda w: w.plans.session("u", "p-1-1"),
    "Plans.sessions": lambda w: w.plans.sessions("u", "p"),
    "Plans.week": lambda w: w.plans.week("u", "p", 1),
    "Plans.whole": lambda w: w.plans.whole("u", "p"),
    "Recommendations.open": lambda w: w.of(Recommendations).open("u"),
    "RecoveryPlans.on": lambda w: w.of(RecoveryPlans).on("u", s.DAY),
    "Rules.all": lambda w: Rules(w.table).all(),
    "Rules.get": lambda w: Rules(w.table).get("deload_due"),
    "Rules.remove": removed_rule,
    "Rules.save": edited_rule,
    f"Rules.save{NEW}": added_rule,
    "StrengthRows.of_exercise": lambda w: w.of(StrengthRows).of_exercise("u", "back_squat", s.DAY, s.DAY),
    "Substitutions.in_force": lambda w: w.of(Substitutions).in_force("u"),
    "Trends.of_metric": lambda w: w.of(Trends).of_metric("u", "strength", "month"),
    "Users.ensure_login": lambda w: Users(w.table).ensure_login("iss", "sub", new_id(w.now), w.now),
    "Users.get": lambda w: Users(w.table).get("u"),
    "Users.save_preferences": lambda w: Users(w.table).save_preferences(s.SINGLES[1].model_copy(update={"version": 1}), w.now),  # type: ignore[arg-type]
    "Users.save_profile": lambda w: Users(w.table).save_profile(s.SINGLES[0].model_copy(update={"version": 1}), w.now),  # type: ignore[arg-type]
    "Workouts.between": lambda w: w.workouts.between("u", s.DAY, s.DAY),
    "Workouts.get": lambda w: w.workouts.get("u", s.DAY, "w"),
    "Workouts.history": lambda w: w.workouts.history("u", "back_squat"),
    "Workouts.latest": lambda w: w.workouts.latest("u"),
    "Workouts.of_template": lambda w: w.workouts.of_template("u", "t"),
    "Workouts.records": lambda w: w.workouts.records("u", "back_squat"),
}


# Rows of an index that holds keys alone are read as well: an expired one must not show. SQLite looks at them in the same statement.
@pytest.mark.parametrize("method", [method for method in ASKED if method != "Census.partitions"])
async def test_a_method_costs_what_is_said(world: World, method: str) -> None:
    world.clock.at += timedelta(seconds=1)
    world.now = world.clock.now()
    await ASKED[method](world)
    cost = COSTS[method]
    assert (world.table.requests, world.table.reads, world.table.writes) == (cost.requests, cost.reads, cost.writes)


async def test_equipment_that_nothing_needs_goes_for_what_is_said(world: World) -> None:
    await world.of(Gear).save(other("Gear").model_copy(update={"user_id": "u", "equipment_id": "band", "kind": "band"}), world.now)
    world.table.reset()
    await Equipment(world.gear, world.plans, world.clock).remove("u", "band", 1)
    cost = COSTS["Equipment.remove"]
    assert (world.table.requests, world.table.reads, world.table.writes) == (cost.requests, cost.reads, cost.writes)


def test_every_cost_is_measured() -> None:
    elsewhere = {"Equipment.remove", "Catalogue.substitutes"}
    assert set(COSTS) - elsewhere == set(ASKED)


def test_every_section_is_answered() -> None:
    answered = {seed: list(dict.fromkeys(one.section for one in patterns() if one.seed == seed)) for seed in SECTIONS}
    assert answered == SECTIONS


def test_every_question_has_a_cost_or_a_measurement() -> None:
    assert {one.method for one in patterns()} <= set(COSTS) | AT_LENGTH


def modules() -> list[Any]:
    names = [f"{package.__name__}.{found.name}" for package in (storage, coaching) for found in pkgutil.iter_modules(package.__path__)]
    return [api.byhand, *map(importlib.import_module, [*names, "domain.exercises.catalogue"])]


@pytest.mark.parametrize("method", sorted({one.method.removesuffix(NEW) for one in patterns()}))
def test_every_question_has_a_method(method: str) -> None:
    owner, name = method.split(".")
    owners = [getattr(module, owner, module) for module in modules() if hasattr(module, owner) or module.__name__.endswith(f".{owner}")]
    assert any(hasattr(one, name) for one in owners)
