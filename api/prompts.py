"""`spotter prompts diff`: prompts beside those of a revision, and recorded conversations answered under both."""

from collections.abc import AsyncIterator

from agent import replay
from api.services import Services
from domain.conversation import Conversation, Turn
from kit.errors import NotFound
from kit.llm import ChatModel, remote_model
from kit.llm.tokens import text_tokens
from prompts import library

MOST_TURNS = 100


async def compare(services: Services, user_id: str, revision: str, turns: int, model: ChatModel | None = None) -> AsyncIterator[str]:
    """The comparison line by line."""
    before, after = replay.sources_at(revision), replay.sources()
    found = replay.changed(before, after)
    if not found:
        for name, text in after.items():
            yield f"{name}: unchanged since {revision}, about {text_tokens(text)} tokens"
        return
    for one in found:
        for line in one.lines():
            yield line
    async for line in _replayed(services, user_id, before, after, turns, model or remote_model(services.settings)):
        yield line


async def _replayed(
    services: Services, user_id: str, before: replay.Sources, after: replay.Sources, turns: int, model: ChatModel | None
) -> AsyncIterator[str]:
    if before.get("coach") == after.get("coach") or not before.get("coach") or not turns:
        return
    if model is None:
        yield "No conversation was answered again: the offline coach reads no prompt. Set SPOTTER_MODEL to see what a model makes of it."
        return
    old, new = (library.parse("coach", text["coach"]) for text in (before, after))
    for chat in (await services.conversations.recent(user_id)).items[:3]:
        recorded = await _recorded(services, chat, turns)
        try:
            coach = await services.coaches.get(user_id, chat.coach_id or "")
        except NotFound:
            continue
        async for one in replay.replayed(model, coach, recorded, old, new):
            yield f"\n{chat.conversation_id}/{one.turn.number}: {one.turn.text}"
            for name, text in (("recorded", one.recorded), ("before", one.before), ("after", one.after)):
                yield f"  {name}: {' '.join(text.split())}"
            turns -= 1
        if turns <= 0:
            return


async def _recorded(services: Services, chat: Conversation, turns: int) -> list[Turn]:
    """The newest finished turns of a conversation, oldest first."""
    page = await services.archive.transcript(chat, None, min(turns, MOST_TURNS))
    return [turn for turn in reversed(page.turns) if turn.status == "done"]
