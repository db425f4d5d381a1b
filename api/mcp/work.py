"""What the tools do: every write is a turn of a conversation, so that receipts, retries and kills are those of the chat."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from agent.lookup import exercise_named
from api import chats
from api.patience import patiently
from api.services import Services
from coaching import advice, wording
from coaching.exports import Exporter, ExportFormat
from coaching.next_session import next_session
from coaching.reading import unit_of
from coaching.substitutes import hard_on
from coaching.turns import checked
from domain.conversation import Turn
from domain.history import LoggedWorkout, Performance
from domain.user import UserPreferences, UserProfile
from extraction import Extraction, read
from kit.clock import local_day
from kit.errors import Invalid
from kit.ids import derived_id

MOST = 50
BACK_DAYS = 30
LONGEST_FILE = 64 * 1024
PAGE = 100
RETRIES = timedelta(minutes=10)
LOOKED_BACK = 10
REPEATED = (
    "The same words were logged just before, so nothing was stored now. If it was done twice, send them again with a new idempotency_key."
)


@dataclass(frozen=True)
class Work:
    """The tools of one user."""

    services: Services
    user_id: str

    async def log(self, text: str, idempotency_key: str | None) -> dict[str, Any]:
        """Send what the user did; without a key the same words within minutes are a retry, and are told as one."""
        profile, preferences = await self.services.users.get(self.user_id)
        if self._read(checked(text), profile, preferences).intent == "correction":
            raise Invalid("These words change or take back what was logged. Send them with the tool correct.", code="correction")
        if idempotency_key is not None:
            return await self.say(text, idempotency_key)
        began = self.services.clock.now()
        turn = await self._turn(text, await self._repeated(text, began) or _named(text, began))
        repeated = turn.receipts and turn.created_at is not None and turn.created_at < began
        return {**_told(turn), **({"repeated": REPEATED} if repeated else {})}

    async def say(self, text: str, idempotency_key: str | None) -> dict[str, Any]:
        """Send the user's words to the coach as a message; what was stored, by ids, and what the coach says to it."""
        return _told(await self._turn(text, idempotency_key or uuid.uuid4().hex))

    async def _turn(self, text: str, key: str) -> Turn:
        words, conversation_id = checked(text), await self._conversation()
        return await (await patiently(lambda: self.services.turns.send(self.user_id, conversation_id, words, f"mcp:{key}"))).result()

    async def _repeated(self, text: str, now: datetime) -> str | None:
        """The key of the same words just before the minutes that the clock is in."""
        before = now - RETRIES
        newest = await self.services.conversations.newest(self.user_id, await self._conversation(), LOOKED_BACK)
        keys = [turn.key for turn in newest.turns if turn.created_at is not None and turn.created_at > before]
        return _named(text, before) if f"mcp:{_named(text, before)}" in keys else None

    async def dry_run(self, text: str) -> dict[str, Any]:
        """What these words would store."""
        profile, preferences = await self.services.users.get(self.user_id)
        return _would(self._read(checked(text), profile, preferences), self._today(profile))

    async def history(self, exercise: str | None, first: date | None, last: date | None, limit: int) -> dict[str, Any]:
        """The newest workouts of some days, or the last times of one exercise, each in a line with its id."""
        profile, preferences = await self.services.users.get(self.user_id)
        today, most = self._today(profile), min(max(limit, 1), MOST)
        if exercise:
            exercise_id = await self._exercise(exercise, preferences)
            done = await self._times(exercise_id, first or date.min, last or date.max, most + 1)
            lines = [{"workout_id": one.workout_id, "date": one.date.isoformat(), "done": wording.sets(one.sets)} for one in done[:most]]
            return {"exercise_id": exercise_id, "items": lines, "more": len(done) > most}
        end = last or today
        begin = first or date.fromordinal(max(end.toordinal() - BACK_DAYS, 1))
        found = await self.services.progress.between(self.user_id, begin, end, limit=most + 1)
        lines = [_line(one) for one in found[:most]]
        return {"from": begin.isoformat(), "to": end.isoformat(), "items": lines, "more": len(found) > most}

    async def _times(self, exercise_id: str, first: date, last: date, most: int) -> list[Performance]:
        """The newest times of an exercise between two days."""
        found: list[Performance] = []
        cursor: str | None = None
        while True:
            page = await self.services.progress.history(self.user_id, exercise_id, PAGE, cursor)
            found += [one for one in page.items if first <= one.date <= last]
            cursor = page.cursor
            if cursor is None or len(found) >= most or page.items[-1].date < first:
                return found[:most]

    async def _exercise(self, words: str, preferences: UserPreferences) -> str:
        """The exercise by the user's own word for it, or by any name that it goes by."""
        return exercise_named(words.strip(), await self.services.vocabulary.of(preferences))

    async def records(self, exercise: str | None) -> dict[str, Any]:
        """The records of one exercise, or of all."""
        _, preferences = await self.services.users.get(self.user_id)
        exercise_id = await self._exercise(exercise, preferences) if exercise else None
        found = await self.services.progress.records(self.user_id, exercise_id)
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
        if not memory_id.strip():
            raise Invalid("Say which memory: get_memories lists them with their ids.", code="memory_missing")
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

    def _read(self, words: str, profile: UserProfile, preferences: UserPreferences) -> Extraction:
        context = self.services.reader.context(self._today(profile), profile.timezone or "UTC", unit_of(preferences))
        return read(words, context)

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


def _named(text: str, at: datetime) -> str:
    """The key of some words in the minutes around a moment."""
    minutes = int(at.timestamp() // RETRIES.total_seconds())
    return f"{hashlib.sha256(text.encode()).hexdigest()}.{minutes}"


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
