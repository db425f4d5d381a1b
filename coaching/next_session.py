"""The next session by the coach's method: which one of its week comes now, and what each exercise asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coaching.next_load import Ask, lift_of, next_ask
from coaching.progress import Progress
from coaching.substitutes import USUAL
from coaching.volume import adjusted
from domain.coach import CoachConfig
from domain.exercises import Exercise, catalogue
from domain.history import LoggedWorkout
from domain.measures import WeightUnit
from prompts.methodology import Methodology, Session, methodologies

DEFAULT = "full_body"
LOOKS_BACK = 12
MOST_EXERCISES = 4
# The catalogue's patterns that a method's words for a pattern mean, the usual one first.
MEANS: dict[str, tuple[str, ...]] = {
    "squat": ("squat",),
    "hinge": ("hinge",),
    "push": ("horizontal_push",),
    "pull": ("horizontal_pull", "vertical_pull"),
    "press": ("vertical_push",),
    "lunge": ("lunge",),
    "carry": ("carry",),
    "core": ("core",),
    "snatch": ("olympic",),
    "clean_and_jerk": ("olympic",),
    "arms": ("elbow_flexion", "elbow_extension"),
    "endurance": ("locomotion",),
    "conditioning": ("locomotion", "full_body"),
    "mobility": ("mobility",),
    "skill": ("vertical_pull", "full_body"),
}
# What to begin with where somebody has done nothing of a kind yet.
STARTERS: dict[str, tuple[str, ...]] = {
    "squat": ("back_squat", "goblet_squat", "air_squat"),
    "hinge": ("deadlift", "romanian_deadlift", "kettlebell_swing", "glute_bridge"),
    "push": ("bench_press", "dumbbell_bench_press", "push_up"),
    "pull": ("barbell_row", "dumbbell_row", "pull_up", "inverted_row"),
    "press": ("overhead_press", "dumbbell_shoulder_press", "pike_push_up"),
    "lunge": ("walking_lunge", "lunge"),
    "core": ("plank",),
    "carry": ("farmers_walk",),
    "snatch": ("snatch", "power_snatch"),
    "clean_and_jerk": ("clean_and_jerk", "power_clean"),
    "arms": ("barbell_curl", "dumbbell_curl"),
    "endurance": ("run",),
}


@dataclass(frozen=True)
class NextSession:
    """A proposal: nothing of it is stored. `new` are exercises that there is no history of."""

    method: Methodology
    session: Session
    asks: tuple[Ask, ...]
    new: tuple[str, ...]
    after: LoggedWorkout | None


def method_of(coach: CoachConfig | None) -> Methodology:
    """The coach's method; a plain one for a coach without any."""
    known = methodologies()
    return known.get(coach.technical_config.methodology, known[DEFAULT]) if coach else known[DEFAULT]


async def next_for(
    progress: Progress,
    user_id: str,
    coach: CoachConfig | None,
    exercise_id: str,
    today: date,
    unit: WeightUnit | None,
    *,
    hurt: bool = False,
) -> Ask | None:
    """What one exercise asks for next; None when it was never done. `hurt` says that something it is hard on hurts now."""
    recent = await progress.latest(user_id, today, LOOKS_BACK)
    hurt = hurt or hurts(recent, exercise_id)
    lift = lift_of(exercise_id, await progress.performances(user_id, exercise_id), today, unit, hurt=hurt)
    return adjusted(next_ask(method_of(coach), lift), coach, lift.done[0].day) if lift else None


async def next_session(
    progress: Progress, user_id: str, coach: CoachConfig | None, today: date, unit: WeightUnit | None, avoid: set[str], at_hand: set[str]
) -> NextSession:
    """The session that comes after the last one; `avoid` has patterns and exercises, `at_hand` equipment (empty: not known)."""
    method, recent = method_of(coach), await progress.latest(user_id, today, LOOKS_BACK)
    days = coach.technical_config.training_frequency if coach else 3
    session = _coming(method, days, recent)
    asks: list[Ask] = []
    new: list[str] = []
    for pattern in session.patterns:
        exercise = _exercise_for(pattern, recent, avoid, at_hand, taken={*new, *(ask.exercise_id for ask in asks)})
        if exercise is None:
            continue
        done = await progress.performances(user_id, exercise.exercise_id)
        lift = lift_of(exercise.exercise_id, done, today, unit, hurt=hurts(recent, exercise.exercise_id))
        if lift:
            asks.append(adjusted(next_ask(method, lift), coach, lift.done[0].day))
        else:
            new.append(exercise.exercise_id)
    return NextSession(method, session, tuple(asks[:MOST_EXERCISES]), tuple(new), recent[0] if recent else None)


def hurts(recent: Sequence[LoggedWorkout], exercise_id: str) -> bool:
    """Whether something hurt in the newest workout that had this exercise."""
    newest = next((one for one in recent if any(p.exercise_id == exercise_id for p in one.performances)), None)
    return newest is not None and any(concern.kind == "pain" for concern in newest.workout.concerns)


def _coming(method: Methodology, days: int, recent: Sequence[LoggedWorkout]) -> Session:
    """The session after the one that the last workout looks most like; the first one when none does."""
    weeks = sorted(method.weekly_shape, key=lambda week: week.days)
    sessions = next((week for week in reversed(weeks) if week.days <= days), weeks[0]).sessions
    for workout in recent[:1]:
        fit = [_likeness(session, workout) for session in sessions]
        if max(fit) > 0:
            return sessions[(fit.index(max(fit)) + 1) % len(sessions)]
    return sessions[0]


def _likeness(session: Session, workout: LoggedWorkout) -> int:
    """How much of a session a workout was; its main pattern counts most."""
    done = {known.pattern for p in workout.performances if (known := catalogue().get(p.exercise_id))}
    meant = [any(one in done for one in MEANS[pattern]) for pattern in session.patterns]
    return sum(meant) + 2 * meant[0]


def _exercise_for(pattern: str, recent: Sequence[LoggedWorkout], avoid: set[str], at_hand: set[str], taken: set[str]) -> Exercise | None:
    """What the user does of a kind, the newest first; else what to begin with that can be done with what is there."""
    done = (catalogue().get(p.exercise_id) for one in recent for p in one.performances)
    for known in done:
        if known and known.pattern in MEANS[pattern] and known.exercise_id not in taken and _may(known, avoid):
            return known
    starters = (catalogue().get(one) for one in STARTERS.get(pattern, ()))
    return next((one for one in starters if one and one.exercise_id not in taken and _may(one, avoid) and _can(one, at_hand)), None)


def _may(exercise: Exercise, avoid: set[str]) -> bool:
    return avoid.isdisjoint((exercise.exercise_id, exercise.pattern, *exercise.primary))


def _can(exercise: Exercise, at_hand: Iterable[str]) -> bool:
    return (
        {*at_hand, "bodyweight"}.issuperset(exercise.equipment) if at_hand else USUAL.union(("bodyweight",)).issuperset(exercise.equipment)
    )
