"""What a model is given to write a coach's texts from: the answers, the manner and the method; and what it must not leave out."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from coach_creator import choosing, replies, safety, wording
from coach_creator.extractors import body, place, taste
from coach_creator.orders import orders_in, without_orders
from coach_creator.slots import SLOTS
from coach_creator.vocabulary import amounts, stem, stems, words
from domain.coach import CoachConfig
from domain.creator import SLOT_KEYS, CreatorSession, SlotKey
from prompts.methodology import methodologies
from prompts.personality import personalities

TextName = Literal["personality_prompt", "motivation_prompt", "methodology_prompt", "communication_style"]
MOST_ITEMS = 6
LONGEST_QUOTE = 300
# Other names than those of the texts: a weak model copies what stands under the name of what it is to write.
_ABOUT: dict[TextName, str] = {
    "personality_prompt": "the manner",
    "motivation_prompt": "what moves the user",
    "methodology_prompt": "the training",
    "communication_style": "the messages",
}
_EMPTY = stems("the a an and or of to in on at by for with my me i no not is are be it that this some any want more get have do from")
_LENGTH = {
    "short": r"\b(?:brief\w*|short\w*|concise\w*|few words|succinct\w*|(?:one|1)(?: or | to |-)(?:two|2) sentences)\b",
    "long": r"\b(?:detail\w*|full\w*|long\w*|depth|thorough\w*|length)\b",
}
UNITS = {"kg": r"\b(?:kg|kilo\w*|metric)\b", "lb": r"\b(?:lbs?|pounds?|imperial)\b"}


@dataclass(frozen=True)
class Need:
    """What a text has to name: `said` for a model to read, and the patterns that must all be found."""

    text: TextName
    said: str
    patterns: tuple[str, ...]
    kind: str

    def is_met(self, texts: dict[str, str]) -> bool:
        """Whether the text names it."""
        low = texts[self.text].lower().replace("_", " ")
        return all(re.search(pattern, low) for pattern in self.patterns)


@dataclass(frozen=True)
class Brief:
    """Everything that a draft may be made of. `said` holds no orders to a model; `orders` are those that were left out."""

    session: CreatorSession
    coach: CoachConfig
    said: dict[SlotKey, str]
    manner: tuple[str, ...]
    method: tuple[str, ...]
    needs: tuple[Need, ...]
    orders: str

    def told(self) -> str:
        """The brief as a model reads it."""
        named: dict[str, list[str]] = {}
        for need in self.needs:
            named.setdefault(_ABOUT[need.text], []).append(need.said)
        return json.dumps(
            {
                "the user's answers": {SLOTS[key].topic: text for key, text in self.said.items()},
                "how the coach talks": self.manner,
                "how the coach trains people": self.method,
                "must be named": named,
            },
            ensure_ascii=False,
        )

    @cached_property
    def text(self) -> str:
        """All of it in one piece, for looking words up."""
        return " . ".join((*self.said.values(), *self.manner, *self.method, *(need.said for need in self.needs)))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words that a draft may use about the user."""
        return stems(self.text)

    @cached_property
    def amounts(self) -> frozenset[tuple[float, str]]:
        """The numbers that it may use."""
        return frozenset(amounts(self.text))

    @cached_property
    def injuries(self) -> tuple[dict[str, Any], ...]:
        """The injuries that were told."""
        return tuple(self.session.value("injuries") or ())

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """The health red flags that were told."""
        return safety.flags(self.session.value("red_flags"))


def brief_for(session: CreatorSession, coach: CoachConfig) -> Brief:
    """What the texts of this coach are to be written from."""
    said = {key: without_orders(_answer(session, key)) for key in SLOT_KEYS if session.value(key)}
    return Brief(
        session=session,
        coach=coach,
        said={key: text for key, text in said.items() if text},
        manner=_manner(session, coach),
        method=(methodologies()[coach.technical_config.methodology].prompt, *wording.limits(session), *_effort(coach)),
        needs=tuple(need for need in _needs(session) if not orders_in(need.said)),
        orders=orders_in(" . ".join(said.quote for answer in session.slots.values() for said in answer.said)),
    )


def _answer(session: CreatorSession, key: SlotKey) -> str:
    """The value in our words, and in the user's own where they differ."""
    value = session.value(key)
    described = replies.describe(key, value)
    if isinstance(value, dict) and value.get("days"):
        described = f"{', '.join(str(day).capitalize() for day in value['days'])}, {len(value['days'])} days a week"
    quotes = ", ".join(" ".join(said.quote.split()) for said in session.slots[key].said)[:LONGEST_QUOTE]
    return described if quotes.lower() in described.lower() else f"{described} ({quotes})"


def _manner(session: CreatorSession, coach: CoachConfig) -> tuple[str, ...]:
    """The leading personality whole, and of each further one what its weight allows."""
    (lead, _), *others = choosing.personality_blend(session)
    leading = personalities()[lead]
    lines = [leading.summary, *leading.voice, *leading.motivation]
    for key, weight in others:
        lines += [personalities()[key].summary, *personalities()[key].voice[: 2 if weight >= 40 else 1]]
    avoided = ", ".join(dict.fromkeys(word for key in (lead, *(key for key, _ in others)) for word in personalities()[key].avoids))
    return (*lines, f"Avoid {avoided}.", coach.generated_prompts.communication_style)


