"""The coach's tools in a model's hands: typed arguments, answers with units, days and formulas, several calls in one turn."""

import pytest

from agent.tools import TOOLS
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete


@pytest.mark.parametrize(
    ("tool", "arguments", "answer"),
    [
        ("estimate_1rm", {"exercise": "squat"}, ("116.7 kg", "Epley", "100 kg × 5")),
        ("estimate_1rm", {"exercise": "squat", "formula": "wathan"}, ("116.6 kg", "Wathan")),
        ("estimate_1rm", {"weight": 225, "unit": "lb", "reps": 5}, ("262.5 lb", "brzycki: 253.1 lb")),
        ("estimate_1rm", {"weight": 225, "unit": "lb", "reps": 5, "rpe": 8}, ("277.4 lb", "RPE table")),
        ("estimate_1rm", {"weight": 100, "unit": "kg", "reps": 20}, ("can't estimate",)),
        ("estimate_1rm", {"exercise": "bench"}, ("Nothing is stored for Bench press",)),
        ("working_weight", {"exercise": "squat", "reps": 5, "rpe": 8}, ("95 kg", "94.6 kg")),
        ("working_weight", {"exercise": "squat", "percent": 80}, ("92.5 kg", "93.4 kg")),
        ("percentage", {"percent": 72.5, "weight": 140, "unit": "kg"}, ("101.5 kg", "102.5 kg")),
        ("rpe_share", {"reps": 3, "rpe": 9}, ("89.2 %",)),
        ("warm_up", {"weight": 100, "unit": "kg"}, ("20 kg × 10", "85 kg × 2")),
        ("plates", {"weight": 100, "unit": "kg", "owned": [20, 20, 10, 10, 10, 10]}, ("20 + 2 × 10",)),
        ("plates", {"weight": 101, "unit": "kg"}, ("1 kg short",)),
        ("convert_weight", {"weight": 225, "unit": "lb"}, ("102.1 kg",)),
        ("distance_to", {"exercise": "squat", "weight": 140, "unit": "kg"}, ("40 kg above", "23.3 kg above")),
        ("totals", {"first_day": "2026-11-01", "last_day": "2026-11-30"}, ("1 workout", "3 work sets", "1500 kg")),
        ("totals", {"first_day": "2026-11-01", "last_day": "2026-11-30", "muscle": "chest"}, ("none of it in 1 workout",)),
        ("sets_per_muscle", {"first_day": "2026-11-16", "last_day": "2026-11-22"}, ("quads 3",)),
        ("training_trend", {"exercise": "squat"}, ("116.7 kg",)),
        ("training_streak", {}, ("1 week",)),
        ("days_between", {"first_day": "2026-03-28", "last_day": "2026-03-30"}, ("2 days",)),
        ("calendar", {"days_from_today": 3}, ("Monday, 2026-11-23",)),
        ("last_workout", {}, ("100 kg", "today")),
        ("measurements", {"kind": "weight"}, ("never told me",)),
        ("goals", {}, ("Back squat: 140 kg by", "100 of 140 kg")),
        ("injuries", {}, ("left knee",)),
        ("equipment", {}, ("barbell",)),
        ("substitutes", {"exercise": "bench press", "having": "dumbbells"}, ("Dumbbell floor press",)),
        ("propose_next_session", {"exercise": "squat"}, ("kg", "Why", "rule")),
        ("propose_next_session", {}, ("Next by", "None of it is in your log yet")),
        ("deload_check", {}, ("No deload is due", "1 hard week")),
    ],
)
async def test_a_tool_answers_with_units_days_and_rules(
    tool: str, arguments: dict[str, object], answer: tuple[str, ...], owner: Athlete, model: ScriptedModel
) -> None:
    model.will_call(tool, **arguments).will_say("There you are.")
    await owner.says("how am I doing?")
    assert [words for words in answer if words not in model.told()[0]] == []


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("estimate_1rm", {"weight": -5, "reps": 3}),
        ("estimate_1rm", {"exercise": "squat", "formula": "astrology"}),
        ("working_weight", {"exercise": "squat", "reps": 0}),
        ("plates", {"weight": "heavy"}),
        ("totals", {"first_day": "0001-01-01", "last_day": "9999-12-31"}),
        ("totals", {"first_day": "2026-11-01", "last_day": "2026-11-30", "muscle": "soul"}),
        ("compare_periods", {"first_day": "2026-11-01"}),
    ],
)
async def test_arguments_that_make_no_sense_are_answered_so_that_a_model_can_mend_them(
    tool: str, arguments: dict[str, object], owner: Athlete, model: ScriptedModel
) -> None:
    model.will_call(tool, **arguments).will_say("Let me put it another way.")
    turn = await owner.says("how am I doing?")
    assert "Try again with better arguments" in model.told()[0]
    assert turn["message"]["text"] == "Let me put it another way."


