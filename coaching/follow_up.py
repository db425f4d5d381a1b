"""What a coach should come back to in the next conversation, and that it does so once.

Set by signs of danger, by pains and by a last question that nobody answered; gone when the user says that it is well, or
when a new conversation has taken it up. Rules alone: nothing here waits for a model.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from domain.conversation import Conversation, FollowUp, Turn
from extraction.remark_words import BODY
from extraction.remarks import read_remarks
from kit import log
from kit.clock import Clock
from storage.conversations import Conversations
from storage.table import ConditionFailed

STAYS: Final = timedelta(days=30)
LOOKED_AT: Final = 6
TURNS: Final = 20
LONGEST_NOTE: Final = 80
_WELL = re.compile(
    r"\b(?:fine|better|ok|okay|good|great|healed|recovered|gone|well|normal|no (?:more )?pain|pain[- ]free|cleared|not hurt\w*"
    r"|(?:doesn|don)['’]?t hurt|no longer)\b",
    re.IGNORECASE,
)
_NOT_WELL = re.compile(r"\b(?:not|isn['’]?t|aren['’]?t|never|hardly|worse|still)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

logger = log.get("follow up")


def left_open(before: FollowUp | None, turns: Sequence[Turn]) -> FollowUp | None:
    """What is to be taken up after these turns, oldest first, when `before` was open until then."""
    for turn in turns:
        before = _after(before, turn)
    return before


def question(due: FollowUp) -> str:
    """What the coach asks about it."""
    match due.kind:
        case "alarm":
            return "Last time you told me of something that worried me. How are you now?"
        case "pain":
            return f"How is the {due.about}?" if due.about else "How is the pain that you told me about?"
        case _:
            return f"One question stayed open, about “{due.about}”. {due.asked}"


def is_about(due: FollowUp, text: str) -> bool:
    """Whether a text already speaks of it."""
    if due.kind == "pain" and due.about:
        return due.about.replace(" ", "_") in _parts(text)
    return due.kind == "question" and due.about in text


def _after(before: FollowUp | None, turn: Turn) -> FollowUp | None:
    at = turn.created_at or turn.updated_at
    if at is None:
        return before
    if turn.alarm:
        return FollowUp(kind="alarm", turn=turn.number, at=at)
    if before is not None and before.kind == "alarm":
        return before
    if before is not None and before.kind == "pain" and _is_well(before, turn.text):
        before = None
    concern = next(iter(read_remarks(turn.text).concerns), None)
    if concern is not None:
        return FollowUp(kind="pain", about=(concern.body_part or "").replace("_", " "), turn=turn.number, at=at)
    if before is not None and before.kind == "pain":
        return before
    return _asked(turn, at)


def _asked(turn: Turn, at: datetime) -> FollowUp | None:
    """The question that this turn ends with; the next message answers it, or lets it go."""
    card = next((card for card in turn.cards if card.kind == "question"), None)
    waiting = str(card.data["extraction_id"]) if card and "extraction_id" in card.data else None
    if card is None or waiting is None:
        return None
    about = turn.text if len(turn.text) <= LONGEST_NOTE else turn.text[:LONGEST_NOTE].rstrip() + "…"
    return FollowUp(kind="question", about=about, asked=card.title, waiting=waiting, turn=turn.number, at=at)


def _is_well(pain: FollowUp, text: str) -> bool:
    """Whether a sentence says that the part is well again."""
    for sentence in re.split(r"[.!?\n]+", text):
        named = not pain.about or pain.about.replace(" ", "_") in _parts(sentence)
        if named and _WELL.search(sentence) and not _NOT_WELL.search(sentence):
            return True
    return False


def _parts(text: str) -> set[str]:
    """The parts of the body that a text names; the lower back is the back too."""
    found = {BODY[word] for word in _WORD.findall(text.lower()) if word in BODY}
    return found | ({"lower_back"} if "back" in found else set())


class FollowUps:
    """Takes up, in a conversation that begins, what an earlier one with the same coach left open."""

    def __init__(self, conversations: Conversations, clock: Clock) -> None:
        self.conversations = conversations
        self.clock = clock

    async def due(self, fresh: Conversation) -> FollowUp | None:
        """What to ask about, claimed for this conversation: nobody else asks it, and a second try of this one asks it again."""
        page = await self.conversations.recent(fresh.user_id, limit=LOOKED_AT)
        earlier = [one for one in page.items if one.coach_id == fresh.coach_id and one.conversation_id != fresh.conversation_id]
        claimed = next((one.follow_up for one in earlier if one.followed_up_in == fresh.conversation_id), None)
        if claimed is not None:
            return claimed
        for position, chat in enumerate(earlier):
            found = await self._left_open(chat, look=position == 0)
            if found is not None and found.at > self.clock.now() - STAYS:
                return found if await self._claim(chat, found, fresh) else None
        return None

    async def _left_open(self, chat: Conversation, *, look: bool) -> FollowUp | None:
        """What this conversation left open; of the newest one, turns count that no archive has seen yet."""
        known = chat.follow_up if chat.needs_follow_up else None
        if not look or chat.archive_shard is None:
            return known
        newest = await self.conversations.newest(chat.user_id, chat.conversation_id, TURNS)
        seen = max(chat.archived_through, chat.followed_up_through)
        return left_open(known, [turn for turn in reversed(newest.turns) if turn.number > seen and turn.status != "pending"])

    async def _claim(self, chat: Conversation, found: FollowUp, fresh: Conversation) -> bool:
        taken = {
            "needs_follow_up": False,
            "follow_up": found,
            "followed_up_in": fresh.conversation_id,
            "followed_up_through": found.turn,
        }
        try:
            await self.conversations.save(chat.model_copy(update=taken), self.clock.now())
        except ConditionFailed:
            logger.info("somebody else wrote the conversation", conversation=chat.conversation_id)
            return False
        return True
