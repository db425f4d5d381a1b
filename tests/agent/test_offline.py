"""The coach without a network: it stores what was done and nothing else, and says plainly what it can't do."""

import pytest

from tests.stories.athlete import Athlete

REMARKS = [
    "remember that I hate burpees",
    "I love rowing",
    "burpees are the worst",
    "that was heavy",
    "thanks!",
    "what is my best squat?",
    "how did squats go last time?",
    "what did I do this week?",
    "who are you?",
    "my knee hurts a bit",
    "tomorrow I'll squat 5x5 at 110 kg",
    "my friend squats 200 kg for 5",
    "should I squat tomorrow?",
    "😀",
    "?",
]


@pytest.mark.parametrize("words", REMARKS)
async def test_what_is_said_after_a_log_changes_nothing_in_it(words: str, owner: Athlete) -> None:
    await owner.says("deadlift 3x5 140 kg")
    before = await owner.workouts()
    turn = await owner.says(words)
    assert await owner.workouts() == before
    assert turn["message"]["text"]
    assert all(receipt["entity"] != "workout" for receipt in turn["receipts"])


@pytest.mark.parametrize("words", ["actually the curls were 20 kg", "undo that", "delete the last workout", "merge the last two workouts"])
async def test_what_can_not_be_done_is_said_without_advice_to_a_model(words: str, stranger: Athlete) -> None:
    await stranger.builds_a_coach()
    await stranger.starts_a_conversation()
    turn = await stranger.says(words)
    assert turn["receipts"] == []
    assert not any(advice in turn["message"]["text"] for advice in ("better arguments", "Ask the user", "The user", "trying again"))


async def test_it_says_what_it_is(owner: Athlete) -> None:
    assert "without a language model" in (await owner.says("who are you?"))["message"]["text"]


@pytest.mark.parametrize("words", ["squat 3x5 1025 kg", "bench 5000 kg", "run 9000 km"])
async def test_what_nobody_can_do_is_not_stored_and_said(words: str, owner: Athlete) -> None:
    before = await owner.workouts()
    turn = await owner.says(words)
    assert turn["message"]["text"].startswith(f"I couldn't store that: “{words}” is beyond what anybody can do.")
    assert await owner.workouts() == before


async def test_what_can_be_done_is_stored_beside_it(owner: Athlete) -> None:
    turn = await owner.says("squat 3x5 102.5 kg, bench 3x8 6000 kg")
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created"]
    assert "“bench 3x8 6000 kg” is beyond" in turn["message"]["text"]
