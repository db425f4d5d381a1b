"""What a stretch of time came to: workouts, work sets, load moved, distance. Warm-ups count in nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.exercises import catalogue
from domain.history import LoggedWorkout, Performance
from domain.periods import Span
from domain.workout import WorkSet

Wanted = Callable[[Performance], bool]


@dataclass(frozen=True)
class Totals:
    """The sums over a stretch; `times` is on how many workouts what was asked for came up, `exercises` how often each was done."""

    span: Span
    workouts: int
    times: int
    days: int
    sets: int
    reps: int
    volume_kg: Decimal
    distance_m: Decimal
    duration_s: Decimal
    exercises: tuple[tuple[str, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it was done."""
        return self.times == 0


def everything(_: Performance) -> bool:
    """Counts all exercises."""
    return True


def of_exercise(exercise_id: str) -> Wanted:
    """Counts one exercise."""
    return lambda performance: performance.exercise_id == exercise_id


def of_muscle(muscles: Iterable[str]) -> Wanted:
    """Counts the exercises that train one of these muscles first and foremost."""
    asked = frozenset(muscles)
    return lambda performance: not asked.isdisjoint(main_muscles(performance.exercise_id))


def main_muscles(exercise_id: str) -> tuple[str, ...]:
    """The muscles that an exercise is done for; none for one that the catalogue does not know."""
    known = catalogue().get(exercise_id)
    return known.primary if known else ()


def totals(span: Span, workouts: Iterable[LoggedWorkout], wanted: Wanted = everything) -> Totals:
    """The sums of those workouts that fall into the stretch."""
    inside = [one for one in workouts if span.first <= one.workout.date <= span.last]
    counted = [(one, [p for p in one.performances if wanted(p)]) for one in inside]
    hits = [one for one, found in counted if found or wanted is everything]
    work = [done for _, found in counted for p in found for done in work_sets(p)]
    return Totals(
        span=span,
        workouts=len(inside),
        times=len(hits),
        days=len({one.workout.date for one in hits}),
        sets=len(work),
        reps=sum((done.reps or 0) * (2 if done.per_side else 1) for done in work),
        volume_kg=sum((done.volume_kg for done in work), Decimal(0)),
        distance_m=sum((done.distance_m or Decimal(0) for done in work), Decimal(0)),
        exercises=tuple(Counter(p.exercise_id for _, found in counted for p in found).most_common()),
        duration_s=sum((done.duration_s or Decimal(0) for done in work), Decimal(0)),
    )


def sets_by_muscle(workouts: Iterable[LoggedWorkout]) -> Counter[str]:
    """Work sets for each muscle that was trained first and foremost."""
    counts: Counter[str] = Counter()
    for performance in (p for one in workouts for p in one.performances):
        for muscle in main_muscles(performance.exercise_id):
            counts[muscle] += len(list(work_sets(performance)))
    return +counts


def work_sets(performance: Performance) -> Iterator[WorkSet]:
    """The sets of a performance without the warm-ups."""
    return (done for done in performance.sets if not done.warmup)
