"""What a correction is, and the sentences that may be one: without their opening markers and polite endings, and what these said."""

import re
from datetime import date
from typing import Literal, NamedTuple

from domain.measures import WeightUnit
from domain.model import Model, Number
from domain.workout import Span
from extraction import correction_patterns as forms
from extraction.phrases import fold

CorrectionKind = Literal[
    "set_weight", "set_unit", "set_reps", "set_scheme", "set_rpe", "set_duration", "set_distance", "set_date", "set_rounds",
    "remove_exercise", "remove_set", "remove_workout", "rename_exercise", "add_sets", "merge", "undo", "set_list", "lose_reps",
]  # fmt: skip


class Correction(Model):
    """What to change. Only the fields of its kind are set.

    `value` is the new number: a weight in `unit` (None when not said), repetitions, RPE, seconds or metres; for set_scheme and
    add_sets it is `sets` x `value`, at `weight` when said; for set_rounds the rounds, with `sets` further repetitions; for lose_reps
    how many were missed; for set_list `values` are the repetitions of each set. `set_index` counts from 1, -1 is the last set, 0 the
    heaviest; `all_sets` says every set; neither: not said. `day` is a new day, `on_day` that of the workout. `unsure` marks a bare
    number that could be a weight or repetitions; compare `old` with what is stored.
    """

    kind: CorrectionKind
    quote: Span
    value_span: Span | None = None
    value: Number | None = None
    values: tuple[int, ...] = ()
    old: Number | None = None
    unit: WeightUnit | None = None
    weight: Number | None = None
    sets: int | None = None
    day: date | None = None
    on_day: date | None = None
    exercise_words: str | None = None
    new_name: str | None = None
    set_index: int | None = None
    all_sets: bool = False
    unsure: bool = False


class Sentence(NamedTuple):
    """A folded sentence without its opening markers and its polite ending, and what these said."""

    text: str
    folded: str
    whole_start: int
    start: int
    end: int
    marked: bool
    polite: bool
    alone: bool
    only_follows: bool = False


_END = re.compile(r"[.!?…]+(?=\s|$)|\n|;\s")
_MARKS = ("sorry", "sry", "my bad", "my mistake", "actually", "oops", "instead")
_LONGEST = 120
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
CONTRAST = re.compile(r"\b(?:not|instead|rather|wrong|actually|nicht|pas|não|non|nie|не|ikke|inte|y no)\b")


# "My watch says 9.4": it was 9.4.
_MEASURES = re.compile(
    r"(?<!\w)(?:(?:my|the) )?(?:watch|garmin|strava|polar|coros|suunto|fitbit|apple watch|tracker|gps|treadmill|monitor|app|display)"
    r" (?:says|said|shows|showed|has|had|reads|read|recorded)(?: it was| that it was| me at)?(?= \d)"
)


def sentences_of(text: str, *, following: bool) -> list[Sentence]:
    """The sentences that may correct something, in order."""
    folded = _MEASURES.sub(lambda at: "it was".ljust(len(at[0])), fold(text))
    spans: list[tuple[int, int, str]] = []
    start = 0
    for at in _END.finditer(folded):
        spans.append((start, at.start(), at.group()))
        start = at.end()
    spans.append((start, len(folded), ""))
    spans = [span for span in spans if any(char.isalnum() for char in folded[span[0] : min(span[1], span[0] + 200)])]
    opened: list[Sentence] = []
    pending = False
    contents = 0
    for first, last, mark in spans:
        sentence = _opened(text, folded, first, last)
        empty = sentence.start >= sentence.end
        if (
            not empty
            and last - first <= _LONGEST
            and (mark != "?" or sentence.polite)
            and (sentence.marked or pending or following or _may_correct(sentence))
        ):
            opened.append(sentence._replace(marked=sentence.marked or pending))
        pending = empty and sentence.marked
        contents += not empty
    alone = contents == 1
    follows = following and alone
    return [one._replace(alone=alone, marked=one.marked or follows, only_follows=follows and not one.marked) for one in opened]


def _may_correct(sentence: Sentence) -> bool:
    """Whether an unmarked sentence opens like a correction, or sets one value against another."""
    opening = _FIRST_WORD.match(sentence.folded, sentence.start, sentence.end)
    return bool(opening and opening.group() in forms.OPENERS) or bool(CONTRAST.search(sentence.folded, sentence.start, sentence.end))


def _opened(text: str, folded: str, first: int, last: int) -> Sentence:
    while first < last and not folded[first].isalnum():
        first += 1
    start, marked, polite = first, False, False
    for _ in range(6):
        hard = forms.HARD_MARKER.match(folded, start, last)
        soft = None if hard else forms.SOFT_MARKER.match(folded, start, last)
        if not hard and not soft:
            break
        marked = marked or bool(hard)
        polite = polite or bool(soft)
        start = max(marker.end() for marker in (hard, soft) if marker)
    end = last
    for _ in range(3):
        tail = forms.TAIL.search(folded, max(start, end - 24), end)
        if not tail:
            break
        said = tail.group().strip(" ,;–—-")
        marked = marked or said in _MARKS or said.startswith(("not ", "was ", "is "))
        end = tail.start()
    while end > start and folded[end - 1] in " ,;:)*\t":
        end -= 1
    return Sentence(text, folded, first, start, end, marked, polite, False)


def span_of(sentence: Sentence, start: int, end: int) -> Span:
    """Words of the text."""
    return Span(start=start, end=end, quote=sentence.text[start:end])


def quote_of(sentence: Sentence) -> Span:
    """The whole sentence, as evidence."""
    return span_of(sentence, sentence.whole_start, sentence.end)
