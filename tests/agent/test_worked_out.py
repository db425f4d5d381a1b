"""What a coach may say though no tool said it: plates that add up, what follows from other numbers, and a next step worth trying."""

from datetime import date
from decimal import Decimal

import pytest

from agent.guards.arithmetic import follows
from agent.guards.material import Asked, Material
from agent.guards.numerals import Number, numbers
from agent.guards.plates import is_loaded_wrong, is_of_a_bar
from agent.guards.proposing import proposed

TODAY = date(2026, 11, 20)
LOG = "today: Back squat: 3 × 5 @ 100 kg\nWed 18 Nov 2026: Bench press: 3 × 8 @ 60 kg"


def last(text: str) -> tuple[Number, list[Number]]:
    *others, number = numbers(text)
    return number, others


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("25 + 15 + 1.25 per side.", "plates for 102.5?"),
        ("That's two 25s and a 10 on each side.", "how do I load 140"),
        ("20 kg per side on a 20 kg bar, either one 20, or 15 + 5.", "how do I load 60 kg"),
        ("With the 15 kg bar: 20 and 2.5 on each side.", "what plates for 60 kg"),
        ("One 45 and one 10 per side on the 45 lb bar.", "plates for 155 lb"),
    ],
)
def test_plates_that_add_up(said: str, topic: str) -> None:
    assert not is_loaded_wrong(said, topic)


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("20 + 15 + 1.25 per side.", "plates for 102.5?"),
        ("That's two 20s and a 10 on each side.", "how do I load 140"),
        ("With the 15 kg bar: 20 and 5 on each side.", "what plates for 60 kg"),
    ],
)
def test_plates_that_do_not(said: str, topic: str) -> None:
    assert is_loaded_wrong(said, topic)


def test_a_side_of_the_bar_is_what_the_load_leaves() -> None:
    said = "With a 20 kg bar you need 41.25 kg on each side, not 45."
    assert [number.value for number in numbers(said) if is_of_a_bar(said, number, "plates for 102.5")] == [20, Decimal("41.25")]


@pytest.mark.parametrize(
    "text",
    [
        "From 100 to 110 is a jump of 10 %",
        "105 kg is 75 % of 140 kg, so you lack 35 kg",
        "1440 kg and 1500 kg make together 2940 kg",
        "100 kg against 97.5 kg is 2.5 kg more",
        "3 × 5 is 15 reps",
        "Double your 82.4 kg is about 165 kg",
    ],
)
def test_what_follows(text: str) -> None:
    number, others = last(text)
    assert follows(text, number, others, [others])


@pytest.mark.parametrize(
    "text",
    [
        "From 100 to 110 is a jump of 15 %",
        "1440 kg and 1500 kg make together 3000 kg",
        "100 kg against 97.5 kg is 5 kg more",
        "3 × 5 is 18 reps",
        "140 kg, 105 kg and 60 kg add up to 315 kg",
    ],
)
def test_what_does_not(text: str) -> None:
    number, others = last(text)
    assert not follows(text, number, others, [others])


def proposes(said: str, topic: str, *more: str) -> list[int]:
    material = Material(TODAY)
    material.add([LOG, *more])
    asked = Asked.of(said, TODAY, topic, topic)
    return [int(one.value) for one in proposed(asked, list(numbers(said)), material.about(asked, proven=False), material.lines)]


def test_a_next_step_may_be_proposed() -> None:
    assert proposes("Let's try 105 kg for 3×5.", "squats again?") == [105, 3, 5]


@pytest.mark.parametrize(
    "said",
    ["Let's try 120 kg.", "You did 105 kg.", "Let's repeat Monday's 105 kg.", "Your plan has 105 kg.", "Let's see how your 105 kg feels."],
)
def test_a_leap_and_a_statement_are_no_proposal(said: str) -> None:
    assert proposes(said, "squats again?") == []


def test_nothing_is_proposed_beside_what_a_tool_worked_out() -> None:
    worked_out = "Back squat next: 3 × 5 @ 102.5 kg."
    assert proposes("Let's try 105 kg.", "squats again?", worked_out) == []
    assert proposes("After that, try 105 kg.", "squats again?", worked_out) == [105]


@pytest.mark.parametrize("topic", ["how are you today?", "what should I do next?"])
def test_nothing_is_proposed_unasked_or_where_a_tool_is_to_say_it(topic: str) -> None:
    assert proposes("Go up to 102 kg.", topic) == []
