"""What an exercise is, and what is said about one in a text."""

from typing import Literal

from pydantic import Field

from domain.model import Model, Number

Muscle = Literal[
    "quads", "hamstrings", "glutes", "adductors", "abductors", "calves", "shins", "hip_flexors", "lower_back", "abs", "obliques",
    "lats", "upper_back", "traps", "chest", "front_delts", "side_delts", "rear_delts", "rotator_cuff", "biceps", "triceps",
    "forearms", "neck", "heart",
]  # fmt: skip
Equipment = Literal[
    "bodyweight", "barbell", "dumbbell", "kettlebell", "machine", "cable", "smith_machine", "band", "bench", "pull_up_bar", "dip_bars",
    "rings", "suspension", "box", "medicine_ball", "sandbag", "stone", "log", "axle", "sled", "yoke", "rope", "jump_rope", "trap_bar",
    "ez_bar", "specialty_bar", "plate", "landmine", "ab_wheel", "swiss_ball", "rower", "bike", "ski_erg", "treadmill", "elliptical",
    "stair_climber", "pool", "ghd", "tire", "club", "foam_roller", "parallettes", "farmer_handles", "boat", "skis", "hammer",
]  # fmt: skip
Pattern = Literal[
    "squat", "hinge", "lunge", "horizontal_push", "vertical_push", "horizontal_pull", "vertical_pull", "elbow_flexion", "elbow_extension",
    "shoulder_isolation", "chest_isolation", "leg_isolation", "calf", "core", "olympic", "carry", "jump", "locomotion", "full_body",
    "grip", "neck", "mobility",
]  # fmt: skip
Kind = Literal["strength", "olympic", "bodyweight", "carry", "hold", "cardio", "plyometric", "mobility", "skill", "strongman"]
Measure = Literal["reps", "duration", "distance", "mixed"]


class Exercise(Model):
    """One exercise; `bodyweight` says that the body is the load, so that no weight does not mean a missing weight."""

    exercise_id: str
    name: str
    aliases: tuple[str, ...] = ()
    local_names: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    primary: tuple[Muscle, ...]
    secondary: tuple[Muscle, ...] = ()
    equipment: tuple[Equipment, ...]
    pattern: Pattern
    kind: Kind
    difficulty: int
    measure: Measure = "reps"
    bodyweight: bool = False
    default_reps: int | None = None
    default_rest_s: int | None = None
    default_weight_kg: Number | None = None
    instructions: str | None = None
    tips: tuple[str, ...] = ()


class Match(Model):
    """The exercise that some words name; `exact` is False when spelling was mended or a qualifier dropped."""

    exercise_id: str
    score: float
    exact: bool


class Mention(Model):
    """An exercise named in a text, by code points: `text[start:end] == words`.

    `exact` is False when the spelling was mended. `weak` words mean other things in everyday speech: ask for more evidence.
    `also` lists what else the words may mean; `qualifiers` are the qualifying words in or
    beside it that the exercise's id does not hold, as they are compared: weighted, pause, tempo.
    """

    start: int
    end: int
    exercise_id: str
    words: str
    exact: bool = True
    weak: bool = False
    also: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
