"""People who answer something else than was asked: what they say is taken, where it belongs, and nothing is forgotten or made up."""

from typing import Any

import pytest

from domain.creator import SlotKey
from tests.coach_creator.interview import Interview

LENGTHS = [
    ("sessions of 2 hours, but I only have 40 minutes before work", 40),
    ("Tuesdays and Thursdays at lunch, thirty to forty minutes", 40),
    ("my coach last year made me do an hour and a half, I want 45 minutes max", 45),
    ("60 minutes. Also my left wrist was operated on in May.", 60),
    ("an hour and a quarter, four days a week", 75),
]


@pytest.mark.parametrize(("words", "minutes"), LENGTHS)
def test_the_limit_counts_and_not_another_length(words: str, minutes: int) -> None:
    assert Interview().says("I want to get stronger", words).value("session_length") == minutes


GOALS = [
    (["why the hell do you need to know that", "fine. bigger arms."], "bigger arms"),
    (["before anything: bluntness please, and pounds", "to feel fit for skiing"], "for skiing"),
    (["I don't know what I want, you tell me", "get stronger"], "get stronger"),
    (["nurse, 12h shifts, so days of the week mean nothing to me", "lose 5 kg"], "lose 5 kg"),
]


@pytest.mark.parametrize(("messages", "goal"), GOALS)
def test_what_is_no_goal_is_not_taken_for_one(messages: list[str], goal: str) -> None:
    texts = [entry.get("text") for entry in Interview().says(*messages).value("goals")]
    assert goal in texts
    assert messages[0] not in texts


NOT_HURT = ["bigger arms and chest", "my weak point is my calves", "keep your answers short", "his knee is bad, mine are fine"]


@pytest.mark.parametrize("words", NOT_HURT)
def test_what_does_not_hurt_is_no_injury(words: str) -> None:
    injuries = Interview().says("I want to get stronger", words).value("injuries")
    assert [entry for entry in injuries or [] if entry["status"] == "current"] == []


def test_a_question_about_the_body_outlasts_questions_back() -> None:
    asked_back = ["why do you ask that?", "how long will this take?", "is creatine safe?", "and protein?"]
    interview = Interview().says("I want to get stronger", *asked_back, "strained a finger of my left hand")
    assert interview.value("injuries") == [{"area": "hand", "side": "left", "status": "current"}]


def test_no_answer_is_asked_for_without_end() -> None:
    interview = Interview().says("I want to get stronger", "his knee is bad, mine hurts too")
    interview.answers_everything({"red_flags": "no issues", "injuries": "no issues"}, limit=30)
    assert interview.session.is_complete
    assert interview.value("red_flags") == []


AMENDED: list[tuple[str, SlotKey, Any]] = [
    ("and the goal is 210 not 200", "goals", [{"kind": "lift_target", "exercise": "deadlift", "weight": 210, "unit": "kg"}]),
    ("sorry, I meant 60 minutes, not 75", "session_length", 60),
    ("not 75 but 60 minutes", "session_length", 60),
]


@pytest.mark.parametrize(("words", "key", "value"), AMENDED)
def test_a_number_takes_the_place_of_the_one_it_corrects(words: str, key: SlotKey, value: Any) -> None:
    interview = Interview().says("I want to deadlift 200 kg. 4 days a week, 75 minutes.", words)
    assert interview.value(key) == value
    assert all(interview.quotes_found)


def test_going_back_keeps_the_answer_until_there_is_another() -> None:
    interview = Interview().says("get stronger", "go back", "that's enough", "no", "no")
    assert interview.session.is_complete
    assert interview.value("goals") == [{"kind": "strength", "text": "get stronger"}]


def test_an_answer_after_going_back_takes_the_place_of_the_old_one() -> None:
    interview = Interview().says("get stronger", "go back", "run a 10k")
    assert [goal["text"] for goal in interview.value("goals")] == ["run a 10k"]


