"""`spotter prompts diff`: prompt files beside those of a revision, and what that does to recorded conversations."""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass

from agent import replay
from api.services import Services
from coaching.reading import Reader, unit_of
from domain.coach import CoachConfig
from domain.conversation import Conversation, Turn
from domain.measures import WeightUnit
from extraction import read
from extraction.left import left_over
from kit.clock import local_day
from kit.errors import NotFound
from kit.llm import ChatModel, remote_model

MOST_TURNS = 100
CHATS = 3
READER, SUMMARY, AUTHOR = "read_workout", "summarise", "write_coach"
NOT_ANSWERED = (
    "No conversation was answered again: the offline coach reads no prompt. Set SPOTTER_MODEL to see what a model makes of it; "
    "what is shown above is what each call would be sent."
)


@dataclass(frozen=True)
class _Both:
    """The files before and after, and the prompts whose calls differ."""

    before: replay.Sources
    after: replay.Sources
    names: Sequence[str]

    def line(self, name: str) -> str:
        """What each call of a prompt is sent."""
        return f"  {name}: {replay.sent_with(self.before, name)} → {replay.sent_with(self.after, name)}"


async def compare(services: Services, user_id: str, revision: str, turns: int, model: ChatModel | None = None) -> AsyncIterator[str]:
    """The comparison line by line."""
    before, after = replay.sources_at(revision), replay.sources()
    found = replay.changed(before, after)
    if not found:
        for path, text in after.items():
            yield f"{path}: unchanged since {revision}, {replay.described(path, text)}"
        return
    for one in found:
        for line in one.lines():
            yield line
    both = _Both(before, after, replay.calls_changed(found))
    for name in both.names:
        if name not in (replay.COACH, READER, SUMMARY, AUTHOR):
            yield "\nEach call:"
            yield both.line(name)
    async for line in _coaches(services, user_id, both, replay.templates_changed(found)):
        yield line
    model = model or remote_model(services.settings)
    async for line in _conversations(services, user_id, both, turns, model):
        yield line
    if model is None:
        yield NOT_ANSWERED


async def _coaches(services: Services, user_id: str, both: _Both, templates: dict[str, str]) -> AsyncIterator[str]:
    """Which coaches are made of what changed."""
    for coach in (await services.coaches.of_user(user_id)).items:
        used = [path for key, path in templates.items() if key in coach.template_id.split(".")]
        if used:
            yield f"\n{coach.coach_name} is made of {', '.join(used)}: it keeps its words until it is changed or made anew."
        if AUTHOR in both.names:
            yield f"\n{coach.coach_name}, when it is made with a model:"
            yield both.line(AUTHOR)


async def _conversations(services: Services, user_id: str, both: _Both, turns: int, model: ChatModel | None) -> AsyncIterator[str]:
    """The newest conversations: what their turns would be sent, and with a model, what it answers."""
    _, preferences = await services.users.get(user_id)
    for chat in (await services.conversations.recent(user_id)).items[:CHATS]:
        if turns <= 0 or not both.names:
            return
        recorded = await _recorded(services, chat, turns)
        try:
            coach = await services.coaches.get(user_id, chat.coach_id or "")
        except NotFound:
            continue
        if SUMMARY in both.names and recorded:
            yield f"\n{chat.conversation_id}, when it is summarised:"
            yield both.line(SUMMARY)
        answers = await _answers(both, coach, recorded, model)
        for place, turn in enumerate(recorded):
            sent = list(_sent(both, coach, recorded[:place], turn, unit_of(preferences)))
            if sent:
                yield f"\n{chat.conversation_id}/{turn.number}: {turn.text}"
            for line in (*sent, *answers.get(turn.number, ())):
                yield line
        turns -= len(recorded)


def _sent(both: _Both, coach: CoachConfig, earlier: Sequence[Turn], turn: Turn, unit: WeightUnit | None) -> Iterator[str]:
    """What changes of what a turn sends."""
    if replay.COACH in both.names:
        old, new = (replay.sent_to_coach(texts, coach, earlier, turn) for texts in (both.before, both.after))
        yield f"  {replay.COACH}: {old} → {new}"
    if READER in both.names and _is_read_on(turn, unit):
        yield both.line(READER)


def _is_read_on(turn: Turn, unit: WeightUnit | None) -> bool:
    """Whether a model is asked for what the notation leaves of the message: it was, or it would be."""
    if any(one.startswith(f"{READER}@") for one in turn.prompts):
        return True
    if turn.created_at is None:
        return False
    timezone = turn.timezone or "UTC"
    context = Reader().context(local_day(turn.created_at, timezone), timezone, unit)
    return bool(left_over(turn.text, read(turn.text, context), context))


async def _answers(both: _Both, coach: CoachConfig, recorded: Sequence[Turn], model: ChatModel | None) -> dict[int, list[str]]:
    """What a model answers to each turn under both prompts of the coach, beside what was recorded."""
    old, new = (replay.prompt_of(texts, replay.COACH) for texts in (both.before, both.after))
    if model is None or old is None or new is None or replay.COACH not in both.names:
        return {}
    found: dict[int, list[str]] = {}
    async for one in replay.replayed(model, coach, recorded, old, new):
        told = (("recorded", one.recorded), ("before", one.before), ("after", one.after))
        found[one.turn.number] = [f"  {name}: {' '.join(text.split())}" for name, text in told]
    return found


async def _recorded(services: Services, chat: Conversation, turns: int) -> list[Turn]:
    """The newest finished turns of a conversation, oldest first."""
    page = await services.archive.transcript(chat, None, min(turns, MOST_TURNS))
    return [turn for turn in reversed(page.turns) if turn.status == "done"]
