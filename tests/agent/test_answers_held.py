"""What answers a question is held to what was told: of others, of goals, of what hurts, and to the figures that were asked with."""

from datetime import date
from decimal import Decimal

import pytest

from agent.guards.answers import answers_wrong
from agent.guards.gainsaid import can_be_gainsaid, is_gainsaid
from agent.guards.healed import said_to_hurt
from agent.guards.ledger import Deed, Ledger
from agent.guards.material import Asked, Material
from domain.workout import WorkSet

TODAY = date(2026, 11, 20)
SAID = ("my brother Tomas rows 2k in 7:20", "my neighbour Ida deadlifts 90 kg", "my goal is to weigh 80 kg by April")
LEDGER = Ledger(
    (
        Deed("swim", date(2026, 10, 24), (WorkSet(distance_m=Decimal(1000), duration_s=Decimal(1500)),)),
        Deed("swim", date(2026, 11, 14), (WorkSet(distance_m=Decimal(1500), duration_s=Decimal(2100)),)),
    ),
    (date(2026, 10, 24), date(2026, 11, 14)),
    (
        (date(2026, 10, 1), Decimal("86.0"), "kg"),
        (date(2026, 10, 8), Decimal("86.1"), "kg"),
        (date(2026, 11, 12), Decimal("84.2"), "kg"),
    ),
    whole=True,
)


def is_wrong(sentence: str, topic: str) -> bool:
    """Whether an answer contradicts what the user told."""
    material = Material(today=TODAY)
    material.add(SAID, hearsay=True)
    return answers_wrong(sentence, topic, material.lines, frozenset(), TODAY)


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("what does Ida deadlift?", "Ida deadlifts 100 kg."),
        ("how fast is Tomas?", "Tomas rows it in 7:05."),
        ("by when do I want to weigh 80?", "By the end of June, as you told me."),
    ],
)
def test_what_was_told_of_others_and_of_goals_stays_so(topic: str, sentence: str) -> None:
    assert is_wrong(sentence, topic)


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("what does Ida deadlift?", "Ida deadlifts 90 kg, and you pulled 110 kg."),
        ("how fast is Tomas?", "Tomas rows it in 7:20."),
        ("by when do I want to weigh 80?", "By April, as you told me."),
        ("who is Ida?", "Ida is your neighbour."),
    ],
)
def test_what_they_said_may_be_said_again(topic: str, sentence: str) -> None:
    assert not is_wrong(sentence, topic)


@pytest.mark.parametrize(
    ("topic", "sentence", "wrong"),
    [
        ("what's 35:00 per 100 metres?", "That's 2:10 per 100 metres.", True),
        ("what's 35:00 per 100 metres?", "That's 2:20 per 100 metres.", False),
        ("how was the swim?", "You took 35:00 for it, so that's 2:30 per 100 m.", True),
        ("how much weight do I lose a week?", "About 0.6 kg a week.", True),
        ("how much weight do I lose a week?", "About 0.3 kg a week.", False),
        ("how many swims did I log?", "Three swims so far.", True),
        ("how many swims did I log?", "Two swims so far.", False),
        ("how many swims did I log?", "Two swims of 1000 m so far.", True),
        ("which swim was faster?", "The 1000 m in October was faster.", True),
        ("which swim was faster?", "The 1500 m in November was faster.", False),
        ("how is my weight?", "It dropped at every single weigh-in.", True),
        ("how much weight should I lose a week?", "You should aim for 0.5 kg a week.", False),
    ],
)
def test_a_pace_and_a_rate_are_those_of_the_log(topic: str, sentence: str, wrong: bool) -> None:
    assert can_be_gainsaid(sentence)
    assert is_gainsaid(Asked.of(sentence, TODAY, topic, topic), topic, LEDGER) == wrong


def test_what_goes_on_the_bar_each_time_is_no_body_weight() -> None:
    words, topic = "You add weight to the bar every time.", "is my squat fine?"
    assert not is_gainsaid(Asked.of(words, TODAY, topic, topic), topic, LEDGER)


INJURIES = (
    "Injuries that hold: left shoulder (mild impingement), since 2 Nov 2026. Over: right knee (strain) from 3 May 2026 until 1 Aug 2026."
)


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Mind that your right knee is still injured.", "well"),
        ("Your knee is still recovering.", "well"),
        ("Your left shoulder is still sore.", ""),
        ("Your left knee is still sore.", ""),
        ("Your right knee is healed.", ""),
        ("If your knee is sore, stop.", ""),
    ],
)
def test_what_is_well_is_not_said_to_hurt(sentence: str, state: str) -> None:
    assert said_to_hurt(sentence, (), [INJURIES]) == state


def test_what_hurts_now_needs_no_other_proof_and_what_is_unread_none_yet() -> None:
    assert said_to_hurt("Your knee is still sore.", ("right knee",), []) == ""
    assert said_to_hurt("Your right knee is still sore.", ("left knee",), [INJURIES]) == "well"
    assert said_to_hurt("Your knee is still sore.", (), []) == "unread"
