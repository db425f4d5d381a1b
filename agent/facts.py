"""What the coach is told about a turn beside the words."""

import re
from collections.abc import Sequence
from datetime import date

from agent.asking.times import Times
from agent.beside import against, beaten, doubtful
from agent.context import CoachContext
from agent.explaining import explained
from agent.guards import as_data
from agent.guards.safety import still_open
from agent.limits import avoided, limits, minded
from agent.prompting import manner
from coaching import holding, wording
from coaching.reading import unit_of
from coaching.telling import past
from coaching.telling.aims import goal_words
from coaching.turns import Wave
from domain.coach import CoachConfig
from domain.conversation import Turn
from domain.history import Workout
from domain.memory import Memory
from domain.model import Model
from extraction.reader import NOT_PLAUSIBLE
from extraction.remarks import read_remarks

LAST_TURNS = 8
RECENT = 8
MOST_KNOWN = 100
"""Memories by which a question can be answered."""
NEWEST = 10
MOST_OLDER = 5
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
FACTS = "spotter_facts"


class Facts(Model):
    """What the coach is told about this turn beside the words; the offline coach reads it as it is, a model as text."""

    today: str
    weekday: str
    timezone: str
    units: str | None = None
    intent: str = "none"
    user_name: str | None = None
    coach_name: str = "Coach"
    style: tuple[str, ...] = ()
    stored: tuple[str, ...] = ()
    question: str | None = None
    trouble: str | None = None
    unplaced: tuple[str, ...] = ()
    memories: tuple[str, ...] = ()
    recalled: tuple[str, ...] = ()
    """Those of them that a model is told."""
    recent: tuple[str, ...] = ()
    injuries: tuple[str, ...] = ()
    hurts: tuple[str, ...] = ()
    tight: tuple[str, ...] = ()
    sore: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    earlier: str | None = None
    why: str | None = None
    against: str | None = None
    records: tuple[str, ...] = ()
    looked_up: tuple[str, ...] = ()
    stored_before: tuple[str, ...] = ()
    alarm: str | None = None
    doubt: str | None = None

    def computed(self) -> list[str]:
        """The lines that code made from rows and the calendar."""
        lines = [
            f"Today is {self.weekday}, {self.today}.",
            *([f"The user is called {self.user_name}."] if self.user_name else []),
            *self.stored,
            "\n".join(self.recent),
            *self.goals,
            *self.injuries,
            *self.looked_up,
        ]
        return [*lines, *(line for line in (self.doubt, self.question, self.trouble, self.why) if line)]

    def said(self) -> list[str]:
        """The lines that are the user's own words, or tell them again."""
        return [*self.memories, *(f"My goal: {aim}" for aim in self.aims), *self.unplaced, *([self.earlier] if self.earlier else [])]

    def of_the_day(self) -> list[str]:
        """What always holds: the user's day, who talks with whom, and what to mind. Data, never an instruction, as all lines here."""
        lines = [f"Today is {self.weekday}, {self.today} ({self.timezone})."]
        lines += [f"The user is called {self.user_name}."] if self.user_name else []
        lines += [f"Goal: {line}" for line in self.goals]
        lines += [f"What the user wanted when the coach was built: {line}" for line in self.aims]
        return lines + [f"Injury to mind: {line}" for line in self.injuries]

    def remembered(self) -> list[str]:
        """What the user told before: what the message is about, and the newest."""
        return [f"The user once said: {line}" for line in self.recalled or self.memories[:NEWEST]]

    def of_before(self) -> list[str]:
        """What this conversation was about so far."""
        return [f"Earlier in this conversation: {self.earlier}"] if self.earlier else []

    def trained(self) -> list[str]:
        """The newest workouts."""
        return [f"Recent workout: {line}" for line in self.recent]

    def of_this_turn(self) -> list[str]:
        """What came of the message that is to be answered."""
        lines = [f"Stored from this message: {line}" for line in self.stored] or ["Nothing is stored from this message so far."]
        lines += [f"Open question to ask, in one sentence: {self.question}"] if self.question else []
        lines += [f"Ask whether it is right: {self.doubt}"] if self.doubt else []
        lines += [f"Not stored: {line}" for line in self.unplaced]
        lines += (
            [f"The user spoke of danger before, and was told: {self.alarm} Until a doctor agrees, say nothing of training ahead."]
            if self.alarm
            else []
        )
        lines += [f"It could not be done, say so: {self.trouble}"] if self.trouble else []
        lines += [f"Why you coach like this, in the user's own words: {self.why}"] if self.why else []
        return lines + [f"Looked up just now, as this message seems to ask for it: {line}" for line in self.looked_up]


