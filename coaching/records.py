"""Keeping personal records true: what a new performance sets, and what an edit or a delete gives back."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from domain.history import LoggedWorkout, Performance
from domain.records import PersonalRecord, beats, candidates, derive
from domain.workout import WorkSet
from kit.aside import MANY, aside
from storage import entities as rows
from storage.revision import unchanged
from storage.table import ConditionFailed
from storage.workouts import MAX_WRITES, Workouts, putting_records, removing_records

LOOKS = 8
AT_ONCE = MAX_WRITES - 2


async def set_by(workouts: Workouts, performances: Sequence[Performance]) -> list[PersonalRecord]:
    """The records that these new performances take, ready to be stored over their holders; one request."""
    best = await aside(_sets(performances), lambda: _best(performances), MANY)
    holders = await workouts.holders(list(best.values())) if best else {}
    return [_over(record, holders.get(place)) for place, record in best.items() if beats(record, holders.get(place))]


def _sets(performances: Sequence[Performance]) -> list[WorkSet]:
    return [one for performance in performances for one in performance.sets]


def _best(performances: Sequence[Performance]) -> dict[tuple[str, str], PersonalRecord]:
    best: dict[tuple[str, str], PersonalRecord] = {}
    for performance in performances:
        for candidate in candidates(performance):
            place = (candidate.exercise_id, candidate.record_type)
            if beats(candidate, best.get(place)):
                best[place] = candidate
    return best


async def rederived(workouts: Workouts, before: LoggedWorkout, after: LoggedWorkout) -> tuple[list[PersonalRecord], list[PersonalRecord]]:
    """What the records become when one revision replaces another: those to store, and those that nobody holds any more."""
    changed: list[PersonalRecord] = []
    lost: list[PersonalRecord] = []
    for exercise_id in sorted({p.exercise_id for p in (*before.performances, *after.performances)}):
        others = await workouts.every_performance(before.workout.user_id, exercise_id)
        kept = [p for p in others if p.workout_id != before.workout.workout_id]
        held_now = [*kept, *(p for p in after.performances if p.exercise_id == exercise_id)]
        now = await aside(_sets(held_now), partial(derive, held_now), MANY)
        held = {record.record_type: record for record in await workouts.records(before.workout.user_id, exercise_id)}
        changed += [_over(record, held.get(name)) for name, record in now.items() if not _same(record, held.get(name))]
        lost += [record for name, record in held.items() if name not in now]
    return changed, lost


async def settle(workouts: Workouts, before: LoggedWorkout | None, after: LoggedWorkout, now: datetime) -> None:
    """Look again once a change is stored: another process may have derived records at the same moment, each without the other's sets.

    Whoever stores last sees both. It stops where the workout was changed again, for who did that looks too.
    """
    for _ in range(LOOKS):
        changed, lost = (await set_by(workouts, after.performances), []) if before is None else await rederived(workouts, before, after)
        writes = [*putting_records(changed, now), *removing_records(lost)]
        if not writes:
            return
        try:
            for start in range(0, len(writes), AT_ONCE):
                await workouts.table.transact([unchanged(rows.WORKOUT, after.workout), *writes[start : start + AT_ONCE]])
        except ConditionFailed as failed:
            if 0 in failed.positions:
                return


def _over(record: PersonalRecord, holder: PersonalRecord | None) -> PersonalRecord:
    if holder is None:
        return record
    return record.model_copy(update={"version": holder.version, "created_at": holder.created_at})


def _same(record: PersonalRecord, held: PersonalRecord | None) -> bool:
    return held is not None and _over(record, held).model_copy(update={"updated_at": held.updated_at}) == held
