"""What single messages say, slot by slot."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coach_creator import extractors
from coach_creator.extractors.reading import Reading
from domain.creator import SlotKey

TODAY = date(2026, 11, 21)


def read(text: str, slot: SlotKey, *pending: SlotKey) -> list[Any]:
    return [found.value for found in extractors.read(Reading(text, pending), TODAY) if found.slot == slot]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I can train 3 days a week", {"days_per_week": 3}),
        ("I can do 3-4 days", {"days_per_week": 3, "up_to": 4}),
        ("four times a week works", {"days_per_week": 4}),
        ("I have time twice a week", {"days_per_week": 2}),
        ("Mon-Thu", {"days": ["monday", "tuesday", "wednesday", "thursday"], "days_per_week": 4}),
        (
            "Monday through Friday, mornings",
            {"days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "days_per_week": 5, "time": "morning"},
        ),
        ("MWF after work", {"days": ["monday", "wednesday", "friday"], "days_per_week": 3, "time": "evening"}),
        ("mon/wed/fri", {"days": ["monday", "wednesday", "friday"], "days_per_week": 3}),
        ("I can train on weekends", {"days": ["saturday", "sunday"], "days_per_week": 2}),
        ("I can train on weekdays except Wednesday", {"days": ["monday", "tuesday", "thursday", "friday"], "days_per_week": 4}),
        ("Tuesdays don't work for me, any other day is fine, 2 days a week", {"days_per_week": 2}),
        ("wensday and satuday", {"days": ["wednesday", "saturday"], "days_per_week": 2}),
    ],
)
def test_schedule(text: str, value: dict[str, Any]) -> None:
    assert read(text, "schedule") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", {"days_per_week": 3}),
        ("three", {"days_per_week": 3}),
        ("about 4", {"days_per_week": 4}),
        ("2 or 3", {"days_per_week": 2, "up_to": 3}),
        ("mornings", {"time": "morning"}),
        ("every other day", {"days_per_week": 3, "pattern": "every_other_day"}),
        ("sat", {"days": ["saturday"], "days_per_week": 1}),
    ],
)
def test_a_bare_answer_to_the_days(text: str, value: dict[str, Any]) -> None:
    assert read(text, "schedule", "schedule") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "I squatted on Monday and Tuesday",
        "My wife trains 5 days a week",
        "I used to train 6 days a week",
        "My son is 3 days old",
        "The sun was out and I sat down",
        "I work Monday to Friday and weekends are for the family",
    ],
)
def test_what_is_no_schedule(text: str) -> None:
    assert read(text, "schedule") == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("an hour at most", 60),
        ("45 min per session", 45),
        ("sessions of 45-60 minutes", 60),
        ("I only have half an hour", 30),
        ("max 1.5 hours", 90),
        ("1h30 per session", 90),
        ("an hour and a half per workout", 90),
    ],
)
def test_session_length(text: str, minutes: int) -> None:
    assert read(text, "session_length") == [minutes]


@pytest.mark.parametrize(
    ("text", "minutes"), [("60", 60), ("1h", 60), ("2", 120), ("90 mins", 90), ("an hour", 60), ("30-40", 40), ("90. Actually no, 60", 90)]
)
def test_a_bare_answer_to_the_length(text: str, minutes: int) -> None:
    assert read(text, "session_length", "session_length") == [minutes]


@pytest.mark.parametrize("text", ["I ran 30 minutes", "my commute is 45 min", "I sleep 7 hours", "I work 10 hours a day"])
def test_what_is_no_session_length(text: str) -> None:
    assert read(text, "session_length") == []


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("my left knee hurts", [("knee", "left", "current")]),
        ("bad shoulder", [("shoulder", None, "current")]),
        ("I tore my right ACL", [("knee", "right", "current")]),
        ("my lower back acts up and my wrists ache", [("lower_back", None, "current"), ("wrist", None, "current")]),
        ("shoulder surgery in 2019, fully recovered", [("shoulder", None, "past")]),
        ("I want to squat without wrecking my knee again", [("knee", None, "current")]),
        ("back pain from sitting", [("back", None, "current")]),
        ("I avoid running because of my knee", [("knee", None, "current")]),
        ("plantar fasciitis", [("foot", None, "current")]),
        ("sholder pain", [("shoulder", None, "current")]),
        ("no injuries except my left elbow, it hurts", [("elbow", "left", "current")]),
    ],
)
def test_injuries(text: str, areas: list[tuple[str, str | None, str]]) -> None:
    entries = [entry for value in read(text, "injuries") for entry in value]
    assert [(entry["area"], entry.get("side"), entry["status"]) for entry in entries] == areas


@pytest.mark.parametrize(
    "text", ["no injuries", "I have no injuries", "injury-free", "never been injured", "nothing hurts", "I don't have any injuries"]
)
def test_no_injuries(text: str) -> None:
    assert read(text, "injuries") == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "My wife hurt her knee",
        "I want a bigger back squat",
        "I like leg day",
        "on the other hand I have time",
        "I want to get back to lifting",
        "my knees are fine",
        "I'm bad at overhead squats but my shoulders are strong",
    ],
)
def test_what_is_no_injury(text: str) -> None:
    assert read(text, "injuries") == []


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("I get chest pain when running", ["chest_pain"]),
        ("I have a heart condition", ["heart_condition"]),
        ("I'm pregnant", ["pregnancy"]),
        ("I sometimes faint", ["dizziness"]),
        ("type 1 diabetic on insulin", ["diabetes", "diabetes"]),
        ("I take blood thinners", ["medication"]),
        ("I'm recovering from anorexia", ["eating_disorder"]),
        ("I'm 15", ["minor"]),
        ("14 years old", ["minor"]),
        ("I had an operation, surgery three weeks ago", ["recent_surgery"]),
    ],
)
def test_red_flags(text: str, flags: list[str]) -> None:
    assert [entry["flag"] for value in read(text, "red_flags") for entry in value] == flags


@pytest.mark.parametrize(
    "text",
    [
        "My dad had a heart attack",
        "my wife is pregnant",
        "I have 9 years of powerlifting",
        "I'm 15 minutes away from the gym",
        "I weigh 95 kg",
        "I want to put my heart into it",
    ],
)
def test_what_is_no_red_flag(text: str) -> None:
    assert read(text, "red_flags") == []


@pytest.mark.parametrize("text", ["no health issues", "nothing medical", "My doctor said I'm fine"])
def test_no_red_flags(text: str) -> None:
    assert read(text, "red_flags") == [[]]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I want to lose 10 kg", ["fat_loss"]),
        ("get stronger and build muscle", ["strength", "muscle"]),
        ("I want to run a half marathon", ["event"]),
        ("my goal is my first pull-up", ["skill"]),
        ("I'd like to get fit", ["general_fitness"]),
        ("I want to improve my snatch", ["olympic_lifting"]),
        ("keep up with my kids", ["health"]),
    ],
)
def test_goals(text: str, kinds: list[str]) -> None:
    assert [goal["kind"] for value in read(text, "goals", "goals") for goal in value] == kinds


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("want a 140 kg back squat", {"exercise": "back_squat", "weight": 140, "unit": "kg"}),
        ("I want to deadlift 500 lb", {"exercise": "deadlift", "weight": 500, "unit": "lb"}),
        ("my goal is to bench 102.5kg", {"exercise": "bench_press", "weight": Decimal("102.5"), "unit": "kg"}),
        ("hit 225 on bench", {"exercise": "bench_press", "weight": 225}),
    ],
)
def test_lift_targets(text: str, target: dict[str, Any]) -> None:
    assert read(text, "goals") == [[{"kind": "lift_target"} | target]]
    assert read(text, "strengths") == []


@pytest.mark.parametrize(
    ("text", "strengths"),
    [
        ("I can bench 80kg and", [{"exercise": "bench_press", "weight": 80, "unit": "kg"}]),
        ("squat 120 kg", [{"exercise": "back_squat", "weight": 120, "unit": "kg"}]),
        ("my deadlift is 180kg", [{"exercise": "deadlift", "weight": 180, "unit": "kg"}]),
        ("I can do 10 strict pull-ups", [{"exercise": "pull_up", "reps": 10}]),
        ("5k in 24:10", [{"event": "5k", "result": "24:10"}]),
    ],
)
def test_strengths(text: str, strengths: list[dict[str, Any]]) -> None:
    assert read(text, "strengths") == [strengths]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CrossFit for two years", {"years": 2, "kinds": ["crossfit"]}),
        ("I've been lifting since 2019", {"years": 7, "kinds": ["lifting"]}),
        ("new to lifting", {"level": "new"}),
        ("I have never been to a gym", {"level": "new"}),
        ("I've been running for 6 months", {"years": Decimal("0.5"), "kinds": ["running"]}),
        ("10 years of powerlifting", {"years": 10, "kinds": ["powerlifting"]}),
        ("I'm an intermediate lifter", {"level": "intermediate"}),
    ],
)
def test_experience(text: str, value: dict[str, Any]) -> None:
    assert read(text, "experience") == [value]


@pytest.mark.parametrize(
    ("text", "years"), [("2 years", 2), ("about a year", 1), ("six months", Decimal("0.5")), ("3-4 years on and off", 3)]
)
def test_a_bare_answer_to_experience(text: str, years: Decimal | int) -> None:
    assert read(text, "experience", "experience")[0]["years"] == years


@pytest.mark.parametrize(
    "text", ["I had a desk job for 10 years", "My wife has been lifting for 5 years", "in 2 years I want to lift more"]
)
def test_what_is_no_experience(text: str) -> None:
    assert read(text, "experience") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at home with a rack, a barbell and rings", {"items": ["rack", "barbell", "rings"], "place": "home"}),
        ("just dumbbells at home", {"items": ["dumbbells"], "place": "home"}),
        ("I have no equipment", {"items": []}),
        ("I have kettlebells and a pull-up bar but no barbell", {"items": ["kettlebells", "pull_up_bar"]}),
        ("dumbells and a traedmill in my garage", {"items": ["dumbbells", "treadmill"], "place": "home"}),
    ],
)
def test_equipment(text: str, value: dict[str, Any]) -> None:
    assert read(text, "equipment") == [value]


@pytest.mark.parametrize(("text", "place"), [("I train at a commercial gym", "commercial_gym"), ("at my CrossFit box", "crossfit_gym")])
def test_a_gym_is_taken_to_be_equipped(text: str, place: str) -> None:
    value = read(text, "equipment")[0]
    assert value["place"] == place
    assert value["assumed"] is True
    assert "barbell" in value["items"]


@pytest.mark.parametrize(
    "text", ["I want to bench 100 kg", "I can squat 1.5x bodyweight.", "barbell rows are great", "My friend has a rack at home"]
)
def test_what_is_no_equipment(text: str) -> None:
    assert read(text, "equipment") == []


@pytest.mark.parametrize(
    ("text", "horizon", "day"),
    [
        ("a marathon in October", "1_year", "2027-10-01"),
        ("I want to be strong by June", "6_months", "2027-06-01"),
        ("competition on 14 March", "3_months", "2027-03-14"),
        ("I want it in 12 weeks", "3_months", "2027-02-13"),
        ("get fit by the end of the year", "3_months", "2026-12-31"),
        ("I want to look good by summer", "6_months", "2027-06-21"),
    ],
)
def test_timeline(text: str, horizon: str, day: str) -> None:
    value = read(text, "timeline")[0]
    assert (value["horizon"], value["date"]) == (horizon, day)


@pytest.mark.parametrize(
    ("text", "horizon"),
    [("no deadline", "ongoing"), ("no rush", "ongoing"), ("6 months", "6_months"), ("june", "6_months"), ("next year", "1_year")],
)
def test_a_bare_answer_to_the_timeline(text: str, horizon: str) -> None:
    assert read(text, "timeline", "timeline")[0]["horizon"] == horizon


@pytest.mark.parametrize(
    "text", ["I've been training since June", "in 2 weeks I go on holiday to Spain", "I hurt it in May", "I may need help"]
)
def test_what_is_no_timeline(text: str) -> None:
    assert read(text, "timeline") == []


@pytest.mark.parametrize(
    ("text", "value"), [("I hate running", ["running"]), ("no burpees please", ["burpees"]), ("I can't stand machines", ["machines"])]
)
def test_dislikes(text: str, value: list[str]) -> None:
    assert read(text, "dislikes") == [value]


@pytest.mark.parametrize(("text", "value"), [("I love deadlifts but hate running", ["deadlifts"]), ("I enjoy long runs", ["long runs"])])
def test_preferences(text: str, value: list[str]) -> None:
    assert read(text, "preferences") == [value]


@pytest.mark.parametrize("text", ["I'd like to get fit", "I would like to lose weight", "I like it short", "I don't like running"])
def test_what_is_no_preference(text: str) -> None:
    assert read(text, "preferences") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("5/3/1", "wave_531"),
        ("I want to run conjugate", "conjugate"),
        ("starting strength", "linear_progression"),
        ("whatever you think is best", "coach_choice"),
        ("you decide", "coach_choice"),
        ("push pull legs", "hypertrophy_split"),
        ("crossfit", "functional_conditioning"),
    ],
)
def test_methodology(text: str, key: str) -> None:
    assert read(text, "methodology", "methodology") == [key]


@pytest.mark.parametrize(
    ("text", "level"),
    [("hard", "high"), ("not too hard", "low"), ("7/10", "moderate"), ("RPE 8", "high"), ("moderate", "moderate"), ("take it easy", "low")],
)
def test_intensity(text: str, level: str) -> None:
    assert read(text, "intensity", "intensity") == [level]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Be blunt with me and keep it short.", {"tones": ["blunt"], "length": "short"}),
        ("be gentle and patient with me", {"tones": ["encouraging"]}),
        ("no bullshit please", {"tones": ["blunt"]}),
        ("I want a coach who is funny", {"tones": ["playful"]}),
    ],
)
def test_style(text: str, value: dict[str, Any]) -> None:
    assert read(text, "style") == [value]


@pytest.mark.parametrize("text", ["I want to be competitive", "it was hard but fun", "my mobility is normal"])
def test_what_is_no_style(text: str) -> None:
    assert read(text, "style") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("kilos please", {"units": "kg"}),
        ("I use pounds", {"units": "lb"}),
        ("I'm in Berlin", {"timezone": "Europe/Berlin"}),
        ("my timezone is America/New_York", {"timezone": "America/New_York"}),
        ("I live in São Paulo", {"timezone": "America/Sao_Paulo"}),
    ],
)
def test_units_and_timezone(text: str, value: dict[str, str]) -> None:
    assert read(text, "units_timezone") == [value]


@pytest.mark.parametrize(
    ("text", "slot", "quote"),
    [
        ("ΑΒΓ Zoë: I train on Wensday and Friday", "schedule", "Wensday and Friday"),
        ("💪💪 my sholder hurts", "injuries", "my sholder hurts"),
        ("İstanbul'dan: I have dumbels at home", "equipment", "dumbels at home"),
        ("I don’t have any injuries", "injuries", "don’t have any injuries"),
    ],
)
def test_a_quote_is_the_users_own_spelling(text: str, slot: SlotKey, quote: str) -> None:
    found = next(found for found in extractors.read(Reading(text), TODAY) if found.slot == slot)
    assert text[found.start : found.end] == quote
