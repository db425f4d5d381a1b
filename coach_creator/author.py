"""Turns a finished interview into a coach: the same answers give the same coach, and every trait names the words behind it."""

import hashlib
import json
from datetime import datetime
from typing import Any, Literal, cast

from coach_creator import choosing, safety, wishing, wording
from coach_creator.choosing import Choice
from domain.coach import (
    Adaptation,
    Authorship,
    CoachConfig,
    CoachMetadata,
    GeneratedPrompts,
    GoalTimeline,
    IntensityLevel,
    TechnicalConfig,
    TimeConstraints,
    TraitOrigin,
)
from domain.creator import CreatorSession, SlotKey, Sophistication
from prompts.methodology import methodologies
from prompts.personality import personalities

Provenance = dict[str, tuple[TraitOrigin, ...]]

_HORIZONS = {"3_months", "6_months", "1_year", "ongoing"}
_FREQUENCY = 3


def write_coach(session: CreatorSession, coach_id: str, now: datetime) -> CoachConfig:
    """The coach that these answers describe."""
    method = choosing.methodology(session)
    blend = choosing.personality_blend(session)
    name = _name(session, blend)
    return CoachConfig(
        user_id=session.user_id,
        coach_id=coach_id,
        coach_name=name,
        template_id=f"{blend[0][0]}.{method.key}",
        technical_config=_technical(session, method),
        generated_prompts=_prompts(session, method, blend, name),
        metadata=CoachMetadata(last_updated=now),
        provenance=_provenance(session, method),
        safety_flags=safety.flags(session.value("red_flags")),
    )


def rewrite_coach(session: CreatorSession, coach: CoachConfig, change: str, now: datetime) -> CoachConfig:
    """The same coach on other answers: who it is stays, what it was told by hand stays, and its history grows by this change."""
    session = _at_its_level(session, coach)
    fresh = write_coach(session, coach.coach_id, now)
    adapted = Adaptation(date=now, change=change, trigger=session.creation_type)
    history = (*coach.metadata.adaptation_history, adapted)
    metadata = coach.metadata.model_copy(update={"last_updated": now, "texts": Authorship(), "adaptation_history": history})
    coach = wishing.heeded(coach, session)
    name = fresh.coach_name if session.creation_type == "recreation" else coach.coach_name
    blend = choosing.personality_blend(session)
    prompts = fresh.generated_prompts.model_copy(update={"personality_prompt": wording.personality(name, blend)})
    return coach.model_copy(
        update={
            "coach_name": name,
            "template_id": fresh.template_id,
            "technical_config": fresh.technical_config,
            "generated_prompts": prompts,
            "metadata": metadata,
            "provenance": fresh.provenance,
            "safety_flags": fresh.safety_flags,
        }
    )


def _at_its_level(session: CreatorSession, coach: CoachConfig) -> CreatorSession:
    """What an interview found out about the user's level is no answer: a change of something else must not lose it."""
    if session.creation_type == "recreation" or session.sophistication_level != "UNKNOWN":
        return session
    level = cast(Sophistication, coach.technical_config.experience_level.upper())
    return session.model_copy(update={"sophistication_level": level})


def _technical(session: CreatorSession, method: Choice) -> TechnicalConfig:
    shape = methodologies()[method.key]
    return TechnicalConfig(
        methodology=method.key,
        programming_focus=_unique(*shape.focus, *choosing.focus(session)),
        experience_level=choosing.level(session),
        training_frequency=_dict(session, "schedule").get("days_per_week") or _FREQUENCY,
        specializations=_unique(*shape.specializations, *choosing.specializations(session)),
        injury_considerations=_unique(*(wording.injury_key(entry) for entry in session.value("injuries") or [])),
        goal_timeline=_timeline(session),
        preferred_intensity=_intensity(session),
        equipment_available=tuple(_dict(session, "equipment").get("items", ())),
        time_constraints=TimeConstraints(
            session_length=session.value("session_length"), available_days=tuple(_dict(session, "schedule").get("days", ()))
        ),
    )


