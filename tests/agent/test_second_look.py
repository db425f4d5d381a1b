"""Before a sentence falls, what it may be about is read; a reply whose sentences hold reads nothing more."""

import pytest

from agent.second_look import SecondLook
from kit.clock import FixedClock
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

LONG_AGO = "On 20 September you pressed 42.5 kg for three sets of five."


@pytest.fixture
async def trained(owner: Athlete) -> Athlete:
    """An athlete with more workouts than a turn begins with, the press in the oldest of them."""
    await owner.says("on 20 september: overhead press 3x5 42.5 kg")
    for day in range(1, 10):
        await owner.says(f"on {day} november: squat 3x5 {90 + day} kg")
    return owner


async def test_what_was_only_not_read_may_be_said(trained: Athlete, model: ScriptedModel) -> None:
    model.will_say(f"{LONG_AGO} Time to pick it up again.")
    turn = await trained.says("I feel like pressing again")
    assert turn["message"]["text"] == f"{LONG_AGO} Time to pick it up again."


async def test_what_the_log_does_not_hold_falls_all_the_same(trained: Athlete, model: ScriptedModel) -> None:
    model.will_say("On 20 September you pressed 47.5 kg for three sets of five.")
    turn = await trained.says("I feel like pressing again")
    assert "47.5" not in turn["message"]["text"]


async def test_a_lift_bears_nothing_out_of_another(trained: Athlete, model: ScriptedModel) -> None:
    model.will_say("You benched 42.5 kg for three sets of five.")
    turn = await trained.says("I feel like pressing again")
    assert "42.5" not in turn["message"]["text"]


async def test_a_body_weight_told_long_ago_may_be_said(trained: Athlete, model: ScriptedModel, clock: FixedClock) -> None:
    weighed = {"measurement_type": "weight", "value": "83.1", "unit": "kg", "measured_at": "2026-09-03T07:00:00Z"}
    await trained.http.post("/v1/measurements", json=weighed)
    model.will_say("Your body weight is 83.1 kg.")
    assert (await trained.says("how are things"))["message"]["text"] == "Your body weight is 83.1 kg."


async def test_a_reply_that_holds_reads_nothing_more(trained: Athlete, model: ScriptedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[str] = []
    at = SecondLook.at

    async def noted(look: SecondLook, words: str) -> bool:
        looks.append(words)
        return await at(look, words)

    monkeypatch.setattr(SecondLook, "at", noted)
    model.will_say("Good to hear from you. Sleep well and eat enough. You benched 300 kg.")
    await trained.says("hello")
    assert looks == ["You benched 300 kg."]