async def test_one_answer_may_take_several_calls_and_an_error_between_them(owner: Athlete, model: ScriptedModel) -> None:
    model.will_call("estimate_1rm", exercise="squat", formula="astrology").will_call("estimate_1rm", exercise="squat")
    model.will_call("working_weight", exercise="squat", percent=80).will_say("Your squat is worth about 116.7 kg, so 80 % is 92.5 kg.")
    turn = await owner.says("what is 80 % of my squat?")
    assert turn["message"]["text"] == "Your squat is worth about 116.7 kg, so 80 % is 92.5 kg."
    assert len(model.told()) == 3


async def test_feedback_is_stored_only_for_words_that_give_it(owner: Athlete, model: ScriptedModel) -> None:
    model.will_call("give_feedback").will_say("All right.")
    assert (await owner.says("how am I doing?"))["receipts"] == []
    model.will_call("give_feedback").will_say("Noted with your workout.")
    receipts = (await owner.says("the last workout was too hard"))["receipts"]
    assert [(one["action"], one["source"][0]["quote"]) for one in receipts] == [("changed", "too hard")]
    assert (await owner.workouts())[0]["user_feedback"]["difficulty"] == "too_hard"


async def test_a_plan_in_use_goes_before_a_proposal(owner: Athlete, model: ScriptedModel) -> None:
    squat = {"exercise_id": "back_squat", "name": "Back squat", "sets": 4, "reps": "6", "weight": 90, "unit": "kg", "equipment": "barbell"}
    session = {"day_name": "Legs", "date": "2026-11-21", "day_of_week": 6, "focus_area": "quads", "slots": [squat]}
    plan = {"split_type": "full_body", "week_start": "2026-11-16", "goal_type": "strength", "experience_level": "advanced"}
    answer = await owner.http.post("/v1/plans", json=plan | {"sessions": [session]})
    assert answer.status_code == 201, answer.text
    model.will_call("propose_next_session").will_say("There you are.")
    await owner.says("what is next?")
    assert "Legs tomorrow: Back squat 4 × 6 @ 90 kg" in model.told()[0]


async def test_an_injury_that_holds_rules_exercises_out(owner: Athlete, model: ScriptedModel) -> None:
    answer = await owner.http.post("/v1/injuries", json={"body_part": "left shoulder", "restrictions": ["horizontal_push"]})
    assert answer.status_code == 201, answer.text
    model.will_call("substitutes", exercise="bench press").will_call("propose_next_session").will_say("There you are.")
    await owner.says("what else can I do?")
    assert not any(name in told for told in model.told() for name in ("Bench press,", "Push-up", "Floor press"))


async def test_goals_and_measurements_are_told_with_the_way_that_is_left(owner: Athlete, model: ScriptedModel) -> None:
    goal = {"title": "Squat 140", "milestone_type": "strength", "exercise_id": "back_squat", "unit": "kg", "target_value": 140}
    weight = {"measurement_type": "weight", "value": 80, "unit": "kg"}
    assert (await owner.http.post("/v1/milestones", json=goal)).status_code == 201
    assert (await owner.http.post("/v1/measurements", json=weight)).status_code == 201
    model.will_call("goals").will_call("measurements", kind="body weight").will_say("There you are.")
    await owner.says("how far am I?")
    assert "you are at 100 of 140 kg (71 %) by your heaviest set, and your estimated 1RM is 116.7 kg (epley)" in model.told()[0]
    assert "Your weight: 80 kg, today" in model.told()[1]


def test_every_tool_says_what_it_does_and_what_its_arguments_mean() -> None:
    fields = [field for tool in TOOLS for field in tool.args.values()]
    assert all(tool.description for tool in TOOLS)
    assert all(field.get("description") for field in fields)
