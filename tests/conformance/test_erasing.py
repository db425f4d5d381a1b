"""What is left of a user after an erasure, on every engine: a tombstone, a count of what went, and everybody else's rows."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

from coaching.privacy import ONCE_MORE, Erasing, manifest
from coaching.turns import LEASE
from domain.access import ApiToken, LoginCode, TokenListing
from domain.coach_report import CoachPerformance
from domain.contact import ContactForm
from domain.conversation import Conversation, Turn
from domain.history import Workout
from domain.jobs import Job
from domain.links import ChatLink
from domain.memory import Memory
from domain.user import UserPreferences, UserProfile
from kit.clock import FixedClock
from storage import entities as rows
from storage.blobs import Blobs
from storage.engine import Store
from storage.living import AccountErased, LivingTable
from storage.owned import every
from storage.revision import save
from storage.table import ConditionFailed, Item, Put, Query, Table
from storage.users import Users
from tests.conformance.conftest import NOON

LEFT = ["job#", "profile"]
PAIRS = [("embedded", "embedded"), pytest.param("aws", "aws", marks=pytest.mark.servers)]
pytestmark = [
    pytest.mark.usefixtures("table", "blobs"),
    pytest.mark.parametrize(("table", "blobs"), PAIRS, indirect=True, ids=["embedded", "aws"]),
]


@pytest.fixture
def erasing(table: Table, blobs: Blobs, clock: FixedClock) -> Erasing:
    return Erasing(Store(table, blobs), clock)


@pytest.fixture
def living(table: Table) -> LivingTable:
    return LivingTable(table)


def turn(user: str, number: int) -> Item:
    return rows.TURN.write(Turn(user_id=user, conversation_id="C", number=number, key="k", body_hash="h", text="squat 5x5", version=1))


def about(user: str) -> list[Item]:
    """A row of each way in which something about a user can lie in the table."""
    soon = NOON + timedelta(minutes=10)
    token = {"user_id": user, "token_id": "T", "token_hash": f"hash of {user}", "name": "phone"}
    return [
        rows.USER_PROFILE.write(UserProfile(user_id=user, email="ana@example.org", version=7)),
        rows.USER_PREFERENCES.write(UserPreferences(user_id=user)),
        {"pk": f"user#{user}", "sk": f"coach#coach of {user}", "entityType": "coachConfig"},
        rows.COACH_PERFORMANCE.write(CoachPerformance(coach_id=f"coach of {user}", period="2026-02")),
        rows.CONVERSATION.write(Conversation(user_id=user, conversation_id="C", archive_shard="3", archive_due=NOON)),
        *(turn(user, number) for number in range(1, 121)),
        rows.TURN.write(rows.TURN.read(turn(user, 121)).model_copy(update={"expires_at": NOON - timedelta(days=1)})),
        rows.WORKOUT.write(Workout(user_id=user, workout_id="W", date=date(2026, 2, 3), name="Leg day")),
        rows.API_TOKEN.write(ApiToken(**token)),
        rows.TOKEN_LISTING.write(TokenListing(**token)),
        rows.LOGIN_CODE.write(LoginCode(user_id=user, code_hash=f"code of {user}", expires_at=soon)),
        rows.LOGIN_CODE.write(LoginCode(user_id=user, code_hash=f"old code of {user}", expires_at=NOON - timedelta(hours=1))),
        rows.CHAT_LINK.write(ChatLink(user_id=user, history_hash=f"links of {user}", conversation_id="C", turn=1, linked_at=NOON)),
        rows.CONTACT_FORM.write(ContactForm(user_id=user, email=f"{user}@example.org", submitted_at=NOON, subject="Hi", message="Hello")),
        {"pk": f"user#{user}", "sk": "somethingNewer#1", "entityType": "somethingNewer"},
    ]


async def stored(table: Table, items: list[Item]) -> list[Item]:
    """What the table still holds in the partitions of these items."""
    partitions = dict.fromkeys(item["pk"] for item in items)
    return [found for pk in partitions for found in await every(table, Query(pk, expired=True))]


async def fill(table: Table, user: str) -> list[Item]:
    items = about(user)
    for start in range(0, len(items), 100):
        await table.transact([Put(item) for item in items[start : start + 100]])
    return items


async def test_nothing_is_left_but_the_tombstone(table: Table, blobs: Blobs, erasing: Erasing, clock: FixedClock) -> None:
    ana, ben = await fill(table, "ana"), await fill(table, "ben")
    for user in ("ana", "ben", "ana2"):
        await blobs.put(f"users/{user}/conversations/C.000040.json", b"what was said")
        await blobs.put(f"users/{user}/workouts/2026-02-03/W.1.json", b"what was done")
    await erasing.run("ana")
    clock.at += LEASE
    await erasing.run("ana")
    left = await stored(table, ana)
    assert [item["sk"].rstrip("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for item in left] == LEFT
    assert left[1]["attributes"].keys() == {"userId", "preferences", "subscription", "isActive", "erasedAt"}
    assert len(await stored(table, ben)) == len(ben)
    assert [key async for key in blobs.list("users/ana")] == [
        "users/ana2/conversations/C.000040.json",
        "users/ana2/workouts/2026-02-03/W.1.json",
    ]


@pytest.mark.parametrize("index", ["gsi1", "gsi2", "gsi3"])
async def test_no_index_finds_the_user(index: Any, table: Table, erasing: Erasing, clock: FixedClock) -> None:
    await fill(table, "ana")
    await erasing.run("ana")
    clock.at += LEASE
    await erasing.run("ana")
    clock.at += ONCE_MORE
    await erasing.run("ana")
    pk = {"gsi1": "user#ana", "gsi2": "archive#3", "gsi3": "apiToken"}[index]
    assert (await table.query(Query(pk, index=index, expired=True))).items == []


async def test_the_manifest_counts_what_went_and_says_nothing_else(table: Table, blobs: Blobs, erasing: Erasing, clock: FixedClock) -> None:
    await fill(table, "ana")
    await blobs.put("users/ana/workouts/2026-02-03/W.1.json", b"what was done")
    await erasing.run("ana")
    clock.at += LEASE
    told = manifest(await erasing.run("ana"))
    assert told["status"] == "done"
    assert told["removed"] == {
        "rows": {
            "apiToken": 1,
            "apiTokenListing": 1,
            "chatLink": 1,
            "coachConfig": 1,
            "coachPerformance": 1,
            "contactForm": 1,
            "conversationHistory": 1,
            "loginCode": 2,
            "other": 1,
            "turn": 121,
            "userPreferences": 1,
            "workoutHistory": 1,
        },
        "objects": {"workouts": 1},
    }
    assert "ana" not in str(told)


async def test_what_comes_late_is_swept(table: Table, blobs: Blobs, erasing: Erasing, clock: FixedClock) -> None:
    await fill(table, "ana")
    waiting = await erasing.run("ana")
    await table.put(turn("ana", 122))
    await blobs.put("users/ana/workouts/2026-02-03/W.2.json", b"late")
    assert waiting.finished_at is None
    clock.at += LEASE
    done = await erasing.run("ana")
    await table.put(turn("ana", 123))
    clock.at += ONCE_MORE
    swept = await erasing.run("ana")
    clock.at += ONCE_MORE
    ended = await erasing.run("ana")
    assert [job.progress["rows"]["turn"] for job in (waiting, done, swept)] == [121, 122, 123]
    assert (done.status, ended.due, ended.shard) == ("done", None, None)
    assert [item["sk"][:4] for item in (await table.query(Query("user#ana"))).items] == ["job#", "prof"]


async def test_it_waits_in_a_queue_until_it_is_done(table: Table, erasing: Erasing, clock: FixedClock) -> None:
    await fill(table, "ana")
    shard = str((await erasing.run("ana")).shard)
    early = await erasing.go_on(shard)
    clock.at += LEASE
    done = await erasing.go_on(shard)
    clock.at += ONCE_MORE
    last = await erasing.go_on(shard)
    assert [[job.status for job in jobs] for jobs in (early, done, last)] == [[], ["done"], ["done"]]
    clock.at += ONCE_MORE
    assert await erasing.go_on(shard) == []


async def test_erasing_again_changes_nothing(table: Table, erasing: Erasing, clock: FixedClock) -> None:
    await fill(table, "ana")
    first = await erasing.run("ana")
    clock.at += timedelta(seconds=5)
    again = await erasing.run("ana")
    assert (again.job_id, again.progress) == (first.job_id, first.progress)


async def test_somebody_who_has_nothing_can_be_erased(erasing: Erasing) -> None:
    assert (await erasing.run("nobody")).progress == {"rows": {}, "objects": {}}


Late = Callable[[LivingTable], Awaitable[Any]]


def memory(user: str) -> Put:
    return save(rows.MEMORY, Memory(user_id=user, memory_id="M", text="hates burpees", said_at=NOON, true_from=NOON.date()), NOON)[1]


def elsewhere(user: str) -> Put:
    return Put({"pk": "chatLink#x", "sk": "chatLink", "gsi1pk": f"user#{user}", "gsi1sk": "owned#chatLink#x"})


LATE: dict[str, Late] = {
    "several rows": lambda table: table.transact([memory("ana"), Put(turn("ana", 122))]),
    "one row": lambda table: table.put(memory("ana").item, memory("ana").when),
    "a row elsewhere": lambda table: table.transact([elsewhere("ana"), memory("ana")]),
    "only a row elsewhere": lambda table: table.transact([elsewhere("ana")]),
    "the profile": lambda table: Users(table).save_profile(UserProfile(user_id="ana", version=8, email="ana@example.org"), NOON),
    "a whole hundred": lambda table: table.transact([Put(turn("ana", number)) for number in range(200, 300)]),
    "two users": lambda table: table.transact([memory("ben"), memory("ana")]),
}


@pytest.mark.parametrize("late", LATE.values(), ids=LATE.keys())
async def test_a_late_write_is_refused(late: Late, table: Table, living: LivingTable, erasing: Erasing) -> None:
    await fill(table, "ana")
    await erasing.run("ana")
    before = await stored(table, [*about("ana"), *about("ben")])
    with pytest.raises(AccountErased):
        await late(living)
    assert await stored(table, [*about("ana"), *about("ben")]) == before


@pytest.mark.parametrize("late", LATE.values(), ids=LATE.keys())
async def test_the_same_write_is_taken_while_they_are_here(late: Late, table: Table, living: LivingTable) -> None:
    await table.put(rows.USER_PROFILE.write(UserProfile(user_id="ana", version=8)))
    await late(living)


async def test_a_condition_of_ones_own_still_says_which_write_it_was(table: Table, living: LivingTable) -> None:
    await table.put(memory("ana").item)
    with pytest.raises(ConditionFailed) as failed:
        await living.transact([Put(turn("ana", 1)), memory("ana")])
    assert failed.value.positions == (1,)


async def test_a_login_makes_somebody_new(table: Table, living: LivingTable, erasing: Erasing, clock: FixedClock) -> None:
    users = Users(living)
    first = await users.ensure_login("local", "ana", "U1", NOON)
    await erasing.run(first)
    assert await users.ensure_login("local", "ana", "U2", NOON) == "U2"
    assert (await users.get("U2"))[0].erased_at is None


async def test_a_job_of_another_kind_is_no_erasure(table: Table, erasing: Erasing) -> None:
    await table.put(rows.JOB.write(Job(user_id="ana", job_id="J", kind="export", shard="0", due=NOON)))
    assert await erasing.go_on("0") == []
