"""What the first words of a clause say of it, without any mark behind it."""

import pytest

from extraction.openings import is_ahead, is_hearsay, opened
from extraction.phrases import fold, words
from tests.extraction.effort import seconds


def keys(text: str) -> list[str]:
    """The words as phrases are matched with them."""
    return [word.key for word in words(fold(text))]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("have i ever rowed 60", "asks"),
        ("didnt we do 4x8", "asks"),
        ("front squat 90 was when again", "asks"),
        ("how close am i to a 90 kg bench", "asks"),
        ("how fast is a 25 min 5k", "asks"),
        ("what pace do i need for a 25 min 5k", "asks"),
        ("what weight would i use for 5x5", "asks"),
        ("add 5 reps to my bench", "wanted"),
        ("i'm not so sure about the 90", "doubt"),
        ("if it was 90 then great", "supposed"),
        ("wish it was 90", "supposed"),
        ("feels like 90", "likened"),
        ("never even squatted 90", "undone"),
        ("as a kid i ran 5k", "past"),
        ("some guy did 90", "person"),
        ("an article says 4x8", "advice"),
        ("bought a bar for 90", "aside"),
        ("every morning 30 pushups", "habit"),
    ],
)
def test_the_first_words_show_what_a_clause_is(text: str, hint: str) -> None:
    found = opened(keys(text))
    assert found is not None
    assert found[1] == hint


@pytest.mark.parametrize(
    "text",
    [
        "front squat 3x5 90",
        "did it: 3x5 at 90",
        "it was 90",
        "they were 90",
        "coach had me do 3x5 at 90",
        "who cares",
        "if i remember right 3x5 at 90",
        "wish it was more but front squat 3x5 90",
        "never did that before 3x5 at 90",
        "post workout run 5k",
        "man that was hard",
    ],
)
def test_a_report_opens_like_none_of_these(text: str) -> None:
    assert opened(keys(text)) is None


@pytest.mark.parametrize(
    "text", ["this weekend 20k ride", "after work i run 8k", "off to run 8k", "when i get home 30 pushups", "saved for friday", "5k later"]
)
def test_what_is_still_to_be_done_is_ahead(text: str) -> None:
    assert is_ahead(keys(text))


@pytest.mark.parametrize(
    "text",
    ["after work i ran 8k", "once home did 30 pushups", "up to 90 for a triple", "4 times more a minute later", "until failure 3x10"],
)
def test_what_was_done_is_not_ahead(text: str) -> None:
    assert not is_ahead(keys(text))


@pytest.mark.parametrize(("text", "hearsay"), [("uncle bob claims 200", True), ("my watch says 5k in 26", False), ("i said 90", False)])
def test_what_others_say_is_hearsay(text: str, hearsay: bool) -> None:
    assert is_hearsay(keys(text)) is hearsay


def test_a_weekend_is_ahead_until_it_is_there() -> None:
    said = keys("this weekend 20k ride")
    assert (is_ahead(said), is_ahead(said, weekend=True)) == (True, False)


@pytest.mark.parametrize("unit", ["if ", "the guy ", "my ", "was it ", "not sure ", "once i ", "5 ", "used to "])
def test_reading_time_grows_with_the_length_only(unit: str) -> None:
    assert seconds(lambda text: opened(text.split()), unit, 20_000) < 12 * seconds(lambda text: opened(text.split()), unit, 4_000) + 0.05
