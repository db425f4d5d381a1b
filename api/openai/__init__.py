"""The coaches as models of an OpenAI-compatible server, for chat clients that know nothing of Spotter."""

from api.openai.app import create_openai_app

__all__ = ["create_openai_app"]
