"""Who likes now what they hated hates it no more: whoever words the reply."""

from typing import Any

import pytest

from api.services import Services
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete


async def likes(user: Athlete) -> dict[str, Any]:
    """What is remembered of burpees, with the day it held to."""
    return {one["text"]: one.get("true_to") for one in (await user.get("/memories"))["items"] if "burpee" in one["text"]}


@pytest.mark.parametrize("said", ["I like burpees now", "I no longer hate burpees", "turns out, I love burpees"])
async def test_the_newer_liking_takes_the_place_of_the_older(owner: Athlete, said: str) -> None:
    turn = await owner.says(said)
    assert [(one["action"], one["entity"]) for one in turn["receipts"]] == [("created", "memory")]
    assert await likes(owner) == {"I hate burpees": "2026-11-20", said: None}
    assert said in (await owner.says("do I hate burpees?"))["message"]["text"]


async def test_it_does_so_with_a_model_that_only_talks(services: Services, furnished: tuple[Any, str], model: ScriptedModel) -> None:
    model.will_say("Good to hear.")
    async with Athlete.of(services, "owner") as user:
        user.conversation = furnished[1]
        await user.says("I like burpees now")
        assert await likes(user) == {"I hate burpees": "2026-11-20", "I like burpees now": None}


@pytest.mark.parametrize(
    ("asked", "told"), [("what do I hate?", "I hate burpees"), ("what do I like?", "never told"), ("what don't I like?", "I hate burpees")]
)
async def test_what_is_liked_is_told_by_what_was_said(owner: Athlete, asked: str, told: str) -> None:
    assert told in (await owner.says(asked))["message"]["text"]


@pytest.mark.parametrize("said", ["I no longer hate burpees", "I don't mind burpees any more"])
async def test_nobody_is_offered_a_dislike_of_what_they_like(owner: Athlete, said: str) -> None:
    assert "Shall I change" not in (await owner.says(said))["message"]["text"]
