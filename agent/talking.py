"""How a turn talks: the model's words, guarded as they stream; when the model fails, the offline coach says what it can.

What was passed on stays in the reply, for it was guarded: the pieces that a client hears always add up to the finished turn.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace

from langchain_core.messages import BaseMessage

from agent import offline
from agent.asking.call import Step
from agent.coach import Agent, build_agent, run
from agent.context import CoachContext, Emit
from agent.facts import Facts
from agent.ground import ground_of
from agent.guards import Ground, SentenceGuard, guard_of
from agent.looking_ahead import asks_advice, looked_up, sought
from agent.rules import is_of_what_was_told
from agent.second_look import SecondLook
from agent.window import messages_of
from coaching.events import Said
from coaching.turns import Wave
from domain.coach import CoachConfig
from domain.conversation import Turn
from kit import log
from kit.aside import LONG
from kit.errors import Unavailable
from kit.llm.failures import CutShort, Endless, Garbled, Refused, TooLong, Wordless
from storage.table import ConditionFailed

DOWN = "My language model can't be reached right now, so this is my plain built-in self."
BROKE_OFF = "My language model broke off there, so my plain built-in self goes on."
REFUSED = "My language model would not answer that, so this is my plain built-in self."
LEFT_OUT = "What my language model said to that did not hold up, so I left it out; this is my plain built-in self."
NO_ANSWER = "My language model gave no answer that I can use, so this is my plain built-in self."
NO_ROOM = "My language model has too little room for a coach, so this is my plain built-in self."
STORED = "Stored from your message"
USED_UP = "Today's share of my language model is used up, so this is my plain built-in self."

USED_OF_ROOM = 0.75
"""How much of a model's own room is filled, by our estimate of tokens: the rest is for the reply, and for estimates that are low."""

logger = log.get("coach")

Look = Callable[[str], Awaitable[bool]]
"""Reads more of what some words are about, to hold them to; False when there is nothing more."""
Closing = Callable[[str], str]
"""What a coach says behind a reply, in words of our own; empty for nothing."""


class Voice:
    """Hears an agent, guards what it says and sends it out sentence by sentence."""

    def __init__(self, ground: Ground, emit: Emit, look: Look) -> None:
        self.reply = ""
        self._ground, self._emit, self._look = ground, emit, look
        self._much = any(len(text) > LONG for text in (*ground.said, *ground.known))
        self._guard = guard_of(ground)
        self._mark = 0
        self._apart = False
        self.struck = False
        self.stood = False

    async def begins(self) -> None:
        """Somebody speaks: what was left open before is complete now."""
        self._say(await self._held_to(lambda guard: guard.close(), ""))
        self.struck = self.struck or bool(self._guard.struck)
        self.stood = self.stood or self._guard.judged > len(self._guard.struck)
        self._guard = guard_of(self._ground)
        self._mark = len(self.reply)
        self._apart = bool(self.reply)

    async def goes_to_code(self) -> None:
        """From here on code speaks, whose figures are computed; what it repeats of stored words is still looked through."""
        await self.begins()
        self._ground = replace(self._ground, by_code=True)
        self._guard = guard_of(self._ground)

    async def hear(self, text: str) -> None:
        """Some words; where there is much to hold them to, in a thread."""
        self._say(await self._held_to(lambda guard: guard.feed(text), text))

    def forget(self) -> bool:
        """Drop what is still open; False when some of this speech is out."""
        self._guard = guard_of(self._ground)
        return len(self.reply) == self._mark

    async def say(self, text: str) -> None:
        """Words of our own, which need no guard."""
        await self.begins()
        self._say(text)

    async def _held_to(self, judge: Callable[[SentenceGuard], str], text: str) -> str:
        """What may be said; before a sentence falls that the log may yet bear out, more of the log is read."""
        before = self._guard.twin() if not text or self._guard.ends(text) else None
        words = self._guard.held + text
        out = await self._judged(judge, text)
        if before and self._guard.doubted(before) and await self._look(words):
            self._guard, self._much = before, True  # from here on there is a log to compute with
            out = await self._judged(judge, text)
        return out

    async def _judged(self, judge: Callable[[SentenceGuard], str], text: str) -> str:
        return await asyncio.to_thread(judge, self._guard) if self._much or len(text) > LONG else judge(self._guard)

    def _say(self, piece: str) -> None:
        if not piece:
            return
        if self._apart and piece.strip():
            piece, self._apart = ("" if self.reply[-1:].isspace() else "\n\n") + piece.lstrip(), False
        self.reply += piece
        self._emit(Said(piece))


