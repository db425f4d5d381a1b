"""How a turn talks: the model's words, guarded as they stream; when the model fails, the offline coach says what it can."""

import asyncio
from dataclasses import dataclass, field

from agent import offline
from agent.coach import Agent, build_agent, tokens
from agent.context import CoachContext, Emit
from agent.facts import Facts, messages_of
from agent.ground import ground_of
from agent.guards import SentenceGuard
from coaching.events import Said
from coaching.turns import Wave
from domain.coach import CoachConfig
from domain.conversation import Turn
from kit import log
from kit.errors import Unavailable
from storage.table import ConditionFailed

logger = log.get("coach")


@dataclass(frozen=True)
class Talk:
    """Who words the replies: a model, if there is one, and the offline coach behind it."""

    model: Agent | None
    timeout_s: float
    offline: Agent = field(default_factory=lambda: build_agent(offline.OfflineCoach()))

    async def talk(self, context: CoachContext, facts: Facts, wave: Wave, coach: CoachConfig | None, turn: Turn, emit: Emit) -> str:
        """The whole reply; each guarded sentence is sent out as soon as it is there."""
        if self.model is not None:
            try:
                async with asyncio.timeout(self.timeout_s):
                    return await self._stream(self.model, context, facts, wave, coach, turn, emit)
            except ConditionFailed:
                raise
            except Exception as error:  # noqa: BLE001 - the model's edge: whatever it does, the offline coach answers
                logger.warning("model failed, the offline coach answers", turn=turn.number, **log.failure(error))
                facts = facts.model_copy(update={"model_down": True})
        return await self._stream(self.offline, context, facts, wave, coach, turn, emit)

    async def _stream(
        self, agent: Agent, context: CoachContext, facts: Facts, wave: Wave, coach: CoachConfig | None, turn: Turn, emit: Emit
    ) -> str:
        guarded = SentenceGuard(ground_of(context, facts, wave, coach, turn))
        reply = ""
        async for token in tokens(agent, messages_of(coach, facts, wave, turn), context):
            piece = guarded.feed(token)
            reply += _said(piece, emit)
        reply += _said(guarded.close(), emit)
        if not reply.strip():
            raise Unavailable("The model said nothing.")
        return reply.strip()


def _said(piece: str, emit: Emit) -> str:
    if piece:
        emit(Said(piece))
    return piece
