"""A conversation in the terminal: the same turns over the same store, one line in, the reply as it comes."""

import asyncio
import sys
import uuid

from api import chats
from api.services import Services, open_services
from coach_creator import interviewer
from coaching.events import Event, Failed, Said, Showed
from coaching.stream import Stream
from coaching.turns import Turns
from kit.errors import CoachError
from kit.settings import Settings

BYE = {"exit", "quit", "bye", ":q"}


async def talk(settings: Settings) -> None:
    """Build a coach if there is none yet, then talk until the input ends."""
    services = await open_services(settings)
    try:
        user_id = await services.access.owner()
        _, preferences = await services.users.get(user_id)
        if preferences.ui_preferences.default_coach is None and not await _interview(services, user_id):
            return
        chat = await chats.start(services, user_id, None)
        coach = await services.coaches.get(user_id, chat.coach_id or "")
        _say(f"{coach.coach_name} is here. Tell me what you trained, or ask. (exit ends)")
        await _converse(services.turns, user_id, chat.conversation_id)
    finally:
        await services.close()


async def _interview(services: Services, user_id: str) -> bool:
    chat = await chats.begin_interview(services, user_id)
    profile, _ = await services.users.get(user_id)
    now = services.clock.now()
    session, opening = interviewer.open_session(user_id, chat.conversation_id, now, profile.timezone)
    put = services.sessions.saving(session, now)
    await services.sessions.table.put(put.item, put.when)
    _say(opening)
    while True:
        if not await _exchange(services.creator_turns, user_id, chat.conversation_id):
            return False
        if (await services.sessions.get(user_id, session.session_id)).is_complete:
            return True


async def _converse(turns: Turns, user_id: str, conversation_id: str) -> None:
    while await _exchange(turns, user_id, conversation_id):
        pass


async def _exchange(turns: Turns, user_id: str, conversation_id: str) -> bool:
    """One line and its reply; False when the user left."""
    sys.stdout.write("\n> ")
    sys.stdout.flush()
    line = await asyncio.to_thread(sys.stdin.readline)
    if not line or line.strip().lower() in BYE:
        return False
    if not line.strip():
        return True
    try:
        await _print(await turns.send(user_id, conversation_id, line.strip(), uuid.uuid4().hex))
    except CoachError as error:
        _say(error.message)
    return True


async def _print(stream: Stream) -> None:
    async for event in stream:
        words = _words(event)
        sys.stdout.write(words)
        sys.stdout.flush()
    sys.stdout.write("\n")


def _words(event: Event) -> str:
    match event:
        case Said(text):
            return text
        case Showed(card):
            return f"[{card.title}]\n"
        case Failed(error):
            return error.message
        case _:
            return ""


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
