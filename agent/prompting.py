"""The system prompt of a coach: the shared text with the coach's own words filled in, and what to call it in the records."""

from dataclasses import dataclass

from domain.coach import CoachConfig
from prompts import library
from prompts.library import Prompt

PLAIN = {
    "coach_name": "the coach",
    "personality": "You are friendly, plain and exact.",
    "motivation": "You praise what was done, not what was promised.",
    "methodology": "You build up gradually and keep what works.",
    "communication": "You answer in two or three sentences.",
    "custom": "",
}
MANNERS = {
    "blunt": ("blunt", "direct", "tough", "drill", "no-nonsense"),
    "encouraging": ("encourag", "gentle", "supportive", "warm", "kind"),
    "competitive": ("competitive",),
    "technical": ("technical", "analytical"),
}


@dataclass(frozen=True)
class SystemPrompt:
    """The text, and the id that each model call records."""

    id: str
    text: str


def system_prompt(coach: CoachConfig | None, prompt: Prompt | None = None) -> SystemPrompt:
    """What the model is told first; the same for every turn with this version of the coach. Another prompt can be tried."""
    prompt = prompt or library.load("coach")
    if coach is None:
        return SystemPrompt(prompt.id, prompt.render(**PLAIN))
    own = coach.generated_prompts
    text = prompt.render(
        coach_name=coach.coach_name,
        personality=own.personality_prompt,
        motivation=own.motivation_prompt,
        methodology=own.methodology_prompt,
        communication=own.communication_style,
        custom=f"The user's standing wish: {coach.custom_instructions}" if coach.custom_instructions else "",
    )
    return SystemPrompt(prompt.id, text)


def manner(coach: CoachConfig | None) -> tuple[str, ...]:
    """The coach's manners as words that the offline coach knows."""
    if coach is None:
        return ()
    described = f"{coach.template_id} {coach.generated_prompts.personality_prompt}".lower()
    return tuple(name for name, signs in MANNERS.items() if any(sign in described for sign in signs))
