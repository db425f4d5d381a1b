"""While a sign of danger is open, nothing is said of training to come, and everything else goes on."""

import pytest

from agent.guards.safety import UNSAFE, still_open
from agent.phrases import FIRST_YOU
from agent.talking import STORED
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

CHEST = "I had chest pain during my last set"
SEE_A_DOCTOR = "Stop training for now"


@pytest.fixture
async def alarmed(owner: Athlete) -> Athlete:
    await owner.says(CHEST)
    return owner


@pytest.mark.parametrize(
    "asked",
    ["can I train tomorrow then?", "what should I do next?", "can I squat?", "what are my warm-up sets for 100 kg?", "should I deload?"],
)
async def test_what_comes_next_waits_for_a_doctor(asked: str, alarmed: Athlete) -> None:
    assert (await alarmed.says(asked))["message"]["text"].startswith(SEE_A_DOCTOR)


async def test_what_was_done_is_told(alarmed: Athlete) -> None:
    assert "Back squat, heaviest: 100 kg × 5" in (await alarmed.says("what is my best squat?"))["message"]["text"]


async def test_a_report_is_logged_said_so_and_not_cheered(alarmed: Athlete) -> None:
    turn = await alarmed.says("deadlift 3x5 140 kg")
    assert turn["receipts"][0]["action"] == "created"
    assert turn["message"]["text"].startswith("Logged. Deadlift: 3 × 5 @ 140 kg (today). Stop training for now")


@pytest.mark.parametrize("words", ["thanks", "hi", "I'm so tired today"])
async def test_small_talk_keeps_to_what_matters(words: str, alarmed: Athlete) -> None:
    assert (await alarmed.says(words))["message"]["text"] == FIRST_YOU


async def test_a_doctor_s_word_ends_it(alarmed: Athlete) -> None:
    await alarmed.says("my doctor checked me and said I can train")
    assert SEE_A_DOCTOR not in (await alarmed.says("what should I do next?"))["message"]["text"]


async def test_a_model_is_told_of_it_and_what_it_says_of_the_past_stays(model: ScriptedModel, owner: Athlete) -> None:
    await owner.says(CHEST)
    model.will_say("Back squat, heaviest: 100 kg × 5, today.")
    assert (await owner.says("what is my best squat?"))["message"]["text"] == "Back squat, heaviest: 100 kg × 5, today."
    assert "The user spoke of danger before, and was told: Stop training" in "\n".join(str(one.text) for one in model.heard[-1])


async def test_a_report_is_said_to_be_stored_when_nothing_else_of_the_reply_may_stand(model: ScriptedModel, owner: Athlete) -> None:
    await owner.says(CHEST)
    model.will_say("Now push hard and add weight for a new PR!")
    turn = await owner.says("deadlift 3x5 140 kg")
    assert turn["message"]["text"] == f"{UNSAFE}\n\n{STORED}: logged Deadlift: 3 × 5 @ 140 kg (today)."


@pytest.mark.parametrize(
    "words",
    [
        "the doctor cleared me yesterday",
        "cardiologist gave me the all-clear",
        "ER said everything is fine",
        "got signed off by my gp, nothing serious",
    ],
)
def test_words_of_a_doctor(words: str) -> None:
    assert still_open(words, [(CHEST, "heart_or_breath")]) is None
    assert still_open("hi", [("and now?", None), (words, None), (CHEST, "heart_or_breath")]) is None


@pytest.mark.parametrize(
    "words",
    [
        "hi",
        "I'm fine",
        "the doctor has not cleared me",
        "what if the doctor says I can train?",
        "I think the doctor would say it's fine",
        "when the doctor says it's fine I come back",
    ],
)
def test_other_words_leave_it_open(words: str) -> None:
    assert still_open(words, [(CHEST, "heart_or_breath")]) is not None


def test_who_was_cleared_before_it_happened_again_is_not_cleared() -> None:
    assert still_open("hi", [(CHEST, "heart_or_breath"), ("the doctor cleared me", None)]) is not None


def test_nobody_clears_somebody_who_is_in_despair() -> None:
    assert still_open("the doctor said it's fine", [("I want to kill myself", "self_harm")]) is not None
