"""What somebody likes or not, for more than today, and what takes its place."""

import pytest

from coaching.holding import is_liking, topic_of


@pytest.mark.parametrize(
    "words",
    [
        "I like burpees now",
        "I actually love burpees these days",
        "I don't hate burpees anymore",
        "I no longer hate burpees",
        "I've come to like burpees",
        "I started liking burpees",
        "I quite enjoy burpees lately",
        "honestly, I can't stand burpees",
        "I hate burpees",
        "I don't mind burpees",
        "but I do like burpees",
    ],
)
def test_a_liking_is_about_its_exercise(words: str) -> None:
    assert is_liking(words)
    assert topic_of(words) == "likes:burpee"


@pytest.mark.parametrize("words", ["I like running", "I hate running now", "I prefer swimming"])
def test_an_everyday_word_counts_when_it_is_all_that_is_liked(words: str) -> None:
    assert is_liking(words)


@pytest.mark.parametrize(
    "words",
    [
        "I like it when you push me",
        "I'd like to squat",
        "I like squats today",
        "I love that deadlift",
        "I don't like how my squat feels",
        "I like bench and squats",
        "do I like burpees?",
        "I'd love burpees if they were easier",
        "I hate this",
        "I like 5x5 squats",
    ],
)
def test_what_passes_is_wished_or_about_no_one_exercise_is_none(words: str) -> None:
    assert not is_liking(words)
