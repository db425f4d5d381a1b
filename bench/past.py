"""Years of training and chat, generated: stored as the service stores them, with old conversations in objects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from api.services import Services
from bench.chat import answered, said
from coaching.archive import IDLE
from coaching.turns import SHARDS, body_hash
from domain.conversation import Conversation, Turn
from domain.history import LoggedWorkout, Performance, PerformanceRef, Workout
from domain.records import derive
from domain.workout import Span, WorkSet
from kit.ids import derived_id
from storage import entities as rows
from storage.revision import stamped
from storage.table import Item, Put
from storage.workouts import putting

DAYS = (("back_squat", "bench_press", "barbell_row", "hip_thrust"), ("deadlift", "overhead_press", "front_squat", "power_clean"))
SETS = 5
BATCH = 90
LATEST = 2


@dataclass(frozen=True)
class Past:
    """How much somebody did until now."""

    days: int
    workouts: int
    conversations: int
    turns_each: int

    @property
    def told(self) -> str:
        sets, messages = self.workouts * len(DAYS[0]) * SETS, 2 * self.conversations * self.turns_each
        return f"{self.workouts:,} workouts, {sets:,} sets, {messages:,} messages in {self.days} days"


FIVE_YEARS = Past(days=1825, workouts=1500, conversations=100, turns_each=100)
ONE_MONTH = Past(days=30, workouts=25, conversations=3, turns_each=100)


async def live(services: Services, user_id: str, past: Past, now: datetime) -> list[str]:
    """Store that past for a user; the ids of the conversations, oldest first."""
    done = [_workout(user_id, past, number, now) for number in range(past.workouts)]
    await _put(services, [write.item for logged in done for write in putting(logged, None)])
    for exercise in (exercise for day in DAYS for exercise in day):
        records = derive(p for logged in done for p in logged.performances if p.exercise_id == exercise)
        await _put(services, [rows.PERSONAL_RECORD.write(stamped(record, now)) for record in records.values()])
    return [await _conversation(services, user_id, past, number, now) for number in range(past.conversations)]


def _workout(user_id: str, past: Past, number: int, now: datetime) -> LoggedWorkout:
    at = now - timedelta(days=past.days) * (past.workouts - number) / past.workouts
    place = {"user_id": user_id, "date": at.date(), "workout_id": derived_id(at, "bench", number)}
    performances = tuple(
        Performance(**place, exercise_id=exercise, position=position, name_as_written=exercise.replace("_", " "), sets=tuple(_sets(number)))
        for position, exercise in enumerate(DAYS[number % len(DAYS)])
    )
    refs = tuple(PerformanceRef(exercise_id=p.exercise_id, position=p.position) for p in performances)
    stamps = {"version": 1, "created_at": at, "updated_at": at}
    workout = Workout(**place, **stamps, completed_at=at, performances=refs)
    return LoggedWorkout(workout=workout, performances=performances)


def _sets(number: int) -> Iterator[WorkSet]:
    words = Span(start=0, end=17, quote="3x5 back squat at")
    for position in range(SETS):
        load = Decimal(60 + number // 20 + position)
        yield WorkSet(reps=5, weight=load, unit="kg", weight_kg=load, source=(words,), how={"weight_kg": "derived"})


async def _conversation(services: Services, user_id: str, past: Past, number: int, now: datetime) -> str:
    """The latest lie in rows, the others in objects; their rows have expired."""
    at = now - timedelta(days=past.days) * (past.conversations - number) / (past.conversations + 1)
    conversation = Conversation(
        user_id=user_id, conversation_id=derived_id(at, "bench chat", number), created_at=at, updated_at=at, version=1
    )
    turns = [_turn(conversation, turn, at) for turn in range(1, past.turns_each + 1)]
    if number >= past.conversations - LATEST:
        queued = conversation.model_copy(update={"archive_shard": SHARDS[0], "archive_due": now + IDLE})
        await _put(services, [rows.CONVERSATION.write(queued), *(rows.TURN.write(turn) for turn in turns)])
    else:
        part = await services.archive.store(conversation, turns)
        archived = {"parts": (part,), "last_turn": part.last, "archived_through": part.last, "message_count": 2 * len(turns)}
        await _put(services, [rows.CONVERSATION.write(conversation.model_copy(update=archived))])
    return conversation.conversation_id


def _turn(conversation: Conversation, number: int, began: datetime) -> Turn:
    at, text = began + timedelta(minutes=number), said(number)
    return Turn(
        user_id=conversation.user_id,
        conversation_id=conversation.conversation_id,
        number=number,
        status="done",
        key=derived_id(at, number),
        body_hash=body_hash(text),
        text=text,
        reply=answered(text),
        version=2,
        created_at=at.astimezone(UTC),
        updated_at=at.astimezone(UTC),
    )


async def _put(services: Services, items: Sequence[Item]) -> None:
    for start in range(0, len(items), BATCH):
        await services.store.table.transact([Put(item) for item in items[start : start + BATCH]])
