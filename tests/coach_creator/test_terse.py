"""Terse, odd and crowded answers: each says several things at once, and none of them is lost or asked again."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.coach_creator.interview import Interview

START: tuple[str, ...] = ()
HEALTH = ("get stronger",)
TIME = (*HEALTH, "no")
KIT = (*TIME, "3 days, an hour")

CASES: list[tuple[tuple[str, ...], str, dict[str, Any]]] = [
    (START, "get strong. three days a week, an hour, at home with a rack", {"session_length": 60, "schedule": 3, "equipment": "home"}),
    (
        START,
        "I want a 200 kg deadlift, four times weekly for 75 mins, full gym",
        {"session_length": 75, "schedule": 4, "equipment": "commercial_gym"},
    ),
    (
        START,
        "lose 10 kilos before my wedding in May. 2x/week, 30min max, hotel gyms mostly, bad right shoulder",
        {"session_length": 30, "schedule": 2, "injuries": [("shoulder", "right")], "timeline": True},
    ),
    (START, "muscle. mon/wed/fri 6am. dumbbells only. no bs.", {"schedule": 3, "equipment": ["dumbbells"], "style": ["blunt"]}),
    (
        START,
        "first muscle up by summer; rings in the park; 45' a session; every other day; wrist gets cranky",
        {"session_length": 45, "schedule": 3, "injuries": [("wrist", None)], "timeline": True},
    ),
    (HEALTH, "ok", {"red_flags": []}),
    (HEALTH, "fine", {"red_flags": [], "injuries": []}),
    (HEALTH, "all good!", {"red_flags": [], "injuries": []}),
    (HEALTH, "nope, all good here", {"red_flags": [], "injuries": []}),
    (HEALTH, "nothing hurts, blood pressure is normal", {"red_flags": [], "injuries": []}),
    (HEALTH, "healthy as far as i know", {"red_flags": [], "injuries": []}),
    (HEALTH, "left hip is a bit iffy but nothing medical", {"red_flags": [], "injuries": [("hip", "left")]}),
    (HEALTH, "on statins, otherwise ok", {"red_flags": ["medication"]}),
    (HEALTH, "my doc put me on blood pressure pills", {"red_flags": ["medication"]}),
    (TIME, "an hour each, tue thu sat", {"session_length": 60, "schedule": 3}),
    (TIME, "4, hour and a half", {"session_length": 90, "schedule": 4}),
    (TIME, "weekends only. 2 hrs tops", {"session_length": 120, "schedule": 2}),
    (TIME, "3ish, 40-50 minutes", {"session_length": 50, "schedule": 3}),
    (TIME, "depends on my shifts, usually three, never more than an hour", {"session_length": 60, "schedule": 3}),
    (TIME, "twice", {"schedule": 2}),
    (TIME, "5 days 1h", {"session_length": 60, "schedule": 5}),
    (TIME, "Mondays and Thursdays after the kids are in bed, 30 minutes", {"session_length": 30, "schedule": 2}),
    (START, "I weigh 14 stone and bench 180 lbs, want 225. Imperial please.", {"units_timezone": "lb", "goals": [225]}),
    (
        START,
        "I'm Przemysław from Kraków, chcę... I mean I want to deadlift 180, no equipment trouble, big gym downtown, 4x a week, 60-90 min",
        {"schedule": 4, "session_length": 90, "goals": [180]},
    ),
    (
        START,
        "Run a sub-4 marathon in October but keep lifting twice a week, I've got 5 days total, knees are fine",
        {"schedule": 5, "timeline": True},
    ),
    (START, "strong back. rack. bar. garage. 3. 60.", {"equipment": "home"}),
    (
        START,
        "I used to compete in judo, two kids, 50 min lunch break on weekdays, there's a kettlebell at the office. want to not be fat",
        {"session_length": 50, "schedule": 5},
    ),
    (KIT, "bodyweight, pounds", {"units_timezone": "lb", "equipment": []}),
    (KIT, "nothing really, maybe a mat. kilos", {"units_timezone": "kg"}),
    (HEALTH, "k", {"red_flags": [], "injuries": []}),
    (HEALTH, "nothing, thanks", {"red_flags": [], "injuries": []}),
    (HEALTH, "I'm okay", {"red_flags": [], "injuries": []}),
    (HEALTH, "good to go", {"red_flags": [], "injuries": []}),
    (HEALTH, "perfect health, touch wood", {"red_flags": []}),
    (HEALTH, "asthma, otherwise fine", {"red_flags": ["breathing"]}),
    (HEALTH, "L5-S1 bulge from 2019, comes and goes", {"injuries": [("lower_back", None)]}),
    (HEALTH, "had both knees scoped years ago. fine now.", {"injuries": [("knee", "both")]}),
    (HEALTH, "pregnant, 20 weeks", {"red_flags": ["pregnancy"]}),
    (TIME, "an hour each", {"session_length": 60}),
    (TIME, "45", {"session_length": 45}),
    (TIME, "3x60", {"schedule": 3, "session_length": 60}),
    (TIME, "every weekday, half an hour", {"schedule": 5, "session_length": 30}),
    (TIME, "Tu/Th/Su, 75m", {"schedule": 3, "session_length": 75}),
    (TIME, "four evenings, about 50 minutes apiece", {"schedule": 4, "session_length": 50}),
    (TIME, "whenever the baby sleeps, so maybe 3 times, 20-25 min", {"schedule": 3, "session_length": 25}),
    (TIME, "max 2 hours, min 3 days", {"schedule": 3, "session_length": 120}),
    (KIT, "garage gym: power rack, 140kg of plates, adjustable bench, no cables. metric", {"equipment": "home", "units_timezone": "kg"}),
    (KIT, "planet fitness. lbs", {"equipment": "commercial_gym", "units_timezone": "lb"}),
    (KIT, "a park with bars", {"equipment": "outdoors"}),
    (KIT, "I weigh myself in stone but lift in kg. Box in Leeds.", {"units_timezone": "kg"}),
    (
        START,
        "12st 4lb, want to be 11st. gym 3x wk, 45 mins, dodgy left knee",
        {"schedule": 3, "session_length": 45, "injuries": [("knee", "left")]},
    ),
    (
        START,
        "Ich heiße Jürgen, I would like a bodyweight bench press, 3 Tage, sorry, 3 days, one hour each, FitX gym",
        {"schedule": 3, "session_length": 60},
    ),
    (
        START,
        "snatch 100 by nationals in march. 6 days, 2h. full oly setup. don't coddle me",
        {"schedule": 6, "session_length": 120, "style": ["blunt"], "goals": [100], "timeline": True},
    ),
    (
        START,
        "get less winded on stairs, 2 short sessions weekly, 20 min each, no kit, living room",
        {"schedule": 2, "session_length": 20, "equipment": "home"},
    ),
    (START, "I can only do Sundays. One long one, 2.5 hours. Want a 3 plate squat", {"schedule": 1, "session_length": 150}),
    (
        START,
        "5x5 worked for me before. Same again. 3 days 60 min home rack bar plates kg",
        {"schedule": 3, "session_length": 60, "units_timezone": "kg"},
    ),
]


def brief(interview: Interview, slot: Any) -> Any:
    """What a slot holds, in the short form in which the table above writes it."""
    value = interview.value(slot)
    shown: dict[str, Callable[[], Any]] = {
        "schedule": lambda: value["days_per_week"],
        "equipment": lambda: value.get("place") or value["items"],
        "injuries": lambda: [(entry["area"], entry.get("side")) for entry in value],
        "red_flags": lambda: [entry["flag"] for entry in value],
        "timeline": lambda: "date" in value,
        "style": lambda: value["tones"],
        "units_timezone": lambda: value["units"],
        "goals": lambda: [goal.get("weight") for goal in value],
    }
    return None if value is None else shown[slot]() if slot in shown else value


@pytest.mark.parametrize(("before", "text", "said"), CASES, ids=[text[:40] for _, text, _ in CASES])
def test_everything_in_a_crowded_answer_is_taken_in(before: tuple[str, ...], text: str, said: dict[str, Any]) -> None:
    interview = Interview().says(*before, text)
    assert {slot: brief(interview, slot) for slot in said} == said
    assert all(interview.quotes_found)


@pytest.mark.parametrize("text", ["yes", "yes, well", "sure", "yeah it hurts", "ok but my neck is stiff", "good question"])
def test_what_is_no_denial_settles_no_question_about_health(text: str) -> None:
    assert Interview().says(*HEALTH, text).value("injuries") != []


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        (TIME, "not weekends, not more than 20 minutes", {"schedule": 5, "session_length": 20}),
        (START, "I can train 5 days a week, actually 2. I love my morning runs.", {"schedule": 2}),
        (START, "15 stone 4, my bench is 16 stone lol, want to get down to 13st by september", {"goals": [None], "timeline": True}),
        (
            START,
            "Cze\u015b\u0107, I train w domu, dr\u0105\u017cek and gumy (pull up bar and bands)",
            {"equipment": ["pull_up_bar", "bands"]},
        ),
        (START, "\u5065\u592a\u3067\u3059\u3002I want to bench 100 kg, \u90313\u56de, three times a week", {"goals": [100], "schedule": 3}),
        (KIT, "floor", {"equipment": []}),
        (START, "deadlift 25 stone, want 30 stone by xmas", {"goals": [420], "timeline": True}),
        (KIT, "I have dumbbells. scratch that, sold them. just bands", {"equipment": ["bands"]}),
        (HEALTH, "ok\nok", {"red_flags": [], "injuries": []}),
        (HEALTH, "all good otherwise", {"red_flags": [], "injuries": []}),
        (START, "get stronger. burpees are the worst", {"dislikes": ["burpees"], "weaknesses": None}),
    ],
)
def test_refusals_second_thoughts_and_other_tongues(before: tuple[str, ...], text: str, said: dict[str, Any]) -> None:
    interview = Interview().says(*before, text)
    assert {slot: brief(interview, slot) for slot in said} == said


def test_an_empty_word_is_no_answer_in_itself() -> None:
    interview = Interview().says("get stronger", *["fine"] * 20)
    assert interview.session.is_complete
    assert [key for key in ("why_now", "strengths", "preferences", "dislikes") if interview.value(key)] == []


def test_a_goal_that_is_taken_back_at_once_is_none() -> None:
    [goal] = Interview().says("I want to lose 5 kg. No, gain 5 kg of muscle.").value("goals")
    assert goal == {"kind": "muscle", "text": "gain 5 kg of muscle"}
