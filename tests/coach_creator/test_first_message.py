"""Three sentences that say half of everything."""

import pytest

from domain.creator import SlotKey
from tests.coach_creator.interview import Interview

MESSAGE = (
    "I'm 34, did CrossFit for two years, want a 140 kg back squat by June without wrecking my left knee again. "
    "I can train Monday, Tuesday, Thursday and Friday before work, an hour at most, at home with a rack, a barbell and rings. "
    "Be blunt with me and keep it short."
)
ANSWERS: dict[SlotKey, str] = {
    "red_flags": "Nothing medical.",
    "why_now": "I turn 35 next summer.",
    "current_training": "I squat twice a week at the moment.",
    "strengths": "My deadlift is 180 kg.",
    "weaknesses": "I struggle with overhead mobility.",
    "preferences": "I love heavy singles.",
    "dislikes": "I hate burpees.",
    "methodology": "Whatever you think is best.",
    "intensity": "Hard.",
}


@pytest.fixture
def interview() -> Interview:
    return Interview().says(MESSAGE)


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("goals", [{"kind": "lift_target", "exercise": "back_squat", "weight": 140, "unit": "kg"}]),
        ("experience", {"years": 2, "kinds": ["crossfit"]}),
        ("injuries", [{"area": "knee", "side": "left", "status": "current"}]),
        ("schedule", {"days": ["monday", "tuesday", "thursday", "friday"], "days_per_week": 4, "time": "morning"}),
        ("session_length", 60),
        ("equipment", {"items": ["rack", "barbell", "rings"], "place": "home"}),
        ("style", {"tones": ["blunt"], "length": "short"}),
        ("timeline", {"text": "by June", "date": "2027-06-01", "horizon": "6_months"}),
        ("units_timezone", {"units": "kg"}),
    ],
)
def test_three_sentences_fill_nine_slots(interview: Interview, slot: SlotKey, value: object) -> None:
    assert interview.value(slot) == value


def test_nothing_said_is_asked_and_the_end_is_near(interview: Interview) -> None:
    interview.answers_everything(ANSWERS)
    assert interview.session.is_complete
    assert len(interview.messages) - 1 <= 9
    assert interview.asked_when_known == []
    assert len(set(interview.questions)) == len(interview.questions)


def test_every_answer_points_at_the_words(interview: Interview) -> None:
    interview.answers_everything(ANSWERS)
    assert all(interview.quotes_found)
    assert interview.unquoted == []


def test_the_age_is_kept_though_it_has_no_slot(interview: Interview) -> None:
    assert interview.session.about["age"].value == 34


def test_the_state_has_the_shape_that_clients_read(interview: Interview) -> None:
    assert interview.state["filled"] == 9
    assert interview.state["total"] == 18
    assert interview.state["slots"]["session_length"] == {"value": 60, "quote": "an hour at most"}
    assert set(interview.state) == {"slots", "filled", "total", "progress", "next_question", "sophistication_level", "is_complete"}
