"""Work that nobody waits for: what a kill left behind is finished at the next start, whatever else is wrong."""

import asyncio

import pytest

from api.jobs import run_once
from api.services import Services
from tests.fakes.responder import Held, saying
from tests.stories.athlete import Athlete


async def left_pending(owner: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message whose answer never comes to an end, as after a kill."""
    held = Held(saying("never"))
    with monkeypatch.context() as patch:
        patch.setattr(services.turns.responder, "respond", lambda turn, wave, emit: held(turn, wave))
        stream = await services.turns.send(await services.access.owner(), owner.conversation, "deadlift 3x5 140 kg", "k")
        await held.reached.wait()
        services.turns._running.clear()
    assert not stream.ended


async def cut_off(services: Services) -> None:
    for task in tuple(services.turns._tasks):
        task.cancel()
    await asyncio.gather(*services.turns._tasks, return_exceptions=True)


async def test_an_unfinished_turn_is_answered_at_the_next_start(
    owner: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await left_pending(owner, services, monkeypatch)
    await run_once(services, starting=True)
    newest = (await owner.get(f"/conversations/{owner.conversation}/messages"))["items"][0]
    await cut_off(services)
    assert (newest["user"]["text"], newest["status"]) == ("deadlift 3x5 140 kg", "done")
    assert len(await owner.workouts()) == 2


async def test_one_broken_job_keeps_no_other_from_being_done(owner: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise KeyError("broken")

    await left_pending(owner, services, monkeypatch)
    monkeypatch.setattr(services.erasing, "go_on", broken)
    await run_once(services, starting=True)
    newest = (await owner.get(f"/conversations/{owner.conversation}/messages"))["items"][0]
    await cut_off(services)
    assert newest["status"] == "done"
