"""What the interviewer says: one short sentence about what was understood, then one question. It says only what is in the slots."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from coach_creator.filling import Change
from coach_creator.slots import SLOTS
from domain.creator import SLOT_KEYS, CreatorSession, SlotKey
from domain.measures import plain
from prompts.methodology import methodologies

_LEADS = ("Got it", "Noted", "Okay", "Understood")
_SHOWN_IN_ACK = 4

OPENING = (
    "Hi, I'm Spotter. Tell me about yourself and I'll build a coach for you; answer as freely as you like, "
    "and say skip whenever you want to."
)
CHANGING = "This is what {name} is built on:\n{summary}\nWhat should change? Say it as it is now; say done when that is all."
CHANGE_MORE = "Anything else? Say done when that is all."
CHANGE_NOTHING = "Tell me what should be different, for example your days, your equipment, or how I should talk. Say done to leave it."
CHANGED = "Done. Your coach is built on this now:\n{summary}"
RESUMED = "Welcome back, everything you said is still here."
COMPLETE = "Your coach is already built. Tell your coach what you'd like to change."
GOALS_FIRST = "I can build it as soon as I know what you're after."
SAFETY_FIRST = "Gladly. One last thing, so that I don't hurt you."
DETOURS = {
    "left": "About {minutes} min, {questions} more.",
    "who": "I'm Spotter, a program; your words stay with your account.",
    "private": "What you say here is kept in your account only, and you can export or erase it at any time.",
    "change": "Yes, everything can be changed later, just by telling your coach.",
    "cost": "I know nothing about prices; this conversation only builds your coach.",
    "meaning": "Your own words are fine, there is no wrong answer.",
    "question": "That's one for your coach, right after this.",
    "small_talk": "Good to have you here.",
    "hostile": "Fair enough, I'll keep it short.",
    "yes": "Tell me a little more, please.",
    "unclear": "I couldn't use that yet.",
    "moving_on": "We can come back to that with your coach.",
    "skip": "Fine, I'll leave that out.",
    "dont_know": "No problem, I'll choose something sensible.",
    "back": "Sure, one step back.",
    "nothing_back": "There's nothing before this.",
}


WISHED = "I'll keep to this: “{words}”."


def acknowledge(changes: Sequence[Change], turn: int) -> str:
    """One sentence about what this message brought; empty when it brought nothing."""
    kept = [change for change in changes if change.kind == "kept"]
    changed = [change for change in changes if change.kind == "changed"]
    fresh = [change for change in changes if change.kind in {"new", "added"}]
    sentences = []
    if fresh:
        news = list(dict.fromkeys(describe(change.key, _news(change)) for change in fresh))
        shown = news[:_SHOWN_IN_ACK]
        rest = len(news) - len(shown)
        more = f" and {rest} more things" if rest > 1 else " and one more thing" if rest else ""
        sentences.append(f"{_LEADS[turn % len(_LEADS)]}: {'; '.join(shown)}{more}.")
    if changed:
        sentences.append(
            "Changed: "
            + "; ".join(f"{describe(change.key, change.value)} (before: {describe(change.key, change.before)})" for change in changed)
            + "."
        )
    if kept:
        sentences.append(
            "I'll keep in mind what you said before, " + "; ".join(describe(change.key, change.value) for change in kept) + "."
        )
    return " ".join(sentences)


def summary(session: CreatorSession) -> str:
    """What is known, in the order of the slots, one line each."""
    known = [f"- {_heading(key)}: {describe(key, session.slots[key].value)}" for key in SLOT_KEYS if _answered(session, key)]
    return "\n".join(known) if known else "Nothing yet."


def finish(session: CreatorSession) -> str:
    """The last reply: what the coach will be built on."""
    if session.creation_type == "modification":
        return CHANGED.format(summary=summary(session))
    return f"That's all I need. This is what your coach will be built on:\n{summary(session)}\nIf anything is wrong, just tell your coach."


def describe(key: SlotKey, value: Any) -> str:
    """A slot's value in a few words."""
    if isinstance(value, dict) and set(value) == {"text"}:
        return " ".join(str(value["text"]).split()).rstrip(".")
    words = _DESCRIBERS[key](value) if key in _DESCRIBERS else _plain_words(value)
    return " ".join(words.split()).rstrip(".") or "nothing in particular"


def lift(entry: dict[str, Any]) -> str:
    """A lift, time or phrase: "back squat 140 kg", "5k 24:10"."""
    if "exercise" in entry:
        name = str(entry["exercise"]).replace("_", " ")
        if "reps" in entry:
            return f"{entry['reps']} {name}{'s' if entry['reps'] != 1 else ''}"
        return " ".join(filter(None, (name, _amount(entry.get("weight")), entry.get("unit"))))
    if "event" in entry:
        return f"{entry['event']} {entry['result']}"
    return str(entry.get("text", entry.get("kind", "")))


