"""Corrections by talking: which stored workout a sentence means, and the workout as it then is. Pure; storing is the logbook's."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from coaching import wording
from coaching.options import Option, Scope, TargetUnclear, WhichOne
from domain.exercises import catalogue, custom_id
from domain.history import LoggedWorkout
from domain.measures import METRES, WeightUnit, to_kg
from domain.workout import PerformedExercise, Span, WorkoutDraft, WorkSet
from extraction.correction_patterns import TOPICS
from extraction.correction_sentences import Correction, CorrectionKind


def touched_last(recent: Sequence[LoggedWorkout]) -> list[LoggedWorkout]:
    """Workouts in the order they were last spoken of, newest first."""
    return sorted(recent, key=lambda one: (one.workout.updated_at is not None, one.workout.updated_at), reverse=True)


def target(correction: Correction, scope: Scope) -> LoggedWorkout:
    """The workout that a correction is about; TargetUnclear when there is none, WhichOne when it could be several."""
    if not scope.near:
        raise TargetUnclear("There is no workout in the log that this could correct. Say what you did first.")
    if correction.exercise_words is not None:
        return _named(correction, scope)
    if correction.kind == "remove_workout" and _LATEST.search(correction.quote.quote):
        return touched_last(scope.near)[0]
    pool = touched_last(scope.near if scope.dated else scope.spoken)
    fitting = [one for one in pool if correction.old is None or _holds(one, correction.old)]
    if scope.dated and len(fitting) > 1:
        able = [one for one in fitting if _able(correction, one)]
        return able[0] if len(able) == 1 else _asked(fitting, scope)
    if pool:
        return (fitting or pool)[0]
    others = [one for one in touched_last(scope.near) if _able(correction, one) and (correction.old is None or _holds(one, correction.old))]
    return _asked(others or touched_last(scope.near), scope)


_LATEST = re.compile(r"\b(?:last|latest|newest|most recent)\b", re.IGNORECASE)


def _asked(found: Sequence[LoggedWorkout], scope: Scope) -> LoggedWorkout:
    raise WhichOne([Option.of(one, wording.workout(one)) for one in found[:3]], scope.today)


def _able(correction: Correction, logged: LoggedWorkout) -> bool:
    """Whether a workout holds what would be changed."""
    return correction.kind in ("set_date", "remove_workout") or any(
        _fits(correction, done) for exercise in logged.exercises for done in exercise.sets
    )


def _named(correction: Correction, scope: Scope) -> LoggedWorkout:
    """The workout with the exercise: that of the turn before, else the one with the old value, else the newest."""
    words = correction.exercise_words or ""
    named = [one for one in scope.near if any(is_called(exercise, words) for exercise in one.exercises) or _is_scored(one, words)]
    if not named:
        raise TargetUnclear(f"None of your latest workouts has “{words}” in it. Which workout do you mean?")
    fitting = [one for one in named if correction.old is not None and _holds(one, correction.old)] or named
    fresh = [one for one in fitting if one.workout.workout_id in scope.fresh]
    newest = max(one.workout.date for one in fitting)
    return (fresh or touched_last([one for one in fitting if one.workout.date == newest]))[0]


def _is_scored(logged: LoggedWorkout, words: str) -> bool:
    return any(words.lower() == (metcon.name or "").lower() for metcon in logged.workout.metcons)


def applied(correction: Correction, current: LoggedWorkout) -> WorkoutDraft:
    """The workout after the correction; TargetUnclear when it is not clear what changes."""
    draft = current.draft()
    if correction.kind == "set_date":
        if correction.day is None:
            raise TargetUnclear("Which day was it? Say the date.")
        if correction.exercise_words is not None and len(draft.exercises) + len(draft.metcons) > 1:
            raise WhichOne([Option.of(current, f"the whole workout, {wording.workout(current)}")], current.workout.date)
        return draft.model_copy(update={"date": correction.day, "date_source": correction.quote})
    if correction.kind in ("set_duration", "set_rounds", "set_rx") and _is_about_metcon(correction, draft):
        return _rescored(correction, draft)
    correction = _as_held(correction, current)
    position = _position(correction, current)
    exercise = draft.exercises[position]
    if correction.kind == "remove_exercise":
        changed: tuple[PerformedExercise, ...] = ()
    else:
        changed = (_CHANGES.get(correction.kind, _change_sets)(correction, exercise),)
    return draft.model_copy(update={"exercises": (*draft.exercises[:position], *changed, *draft.exercises[position + 1 :])})


def _as_held(correction: Correction, current: LoggedWorkout) -> Correction:
    """A bare number for what was only timed or measured is a time or a way, in the unit that brings it nearest to what is stored."""
    words = correction.exercise_words
    meant = [exercise for exercise in current.exercises if words is None or is_called(exercise, words)]
    sets = [done for exercise in meant for done in exercise.sets]
    value = correction.value
    if not value or not _is_bare(correction) or any(done.weight is not None or done.reps is not None for done in sets):
        return correction
    if correction.old is None and value == int(value) and 1 < value < len(sets) and _ONLY.search(correction.quote.quote):
        return correction.model_copy(update={"kind": "set_scheme", "sets": int(value), "value": None, "unsure": False})
    fits = [(_unlike(value * unit, held, unit), kind, unit) for done in sets for kind, unit, held in _measures(done) if held]
    (_, apart), kind, unit = min((one for one in fits if one[0][1] <= _MOST_APART), default=((False, 0), correction.kind, Decimal(1)))
    if not apart:
        return correction
    old = correction.old * unit if correction.old is not None else None
    return correction.model_copy(update={"kind": kind, "value": value * unit, "old": old, "unsure": False})


def _measures(done: WorkSet) -> Iterator[tuple[CorrectionKind, Decimal, Decimal | None]]:
    yield from (("set_duration", Decimal(unit), done.duration_s) for unit in (1, 60, 3600))
    yield from (("set_distance", METRES[unit], done.distance_m) for unit in ("m", "km", "mi"))


def _unlike(said: Decimal, held: Decimal, unit: Decimal) -> tuple[bool, Decimal]:
    """How little a number in a unit may take the place of what is held: that was said in another one, and how far it is from it."""
    return abs(held / unit - round(held / unit, 1)) > _ROUNDED, max(said / held, held / said)


def _is_bare(correction: Correction) -> bool:
    """Whether a number was said with no word for what it is."""
    said = set(re.findall(r"[^\W\d_]+", correction.quote.quote.lower()))
    return correction.kind in ("set_weight", "set_reps") and correction.unit is None and TOPICS.keys().isdisjoint(said)


# "That was only 5": of six pieces there were five.
_ONLY = re.compile(r"\b(?:only|just)\b", re.IGNORECASE)
_MOST_APART = 2
_ROUNDED = Decimal("0.001")


def _rescored(correction: Correction, draft: WorkoutDraft) -> WorkoutDraft:
    """The metcon with the score that was said anew: the one that is named, else the last."""
    words = (correction.exercise_words or "").lower()
    named = [at for at, one in enumerate(draft.metcons) if words and words in (one.name or "").lower()]
    at = named[-1] if named else len(draft.metcons) - 1
    metcon = draft.metcons[at]
    score: dict[str, Any] = {"score_s": correction.value}
    if correction.kind == "set_rounds" and correction.value is not None:
        score = {"rounds": int(correction.value), "reps": correction.sets}
    scored = metcon.model_copy(update={**score, "source": (*metcon.source, _words(correction))})
    return draft.model_copy(update={"metcons": (*draft.metcons[:at], scored, *draft.metcons[at + 1 :])})


def _position(correction: Correction, current: LoggedWorkout) -> int:
    """Which exercise is meant: the one named, else the one that the value fits."""
    exercises = current.exercises
    positions = range(len(exercises))
    if correction.exercise_words is not None:
        fitting = [index for index in positions if is_called(exercises[index], correction.exercise_words)]
    else:
        fitting = [index for index in positions if any(_fits(correction, done) for done in exercises[index].sets)]
        fitting = fitting or [index for index in positions if any(_lacks(correction, done) for done in exercises[index].sets)]
    if not fitting:
        raise TargetUnclear("Nothing in your last workout fits that. Name the exercise and the value, such as “the squats were 100 kg”.")
    if len(fitting) > 1 and correction.exercise_words is None and correction.kind not in ("set_unit",) and correction.set_index is None:
        raise WhichOne(
            [Option.of(current, wording.performance(current.performances[index]), index) for index in fitting], current.workout.date
        )
    return fitting[-1]


def _lacks(correction: Correction, done: WorkSet) -> bool:
    """Whether a set has no value of the kind that is said, where it could have one: what a report left out is told later."""
    if correction.old is not None:
        return False
    return {
        "set_weight": done.weight is None and done.reps is not None,
        "set_reps": done.reps is None and done.weight is not None,
        "set_scheme": done.reps is None and done.weight is not None,
        "set_duration": done.duration_s is None and done.distance_m is not None,
        "set_distance": done.distance_m is None and done.duration_s is not None,
    }.get(correction.kind, False)


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
        "set_list": done.reps,
        "lose_reps": done.reps,
    }.get(correction.kind, Decimal(0))
    of_sets = correction.kind == "set_scheme" and correction.value is None  # "4 sets not 3"
    return of_sets or (held is not None and (correction.old is None or Decimal(held) == correction.old))


def _change_sets(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    change = _changer(correction, exercise)
    chosen = _chosen(correction, exercise)
    sets = tuple(change(done) if index in chosen else done for index, done in enumerate(exercise.sets))
    return exercise.model_copy(update={"sets": sets})


def _chosen(correction: Correction, exercise: PerformedExercise) -> set[int]:
    """Which sets change: the one selected, those with the old value, else all working sets."""
    everything = range(len(exercise.sets))
    if correction.set_index == 0:
        loads = [exercise.sets[index].weight or Decimal(0) for index in everything]
        return {max(everything, key=lambda index: (loads[index], index))}
    if correction.set_index is not None:
        index = correction.set_index - 1 if correction.set_index > 0 else len(exercise.sets) + correction.set_index
        if index not in everything:
            raise TargetUnclear(f"{exercise.name_as_written} has {len(exercise.sets)} sets. Which one do you mean?")
        return {index}
    if correction.all_sets or correction.kind == "set_unit":
        return set(everything)
    fitting = {index for index in everything if _fits(correction, exercise.sets[index])}
    fitting = fitting or {index for index in everything if _lacks(correction, exercise.sets[index])}
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
    tool = _TOOL.match(name)
    if tool:
        names = (f"{tool['what']} {known}" for known in (exercise.name_as_written, wording.exercise_name(exercise.exercise_id).lower()))
        name = next((one for one in names if (found := catalogue().find(one)) and found.exercise_id != exercise.exercise_id), "")
        if not name:
            raise TargetUnclear(f"I know no {exercise.name_as_written} {tool[0]}. What is the exercise called?")
    match = catalogue().find(name)
    return exercise.model_copy(
        update={
            "name_as_written": name,
            "exercise_id": match.exercise_id if match else custom_id(name),
            "source": (*exercise.source, _words(correction)),
        }
    )


_TOOL = re.compile(r"(?:with|using|on) (?:an? |the )?(?P<what>[\w -]+?)s?$", re.IGNORECASE)


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
    """Sets x reps said anew: the load of the working sets stays. Of one set, "the first set was 60x5", it is a load and its reps."""
    if correction.set_index is not None:
        return _with_one_set(correction, exercise)
    working = [done for done in exercise.sets if not done.warmup] or list(exercise.sets)
    if not working or (correction.value is None and not correction.sets):
        raise TargetUnclear(f"There is no set of {exercise.name_as_written} to change. Say the sets in full.")
    warmups = tuple(done for done in exercise.sets if done.warmup)
    if correction.value is None:
        return exercise.model_copy(update={"sets": (*warmups, *_as_many(working, correction))})
    like = _with(working[-1], {"reps": int(correction.value)}, correction)
    if correction.weight is not None:
        like = _weighed(like, correction.weight, correction.unit or like.unit, correction)
    warmups = tuple(done for done in exercise.sets if done.warmup)
    return exercise.model_copy(update={"sets": (*warmups, *[like] * (correction.sets or len(working)))})


def _with_one_set(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    chosen, reps = _chosen(correction, exercise), int(correction.value) if correction.value is not None else None
    load = correction.weight if correction.weight is not None else Decimal(correction.sets or 0)
    loaded = correction.weight is not None or load > _MOST_SETS

    def change(done: WorkSet) -> WorkSet:
        again = _with(done, {"reps": reps}, correction) if reps is not None else done
        return _weighed(again, load, correction.unit or done.unit, correction) if loaded else again

    sets = tuple(change(done) if index in chosen else done for index, done in enumerate(exercise.sets))
    return exercise.model_copy(update={"sets": sets})


_MOST_SETS = 12  # a number above it before an x is a load


def _as_many(working: Sequence[WorkSet], correction: Correction) -> Sequence[WorkSet]:
    """The number of sets said anew: fewer lose the last ones, more are like the last one."""
    count = correction.sets or len(working)
    more = _with(working[-1], {"how": {**working[-1].how, "reps": "derived", "weight": "derived"}}, correction)
    return (*working[:count], *[more] * (count - len(working)))


def _with_reps_of_each(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    if len(correction.values) != len(exercise.sets):
        counted = f"{exercise.name_as_written} has {len(exercise.sets)} sets, and you named {len(correction.values)}."
        raise TargetUnclear(f"{counted} Which sets do you mean?")
    each = zip(exercise.sets, correction.values, strict=True)
    sets = tuple(done if done.reps == reps else _with(done, {"reps": reps}, correction) for done, reps in each)
    return exercise.model_copy(update={"sets": sets})


def _with_fewer_reps(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    [index] = _chosen(correction, exercise)
    done = exercise.sets[index]
    reps = (done.reps or 0) - int(correction.value or 1)
    if reps < 0:
        raise TargetUnclear(f"That set of {exercise.name_as_written} has {done.reps} reps. How many did you make?")
    how = {**done.how, "reps": "derived"}
    fewer = _with(done, {"reps": reps, "how": how}, correction)
    return exercise.model_copy(update={"sets": (*exercise.sets[:index], fewer, *exercise.sets[index + 1 :])})


def _without_set(correction: Correction, exercise: PerformedExercise) -> PerformedExercise:
    gone = _chosen(correction, exercise) if correction.set_index is not None else {len(exercise.sets) - 1}
    return exercise.model_copy(update={"sets": tuple(done for index, done in enumerate(exercise.sets) if index not in gone)})


_CHANGES: dict[str, Callable[[Correction, PerformedExercise], PerformedExercise]] = {
    "rename_exercise": _renamed,
    "add_sets": _with_more_sets,
    "set_scheme": _with_other_scheme,
    "remove_set": _without_set,
    "set_list": _with_reps_of_each,
    "lose_reps": _with_fewer_reps,
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
