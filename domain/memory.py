"""Facts a user told the coach, with the time they were said and the time they hold."""

from datetime import date, datetime

from domain.model import Stored
from domain.workout import Span


class Memory(Stored):
    """One fact in the user's words; superseded, it stays for questions about the past.

    `about` names the row that the words became: its kind and its id. `unsure` names facts that can't hold beside this one,
    where nobody knows which of them does.
    """

    user_id: str
    memory_id: str
    text: str
    topic: str | None = None
    said_at: datetime
    true_from: date | None = None
    true_to: date | None = None
    superseded_by: str | None = None
    about: str | None = None
    unsure: tuple[str, ...] = ()
    conversation_id: str | None = None
    turn: int | None = None
    source: tuple[Span, ...] = ()
