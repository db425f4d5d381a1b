"""How long one session may last, in minutes."""

import re
from collections.abc import Iterator

from coach_creator.extractors.guards import corrects, is_others
from coach_creator.extractors.reading import Found, Reading, number
from coach_creator.extractors.time import DAYS_BY_MINUTES, LENGTH, says_days

_LENGTH_CUE = re.compile(
    r"\b(?:at most|max|maximum|tops|per (?:session|workout|day|training)|a session|each|sessions?|only (?:have"
    r"|got)|i have|i've got|up to|limit(?:ed)?|workouts?"
    r"|no (?:more|longer) than|not (?:more|longer) than|less than|under|long|a day|at a time|lunch break"
    r"|window|for (?:training|a workout)|to train|train for|can train|in and out)\b"
)
_MOST = re.compile(
    r"\b(?:only (?:have|got)|at most|max(?:imum)?|no (?:more|longer) than|not (?:more|longer) than|up to|i want|i need|can do|limit\w*)\b"
)
_AT_MOST = re.compile(r"\s*(?:tops|max(?:imum)?|at (?:the )?most|limit|or less)\b")
_LASTED = re.compile(r"\b(?:made me|had me|used to|last (?:year|month|week)|he|she|did|was doing|drive|shifts? of)\b")
_SHIFT = re.compile(r"\s*(?:shifts?|flights?|drive|commute|days? at work|at work)\b")
_SECOND_THOUGHT = re.compile(
    r"\b(?:actually|no|sorry|make (?:it|that)|i mean|so say|so more like"
    r"|so really)\b\D{0,12}\b(\d{2,3})\b(?!\s*(?:kg|lb))"
)
_LENGTH_OTHER = re.compile(
    r"\b(?:ran|run in|5k|10k|marathon in|commute|drive|sleep|slept|away|rowed|row in|plank|hours? of (?:work"
    r"|sleep)|work \d+ hours|cap|amrap|emom"
    r"|walk|walks|walking)\b"
)
_EACH_WEEK = re.compile(r"\s*(?:of (?:\w+ ){1,2})?(?:a|per|each|every) (?:week|month)\b|\s*weekly\b")
_ALONE = re.compile(r"\W*(?:for |about |around |roughly |maybe |max |up to |an? )*$")
_SPOKEN = (
    (r"three quarters", 45),
    (r"^quarter", 15),
    (r"^half", 30),
    (r"hour and a half|hour (?:and )?(?:a )?thirty", 90),
    (r"hour (?:and )?(?:a )?(?:fifteen|quarter)", 75),
    (r"^hour$", 60),
)


def session_length(reading: Reading) -> Iterator[Found]:
    """The longest that a session may last, in minutes."""
    for match in sorted(LENGTH.finditer(reading.low), key=lambda match: not _is_limit(reading, match)):
        sentence = reading.sentence_at(match.start())
        near = reading.clause_at(match.start()).text
        asked = reading.asks("session_length")
        if not asked and (_LENGTH_OTHER.search(near) or _EACH_WEEK.match(reading.low, match.end())):
            continue
        cued = _LENGTH_CUE.search(sentence.text) or says_days(sentence.text) or corrects(reading)
        listed = _stands_alone(reading, match) and (says_days(reading.low) or _is_sentence(reading, match))
        if _is_told(reading, match) or not (asked or cued or listed):
            continue
        minutes = _minutes(match)
        if 5 <= minutes <= 300 and not is_others(reading, match.start()):
            second = _SECOND_THOUGHT.search(reading.low[match.end() :])
            if second:
                yield reading.found("session_length", int(second.group(1)), match.end() + second.start(1), match.end() + second.end(1))
            else:
                yield reading.found("session_length", minutes, *_with_limit(reading, match.start(), match.end()))
            return
    yield from _bare_minutes(reading)


def _is_limit(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is said to be the most, which counts before another length of the same message."""
    phrase = reading.phrase_at(match.start())
    before, after = phrase.text[: match.start() - phrase.start], phrase.text[match.end() - phrase.start :]
    return bool(_MOST.search(before[-40:]) or _AT_MOST.match(after))


def _is_told(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is how long something else lasts or lasted."""
    phrase = reading.phrase_at(match.start())
    return bool(_LASTED.search(phrase.text[: match.start() - phrase.start])) or bool(_SHIFT.match(reading.low, match.end()))


def _is_sentence(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is a sentence by itself, and no bare hour of a day."""
    phrase, sentence = reading.phrase_at(match.start()).text, reading.sentence_at(match.start()).text
    alone = len(sentence.split()) <= 4 or phrase.strip() == match.group().strip()
    return alone and not {"timeline", "experience", "current_training", "strengths"} & set(reading.pending)


def _stands_alone(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is a stretch between commas by itself, as in a list of circumstances."""
    phrase = reading.phrase_at(match.start())
    before, after = phrase.text[: match.start() - phrase.start], phrase.text[match.end() - phrase.start :]
    return bool(_ALONE.fullmatch(before)) and len(after.split()) <= 3


def _bare_minutes(reading: Reading) -> Iterator[Found]:
    """A number alone, when that was the question: from 10 up it means minutes, 1 to 3 alone means hours."""
    if not reading.asks("session_length"):
        return
    both = DAYS_BY_MINUTES.match(reading.low) if reading.asks("schedule") else None
    if both:
        yield reading.found("session_length", int(both.group(2)), *both.span())
        return
    numbers = list(
        re.finditer(r"(?<![\w.:])(\d+(?:[.,]\d+)?)(?:\s*-\s*(\d+))?(?![\w:]*\s*(?:days?|x|times|for \d|kgs?|lbs?))", reading.low)
    )
    for match in numbers:
        amount = number(match.group(2) or match.group(1))
        if 10 <= amount <= 300:
            yield reading.found("session_length", int(amount), *match.span())
            return
    if len(numbers) == 1 and not reading.asks("schedule") and number(numbers[0].group(1)) <= 3:
        yield reading.found("session_length", int(number(numbers[0].group(1)) * 60), *numbers[0].span())


def _minutes(match: re.Match[str]) -> int:
    words = match.group()
    if match.group(3) or match.group(7):
        amount = number(match.group(2) or match.group(6))
        if match.group(2) and amount < number(match.group(1)):
            amount = number(f"{match.group(1)}-{match.group(2)}")  # one number in two words
        return round(amount * 60) if (match.group(3) or match.group(7)).startswith("h") else round(amount)
    known = next((minutes for pattern, minutes in _SPOKEN if re.search(pattern, words)), None)
    return known if known is not None else int(match.group(4)) * 60 + int(match.group(5))


def _with_limit(reading: Reading, start: int, end: int) -> tuple[int, int]:
    tail = re.match(r"\s*(?:at most|max(?:imum)?|tops|per session|a session|each|or so)\b", reading.low[end:])
    head = re.search(r"(?:at most|no more than|up to|max(?:imum)?|about|under)\s*$", reading.low[max(0, start - 30) : start])
    return (start - len(head.group()) if head else start), (end + tail.end() if tail else end)
