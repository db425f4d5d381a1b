"""The exercise catalogue and the coaching rules as they stand: what is shipped, with what an administrator changed."""

from datetime import datetime

from domain.exercises import Exercise, catalogue
from domain.library import CatalogueExercise, ExerciseName, name_key
from domain.rules import SHIPPED, CoachingRule
from kit.errors import Conflict, Invalid, NotFound
from storage import entities as rows
from storage.owned import every
from storage.revision import remove, save, seen
from storage.table import Delete, Put, Table, Write


class NameTaken(Conflict):
    """Another exercise has this name."""

    code = "name_taken"


class Library:
    """All exercises. Readers of the notation use the shipped names; what is shown and planned with comes from here."""

    def __init__(self, table: Table) -> None:
        self.table = table

    async def find(self, exercise_id: str) -> CatalogueExercise | None:
        """An exercise as it stands, hidden ones too; None when there never was one."""
        item = await self.table.get(rows.EXERCISE.key(exercise_id=exercise_id))
        if item:
            return rows.EXERCISE.read(item)
        shipped = catalogue().get(exercise_id)
        return CatalogueExercise(exercise_id=exercise_id, exercise=shipped) if shipped else None

    async def all(self) -> list[Exercise]:
        """All exercises that are offered, shipped ones first."""
        items = await every(self.table, rows.EXERCISE.list("one", limit=1000))
        changed = {row.exercise_id: row for row in map(rows.EXERCISE.read, items)}
        shipped = {one.exercise_id: one for one in catalogue().all()}
        merged = shipped | {exercise_id: row.exercise for exercise_id, row in changed.items()}
        return [one for exercise_id, one in merged.items() if not (exercise_id in changed and changed[exercise_id].hidden)]

    async def save(self, row: CatalogueExercise, now: datetime) -> CatalogueExercise:
        """Add or edit an exercise; NameTaken when another one is called the same."""
        if row.exercise.exercise_id != row.exercise_id or not name_key(row.exercise.name):
            raise Invalid("An exercise needs a name, and its id must be the one it is stored under.")
        before = await self.table.get(rows.EXERCISE.key_of(row))
        after, put = save(rows.EXERCISE, row, now)
        names = await self._naming(row, rows.EXERCISE.read(before) if before else None, now)
        await (self.table.transact([put, *names]) if names else self.table.put(put.item, put.when))
        return after

    async def remove(self, row: CatalogueExercise) -> None:
        """Take an edit or an addition back; the shipped exercise, if there is one, is what it was. To take that away, hide it."""
        name = rows.EXERCISE_NAME.key(name_key=name_key(row.exercise.name))
        await self.table.transact([remove(rows.EXERCISE, row), Delete(name)])

    async def _naming(self, row: CatalogueExercise, before: CatalogueExercise | None, now: datetime) -> list[Write]:
        """The writes that take the name and free the one it had."""
        key = name_key(row.exercise.name)
        old = name_key(before.exercise.name) if before else None
        if key == old:
            return []
        shipped = catalogue().find(row.exercise.name)
        item = await self.table.get(rows.EXERCISE_NAME.key(name_key=key))
        holder = rows.EXERCISE_NAME.read(item) if item else None
        if (shipped and shipped.exact and shipped.exercise_id != row.exercise_id) or (holder and holder.exercise_id != row.exercise_id):
            raise NameTaken(f"There is another exercise called {row.exercise.name!r}. Choose a name of its own.")
        claim = ExerciseName(name_key=key, exercise_id=row.exercise_id, version=holder.version if holder else 0)
        freed: list[Write] = [Delete(rows.EXERCISE_NAME.key(name_key=old))] if old else []
        return [Put(rows.EXERCISE_NAME.write(claim.model_copy(update={"version": claim.version + 1})), seen(claim.version)), *freed]


class Rules:
    """All coaching rules."""

    def __init__(self, table: Table) -> None:
        self.table = table

    async def all(self) -> list[CoachingRule]:
        """The rules as they stand, switched-off ones too, the most important first."""
        items = await every(self.table, rows.COACHING_RULE.list("one", limit=1000))
        merged = {rule.rule_id: rule for rule in SHIPPED} | {rule.rule_id: rule for rule in map(rows.COACHING_RULE.read, items)}
        return sorted(merged.values(), key=lambda rule: (-rule.priority, rule.rule_id))

    async def get(self, rule_id: str) -> CoachingRule:
        """One rule as it stands."""
        item = await self.table.get(rows.COACHING_RULE.key(rule_id=rule_id))
        found = rows.COACHING_RULE.read(item) if item else next((rule for rule in SHIPPED if rule.rule_id == rule_id), None)
        if found is None:
            raise NotFound("There is no such coaching rule.", code="rule_not_found")
        return found

    async def save(self, rule: CoachingRule, now: datetime) -> CoachingRule:
        """Add or edit a rule; to take a shipped one away, switch it off."""
        after, put = save(rows.COACHING_RULE, rule, now)
        await self.table.put(put.item, put.when)
        return after

    async def remove(self, rule: CoachingRule) -> None:
        """Take an edit or an addition back; the shipped rule, if there is one, is what it was."""
        gone = remove(rows.COACHING_RULE, rule)
        await self.table.delete(gone.key, gone.when)
