"""The creator's side of a turn: the interview's next state is committed together with the turn's end, or not at all."""

import json
from collections.abc import Sequence
from datetime import datetime

from coach_creator import author, changing, interviewer
from coach_creator.second import Looked, SecondReader
from coach_creator.transcript import Exchange, transcript
from coach_creator.writing import ModelAuthor
from coaching.events import Said
from coaching.turns import Answer, Emit, Wave
from domain.coach import CoachConfig
from domain.conversation import Turn
from domain.creator import CreatorSession, state
from domain.user import UserPreferences
from kit import log
from kit.clock import Clock
from kit.ids import derived_id
from storage import entities as rows
from storage.blobs import Blobs, kept
from storage.coaches import Coaches, CreatorSessions
from storage.revision import save
from storage.table import Key, Write

logger = log.get("creator")


class CreatorResponder:
    """Answers the turns of creator sessions."""

    def __init__(
        self,
        sessions: CreatorSessions,
        coaches: Coaches,
        blobs: Blobs,
        clock: Clock,
        *,
        model: ModelAuthor | None = None,
        second: SecondReader | None = None,
    ) -> None:
        self.sessions = sessions
        self.coaches = coaches
        self.blobs = blobs
        self.clock = clock
        self.model, self.second = model, second

    def keys(self, user_id: str, conversation_id: str) -> Sequence[Key]:
        """The interview's row; its conversation carries the same id."""
        return [self.sessions.key(user_id, conversation_id)]

    def admit(self, wave: Wave) -> None:
        """Only conversations that belong to an interview which is still there."""
        self.sessions.from_item(wave.items[0])

    async def read(self, user_id: str, conversation_id: str) -> None:
        """Nothing else is needed."""

    async def respond(self, turn: Turn, wave: Wave, emit: Emit) -> Answer:
        """One step of the interview; the last one makes the coach."""
        session = self.sessions.from_item(wave.items[0])
        at = turn.created_at or self.clock.now()
        if session.creation_type == "modification" and session.coach_id and not session.is_complete:
            session = changing.rebased(session, await self.coaches.answers(session.user_id, session.coach_id))
        looked = await self.second.read(session, turn.text, at) if self.second else Looked()
        answered = interviewer.answer(session, turn.text, turn.number, at, looked.found)
        emit(Said(answered.reply))
        after, coach_id = answered.session, session.generated_coach_id
        writes: list[Write] = []
        prompts = looked.prompts
        if after.is_complete and not session.is_complete:
            after, writes, author_prompts = await self._finish(after, turn, wave, answered.reply)
            prompts += author_prompts
            coach_id = after.generated_coach_id
        extra = {"state": state(after), **({"coach_id": coach_id} if coach_id else {})}
        saving = self.sessions.saving(after, self.clock.now())
        return Answer(answered.reply, extra=extra, prompts=prompts, writes=(saving, *writes))

    async def give_up(self, turn: Turn, wave: Wave) -> Answer:
        """The interview stays where it was."""
        session = self.sessions.from_item(wave.items[0])
        reply = "I could not take that answer in, even after several tries. Your words are kept; please say it again."
        return Answer(reply, extra={"state": state(session)})

    async def _finish(
        self, session: CreatorSession, turn: Turn, wave: Wave, reply: str
    ) -> tuple[CreatorSession, list[Write], tuple[str, ...]]:
        """The finished interview, what is written with it, and the prompts that were used."""
        now = turn.created_at or self.clock.now()
        coach, reason = await self._written(session, now)
        if self.model is not None:
            coach = await self.model.words(session, coach)
        session = session.model_copy(update={"generated_coach_id": coach.coach_id})
        turns = [*reversed(wave.turns), turn.model_copy(update={"reply": reply})]
        await self._keep_transcript(session, coach, turns)
        _, writes = self.coaches.saving(coach, reason, session.creation_type, now, session.slots)
        preferences = _with_coach(wave.preferences, session, coach.coach_id)
        if preferences != wave.preferences:
            writes.append(save(rows.USER_PREFERENCES, preferences, now)[1])
        return session, writes, tuple(filter(None, (coach.metadata.texts.prompt,)))

    async def _written(self, session: CreatorSession, now: datetime) -> tuple[CoachConfig, str]:
        """The coach that this interview makes or changes, and why it has a new version."""
        if session.coach_id is None:
            return author.write_coach(session, derived_id(now, session.session_id, "coach"), now), "built in the first conversation"
        before = await self.coaches.get(session.user_id, session.coach_id)
        reason = "rebuilt in a conversation" if session.creation_type == "recreation" else "changed in a conversation"
        return author.rewrite_coach(session, before, reason, now), reason

    async def _keep_transcript(self, session: CreatorSession, coach: CoachConfig, turns: Sequence[Turn]) -> None:
        key = f"users/{session.user_id}/coach_creator_sessions/{session.session_id}.{turns[-1].number:06d}.json"
        body = transcript(session, _exchanges(session, turns), coach)
        await kept(self.blobs, key, json.dumps(body, ensure_ascii=False, sort_keys=True, default=str).encode())


def _exchanges(session: CreatorSession, turns: Sequence[Turn]) -> list[Exchange]:
    """Each message with the question that it answered: the reply before it, or the opening."""
    questions = [session.opening, *(turn.reply or "" for turn in turns)]
    return [
        Exchange(turn=turn.number, question=question, text=turn.text, reply=turn.reply or "", at=turn.created_at or session.started_at)
        for question, turn in zip(questions, turns, strict=False)
    ]


def _with_coach(preferences: UserPreferences, session: CreatorSession, coach_id: str) -> UserPreferences:
    """The first coach becomes the primary one, and the units that were named are kept."""
    ui = preferences.ui_preferences
    said = session.value("units_timezone")
    unit = said.get("units") if isinstance(said, dict) else None
    units = {"kg": "metric", "lb": "imperial", "metric": "metric", "imperial": "imperial"}.get(str(unit))
    changes = {
        **({"default_coach": coach_id} if ui.default_coach is None else {}),
        **({"measurement_units": units} if units and ui.measurement_units is None else {}),
    }
    return preferences.model_copy(update={"ui_preferences": ui.model_copy(update=changes)}) if changes else preferences
