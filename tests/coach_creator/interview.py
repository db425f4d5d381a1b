"""A user in an interview: says things in turn and keeps what the interviewer asked and answered."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from coach_creator import interviewer, slots
from domain.creator import CreatorSession, SlotKey, state

START = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@dataclass
class Interview:
    """One conversation with the interviewer, a minute between messages."""

    timezone: str = "Europe/Berlin"
    session: CreatorSession = field(init=False)
    replies: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    asked: list[tuple[SlotKey, ...]] = field(default_factory=list)
    asked_when_known: list[SlotKey] = field(default_factory=list)
    now: datetime = START

    def __post_init__(self) -> None:
        self.session, first = interviewer.open_session("user-1", "session-1", START, self.timezone)
        self.replies.append(first)
        self.asked.append(self.session.pending)

    def says(self, *texts: str) -> "Interview":
        for text in texts:
            self._say(text)
        return self

    def answers_everything(self, answers: dict[SlotKey, str], limit: int = 30) -> "Interview":
        """Answer each question with what this person would say about the first slot asked, until it ends."""
        while not self.session.is_complete and len(self.messages) < limit:
            said = [answers.get(key, "no idea") for key in self.session.pending]
            self._say("\n".join(words for words in said if words))
        return self

    def _say(self, text: str) -> None:
        self.now += timedelta(minutes=1)
        self.messages.append(text)
        before = self.session
        answered = interviewer.answer(before, text, len(self.messages), self.now)
        self.session = answered.session
        self.replies.append(answered.reply)
        if not self.session.is_complete:
            self.asked.append(self.session.pending)
            doubted = self.session.contradictions != before.contradictions
            asked_anew = self.session.pending if before.pending != self.session.pending and not doubted else ()
            self.asked_when_known += [key for key in asked_anew if key in before.slots]

    def value(self, key: SlotKey) -> Any:
        return self.session.value(key)

    @property
    def reply(self) -> str:
        return self.replies[-1]

    @property
    def state(self) -> dict[str, Any]:
        return state(self.session)

    @property
    def questions(self) -> list[str]:
        """Each question that was put as a new one."""
        return [slots.question(asked.slots, self.session.sophistication_level) for asked in self.session.history]

    @property
    def quotes_found(self) -> list[bool]:
        """For every piece of every answer: does its quote stand in the message at the place it names?"""
        known = [*self.session.slots.values(), *self.session.about.values()]
        return [self.messages[said.turn - 1][said.start : said.end] == said.quote != "" for answer in known for said in answer.said]

    @property
    def unquoted(self) -> list[str]:
        """Answered slots without words behind them."""
        return [key for key, answer in self.session.slots.items() if answer.status == "answered" and not answer.quote]
