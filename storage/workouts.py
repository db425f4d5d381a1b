"""What was done: workouts with their performances, an exercise's history, and records."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from domain.history import LoggedWorkout, Performance, Workout
from domain.imports import ExtractionLog
from domain.records import PersonalRecord
from kit.errors import NotFound
from storage import entities as rows
from storage.pages import Page, Pages
from storage.revision import save, seen
from storage.table import Delete, Item, Key, Put, Query, Table, Write

MAX_WRITES = 100


class WorkoutMoved(NotFound):
    """The workout is kept under another day now."""

    code = "workout_moved"


class Workouts:
    """The training history of all users."""

    def __init__(self, table: Table, pages: Pages) -> None:
        self.table = table
        self.pages = pages

    def key(self, workout: Workout) -> Key:
        """Where a workout's row lies."""
        return rows.WORKOUT.key_of(workout)

    async def find(self, user_id: str, day: date, workout_id: str) -> LoggedWorkout | None:
        """A workout with its performances, deleted and moved ones too."""
        item = await self.table.get(rows.WORKOUT.key(user_id=user_id, date=day, workout_id=workout_id))
        return (await self._whole([rows.WORKOUT.read(item)]))[0] if item else None

    async def get(self, user_id: str, day: date, workout_id: str) -> LoggedWorkout:
        """A workout with its performances; NotFound when it is not there, was deleted or moved (WorkoutMoved says where)."""
        logged = await self.find(user_id, day, workout_id)
        if logged is None or (logged.workout.deleted_at and not logged.workout.moved_to):
            raise NotFound("There is no such workout. List yours with GET /v1/workouts.", code="workout_not_found")
        if logged.workout.moved_to:
            moved_to = f"/v1/workouts/{logged.workout.moved_to.isoformat()}/{workout_id}"
            raise WorkoutMoved("This workout was moved to another day.", moved_to=moved_to)
        return logged

    async def between(
        self,
        user_id: str,
        first: date,
        last: date,
        *,
        cursor: str | None = None,
        limit: int = 20,
        status: str | None = None,
        name: str | None = None,
    ) -> Page[LoggedWorkout]:
        """The workouts from one day to another, both included, newest first; of one status, or with a name that holds some words."""

        def wanted(workout: Workout) -> bool:
            named = name is None or name.lower() in (workout.name or "").lower()
            return workout.is_live and named and status in (None, workout.status)

        query = rows.WORKOUT.between("one", first, last, user_id=user_id, newest_first=True, limit=limit)
        page = await self.pages.read(self.table, query, cursor, rows.WORKOUT.read, keep=wanted)
        return Page(await self._whole(page.items), page.cursor)

    async def every_between(self, user_id: str, first: date, last: date) -> list[Workout]:
        """All workouts from one day to another, without their sets; deleted and moved ones too."""
        items = await self._all(rows.WORKOUT.between("one", first, last, user_id=user_id, limit=1000))
        return [rows.WORKOUT.read(item) for item in items]

    async def of_template(self, user_id: str, template_id: str, cursor: str | None = None, limit: int = 20) -> Page[LoggedWorkout]:
        """The workouts done from one template, newest first."""
        query = rows.WORKOUT.list("one", user_id=user_id, newest_first=True, limit=limit)

        def wanted(workout: Workout) -> bool:
            return workout.is_live and workout.template_id == template_id

        page = await self.pages.read(self.table, query, cursor, rows.WORKOUT.read, keep=wanted)
        return Page(await self._whole(page.items), page.cursor)

    async def latest(self, user_id: str, limit: int = 8) -> list[Workout]:
        """The newest workouts by day, without their sets, in one Query; those that were taken back or moved too."""
        found = await self.table.query(rows.WORKOUT.list("one", user_id=user_id, newest_first=True, limit=limit))
        return [rows.WORKOUT.read(item) for item in found.items]

    async def whole(self, workouts: Sequence[Workout]) -> list[LoggedWorkout]:
        """Workouts with their performances, in one request whatever their number up to a hundred performances."""
        return await self._whole(workouts)

    async def history(self, user_id: str, exercise_id: str, *, limit: int = 20, cursor: str | None = None) -> Page[Performance]:
        """How an exercise went, newest first."""
        query = rows.PERFORMANCE.list("one", user_id=user_id, exercise_id=exercise_id, newest_first=True, limit=limit)
        return await self.pages.read(self.table, query, cursor, rows.PERFORMANCE.read)

    async def every_performance(self, user_id: str, exercise_id: str) -> list[Performance]:
        """All performances of an exercise, oldest first; what its records are derived from."""
        items = await self._all(rows.PERFORMANCE.list("one", user_id=user_id, exercise_id=exercise_id, limit=1000))
        return [rows.PERFORMANCE.read(item) for item in items]

    async def records(self, user_id: str, exercise_id: str | None = None) -> list[PersonalRecord]:
        """The records of an exercise, or of all."""
        if exercise_id is None:
            query = rows.PERSONAL_RECORD.list("one", user_id=user_id, limit=1000)
        else:
            query = rows.PERSONAL_RECORD.list("one", user_id=user_id, exercise_id=exercise_id, limit=1000)
        items = await self._all(query)
        return [rows.PERSONAL_RECORD.read(item) for item in items]

    async def holders(self, candidates: Sequence[PersonalRecord]) -> dict[tuple[str, str], PersonalRecord]:
        """Who holds the records that these candidates are after, by exercise and type."""
        found = await self.table.get_many([rows.PERSONAL_RECORD.key_of(candidate) for candidate in candidates])
        holders = [rows.PERSONAL_RECORD.read(item) for item in found if item]
        return {(holder.exercise_id, holder.record_type): holder for holder in holders}

    async def waiting_draft(self, user_id: str, extraction_id: str) -> ExtractionLog | None:
        """One entry of the extraction log."""
        item = await self.table.get(rows.EXTRACTION_LOG.key(user_id=user_id, extraction_id=extraction_id))
        return rows.EXTRACTION_LOG.read(item) if item else None

    async def _all(self, query: Query) -> list[Item]:
        items: list[Item] = []
        while True:
            found = await self.table.query(query)
            items += found.items
            if found.after is None:
                return items
            query = Query(query.pk, query.prefix, query.first, query.last, query.index, query.newest_first, query.limit, found.after)

    async def _whole(self, workouts: Sequence[Workout]) -> list[LoggedWorkout]:
        keys = [key for workout in workouts for key in performance_keys(workout)]
        items = iter(await self.table.get_many(keys)) if keys else iter(())
        whole = []
        for workout in workouts:
            found = [item for _ in performance_keys(workout) if (item := next(items))]
            performances = sorted((rows.PERFORMANCE.read(item) for item in found), key=lambda p: p.position)
            whole.append(LoggedWorkout(workout=workout, performances=tuple(performances)))
        return whole


