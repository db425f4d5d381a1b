"""What a lift asks for next: each method's rule over what was done, rounded to what can be loaded."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from coaching.next_load import Ask, lift_of, next_ask
from domain.history import Performance
from domain.measures import WeightUnit, to_kg
from domain.workout import WorkSet
from prompts.methodology import methodologies

TODAY = date(2026, 3, 16)


def done(days_ago: int, weight: str | None, *reps: int, unit: WeightUnit = "kg", exercise_id: str = "back_squat") -> Performance:
    load = Decimal(weight) if weight else None
    sets = tuple(
        WorkSet(reps=count, weight=load, unit=unit if load else None, weight_kg=to_kg(load, unit) if load else None) for count in reps
    )
    day = TODAY - timedelta(days=days_ago)
    return Performance(
        user_id="u", exercise_id=exercise_id, date=day, workout_id=day.isoformat(), position=1, name_as_written=exercise_id, sets=sets
    )


def asked(method: str, *performances: Performance, hurt: bool = False, unit: WeightUnit | None = None) -> Ask:
    lift = lift_of(performances[0].exercise_id, sorted(performances, key=lambda p: p.date), TODAY, unit, hurt=hurt)
    assert lift is not None
    return next_ask(methodologies()[method], lift)


@pytest.mark.parametrize(
    ("method", "history", "words"),
    [
        ("linear_progression", [done(3, "100", 5, 5, 5)], "3 × 5 @ 102.5 kg"),
        ("linear_progression", [done(3, "100", 5, 5, 4)], "3 × 5 @ 100 kg"),
        ("linear_progression", [done(3, "100", 5, 5, 4), done(6, "100", 5, 4, 4), done(9, "100", 5, 5, 3)], "3 × 5 @ 90 kg"),
        ("linear_progression", [done(3, "225", 5, 5, 5, unit="lb")], "3 × 5 @ 230 lb"),
        ("linear_progression", [done(3, "60", 5, 5, 5, exercise_id="bench_press")], "3 × 5 @ 62.5 kg"),
        ("full_body", [done(3, "60", 12, 12, 12, exercise_id="bench_press")], "3 × 8 @ 62.5 kg"),
        ("full_body", [done(3, "60", 10, 10, 10, exercise_id="bench_press")], "3 × 11 @ 60 kg"),
        ("full_body", [done(3, "60", 10, 10, 9, exercise_id="bench_press")], "3 × 10 @ 60 kg"),
        ("wave_531", [done(7, "100", 5, 5, 5)], "3 × 5+ @ 90 kg"),
        ("wave_531", [done(7, "90", 5, 5, 5), done(14, "100", 5)], "3 × 3+ @ 95 kg"),
        ("calisthenics", [done(3, None, 8, 8, 8, exercise_id="pull_up")], "3 × 9"),
        ("calisthenics", [done(3, None, 12, 12, 12, exercise_id="pull_up")], "4 × 12"),
        ("return_from_injury", [done(3, "40", 10, 10)], "2 × 10 @ 42.5 kg"),
    ],
)
def test_each_method_goes_on_by_its_own_rule(method: str, history: list[Performance], words: str) -> None:
    assert asked(method, *history).words() == words


def test_what_hurt_goes_a_step_back_whatever_the_method() -> None:
    assert asked("linear_progression", done(3, "100", 5, 5, 5), hurt=True).words() == "3 × 5 @ 95 kg"


def test_the_unit_is_the_one_that_is_asked_for() -> None:
    assert asked("linear_progression", done(3, "100", 5, 5, 5), unit="lb").words() == "3 × 5 @ 225 lb"


def test_the_reason_names_the_day_and_the_rule() -> None:
    ask = asked("linear_progression", done(1, "100", 5, 5, 5))
    assert "yesterday" in ask.why
    assert ask.rule == "linear_progression.load"


@pytest.mark.parametrize("method", sorted(methodologies()))
def test_every_method_has_an_answer_that_can_be_loaded(method: str) -> None:
    ask = asked(method, done(7, "100", 5, 5, 5), done(14, "97.5", 5, 5, 5))
    assert ask.weight is not None
    assert ask.weight % Decimal("2.5") == 0
    assert 50 <= ask.weight <= 120


def test_what_was_never_done_asks_for_nothing() -> None:
    assert lift_of("back_squat", [], TODAY, None) is None
