"""A sentence is held to its own figures, and loses only the clauses that do not hold."""

from datetime import date

import pytest

from agent.guards import Ground, guard_of
from agent.guards.cutting import shortened
from agent.guards.inward import misreckons

LINES = ("Front squat: 3 × 5 @ 80 kg, Tue 17 Nov 2026, 3 days ago", "Front squat: 3 × 5 @ 72.5 kg, Tue 3 Nov 2026, 17 days ago")


@pytest.mark.parametrize(
    "sentence",
    [
        "You went from 60 kg to 70 kg, so that's 15 kg more.",
        "You did 42.5 kg in June and 50 now, that's 10 kg up.",
        "It was 24:10 in spring and 23:40 last week, so that's 45 seconds faster.",
        "You ran 31:00 and then 29:30, which is 2:30 quicker.",
        "From 80 to 100 kg — that's 30 percent more.",
        "You started at 60 and lift 75 kg, a gain of 10 kg.",
    ],
)
def test_a_difference_of_two_figures_is_theirs(sentence: str) -> None:
    assert misreckons(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You went from 60 kg to 70 kg, so that's 10 kg more.",
        "You did 42.5 kg in June and 50 now, that's 7.5 kg up.",
        "It was 24:10 in spring and 23:40 last week, so that's 30 seconds faster.",
        "You ran 31:00 and then 29:30, which is 1:30 quicker.",
        "From 80 to 100 kg — that's 25 percent more.",
        "The squat took 60 kg and the press 20, so that's 80 kg.",
        "You squat 100 kg and bench 70, so that's 7.5 kg more than in spring.",
        "You went from 60 kg to 70 kg, so that's 5 kg a month.",
        "You did 60, 65 and 70 kg, so that's 5 kg each time.",
        "You did 60 kg and 70 kg, so that's 30 kg short of your goal.",
        "You ran 25:20, so that's 5:04 per kilometre.",
    ],
)
def test_a_right_difference_and_what_is_of_something_else_stands(sentence: str) -> None:
    assert not misreckons(sentence)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("You did 80 kg on Tuesday, which is a fifth more than ever.", "You did 80 kg on Tuesday."),
        ("Rest for two days (you need 9 hours of it).", "Rest for two days."),
        ("That's 10 kg in five weeks, and you got there in four steps.", "That's 10 kg in five weeks."),
    ],
)
def test_last_clauses_are_left_out_first(sentence: str, first: str) -> None:
    assert next(shortened(sentence)) == first


@pytest.mark.parametrize(
    "sentence",
    [
        "You did 100 kg, but only once.",
        "You may train, if your doctor says so.",
        "On Tuesday, you did 80 kg.",
        "If it hurts, stop at 60 kg.",
        "That was on Tuesday, with 80 kg.",
        "Your best lift is the bench press, at 140 kg.",
        "Yes, 80 kg.",
    ],
)
def test_what_says_something_else_without_its_end_is_not_cut(sentence: str) -> None:
    assert list(shortened(sentence)) == []


def heard(words: str, *, small: bool = False) -> str:
    """What the guard lets through of a reply."""
    guard = guard_of(Ground(today=date(2026, 11, 20), known=LINES, small=small))
    return guard.feed(words) + guard.close()


def test_what_holds_of_a_sentence_is_said() -> None:
    assert heard("You front squatted 80 kg on Tuesday, and 60 kg the week before. Well done!") == (
        "You front squatted 80 kg on Tuesday. Well done!"
    )


def test_a_sentence_that_begins_false_falls_whole() -> None:
    assert "85" not in heard("You front squatted 85 kg on Tuesday, which is 12.5 kg more. Well done!")


def test_nothing_is_left_of_a_small_model_s_sentence() -> None:
    assert "80 kg" not in heard("You front squatted 80 kg on Tuesday, and 60 kg the week before.", small=True)
