"""Workouts for the tests of the logbook, said in few words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from coaching.logbook import Logbook, Logged
from coaching.message import Message
from domain.history import LoggedWorkout
from domain.records import derive
from domain.workout import PerformedExercise, Span, WorkoutDraft, WorkSet
from kit.clock import FixedClock
from storage.table import Check
from storage.workouts import Workouts

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)


def sets(weight: int, reps: int = 5, count: int = 3) -> tuple[WorkSet, ...]:
    """Sets in kilograms, each from the same words."""
    words = (Span(start=0, end=5, quote="words"),)
    return tuple(WorkSet(reps=reps, weight=Decimal(weight), unit="kg", weight_kg=Decimal(weight), source=words) for _ in range(count))


def workout(day: date, **weights: int) -> WorkoutDraft:
    """A workout with three sets of five of each exercise: `workout(MONDAY, back_squat=100)`."""
    exercises = tuple(PerformedExercise(name_as_written=name, exercise_id=name, sets=sets(weight)) for name, weight in weights.items())
    return WorkoutDraft(date=day, exercises=exercises)


class Lifter:
    """A user whose messages reach the logbook; each is a turn of its own."""

    def __init__(self, logbook: Logbook, workouts: Workouts, clock: FixedClock) -> None:
        self.logbook = logbook
        self.workouts = workouts
        self.clock = clock
        self.turn = 0

    def message(self, guard: Check | None = None) -> Message:
        """The user's next message."""
        self.turn += 1
        return Message("u", "words", self.clock.now(), "UTC", conversation_id="c", turn=self.turn, guard=guard)

    async def logs(self, day: date, **weights: int) -> LoggedWorkout:
        """Log a workout; as it is stored."""
        return (await self.logbook.record(self.message(), workout(day, **weights))).workout

    async def corrects(self, current: LoggedWorkout, **weights: int) -> LoggedWorkout:
        """Say the weights anew; as it is stored then."""
        return (await self.logbook.revise(self.message(), current, workout(current.workout.date, **weights), "set_weight", 0)).workout

    async def moves(self, current: LoggedWorkout, day: date) -> LoggedWorkout:
        """Say that it was another day."""
        draft = current.draft().model_copy(update={"date": day})
        return (await self.logbook.revise(self.message(), current, draft, "set_date", 0)).workout

    async def takes_out(self, current: LoggedWorkout) -> Logged:
        """Delete a workout."""
        return await self.logbook.remove(self.message(), current)

    async def undoes(self, current: LoggedWorkout) -> LoggedWorkout:
        """Take the last change back."""
        return (await self.logbook.undo(self.message(), current)).workout

    async def best(self, exercise_id: str = "back_squat") -> tuple[Any, date] | None:
        """The heaviest weight, and its day."""
        record = next((one for one in await self.workouts.records("u", exercise_id) if one.record_type == "max_weight"), None)
        return (int(record.value), record.date) if record else None

    async def weights(self) -> dict[str, list[int]]:
        """All live workouts, as the weights of each day."""
        page = await self.workouts.between("u", date(2026, 1, 1), date(2026, 12, 31), limit=100)
        return {f"{one.workout.date:%A}": [int(done.weight or 0) for p in one.performances for done in p.sets[:1]] for one in page.items}

    async def records_are_true(self, *exercises: str) -> bool:
        """Whether the stored records are what the stored performances give."""
        for exercise_id in exercises or ("back_squat",):
            stored = {one.record_type: (one.value, one.workout_id) for one in await self.workouts.records("u", exercise_id)}
            derived = derive(await self.workouts.every_performance("u", exercise_id))
            if stored != {name: (one.value, one.workout_id) for name, one in derived.items()}:
                return False
        return True


def again(message: Message) -> Message:
    """The same message when its turn is tried once more."""
    return replace(message)
