"""A small model takes itself for the user now and then: what it says of itself is said of them, and judged as that."""

import pytest

from agent.guards.accounts import spoken_to


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("I last deadlifted on Monday.", "You last deadlifted on Monday."),
        ("Today I did nothing.", "Today you did nothing."),
        ("I did not train yesterday.", "You did not train yesterday."),
        ("I haven't done a deadlift yet.", "You haven't done a deadlift yet."),
        ("My squat is up: I did 100 kg.", "Your squat is up: you did 100 kg."),
        ("I remember my knee is injured.", "I remember your knee is injured."),
    ],
)
def test_what_a_model_says_as_the_user_is_said_of_them(said: str, meant: str) -> None:
    assert spoken_to(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "Yes, I did log that.",
        "I don't know.",
        "I can do that for you.",
        "I do keep your log.",
        "I didn't see it.",
        "You told me: “my knee hurts”.",
    ],
)
def test_what_a_coach_says_of_itself_stays(said: str) -> None:
    assert spoken_to(said) == said
