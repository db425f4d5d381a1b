"""Why a coach is as it is: answered from the words behind each of its traits, never from a model's imagination."""

import re
from collections.abc import Sequence
from typing import Any

from domain.coach import CoachConfig, TraitOrigin

_ASKED = re.compile(
    r"\bwhy\b[^.!?]{0,60}\b(?:you|your|this|these|the (?:plan|method|coach)|my (?:plan|coach)|so)\b"
    r"|\bwhere (?:did|do) you (?:get|know)\b|\bhow come\b"
    r"|\bwhat makes you\b|\bwarum\b[^.!?]{0,40}\b(?:du|dein\w*)\b",
    re.IGNORECASE,
)
# Which trait a question is about, by the words that people use for it.
_TRAITS: tuple[tuple[str, str, str], ...] = (
    (
        "generated_prompts.personality_prompt",
        "how I talk",
        "blunt strict harsh mean tough kind gentle nice friendly talk tone rude direct cheerful",
    ),
    ("generated_prompts.communication_style", "how much I say", "short brief long wordy terse"),
    (
        "technical_config.injury_considerations",
        "what I mind",
        "avoid careful injury injuries knee knees shoulder shoulders back wrist hip ankle elbow neck protect skip",
    ),
    (
        "technical_config.equipment_available",
        "what we train with",
        "dumbbell dumbbells barbell equipment machines kettlebell rings bands home gym",
    ),
    ("technical_config.training_frequency", "how often we train", "day days often frequency schedule"),
    ("technical_config.time_constraints.session_length", "how long a session is", "minutes hour length"),
    ("technical_config.preferred_intensity", "how hard we go", "hard easy intense intensity heavy light"),
    ("technical_config.experience_level", "the level I take you for", "beginner advanced intermediate level"),
    ("generated_prompts.motivation_prompt", "what we train for", "goal goals aim motivation"),
    ("technical_config.methodology", "the method", "method methodology program programme system plan approach"),
)
# The load of one session is reckoned from the log: no trait of the coach's is its reason.
_OF_A_LOAD = re.compile(
    r"\bwhy\b[^.!?]{0,40}\b(?:says?|wants?|has|have|put|shows?|gives?|asks?)\b[^.!?\d]{0,20}\d+(?:[.,]\d+)?(?! ?(?:x|days?|times?|sessions?"
    r"|workouts?|weeks?|min|minutes|h|hours)\b)",
    re.IGNORECASE,
)
MOST_QUOTES = 3
MOST_TRAITS = 4
# The coach as a whole is asked about, and no trait in particular.
_ALL_OF_IT = re.compile(
    r"\bwhy (?:are|do) you (?:(?:talk|coach|act|behave|train me|coach me) )?"
    r"(?:like (?:this|that)|(?:in )?this way|the way you (?:are|do))\b"
    r"|\bwhat makes you (?:like this|the way you are|you)\b|\bwhat (?:are you|is (?:this|my) coach) (?:built|based|made) (?:on|of|from)\b",
    re.IGNORECASE,
)


def explained(coach: CoachConfig | None, text: str) -> str | None:
    """The words behind what a question asks about; None when it asks for no reason, or there is no coach."""
    if coach is None or _OF_A_LOAD.search(text):
        return None
    if _ALL_OF_IT.search(text):
        return reasons(coach, text)
    return reasons(coach, text) if _ASKED.search(text) and _about(text) else None


def reasons(coach: CoachConfig, about: str) -> str:
    """Why the coach is as it is: the words behind the traits that are named, or behind the leading ones, and its last change."""
    named = _about(about)
    if named:
        return " ".join(_because(coach, trait, name) for trait, name in named[:2])
    said = [(trait, name) for trait, name, _ in _TRAITS if _quotes(coach, trait)]
    told = [_because(coach, trait, name) for trait, name in said[:MOST_TRAITS]]
    return " ".join([*(told or ["Nothing was told about how I should be: all of it is our default."]), *_last_change(coach)])


def _about(text: str) -> list[tuple[str, str]]:
    asked = set(re.findall(r"\w+", text.lower()))
    return [(trait, name) for trait, name, words in _TRAITS if asked & set(words.split())]


def _last_change(coach: CoachConfig) -> list[str]:
    """When it last changed, how, and what came of it."""
    if not coach.metadata.adaptation_history:
        return []
    last = coach.metadata.adaptation_history[-1]
    result = f" What came of it: {last.result}." if last.result else ""
    return [f"I last changed on {last.date:%a} {last.date.day} {last.date:%b %Y}: {last.change}.{result}"]


def _quotes(coach: CoachConfig, trait: str) -> list[str]:
    return list(dict.fromkeys(origin.quote for origin in coach.provenance.get(trait, ()) if origin.quote))[:MOST_QUOTES]


def _because(coach: CoachConfig, trait: str, name: str) -> str:
    origins = coach.provenance.get(trait, ())
    quotes = _quotes(coach, trait)
    value = _value(coach, trait)
    shown = f" ({value})" if value else ""
    if not quotes:
        return f"Nobody told me about {name}{shown}: that is our default, and you can change it by saying so."
    said = " and ".join(f"“{quote}”" for quote in quotes)
    how = "you said" if _was_said(origins) else "I worked it out from what you said:"
    return f"About {name}{shown}: {how} {said}."


def _was_said(origins: Sequence[TraitOrigin]) -> bool:
    return any(origin.how == "said" for origin in origins)


def _value(coach: CoachConfig, trait: str) -> str:
    """A technical trait in plain words; prompts are not shown."""
    if not trait.startswith("technical_config."):
        return ""
    found: Any = coach.technical_config
    for name in trait.split(".")[1:]:
        found = getattr(found, name)
    words = ", ".join(map(str, found)) if isinstance(found, tuple) else str(found) if found is not None else ""
    return words.replace("_", " ")