def _effort(coach: CoachConfig) -> tuple[str, ...]:
    return (wording.EFFORT[coach.technical_config.preferred_intensity],)


def _needs(session: CreatorSession) -> Iterator[Need]:
    for injury in session.value("injuries") or []:
        yield Need("methodology_prompt", f"{replies.injury(injury)}: to be protected", _injury(injury), "injury")
    for entry in session.value("red_flags") or []:
        yield Need("methodology_prompt", f"{_flag(entry)}: comes before training", _flag_patterns(entry), "red_flag")
    for dislike in session.value("dislikes") or []:
        if keywords := _keywords(str(dislike)):
            yield Need("methodology_prompt", f"{dislike}: to be left out", (keywords,), "dislike")
    yield from _limits(session)
    for goal in session.value("goals") or []:
        said = replies.lift(goal) if "exercise" in goal else str(goal["text"])
        if keywords := _keywords(said):
            yield Need("motivation_prompt", said, (keywords,), "goal")
    yield from _style(session)


def _limits(session: CreatorSession) -> Iterator[Need]:
    if minutes := session.value("session_length"):
        hours = rf"|\b(?:{'an|one|1' if minutes == 60 else minutes // 60})[ -]hour" if minutes % 60 == 0 else ""
        yield Need("methodology_prompt", f"at most {minutes} minutes a session", (rf"\b{minutes}\b{hours}",), "limit")
    schedule = session.value("schedule")
    if isinstance(schedule, dict) and (count := schedule.get("days_per_week")):
        days = schedule.get("days", ())
        every = "".join(rf"(?=.*\b{day[:3]})" for day in days)
        spelled = "|".join(word for word, number in _SPELLED.items() if number == count)
        either = rf"\b(?:{count}|{spelled or count})\b" + (rf"|^{every}" if days else "")
        yield Need("methodology_prompt", replies.describe("schedule", schedule), (rf"(?s){either}",), "limit")
    equipment = session.value("equipment")
    if isinstance(equipment, dict):
        items = equipment.get("items", ())
        for item in () if equipment.get("assumed") or len(items) > MOST_ITEMS else items:
            yield Need("methodology_prompt", item.replace("_", " "), (place.ITEMS.get(item, re.escape(item)),), "limit")


_SPELLED = {"one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def _style(session: CreatorSession) -> Iterator[Need]:
    style = session.value("style")
    if not isinstance(style, dict):
        style = {}
    for tone in style.get("tones", []):
        if tone in personalities() and tone != "balanced":
            near = "|".join(
                rf"\b{re.escape(word)}" for word in {stem(word) for word in words(personalities()[tone].summary)} - _EMPTY if len(word) > 3
            )
            yield Need("personality_prompt", tone, (rf"\b(?:{taste.TONES[tone]})\b|{near}",), "style")
    if style.get("length") in _LENGTH:
        yield Need("communication_style", f"{style['length']} answers", (_LENGTH[style["length"]],), "style")
    unit = (session.value("units_timezone") or {}).get("units")
    if unit in UNITS:
        yield Need("communication_style", {"kg": "kilograms", "lb": "pounds"}[unit], (UNITS[unit],), "units")


def _injury(entry: dict[str, Any]) -> tuple[str, ...]:
    """Its place or its name, and its side."""
    if "text" in entry:
        return (_keywords(str(entry["text"])) or "injur|pain",)
    names = [body.AREAS.get(str(entry["area"]), re.escape(str(entry["area"]).replace("_", " ")))]
    if condition := str(entry.get("condition", "")):
        names += [re.escape(condition.replace("_", " ")), *([body.CONDITIONS[condition][0]] if condition in body.CONDITIONS else [])]
    side = entry.get("side")
    return ("|".join(rf"\b(?:{name})" for name in names), *([rf"\b{side}\b"] if side else []))


def _flag(entry: dict[str, Any]) -> str:
    return str(entry.get("text") or ("under 18" if entry["flag"] == "minor" else str(entry["flag"]).replace("_", " ")))


def _flag_patterns(entry: dict[str, Any]) -> tuple[str, ...]:
    if entry["flag"] == "minor":
        return (r"\bunder (?:18|eighteen)\b|\bminor\b",)
    known = body.FLAGS.get(str(entry["flag"]))
    label = re.escape(_flag(entry).lower())
    return (f"{known}|{label}" if known else _keywords(_flag(entry)) or label,)


def _keywords(text: str) -> str:
    """A pattern for any of the words that carry the meaning."""
    kept = [stem(word) for word in words(text) if stem(word) not in _EMPTY and len(word) > 2]
    return "|".join(rf"\b{re.escape(word)}" for word in dict.fromkeys(kept))
