"""The coach's side of a turn: read the words, store a clear report, then let the agent talk about what was really stored."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from agent.budget import Budget
from agent.changing import Changing
from agent.context import CoachContext, Desk, Emit, OwnWays
from agent.doubting import doubt
from agent.editing import edit
from agent.effects import store_what_is_clear
from agent.facts import LAST_TURNS, Facts, facts_of, live
from agent.guards import names_in, triage
from agent.leftovers import read_on
from agent.prompting import system_prompt
from agent.remembering import notice
from agent.returning import taken_up
from agent.talking import Talk
from agent.teaching import learn
from agent.telling import follow
from coaching.about import About
from coaching.catching_up import CatchingUp
from coaching.drafts import Drafts
from coaching.events import Said
from coaching.follow_up import FollowUps
from coaching.logbook import Logbook
from coaching.memories import Memories
from coaching.message import Message
from coaching.progress import Progress
from coaching.reading import Reader, unit_of
from coaching.turns import GAVE_UP, Answer, Wave, guard
from coaching.vocabulary import Vocabulary
from domain.coach import CoachConfig
from domain.conversation import ALARM, Turn
from domain.history import Workout
from domain.measures import WeightUnit
from domain.memory import Memory
from domain.user import UserPreferences
from kit import log
from kit.aside import aside
from kit.errors import NotFound
from kit.llm.tokens import prompts_used
from storage.coaches import Coaches
from storage.coaches import Memories as MemoryRows
from storage.table import ConditionFailed, Key
from storage.users import Users
from storage.workouts import Workouts

TURNS_READ = LAST_TURNS + 2
REMEMBERED = 512

logger = log.get("coach")


@dataclass(frozen=True)
class Known:
    """What the coach reads along with the conversation."""

    memories: list[Memory]
    workouts: list[Workout]


@dataclass(frozen=True)
class Parts:
    """What a coach works with; put together by the service."""

    coaches: Coaches
    workouts: Workouts
    memory_rows: MemoryRows
    logbook: Logbook
    progress: Progress
    memories: Memories
    drafts: Drafts
    about: About
    reader: Reader
    users: Users
    talk: Talk
    budget: Budget
    changing: Changing
    vocabulary: Vocabulary
    follow_ups: FollowUps
    catching_up: CatchingUp

    async def remember_unit(self, preferences: UserPreferences, unit: WeightUnit) -> None:
        """Keep the unit that the user answered with, so that it is not asked again; another device's choice wins."""
        ui = preferences.ui_preferences.model_copy(update={"measurement_units": "metric" if unit == "kg" else "imperial"})
        try:
            await self.users.save_preferences(preferences.model_copy(update={"ui_preferences": ui}), self.logbook.clock.now())
        except ConditionFailed:
            logger.info("preferences were changed meanwhile")


