"""The texts that tell a coach who it is, put together from templates and answers; nothing in them is invented."""

import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from coach_creator import choosing, replies, safety
from coach_creator.choosing import Blend
from coach_creator.orders import without_orders
from domain.coach import CoachConfig
from domain.creator import CreatorSession, SlotKey
from domain.measures import plain
from prompts import library
from prompts.methodology import Methodology, methodologies
from prompts.personality import personalities

_LENGTHS = {
    "short": "Answer in one or two sentences unless the user asks for more.",
    "long": "Answer in full, with the reasoning, in short paragraphs.",
    None: "Answer in two or three sentences most of the time, and at more length when asked.",
}
EFFORT = {
    "low": "Sessions stay easy: nothing above an effort of 6 out of 10.",
    "moderate": "Sessions are moderately hard: most sets end two or three reps before failure.",
    "high": "Sessions may be hard: top sets end one rep before failure, and never at the cost of form.",
}
_QUOTE_LIMIT = 200


class Cautions(BaseModel):
    """`cautions.yaml`: what to watch for each place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    areas: dict[str, str]
    other: str


CAUTIONS = library.data(Path(__file__).parent / "cautions.yaml", Cautions)


def injury_key(entry: dict[str, Any]) -> str:
    """An injury as one word: left_knee, lower_back_herniated_disc, shoulder_past; the user's own words when it has no name."""
    if "text" in entry:
        return str(entry["text"])
    condition = str(entry.get("condition", ""))
    area = None if condition.startswith(str(entry["area"])) else entry["area"]
    parts = (entry.get("side"), area, condition, "past" if entry.get("status") == "past" else None)
    return "_".join(str(part) for part in parts if part)


def personality(name: str, blend: Blend) -> str:
    """Who the coach is: the leading template gives most of the rules, each further one fewer."""
    lead, *others = blend
    lines = [*_identity(name, blend), *personalities()[lead[0]].voice]
    lines += [rule for key, weight in others for rule in personalities()[key].voice[: 2 if weight >= 40 else 1]]
    avoided = dict.fromkeys(word for key, _ in blend for word in personalities()[key].avoids)
    return _joined(*lines, f"Avoid {', '.join(avoided)}." if avoided else "")


def fixed(session: CreatorSession, coach: CoachConfig) -> dict[str, tuple[str, ...]]:
    """The sentences that begin a coach's texts whoever words the rest: who it is, what is to be minded, how load grows, length, units."""
    method = methodologies()[coach.technical_config.methodology]
    return {
        "personality_prompt": tuple(_identity(coach.coach_name, choosing.personality_blend(session))),
        "methodology_prompt": (*limits(session), _growth(method), EFFORT[coach.technical_config.preferred_intensity]),
        "communication_style": (communication(session),),
    }


def motivation(session: CreatorSession, blend: Blend) -> str:
    """What moves the user, in their own words, and how to use it."""
    goals = _quotes(session, "goals")
    reason = _quotes(session, "why_now")
    rules = [rule for key, _ in blend for rule in personalities()[key].motivation[:2]]
    return _joined(
        f"The user's goal in their words: {goals}." if goals else "",
        f"Their reason: {reason}." if reason else "",
        *rules,
    )


def method(session: CreatorSession, chosen: Methodology, intensity: str) -> str:
    """How the coach trains people, and every limit that was named; injuries and health flags come first."""
    return _joined(*limits(session), chosen.prompt, _growth(chosen), EFFORT[intensity], *_circumstances(session))


def communication(session: CreatorSession) -> str:
    """How long answers are and in which units."""
    style = session.value("style") or {}
    unit = (session.value("units_timezone") or {}).get("units")
    return _joined(
        _LENGTHS[style.get("length")],
        {"kg": "Give weights in kilograms.", "lb": "Give weights in pounds."}.get(str(unit), ""),
        f"The user asked for this manner: {without_orders(_flat(str(style['text'])))}." if style.get("text") else "",
        "Ask at most one question in a message.",
    )


def length_of(communication: str) -> str | None:
    """Which length a coach was told to keep to; None when nothing was asked for."""
    return next((length for length, words in _LENGTHS.items() if words in communication), None)


def limits(session: CreatorSession) -> list[str]:
    """What is to be minded, in our own words: health flags first, then each injury."""
    flags = safety.flags(session.value("red_flags"))
    own_words = {
        str(entry["flag"]): without_orders(_flat(str(entry["text"]))) for entry in session.value("red_flags") or [] if "text" in entry
    }
    lines = [f"Health first: the user reported {own_words.get(flag) or flag.replace('_', ' ')}. {safety.message(flag)}" for flag in flags]
    for entry in session.value("injuries") or []:
        caution = CAUTIONS.areas.get(str(entry["area"]), CAUTIONS.other)
        lines.append(f"Mind the {replies.injury(entry)}: {caution}.")
    return lines


def _identity(name: str, blend: Blend) -> list[str]:
    (lead, _), *others = blend
    mixed = [f"Mix in some of this: {personalities()[key].summary} ({weight} percent)." for key, weight in others if key != "balanced"]
    return [f"You are {name}, a strength and conditioning coach: {personalities()[lead].summary}.", *mixed]


def _growth(chosen: Methodology) -> str:
    grow = chosen.progression
    amounts = ((grow.add_kg_lower, "lower-body lifts"), (grow.add_kg_upper, "upper-body lifts"))
    steps = [f"{plain(amount)} kg on {where}" for amount, where in amounts if amount]
    added = " and ".join(steps) or (f"about {grow.add_percent} percent" if grow.add_percent else "")
    weeks, trigger = chosen.deload.every_weeks, chosen.deload.trigger
    rest = f"Every {weeks} weeks, or when {trigger}" if weeks else f"When {trigger}"
    return _joined(
        f"Each {grow.every} adds {added}." if added else "", f"{rest}, volume goes to {chosen.deload.volume_percent} percent for a week."
    )


def _circumstances(session: CreatorSession) -> list[str]:
    said: tuple[tuple[SlotKey, str], ...] = (
        ("schedule", "They can train: {}."),
        ("session_length", "A session lasts {} at most."),
        ("equipment", "They train with: {}."),
        ("timeline", "Timeline: {}."),
        ("experience", "Experience: {}."),
        ("current_training", "At the moment: {}."),
        ("strengths", "Strong at: {}."),
        ("weaknesses", "Held back by: {}."),
        ("preferences", "Taste: {}."),
        ("dislikes", "To be spared: {}."),
    )
    lines = [(line, _described(session, key)) for key, line in said if session.value(key)]
    return [line.format(words) for line, words in lines if words]


def _described(session: CreatorSession, key: SlotKey) -> str:
    value = session.value(key)
    words = f"{value} minutes" if key == "session_length" else without_orders(replies.describe(key, value))
    return _flat(words.removeprefix("likes ").removeprefix("no ") if key in {"preferences", "dislikes"} else words)


def _quotes(session: CreatorSession, key: SlotKey) -> str:
    if session.value(key) is None:
        return ""
    quotes = (without_orders(said.quote) for said in session.slots[key].said)
    return ", ".join(f'"{_flat(quote)}"' for quote in quotes if quote)


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()[:_QUOTE_LIMIT].rstrip(". ")


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
