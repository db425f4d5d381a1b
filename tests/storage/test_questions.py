"""What repositories answer: the right rows, in the right order, of the right user, and nothing that has gone."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.exercises import Exercise, catalogue
from domain.jobs import Job, Usage
from domain.library import CatalogueExercise
from domain.links import ChatLink
from domain.milestone import Milestone
from domain.model import Stored
from domain.rules import applying
from kit.clock import FixedClock
from kit.errors import Invalid, NotFound
from storage import entities as rows
from storage.body import Injuries, Measurements
from storage.calendar import Calendar
from storage.coaches import Coaches, CreatorSessions
from storage.conversations import Conversations
from storage.embedded.table import EmbeddedTable
from storage.entity import Entity
from storage.guidance import Adaptations, Recommendations, RecoveryPlans, Substitutions
from storage.jobs import Jobs, UsageDays
from storage.library import Library, NameTaken, Rules
from storage.links import ChatLinks, ContactForms
from storage.metrics import Milestones, StrengthRows
from storage.notifications import Devices, Notifications
from storage.owned import Owned
from storage.pages import Pages
from storage.patterns import OWNED
from storage.plans import Plans
from storage.readings import Aliases
from storage.reports import Census, CoachReports
from storage.revision import save
from storage.table import ConditionFailed, Put
from storage.workouts import Workouts
from tests.storage import samples as s

PAGES = Pages(b"secret")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(s.NOW)


@pytest.fixture
async def table(tmp_path: Path, clock: FixedClock) -> AsyncIterator[EmbeddedTable]:
    opened = EmbeddedTable(tmp_path / "spotter.db", clock)
    yield opened
    await opened.close()


def but(name: str, **changes: Any) -> Any:
    """The sample of that repository, changed."""
    return s.OWNED[name].model_copy(update=changes)


async def add(table: EmbeddedTable, entity: Entity[Any], *models: Stored) -> None:
    """Store new rows of a kind."""
    await table.transact([save(entity, model, s.NOW)[1] for model in models])


@pytest.mark.parametrize("repository", OWNED, ids=lambda repository: repository.__name__)
async def test_only_the_newest_version_can_be_changed(table: EmbeddedTable, repository: type[Owned[Any]]) -> None:
    owned, place = repository(table, PAGES), s.PLACES[repository.__name__]
    first = await owned.save(s.OWNED[repository.__name__], s.NOW)
    second = await owned.save(first, s.NOW + timedelta(hours=1))
    assert await owned.get("u", **place) == second
    assert (second.version, second.created_at, second.updated_at) == (2, s.NOW, s.NOW + timedelta(hours=1))
    for_the_first = [owned.save(first, s.NOW), owned.remove(first), owned.save(s.OWNED[repository.__name__], s.NOW)]
    refused = await asyncio.gather(*for_the_first, return_exceptions=True)
    assert [type(one) for one in refused] == [ConditionFailed] * 3


@pytest.mark.parametrize("repository", OWNED, ids=lambda repository: repository.__name__)
async def test_a_row_is_there_for_its_user_until_it_is_removed(table: EmbeddedTable, repository: type[Owned[Any]]) -> None:
    owned, place = repository(table, PAGES), s.PLACES[repository.__name__]
    kept = await owned.save(s.OWNED[repository.__name__], s.NOW)
    assert (await owned.of_user("u")).items == [kept]
    assert (await owned.of_user("v")).items == []
    with pytest.raises(NotFound):
        await owned.get("v", **place)
    await owned.remove(kept)
    assert await owned.find("u", **place) is None


@pytest.mark.parametrize(
    ("entity", "model", "days"),
    [
        (rows.NOTIFICATION, s.OWNED["Notifications"], 90),
        (rows.USAGE, Usage(user_id="u", day=s.DAY - timedelta(days=1), turns=3), 39),
        (rows.JOB, Job(user_id="u", job_id="j", kind="export", status="done", finished_at=s.NOW), 30),
        (rows.CHAT_LINK, ChatLink(history_hash="h", user_id="u", conversation_id="c", turn=1, linked_at=s.NOW), 30),
        (rows.RECOMMENDATION, s.OWNED["Recommendations"], 7),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_a_row_goes_when_its_time_is_over(
    table: EmbeddedTable, clock: FixedClock, entity: Entity[Any], model: Stored, days: int
) -> None:
    await add(table, entity, model)
    clock.at += timedelta(days=days, hours=-13)
    assert await table.get(entity.key_of(model))
    clock.at += timedelta(hours=14)
    assert await table.get(entity.key_of(model)) is None


@pytest.mark.parametrize(
    "model", [Job(user_id="u", job_id="j", kind="erase"), but("Recommendations", is_applied=True)], ids=lambda m: type(m).__name__
)
async def test_what_is_open_or_applied_stays(table: EmbeddedTable, clock: FixedClock, model: Stored) -> None:
    entity = next(entity for entity in rows.TABLE if entity.model is type(model))
    await add(table, entity, model)
    clock.at += timedelta(days=4000)
    assert await table.get(entity.key_of(model))


async def test_only_unanswered_recommendations_are_open(table: EmbeddedTable) -> None:
    answered = [
        but("Recommendations", recommendation_id="a", is_applied=True),
        but("Recommendations", recommendation_id="b", dismissed_at=s.NOW),
    ]
    await add(table, rows.RECOMMENDATION, s.OWNED["Recommendations"], *answered)
    assert [one.recommendation_id for one in (await Recommendations(table, PAGES).open("u")).items] == ["r"]


async def test_adaptations_belong_to_their_plan(table: EmbeddedTable) -> None:
    await add(table, rows.PLAN_ADAPTATION, s.OWNED["Adaptations"], but("Adaptations", adaptation_id="b", base_plan_id="q"))
    assert [one.adaptation_id for one in await Adaptations(table, PAGES).of_plan("u", "p")] == ["a"]


async def test_a_substitution_of_the_plan_goes_before_a_general_one(table: EmbeddedTable) -> None:
    more = [
        but("Substitutions", substitution_id="a", substitute_id="leg_press", plan_id="p"),
        but("Substitutions", substitution_id="t", exercise_id="bench_press", substitute_id="push_up", is_active=False),
    ]
    await add(table, rows.SUBSTITUTION, s.OWNED["Substitutions"], *more)
    substitutions = Substitutions(table, PAGES)
    assert await substitutions.in_force("u") == {"back_squat": "goblet_squat"}
    assert await substitutions.in_force("u", "p") == {"back_squat": "leg_press"}


@pytest.mark.parametrize(("day", "found"), [(1, 0), (2, 1), (8, 1), (9, 0)])
async def test_a_recovery_plan_holds_on_its_days(table: EmbeddedTable, day: int, found: int) -> None:
    await add(table, rows.RECOVERY_PLAN, s.OWNED["RecoveryPlans"], but("RecoveryPlans", recovery_id="done", is_completed=True))
    assert len(await RecoveryPlans(table, PAGES).on("u", date(2026, 3, day))) == found


@pytest.mark.parametrize(
    ("occurred", "recovered", "holds"),
    [
        (None, None, True),
        (date(2026, 2, 1), None, True),
        (date(2026, 2, 1), date(2026, 3, 3), True),
        (date(2026, 2, 1), date(2026, 3, 2), False),
        (date(2026, 3, 3), None, False),
    ],
)
async def test_an_injury_holds_until_it_is_over(table: EmbeddedTable, occurred: date | None, recovered: date | None, holds: bool) -> None:
    await add(table, rows.INJURY, but("Injuries", occurred_on=occurred, recovered_on=recovered))
    assert bool(await Injuries(table, PAGES).holding("u", s.DAY)) == holds


async def test_measurements_of_one_day_are_all_kept_and_ranges_have_their_ends(table: EmbeddedTable) -> None:
    evening = s.NOW + timedelta(hours=8)
    more = [but("Measurements", measurement_id="e", measured_at=evening), but("Measurements", measurement_id="w", measurement_type="waist")]
    await add(table, rows.BODY_MEASUREMENT, s.OWNED["Measurements"], *more)
    measurements = Measurements(table, PAGES)
    assert [one.measurement_id for one in (await measurements.of_type("u", "weight")).items] == ["e", "m"]
    assert [one.measurement_id for one in (await measurements.between("u", "weight", s.NOW, evening)).items] == ["m", "e"]
    assert [one.measurement_id for one in (await measurements.between("u", "weight", s.NOW, s.NOW)).items] == ["m"]


async def test_two_lifts_of_one_day_both_keep_their_progress(table: EmbeddedTable) -> None:
    more = [
        but("StrengthRows", strength_id="b", exercise_id="bench_press"),
        but("StrengthRows", strength_id="l", date=date(2026, 3, 31)),
        but("StrengthRows", strength_id="o", date=date(2026, 4, 1)),
    ]
    await add(table, rows.STRENGTH_PROGRESS, s.OWNED["StrengthRows"], *more)
    strength = StrengthRows(table, PAGES)
    march = date(2026, 3, 1), date(2026, 3, 31)
    assert [one.strength_id for one in await strength.of_exercise("u", "back_squat", *march)] == ["s", "l"]
    assert [one.strength_id for one in await strength.of_exercise("u", "bench_press", *march)] == ["b"]


@pytest.mark.parametrize(
    ("start", "current", "target", "percent"),
    [
        ("135", "145", "150", "66.66"),
        ("90", "85", "80", "50.00"),
        (None, "75", "100", "75.00"),
        ("100", "90", "120", "0.00"),
        ("100", "130", "120", "100.00"),
    ],
)
def test_a_milestone_says_how_much_of_the_way_is_done(start: str | None, current: str, target: str, percent: str) -> None:
    milestone = but(
        "Milestones", start_value=Decimal(start) if start else None, current_value=Decimal(current), target_value=Decimal(target)
    )
    assert str(milestone.progress_percentage) == percent


async def test_milestones_ahead_come_by_their_day(table: EmbeddedTable) -> None:
    more: list[Milestone] = [
        but("Milestones", milestone_id="a", target_date=None),
        but("Milestones", milestone_id="b", target_date=date(2026, 3, 5)),
        but("Milestones", milestone_id="c", achieved_on=s.DAY),
    ]
    await add(table, rows.MILESTONE, s.OWNED["Milestones"], *more)
    assert [one.milestone_id for one in await Milestones(table, PAGES).ahead("u")] == ["b", "m", "a"]


async def test_only_active_devices_are_reachable(table: EmbeddedTable) -> None:
    await add(table, rows.DEVICE_TOKEN, s.OWNED["Devices"], but("Devices", device_id="old", is_active=False))
    assert [one.device_id for one in await Devices(table, PAGES).reachable("u")] == ["d"]


async def test_notifications_come_newest_first(table: EmbeddedTable) -> None:
    await add(table, rows.NOTIFICATION, s.OWNED["Notifications"], but("Notifications", notification_id="o"))
    assert [one.notification_id for one in (await Notifications(table, PAGES).of_user("u")).items] == ["o", "n"]


async def test_usage_of_two_requests_at_once_is_all_counted(table: EmbeddedTable) -> None:
    usage = UsageDays(table, PAGES)
    await asyncio.gather(*(usage.add("u", s.DAY, s.NOW, turns=1, input_tokens=100) for _ in range(10)))
    day = await usage.on("u", s.DAY)
    assert (day.turns, day.input_tokens, day.model_calls) == (10, 1000, 0)
    assert await usage.on("u", s.DAY + timedelta(days=1)) == Usage(user_id="u", day=s.DAY + timedelta(days=1))


async def test_jobs_are_due_in_their_order(table: EmbeddedTable) -> None:
    later = s.JOB.model_copy(update={"job_id": "l", "due": s.NOW + timedelta(hours=1)})
    done = s.JOB.model_copy(update={"job_id": "d", "shard": None})
    await add(table, rows.JOB, later, done, s.JOB)
    jobs = Jobs(table, PAGES)
    assert [job.job_id for job in await jobs.due("0", s.NOW)] == ["j"]
    assert [job.job_id for job in await jobs.due("0", later.due or s.NOW)] == ["j", "l"]
    assert await jobs.due("0", s.NOW, "erase") == []


async def test_a_history_leads_to_the_turn_that_was_first(table: EmbeddedTable) -> None:
    links = ChatLinks(table)
    first = ChatLink(history_hash="h", user_id="u", conversation_id="c", turn=1, linked_at=s.NOW)
    kept = await links.claim(first, s.NOW)
    assert await links.claim(first.model_copy(update={"turn": 2}), s.NOW) == kept
    assert await links.find("v", "h") is None
    await links.replace(first.model_copy(update={"turn": 3}), s.NOW)
    assert [link and link.turn for link in await links.many("u", [None, "h", "unknown"])] == [None, 3, None]
    assert await links.many("v", ["h"]) == [None]


async def test_two_messages_in_one_millisecond_are_both_kept(table: EmbeddedTable) -> None:
    forms = ContactForms(table)
    await forms.add(s.FORM, s.NOW)
    await forms.add(s.FORM.model_copy(update={"subject": "Again"}), s.NOW)
    assert [form.subject for form in await forms.from_address("a@b.c")] == ["Hello", "Again"]


async def test_what_users_mean_by_their_words(table: EmbeddedTable) -> None:
    await add(table, rows.EXERCISE_ALIAS, s.OWNED["Aliases"])
    assert await Aliases(table, PAGES).meanings("u") == {"my press": "overhead_press"}


def own_exercise(name: str, exercise_id: str = "log_toss", **fields: Any) -> CatalogueExercise:
    shape = Exercise(
        exercise_id=exercise_id, name=name, primary=("glutes",), equipment=("log",), pattern="full_body", kind="strongman", difficulty=4
    )
    return CatalogueExercise(exercise_id=exercise_id, exercise=shape, **fields)


async def test_an_added_exercise_is_offered_after_the_shipped_ones(table: EmbeddedTable) -> None:
    library = Library(table)
    await library.save(own_exercise("Log toss"), s.NOW)
    assert [one.name for one in (await library.all())[len(catalogue().all()) :]] == ["Log toss"]


async def test_a_shipped_exercise_can_be_edited_hidden_and_brought_back(table: EmbeddedTable) -> None:
    library = Library(table)
    shipped = await library.find("back_squat")
    assert shipped
    hidden = await library.save(shipped.model_copy(update={"hidden": True, "video_url": "https://example.org/v"}), s.NOW)
    assert "back_squat" not in {one.exercise_id for one in await library.all()}
    await library.remove(hidden)
    assert await library.find("back_squat") == shipped


@pytest.mark.parametrize("name", ["log TOSS", " Log  Toss ", "Back squat"])
async def test_no_two_exercises_have_the_same_name(table: EmbeddedTable, name: str) -> None:
    library = Library(table)
    await library.save(own_exercise("Log toss"), s.NOW)
    with pytest.raises(NameTaken):
        await library.save(own_exercise(name, "another"), s.NOW)


async def test_a_name_is_free_again_when_it_is_given_up(table: EmbeddedTable) -> None:
    library = Library(table)
    kept = await library.save(own_exercise("Log toss"), s.NOW)
    await library.save(own_exercise("Log throw").model_copy(update={"version": kept.version}), s.NOW)
    await library.save(own_exercise("Log toss", "another"), s.NOW)
    with pytest.raises(NameTaken):
        await library.save(own_exercise("Log throw", "third"), s.NOW)


@pytest.mark.parametrize(
    "row", [own_exercise("…"), own_exercise("Log toss").model_copy(update={"exercise_id": "x"})], ids=["nameless", "id"]
)
async def test_an_exercise_needs_a_name_and_its_own_id(table: EmbeddedTable, row: CatalogueExercise) -> None:
    with pytest.raises(Invalid):
        await Library(table).save(row, s.NOW)


async def test_a_rule_can_be_switched_off_and_back(table: EmbeddedTable) -> None:
    rules, facts = Rules(table), {"weeks_since_deload": Decimal(9), "pain_days": Decimal(3), "completion_rate": Decimal("0.5")}
    assert [rule.rule_id for rule in applying(await rules.all(), facts)] == ["pain_persists", "deload_due"]
    off = await rules.save((await rules.get("pain_persists")).model_copy(update={"is_active": False}), s.NOW)
    assert [rule.rule_id for rule in applying(await rules.all(), facts)] == ["deload_due"]
    await rules.remove(off)
    assert (await rules.get("pain_persists")).is_active
    with pytest.raises(NotFound):
        await rules.get("no_such_rule")


async def test_reports_of_a_coach_come_newest_first(table: EmbeddedTable) -> None:
    reports = CoachReports(table)
    await reports.save(s.REPORT, s.NOW)
    await reports.save(s.REPORT.model_copy(update={"period": "2026-04-01_2026-04-30"}), s.NOW)
    assert [report.period[:7] for report in await reports.of_coach("strength")] == ["2026-04", "2026-03"]
    assert await reports.find("strength", "2026-05-01_2026-05-31") is None


async def test_a_census_finds_every_user_with_rows_of_a_kind(table: EmbeddedTable) -> None:
    await add(table, rows.TRAINING_PLAN, s.PLAN, s.PLAN.model_copy(update={"user_id": "v"}))
    await add(table, rows.INJURY, s.OWNED["Injuries"])
    assert (await Census(table, PAGES).partitions("trainingPlan")).items == ["user#u", "user#v"]


async def test_workouts_are_grouped_by_their_template(table: EmbeddedTable) -> None:
    more = [
        s.WORKOUT.model_copy(update={"workout_id": "x", "date": date(2026, 3, 4)}),
        s.WORKOUT.model_copy(update={"workout_id": "y", "template_id": "other"}),
        s.WORKOUT.model_copy(update={"workout_id": "z", "deleted_at": s.NOW}),
    ]
    await add(table, rows.WORKOUT, s.WORKOUT, *more)
    found = (await Workouts(table, PAGES).of_template("u", "t")).items
    assert [logged.workout.workout_id for logged in found] == ["x", "w"]


async def test_coaches_that_rest_are_not_active(table: EmbeddedTable) -> None:
    await add(table, rows.COACH, s.COACH, s.COACH.model_copy(update={"coach_id": "d", "status": "paused"}))
    await add(table, rows.CREATOR_SESSION, *(one for one in s.SINGLES if type(one) is rows.CREATOR_SESSION.model))
    assert [coach.coach_id for coach in (await Coaches(table, PAGES).active("u")).items] == ["c"]


async def test_conversations_to_come_back_to(table: EmbeddedTable) -> None:
    chat = next(one for one in s.SINGLES if type(one) is rows.CONVERSATION.model)
    await add(table, rows.CONVERSATION, chat, chat.model_copy(update={"conversation_id": "d", "needs_follow_up": False}))
    assert [found.conversation_id for found in (await Conversations(table, PAGES).needing_follow_up("u")).items] == ["c"]


@pytest.mark.parametrize(
    ("question", "found"), [("unfinished", ["s"]), ("finished", ["f"]), ("abandoned", ["a"]), ("of_user", ["s", "f"]), ("at_level", ["f"])]
)
async def test_interviews_by_their_state(table: EmbeddedTable, question: str, found: list[str]) -> None:
    begun = next(one for one in s.SINGLES if type(one) is rows.CREATOR_SESSION.model)
    finished = begun.model_copy(update={"session_id": "f", "is_complete": True, "sophistication_level": "ADVANCED"})
    await add(table, rows.CREATOR_SESSION, begun, finished, begun.model_copy(update={"session_id": "a", "abandoned_at": s.NOW}))
    more = ["ADVANCED"] if question == "at_level" else []
    sessions = await getattr(CreatorSessions(table, PAGES), question)("u", *more)
    assert [session.session_id for session in sessions.items] == found


def on(day: int, model: Any, **changes: Any) -> Any:
    return model.model_copy(update={"date": date(2026, 3, day), **changes})


async def test_the_calendar_holds_everything_with_a_day_in_order(table: EmbeddedTable) -> None:
    await table.transact([Put(entity.write(model)) for entity, model in dated().items()])
    await add(table, rows.TRAINING_PLAN, s.PLAN)
    found = await Calendar(table, PAGES, Workouts(table, PAGES)).between("u", date(2026, 3, 1), date(2026, 3, 20))
    assert [(entry.day.day, entry.kind) for entry in found.items] == [
        (2, "bodyMeasurement"),
        (2, "planSession"),
        (2, "recoveryPlan"),
        (2, "strengthProgress"),
        (2, "workoutHistory"),
        (20, "milestone"),
    ]


def dated() -> dict[Entity[Any], Stored]:
    return {
        rows.WORKOUT: s.WORKOUT,
        rows.PLAN_SESSION: s.SESSION,
        rows.BODY_MEASUREMENT: s.OWNED["Measurements"],
        rows.STRENGTH_PROGRESS: s.OWNED["StrengthRows"],
        rows.MILESTONE: s.OWNED["Milestones"],
        rows.RECOVERY_PLAN: s.OWNED["RecoveryPlans"],
    }


@pytest.mark.parametrize("deleted_at", [None, datetime(2026, 3, 1, tzinfo=UTC)], ids=["never whole", "deleted"])
async def test_sessions_of_a_plan_that_is_not_there_are_not_in_the_calendar(table: EmbeddedTable, deleted_at: datetime | None) -> None:
    await add(table, rows.PLAN_SESSION, *(on(day, s.SESSION, number=day, plan_id=f"p{day % 2}") for day in range(1, 9)))
    await add(table, rows.TRAINING_PLAN, s.PLAN.model_copy(update={"plan_id": "p1"}))
    gone = [s.PLAN.model_copy(update={"plan_id": "p0", "deleted_at": deleted_at})] if deleted_at else []
    await add(table, rows.TRAINING_PLAN, *gone)
    calendar = Calendar(table, PAGES, Workouts(table, PAGES))
    first = await calendar.between("u", s.DAY, date(2026, 3, 31), limit=2)
    second = await calendar.between("u", s.DAY, date(2026, 3, 31), first.cursor, limit=2)
    assert [entry.day.day for page in (first, second) for entry in page.items] == [3, 5, 7]
    assert [one.number for one in await Plans(table, PAGES).sessions("u", "p0")] == [2, 4, 6, 8]
