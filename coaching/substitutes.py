"""What to do instead of an exercise: the same muscles, with what is there, without what hurts."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from domain.exercises import Exercise, catalogue
from domain.injury import Injury

# What usually makes a sore part worse. A restriction that the user named goes before all of this.
HARD_ON: dict[str, frozenset[str]] = {
    part: frozenset(patterns.split())
    for part, patterns in {
        "shoulder": "vertical_push shoulder_isolation olympic chest_isolation",
        "knee": "squat lunge jump leg_isolation reverse_nordic_curl",
        "back": "hinge olympic squat",
        "elbow": "elbow_extension elbow_flexion vertical_pull",
        "wrist": "olympic vertical_push grip",
        "hip": "squat lunge hinge",
        "hamstring": "hinge locomotion leg_isolation",
        "quad": "squat lunge jump",
        "groin": "lunge squat",
        "ankle": "jump locomotion lunge",
        "achilles": "jump locomotion calf",
        "calf": "jump locomotion calf",
        "foot": "jump locomotion",
        "neck": "neck olympic vertical_push",
        "chest": "horizontal_push chest_isolation",
        "pec": "horizontal_push chest_isolation",
        "bicep": "elbow_flexion vertical_pull",
        "tricep": "elbow_extension vertical_push",
    }.items()
}
FAMILIAR = 2
MOST_DIFFICULT = 3
_TRAINS = frozenset(("strength", "bodyweight"))
_OF_ANOTHER_SORT = frozenset(("mobility", "full_body"))
_LOADS = frozenset(("barbell", "dumbbell", "machine", "cable", "kettlebell", "smith_machine", "trap_bar", "ez_bar", "landmine"))
# What stands in every gym; when nobody said what there is, things beyond it are not proposed.
USUAL = frozenset(
    ("barbell", "dumbbell", "bench", "machine", "cable", "pull_up_bar", "dip_bars", "box", "kettlebell", "band", "rower", "bike")
)


def hard_on(body_parts: Iterable[str]) -> set[str]:
    """The patterns to leave out when these parts hurt."""
    words = " ".join(body_parts).replace("_", " ").lower()
    return {pattern for part, patterns in HARD_ON.items() if part in words for pattern in patterns}


def forbidden(injury: Injury) -> set[str]:
    """What the user wants left out for an injury: patterns by their names, and each exercise with its variants ("push-ups")."""
    out: set[str] = set()
    for word in injury.restrictions:
        found = catalogue().find(word)
        parts = set(found.exercise_id.split("_")) if found and found.score >= SURE else None
        out |= {word.lower().replace(" ", "_")}
        out |= {one.exercise_id for one in catalogue().all() if parts and parts <= set(one.exercise_id.split("_"))}
    return out


SURE = 0.8


def ruled_out(injuries: Iterable[Injury]) -> set[str]:
    """What injuries rule out: the user's own restrictions, else what is usually hard on that part and like what it hurts in."""
    out: set[str] = set()
    for one in injuries:
        named = forbidden(one)
        known = (catalogue().get(exercise_id) for exercise_id in one.worse_with)
        out |= (named or hard_on([one.body_part])) | set(one.worse_with) | {lift.pattern for lift in known if lift}
    return out


def needing(gone: Collection[str]) -> set[str]:
    """The exercises that can't be done without equipment that is gone; heavy bars on the shoulders or above the chest need a rack."""
    racked = {"squat", "horizontal_push"} if "rack" in gone else set()
    return {
        one.exercise_id
        for one in catalogue().all()
        if not set(gone).isdisjoint(one.equipment) or (one.pattern in racked and "barbell" in one.equipment)
    }


def instead_of(exercise_id: str, equipment: set[str] | None, avoid: set[str], most: int = 3) -> Sequence[Exercise]:
    """The best stand-ins; `avoid` has exercises, muscles and patterns. Different patterns before the third of one kind."""
    wanted = catalogue().get(exercise_id)
    if wanted is None:
        return ()
    found = catalogue().substitutes(exercise_id, set(USUAL) if equipment is None else equipment, avoid)
    found = [other for other in found if other.pattern == wanted.pattern or other.pattern not in _OF_ANOTHER_SORT]
    # Nobody is helped by something harder or hardly ever done, or by another movement while there are enough of the same.
    found = sorted(found, key=lambda other: (other.difficulty > wanted.difficulty, not _is_loaded_like(wanted, other), _is_rare(other)))
    alike = [other for other in found if other.pattern == wanted.pattern and other.difficulty <= wanted.difficulty]
    found = alike if len(alike) >= 2 else found
    spread: list[Exercise] = []
    for other in found:
        if other.measure == wanted.measure and not _is_variation(wanted, other, spread):
            spread.append(other)
        if len(spread) == most:
            break
    return spread or found[:most]


def training(muscles: Sequence[str], equipment: set[str] | None, avoid: set[str], most: int = 4) -> Sequence[Exercise]:
    """The exercises that people know best for these muscles, of different kinds; `avoid` has exercises, muscles and patterns."""
    at_hand = {*(USUAL if equipment is None else equipment), "bodyweight"}
    fitting = [
        one
        for one in catalogue().all()
        if one.primary[0] in muscles
        and one.measure == "reps"
        and one.kind in _TRAINS
        and one.pattern not in _OF_ANOTHER_SORT
        and at_hand.issuperset(one.equipment)
        and avoid.isdisjoint({one.exercise_id, one.pattern, *one.primary})
    ]
    usual = [one for one in fitting if one.difficulty <= MOST_DIFFICULT and not _is_rare(one)] or fitting
    known = sorted(usual, key=lambda one: (one.instructions is None, -len(one.aliases)))
    # Each muscle in its turn, the ones that stand for the whole part of the body first, and each kind of movement before one comes again.
    spread: list[Exercise] = []
    while known and len(spread) < most:
        kinds, trained = Counter(one.pattern for one in spread), Counter(one.primary[0] for one in spread)
        best = min(known, key=lambda one: (trained[one.primary[0]], muscles.index(one.primary[0]), kinds[one.pattern]))
        spread.append(best)
        known.remove(best)
    return spread


def _is_loaded_like(wanted: Exercise, other: Exercise) -> bool:
    """Whether weight can be put on it, if it can on what it stands in for."""
    return bool(_LOADS.intersection(other.equipment)) or not _LOADS.intersection(wanted.equipment)


def _is_rare(other: Exercise) -> bool:
    """Whether it goes by hardly any name but its own: what people do has many."""
    return len(other.aliases) < FAMILIAR


def _is_variation(wanted: Exercise, other: Exercise, chosen: Sequence[Exercise]) -> bool:
    """Whether it would be the third with the same equipment, which helps nobody who lacks it."""
    return sum(one.equipment == other.equipment for one in chosen) >= 2 or (other.equipment == wanted.equipment and bool(chosen))
