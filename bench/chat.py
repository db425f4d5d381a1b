"""A chat that stores nothing, as long as real ones are: what the user says, and what a coach's model answers."""

import random
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.outputs import ChatGeneration, ChatResult

SAYS = (
    "Thanks, that makes sense.",
    "Work was long again and I only got to the gym late.",
    "I like the short sessions better than the old plan.",
    "Honestly I find it hard to stay patient.",
    "My partner has joined me now, which is fun.",
    "The new shoes feel much more stable.",
    "I'm curious how you would warm up before something heavy.",
    "Sleep has been fine lately.",
    "I keep rushing the way down and you noticed it before.",
    "The gym was crowded and loud tonight.",
)
ANSWERS = (
    "That is a sensible way to look at it, and patience is what most people run out of first.",
    "Keep the bar close, breathe in before you move, and treat every repetition as practice rather than a test.",
    "A short warm-up is enough when it looks like the lift you are about to do, only lighter and slower.",
    "Crowded evenings are a good moment for the exercises that need little room, so nothing is lost by swapping the order.",
    "Training with somebody usually makes people show up, and showing up decides more than any detail of a plan.",
    "If the way down feels rushed, pause for a breath at the bottom and let the pause teach you where your balance is.",
    "Rest is part of the work, so a quiet day is nothing to make up for.",
    "Tell me how it felt afterwards, because the feeling of a set says more than its number.",
    "Stable shoes help you push through the whole foot, which is worth more than another cue.",
    "We can keep this block as it is and look again when the week is over.",
    "What would make the next session easier to begin, the hour or the place?",
    "Small steps that hold are better than a jump that has to be taken back.",
)


def said(number: int) -> str:
    """What the user says in this turn: about a hundred characters, and always the same for the same turn."""
    return " ".join(random.Random(number).sample(SAYS, 2))


def answered(text: str) -> str:
    """What a model answers to these words: about five hundred characters."""
    return " ".join(random.Random(text).sample(ANSWERS, 6))


class Model(BaseChatModel):
    """A chat model that talks like a coach and calls no tool."""

    @property
    def _llm_type(self) -> str:
        return "bench"

    def bind_tools(self, tools: Any, **kwargs: Any) -> Any:
        """It never calls one."""
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        asked = next(message for message in reversed(messages) if isinstance(message, HumanMessage))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(answered(str(asked.text))))])
