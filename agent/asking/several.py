"""Messages that ask more than one thing, or ask behind a report: each question is understood by itself, after what stands before it."""

import re
from collections.abc import Sequence
from datetime import date

from agent.asking.asked import Asked
from agent.asking.call import Call, Step
from agent.asking.following import understood
from agent.asking.question import is_question

MOST_CALLS = 4
_SENTENCE = re.compile(r"(?<=[.!?\n])\s+(?=\S)")
_JUDGED_BEHIND = re.compile(
    r",\s*(?:and )?(?=(?:is|are|was) (?:it|that|they|this) (?:\w+ )?(?:safe|ok(?:ay)?|good|bad|normal|fine|enough|worth)\b)", re.IGNORECASE
)
_NEXT_QUESTION = re.compile(r"(?<=\?)\s+(?=\S)")

Told = Sequence[tuple[str, str]]


def all_understood(text: str, before: Told, today: date, own_words: Sequence[str] = ()) -> tuple[Asked, Step | None]:
    """A message as one question, or where it asks several that the log answers, all of them in turn."""
    asked, step = understood(text, before, today, own_words)
    if step is None and (first := _JUDGED_BEHIND.split(text, 1)[0]) != text and is_question(first):
        return understood(first, before, today, own_words)  # the judgement behind it is for somebody to talk with
    pieces = [piece for piece in _NEXT_QUESTION.split(text) if is_question(piece)]
    if len(pieces) < 2 or isinstance(step, str):
        return asked, step
    calls: list[Call] = []
    for at, piece in enumerate(pieces):
        one = understood(piece, [*before, *((earlier, "") for earlier in pieces[:at])], today, own_words)[1]
        if not isinstance(one, tuple):
            return asked, step  # what is left unanswered is not passed over by answering the rest
        calls += [call for call in one if call not in calls]
    return asked, tuple(calls[:MOST_CALLS])


def behind_a_report(text: str, stored: Sequence[str]) -> tuple[str, list[tuple[str, str]]]:
    """What a message asks behind what it reports, and the report as a message of its own, with what was stored of it as the reply."""
    pieces = _SENTENCE.split(text.strip())
    at = next((at for at in range(1, len(pieces)) if all(is_question(piece) for piece in pieces[at:])), 0)
    if not at:
        return text, []
    return " ".join(pieces[at:]), [(" ".join(pieces[:at]), "Logged. " + " ".join(f"{line.removeprefix('logged ')}." for line in stored))]
