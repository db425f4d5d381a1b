"""The tools that count, race and explain, in a model's hands: what they answer, and how they take a model's way of writing arguments."""

import pytest

from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete


@pytest.mark.parametrize(
    ("tool", "arguments", "answer"),
    [
        ("training_days", {"first_day": "2026-11-16", "last_day": "2026-11-22"}, ("1 of 5 days", "4 rest days")),
        ("training_days", {"exercise": "bench"}, ("No Bench press is stored",)),
        ("training_streak", {}, ("1 week in a row", "Your longest row is 1 week")),
        ("best_period", {}, ("16 to 22 Nov 2026", "1500 kg")),
        ("best_period", {"by": "monthly", "measure": "sessions"}, ("November 2026", "1 workout")),
        ("best_period", {"measure": "volume", "least": True}, ("no week stands out",)),
        ("times_with", {"exercise": "squat", "weight": 100, "unit": "kgs"}, ("1 time", "3 × 5 @ 100 kg")),
        ("times_with", {"exercise": "squat", "weight": 100, "unit": "kg", "above": True}, ("No Back squat with more than 100 kg",)),
        ("most_improved", {}, ("none is stored on two days",)),
        ("reps_at", {"exercise": "squat", "weight": 90, "unit": "kg"}, ("about 8 reps", "116.7 kg")),
        ("reps_at", {"exercise": "squat", "weight": 120, "unit": "kg"}, ("3.3 kg above", "what you can lift once")),
        ("relative_strength", {"exercise": "squat"}, ("You never told me your body weight",)),
        ("pace_from", {"distance": 5, "seconds": 1500}, ("5:00 /km", "12 km/h")),
        ("pace_from", {"distance": 6.2, "pace_seconds": 480, "unit": "miles"}, ("49:36",)),
        ("pace_from", {"seconds": 1800, "pace_seconds": 300}, ("6 km",)),
        ("pace_from", {"seconds": 1800}, ("Two of distance, time and pace",)),
        ("logged_pace", {"exercise": "run", "metres": "5k"}, ("Nothing is stored for Run",)),
        ("logged_pace", {"exercise": None}, ("Nothing is stored",)),
        ("benchmark_results", {"name": "Fran"}, ("Nothing is stored for Fran",)),
        ("explain_term", {"term": "amrap"}, ("as many rounds",)),
        ("explain_term", {"term": "Helen"}, ("400 m",)),
        ("explain_term", {"term": "flurb"}, ("no explanation",)),
        ("goal_outlook", {"exercise": "squat", "weight": 140, "unit": "kg"}, ("40 kg to go", "Too few weeks")),
        ("goal_outlook", {}, ("Back squat 140 kg by", "40 kg to go")),
        ("exercise_history", {"exercise": "squats", "skip": 1}, ("no earlier Back squat",)),
        ("last_workout", {"muscle": "legs"}, ("3 × 5 @ 100 kg",)),
        ("last_workout", {"muscle": "biceps"}, ("No workout of the last year trains biceps first",)),
        (
            "totals",
            {"first_day": "2026-11-01", "last_day": "2026-11-30", "lead": "volume", "unit": "pounds"},
            ("3307 lb moved, 1 workout",),
        ),
        ("training_trend", {"exercise": "squat", "unit": None}, ("116.7 kg",)),
        ("calendar", {"days_from_today": 21, "from_day": "2026-11-20"}, ("Friday, 2026-12-11",)),
    ],
)
async def test_a_tool_answers_from_what_is_stored(
    tool: str, arguments: dict[str, object], answer: tuple[str, ...], owner: Athlete, model: ScriptedModel
) -> None:
    model.will_call(tool, **arguments).will_say("There you are.")
    await owner.says("how am I doing?")
    assert [words for words in answer if words not in model.told()[0]] == []


async def test_a_question_of_several_steps_is_answered_over_several_calls(owner: Athlete, model: ScriptedModel) -> None:
    model.will_call("personal_records", exercise="squat").will_call("percentage", percent=80, weight=100, unit="kg")
    model.will_call("plates", weight=80, unit="kg").will_say("80 % of your heaviest squat of 100 kg is 80 kg.")
    turn = await owner.says("what plates are 80 % of my best squat?")
    assert turn["message"]["text"] == "80 % of your heaviest squat of 100 kg is 80 kg."
    assert "on each side of a 20 kg bar 25 + 5 kg" in model.told()[2]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("best_period", {"measure": "sweat"}),
        ("training_days", {"muscle": "soul"}),
        ("pace_from", {"distance": -5, "seconds": 100}),
        ("logged_pace", {"metres": "far"}),
        ("times_with", {"exercise": "squat", "weight": 0}),
    ],
)
async def test_arguments_that_make_no_sense_can_be_mended(
    tool: str, arguments: dict[str, object], owner: Athlete, model: ScriptedModel
) -> None:
    model.will_call(tool, **arguments).will_say("Let me put it another way.")
    await owner.says("how am I doing?")
    assert "Try again with better arguments" in model.told()[0]
