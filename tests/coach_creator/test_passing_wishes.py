"""What asks for another coach from now on, and what is only so this week, or is a thing to be explained."""

import pytest

from coach_creator.changing import asks_for_change


@pytest.mark.parametrize(
    "words",
    [
        "explain the nervous system fatigue thing",
        "explain why squats are king",
        "explain the deload week to me",
        "explain the anabolic window",
        "only got dumbbells this weekend",
        "only got 30 minutes today",
        "I can only train 20 minutes tonight",
        "I only have bands at the hotel",
        "can only train on monday this week",
        "I no longer hate burpees",
        "pressed the empty bar twice, no pain. don't tell my physio",
        "7 strict dips and 3 strict chin-ups is my aim",
    ],
)
def test_what_passes_or_is_to_be_explained_changes_no_coach(words: str) -> None:
    assert not asks_for_change(words)


@pytest.mark.parametrize(
    "words",
    [
        "explain the why",
        "explain why you choose things",
        "explain everything to me from now on",
        "explain the science",
        "explain more",
        "explain the reasons behind your numbers",
        "I only have dumbbells from now on",
        "I can only train 30 minutes these days",
        "longer answers please, from now on",
        "I hate burpees, no more burpees",
    ],
)
def test_what_is_to_stay_so_still_asks_for_a_change(words: str) -> None:
    assert asks_for_change(words)
