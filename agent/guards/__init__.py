"""What stands between a model's words and the user: deterministic, and outside every persona."""

from agent.guards.leaks import as_data
from agent.guards.safety import SAFETY, SAFETY_MIND, Alarm, safety_message, triage
from agent.guards.sentences import STRUCK, Ground, SentenceGuard

__all__ = ["SAFETY", "SAFETY_MIND", "STRUCK", "Alarm", "Ground", "SentenceGuard", "as_data", "safety_message", "triage"]
