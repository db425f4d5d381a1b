"""What models may cost a user in a day: counted without a write in the turn, and said plainly when it is used up."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from agent import talking
from api.services import Services
from domain.jobs import Usage
from kit.clock import FixedClock
from tests.agent.conftest import Opening
from tests.fakes.openai_server import OpenAIServer, breaks_off, delta, says, streams
from tests.stories.athlete import Athlete

PRICE = (1_000, 50)


@pytest.fixture
def limits() -> dict[str, int]:
    return {"tokens_per_day": 2_000}


@pytest.fixture
async def services(opening: Opening, server: OpenAIServer, limits: dict[str, int]) -> AsyncIterator[Services]:
    server.then = says("Strong work.", tokens=PRICE)
    async with opening(**limits) as opened:
        yield opened


async def used(services: Services) -> Usage:
    """What is stored of the owner's day."""
    await services.budget.store()
    return await services.budget.rows.on(await services.access.user_named("owner"), services.clock.now().date())


async def test_what_a_model_costs_is_counted(owner: Athlete, services: Services) -> None:
    await owner.says("how are you?")
    await owner.says("and now?")
    usage = await used(services)
    assert (usage.turns, usage.model_calls, usage.input_tokens, usage.output_tokens) == (2, 2, 2_000, 100)


@pytest.mark.parametrize(("limits", "stored"), [({"tokens_per_day": 10**6}, 0), ({"tokens_per_day": 10**3}, 1)])
async def test_a_turn_writes_nothing_for_it_unless_it_was_much(stored: int, owner: Athlete, services: Services) -> None:
    await owner.says("how are you?")
    await asyncio.gather(*services.budget._storing)
    usage = await services.budget.rows.on(await services.access.user_named("owner"), services.clock.now().date())
    assert usage.turns == stored


async def test_where_a_server_does_not_count_the_tokens_are_estimated(owner: Athlete, services: Services, server: OpenAIServer) -> None:
    server.will(streams([delta("Strong work."), delta(finish="stop")]))
    await owner.says("how are you?")
    usage = await used(services)
    assert usage.input_tokens > 200
    assert usage.output_tokens == 3


async def test_words_that_broke_off_are_paid_too(owner: Athlete, services: Services, server: OpenAIServer) -> None:
    server.will(breaks_off("Strong work. And then"))
    await owner.says("how are you?")
    assert (await used(services)).model_calls == 1


async def test_over_the_budget_the_offline_coach_answers_and_says_so(owner: Athlete, server: OpenAIServer) -> None:
    await owner.says("how are you?")
    await owner.says("and now?")
    turn = await owner.says("deadlift 3x5 140 kg")
    assert turn["message"]["text"].startswith(talking.USED_UP)
    assert (len(turn["receipts"]), len(server.asked)) == (1, 2)


async def test_the_next_day_begins_with_a_fresh_share(owner: Athlete, clock: FixedClock) -> None:
    await owner.says("how are you?")
    await owner.says("and now?")
    clock.at += timedelta(days=1)
    assert (await owner.says("how are you?"))["message"]["text"] == "Strong work."


async def test_a_restart_does_not_forget_what_was_used(opening: Opening, furnished: tuple[object, str], server: OpenAIServer) -> None:
    server.then = says("Strong work.", tokens=PRICE)
    async with opening(calls_per_day=1) as before, Athlete.of(before, "owner") as user:
        user.conversation = furnished[1]
        await user.says("how are you?")
    async with opening(calls_per_day=1) as after, Athlete.of(after, "owner") as user:
        user.conversation = furnished[1]
        assert (await user.says("and now?"))["message"]["text"].startswith(talking.USED_UP)


@pytest.mark.parametrize("limits", [{"tokens_per_day": 0, "calls_per_day": 0}])
async def test_nought_is_no_limit(owner: Athlete, server: OpenAIServer) -> None:
    server.then = says("Strong work.", tokens=(10**9, 10**9))
    await owner.says("how are you?")
    assert (await owner.says("and now?"))["message"]["text"] == "Strong work."
