"""A small model is heard for kindness, open questions and advice, and for nothing else."""

from datetime import date

import pytest

from agent.guards import Ground, guard_of
from agent.guards.plain_talk import Kind, is_of_nobody, kind_of

TODAY = date(2026, 11, 20)
LINES = (
    "I paddle before work",
    "my brother Paul benches 90 kg",
    "goal: row 2 km in 7:30 by March",
    "my left wrist is sore",
    "Front squat: 3 × 5 @ 80 kg, Tue 3 Nov 2026",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "You're very welcome!",
        "I'm so sorry to hear that.",
        "No worries.",
        "That sounds really frustrating.",
        "Good luck!",
        "Oh, well done!",
        "Let me know how it goes.",
        "If you have any other questions, feel free to ask!",
        "What would you like to work on?",
        "How did it feel?",
        "How is your wrist?",
        "Do you have any pain?",
    ],
)
def test_kind_words_and_open_questions_are_courtesies(sentence: str) -> None:
    assert kind_of(sentence, "i dropped my phone on the rower", LINES) is Kind.COURTESY


@pytest.mark.parametrize(
    "sentence",
    [
        "Start with the empty bar and add a little each time.",
        "However, you might want to ask a doctor about it.",
        "To sleep better, try to eat earlier.",
        "If your left wrist hurts, avoid push-ups.",
        "I'd recommend a short walk.",
        "I would rest today.",
        "It's important to drink enough.",
        "- **Warm-up**: Start slowly.",
        "Remember to breathe.",
    ],
)
def test_advice_is_an_answer(sentence: str) -> None:
    assert kind_of(sentence, "does coffee spoil my sleep", LINES) is Kind.ANSWER


@pytest.mark.parametrize(
    "sentence",
    [
        "That is a good weight for your age.",
        "Let's skip Wednesday.",
        "Skip Wednesday and train on Thursday.",
        "You can train there.",
        "You are getting stronger.",
        "I have moved your workout.",
        "I adjusted the load for you.",
        "I paddle before work.",
        "Paul can bench more.",
        "You bench 90 kg.",
        "You row 2 km in 7:30.",
        "It would take about half an hour.",
        "How did your marathon go?",
        "How is your husband?",
        "Would you like me to move it?",
        "Shall I delete it?",
        "Avoid push-ups with your right elbow.",
        "You should aim for 12 reps.",
        "Try the plan from last week again.",
        "Enjoy your new personal record!",
        "I'm glad your marathon went well.",
        "Use the injuries function.",
        "RPE 8 means that you are exhausted.",
        "It's always better to move than to rest.",
        "Coffee never keeps anybody awake.",
        "Coffee can keep people awake for hours.",
        "Hold your breath at the top.",
        "Great choice!",
        "High bar.",
        "You paddle before work.",
        "Front squat: 3 × 5 @ 80 kg, Tue 3 Nov 2026.",
        "Good for your age!",
        "I recommend the following exercises:",
        "It is generally better to train in the morning.",
        "It's better for recovery to train late.",
        "You did not drop your phone on the rower.",
        "You should drop the gym until your marathon.",
        "Stop lifting until March.",
        "",
        "…",
        "你好",
    ],
)
def test_nothing_else_is_said(sentence: str) -> None:
    assert kind_of(sentence, "does coffee spoil my sleep", LINES) is Kind.NONE


@pytest.mark.parametrize(
    ("sentence", "general"), [("Rowing trains the back.", True), ("Here are some tips:", True), ("You row well.", False)]
)
def test_what_tells_of_things_in_general_spoils_nothing_behind_it(sentence: str, *, general: bool) -> None:
    assert is_of_nobody(sentence) == general


def heard(words: str, *, said: str = "i'm tired", asks: bool = False) -> str:
    guard = guard_of(Ground(today=TODAY, known=LINES, said=(said,), small=True, asks=asks))
    return (guard.feed(words) + guard.close()).strip()


def test_a_kind_word_waits_for_an_answer() -> None:
    assert heard("I'm sorry to hear that. Try to sleep more. Good luck!") == "I'm sorry to hear that. Try to sleep more. Good luck!"
    assert heard("I'm sorry to hear that.") == "I'm sorry to hear that."
    assert heard("Good question!", asks=True) == ""
    assert heard("I'm sorry to hear that. You slept for three hours.") == "I'm sorry to hear that."
    assert heard("Good question! You slept for three hours.", asks=True) == ""


def test_what_is_general_is_left_out_and_what_is_made_up_ends_it() -> None:
    assert heard("Coffee can keep people awake. Try to rest.") == "Try to rest."
    assert heard("Try to rest. You slept badly on Monday. Try to eat.") == "Try to rest."


def test_it_is_heard_in_pieces_as_in_one() -> None:
    words = "I'm sorry to hear that. Here are some tips:\n\n1. **Sleep**: Go to bed early.\n2. Drink enough.\n"
    guard = guard_of(Ground(today=TODAY, known=LINES, said=("i'm tired",), small=True))
    pieces = "".join(guard.feed(letter) for letter in words) + guard.close()
    assert pieces.strip() == heard(words)
    assert "Go to bed early." in pieces
    assert "tips" not in pieces
