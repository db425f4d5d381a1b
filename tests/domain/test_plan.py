"""Plans in themselves: ids of sessions, planned beside done, and what older clients see."""

from datetime import date

import pytest

from domain.notifications import is_time_of_day
from domain.plan import PlannedExercise, PlanSession, as_active_session, beside, place_of
from domain.workout import PerformedExercise

SESSION = PlanSession(user_id="u", plan_id="01ABC", week=2, number=13, date=date(2026, 3, 2), day_label="Legs", day_of_week=1)


def planned(position: int, exercise_id: str) -> PlannedExercise:
    return PlannedExercise(position=position, exercise_id=exercise_id, name=exercise_id)


def done(exercise_id: str) -> PerformedExercise:
    return PerformedExercise(name_as_written=exercise_id, exercise_id=exercise_id)


def test_a_session_is_found_by_its_id() -> None:
    assert (SESSION.session_id, place_of(SESSION.session_id)) == ("01ABC-2-13", ("01ABC", 2, 13))


@pytest.mark.parametrize("text", ["", "01ABC", "01ABC-2", "-2-13", "01ABC-x-1", "01ABC-2-13-4", "01ABC-٢-1", "01ABC-2-100"])
def test_what_is_no_id_of_a_session_leads_nowhere(text: str) -> None:
    assert place_of(text) is None


def test_planned_and_done_stand_side_by_side_in_the_planned_order() -> None:
    session = SESSION.model_copy(update={"exercises": (planned(1, "back_squat"), planned(2, "bench_press"), planned(3, "plank"))})
    rows = beside(session, [done("curl"), done("bench_press"), done("front_squat")])
    shown = [(row.planned and row.planned.exercise_id, row.actual and row.actual.exercise_id, row.substituted) for row in rows]
    assert shown == [
        ("back_squat", "front_squat", True),
        ("bench_press", "bench_press", False),
        ("plank", None, False),
        (None, "curl", False),
    ]


@pytest.mark.parametrize(
    ("status", "seen"), [("planned", "active"), ("in_progress", "active"), ("abandoned", "active"), ("completed", "completed")]
)
def test_older_clients_know_two_states(status: str, seen: str) -> None:
    assert as_active_session(SESSION.model_copy(update={"status": status})).status == seen


@pytest.mark.parametrize(
    ("text", "valid"), [("08:00", True), ("23:59", True), ("24:00", False), ("8:00", False), ("08:00:00", False), ("noon!", False)]
)
def test_a_time_of_day_is_hours_and_minutes(text: str, valid: bool) -> None:
    assert is_time_of_day(text) == valid