class CoachResponder:
    """Answers the turns of conversations with coaches."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._coach_of: OrderedDict[tuple[str, str], str] = OrderedDict()

    def keys(self, user_id: str, conversation_id: str) -> Sequence[Key]:
        """The coach's row, once it is known which coach a conversation is with; that never changes."""
        coach_id = self._coach_of.get((user_id, conversation_id))
        return [self.parts.coaches.key(user_id, coach_id)] if coach_id else []

    def admit(self, wave: Wave) -> None:
        """Only conversations with a coach; an interview has its own address."""
        if wave.conversation.kind != "coaching":
            raise NotFound("There is no such conversation. List yours with GET /v1/conversations.", code="conversation_not_found")

    async def read(self, user_id: str, conversation_id: str) -> Known:
        """Memories and the rows of recent workouts, in the same wave; their sets are read when a correction needs them."""
        memories, workouts, _ = await asyncio.gather(
            self.parts.memory_rows.recent(user_id), self.parts.workouts.latest(user_id), self.parts.budget.look(user_id)
        )
        return Known(memories, workouts)

    async def respond(self, turn: Turn, wave: Wave, emit: Emit) -> Answer:
        """Store what is clear, then talk."""
        with self.parts.budget.counting(turn.user_id):
            answer = await self._respond(turn, wave, emit)
        self.parts.catching_up.behind(turn, wave)
        return answer

    async def _respond(self, turn: Turn, wave: Wave, emit: Emit) -> Answer:
        coach = await self._coach(wave)
        alarm = await aside(turn.text, lambda: triage(turn.text))
        may_ask = self.parts.budget.allows(turn.user_id)
        context, facts = await self._prepare(turn, wave, coach, emit, reads_on=alarm is None and may_ask)
        if alarm is not None:
            # Whoever the coach is: danger is answered by fixed words, and whoever looks after the user can see that it came up.
            context.extra[ALARM] = alarm.kind
            reply = alarm.message + (f" Logged all the same: {'; '.join(facts.stored)}." if facts.stored else "")
            emit(Said(reply))
            return self._answer(reply, context, coach)
        last = await taken_up(self.parts.follow_ups, context, turn, wave) or await self.parts.changing.noticed(context, turn)
        reply = await self.parts.talk.talk(context, facts, wave, coach, turn, emit, may_ask=may_ask, last=last)
        return self._answer(reply, context, coach)

    async def give_up(self, turn: Turn, wave: Wave) -> Answer:
        """A clear report is still recorded, and the reply says what happened."""
        coach = await self._coach(wave)
        context, facts = await self._prepare(turn, wave, coach, lambda _: None)
        stored = f" Logged: {'; '.join(facts.stored)}." if facts.stored else ""
        return self._answer(GAVE_UP + stored, context, coach)

    async def _coach(self, wave: Wave) -> CoachConfig | None:
        conversation = wave.conversation
        if conversation.coach_id is None:
            return None
        place = (conversation.user_id, conversation.conversation_id)
        known = place in self._coach_of and wave.items and wave.items[0]
        self._coach_of[place] = conversation.coach_id
        while len(self._coach_of) > REMEMBERED:
            self._coach_of.popitem(last=False)
        try:
            if known:
                return self.parts.coaches.from_item(wave.items[0])
            return await self.parts.coaches.get(conversation.user_id, conversation.coach_id)
        except NotFound:  # the coach was deleted, and its conversations still answer
            return None

    async def _prepare(
        self, turn: Turn, wave: Wave, coach: CoachConfig | None, emit: Emit, *, reads_on: bool = False
    ) -> tuple[CoachContext, Facts]:
        known: Known = wave.extra
        message = Message(
            user_id=turn.user_id,
            text=turn.text,
            at=turn.created_at or self.parts.logbook.clock.now(),
            timezone=turn.timezone or "UTC",
            conversation_id=turn.conversation_id,
            turn=turn.number,
            coach_id=wave.conversation.coach_id,
            guard=guard(turn),
            own_words=await self.parts.vocabulary.of(wave.preferences),
            people=names_in(memory.text for memory in known.memories),
        )
        answered = await self.parts.drafts.answered_by(message, wave.turns)
        unit = unit_of(wave.preferences)
        reading = (
            answered.reading
            if answered
            else await aside(turn.text, lambda: self.parts.reader.read(message, unit, _since_units(known.workouts, wave.preferences)))
        )
        context = CoachContext(
            message=message,
            reading=reading,
            rows=known.workouts,
            desk=Desk(emit),
            logbook=self.parts.logbook,
            progress=self.parts.progress,
            memories=self.parts.memories,
            reader=self.parts.reader,
            drafts=self.parts.drafts,
            about=self.parts.about,
            coach=coach,
            unit=unit,
            answered=answered,
            follows=_stored_something(wave.turns),
            known=known.memories,
            turns=wave.turns,
            remembers=wave.preferences.memory_enabled,
            ways=OwnWays(self.parts.vocabulary, self.parts.users, wave.preferences),
        )
        coach = await self.parts.changing.settle(context, wave.turns) or coach
        await edit(context, wave.turns)
        await follow(context, wave.turns)
        if (not context.told or context.edited) and not await learn(context) and not await doubt(context):
            await store_what_is_clear(context)
        if reads_on:
            await read_on(context, unit)
            kept = await notice(context)
            await self.parts.changing.offer(context, coach)
            context.told += kept
        if answered and answered.unit and wave.preferences.ui_preferences.measurement_units is None:
            await self.parts.remember_unit(wave.preferences, answered.unit)
        return context, await aside(turn.text, lambda: facts_of(context, wave, coach))

    def _answer(self, reply: str, context: CoachContext, coach: CoachConfig | None) -> Answer:
        prompts = tuple(dict.fromkeys((system_prompt(coach).id, *prompts_used())))
        return Answer(reply, tuple(context.desk.cards), tuple(context.desk.receipts), extra=dict(context.extra), prompts=prompts)


def _since_units(rows: Sequence[Workout], preferences: UserPreferences) -> list[Workout]:
    """The workouts whose units tell a habit: those since the user said which units they think in."""
    said = preferences.units_at
    return [row for row in live(rows) if said is None or (row.created_at is not None and row.created_at > said)]


def _stored_something(turns: Sequence[Turn]) -> bool:
    """Whether the turn before stored or changed a workout."""
    return bool(turns) and any(receipt.entity == "workout" for receipt in turns[0].receipts)
