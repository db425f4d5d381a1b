"""Builds the remote chat model from the settings; which model serves a turn is decided by the service, not here."""

import os

from langchain_core.language_models import BaseChatModel as ChatModel

from kit.clock import Clock, SystemClock
from kit.errors import Invalid
from kit.llm.failures import ModelFailed
from kit.llm.relay import Relay
from kit.llm.wire import WireModel
from kit.settings import Settings

__all__ = ["ChatModel", "ModelFailed", "Relay", "remote_model"]

OPENAI = "https://api.openai.com/v1"


def remote_model(settings: Settings, clock: Clock | None = None) -> Relay | None:
    """The models that SPOTTER_MODEL names, tried in order, e.g. openai:a,openai:b; None when it is unset; Invalid says what is missing."""
    if not settings.model:
        return None
    names = [_name(one.strip(), settings.model) for one in settings.model.split(",")]
    key = os.environ.get("OPENAI_API_KEY")
    if not key:
        raise Invalid(
            "SPOTTER_MODEL is set, but OPENAI_API_KEY is not. Set it (any text does for a local server).", code="settings_invalid"
        )
    url = (os.environ.get("OPENAI_BASE_URL") or OPENAI).rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise Invalid(
            f"OPENAI_BASE_URL={url!r} is not the address of a server: it begins with http:// or https://.", code="settings_invalid"
        )
    # The last model must still have its turn before the offline coach takes over, so they share the time.
    patience_s = 0.9 * settings.model_timeout_s / len(names)
    models = [WireModel(name=name, url=url, api_key=key, patience_s=patience_s) for name in names]
    return Relay(models=models, now=(clock or SystemClock()).now, deadline_s=0.9 * settings.model_timeout_s)


def _name(named: str, all_of_them: str) -> str:
    provider, _, name = named.partition(":")
    if provider != "openai" or not name:
        raise Invalid(
            f"SPOTTER_MODEL={all_of_them!r} can't be used. Write openai:<model>, or several with commas, and set OPENAI_BASE_URL for "
            "another OpenAI-compatible server; leave it unset for the built-in offline coach.",
            code="settings_invalid",
        )
    return name
