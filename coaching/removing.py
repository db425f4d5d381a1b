"""What goes when something is taken out of the log: the one thing that the words fit, or a question. Pure; storing is the logbook's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from coaching import wording
from coaching.corrections import is_called
from coaching.options import Option, Scope, TargetUnclear, WhichOne
from domain.history import LoggedWorkout
from domain.measures import plain, to_kg
from domain.workout import Metcon, PerformedExercise, WorkoutDraft, WorkSet
from extraction.removals import Removal

T = TypeVar("T")


class Cut(NamedTuple):
    """A workout that loses something; without a draft all of it goes."""

    before: LoggedWorkout
    draft: WorkoutDraft | None


class Place(NamedTuple):
    """An exercise or a metcon of a stored workout, by its index."""

    logged: LoggedWorkout
    at: int
    is_metcon: bool = False

    @property
    def done(self) -> PerformedExercise | Metcon:
        return self.logged.workout.metcons[self.at] if self.is_metcon else self.logged.exercises[self.at]

    @property
    def sets(self) -> tuple[WorkSet, ...]:
        return () if self.is_metcon else self.logged.exercises[self.at].sets

    @property
    def option(self) -> Option:
        words = wording.metcon(self.done) if isinstance(self.done, Metcon) else wording.performance(self.logged.performances[self.at])
        return Option.of(self.logged, words, self.at if not self.is_metcon else None)


@dataclass
class _Going:
    """What goes of each workout, collected name by name."""

    wholes: dict[str, LoggedWorkout] = field(default_factory=dict)
    parts: dict[str, dict[tuple[int, bool], set[int]]] = field(default_factory=dict)
    known: dict[str, LoggedWorkout] = field(default_factory=dict)

    def take(self, place: Place, sets: set[int]) -> None:
        """Some sets of an exercise; all of them are the exercise."""
        identity = place.logged.workout.workout_id
        self.known[identity] = place.logged
        self.parts.setdefault(identity, {}).setdefault((place.at, place.is_metcon), set()).update(sets)

    def cuts(self) -> list[Cut]:
        """The workouts as they are then."""
        left = [_without(self.known[identity], parts) for identity, parts in self.parts.items() if identity not in self.wholes]
        return [*(Cut(one, None) for one in self.wholes.values()), *left]


def cuts(removal: Removal, scope: Scope) -> list[Cut]:
    """What the words take out; nothing when they speak of nothing that is stored, WhichOne when they fit several things."""
    going = _Going()
    if scope.chosen:
        _chosen(removal, scope, going)
    elif removal.but:
        for other in _places(scope.near if removal.days else scope.spoken[:1]):
            if not any(_is_named(other, name) for name in removal.but):
                going.take(other, set(range(len(other.sets))))
    elif removal.kind in ("everything", "workout"):
        going.wholes = {one.workout.workout_id: one for one in _workouts(removal, scope)}
    elif removal.kind == "double":
        _double(removal, scope, going)
    else:
        for name in removal.names or ("",):
            place = _place(removal, name, scope)
            if place is not None:
                going.take(place, _sets(removal, place))
    return going.cuts()


def _chosen(removal: Removal, scope: Scope, going: _Going) -> None:
    for option in scope.chosen:
        logged = next((one for one in scope.near if one.workout.workout_id == option.workout_id), None)
        if logged is None:
            raise TargetUnclear("That workout is not in the log any more, so nothing was changed.")
        if option.position is None or removal.kind in ("everything", "workout"):
            going.wholes[option.workout_id] = logged
        else:
            place = Place(logged, option.position)
            going.take(place, set(range(len(place.sets))) if removal.kind == "double" else _sets(removal, place))


def _workouts(removal: Removal, scope: Scope) -> Sequence[LoggedWorkout]:
    """The whole workouts that go."""
    if removal.kind == "everything":
        if not removal.days:
            raise TargetUnclear("I take out what you name, a day at a time. Which day, workout or exercise should go?")
        return scope.near
    ordered = sorted(scope.near, key=_time)
    if removal.places and ordered and not removal.pointed:
        return [_at(ordered, removal.places[0])]
    if removal.days:
        return [_only([(one, Option.of(one, wording.workout(one))) for one in ordered], scope)] if ordered else []
    if scope.spoken:
        return [scope.spoken[0]]
    return [_only([(one, Option.of(one, wording.workout(one))) for one in ordered[-3:]], scope, sure=False)] if ordered else []


def _place(removal: Removal, name: str, scope: Scope) -> Place | None:
    """The exercise that a name or a value means."""
    pool = scope.near if name or removal.days else scope.spoken[:1] or [one for one in scope.near if one.workout.date == scope.today]
    named = [place for place in _places(pool) if not name or _is_named(place, name)]
    fitting = [place for place in named if _fits(removal, place)]
    if removal.told and not removal.days:
        fitting = [one for one in fitting if one.logged.workout.date == scope.today or one.logged.workout.workout_id in scope.fresh]
    if not fitting:
        if removal.told or (name and not removal.known and not named):
            return None
        raise TargetUnclear(f"{_missing(removal, name, bool(named))}, so nothing was changed.")
    if name and removal.places and removal.kind == "exercise":
        return _at(sorted(fitting, key=lambda one: (_time(one.logged), one.at)), removal.places[0])
    if not name and removal.places and removal.weight is None and len(fitting) > 1 and removal.places == (-1,):
        return fitting[-1]
    return _only([(one, one.option) for one in fitting], scope)


def _missing(removal: Removal, name: str, is_named: bool) -> str:
    value = _value_words(removal)
    if name:
        return f"No {name}{' with ' + value if is_named and value else ''} of yours is stored there" if removal.days else (
            f"None of your {name} in the log has {value}" if is_named and value else f"Your latest workouts hold no {name}"
        )  # fmt: skip
    return f"None of your last sets was {value}" if value else "There is nothing like that in this conversation's workout"


def _value_words(removal: Removal) -> str:
    scheme = f"{removal.sets} × {removal.reps}" if removal.sets else wording.counted(removal.reps, "rep") if removal.reps else ""
    return f"{scheme} @ {_load(removal)}" if scheme and removal.weight is not None else scheme or _load(removal)


def _load(removal: Removal) -> str:
    return f"{plain(removal.weight)}{' ' + removal.unit if removal.unit else ''}" if removal.weight is not None else ""


def _only(found: Sequence[tuple[T, Option]], scope: Scope, *, sure: bool = True) -> T:
    """The one that is meant: the only one, the one of the turn before, or the one of today; else the user is asked."""
    if sure and len(found) == 1:
        return found[0][0]
    fresh = [one for one, option in found if option.workout_id in scope.fresh]
    today = [one for one, option in found if option.day == scope.today]
    for few in (fresh, today):
        if sure and len(few) == 1:
            return few[0]
    raise WhichOne([option for _, option in found], scope.today)


def _at(ordered: Sequence[T], place: int) -> T:
    index = place - 1 if place > 0 else len(ordered) + place
    if not 0 <= index < len(ordered):
        raise TargetUnclear(f"There {'is' if len(ordered) == 1 else 'are'} only {len(ordered)} of those. Which one do you mean?")
    return ordered[index]


def _sets(removal: Removal, place: Place) -> set[int]:
    """Which sets of an exercise go; all when the exercise does."""
    if place.is_metcon:
        return set()
    valued = [index for index, done in enumerate(place.sets) if _is_valued(removal, done)]
    if removal.kind == "exercise":
        return set(valued)
    if removal.places:
        return {_at(valued, one) for one in removal.places}
    if removal.weight is None and removal.reps is None:
        return {valued[-1]} if valued else set()
    return set(valued)


def _double(removal: Removal, scope: Scope, going: _Going) -> None:
    """The later one of two that are the same; the one that is counted, when the words count."""
    named = [place for place in _places(sorted(scope.near, key=_time)) if removal.names and _is_named(place, removal.names[0])]
    if removal.names:
        days = {place.logged.workout.date for place in named}
        last = [place for place in named if place.logged.workout.date == max(days)]
        place = _at(last, removal.places[0]) if removal.places and len(last) > 1 else _repeated(last)
        if place is not None:
            going.take(place, set(range(len(place.sets))))
            return
    else:
        again = _repeated_workout(scope)
        if again is not None:
            going.wholes[again.workout.workout_id] = again
            return
        place = _repeated(list(_places(scope.spoken[:1])))
        if place is not None:
            going.take(place, set(range(len(place.sets))))
            return
    if not removal.told:
        raise TargetUnclear("Nothing like that is stored twice, so nothing was changed.")


def _repeated(places: Sequence[Place]) -> Place | None:
    """The later one of two exercises that are alike."""
    alike = [
        later for at, later in enumerate(places) for earlier in places[:at]
        if later.is_metcon == earlier.is_metcon and later.option.words == earlier.option.words
    ]  # fmt: skip
    return alike[-1] if alike else None


def _repeated_workout(scope: Scope) -> LoggedWorkout | None:
    ordered = sorted(scope.near, key=_time)
    alike = [
        later for at, later in enumerate(ordered) for earlier in ordered[:at]
        if later.workout.date == earlier.workout.date and wording.workout(later) == wording.workout(earlier)
    ]  # fmt: skip
    return alike[-1] if alike else None


def _places(pool: Sequence[LoggedWorkout]) -> Iterator[Place]:
    for logged in pool:
        yield from (Place(logged, index) for index in range(len(logged.performances)))
        yield from (Place(logged, index, is_metcon=True) for index in range(len(logged.workout.metcons)))


def _is_named(place: Place, name: str) -> bool:
    done = place.done
    if isinstance(done, Metcon):
        return name.lower() in ((done.name or "").lower(), "metcon", "wod")
    return is_called(done, name)


def _fits(removal: Removal, place: Place) -> bool:
    """Whether an exercise has the sets that the words name."""
    if place.is_metcon:
        return removal.sets is None and removal.weight is None and removal.kind == "exercise"
    found = [done for done in place.sets if _is_valued(removal, done)]
    return (bool(found) or (not place.sets and removal.kind == "exercise")) and removal.sets in (None, len(found))


def _is_valued(removal: Removal, done: WorkSet) -> bool:
    if removal.reps is not None and done.reps != removal.reps:
        return False
    if removal.weight is None:
        return True
    if removal.unit and done.unit and removal.unit != done.unit:
        return done.weight_kg is not None and abs(done.weight_kg - to_kg(removal.weight, removal.unit)) < 1
    return done.weight == removal.weight


def _without(logged: LoggedWorkout, parts: dict[tuple[int, bool], set[int]]) -> Cut:
    draft = logged.draft()
    exercises = []
    for index, exercise in enumerate(draft.exercises):
        gone = parts.get((index, False))
        kept = tuple(done for at, done in enumerate(exercise.sets) if gone is None or at not in gone)
        if gone is None or kept:
            exercises.append(exercise.model_copy(update={"sets": kept}))
    metcons = tuple(one for index, one in enumerate(draft.metcons) if (index, True) not in parts)
    left = draft.model_copy(update={"exercises": tuple(exercises), "metcons": metcons})
    return Cut(logged, None if left.is_empty() else left)


def _time(logged: LoggedWorkout) -> tuple[date, str]:
    return logged.workout.date, logged.workout.workout_id
