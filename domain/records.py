"""Personal records, derived from performances: a record can always be computed again from what is stored.

Warm-ups, failed and assisted sets hold no record; an estimate names its formula.
"""

from collections.abc import Iterable, Iterator
from datetime import date as Day
from decimal import Decimal

from domain.formulas import FormulaId, one_rep_max
from domain.history import Performance
from domain.measures import WeightUnit
from domain.model import Number, Stored
from domain.workout import WorkSet

FORMULA: FormulaId = "epley"
REP_MAXES = range(1, 11)
PARKRUN = Decimal(5000)
"""Metres: every parkrun is five kilometres long."""
STANDARD_METRES = {
    400: "400m",
    500: "500m",
    1000: "1k",
    1609: "1mi",
    2000: "2k",
    5000: "5k",
    10000: "10k",
    21098: "half",
    42195: "marathon",
}
"""Distances that have a record of their own; the keys are whole metres, a run within half a per cent counts."""


class PersonalRecord(Stored):
    """The best of one kind for one exercise, with the set that achieved it.

    `record_type`: max_weight, 1rm to 10rm (lifted), e1rm (estimated), set_volume, total_volume, max_reps, longest, longest_time,
    time_<distance>.
    `value` is in `unit`: kg, reps, m or s.
    """

    user_id: str
    exercise_id: str
    record_type: str
    value: Number
    unit: str
    reps: int | None = None
    weight: Number | None = None
    weight_unit: WeightUnit | None = None
    formula: FormulaId | None = None
    date: Day
    workout_id: str
    position: int
    set_index: int | None = None


def derive(performances: Iterable[Performance]) -> dict[str, PersonalRecord]:
    """The records of one exercise by record type; on a tie the earlier one holds."""
    best: dict[str, PersonalRecord] = {}
    for performance in sorted(performances, key=lambda p: (p.date, p.workout_id, p.position)):
        for candidate in candidates(performance):
            if beats(candidate, best.get(candidate.record_type)):
                best[candidate.record_type] = candidate
    return best


def beats(candidate: PersonalRecord, holder: PersonalRecord | None) -> bool:
    """Whether the candidate is better than who holds the record now, or as good and earlier: the order of logging makes no difference."""
    if holder is None:
        return True
    if candidate.value != holder.value:
        return (candidate.value < holder.value) == candidate.record_type.startswith("time_")
    if candidate.record_type == "max_weight" and candidate.reps != holder.reps:
        return (candidate.reps or 0) > (holder.reps or 0)
    return _place(candidate) < _place(holder)


def _place(record: PersonalRecord) -> tuple[Day, str, int, int]:
    return record.date, record.workout_id, record.position, record.set_index or 0


def candidates(performance: Performance) -> Iterator[PersonalRecord]:
    """Every record that one performance could hold."""
    counted = [(index, done) for index, done in enumerate(performance.sets) if not (done.warmup or done.failed or done.assisted)]
    for index, done in counted:
        yield from _of_set(performance, index, done)
    total = sum((done.volume_kg for _, done in counted), Decimal(0))
    if total > 0:
        yield _record(performance, "total_volume", total, "kg")


def _of_set(performance: Performance, index: int, done: WorkSet) -> Iterator[PersonalRecord]:
    if done.weight_kg is not None and done.reps:
        yield from _of_load(performance, index, done, done.weight_kg, done.reps)
    elif done.reps and done.bodyweight:
        yield _record(performance, "max_reps", Decimal(done.reps), "reps", index, done)
    if done.distance_m:
        yield _record(performance, "longest", done.distance_m, "m", index, done)
        name = _standard_distance(done.distance_m)
        if name and done.duration_s:
            yield _record(performance, f"time_{name}", done.duration_s, "s", index, done)
    elif done.duration_s and not done.reps:
        yield _record(performance, "longest_time", done.duration_s, "s", index, done)


def _of_load(performance: Performance, index: int, done: WorkSet, kilograms: Decimal, reps: int) -> Iterator[PersonalRecord]:
    yield _record(performance, "max_weight", kilograms, "kg", index, done)
    yield _record(performance, "set_volume", done.volume_kg, "kg", index, done)
    if reps in REP_MAXES:
        yield _record(performance, f"{reps}rm", kilograms, "kg", index, done)
    estimate = one_rep_max(kilograms, reps, FORMULA)
    if estimate is not None:
        yield _record(performance, "e1rm", estimate, "kg", index, done).model_copy(update={"formula": FORMULA})


def _standard_distance(metres: Decimal) -> str | None:
    return next((name for length, name in STANDARD_METRES.items() if abs(metres - length) * 200 <= length), None)


def _record(
    performance: Performance, record_type: str, value: Decimal, unit: str, index: int | None = None, done: WorkSet | None = None
) -> PersonalRecord:
    return PersonalRecord(
        user_id=performance.user_id,
        exercise_id=performance.exercise_id,
        record_type=record_type,
        value=value,
        unit=unit,
        reps=done.reps if done else None,
        weight=done.weight if done else None,
        weight_unit=done.unit if done else None,
        date=performance.date,
        workout_id=performance.workout_id,
        position=performance.position,
        set_index=index,
    )
