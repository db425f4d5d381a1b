"""What a message states of its user, read by rules: goals, injuries and equipment, with their words; and what it does not state."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coaching.telling.gear import read_gear
from coaching.telling.goals import read_goals
from coaching.telling.injuries import read_injuries, same_part

THURSDAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "exercise", "value", "unit", "by"),
    [
        ("I want to bench 120 by June", "bench_press", 120, "kg", date(2026, 6, 1)),
        ("My goal is a 315 lb squat by the end of November", "back_squat", 315, "lb", date(2026, 11, 30)),
        ("I'm aiming for a 200 kg deadlift in 12 weeks", "deadlift", 200, "kg", date(2026, 5, 28)),
        ("i'd like to do 10 strict pull-ups by summer", "pull_up", 10, "reps", None),
        ("I want to run 10 km in under 50 minutes", "run", 50, "min", None),
        ("my goal for the half marathon is sub 1:45:00", "run", 105, "min", None),
        ("I want to get down to 75 kg by 1 May", None, 75, "kg", date(2026, 5, 1)),
        ("I want to weigh 80.5 kg", None, "80.5", "kg", None),
        ("my target for the 5k is 22:30", "run", "22.5", "min", None),
        ("my 10k goal is 48 minutes", "run", 48, "min", None),
    ],
)
def test_a_goal_is_read_with_its_number_and_its_day(text: str, exercise: str | None, value: Any, unit: str, by: date | None) -> None:
    [goal] = read_goals(text, THURSDAY, "kg")
    assert (goal.exercise_id, goal.value, goal.unit, goal.by) == (exercise, Decimal(value), unit, by)
    assert text[goal.span.start : goal.span.end] == goal.span.quote
    assert goal.value_span is not None
    assert text[goal.value_span.start : goal.value_span.end] == goal.value_span.quote


@pytest.mark.parametrize(
    "text",
    [
        "I want to bench 100 today",
        "I want to do 5x5 at 100 on squats",
        "should I aim for a 200 kg deadlift?",
        "my brother wants to squat 200 kg",
        "if I want to bench 120 I have to eat more",
        "I wanted to bench 120 last year",
        "I want to get stronger",
        "squat 3x5 at 120 kg",
        "I want to deadlift 140 next session",
        "I want to add 2.5 kg to my bench",
        "I aim for 10k steps a day",
        "I'd like to try 100 kg on bench",
    ],
)
def test_a_plan_a_question_and_others_are_no_goal(text: str) -> None:
    assert list(read_goals(text, THURSDAY, "kg")) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("I hit my bench goal!", "reached"),
        ("just reached my goal", "reached"),
        ("I gave up on my marathon goal", "dropped"),
        ("scrap my bench goal please", "dropped"),
        ("my bench goal is off the table", "dropped"),
        ("I don't want to bench 100 kg anymore", "dropped"),
        ("I moved my deadlift goal to 190 kg", "new"),
        ("I no longer want to chase that squat goal", "dropped"),
    ],
)
def test_what_becomes_of_a_goal(text: str, verb: str) -> None:
    assert [goal.verb for goal in read_goals(text, THURSDAY, "kg")] == [verb]


def test_two_goals_in_one_sentence() -> None:
    found = list(read_goals("My goal is to deadlift 180 kg by December and to bench 100 kg by June", THURSDAY, "kg"))
    assert [(goal.exercise_id, goal.value, goal.by) for goal in found] == [
        ("deadlift", Decimal(180), date(2026, 12, 1)),
        ("bench_press", Decimal(100), date(2026, 6, 1)),
    ]


@pytest.mark.parametrize("text", ["I haven't reached my goal", "I almost hit my bench goal", "when I hit my goal I'll celebrate"])
def test_a_goal_that_is_not_reached(text: str) -> None:
    assert list(read_goals(text, THURSDAY, "kg")) == []


@pytest.mark.parametrize(
    ("text", "part", "since", "worse_with"),
    [
        ("my left knee hurts when squatting since Monday", "left knee", date(2026, 3, 2), ("back_squat",)),
        ("I tweaked my lower back yesterday", "lower back", date(2026, 3, 4), ()),
        ("I've had pain in my right elbow for three weeks", "right elbow", date(2026, 2, 12), ()),
        ("I have a bad shoulder", "shoulder", None, ()),
        ("my hamstrings have been tight for weeks", "hamstring", None, ()),
        ("I pulled a muscle in my back deadlifting on Monday", "back", date(2026, 3, 2), ()),
        ("I can't squat because of my left knee", "left knee", None, ()),
        ("I sprained my ankle two weeks ago", "ankle", date(2026, 2, 19), ()),
    ],
)
def test_an_injury_is_read_with_its_side_and_its_day(text: str, part: str, since: date | None, worse_with: tuple[str, ...]) -> None:
    [said] = read_injuries(text, THURSDAY)
    assert (said.part, said.occurred_on, said.worse_with, said.over) == (part, since, worse_with, False)


@pytest.mark.parametrize(
    "text",
    [
        "my left knee is fine again",
        "my knee is pain-free now",
        "my shoulder has healed",
        "my back doesn't hurt anymore",
        "the pain in my knee is gone",
        "my wrist is back to normal",
    ],
)
def test_an_injury_that_is_over(text: str) -> None:
    assert [said.over for said in read_injuries(text, THURSDAY)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "my knee is not fine yet",
        "my shoulder feels a bit better",
        "my legs are sore from yesterday",
        "my wife's knee hurts",
        "does my knee hurt from squats?",
        "I'm back from holiday",
        "that hurt, but in a good way",
        "I tore my ACL in 2015",
        "leg press 3x10 100 kg",
        "knee raises 3x12",
        "my knee sleeves are great",
        "my quads are killing me",
        "my hands tore on pull-ups",
        "my neck hurts a bit today",
        "I pulled my knees up to my chest",
        "my low back didn't feel good",
        "deadlifts 3x5 140 kg, felt good, no pain",
    ],
)
def test_what_says_nothing_of_an_injury(text: str) -> None:
    assert list(read_injuries(text, THURSDAY)) == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("I've bought a pair of adjustable dumbbells up to 24 kg", [("dumbbell", Decimal(24), False)]),
        ("I don't have a rack any more", [("rack", None, True)]),
        ("I sold my barbell and my bench", [("barbell", None, True), ("bench", None, True)]),
        ("got a new pull-up bar", [("pull_up_bar", None, False)]),
        ("my gym has a leg press and a cable machine", [("machine", None, False), ("cable", None, False)]),
        ("my treadmill is broken", [("treadmill", None, True)]),
        ("got a pair of 20kg dumbbells and a pull-up bar", [("dumbbell", Decimal(20), False), ("pull_up_bar", None, False)]),
        (
            "I have two kettlebells, 16 kg and 24 kg, and a 20 kg barbell",
            [("kettlebell", Decimal(24), False), ("barbell", Decimal(20), False)],
        ),
        ("I train at home now, bought rings", [("rings", None, False)]),
        ("I only have kettlebells", [("kettlebell", None, False)]),
    ],
)
def test_equipment_is_read_with_what_it_holds(text: str, pieces: list[tuple[str, Decimal | None, bool]]) -> None:
    assert [(said.kind, said.max_weight_kg, said.gone) for said in read_gear(text)] == pieces


@pytest.mark.parametrize(
    "text",
    [
        "I want to buy a rack",
        "I ordered a barbell",
        "I used to have rings",
        "do I need a bench?",
        "I have bench press today",
        "I got 20 kettlebell swings in",
        "I had a barbell at home",
        "I broke my bench record",
        "I broke my toe on the bench",
        "I don't have a rack today",
        "my friend has a treadmill",
    ],
)
def test_what_is_wanted_or_somebody_elses_is_not_there(text: str) -> None:
    assert list(read_gear(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("left knee", "knee", True),
        ("left_knee", "left knee", True),
        ("left knee", "right knee", False),
        ("lower back", "back", True),
        ("knee", "hip", False),
    ],
)
def test_a_side_that_was_not_said_may_be_either(one: str, other: str, same: bool) -> None:
    assert same_part(one, other) is same


@pytest.mark.parametrize("words", ["my knee clicked a bit on the way down but no pain", "shoulder ok tho, a bit grumpy, no pain"])
def test_a_sign_without_pain_ends_no_injury(words: str) -> None:
    assert [one for one in read_injuries(words, THURSDAY) if one.over] == []


def test_soreness_of_training_is_no_injury() -> None:
    assert list(read_injuries("my quads are still sore from tuesday", THURSDAY)) == []
