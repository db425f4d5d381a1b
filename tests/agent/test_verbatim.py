"""A small model advises; of the user, of itself and of others it may only say what one line says."""

from datetime import date

import pytest

from agent.guards import Ground, guard_of
from agent.guards.verbatim import is_put_together

LINES = [
    "my brother Paul benches 90 kg",
    "I train before breakfast",
    "my right elbow is sore",
    "I used to row at university",
    "I row before lunch",
    "Front squat: 3 × 5 @ 80 kg, Tue 3 Nov 2026",
]


@pytest.mark.parametrize(
    "sentence",
    [
        "You train after dinner.",
        "Your elbow is getting better.",
        "The elbow is fine now.",
        "Your brother Paul rows 90 kg.",
        "He is stronger than you.",
        "I'm 29 years old.",
        "I trained with my brother at university.",
        "My favourite lift is the front squat.",
        "You front squatted 85 kg on Tuesday.",
        "Your front squat has been stuck for weeks.",
        "You don't train before breakfast.",
        "You have already stretched.",
        "For 80 kg you will need two 50 kg plates.",
        "Try a front squat of 95 kg.",
        "Hello Otto!",
        "It seems like you're losing weight too fast.",
        "It looks like you rest too little.",
        "Bench press: 3 × 5 @ 80 kg (today).",
        "Paul benches 90 kg, Tue 3 Nov 2026, 5 days ago.",
        "Session length, average: 40 minutes.",
        "It is already taking about 40 minutes per week.",
        "That is in 3 days.",
        "80 kg is light for me.",
        "Paul, I can't help you with that.",
        "Front squat next: 4 × 5.",
        "Do 3 x 12 push-ups.",
        "It would take about half an hour.",
        "This makes your training 20 percent harder.",
        "You now have a barbell and a 24 kg kettlebell.",
    ],
)
def test_what_no_line_says_is_put_together(sentence: str) -> None:
    assert is_put_together(sentence, LINES)


@pytest.mark.parametrize(
    "sentence",
    [
        "You train before breakfast.",
        "Your right elbow is sore.",
        "Your brother Paul benches 90 kg.",
        "You used to row at university.",
        "Start with the empty bar and add a little each time.",
        "You should warm up first.",
        "If your elbow hurts, stop.",
        "See a doctor when the pain stays.",
        "I'm glad to hear that!",
        "I would rest today.",
        "I don't know.",
        "You're doing great!",
        "You're welcome!",
        "How can I help you today?",
        "Good morning! How are you?",
        "Warm-up: ten minutes on the bike.",
        "A front squat of 80 kg is a good weight.",
        "A good warm-up takes ten minutes.",
        "It's important to rest for two days.",
        "It is completely normal to be tired.",
        "That would be a good start.",
        "You should sleep for eight hours.",
    ],
)
def test_advice_and_what_a_line_says_stands(sentence: str) -> None:
    assert not is_put_together(sentence, LINES)


def _heard(words: str, *, small: bool, said: str = "", asks: bool = False) -> str:
    today = date(2026, 11, 20)
    guard = guard_of(Ground(today=today, known=LINES, said=(said,), small=small, asks=asks, spares=lambda one: one == "run"))
    return guard.feed(words) + guard.close()


def test_only_a_small_model_is_held_to_single_lines() -> None:
    words = "Drink enough. You row before breakfast. Sleep well."
    assert _heard(words, small=False) == words
    assert _heard(words, small=True).strip() == "Drink enough."


def test_a_small_model_that_made_something_up_is_heard_no_further() -> None:
    assert _heard("Logged.\n\nMorning session (today).\n\n- Belt or straps (today).", small=True).strip() == ""


@pytest.mark.parametrize(
    "words",
    [
        "Sure!",
        "That's right!",
        "Understood.",
        "Nope.",
        "Great idea!",
        "That sounds like a good plan.",
        "The message does not contain anything to store.",
        "I'm confident.",
    ],
)
def test_a_small_model_s_yes_says_nothing(words: str) -> None:
    assert _heard(f"{words} Start with the empty bar.", small=True) == "Start with the empty bar."


@pytest.mark.parametrize("words", ["I'll keep in mind: “no training on Saturday”.", "Sure, I'll keep in mind that you rest on Saturday."])
def test_to_keep_something_in_mind_is_a_promise(words: str) -> None:
    assert "mind" not in _heard(words, small=True)
    assert "mind" not in _heard(words, small=False)


@pytest.mark.parametrize("small", [False, True])
def test_a_yes_gives_no_leave_for_what_is_hard_on_what_hurts(small: bool) -> None:
    assert "sure" not in _heard("Sure!", small=small, said="Can I run on this knee?").lower()
    assert "sure" in _heard("Sure!", small=False, said="Can I row on this knee?").lower()


def test_a_small_model_does_not_turn_round_what_was_told() -> None:
    told = "box jumps on the board tomorrow"
    assert _heard("No box jumps on the board tomorrow.", small=True, said=told) == ""
    assert _heard("Box jumps on the board tomorrow!", small=True, said=told) == ""


def test_what_is_only_asked_is_told_by_nobody() -> None:
    assert _heard("Yes, I have tea.", small=True, said="tea?", asks=True) == ""
    assert _heard("You did those with the 12.", small=True, said="i did those with the 12 didn't i", asks=True) == ""


def test_a_small_model_that_takes_itself_for_the_user_is_not_mended() -> None:
    assert _heard("Ask me what I did last, I ran 5 km.", small=True) == ""
