"""What stands between a model's words and the user: deterministic, and outside every persona."""

from agent.guards.sentences import SAFETY, SAFETY_MIND, STRUCK, SentenceGuard, safety_message

__all__ = ["SAFETY", "SAFETY_MIND", "STRUCK", "SentenceGuard", "safety_message"]
