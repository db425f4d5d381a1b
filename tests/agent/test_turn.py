"""The coach over a scripted model: whatever a model says or asks for, what is stored and claimed is true."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from agent.guards import STRUCK
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete


async def test_a_report_is_stored_before_the_model_speaks_and_it_is_told_so(owner: Athlete, model: ScriptedModel) -> None:
    model.will_say("Strong work.")
    turn = await owner.says("deadlift 3x5 140 kg")
    assert turn["receipts"][0]["action"] == "created"
    assert turn["message"]["text"] == "Strong work."
    assert "140" in " ".join(str(message.text) for message in model.heard[0] if message.type == "system")


async def test_a_claim_without_a_receipt_is_struck(owner: Athlete, model: ScriptedModel) -> None:
    model.will_say("I've logged your run. Keep going.")
    turn = await owner.says("how are you?")
    assert turn["message"]["text"] == f"{STRUCK} Keep going."
    assert turn["receipts"] == []


async def test_a_claim_with_its_receipt_stands(owner: Athlete, model: ScriptedModel) -> None:
    model.will_say("I've logged your deadlifts. Keep going.")
    assert (await owner.says("deadlift 3x5 140 kg"))["message"]["text"] == "I've logged your deadlifts. Keep going."


async def test_words_that_are_recorded_already_give_the_same_receipt(owner: Athlete, model: ScriptedModel) -> None:
    model.will_call("log_workout", quote="deadlift 3x5 140 kg").will_say("Logged.")
    turn = await owner.says("deadlift 3x5 140 kg")
    assert len(turn["receipts"]) == 1
    assert len(await owner.workouts()) == 2


@pytest.mark.parametrize("quote", ["deadlift 3x5 200 kg", "bench 5x5 100 kg"])
async def test_words_that_the_user_did_not_say_are_not_stored(quote: str, owner: Athlete, model: ScriptedModel) -> None:
    model.will_call("log_workout", quote=quote).will_say("Logged.")
    turn = await owner.says("what should I do today?")
    assert len(await owner.workouts()) == 1
    assert "Only the user's own words" in model.told()[0]
    assert turn["message"]["text"] == STRUCK


@pytest.mark.parametrize("words", ["tomorrow I'll squat 5x5 at 100 kg", "my friend benched 140 kg for 3"])
async def test_a_model_can_not_store_what_the_user_did_not_do(words: str, owner: Athlete, model: ScriptedModel) -> None:
    model.will_call("log_workout", quote=words).will_say("Noted.")
    await owner.says(words)
    assert len(await owner.workouts()) == 1


async def test_a_correction_is_made_once_even_when_the_model_asks_for_it_too(owner: Athlete, model: ScriptedModel) -> None:
    words = "actually the squats were 105"
    model.will_call("correct_workout", quote=words).will_call("undo_last_change").will_say("Corrected.")
    turn = await owner.says(words)
    workout = (await owner.workouts())[0]
    assert (workout["version"], workout["exercises"][0]["sets"][0]["weight"]) == (2, 105)
    assert [receipt["action"] for receipt in turn["receipts"]] == ["changed"]


async def test_nothing_is_taken_back_unless_the_user_asks(owner: Athlete, model: ScriptedModel) -> None:
    model.will_call("undo_last_change").will_say("Fine.")
    turn = await owner.says("how was my squat?")
    assert "did not ask" in model.told()[0]
    assert (turn["receipts"], len(await owner.workouts())) == ([], 1)


async def test_the_answer_to_a_question_is_not_a_second_report(owner: Athlete, model: ScriptedModel) -> None:
    await owner.http.patch("/v1/preferences", json={"ui_preferences": {}}, headers={"If-Match": '"1"'})
    await owner.says("hip thrust 3x5 at 60")
    model.will_call("log_workout", quote="kilos").will_say("Logged.")
    await owner.says("kilos")
    assert [one["exercises"][0]["exercise_id"] for one in await owner.workouts()].count("hip_thrust") == 1


@pytest.mark.parametrize("error", [RuntimeError("boom"), TimeoutError(), ConnectionError("refused"), ValueError("what the user said")])
async def test_when_the_model_breaks_the_offline_coach_answers_openly(error: Exception, owner: Athlete, model: ScriptedModel) -> None:
    model.will_fail(error)
    turn = await owner.says("deadlift 3x5 140 kg")
    assert "can't be reached" in turn["message"]["text"]
    assert "140" in turn["message"]["text"]
    assert len(await owner.workouts()) == 2


async def test_when_the_model_breaks_after_a_tool_nothing_is_done_twice(owner: Athlete, model: ScriptedModel) -> None:
    model.will_call("remember_fact", quote="I love rowing").will_fail(RuntimeError("boom"))
    await owner.says("remember that I love rowing")
    memories = [memory["text"] for memory in (await owner.get("/memories"))["items"]]
    assert memories.count("I love rowing") == 1


async def test_a_model_that_says_nothing_is_replaced(owner: Athlete, model: ScriptedModel) -> None:
    model.will_say("")
    assert (await owner.says("deadlift 3x5 140 kg"))["message"]["text"]


async def test_a_model_that_never_stops_calling_is_cut(owner: Athlete, model: ScriptedModel) -> None:
    for _ in range(40):
        model.will_call("calendar", days_from_today=1)
    assert "circles" in (await owner.says("what day is it?"))["message"]["text"]


async def test_a_model_that_hangs_is_not_waited_for(owner: Athlete, model: ScriptedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hangs(*_: object, **__: object) -> AsyncIterator[object]:
        await asyncio.sleep(60)
        yield None

    monkeypatch.setattr(ScriptedModel, "_astream", hangs)
    turn = await asyncio.wait_for(owner.says("deadlift 3x5 140 kg"), 20)
    assert "can't be reached" in turn["message"]["text"]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("log_workout", {}),
        ("log_workout", {"quote": 5}),
        ("find_workouts", {"first_day": "yesterday", "last_day": "today"}),
        ("find_workouts", {"first_day": "9999-12-31", "last_day": "0001-01-01"}),
        ("week_totals", {"day": "0001-01-01"}),
        ("week_totals", {"day": "9999-12-31"}),
        ("exercise_history", {"exercise": "\x00" * 500, "limit": -3}),
        ("calendar", {"days_from_today": 10**9}),
        ("no_such_tool", {"user_id": "somebody else"}),
        ("personal_records", {"exercise": "squat", "user_id": "somebody else"}),
    ],
)
async def test_a_tool_call_that_makes_no_sense_ends_in_words(
    tool: str, arguments: dict[str, object], owner: Athlete, model: ScriptedModel
) -> None:
    model.will_call(tool, **arguments).will_say("Let me put it another way.")
    turn = await owner.says("tell me about my squat")
    assert turn["message"]["text"] == "Let me put it another way."
    assert len(model.told()) == 1


async def test_danger_is_answered_before_any_model_is_asked(owner: Athlete, model: ScriptedModel) -> None:
    turn = await owner.says("squat 3x5 110 kg, then chest pain and I nearly passed out")
    assert "doctor" in turn["message"]["text"]
    assert model.heard == []
    assert len(await owner.workouts()) == 2
