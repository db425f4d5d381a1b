"""Looking back and looking things up: exercises, records, the timeline, memories, and what a text would store."""

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import Field

from api import agenda, shapes
from api.auth import CurrentUser, Service
from api.routes.common import Body, Cursor, Id, SeenVersion, listing, same_version, tagged
from coaching.cards import record_shape
from coaching.reading import unit_of
from coaching.telling import forgetting
from coaching.turns import checked
from domain.exercises import Exercise, catalogue
from extraction import read, to_json
from kit.clock import local_day

router = APIRouter(tags=["history"])
Limit = Annotated[int, Query(ge=1, le=100)]


class Text(Body):
    """Words to read."""

    text: str


class MemoryPatch(Body):
    """The fact in better words."""

    text: str = Field(min_length=1, max_length=500)


@router.post("/extract")
async def extract(body: Text, user: CurrentUser, services: Service) -> dict[str, Any]:
    """What a message with these words would store; nothing is stored."""
    profile, preferences = await services.users.get(user.id)
    timezone = profile.timezone or "UTC"
    today = local_day(services.clock.now(), timezone)
    return to_json(read(checked(body.text), services.reader.context(today, timezone, unit_of(preferences))))


@router.get("/exercises")
async def list_exercises(q: Annotated[str | None, Query(max_length=200)] = None) -> dict[str, Any]:
    """The catalogue, or what some words name in it."""
    if q is None:
        return {"items": [_exercise(exercise) for exercise in catalogue().all()], "cursor": None}
    match = catalogue().find(q)
    found = catalogue().get(match.exercise_id) if match else None
    return {"items": [_exercise(found)] if found else [], "cursor": None}


@router.get("/exercises/{exercise_id}/history")
async def exercise_history(
    exercise_id: Id, user: CurrentUser, services: Service, cursor: Cursor = None, limit: Limit = 20
) -> dict[str, Any]:
    """How an exercise went, newest first."""
    return listing(await services.progress.history(user.id, exercise_id, limit, cursor), shapes.performance)


@router.get("/records")
async def list_records(user: CurrentUser, services: Service, exercise_id: str | None = None) -> dict[str, Any]:
    """The records of an exercise, or of all."""
    return {"items": [record_shape(record) for record in await services.progress.records(user.id, exercise_id)], "cursor": None}


@router.get("/timeline")
async def timeline(
    user: CurrentUser, services: Service, first: Annotated[date | None, Query(alias="from")] = None,
    last: Annotated[date | None, Query(alias="to")] = None, cursor: Cursor = None, limit: Limit = 50,
) -> dict[str, Any]:  # fmt: skip
    """Everything that has a day, from one day to another, oldest first."""
    today = services.clock.now().date()
    page = await services.calendar.between(user.id, first or today - timedelta(days=30), last or today + timedelta(days=1), cursor, limit)
    return listing(page, agenda.entry)


@router.get("/memories")
async def list_memories(user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """What the coach remembers, newest first."""
    return listing(await services.memory_rows.page(user.id, cursor), shapes.memory)


@router.patch("/memories/{memory_id}")
async def edit_memory(
    memory_id: Id, body: MemoryPatch, seen: SeenVersion, user: CurrentUser, services: Service, response: Response
) -> dict[str, Any]:
    """Put a fact in better words; the words it came from stay as its source."""
    memory = await services.memory_rows.get(user.id, memory_id)
    same_version(seen, memory.version)
    after, put = services.memory_rows.saving(memory.model_copy(update={"text": body.text}), services.clock.now())
    await services.store.table.put(put.item, put.when)
    tagged(response, after.version)
    return shapes.memory(after)


@router.delete("/memories/{memory_id}", status_code=204)
async def forget(memory_id: Id, user: CurrentUser, services: Service) -> None:
    """Forget a fact for good, with the goal, the injury or the piece of equipment that it became."""
    memory = await services.memory_rows.get(user.id, memory_id)
    await forgetting.forget(services.about, user.id, memory, await services.memory_rows.recent(user.id))


def _exercise(exercise: Exercise) -> dict[str, Any]:
    return exercise.model_dump(mode="json", exclude={"local_names"})
