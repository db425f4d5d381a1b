"""The system prompt of a coach: the shared text with the coach's own words filled in, and what to call it in the records."""

from dataclasses import dataclass

from domain.coach import CoachConfig
from prompts import library
from prompts.library import Prompt
from prompts.personality import personalities

PLAIN = {
    "coach_name": "the coach",
    "personality": "You are friendly, plain and exact.",
    "motivation": "You praise what was done, not what was promised.",
    "methodology": "You build up gradually and keep what works.",
    "communication": "You answer in two or three sentences.",
    "custom": "",
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
    """The coach's manners as the offline coach knows them: the leading personality, those mixed in, and whether it keeps things brief."""
    if coach is None:
        return ()
    own = coach.generated_prompts
    lead = coach.template_id.partition(".")[0]
    mixed = [key for key, one in personalities().items() if key not in (lead, "balanced") and one.summary in own.personality_prompt]
    known = [lead, *mixed] if lead in personalities() else mixed
    return (*known, *(["brief"] if "one or two sentences" in own.communication_style else []))
