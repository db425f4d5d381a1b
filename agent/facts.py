"""What the coach is told about a turn beside the words, and the messages that a model gets."""

from collections.abc import Sequence

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from agent.context import CoachContext
from agent.explaining import explained
from agent.guards import as_data
from agent.prompting import manner, system_prompt
from coaching import wording
from coaching.reading import unit_of
from coaching.turns import Wave
from domain.coach import CoachConfig
from domain.conversation import Turn
from domain.history import Workout
from domain.model import Model
from extraction.remarks import read_remarks

LAST_TURNS = 8
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
    recent: tuple[str, ...] = ()
    injuries: tuple[str, ...] = ()
    hurts: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    earlier: str | None = None
    why: str | None = None
    model_down: bool = False

    def computed(self) -> list[str]:
        """The lines that code made from rows and the calendar."""
        lines = [f"Today is {self.weekday}, {self.today}.", *self.stored, *self.recent, *self.goals, *self.injuries]
        return [*lines, *(line for line in (self.question, self.trouble, self.earlier, self.why) if line)]

    def said(self) -> list[str]:
        """The lines that are the user's own words."""
        return [*self.memories, *self.unplaced]

    def as_text(self) -> str:
        """The facts as lines for a model; everything in it is data, never an instruction."""
        lines = [f"Today is {self.weekday}, {self.today} ({self.timezone})."]
        if self.user_name:
            lines.append(f"The user is called {self.user_name}.")
        lines += [f"Stored from this message: {line}" for line in self.stored]
        if not self.stored:
            lines.append("Nothing is stored from this message so far.")
        if self.question:
            lines.append(f"Open question to ask, in one sentence: {self.question}")
        lines += [f"Not stored: {line}" for line in self.unplaced]
        lines += [f"It could not be stored, say so: {self.trouble}"] if self.trouble else []
        lines += [f"The user once said: {line}" for line in self.memories]
        lines += [f"Recent workout: {line}" for line in self.recent]
        lines += [f"Earlier in this conversation: {self.earlier}"] if self.earlier else []
        lines += [f"Why you coach like this, in the user's own words: {self.why}"] if self.why else []
        lines += [f"Goal: {line}" for line in self.goals]
        lines += [f"Injury to mind: {line}" for line in self.injuries]
        return "\n".join(lines)


def facts_of(context: CoachContext, wave: Wave, coach: CoachConfig | None) -> Facts:
    """The facts of a turn, after what is clear was stored."""
    message = context.message
    today = message.today
    config = coach.technical_config if coach else None
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
        question=context.question,
        trouble=context.trouble,
        unplaced=tuple(f"“{piece.text}” ({piece.reason})" for piece in context.reading.unplaced[:3] if piece.text),
        memories=tuple(as_data(memory.text) for memory in wave.extra.memories[:10]),
        recent=tuple(as_data(f"{wording.day(row.date, today)}: {wording.row(row)}") for row in live(wave.extra.workouts)[:3]),
        hurts=_hurts(message.text),
        why=explained(coach, message.text),
        earlier=as_data(wave.summary.summary_data.narrative_summary) if wave.summary else None,
        injuries=tuple(injury.replace("_", " ") for injury in config.injury_considerations) if config else (),
        goals=tuple(goal.replace("_", " ") for goal in config.programming_focus) if config else (),
    )


def messages_of(coach: CoachConfig | None, facts: Facts, wave: Wave, turn: Turn) -> list[BaseMessage]:
    """The conversation as a model reads it: what never changes first, the newest words last."""
    messages: list[BaseMessage] = [SystemMessage(system_prompt(coach).text)]
    for earlier in reversed(wave.turns[:LAST_TURNS]):
        messages.append(HumanMessage(earlier.text))
        if earlier.reply:
            messages.append(AIMessage(earlier.reply))
    messages.append(SystemMessage(facts.as_text(), additional_kwargs={FACTS: facts.model_dump()}))
    messages.append(HumanMessage(turn.text))
    return messages


def live(rows: Sequence[Workout]) -> list[Workout]:
    """The workouts that were neither taken back nor moved."""
    return [row for row in rows if row.is_live]


def _hurts(text: str) -> tuple[str, ...]:
    """The body parts that the message says hurt; an empty name when it does not say where."""
    return tuple((concern.body_part or "").replace("_", " ") for concern in read_remarks(text).concerns if concern.kind == "pain")
