"""What stands between a model's words and the user: deterministic, and outside every persona."""

from agent.guards.accounts import is_unheard
from agent.guards.exercises import exercises
from agent.guards.leaks import as_data
from agent.guards.notes import STRUCK, without_notes
from agent.guards.plain import guard_of
from agent.guards.rivals import names_in
from agent.guards.safety import SAFETY, SAFETY_MIND, Alarm, safety_message, triage
from agent.guards.sentences import Ground, SentenceGuard


def warm() -> None:
    """Load the signs, the catalogue and the words of accounts, a tenth of a second that no message should wait for."""
    triage("")
    exercises("squat")
    is_unheard("You trained.", set(), ())


__all__ = [
    "SAFETY",
    "SAFETY_MIND",
    "STRUCK",
    "Alarm",
    "Ground",
    "SentenceGuard",
    "as_data",
    "guard_of",
    "names_in",
    "safety_message",
    "triage",
    "warm",
    "without_notes",
]
