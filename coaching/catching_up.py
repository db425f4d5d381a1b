"""Keeps the summary of a long conversation up while it goes on, so that what no longer fits beside a message is not forgotten.

Behind the turn and in this process alone: what is lost by a stop, the archive makes good.
"""

import asyncio
from typing import Final

from coaching.summary import Summarise
from coaching.turns import Wave
from domain.conversation import ConversationSummary, Turn
from kit import log
from kit.clock import Clock
from kit.errors import CoachError
from storage.conversations import Conversations

EVERY: Final = 12
MOST: Final = 60

logger = log.get("summary")


class CatchingUp:
    """Summarises every so many turns; without somebody to do it, never."""

    def __init__(self, conversations: Conversations, clock: Clock, summarise: Summarise | None) -> None:
        self.conversations = conversations
        self.clock = clock
        self.summarise = summarise
        self._running: dict[str, asyncio.Task[None]] = {}

    def behind(self, turn: Turn, wave: Wave) -> None:
        """Begin to summarise the turns before this one, if they are many; the turn waits for nothing."""
        done = max(wave.summary.summary_data.through_turn if wave.summary else 0, wave.conversation.archived_through)
        place = turn.conversation_id
        if self.summarise is None or turn.number - 1 - done < EVERY or place in self._running:
            return
        task = asyncio.create_task(self._guarded(self.summarise, turn, wave))
        self._running[place] = task
        task.add_done_callback(lambda _: self._running.pop(place, None))

    async def drain(self) -> None:
        """Let go of what is running."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _guarded(self, summarise: Summarise, turn: Turn, wave: Wave) -> None:
        try:
            await self._catch_up(summarise, turn, wave)
        except CoachError as error:
            logger.info("summary left to the archive", conversation=turn.conversation_id, code=error.code)
        except Exception as error:  # noqa: BLE001 - the edge of a task that nobody waits for
            logger.error("summary broke", conversation=turn.conversation_id, **log.failure(error))

    async def _catch_up(self, summarise: Summarise, turn: Turn, wave: Wave) -> None:
        chat, before = wave.conversation, wave.summary
        done = before.summary_data.through_turn if before else 0
        newest = await self.conversations.newest(chat.user_id, chat.conversation_id, MOST, turn.number)
        turns = _in_a_row([one for one in reversed(newest.turns) if one.number > done])
        if not turns or turns[0].number != done + 1:
            return  # older ones lie in an object: the archive reads them
        now = self.clock.now()
        data = await summarise(chat, before, turns, now)
        blank = ConversationSummary(user_id=chat.user_id, conversation_id=chat.conversation_id, summary_data=data)
        await self.conversations.save_summary((before or blank).model_copy(update={"summary_data": data}), now)
        logger.info("caught up", conversation=chat.conversation_id, through=data.through_turn, maker=data.made_by.maker)


def _in_a_row(turns: list[Turn]) -> list[Turn]:
    """The finished turns up to the first that is not."""
    unfinished = next((position for position, turn in enumerate(turns) if turn.status == "pending"), len(turns))
    return turns[:unfinished]
