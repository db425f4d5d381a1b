"""Comes back, when a conversation begins, to what an earlier one left open: once, whoever words the reply."""

from agent.context import CoachContext
from agent.talking import Closing
from coaching import cards
from coaching.follow_up import FollowUps, is_about, question
from coaching.turns import Wave
from domain.conversation import FollowUp, Turn


async def taken_up(follow_ups: FollowUps, context: CoachContext, turn: Turn, wave: Wave) -> Closing | None:
    """What to ask behind the first reply of a conversation; None where one question is open already, or the words speak of it."""
    if turn.number != 1 or context.question or not context.remembers:
        return None
    due = await follow_ups.due(wave.conversation)
    if due is None or is_about(due, turn.text):
        return None
    return lambda reply: _asked(due, reply, context)


def _asked(due: FollowUp, reply: str, context: CoachContext) -> str:
    if is_about(due, reply):
        return ""
    if due.waiting:
        # The next message answers it, as it would have answered the first time.
        context.extra["waiting"] = due.waiting
        context.desk.show(cards.question_card(due.asked, due.waiting))
    return question(due)
