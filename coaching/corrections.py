"""Corrections by talking: which stored workout a sentence means, and the workout as it then is. Pure; storing is the logbook's."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from coaching.options import TargetUnclear
from domain.exercises import catalogue, custom_id
from domain.history import LoggedWorkout
from domain.measures import WeightUnit, to_kg
from domain.workout import PerformedExercise, Span, WorkoutDraft, WorkSet
from extraction.corrections import Correction


def touched_last(recent: Sequence[LoggedWorkout]) -> list[LoggedWorkout]:
    """Workouts in the order they were last spoken of, newest first."""
    return sorted(recent, key=lambda one: (one.workout.updated_at is not None, one.workout.updated_at), reverse=True)


def target(correction: Correction, recent: Sequence[LoggedWorkout]) -> LoggedWorkout:
    """The workout that a correction is about; TargetUnclear when there is none."""
    ordered = touched_last(recent)
    if not ordered:
        raise TargetUnclear("There is no workout in the log that this could correct. Say what you did first.")
    if correction.exercise_words is None:
        fitting = [one for one in ordered if correction.old is None or _holds(one, correction.old)]
        return (fitting or ordered)[0]
    named = [one for one in ordered if any(is_called(exercise, correction.exercise_words) for exercise in one.exercises)]
    if not named:
        raise TargetUnclear(f"None of your latest workouts has “{correction.exercise_words}” in it. Which workout do you mean?")
    return named[0]


def applied(correction: Correction, draft: WorkoutDraft) -> WorkoutDraft:
    """The workout after the correction; TargetUnclear when it is not clear what changes."""
    if correction.kind == "set_date":
        if correction.day is None:
            raise TargetUnclear("Which day was it? Say the date.")
        return draft.model_copy(update={"date": correction.day, "date_source": correction.quote})
    if correction.kind == "set_duration" and _is_about_metcon(correction, draft):
        metcon = draft.metcons[-1]
        scored = metcon.model_copy(update={"score_s": correction.value, "source": (*metcon.source, _words(correction))})
        return draft.model_copy(update={"metcons": (*draft.metcons[:-1], scored)})
    position = _position(correction, draft)
    exercise = draft.exercises[position]
    if correction.kind == "remove_exercise":
        changed: tuple[PerformedExercise, ...] = ()
    else:
        changed = (_CHANGES.get(correction.kind, _change_sets)(correction, exercise),)
    return draft.model_copy(update={"exercises": (*draft.exercises[:position], *changed, *draft.exercises[position + 1 :])})


def _position(correction: Correction, draft: WorkoutDraft) -> int:
    """Which exercise is meant: the one named, else the one that the value fits."""
    positions = range(len(draft.exercises))
    if correction.exercise_words is not None:
        fitting = [index for index in positions if is_called(draft.exercises[index], correction.exercise_words)]
    else:
        fitting = [index for index in positions if any(_fits(correction, done) for done in draft.exercises[index].sets)]
    if not fitting:
        raise TargetUnclear("Nothing in your last workout fits that. Name the exercise and the value, such as “the squats were 100 kg”.")
    if len(fitting) > 1 and correction.exercise_words is None and correction.kind not in ("set_unit",) and correction.set_index is None:
        names = " or ".join(draft.exercises[index].name_as_written for index in fitting)
        raise TargetUnclear(f"Do you mean {names}?")
    return fitting[-1]


def _fits(correction: Correction, done: WorkSet) -> bool:
    """Whether a set has the kind of value that is corrected, and the old one when it was said."""
    held = {
        "set_weight": done.weight,
        "set_unit": done.weight,
        "set_reps": done.reps,
        "set_duration": done.duration_s,
        "set_distance": done.distance_m,
        "add_sets": done.reps,
        "set_scheme": done.reps,
    }.get(correction.kind, Decimal(0))
    return held is not None and (correction.old is None or Decimal(held) == correction.old)


def _change_sets(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    change = _changer(correction, exercise)
    chosen = _chosen(correction, exercise)
    sets = tuple(change(done) if index in chosen else done for index, done in enumerate(exercise.sets))
    return exercise.model_copy(update={"sets": sets})


def _chosen(correction: Correction, exercise: PerformedExercise) -> set[int]:
    """Which sets change: the one selected, those with the old value, else all working sets."""
    everything = range(len(exercise.sets))
    if correction.set_index is not None:
        index = correction.set_index - 1 if correction.set_index > 0 else len(exercise.sets) + correction.set_index
        if index not in everything:
            raise TargetUnclear(f"{exercise.name_as_written} has {len(exercise.sets)} sets. Which one do you mean?")
        return {index}
    if correction.all_sets or correction.kind == "set_unit":
        return set(everything)
    fitting = {index for index in everything if _fits(correction, exercise.sets[index])}
    if correction.old is not None:
        return fitting
    working = {index for index in fitting if not exercise.sets[index].warmup} or fitting
    if correction.kind == "set_weight" and len({exercise.sets[index].weight for index in working}) > 1:
        name = exercise.name_as_written
        raise TargetUnclear(f"The sets of {name} had different weights. Which one do you mean, for example “the last set was 95”?")
    return working


def _changer(correction: Correction, exercise: PerformedExercise) -> Callable[[WorkSet], WorkSet]:
    value = correction.value
    if correction.kind == "set_unit":
        return lambda done: _weighed(done, done.weight, correction.unit, correction)
    if correction.kind == "set_weight" and not (correction.unsure and _looks_like_reps(correction, exercise)):
        return lambda done: _weighed(done, value, correction.unit or done.unit, correction)
    name = {"set_rpe": "rpe", "set_duration": "duration_s", "set_distance": "distance_m"}.get(correction.kind, "reps")
    return lambda done: _with(done, {name: int(value) if name == "reps" and value is not None else value}, correction)


def _looks_like_reps(correction: Correction, exercise: PerformedExercise) -> bool:
    """Whether a bare number is nearer to the repetitions than to the weights of this exercise."""
    if correction.value is None or correction.value != correction.value.to_integral_value():
        return False
    reps = [Decimal(done.reps) for done in exercise.sets if done.reps]
    weights = [done.weight for done in exercise.sets if done.weight]
    if not reps or not weights:
        return bool(reps)
    value = max(correction.value, Decimal(1))
    return min(max(value / one, one / value) for one in reps) < min(max(value / one, one / value) for one in weights)


def _weighed(done: WorkSet, weight: Decimal | None, unit: WeightUnit | None, correction: Correction) -> WorkSet:
    if weight is None:
        return done
    kilograms = to_kg(weight, unit) if unit else None
    how = {**{key: how for key, how in done.how.items() if key not in ("weight", "unit")}}
    if kilograms is not None:
        how["weight_kg"] = "derived"
    return _with(done, {"weight": weight, "unit": unit, "weight_kg": kilograms, "how": how}, correction)


def _with(done: WorkSet, changes: dict[str, Any], correction: Correction) -> WorkSet:
    how = changes.pop("how", {key: how for key, how in done.how.items() if key not in changes})
    return done.model_copy(update={**changes, "how": how, "source": (*done.source, _words(correction))})


def _words(correction: Correction) -> Span:
    return correction.quote


def _renamed(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    name = correction.new_name or exercise.name_as_written
    match = catalogue().find(name)
    return exercise.model_copy(
        update={
            "name_as_written": name,
            "exercise_id": match.exercise_id if match else custom_id(name),
            "source": (*exercise.source, _words(correction)),
        }
    )


def _with_more_sets(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    if not exercise.sets:
        raise TargetUnclear(f"There is no set of {exercise.name_as_written} to add to. Say the sets in full.")
    like = exercise.sets[-1]
    more = _with(like.model_copy(update={"source": ()}), {"reps": int(correction.value)} if correction.value else {}, correction)
    if correction.weight is not None:
        more = _weighed(more, correction.weight, correction.unit or like.unit, correction)
    how = {**more.how, **({} if correction.value else {"reps": "derived"}), **({} if correction.weight else {"weight": "derived"})}
    return exercise.model_copy(update={"sets": (*exercise.sets, *[more.model_copy(update={"how": how})] * (correction.sets or 1))})


def _with_other_scheme(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    """Sets x reps said anew: the load of the working sets stays."""
    working = [done for done in exercise.sets if not done.warmup] or list(exercise.sets)
    if not working or correction.value is None:
        raise TargetUnclear(f"There is no set of {exercise.name_as_written} to change. Say the sets in full.")
    like = _with(working[-1], {"reps": int(correction.value)}, correction)
    warmups = tuple(done for done in exercise.sets if done.warmup)
    return exercise.model_copy(update={"sets": (*warmups, *[like] * (correction.sets or len(working)))})


def _without_set(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    gone = _chosen(correction, exercise) if correction.set_index is not None else {len(exercise.sets) - 1}
    return exercise.model_copy(update={"sets": tuple(done for index, done in enumerate(exercise.sets) if index not in gone)})


_CHANGES: dict[str, Callable[[Correction, PerformedExercise], PerformedExercise]] = {
    "rename_exercise": _renamed,
    "add_sets": _with_more_sets,
    "set_scheme": _with_other_scheme,
    "remove_set": _without_set,
}


def _is_about_metcon(correction: Correction, draft: WorkoutDraft) -> bool:
    if not draft.metcons:
        return False
    if correction.exercise_words is None:
        return not any(done.duration_s for exercise in draft.exercises for done in exercise.sets)
    return any(correction.exercise_words.lower() in (metcon.name or "").lower() for metcon in draft.metcons)


def is_called(exercise: PerformedExercise, words: str) -> bool:
    match = catalogue().find(words)
    if match is not None and match.exercise_id == exercise.exercise_id:
        return True
    if any(mention.exercise_id == exercise.exercise_id or exercise.exercise_id in mention.also for mention in catalogue().spot(words)):
        return True
    said, written = _stems(words), _stems(exercise.name_as_written) | _stems(exercise.exercise_id.replace("_", " "))
    return bool(said) and said <= written


def _stems(words: str) -> set[str]:
    return {word.rstrip("s") for word in words.lower().replace("-", " ").split()} - {"the", "my", "those", "that", "set", ""}


def _holds(logged: LoggedWorkout, value: Decimal) -> bool:
    sets = [done for exercise in logged.exercises for done in exercise.sets]
    held = [number for done in sets for number in (done.weight, done.reps, done.duration_s, done.distance_m) if number is not None]
    held += [metcon.score_s for metcon in logged.workout.metcons if metcon.score_s is not None]
    return value in [Decimal(number) for number in held]