def injury(entry: dict[str, Any]) -> str:
    """An injury: "left knee", "shoulder (past)", "knee (acl)"."""
    if "text" in entry:
        return str(entry["text"])
    name = " ".join(filter(None, (entry.get("side"), str(entry["area"]).replace("_", " "))))
    condition = str(entry.get("condition", "")).replace("_", " ").removeprefix(f"{entry['area']} ")
    notes = [condition] if condition else []
    notes += ["past"] if entry.get("status") == "past" else []
    return f"{name} ({', '.join(notes)})" if notes else name


def _news(change: Change) -> Any:
    """Only what this message added to a list."""
    if change.kind == "added" and isinstance(change.value, list) and isinstance(change.before, list):
        return [entry for entry in change.value if entry not in change.before] or change.value
    return change.value


def _heading(key: SlotKey) -> str:
    topic = SLOTS[key].topic.removeprefix("your ")
    return topic[0].upper() + topic[1:]


def _answered(session: CreatorSession, key: SlotKey) -> bool:
    return key in session.slots and session.slots[key].status == "answered"


def _schedule(value: dict[str, Any]) -> str:
    count = value.get("days_per_week")
    days = ", ".join(str(day).capitalize()[:3] for day in value.get("days", []))
    amount = f"{count}-{value['up_to']}" if "up_to" in value else str(count)
    words = days or (f"{amount} day{'s' if count != 1 or 'up_to' in value else ''} a week" if count else "")
    return ", ".join(filter(None, (words, value.get("time"), value.get("text"))))


def _equipment(value: dict[str, Any]) -> str:
    place = str(value.get("place", "")).replace("_", " ")
    if value.get("assumed"):
        return place or "full equipment"
    items = ", ".join(str(item).replace("_", " ") for item in value.get("items", [])) or "no equipment"
    return ": ".join(filter(None, (place, items)))


def _experience(value: dict[str, Any]) -> str:
    if value.get("level") == "new":
        return "new to training"
    years = value.get("years")
    kinds = ", ".join(str(kind).replace("_", " ") for kind in value.get("kinds", []))
    length = _length(years) if years is not None else None
    return ", ".join(filter(None, (value.get("level"), kinds, length)))


def _length(years: Any) -> str:
    if 0 < years < 1:
        return f"{max(1, round(years * 12))} months"
    return f"{_amount(years)} year{'s' if years != 1 else ''}"


def _timeline(value: dict[str, Any]) -> str:
    if value.get("horizon") == "ongoing" and "text" not in value:
        return "no deadline"
    return " ".join(
        filter(None, (str(value.get("text", "")), f"({date.fromisoformat(value['date']):%-d %b %Y})" if "date" in value else None))
    )


def _style(value: dict[str, Any]) -> str:
    length = [f"{value['length']} answers"] if "length" in value else []
    return ", ".join([*value.get("tones", []), *length, *([f"“{value['text']}”"] if "text" in value else [])])


def _units(value: dict[str, Any]) -> str:
    return ", ".join(filter(None, ({"kg": "kilos", "lb": "pounds"}.get(str(value.get("units"))), value.get("timezone"))))


def _goals(value: list[dict[str, Any]]) -> str:
    return ", ".join(lift(entry) if "exercise" in entry else str(entry["text"]) for entry in value)


def _flag(entry: dict[str, Any]) -> str:
    return str(entry.get("text", f"age {entry['age']}" if "age" in entry else str(entry["flag"]).replace("_", " ")))


def _methodology(value: str) -> str:
    known = methodologies().get(value)
    return "I choose the method" if value == "coach_choice" else known.name if known else value.replace("_", " ")


_DESCRIBERS: dict[SlotKey, Any] = {
    "goals": _goals,
    "strengths": lambda value: ", ".join(map(lift, value)),
    "weaknesses": lambda value: ", ".join(str(entry["text"]) for entry in value),
    "injuries": lambda value: ", ".join(map(injury, value)) or "no injuries",
    "red_flags": lambda value: ", ".join(map(_flag, value)) or "nothing medical",
    "schedule": _schedule,
    "session_length": lambda value: f"{_amount(value)} min a session",
    "equipment": _equipment,
    "experience": _experience,
    "current_training": lambda value: str(value.get("text", "")),
    "timeline": _timeline,
    "style": _style,
    "units_timezone": _units,
    "methodology": _methodology,
    "intensity": lambda value: f"{value} effort",
    "preferences": lambda value: f"likes {', '.join(value)}" if value else "no favourites",
    "dislikes": lambda value: f"no {', '.join(value)}" if value else "nothing you mind",
}


def _plain_words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _amount(value: Any) -> str | None:
    if value is None:
        return None
    return str(value) if isinstance(value, int) else plain(value)
