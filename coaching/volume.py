"""How much work a user asked for, beside what the coach's method says: a set less of each exercise, or one more."""

import re
from dataclasses import replace
from datetime import date

from coaching.next_load import Ask
from domain.coach import CoachConfig

MOST_STEPS = 2
SPOKEN = re.compile(r"\b(?:volume|sets?)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|tonight|tomorrow|this (?:session|workout|morning|afternoon|evening|week)|last|yesterday)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\((?:now|before): [^)]*\)")
_LESS = re.compile(
    r"\b(?:lower|reduce|cut|drop|decrease|less|fewer|trim)\b[^.!?\n]{0,30}\b(?:volume|sets)\b|\b(?:a|one) set less\b"
    r"|\bvolume (?:down|lower)\b|\btoo (?:much volume|many sets)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:raise|increase|up|more|higher|add)\b[^.!?\n]{0,30}\b(?:volume|sets)\b|\b(?:a|one) (?:more|extra) set\b"
    r"|\bvolume (?:up|higher)\b|\b(?:not enough|too little) volume\b|\btoo few sets\b",
    re.IGNORECASE,
)


def asked(words: str) -> int:
    """-1 where words ask for less work from now on, 1 for more, 0 for neither."""
    if _TODAY.search(words):
        return 0
    return -1 if _LESS.search(words) else 1 if _MORE.search(words) else 0


def wanted(coach: CoachConfig | None, since: date | None = None) -> int:
    """The sets that each exercise has more or less, by all that the user asked of this coach, or only by what was asked since a day."""
    if coach is None:
        return 0
    words = (coach.custom_instructions or "").splitlines()
    if since is not None:
        words = [_EARLIER.sub("", one.change) for one in coach.metadata.adaptation_history if one.date.date() >= since]
    return max(-MOST_STEPS, min(MOST_STEPS, sum(map(asked, words))))


def adjusted(ask: Ask, coach: CoachConfig | None, last: date) -> Ask:
    """What an exercise asks for with the sets that the user wanted; one set always stays. `last` is when it was done last.

    Sets that follow those of the last time change only once: who did fewer since then has fewer already.
    """
    all_in_all = wanted(coach)
    steps = all_in_all if ask.by_method or not all_in_all else wanted(coach, last)
    sets = max(1, ask.sets + steps)
    if sets == ask.sets:
        return ask
    count, less = abs(sets - ask.sets), sets < ask.sets
    words = f"{'one set' if count == 1 else 'two sets'} {'less' if less else 'more'}, as you asked for {'less' if less else 'more'} volume"
    return replace(ask, sets=sets, why=f"{ask.why}; {words}")
