"""The choices behind a coach, by rule: which method fits, which personalities blend, how experienced the user is."""

import re
from dataclasses import dataclass
from typing import Any

from coach_creator import safety, sophistication
from domain.coach import ExperienceLevel
from domain.creator import CreatorSession, SlotKey, Sophistication
from prompts.methodology import Methodology, methodologies
from prompts.personality import personalities

Blend = tuple[tuple[str, int], ...]
"""Personality keys with their weight in percent, the leading one first."""

_GENTLE = ("full_body", "endurance_base", "return_from_injury", "calisthenics")
_ACUTE = frozenset({"acl", "herniated_disc", "meniscus", "rotator_cuff", "slap_tear"})
_FUNCTIONAL = ("functional_strength", "functional_conditioning")
_KINDS = {
    "crossfit": _FUNCTIONAL,
    "powerlifting": ("wave_531", "block"),
    "olympic_lifting": ("olympic_lifting",),
    "bodybuilding": ("hypertrophy_split",),
    "calisthenics": ("calisthenics",),
    "gymnastics": ("calisthenics",),
    "running": ("endurance_base", "hybrid"),
    "cycling": ("endurance_base", "hybrid"),
    "triathlon": ("endurance_base", "hybrid"),
}
_ENDURANCE = ("endurance_base", "hybrid", "functional_conditioning")
_FOCUS = {
    "strength": "strength",
    "lift_target": "strength",
    "muscle": "hypertrophy",
    "fat_loss": "conditioning",
    "endurance": "conditioning",
    "olympic_lifting": "olympic_lifting",
    "skill": "skill",
    "mobility": "mobility",
    "return": "rehabilitation",
}
_SPECIAL = {"olympic_lifting": "olympic_lifting", "skill": "gymnastics", "endurance": "endurance", "event": "event", "sport": "sport"}


_LEVELS: dict[Sophistication, ExperienceLevel] = {
    "UNKNOWN": "beginner",
    "BEGINNER": "beginner",
    "INTERMEDIATE": "intermediate",
    "ADVANCED": "advanced",
}
_DECIDING: tuple[SlotKey, ...] = ("goals", "experience", "schedule", "session_length", "equipment", "injuries", "preferences", "dislikes")
_TASTES = (
    (_ENDURANCE, r"runn?\w*|cardio|cycling|endurance", r"runn?\w*|cardio|endurance"),
    (
        ("functional_strength", "functional_conditioning"),
        r"crossfit|metcons?|circuits?|variety|hiit|wods?",
        r"crossfit|metcons?|burpees?|hiit|wods?",
    ),
    (("calisthenics",), r"calisthenics|bodyweight|pull[- ]?ups?|handstands?|rings|gymnastics?", r"bodyweight|calisthenics"),
    (("hypertrophy_split",), r"machines|pump|bodybuilding|isolation", r"machines|isolation|bodybuilding"),
)
"""Methods, what speaks for them among the likes, and against them among the dislikes."""


@dataclass(frozen=True)
class Choice:
    """A method, the slots that decided it, and whether the user named it."""

    key: str
    because: tuple[SlotKey, ...]
    named: bool = False


def methodology(session: CreatorSession) -> Choice:
    """The method that fits best; a named one wins unless health says otherwise."""
    flags = safety.flags(session.value("red_flags"))
    if "recent_surgery" in flags:
        return Choice("return_from_injury", ("red_flags",))
    wanted = session.value("methodology")
    if safety.keeps_it_easy(flags):
        return Choice(_best(session, _GENTLE), ("red_flags", "goals"))
    if isinstance(wanted, str) and wanted in methodologies():
        return Choice(wanted, ("methodology",), named=True)
    return Choice(_best(session, tuple(methodologies())), tuple(key for key in _DECIDING if session.value(key)))


def level(session: CreatorSession) -> ExperienceLevel:
    """What was said about experience, else what the words gave away, else beginner."""
    return _LEVELS[sophistication.stated_level(session) or session.sophistication_level]