@dataclass
class Talk:
    """Who words the replies: a model, if there is one, and the offline coach behind it. A model that turns out smaller is sent less."""

    model: Agent | None
    timeout_s: float
    offline: Agent = field(default_factory=lambda: build_agent(offline.OfflineCoach()))

    async def talk(
        self,
        context: CoachContext,
        facts: Facts,
        wave: Wave,
        coach: CoachConfig | None,
        turn: Turn,
        emit: Emit,
        *,
        may_ask: bool = True,
        last: Closing = lambda _: "",
    ) -> str:
        """The whole reply; each guarded sentence is sent out as soon as it is there, and last what the coach has to say besides."""
        model = self.model if may_ask else None
        step = await sought(facts, turn.text, wave.turns) if model else None
        if model and model.small and self._is_for_code(step, turn.text, facts, context):
            model = None
        if model and step:
            facts = await looked_up(self.offline, step, facts, context)
        ground = replace(ground_of(context, facts, wave, coach, turn), small=bool(model and model.small))
        voice = Voice(ground, emit, SecondLook(context).at)
        trouble: str | None = USED_UP if self.model and not may_ask else ""
        if model:
            messages = messages_of(coach, facts, wave, turn, model.context_tokens)
            try:
                trouble = await self._ask(model, messages, context, voice, turn)
            except _SentLess:
                return await self.talk(context, facts, wave, coach, turn, emit, may_ask=may_ask, last=last)
        if trouble is not None:
            await voice.say(trouble)
            await voice.goes_to_code()
            await self._speak(self.offline, messages_of(coach, facts, wave, turn), context, voice)
        elif context.told and not voice.stood:
            await voice.say(f"{STORED}: {'; '.join(context.told)}.")
        if more := last(voice.reply):
            await voice.say(more)
        return voice.reply.strip()

    def _is_for_code(self, step: Step | None, text: str, facts: Facts, context: CoachContext) -> bool:
        """Whether code knows all that is to be said to a message."""
        if asks_advice(text):
            return False
        return bool(step or context.told or facts.question or facts.trouble or facts.hurts) or is_of_what_was_told(text, facts)

    async def _ask(self, model: Agent, messages: Sequence[BaseMessage], context: CoachContext, voice: Voice, turn: Turn) -> str | None:
        """Let the model talk; when it fails, what to say about that."""
        stored = len(context.desk.receipts)
        try:
            async with asyncio.timeout(self.timeout_s):
                await self._speak(model, messages, context, voice)
                return None
        except ConditionFailed:
            raise
        except Exception as error:  # noqa: BLE001 - the model's edge: whatever it does, the offline coach answers
            logger.warning("model failed, the offline coach answers", turn=turn.number, **log.failure(error))
            if voice.forget() and not voice.reply.strip() and len(context.desk.receipts) == stored and isinstance(error, TooLong):
                self._make_it_fit(model, error)
            return _trouble(error, voice)

    def _make_it_fit(self, model: Agent, error: TooLong) -> None:
        """Send the model less from now on; raises that it is so, unless too little would be left."""
        smaller = model.within(int(USED_OF_ROOM * min(error.room or model.tokens, model.tokens)))
        if smaller is None:
            logger.warning("the model's room is too small for a coach", room=error.room, sent_at_most=model.tokens)
            return
        logger.warning("the model has less room than it is sent; it gets less from now on", room=error.room, sent_at_most=smaller.tokens)
        self.model = smaller
        raise _SentLess from error

    async def _speak(self, agent: Agent, messages: Sequence[BaseMessage], context: CoachContext, voice: Voice) -> None:
        before = len(voice.reply)
        await run(agent, messages, context, voice)
        await voice.begins()
        if not voice.reply[before:].strip():
            raise Unavailable("Nothing was said.")


class _SentLess(Exception):
    """The model is sent less from now on; nothing of this turn was heard or stored by it."""


def _trouble(error: Exception, voice: Voice) -> str:
    """What is said about a failure of the model."""
    if isinstance(error, Refused):
        return REFUSED
    if voice.reply.strip():
        return BROKE_OFF
    if isinstance(error, TooLong):
        return NO_ROOM
    if isinstance(error, CutShort | Endless | Garbled | Wordless) or type(error) is Unavailable:
        return LEFT_OUT if voice.struck else NO_ANSWER
    return DOWN
