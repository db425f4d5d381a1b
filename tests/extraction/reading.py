"""Renders what was read as one short line, so that a test can state it as a fact."""

from datetime import date
from itertools import groupby

from domain.measures import WeightUnit, plain
from domain.workout import PerformedExercise, WorkSet
from extraction import Extraction, ReadingContext, read

TODAY = date(2026, 11, 20)  # a Friday


def reading(text: str, unit: WeightUnit | None = "kg") -> Extraction:
    """The text read on that Friday by someone who prefers the unit."""
    return read(text, ReadingContext(today=TODAY, default_unit=unit))


def said(text: str, unit: WeightUnit | None = "kg") -> str:
    """`back_squat 3*5x100kg; run 5000m 1450s`: everything that would be stored, in order."""
    return "; ".join(exercise_said(exercise) for workout in reading(text, unit).workouts for exercise in workout.exercises)


def exercise_said(exercise: PerformedExercise) -> str:
    """One exercise with its sets; equal neighbours are counted."""
    runs = [(len(list(same)), words) for words, same in groupby(map(set_said, exercise.sets))]
    return " ".join([exercise.exercise_id, *(f"{count}*{words}" if count > 1 else words for count, words in runs)])


def set_said(one: WorkSet) -> str:
    """One set: reps, weight, time, distance, effort and flags, in that order."""
    reps = "" if one.reps is None else str(one.reps) + ("/side" if one.per_side else "")
    plus = "+" if one.bodyweight and one.weight is not None else ""
    weight = "" if one.weight is None else f"x{plus}{plain(one.weight)}{one.unit or '?'}"
    parts = [
        (reps + weight) or "",
        "" if one.distance_m is None else f"{plain(one.distance_m)}m",
        "" if one.duration_s is None else f"{plain(one.duration_s)}s",
        "" if one.rpe is None else f"rpe{plain(one.rpe)}",
        "" if one.rir is None else f"rir{plain(one.rir)}",
        "" if one.rest_s is None else f"rest{plain(one.rest_s)}",
        "failed" if one.failed else "",
        "warmup" if one.warmup else "",
        "assisted" if one.assisted else "",
    ]
    return ",".join(part for part in parts if part)
