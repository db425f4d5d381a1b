"""What a user says of a workout afterwards: stars and difficulty, read from the words and kept with the workout."""

import re
from typing import Literal

from coaching.logbook import Logbook, Logged
from coaching.message import Message
from domain.history import Feedback, LoggedWorkout
from domain.workout import Span
from kit.errors import Invalid

Difficulty = Literal["too_easy", "just_right", "too_hard"]
_STARS = re.compile(
    r"\b(?P<rating>[1-5]|one|two|three|four|five)\s*(?:/\s*5\b|(?:out )?of (?:5|five)\b(?!\s*(?:sets?|reps?|rounds?))|stars?\b)"
    r"|\b(?:rate|rating|give)\b[^.!?\d]{0,30}\b(?P<rated>[1-5])\b(?!\s*(?:/|out of) ?10)",
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_TOO = r"(?<!not )(?<!n't )(?<!n’t )(?<!never )(?:way |far |much |a bit |a little )?too"
_MUCH = r"much(?! (?!for\b|today|this|weight|volume|load|work\b)\w)"  # "too much red wine" is no workout
_WORDS: dict[Difficulty, str] = {
    "too_hard": rf"\b{_TOO} (?:hard(?! on\b)|heavy|tough|{_MUCH}|difficult|intense|brutal)\b",
    "too_easy": rf"\b{_TOO} (?:easy|light|simple)\b",
    "just_right": r"\b(?:just right|exactly right|about right|perfect difficulty|not too (?:hard|easy|heavy))\b",
}
_DIFFICULTY = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _WORDS.items())


def read_feedback(text: str) -> tuple[Feedback, Span] | None:
    """The rating and the difficulty that words state, and which words; None when they state neither."""
    stars = _STARS.search(text)
    found = [(name, match) for name, pattern in _DIFFICULTY if (match := pattern.search(text))]
    if stars is None and not found:
        return None
    said = (stars["rating"] or stars["rated"]).lower() if stars else None
    spans = [match.span() for match in (stars, *(match for _, match in found)) if match]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    rating = None if said is None else _NUMBERS.get(said) or int(said)
    given = Feedback(satisfaction=rating, difficulty=found[0][0] if found else None)
    return given, Span(start=start, end=end, quote=text[start:end])


async def give(logbook: Logbook, message: Message, workout: LoggedWorkout) -> tuple[Logged, Feedback]:
    """Keep what the message says of a workout, beside what was said of it before; the receipt points to these words."""
    read = read_feedback(message.text)
    if read is None:
        raise Invalid("These words rate no workout: say how hard it was, or give it one to five stars.", code="no_feedback")
    given, span = read
    before = workout.workout.user_feedback or Feedback()
    after = before.model_copy(update=given.model_dump(exclude_none=True))
    logged = await logbook.amend(message, workout, {"user_feedback": after}, "feedback")
    receipt = logged.receipt.model_copy(update={"source": (message.signed(span),)})
    return Logged(receipt, logged.workout, logged.records), after