def facts_of(context: CoachContext, wave: Wave, coach: CoachConfig | None) -> Facts:
    """The facts of a turn, after what is clear was stored."""
    message = context.message
    today = message.today
    config = coach.technical_config if coach else None
    sore = limits(context)
    return Facts(
        today=today.isoformat(),
        weekday=f"{today:%A}",
        timezone=message.timezone,
        units=unit_of(wave.preferences),
        intent=context.reading.intent,
        user_name=wave.profile.first_name,
        coach_name=coach.coach_name if coach else "your coach",
        style=manner(coach),
        stored=tuple(context.told),
        stored_before=tuple(
            f"{wording.day(row.date, today)}: {wording.row(row)}" for row in _stored_in(wave.turns[:1], wave.extra.workouts)
        ),
        question=context.question,
        trouble=_trouble(context),
        alarm=alarm.message if (alarm := still_open(message.text, [(one.text, one.alarm) for one in wave.turns])) else None,
        unplaced=tuple(f"“{piece.text}” ({piece.reason})" for piece in context.reading.unplaced[:3] if piece.text),
        memories=(memories := _memories(wave, today)),
        recalled=_recalled(memories, message.text),
        recent=tuple(as_data(f"{wording.day(row.date, today)}: {wording.row(row)}") for row in live(wave.extra.workouts)[:RECENT]),
        hurts=_felt(context, "pain"),
        tight=_felt(context, "tightness"),
        own_words=tuple(message.own_words),
        why=explained(coach, message.text) or past.as_of(message.text, Times(message.text, today).spans, today, wave.extra.memories),
        against=against(context),
        records=beaten(context),
        doubt=doubtful(context),
        earlier=_earlier(wave),
        injuries=(*minded(context), *(f"{part}, which hurts now" for part in sore)),
        sore=sore,
        avoided=avoided(context),
        goals=tuple(goal.replace("_", " ") for goal in config.programming_focus) if config else (),
        aims=tuple(as_data(words) for words in goal_words(coach)),
    )


def _trouble(context: CoachContext) -> str | None:
    """What could not be done, and that it was to be stored where it was."""
    found = next((one for one in context.reading.unplaced if one.reason == NOT_PLAUSIBLE), None)
    impossible = f"“{as_data(found.text)}” is beyond what anybody can do. Say it again with the right numbers." if found else None
    unstored = impossible if context.trouble is None else context.trouble if context.reading.intent == "report" else None
    return f"I couldn't store that: {unstored}" if unstored and not context.told else context.trouble or impossible


def _stored_in(turns: Sequence[Turn], workouts: Sequence[Workout]) -> list[Workout]:
    """The workouts that turns stored or changed, as far as they are among these."""
    ids = {receipt.id for one in turns for receipt in one.receipts if receipt.entity == "workout"}
    ids |= {shown["workout_id"] for one in turns for card in one.cards if isinstance(shown := card.data.get("workout"), dict)}
    return [row for row in live(workouts) if row.workout_id in ids]


def _earlier(wave: Wave) -> str | None:
    """What this conversation was about, and what somebody said they would do."""
    if wave.summary is None:
        return None
    data = wave.summary.summary_data
    to_do = f" Still to do: {'; '.join(one.rstrip('.') for one in data.action_items)}." if data.action_items else ""
    return as_data(data.narrative_summary + to_do)


def _memories(wave: Wave, today: date) -> tuple[str, ...]:
    """What holds today of what the user told, unless they switched remembering off."""
    if not wave.preferences.memory_enabled:
        return ()
    return tuple(as_data(_since(one)) for one in holding.current(wave.extra.memories, today)[:MOST_KNOWN])


def _recalled(memories: Sequence[str], text: str) -> tuple[str, ...]:
    """The newest, and those older ones that share words with a message."""
    asked = set(_LONG_WORD.findall(text.lower()))
    older = [one for one in memories[NEWEST:] if asked & set(_LONG_WORD.findall(one.lower()))]
    return (*memories[:NEWEST], *older[:MOST_OLDER])


def _since(memory: Memory) -> str:
    """The user's words, with since when where that is not the day they said it, and whether something else was said too."""
    first = memory.true_from
    since = f" (since {wording.date_words(first)})" if first and first < memory.said_at.date() else ""
    return f"{memory.text}{since}{' (in doubt: the user also said otherwise)' if memory.unsure else ''}"


def live(rows: Sequence[Workout]) -> list[Workout]:
    """The workouts that were neither taken back nor moved."""
    return [row for row in rows if row.is_live]


def _felt(context: CoachContext, kind: str) -> tuple[str, ...]:
    """The body parts that the message says hurt, or are tight; an empty name when it does not say where."""
    concerns = read_remarks(context.message.text).concerns
    return tuple((concern.body_part or "").replace("_", " ") for concern in concerns if concern.kind == kind)
