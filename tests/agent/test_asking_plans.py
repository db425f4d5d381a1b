"""Questions about what is to come: the plan's days, the next load of a lift, and exercises for a muscle."""

from typing import Any

import pytest

from tests.agent.test_asking_beyond import calls
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

SQUAT = {"exercise_id": "back_squat", "name": "Back squat", "sets": 4, "reps": "6", "weight": 90, "unit": "kg", "equipment": "barbell"}
LEGS = {"day_name": "Legs", "date": "2026-11-23", "day_of_week": 1, "focus_area": "quads", "slots": [SQUAT]}
PLAN = {"split_type": "full_body", "week_start": "2026-11-23", "goal_type": "strength", "experience_level": "advanced", "sessions": [LEGS]}


@pytest.mark.parametrize(
    ("words", "tool", "arguments"),
    [
        ("what's planned for monday?", "planned_sessions", {"first_day": "2026-11-23", "last_day": "2026-11-23"}),
        ("what am I doing next week", "planned_sessions", {"first_day": "2026-11-23", "last_day": "2026-11-29"}),
        ("whats my plan", "planned_sessions", {}),
        ("is tomorrow a rest day?", "planned_sessions", {"first_day": "2026-11-21", "last_day": "2026-11-21"}),
        ("how heavy should I go on squats monday", "propose_next_session", {"exercise": "squats"}),
        ("what should my next bench be?", "propose_next_session", {"exercise": "bench"}),
        ("what weight do I put on for deadlift next", "propose_next_session", {"exercise": "deadlift"}),
        ("when do I squat next", "propose_next_session", {"exercise": "squat"}),
        ("I think I'm overtraining", "deload_check", {}),
        ("am I training too much?", "deload_check", {}),
        ("which exercise should I add for my back?", "exercises_for", {"muscle": "back"}),
        ("any good exercises for triceps", "exercises_for", {"muscle": "triceps"}),
        ("what exercises hit chest", "exercises_for", {"muscle": "chest"}),
        ("something for my biceps with only dumbbells", "exercises_for", {"muscle": "biceps", "having": "dumbbells"}),
        ("what can I do for my hamstrings without deadlifts", "exercises_for", {"muscle": "hamstrings", "without": "deadlifts"}),
        ("something for rear delts?", "exercises_for", {"muscle": "rear delts"}),
        ("knee friendly leg exercises", "exercises_for", {"muscle": "leg", "hurting": "knee"}),
        ("what else for triceps with my elbow", "exercises_for", {"muscle": "triceps", "hurting": "elbow"}),
        ("my knee is killing me on squats what else could I do", "substitutes", {"exercise": "squats", "hurting": "knee"}),
        ("what did I lift on the 16th", "find_workouts", {"first_day": "2026-11-16", "last_day": "2026-11-16"}),
        ("what was my bench 2 sessions ago", "exercise_history", {"exercise": "bench", "skip": 1}),
        ("how many weeks till I deadlift 160", "goal_outlook", {"exercise": "deadlift", "weight": "160"}),
        ("could i do a half marathon in under 2h", "predict_race", {"metres": "21098"}),
        ("5k time?", "personal_records", {"kind": "5k"}),
        ("plates for 92.5", "plates", {"weight": "92.5"}),
        ("am I weaker than in october", "most_improved", {"first_day": "2026-10-01", "last_day": "2026-11-20"}),
        ("how many thrusters are in Fran?", "explain_term", {"term": "Fran"}),
        ("reps at 120 on deadlift?", "reps_at", {"exercise": "deadlift", "weight": "120"}),
        ("did my squat drop", "training_trend", {"exercise": "squat"}),
    ],
)
def test_a_question_about_what_is_to_come_calls_the_tool_that_knows(words: str, tool: str, arguments: dict[str, Any]) -> None:
    assert calls(words) == [(tool, calls(words)[0][1] | arguments)]


@pytest.mark.parametrize(
    "words", ["which exercises did I do for my back", "my shoulder hurts, which exercises for shoulders?", "sets for chest"]
)
def test_no_exercise_is_proposed_where_none_is_asked_for(words: str) -> None:
    assert "exercises_for" not in [tool for tool, _ in calls(words)]


@pytest.mark.parametrize(
    ("tool", "arguments", "answer"),
    [
        ("planned_sessions", {}, "Legs Mon 23 Nov 2026: Back squat 4 × 6 @ 90 kg."),
        (
            "planned_sessions",
            {"first_day": "2026-11-24", "last_day": "2026-11-24"},
            "nothing on Tue 24 Nov 2026. Next it has Legs Mon 23 Nov",
        ),
        ("propose_next_session", {"exercise": "squat"}, "Back squat 4 × 6 @ 90 kg in Legs, Mon 23 Nov 2026"),
    ],
)
async def test_what_the_users_own_plan_holds_is_told(
    tool: str, arguments: dict[str, Any], answer: str, owner: Athlete, model: ScriptedModel
) -> None:
    made = await owner.http.post("/v1/plans", json=PLAN)
    assert made.status_code == 201, made.text
    model.will_call(tool, **arguments).will_say("There you are.")
    await owner.says("what is next?")
    assert answer in model.told()[0]


async def test_without_a_plan_the_method_tells_what_is_next(owner: Athlete, model: ScriptedModel) -> None:
    model.will_call("planned_sessions").will_say("There you are.")
    await owner.says("what is my plan?")
    assert "No plan with dates is stored. Next by" in model.told()[0]


async def test_exercises_for_a_muscle_need_what_there_is_and_leave_out_what_hurts(owner: Athlete, model: ScriptedModel) -> None:
    answer = await owner.http.post("/v1/injuries", json={"body_part": "left shoulder", "restrictions": ["horizontal_push"]})
    assert answer.status_code == 201, answer.text
    model.will_call("exercises_for", muscle="chest").will_call("exercises_for", muscle="biceps", having="dumbbells")
    model.will_call("exercises_for", muscle="ears").will_say("There you are.")
    await owner.says("what can I do?")
    chest, biceps, ears = model.told()
    assert "Push-up" not in chest
    assert "Dumbbell curl" in biceps
    assert "no muscle" in ears
