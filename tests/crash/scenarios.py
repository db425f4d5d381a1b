"""What is killed at every step: an erasure, and an archive."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from coaching.archive import IDLE, KEPT_ROWS, Archive
from coaching.privacy import ONCE_MORE, Erasing, manifest
from coaching.turns import LEASE
from domain.access import ApiToken, TokenListing
from domain.conversation import Conversation, Turn
from domain.history import Performance, Workout
from domain.links import ChatLink
from domain.memory import Memory
from domain.user import Identity, UserProfile
from kit.clock import FixedClock
from storage import entities as rows
from storage.conversations import Conversations
from storage.engine import Store
from storage.living import LivingTable
from storage.orphans import AGE, Orphans
from storage.owned import every
from storage.pages import Pages
from storage.table import Item, Put, Query
from tests.crash.mortal import Scenario
from tests.crash.one_turn import OneTurn
from tests.crash.plan_import import PlanImport

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TURNS, WORKOUTS = 12, 60


def turn(user: str, number: int) -> Turn:
    """A finished turn, a second after the one before."""
    at = NOON - timedelta(hours=2) + timedelta(seconds=number)
    return Turn(
        user_id=user,
        conversation_id="C",
        number=number,
        key=f"k{number}",
        body_hash="h",
        status="done",
        text=f"words {number}",
        reply=f"reply {number}",
        version=2,
        created_at=at,
        updated_at=at,
    )


def about(user: str) -> list[Item]:
    """Rows about a user in every place where they can lie."""
    day = date(2026, 2, 3)
    token = {"user_id": user, "token_id": "T", "token_hash": f"hash of {user}", "name": "phone"}
    done = {"user_id": user, "date": day, "workout_id": "W", "exercise_id": "back_squat", "name_as_written": "squat"}
    return [
        rows.USER_PROFILE.write(UserProfile(user_id=user, email=f"{user}@example.org", version=3)),
        rows.IDENTITY.write(Identity(issuer="local", subject=user, user_id=user)),
        rows.API_TOKEN.write(ApiToken.model_validate(token)),
        rows.TOKEN_LISTING.write(TokenListing.model_validate(token)),
        rows.CHAT_LINK.write(ChatLink(user_id=user, history_hash=f"h {user}", conversation_id="C", turn=1, linked_at=NOON)),
        rows.CONVERSATION.write(Conversation(user_id=user, conversation_id="C", version=1, archive_shard="0", archive_due=NOON)),
        rows.MEMORY.write(Memory(user_id=user, memory_id="M", text="hates burpees", said_at=NOON, true_from=day)),
        *(rows.TURN.write(turn(user, number)) for number in range(1, TURNS + 1)),
        *(rows.WORKOUT.write(Workout(user_id=user, workout_id=f"W{number:02}", date=day)) for number in range(WORKOUTS)),
        *(rows.PERFORMANCE.write(Performance(position=number, **done)) for number in range(1, WORKOUTS + 1)),
    ]


async def fill(store: Store, items: Sequence[Item]) -> None:
    """Put rows as they are."""
    for start in range(0, len(items), 100):
        await store.table.transact([Put(item) for item in items[start : start + 100]])


async def held(store: Store, user: str) -> tuple[list[str], list[str]]:
    """The sort keys and objects that are left of a user."""
    partitions = dict.fromkeys(item["pk"] for item in about(user))
    left = [item["sk"] for pk in partitions for item in await every(store.table, Query(pk, expired=True))]
    return left, [key async for key in store.blobs.list(f"users/{user}/")]


class Erase:
    """A user leaves while another one stays; the count of what went is exact, however often the work was begun."""

    async def prepare(self, store: Store) -> None:
        for user in ("ana", "ben"):
            await fill(store, about(user))
            for number in range(5):
                await store.blobs.put(f"users/{user}/workouts/2026-02-03/W{number}.1.json", b"what was done")

    async def work(self, store: Store, life: int) -> None:
        clock = FixedClock(NOON + timedelta(hours=life))
        for pause in (timedelta(0), LEASE, ONCE_MORE, ONCE_MORE):
            clock.at += pause
            await Erasing(store, clock).run("ana")

    async def check(self, store: Store) -> list[str]:
        left, objects = await held(store, "ana")
        kept, theirs = await held(store, "ben")
        job = await Erasing(store, FixedClock(NOON)).begin("ana")
        counted = manifest(job)["removed"]
        expected = {
            "apiToken": 1,
            "apiTokenListing": 1,
            "chatLink": 1,
            "conversationHistory": 1,
            "exercisePerformance": WORKOUTS,
            "identity": 1,
            "memory": 1,
            "turn": TURNS,
            "workoutHistory": WORKOUTS,
        }
        facts = {
            f"left: {left}, {objects}": [sk.split("#")[0] for sk in left] == ["job", "profile"] and not objects,
            f"not over: {job}": job.due is None and job.status == "done",
            f"counted: {counted}": counted == {"rows": expected, "objects": {"workouts": 5}},
            f"the other one has {len(kept)} rows": len(kept) == len(about("ben")) and len(theirs) == 5,
        }
        return [fault for fault, holds in facts.items() if not holds]


class Archived:
    """A conversation is archived; its transcript reads the same at any moment, and at last only from the object."""

    async def prepare(self, store: Store) -> None:
        await fill(store, about("ana"))

    async def work(self, store: Store, life: int) -> None:
        clock = FixedClock(NOON + life * IDLE)
        archive, conversations = self._parts(store, clock)
        await self._must_read(store, clock)
        await archive.run("ana", "C")
        chat = await conversations.get("ana", "C")
        assert chat.archived_through == TURNS, chat

    async def check(self, store: Store) -> list[str]:
        clock = FixedClock(NOON + IDLE + KEPT_ROWS + AGE)
        _, conversations = self._parts(store, clock)
        await self._must_read(store, clock)
        chat = await conversations.get("ana", "C")
        await Orphans(store.table, store.blobs).collect(datetime.now(UTC) + AGE)
        await self._must_read(store, clock)
        items = await every(store.table, rows.TURN.list("one", user_id="ana", conversation_id="C"))
        objects = [key async for key in store.blobs.list("users/ana/conversations/")]
        facts = {
            f"rows that stay: {len(items)}": all("ttl" in item for item in items if rows.TURN.matches(item)),
            f"objects {objects} for {chat.parts}": objects == [part.key for part in chat.parts],
            f"still queued: {chat}": chat.archive_shard is None,
        }
        return [fault for fault, holds in facts.items() if not holds]

    def _parts(self, store: Store, clock: FixedClock) -> tuple[Archive, Conversations]:
        conversations = Conversations(LivingTable(store.table), Pages(b"secret"))
        return Archive(conversations, store.blobs, clock), conversations

    async def _must_read(self, store: Store, clock: FixedClock) -> None:
        archive, conversations = self._parts(store, clock)
        told = await archive.page(await conversations.get("ana", "C"), None, 2 * TURNS)
        assert [(turn.number, turn.text, turn.reply) for turn in told] == [(n, f"words {n}", f"reply {n}") for n in range(TURNS, 0, -1)], (
            told
        )


SCENARIOS: dict[str, Scenario] = {
    "turn": OneTurn(),
    "erase": Erase(),
    "archive": Archived(),
    "plan sent again": PlanImport(sent_again=True),
    "plan left alone": PlanImport(sent_again=False),
}