def personality_blend(session: CreatorSession) -> Blend:
    """The tones the user asked for, the first one strongest, balanced when nothing was asked."""
    tones = [tone for tone in _dict(session, "style").get("tones", []) if tone in personalities()]
    if not tones:
        return (("balanced", 100),)
    if len(tones) == 1:
        return ((tones[0], 100),) if tones[0] == "balanced" else ((tones[0], 80), ("balanced", 20))
    if len(tones) == 2:
        return ((tones[0], 60), (tones[1], 40))
    return ((tones[0], 50), (tones[1], 30), (tones[2], 20))


def focus(session: CreatorSession) -> list[str]:
    """What the goals add to the method's own focus."""
    return [_FOCUS[kind] for kind in _goal_kinds(session) if kind in _FOCUS]


def specializations(session: CreatorSession) -> list[str]:
    """What the goals add to the method's own specializations."""
    return [_SPECIAL[kind] for kind in _goal_kinds(session) if kind in _SPECIAL]


def _best(session: CreatorSession, allowed: tuple[str, ...]) -> str:
    scored = {key: _score(session, methodologies()[key]) for key in allowed if _possible(session, methodologies()[key])}
    return max(scored, key=lambda key: scored[key]) if scored else "full_body"


def _possible(session: CreatorSession, method: Methodology) -> bool:
    """Whether the equipment that was named allows it; when nothing was said, all of it does."""
    equipment = session.value("equipment")
    if not isinstance(equipment, dict) or "items" not in equipment:
        return True
    items = set(equipment["items"])
    return all(items & set(group) for group in method.fits.needs)


def _score(session: CreatorSession, method: Methodology) -> int:
    points = sum(method.fits.goals.get(kind, 0) * (2 if first else 1) for kind, first in _weighted_goals(session))
    points += method.fits.levels.get(level(session), 0)
    points += _time_points(session, method)
    points += 2 * sum(method.key in _KINDS.get(str(kind), ()) for kind in _dict(session, "experience").get("kinds", []))
    points += _taste_points(session, method.key)
    if method.key == "return_from_injury":
        points += 4 * any(_is_acute(entry) for entry in session.value("injuries") or [])
    if method.key == "block":
        points += 2 * ("event" in _dict(session, "timeline"))
    return points


def _is_acute(injury: dict[str, Any]) -> bool:
    return injury.get("condition") in _ACUTE and injury.get("status") == "current"


def _time_points(session: CreatorSession, method: Methodology) -> int:
    points = 0
    days: int | None = _dict(session, "schedule").get("days_per_week")
    if days is not None:
        low, high = method.fits.days
        points += 1 if low <= days <= high else -3 * int(min(abs(days - low), abs(days - high)))
    minutes: int | None = session.value("session_length")
    return points - (3 if minutes is not None and minutes < method.fits.minutes else 0)


def _taste_points(session: CreatorSession, key: str) -> int:
    """Likes and dislikes of the broad kinds of training; single exercises are left to the planner."""
    likes, hates = _words(session, "preferences"), _words(session, "dislikes")
    return sum(
        3 * bool(re.search(rf"\b(?:{liked})\b", likes)) - 5 * bool(re.search(rf"\b(?:{hated})\b", hates))
        for keys, liked, hated in _TASTES
        if key in keys
    )


def _weighted_goals(session: CreatorSession) -> list[tuple[str, bool]]:
    return [(kind, index == 0) for index, kind in enumerate(dict.fromkeys(_goal_kinds(session)))]


def _goal_kinds(session: CreatorSession) -> list[str]:
    return [str(goal["kind"]) for goal in session.value("goals") or []]


def _words(session: CreatorSession, key: SlotKey) -> str:
    return " ".join(map(str, session.value(key) or [])).lower()


def _dict(session: CreatorSession, key: SlotKey) -> dict[str, Any]:
    value = session.value(key)
    return value if isinstance(value, dict) else {}