def performance_keys(workout: Workout) -> list[Key]:
    """Where the performances of a workout lie."""
    fields = {"user_id": workout.user_id, "date": workout.date, "workout_id": workout.workout_id}
    return [rows.PERFORMANCE.key(**fields, exercise_id=ref.exercise_id, position=ref.position) for ref in workout.performances]


def putting(logged: LoggedWorkout, read_version: int | None) -> list[Put]:
    """The writes of a workout's revision with its performances, if the row is still the version that was read (None: whatever it is)."""
    puts = [Put(rows.PERFORMANCE.write(performance)) for performance in logged.performances]
    return [Put(rows.WORKOUT.write(logged.workout), None if read_version is None else seen(read_version)), *puts]


def removing_performances(before: Workout, after: Workout) -> list[Write]:
    """The deletes of performances that a revision no longer has."""
    kept = set(performance_keys(after))
    return [Delete(key) for key in performance_keys(before) if key not in kept]


def putting_records(records: Iterable[PersonalRecord], now: datetime) -> list[Write]:
    """The writes of records, each if nobody else changed it meanwhile."""
    return [save(rows.PERSONAL_RECORD, record, now)[1] for record in records]


def removing_records(records: Iterable[PersonalRecord]) -> list[Write]:
    """The deletes of records that nobody holds any more."""
    return [Delete(rows.PERSONAL_RECORD.key_of(record), seen(record.version)) for record in records]


def putting_extraction(entry: ExtractionLog, now: datetime) -> Put:
    """The write of an entry of the extraction log."""
    return save(rows.EXTRACTION_LOG, entry, now)[1]
