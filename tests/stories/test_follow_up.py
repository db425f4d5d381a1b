"""What a conversation leaves open is taken up in the next one, once; what is well again, or was spoken of, is not."""

from datetime import timedelta

import pytest

from api.jobs import run_once
from api.services import Services
from kit.clock import FixedClock
from tests.stories.athlete import Athlete

HURTS = "bench 3x5 60 kg. My right knee hurts on the stairs."
KNEE = "How is the knee?"
ALARM = "How are you now?"


@pytest.fixture(params=["at once", "once it is archived"])
async def later(request: pytest.FixtureRequest, athlete: Athlete, services: Services, clock: FixedClock) -> "Later":
    """Begins another conversation, before or after the first one was archived."""
    return Later(athlete, services, clock, archived=request.param != "at once")


class Later:
    """The same person in their next conversation."""

    def __init__(self, athlete: Athlete, services: Services, clock: FixedClock, *, archived: bool) -> None:
        self.athlete, self.services, self.clock, self.archived = athlete, services, clock, archived

    async def says(self, text: str) -> str:
        """The reply to the first message of a new conversation."""
        if self.archived:
            await self.athlete.http.post(f"/v1/conversations/{self.athlete.conversation}/close")
            await run_once(self.services)
        self.clock.at += timedelta(days=2)
        await self.athlete.starts_a_conversation()
        reply: str = (await self.athlete.says(text))["message"]["text"]
        return reply


async def flag(athlete: Athlete, conversation: str) -> bool:
    """Whether that conversation needs a follow-up."""
    return bool((await athlete.get(f"/conversations/{conversation}"))["needs_follow_up"])


async def test_a_pain_is_asked_about_when_the_next_conversation_begins_and_only_then(athlete: Athlete, later: Later) -> None:
    first = athlete.conversation
    await athlete.says(HURTS)
    assert KNEE in await later.says("hi")
    assert KNEE not in (await athlete.says("and what did I bench?"))["message"]["text"]
    assert KNEE not in await later.says("hi")
    assert not await flag(athlete, first)


async def test_a_sign_of_danger_is_asked_about(athlete: Athlete, later: Later) -> None:
    await athlete.says("I had chest pain on the rower")
    await athlete.says("I think I am fine")
    assert ALARM in await later.says("hello")
    assert ALARM not in await later.says("hello")


@pytest.mark.parametrize("words", ["my knee is fine again", "The knee feels much better today!", "no more pain in the knee"])
async def test_what_is_well_again_is_not_asked_about(words: str, athlete: Athlete, later: Later) -> None:
    await athlete.says(HURTS)
    await athlete.says(words)
    assert KNEE not in await later.says("hi")


async def test_what_still_hurts_is_asked_about(athlete: Athlete, later: Later) -> None:
    await athlete.says(HURTS)
    await athlete.says("the knee is not better, still painful")
    assert KNEE in await later.says("hi")


async def test_what_the_user_speaks_of_first_is_not_asked_about(athlete: Athlete, later: Later) -> None:
    first = athlete.conversation
    await athlete.says(HURTS)
    assert KNEE not in await later.says("my knee still hurts a bit")
    assert not await flag(athlete, first)


async def test_a_draft_that_waits_is_asked_about_and_stored_on_its_own_day(athlete: Athlete, later: Later) -> None:
    settings = await athlete.http.get("/v1/preferences")
    ui = settings.json()["ui_preferences"] | {"measurement_units": None}
    await athlete.http.patch("/v1/preferences", json={"ui_preferences": ui}, headers={"If-Match": settings.headers["ETag"]})
    await athlete.says("hip thrust 3x5 at 60")
    reply = await later.says("hi")
    assert "One question stayed open, about “hip thrust 3x5 at 60”. Kilos or pounds?" in reply
    turn = await athlete.says("kilos")
    [stored] = await athlete.workouts()
    assert (stored["date"], turn["receipts"][0]["entity_id"]) == ("2026-11-20", stored["workout_id"])


async def test_nothing_is_asked_where_remembering_is_switched_off(athlete: Athlete, later: Later) -> None:
    await athlete.says(HURTS)
    settings = await athlete.http.get("/v1/preferences")
    await athlete.http.patch("/v1/preferences", json={"memory_enabled": False}, headers={"If-Match": settings.headers["ETag"]})
    assert KNEE not in await later.says("hi")


async def test_what_is_a_month_old_is_not_asked_about(athlete: Athlete, later: Later, clock: FixedClock) -> None:
    await athlete.says(HURTS)
    clock.at += timedelta(days=31)
    assert KNEE not in await later.says("hi")


async def test_a_conversation_with_a_sign_of_danger_is_listed_as_needing_a_follow_up(athlete: Athlete, services: Services) -> None:
    await athlete.says("I had chest pain on the rower")
    await athlete.http.post(f"/v1/conversations/{athlete.conversation}/close")
    await run_once(services)
    found = await services.conversations.needing_follow_up(await services.access.user_named("owner"))
    assert [(chat.conversation_id, chat.follow_up and chat.follow_up.kind) for chat in found.items] == [(athlete.conversation, "alarm")]


async def test_a_first_message_that_is_tried_again_is_asked_again(
    athlete: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    await athlete.says(HURTS)
    await athlete.starts_a_conversation()
    with monkeypatch.context() as broken:
        broken.setattr(services.turns.responder, "_answer", None)
        await athlete.sends("hi", "k")
    turn = (await athlete.sends("hi", "k")).json()
    assert KNEE in turn["message"]["text"]
