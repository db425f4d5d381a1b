"""Finds the conversation and the turn that a client's history belongs to, and remembers where it leads.

A link names a turn by the history that ends in its message. The turn's own number is the lock: a message goes on in a conversation
only directly after the turn that its history ends in, else it begins a conversation of its own.
"""

import asyncio
import textwrap
from dataclasses import dataclass
from datetime import timedelta

from api import chats
from api.openai.answering import full_text
from api.openai.history import History, heard
from api.patience import patiently
from api.services import Services
from coaching.events import Began, Ended
from coaching.stream import Stream
from coaching.turns import MovedOn
from domain.conversation import Turn
from domain.links import ChatLink
from kit.clock import local_day
from kit.errors import NotFound
from kit.ids import new_id

REPEATS = timedelta(hours=24)
FIRST_REPEATS = timedelta(hours=1)
"""Across midnight, a first message is the same one only within the hour: "hi" the next morning begins a new chat."""

AT_ONCE = timedelta(minutes=2)
"""Within this time the same first message is a retry or a second click."""


@dataclass(frozen=True)
class Sent:
    """A message that was taken in: the stream of its turn, and what is to be added to the reply."""

    stream: Stream
    note: str = ""


@dataclass(frozen=True)
class Known:
    """What the links say of a history: the turn that it was, the turn that it goes on after, and where its tail was seen."""

    itself: ChatLink | None
    parent: ChatLink | None
    tail: ChatLink | None


async def send(services: Services, user_id: str, coach_id: str, history: History) -> Sent:
    """Send the last message of a history to where it belongs: the turn that it was before, the next one, or a new conversation.

    Who stops a reply and writes on is not refused: the reply goes on here, and the next message waits for its end.
    """
    return await patiently(lambda: _send(services, user_id, coach_id, history))


async def _send(services: Services, user_id: str, coach_id: str, history: History) -> Sent:
    known = await _known(services, user_id, history)
    scopes = [known.parent.conversation_id] if known.parent else await _days(services, user_id, history, known.itself)
    asked = history.asked(scopes[0])
    turn = await _turn(services, known.itself)
    if turn is not None and turn.key in {_key(history.asked(scope)) for scope in scopes}:
        if turn.status != "pending":
            return Sent(_finished(turn), _note_of_repeat(services, history, turn))
        return Sent(await services.turns.send(user_id, turn.conversation_id, history.text, turn.key))
    stream = await _continued(services, user_id, known.parent, history.text, asked)
    conversation_id = known.parent.conversation_id if known.parent else ""
    if stream is None:
        conversation_id = await _begun(services, user_id, coach_id, asked)
        stream = await services.turns.send(user_id, conversation_id, history.text, _key(asked))
    number = await _number(stream)
    await _remember(services, user_id, history, known, conversation_id, number)
    edits = known.parent if history.chat and known.parent and known.parent.conversation_id != conversation_id else None
    replaced = await _turn(services, edits.model_copy(update={"turn": edits.turn + 1})) if edits else None
    return Sent(stream, _note_of_edit(replaced) if replaced else "")


def _note_of_edit(replaced: Turn) -> str:
    """What the message before an edit logged was not taken back, for nobody asked for that."""
    note = f"The message that this one replaces was logged too: “{_short(replaced.text)}”. Take it out in the app if it should go."
    return f"\n\n{note}" if _logged(replaced) else ""


def _note_of_repeat(services: Services, history: History, turn: Turn) -> str:
    """A first message that comes again later in the day may be a new chat, and mean that it was done again."""
    before = services.clock.now() - AT_ONCE
    if history.chat or not history.is_first or not _logged(turn) or turn.created_at is None or turn.created_at > before:
        return ""
    return f"\n\nThese words were logged before, and count once. If you did it again, add a word: “{_short(turn.text)} again”."


def _logged(turn: Turn) -> bool:
    return any(one.action == "created" and one.entity == "workout" for one in turn.receipts)


def _short(text: str) -> str:
    return textwrap.shorten(text, 80, placeholder="…")


async def _known(services: Services, user_id: str, history: History) -> Known:
    """One read of all the links that may matter."""
    names = [history.whole, history.tail, history.tail_before, *history.parents, *(history.unnamed if history.chat else [])]
    itself, tail, tail_before, *parents = await services.links.many(user_id, names)
    parent = next((one for one in parents if one), None) or await _unless_doubtful(services, tail_before, history)
    return Known(itself, parent, tail)


async def _unless_doubtful(services: Services, tail: ChatLink | None, history: History) -> ChatLink | None:
    """A tail proves a conversation when no other one has it, and when our reply to it is what the client has."""
    turn = await _turn(services, tail)
    if tail is None or turn is None or not history.last_reply:
        return None
    ours = heard(full_text(turn))
    return tail if ours and (ours.startswith(history.last_reply) or history.last_reply.startswith(ours)) else None


async def _days(services: Services, user_id: str, history: History, itself: ChatLink | None) -> list[str]:
    """What tells a first message from the same words another time: the chat if the client says, else the user's day."""
    if history.chat:
        return [""]
    profile, _ = await services.users.get(user_id)
    now = services.clock.now()
    today = local_day(now, profile.timezone or "UTC")
    holds = FIRST_REPEATS if history.is_first else REPEATS
    lately = itself is not None and now - itself.linked_at < holds
    return [day.isoformat() for day in (today, *([today - timedelta(days=1)] if lately else []))]


async def _turn(services: Services, link: ChatLink | None) -> Turn | None:
    if link is None or link.is_doubtful:
        return None
    return await services.conversations.turn(link.user_id, link.conversation_id, link.turn)


async def _continued(services: Services, user_id: str, parent: ChatLink | None, text: str, asked: str) -> Stream | None:
    """The next turn of a conversation; None when it has gone on without this history, or is not there."""
    if parent is None:
        return None
    try:
        return await services.turns.send(user_id, parent.conversation_id, text, _key(asked), after=parent.turn)
    except MovedOn:
        return None
    except NotFound as error:
        if error.code != "conversation_not_found":
            raise
        return None


async def _begun(services: Services, user_id: str, coach_id: str, asked: str) -> str:
    """The conversation that begins with this question: of two requests at once both get the same."""
    now = services.clock.now()
    link = ChatLink(history_hash=asked, user_id=user_id, conversation_id=new_id(now), turn=1, linked_at=now)
    link = await services.links.claim(link, now)
    await chats.ensure(services, user_id, coach_id, link.conversation_id)
    return link.conversation_id


async def _remember(services: Services, user_id: str, history: History, known: Known, conversation_id: str, turn: int) -> None:
    """Link the history with its turn, before anything of the answer is sent: a client may go away and come back at any time."""
    now = services.clock.now()
    link = ChatLink(history_hash=history.whole, user_id=user_id, conversation_id=conversation_id, turn=turn, linked_at=now)
    links = [link]
    if history.tail is not None:
        doubtful = known.tail is not None and known.tail.conversation_id != conversation_id
        links.append(link.model_copy(update={"history_hash": history.tail, "turn": 0 if doubtful else turn}))
    await asyncio.gather(*(services.links.replace(one, now) for one in links))


async def _number(stream: Stream) -> int:
    async for event in stream:
        if isinstance(event, Began):
            return event.turn
    raise AssertionError("a stream begins with Began")


def _finished(turn: Turn) -> Stream:
    stream = Stream()
    stream.emit(Began(turn.number))
    stream.emit(Ended(turn))
    return stream


def _key(asked: str) -> str:
    return f"openai:{asked}"
