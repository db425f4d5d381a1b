"""Work that nobody waits for: stalled turns are finished, idle conversations archived, accounts erased, what has expired swept."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from api.services import Services
from coaching.turns import SHARDS, Turns
from domain.conversation import Conversation
from kit import log
from kit.errors import CoachError

EVERY_S = 60
AT_ONCE = 4
"""How many conversations are looked after side by side: a model that thinks about one must not hold up all others."""

logger = log.get("jobs")


async def run_forever(services: Services) -> None:
    """Finish what a kill left behind, then look after the queues once a minute."""
    first = services.settings.store == "embedded"
    while True:
        await _guarded(run_once(services, starting=first))
        if not first:
            await _guarded(clean_up(services))
        first = False
        await asyncio.sleep(EVERY_S)


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    """One thing that goes wrong keeps nobody else's work from being done."""
    try:
        await work
    except CoachError as error:
        logger.warning("job left for later", code=error.code, **log.failure(error))
    except Exception as error:  # noqa: BLE001 - the job edge: the next round has its own chance
        logger.error("job broke", **log.failure(error))


async def run_once(services: Services, *, starting: bool = False) -> None:
    """One round over all queues; at start-up unfinished turns are taken over whatever their lease says."""
    for shard in SHARDS:
        await _guarded(_erase(services, shard))
        await _guarded(_sweep_plans(services, shard))
    few = asyncio.Semaphore(AT_ONCE)
    waiting = [conversation for shard in SHARDS for conversation in await _waiting(services, shard, starting=starting)]
    await asyncio.gather(*(_one_of(few, services, conversation, starting=starting) for conversation in waiting))


async def _one_of(few: asyncio.Semaphore, services: Services, conversation: Conversation, *, starting: bool) -> None:
    async with few:
        await _guarded(_look_after(services, conversation, starting=starting))


async def _erase(services: Services, shard: str) -> None:
    for job in await services.erasing.go_on(shard):
        services.access.forget(job.user_id)


async def _sweep_plans(services: Services, shard: str) -> None:
    """Remove what is left of plans that were cut short while they were stored."""
    swept = await services.planner.sweep(shard)
    if swept:
        logger.info("unfinished plans removed", sessions=swept)


async def clean_up(services: Services) -> None:
    """Really delete what has expired; once a day also objects that no row points to, and users whom a backup brought back."""
    swept = await services.store.sweep()
    if await services.orphans.claim(services.clock.now()):
        gone = await services.orphans.collect(services.clock.now())
        logger.info("objects collected", **gone)
        await services.erasing.replay()
    if swept:
        logger.info("expired rows deleted", rows=swept)


async def _waiting(services: Services, shard: str, *, starting: bool) -> list[Conversation]:
    if starting:
        return await services.conversations.queued(shard)
    return await services.conversations.due_for_archive(shard, services.clock.now())


async def _look_after(services: Services, conversation: Conversation, *, starting: bool) -> None:
    turns: Turns = services.creator_turns if conversation.kind == "creator" else services.turns
    if await turns.resume(conversation, force=starting):
        logger.info("unfinished turn answered", conversation=conversation.conversation_id)
    if not starting and await services.archive.run(conversation.user_id, conversation.conversation_id) and conversation.coach_id:
        await _review(services, conversation.user_id, conversation.coach_id)


async def _review(services: Services, user_id: str, coach_id: str) -> None:
    """After a conversation: does the coach still fit how its user trains?"""
    profile, _ = await services.users.get(user_id)
    for proposal in await services.adapting.review(user_id, coach_id, profile.timezone or "UTC"):
        logger.info("change of coach proposed", rule=proposal.rule_id)
