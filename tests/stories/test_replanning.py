"""A day that both the plan and the log know: which of them is moved when the words don't say."""

from typing import Any

import pytest

from tests.stories.athlete import Athlete

SQUAT = {"exercise_id": "back_squat", "name": "Back squat", "sets": 3, "reps": "5", "weight": 100, "unit": "kg"}
LEGS = {"day_name": "Legs", "date": "2026-11-23", "day_of_week": 1, "slots": [SQUAT]}
PLAN = {"split_type": "full_body", "week_start": "2026-11-23", "goal_type": "strength", "experience_level": "advanced", "sessions": [LEGS]}


@pytest.fixture
async def logged(athlete: Athlete) -> Athlete:
    """Somebody who trained last Monday."""
    await athlete.says("squat 3x5 100 kg on Monday")
    return athlete


@pytest.fixture
async def planned(logged: Athlete) -> Athlete:
    """Somebody who also has a plan for the coming one."""
    (await logged.http.post("/v1/plans", json=PLAN)).raise_for_status()
    return logged


async def days(user: Athlete) -> tuple[list[str], list[str]]:
    """The days of the planned sessions, and of the logged workouts."""
    [plan] = (await user.get("/plans"))["items"]
    sessions: list[dict[str, Any]] = (await user.get(f"/plans/{plan['plan_id']}"))["sessions"]
    return [one["date"] for one in sessions], [one["date"] for one in await user.workouts()]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("move my Monday workout to Tuesday", "2026-11-24"),
        ("shift the Monday session to Wednesday please", "2026-11-25"),
        ("reschedule next Monday's training to Thursday", "2026-11-26"),
        ("can you move the planned workout on Monday to Saturday?", "2026-11-21"),
    ],
)
async def test_what_is_ahead_is_moved_and_moved_back(planned: Athlete, said: str, day: str) -> None:
    turn = await planned.says(said)
    assert [(one["action"], one["entity"]) for one in turn["receipts"]] == [("changed", "planSession")]
    assert await days(planned) == ([day], ["2026-11-16"])
    await planned.says("undo that")
    assert await days(planned) == (["2026-11-23"], ["2026-11-16"])
    await planned.says("redo")
    assert await days(planned) == ([day], ["2026-11-16"])


@pytest.mark.parametrize(
    "said",
    ["move last Monday's workout to Tuesday", "move the workout I did on Monday to Tuesday", "move the logged Monday workout to Tuesday"],
)
async def test_words_that_look_back_leave_the_plan(planned: Athlete, said: str) -> None:
    await planned.says(said)
    assert (await days(planned))[0] == ["2026-11-23"]


async def test_without_a_plan_the_log_is_meant(logged: Athlete) -> None:
    await logged.says("move my Monday workout to Tuesday")
    assert [one["date"] for one in await logged.workouts()] == ["2026-11-17"]


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        ("the planned one", (["2026-11-24"], ["2026-11-16"])),
        ("the logged one", (["2026-11-23"], ["2026-11-17"])),
        ("the one I did", (["2026-11-23"], ["2026-11-17"])),
        ("never mind", (["2026-11-23"], ["2026-11-16"])),
    ],
)
async def test_what_could_be_both_is_asked_once(planned: Athlete, answer: str, stands: tuple[list[str], list[str]]) -> None:
    asked = await planned.says("move Monday's workout to Tuesday")
    assert "Do you mean the planned “Legs”" in asked["message"]["text"]
    assert asked["receipts"] == []
    await planned.says(answer)
    assert await days(planned) == stands


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("can you make it tuesday instead", "2026-11-24"),
        ("tuesday instead", "2026-11-24"),
        ("move it to wednesday please", "2026-11-25"),
        ("hm could we do it tomorrow instead?", "2026-11-21"),
        ("rather thursday works better", "2026-11-26"),
        ("let's do that on sunday", "2026-11-22"),
        ("no, saturday instead", "2026-11-21"),
        ("push it to the 25 november", "2026-11-25"),
        ("I'd rather do it on wednesday", "2026-11-25"),
        ("ok make it friday", "2026-11-27"),
        ("make it today instead", "2026-11-20"),
    ],
)
async def test_it_is_the_session_that_was_just_shown(planned: Athlete, said: str, day: str) -> None:
    await planned.says("what's planned for monday?")
    turn = await planned.says(said)
    assert [(one["action"], one["entity"]) for one in turn["receipts"]] == [("changed", "planSession")]
    assert await days(planned) == ([day], ["2026-11-16"])


