"""Builds a remote chat model from the settings; which model serves a turn is decided by the service, not here."""

import os

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel as ChatModel

from kit.errors import Invalid
from kit.settings import Settings

__all__ = ["ChatModel", "remote_model"]


def remote_model(settings: Settings) -> ChatModel | None:
    """The model that SPOTTER_MODEL names, e.g. openai:gpt-5; None when it is unset; Invalid says what is missing."""
    if not settings.model:
        return None
    provider, _, name = settings.model.partition(":")
    if provider != "openai" or not name:
        raise Invalid(
            f"SPOTTER_MODEL={settings.model!r} can't be used. Write openai:<model>, and set OPENAI_BASE_URL for another "
            "OpenAI-compatible server; leave it unset for the built-in offline coach.",
            code="settings_invalid",
        )
    if not os.environ.get("OPENAI_API_KEY"):
        raise Invalid(
            "SPOTTER_MODEL is set, but OPENAI_API_KEY is not. Set it (any text does for a local server).", code="settings_invalid"
        )
    model: ChatModel = init_chat_model(settings.model, timeout=settings.model_timeout_s, max_retries=1, stream_usage=False)
    return model
