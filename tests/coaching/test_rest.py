"""When an easier week is due, what a user says of a workout, and what stands in for an exercise."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from coaching.deload import check
from coaching.feedback import read_feedback
from coaching.strength import Point, best, estimates, trend
from coaching.substitutes import hard_on, instead_of
from domain.exercises import catalogue
from domain.history import LoggedWorkout, Performance, Workout
from domain.periods import Span, month_of, months_before, week_of, year_of
from domain.rules import SHIPPED
from domain.workout import Concern, WorkSet
from prompts.methodology import methodologies

SUNDAY = date(2026, 3, 15)


def trained(day: date, sets: int = 5, rpe: str | None = None, *, hurt: bool = False, missed: int = 0) -> LoggedWorkout:
    done = WorkSet(reps=5, weight=Decimal(100), unit="kg", weight_kg=Decimal(100), rpe=Decimal(rpe) if rpe else None)
    performance = Performance(
        user_id="u",
        exercise_id="back_squat",
        date=day,
        workout_id=day.isoformat(),
        position=1,
        name_as_written="squat",
        missed_sets=missed,
        sets=(done,) * sets,
    )
    concerns = (Concern(kind="pain", body_part="knee"),) if hurt else ()
    return LoggedWorkout(workout=Workout(user_id="u", workout_id=day.isoformat(), date=day, concerns=concerns), performances=(performance,))


def weeks(count: int, easy: int | None = None) -> list[LoggedWorkout]:
    """A workout a week up to this one; the week that is `easy` weeks back has a fifth of the sets."""
    return [trained(SUNDAY - timedelta(weeks=back), 1 if back == easy else 5) for back in range(count)]


@pytest.mark.parametrize(
    ("workouts", "due"),
    [(weeks(3), False), (weeks(7), True), (weeks(10, easy=4), False), (weeks(12, easy=8), True), ([], False)],
    ids=["three weeks", "seven weeks", "an easy week since", "an easy week long ago", "nothing"],
)
def test_seven_hard_weeks_are_what_monthly_waves_allow(workouts: list[LoggedWorkout], due: bool) -> None:
    assert check(workouts, SUNDAY, methodologies()["wave_531"], SHIPPED).due is due


def test_effort_at_the_limit_asks_for_less() -> None:
    found = check([trained(SUNDAY, rpe="10")], SUNDAY, methodologies()["wave_531"], SHIPPED)
    assert found.due
    assert [rule.rule_id for rule in found.rules] == ["too_hard"]


def test_pain_on_three_days_is_a_reason_to_train_around_it_and_no_deload() -> None:
    workouts = [trained(SUNDAY - timedelta(days=back), hurt=True) for back in range(3)]
    found = check(workouts, SUNDAY, methodologies()["wave_531"], SHIPPED)
    assert (found.due, [rule.rule_id for rule in found.rules]) == (False, ["pain_persists"])


@pytest.mark.parametrize(
    ("words", "difficulty", "stars"),
    [
        ("that was too hard", "too_hard", None),
        ("way too easy today", "too_easy", None),
        ("not too hard, about right", "just_right", None),
        ("4 out of 5", None, 4),
        ("I'd rate it 3", None, 3),
        ("five stars, but a bit too heavy", "too_hard", 5),
    ],
)
def test_feedback_is_read_from_the_words(words: str, difficulty: str | None, stars: int | None) -> None:
    read = read_feedback(words)
    assert read is not None
    assert (read[0].difficulty, read[0].satisfaction) == (difficulty, stars)
    assert words[read[1].start : read[1].end] == read[1].quote


@pytest.mark.parametrize("words", ["that was heavy", "did 4 of 5 sets", "rate of perceived exertion 8", "I squatted 5x5"])
def test_other_words_are_no_feedback(words: str) -> None:
    assert read_feedback(words) is None


@pytest.mark.parametrize("exercise_id", ["bench_press", "back_squat", "deadlift", "pull_up", "overhead_press", "barbell_row"])
def test_a_stand_in_trains_the_same_and_is_no_harder(exercise_id: str) -> None:
    wanted = catalogue().get(exercise_id)
    found = instead_of(exercise_id, None, set())
    assert wanted is not None
    assert found
    assert all(set(one.primary) & set(wanted.primary) for one in found)
    assert found[0].difficulty <= wanted.difficulty


def test_a_sore_knee_rules_out_lunges_and_jumps() -> None:
    patterns = {one.pattern for one in instead_of("back_squat", None, hard_on(["left knee"]))}
    assert patterns.isdisjoint({"squat", "lunge", "jump"})


def test_the_best_estimate_is_that_of_the_best_set() -> None:
    workout = trained(SUNDAY)
    found = best(workout.performances)
    assert found is not None
    assert (found.single, found.formula, found.reps) == (Decimal("116.7"), "epley", 5)
    assert len(list(estimates(workout.performances))) == 5


@pytest.mark.parametrize(
    ("values", "direction"), [((100, 102, 105), "up"), ((105, 102, 100), "down"), ((100, 101, 100), "flat"), ((100,), "unknown")]
)
def test_a_trend_is_where_the_line_leads(values: tuple[int, ...], direction: str) -> None:
    points = [Point(week_of(SUNDAY + timedelta(weeks=at)), Decimal(value)) for at, value in enumerate(values)]
    assert trend(points).direction == direction


def test_stretches_of_the_calendar() -> None:
    assert week_of(SUNDAY) == Span(first=date(2026, 3, 9), last=SUNDAY)
    assert month_of(date(2024, 2, 10)).last == date(2024, 2, 29)
    assert month_of(date(2026, 3, 1)).before() == month_of(date(2026, 2, 1))
    assert year_of(SUNDAY).before().first == date(2025, 1, 1)
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert len(list(month_of(SUNDAY).pieces("week"))) == 6