async def test_it_is_the_workout_where_no_plan_was_shown(planned: Athlete) -> None:
    await planned.says("bench 3x8 60 kg")
    await planned.says("make it yesterday instead")
    assert await days(planned) == (["2026-11-23"], ["2026-11-19", "2026-11-16"])


@pytest.mark.parametrize("said", ["make it 105 instead", "can you make it 105", "make monday lighter"])
async def test_a_load_of_the_plan_changes_no_workout(planned: Athlete, said: str) -> None:
    await planned.says("what's planned for monday?")
    turn = await planned.says(said)
    assert turn["receipts"] == []
    assert "not change its loads" in turn["message"]["text"]


async def test_what_was_only_proposed_has_no_day_to_move(logged: Athlete) -> None:
    await logged.says("what should I do next?")
    turn = await logged.says("can you make it sunday instead")
    assert turn["receipts"] == []
    assert "no day in a plan" in turn["message"]["text"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("what's on for monday", "swap the squats for leg press"),
        ("what's the plan for monday", "can you replace the squats with lunges"),
        ("what's on for monday", "change the squats to 90 kg"),
        ("what's on for monday", "make the back squat 95"),
        ("what's next", "remove the squats"),
        ("what's on for monday", "please drop the squats"),
        ("what's next", "set the squats to 4x6"),
    ],
)
async def test_what_was_just_shown_of_the_plan_is_changed_in_the_plan(planned: Athlete, asked: str, said: str) -> None:
    await planned.says(asked)
    before = await planned.workouts()
    turn = await planned.says(said)
    assert (turn["receipts"], await planned.workouts()) == ([], before)


@pytest.mark.parametrize(
    "said",
    [
        "make the squats 90 kg on monday",
        "change the squats to 90 kg on monday",
        "set the back squat to 80 kg next monday",
        "swap the squats for lunges on monday",
        "make the squats 90 kg tomorrow",
        "drop the squats next week",
    ],
)
async def test_a_day_to_come_is_not_in_the_log(planned: Athlete, said: str) -> None:
    before = await planned.workouts()
    turn = await planned.says(said)
    assert (turn["receipts"], await planned.workouts()) == ([], before)


@pytest.mark.parametrize(
    "said",
    [
        "actually the squats were 95 kg",
        "actually the squats last monday were 95 kg",
        "sorry, the squats on monday were 95",
        "change the squats of last monday to 95 kg",
    ],
)
async def test_words_that_look_back_change_the_log(planned: Athlete, said: str) -> None:
    await planned.says("what's on for monday")
    turn = await planned.says(said)
    assert [(one["action"], one["entity"]) for one in turn["receipts"]] == [("changed", "workout")]


async def test_an_order_changes_the_log_where_no_plan_was_shown(planned: Athlete) -> None:
    turn = await planned.says("make the squats 95 kg")
    assert [(one["action"], one["entity"]) for one in turn["receipts"]] == [("changed", "workout")]


@pytest.mark.parametrize("said", ["actually leave it", "no, leave it", "keep it where it was", "leave it as it was please"])
async def test_a_session_that_was_moved_goes_back_when_it_is_to_be_left(planned: Athlete, said: str) -> None:
    await planned.says("move my Monday workout to Tuesday")
    turn = await planned.says(said)
    assert [one["action"] for one in turn["receipts"]] == ["changed"]
    assert await days(planned) == (["2026-11-23"], ["2026-11-16"])


@pytest.mark.parametrize("said", ["actually leave it", "keep it where it was"])
async def test_to_leave_what_did_not_change_changes_nothing(planned: Athlete, said: str) -> None:
    assert (await planned.says(said))["receipts"] == []
