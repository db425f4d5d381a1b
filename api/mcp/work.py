"""What the tools do: every write is a turn of a conversation, so that receipts, retries and kills are those of the chat."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from agent.lookup import exercise_named
from api import chats
from api.services import Services
from coaching import advice, wording
from coaching.exports import Exporter, ExportFormat
from coaching.next_session import next_session
from coaching.reading import unit_of
from coaching.substitutes import hard_on
from coaching.turns import checked
from domain.conversation import Turn
from domain.history import LoggedWorkout
from domain.user import UserPreferences, UserProfile
from extraction import Extraction, read
from kit.clock import local_day
from kit.ids import derived_id

MOST = 50
BACK_DAYS = 30
LONGEST_FILE = 64 * 1024


@dataclass(frozen=True)
class Work:
    """The tools of one user."""

    services: Services
    user_id: str

    async def say(self, text: str, idempotency_key: str | None) -> dict[str, Any]:
        """Send the user's words to the coach as a message; what was stored, by ids, and what the coach says to it."""
        words = checked(text)
        conversation_id = await self._conversation()
        key = f"mcp:{idempotency_key or uuid.uuid4().hex}"
        turn = await (await self.services.turns.send(self.user_id, conversation_id, words, key)).result()
        return _told(turn)

    async def dry_run(self, text: str) -> dict[str, Any]:
        """What these words would store."""
        profile, preferences = await self.services.users.get(self.user_id)
        words = checked(text)
        context = self.services.reader.context(self._today(profile), profile.timezone or "UTC", unit_of(preferences))
        return _would(read(words, context), self._today(profile))

    async def history(self, exercise: str | None, first: date | None, last: date | None, limit: int) -> dict[str, Any]:
        """The newest workouts of some days, or the last times of one exercise, each in a line with its id."""
        profile, _ = await self.services.users.get(self.user_id)
        today, most = self._today(profile), min(max(limit, 1), MOST)
        if exercise:
            exercise_id = exercise_named(exercise)
            page = await self.services.progress.history(self.user_id, exercise_id, most)
            done = [one for one in page.items if (first is None or one.date >= first) and (last is None or one.date <= last)]
            lines = [{"workout_id": one.workout_id, "date": one.date.isoformat(), "done": wording.sets(one.sets)} for one in done]
            return {"exercise_id": exercise_id, "items": lines, "more": page.cursor is not None}
        begin, end = first or (last or today) - timedelta(days=BACK_DAYS), last or today
        found = await self.services.progress.between(self.user_id, begin, end, limit=most)
        return {"from": begin.isoformat(), "to": end.isoformat(), "items": [_line(one) for one in found], "more": len(found) == most}

    async def records(self, exercise: str | None) -> dict[str, Any]:
        """The records of one exercise, or of all."""
        found = await self.services.progress.records(self.user_id, exercise_named(exercise) if exercise else None)
        lines = [
            {
                "exercise_id": one.exercise_id,
                "kind": one.record_type,
                "record": wording.record(one),
                "date": one.date.isoformat(),
                "workout_id": one.workout_id,
            }
            for one in found
        ]
        return {"items": lines}

    async def next_session(self) -> dict[str, Any]:
        """What comes next by the coach's method, from the history; nothing of it is stored."""
        profile, preferences = await self.services.users.get(self.user_id)
        today, about = self._today(profile), self.services.about
        planned = await about.next_planned(self.user_id, today)
        if planned is not None:
            return {"plan_session": planned.number, "date": planned.date.isoformat(), "says": advice.planned(planned, today)}
        coach_id = preferences.ui_preferences.default_coach
        coach = await self.services.coaches.get(self.user_id, coach_id) if coach_id else None
        hurt = await about.restrictions(self.user_id, today)
        avoid = hard_on([one.body_part for one in hurt]) | {word for one in hurt for word in one.restrictions}
        at_hand = {piece.kind for piece in await about.equipment(self.user_id)}
        found = await next_session(self.services.progress, self.user_id, coach, today, unit_of(preferences), avoid, at_hand)
        lines = [{"exercise_id": ask.exercise_id, "sets": ask.words(), "why": ask.why} for ask in found.asks]
        return {"says": advice.session(found, today), "items": lines, "new": list(found.new)}

    async def memories(self) -> dict[str, Any]:
        """What the user told about themselves."""
        page = await self.services.memory_rows.page(self.user_id)
        return {"items": [{"memory_id": one.memory_id, "text": one.text, "said_at": one.said_at.date().isoformat()} for one in page.items]}

    async def forget(self, memory_id: str) -> dict[str, Any]:
        """Forget one fact."""
        await self.services.memory_rows.forget(await self.services.memory_rows.get(self.user_id, memory_id))
        return {"forgotten": memory_id}

    async def export(self, shape: ExportFormat) -> dict[str, Any]:
        """The whole training history as one file; one that is too long for an answer is to be fetched."""
        text = ""
        async for line in Exporter(self.services.workouts).lines(self.user_id, shape):
            text += line
            if len(text) > LONGEST_FILE:
                command = f"spotter export --format {shape} --out history.{'jsonl' if shape == 'json' else 'csv'}"
                return {"format": shape, "file": None, "command": command, "request": f'POST /v1/exports {{"format": "{shape}"}}'}
        return {"format": shape, "file": text}

    def _today(self, profile: UserProfile) -> date:
        return local_day(self.services.clock.now(), profile.timezone or "UTC")

    async def _conversation(self) -> str:
        """The conversation of this day that other assistants talk in, with the primary coach."""
        profile, preferences = await self.services.users.get(self.user_id)
        day = self._today(profile)
        coach_id = await self._coach(preferences)
        began = datetime(day.year, day.month, day.day, tzinfo=UTC)
        conversation_id = derived_id(began, self.user_id, "mcp", coach_id, day.isoformat())
        await chats.ensure(self.services, self.user_id, coach_id, conversation_id)
        return conversation_id

    async def _coach(self, preferences: UserPreferences) -> str:
        coach_id = preferences.ui_preferences.default_coach
        if coach_id is None:
            raise chats.NoCoach("You have no coach yet. Build one first: spotter chat, or the app.")
        return (await chats.awake(self.services, self.user_id, coach_id)).coach_id


def key_of(asked: str | None) -> str | None:
    """The key that a client gave, made short enough for a row."""
    return hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest() if asked and len(asked) > 64 else asked


def _told(turn: Turn) -> dict[str, Any]:
    stored = [{"action": one.action, "entity": one.entity, "id": one.entity_id, "version": one.version} for one in turn.receipts]
    question = next((card.title for card in turn.cards if card.kind == "question"), None)
    return {"turn": turn.number, "conversation_id": turn.conversation_id, "stored": stored, "question": question, "reply": turn.reply}


def _would(found: Extraction, today: date) -> dict[str, Any]:
    lines = [
        {
            "date": draft.date.isoformat(),
            "exercises": [{"exercise_id": one.exercise_id, "done": wording.sets(one.sets)} for one in draft.exercises],
            "metcons": [one.name for one in draft.metcons],
        }
        for draft in found.workouts
    ]
    return {"intent": found.intent, "would_store": lines, "questions": [issue.question for issue in found.issues]}


def _line(one: LoggedWorkout) -> dict[str, Any]:
    return {"workout_id": one.workout.workout_id, "date": one.workout.date.isoformat(), "done": wording.workout(one)}
