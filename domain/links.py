"""Which turn a message of a foreign chat client was: such clients send their whole history each time, and no id."""

from datetime import datetime, timedelta

from domain.model import Stored

KEPT = timedelta(days=30)


class ChatLink(Stored):
    """The history up to a message, by its hash, and the turn that answers it; turn 0 when several conversations have this history."""

    history_hash: str
    user_id: str
    conversation_id: str
    turn: int
    linked_at: datetime

    @property
    def is_doubtful(self) -> bool:
        """Whether it leads to more than one conversation."""
        return self.turn == 0

    @property
    def expires_at(self) -> datetime:
        """When the row may go."""
        return self.linked_at + KEPT