def _prompts(session: CreatorSession, method: Choice, blend: choosing.Blend, name: str) -> GeneratedPrompts:
    return GeneratedPrompts(
        personality_prompt=wording.personality(name, blend),
        motivation_prompt=wording.motivation(session, blend),
        methodology_prompt=wording.method(session, methodologies()[method.key], _intensity(session)),
        communication_style=wording.communication(session),
    )


def _provenance(session: CreatorSession, method: Choice) -> Provenance:
    """Each trait with the answers it was made from; a trait that nobody asked for is openly our default."""
    said: dict[str, tuple[SlotKey, ...]] = {
        "technical_config.experience_level": ("experience",),
        "technical_config.training_frequency": ("schedule",),
        "technical_config.injury_considerations": ("injuries",),
        "technical_config.goal_timeline": ("timeline",),
        "technical_config.preferred_intensity": ("intensity",),
        "technical_config.equipment_available": ("equipment",),
        "technical_config.time_constraints.session_length": ("session_length",),
        "technical_config.time_constraints.available_days": ("schedule",),
        "generated_prompts.personality_prompt": ("style",),
        "generated_prompts.motivation_prompt": ("goals", "why_now"),
        "generated_prompts.communication_style": ("style", "units_timezone"),
        "safety_flags": ("red_flags",),
    }
    derived: dict[str, tuple[SlotKey, ...]] = {
        "technical_config.methodology": method.because,
        "technical_config.programming_focus": (*method.because, "goals"),
        "technical_config.specializations": (*method.because, "goals"),
        "generated_prompts.methodology_prompt": (*method.because, "injuries", "red_flags", "preferences", "dislikes", "equipment"),
    }
    origins = {trait: _origins(session, keys, "said") for trait, keys in said.items()}
    origins |= {trait: _origins(session, keys, "derived") for trait, keys in derived.items()}
    if method.named:
        origins["technical_config.methodology"] = _origins(session, method.because, "said")
    if _intensity(session) != (session.value("intensity") or "moderate"):
        origins["technical_config.preferred_intensity"] = _origins(session, ("red_flags",), "derived")
    return origins


def _origins(session: CreatorSession, keys: tuple[SlotKey, ...], how: Literal["said", "derived"]) -> tuple[TraitOrigin, ...]:
    found = tuple(
        TraitOrigin(how=how, slot=key, quote=said.quote, turn=said.turn, where=said.where or session.slots[key].where)
        for key in dict.fromkeys(keys)
        if session.value(key) is not None
        for said in session.slots[key].said
    )
    return found or (TraitOrigin(how="default"),)


def _timeline(session: CreatorSession) -> GoalTimeline:
    horizon = _dict(session, "timeline").get("horizon")
    return cast(GoalTimeline, horizon if horizon in _HORIZONS else "ongoing")


def _intensity(session: CreatorSession) -> IntensityLevel:
    """What was asked for, unless a health flag allows less."""
    flags = safety.flags(session.value("red_flags"))
    if safety.keeps_it_easy(flags):
        return "low"
    wanted = session.value("intensity") or "moderate"
    return "moderate" if safety.caps_it(flags) and wanted == "high" else cast(IntensityLevel, wanted)


def _name(session: CreatorSession, blend: choosing.Blend) -> str:
    """One of the leading personality's names, picked by the answers themselves."""
    answers = json.dumps(session.model_dump(mode="json", include={"slots"}), sort_keys=True, ensure_ascii=True)
    names = personalities()[blend[0][0]].names
    return names[int.from_bytes(hashlib.sha256(answers.encode()).digest()[:4], "big") % len(names)]


def _dict(session: CreatorSession, key: SlotKey) -> dict[str, Any]:
    value = session.value(key)
    return value if isinstance(value, dict) else {}


def _unique(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