STRENGTHS = [
    ("squat 130x5, bench 100x5", {"back_squat": 130, "bench_press": 100}),
    ("S 220 B 142.5 D 250", {"back_squat": "220", "bench_press": "142.5", "deadlift": "250"}),
    ("I want a 315 bench, currently 275x2", {"bench_press": 275}),
    ("I squatted 80 kg before", {"back_squat": 80}),
]


@pytest.mark.parametrize(("words", "loads"), STRENGTHS)
def test_loads_are_read_as_lifters_write_them(words: str, loads: dict[str, Any]) -> None:
    known = Interview().says("I want to get stronger", words).value("strengths")
    assert {entry["exercise"]: str(entry["weight"]) for entry in known} == {name: str(load) for name, load in loads.items()}


STYLES = [
    ("keep your answers short", {"tones": [], "length": "short"}),
    ("keep the answers short and be kind", {"tones": ["encouraging"], "length": "short"}),
    ("coach style: terse", {"tones": ["blunt"], "length": "short"}),
    ("keep it chill", {"tones": ["calm"]}),
]


@pytest.mark.parametrize(("words", "style"), STYLES)
def test_how_to_talk_can_be_said_at_any_time(words: str, style: dict[str, Any]) -> None:
    assert Interview().says("I want to get stronger", words).value("style") == style


def test_two_lines_answer_likes_and_dislikes_in_their_order() -> None:
    interview = Interview().says("I want to get stronger. No injuries, no medical problems. At a gym, kilos.")
    interview.answers_everything({"preferences": "barbell", "dislikes": "cardio"})
    assert (interview.value("preferences"), interview.value("dislikes")) == (["barbell"], ["cardio"])


def test_a_cross_alone_says_no() -> None:
    assert Interview().says("I want to get stronger", "❌").value("injuries") == []


KIT = [
    ("garage: barbell, bench, no rack", {"items": ["barbell", "bench"], "place": "home"}),
    ("station has a rower and a kettlebell, at home nothing", {"items": ["rower", "kettlebells"]}),
    ("scratch the gym, it's a home gym with a rack and a bar", {"items": ["rack", "barbell"], "place": "home"}),
]


@pytest.mark.parametrize(("words", "kit"), KIT)
def test_equipment_is_what_is_there(words: str, kit: dict[str, Any]) -> None:
    assert Interview().says("I want to get stronger", words).value("equipment") == kit


HALVES = [
    ("left AC joint\nno", [{"area": "shoulder", "side": "left", "status": "current"}], []),
    ("no\nhigh blood pressure", [], [{"flag": "high_blood_pressure"}]),
    ("spondylolisthesis\nnone", [{"area": "other", "text": "spondylolisthesis", "status": "current"}], []),
]


@pytest.mark.parametrize(("words", "injuries", "flags"), HALVES)
def test_a_no_to_one_half_does_not_swallow_the_other(words: str, injuries: list[Any], flags: list[Any]) -> None:
    interview = Interview().says("I want to get stronger", words)
    assert (interview.value("injuries"), interview.value("red_flags")) == (injuries, flags)


BODIES = [
    ("my knees and shoulders sublux easily", ["knee", "shoulder"], "current"),
    ("T10 paraplegia since a crash", ["spine"], "current"),
    ("had a groin pull last spring", ["groin"], "past"),
    ("I used to be fit and my knees ache when I kneel", ["knee"], "current"),
]


@pytest.mark.parametrize(("words", "areas", "status"), BODIES)
def test_what_a_body_has_is_kept_as_it_is(words: str, areas: list[str], status: str) -> None:
    known = Interview().says("I want to get stronger", words).value("injuries")
    assert [(entry["area"], entry["status"]) for entry in known] == [(area, status) for area in areas]


BESIDE = ["exams in January so before that only 2 days, after that 4", "currently 55 for 5, and going up slowly each week"]


@pytest.mark.parametrize("words", BESIDE)
def test_talk_of_other_things_is_no_ailment(words: str) -> None:
    assert Interview().says("I want to get stronger", words).value("injuries") is None


