"""Which prompt a request was made from: its id (name, version and hash) goes with the first message and is recorded with the call."""

from collections.abc import Sequence
from typing import Final

from langchain_core.messages import BaseMessage, SystemMessage

PROMPT: Final = "spotter_prompt"


def told(text: str, prompt_id: str) -> SystemMessage:
    """The prompt's text as the first message of a request; the id stays on this side of the wire."""
    return SystemMessage(text, additional_kwargs={PROMPT: prompt_id})


def prompt_of(messages: Sequence[BaseMessage]) -> str | None:
    """The id of the prompt that a request was made from; None when nobody said."""
    return next((str(message.additional_kwargs[PROMPT]) for message in messages if PROMPT in message.additional_kwargs), None)
