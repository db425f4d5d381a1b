"""A coach: how it trains, how it talks, and which words of the user each trait came from.

Whether a coach is the primary one is not said here: the preferences know.
"""

from datetime import datetime
from typing import Literal

from pydantic import Field

from domain.creator import SlotAnswer, SlotKey
from domain.model import Model, Number, Stored

CoachType = Literal["fitness", "nutrition", "mindset", "general"]
CoachStatus = Literal["active", "paused", "deleted"]
ExperienceLevel = Literal["beginner", "intermediate", "advanced"]
GoalTimeline = Literal["3_months", "6_months", "1_year", "ongoing"]
IntensityLevel = Literal["low", "moderate", "high"]
TraitHow = Literal["said", "derived", "default"]


class TimeConstraints(Model):
    """How long a session may last, in minutes, and on which days; None and empty when nothing was said."""

    session_length: int | None = None
    available_days: tuple[str, ...] = ()


class TechnicalConfig(Model):
    """What the coach plans with."""

    methodology: str
    programming_focus: tuple[str, ...] = ()
    experience_level: ExperienceLevel = "beginner"
    training_frequency: int = 3
    specializations: tuple[str, ...] = ()
    injury_considerations: tuple[str, ...] = ()
    goal_timeline: GoalTimeline = "ongoing"
    preferred_intensity: IntensityLevel = "moderate"
    equipment_available: tuple[str, ...] = ()
    time_constraints: TimeConstraints = TimeConstraints()


class GeneratedPrompts(Model):
    """What the coach is told about itself."""

    personality_prompt: str
    motivation_prompt: str
    methodology_prompt: str
    communication_style: str


class Adaptation(Model):
    """One accepted change, why it was made, and (later) what came of it."""

    date: datetime
    change: str
    trigger: str
    result: str | None = None


class Authorship(Model):
    """Who wrote the coach's texts: the rules alone, or a model over a prompt (name, version, hash), checked against the answers.

    `refused` says what was wrong with drafts of a model that were not kept, by kind.
    """

    maker: Literal["rules", "model"] = "rules"
    model: str | None = None
    prompt: str | None = None
    checked: bool = False
    refused: tuple[str, ...] = ()


class CoachMetadata(Model):
    """What the coach has been through."""

    version: str = "1.0"
    user_satisfaction: Number | None = None
    total_conversations: int = 0
    last_updated: datetime | None = None
    texts: Authorship = Authorship()
    adaptation_history: tuple[Adaptation, ...] = ()


class TraitOrigin(Model):
    """Where a trait comes from: the slot and the user's words, or no slot when it is our default; `where` is set for a later session."""

    how: TraitHow
    slot: str | None = None
    quote: str | None = None
    turn: int | None = None
    where: str | None = None


class CoachConfig(Stored):
    """A user's coach; the row's `version` is the lock, `metadata.version` is what people see."""

    user_id: str
    coach_id: str
    coach_name: str
    coach_type: CoachType = "fitness"
    status: CoachStatus = "active"
    template_id: str
    technical_config: TechnicalConfig
    generated_prompts: GeneratedPrompts
    metadata: CoachMetadata = CoachMetadata()
    custom_instructions: str | None = None
    provenance: dict[str, tuple[TraitOrigin, ...]] = Field(default_factory=dict)
    safety_flags: tuple[str, ...] = ()

    @property
    def is_active(self) -> bool:
        """Whether the user can train with it now."""
        return self.status == "active"


class CoachVersion(Stored):
    """A coach as it was after one accepted change; `answers` are those it was made from, None when they stayed as they were."""

    user_id: str
    coach_id: str
    number: int
    config: CoachConfig
    reason: str
    trigger: str
    answers: dict[SlotKey, SlotAnswer] | None = None