def test_a_manner_without_a_name_is_kept_in_its_own_words() -> None:
    interview = Interview().says("I want to get stronger. No injuries, no medical problems. At a gym, kilos.")
    interview.answers_everything({"style": "like a patient old fisherman"})
    assert interview.value("style")["tones"] == ["encouraging"]
    other = Interview().says("I want to get stronger. No injuries, no medical problems. At a gym, kilos.")
    other.answers_everything({"style": "bestie energy"})
    assert other.value("style") == {"tones": [], "text": "bestie energy"}


DAYS: list[tuple[str, Any]] = [
    ("I row 5 times a week already; I want strength twice, 35 min", {"days_per_week": 2}),
    ("he trains 6 days, I can do 4", {"days_per_week": 4}),
    ("3x\n30min", {"days_per_week": 3}),
    ("a lighter body by Tuesday, haha", None),
]


@pytest.mark.parametrize(("words", "schedule"), DAYS)
def test_only_the_days_that_the_user_will_train_count(words: str, schedule: Any) -> None:
    assert Interview().says("I want to get stronger", "no", words).value("schedule") == schedule


def test_all_places_of_a_list_that_hurts_are_kept() -> None:
    words = "44, everything hurts: neck (disc C5/C6), both shoulders, lower back, left knee no cartilage"
    known = Interview().says("I want to get stronger", words).value("injuries")
    assert {(entry["area"], entry.get("side")) for entry in known} >= {("neck", None), ("shoulder", "both"), ("knee", "left")}
    assert ("lower_back", "left") not in {(entry["area"], entry.get("side")) for entry in known}


def test_a_side_is_put_right() -> None:
    interview = Interview().says("I want to get stronger", "my left shoulder is bad", "sorry, right shoulder, not left")
    assert interview.value("injuries") == [{"area": "shoulder", "side": "right", "status": "current"}]
    assert all(interview.quotes_found)


def test_half_of_the_question_about_the_body_is_asked_for_after_much_else() -> None:
    talk = ["why do you ask?", "I run 4 times a week right now", "half an hour per session", "asthma"]
    interview = Interview().says("I want to get stronger", *talk)
    assert "injuries" in interview.session.pending


def test_a_terse_list_answers_all_that_it_names() -> None:
    known = Interview().says("muscle", "no", "Mon-Thu, 50min, home, 2yrs, kg, gentle").session
    assert known.value("schedule")["days_per_week"] == 4
    assert known.value("session_length") == 50
    assert known.value("experience")["years"] == 2
    assert known.value("style") == {"tones": ["encouraging"]}
    assert known.value("units_timezone") == {"units": "kg"}


def test_numbers_of_two_words_are_one() -> None:
    interview = Interview().says("I want to get stronger. Twice a week", "forty-five minutes is plenty")
    assert interview.value("session_length") == 45


WEEKS_AFTER = ["6 weeks after my appendix operation", "BP slightly raised, on tablets"]


@pytest.mark.parametrize("words", WEEKS_AFTER)
def test_an_operation_and_a_raised_pressure_are_minded(words: str) -> None:
    flags = Interview().says("I want to get stronger", words).value("red_flags")
    assert {flag["flag"] for flag in flags} & {"recent_surgery", "high_blood_pressure"}


TUESDAY_AND_SATURDAY = {"days": ["tuesday", "saturday"], "days_per_week": 2, "time": "evening"}
BESIDE_IT: list[tuple[str, SlotKey, Any]] = [
    ("Can you handle hip dysplasia? I have it.", "injuries", [{"area": "hip", "status": "current"}]),
    ("drill 5 evenings a week; lifting only Tue and Sat", "schedule", TUESDAY_AND_SATURDAY),
    ("an hour and a half with the shower so say 70 min a session", "session_length", 70),
    ("mornings before 11 work, say three of them", "schedule", {"time": "morning", "days_per_week": 3}),
]


@pytest.mark.parametrize(("words", "key", "value"), BESIDE_IT)
def test_what_is_told_beside_a_question_or_another_habit_is_kept(words: str, key: SlotKey, value: Any) -> None:
    assert Interview().says("I want to get stronger", words).value(key) == value
