"""Rows that tests put in place."""

from domain.conversation import Turn
from kit.clock import FixedClock
from storage.conversations import Conversations


async def pending_turn(conversations: Conversations, clock: FixedClock) -> Turn:
    """The first turn of the conversation, while it is being answered."""
    turn, put = conversations.saving_turn(
        Turn(user_id="u", conversation_id="c", number=1, key="k", body_hash="h", text="words"), clock.now()
    )
    await conversations.write(put)
    return turn
