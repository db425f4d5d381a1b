"""Reads a sentence that changes what was logged, as a pure description of the change; what it applies to is the logbook's to find.

It fires on whole sentences of known forms only: a report, a plan or a question that contains the same words is never a correction.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from domain.exercises import catalogue
from domain.measures import WeightUnit
from domain.model import Model, Number
from domain.workout import Span
from extraction import correction_patterns as forms
from extraction.correction_values import Value, decimal_of, read_value
from extraction.dates import find_dates
from extraction.phrases import fold

CorrectionKind = Literal[
    "set_weight", "set_unit", "set_reps", "set_scheme", "set_rpe", "set_duration", "set_distance", "set_date", "set_rounds",
    "remove_exercise", "remove_set", "remove_workout", "rename_exercise", "add_sets", "merge", "undo",
]  # fmt: skip


class Correction(Model):
    """What to change. Only the fields of its kind are set.

    `value` is the new number: a weight in `unit` (None when not said), repetitions, RPE, seconds or metres; for set_scheme and
    add_sets it is `sets` x `value`, at `weight` when said; for set_rounds the rounds, with `sets` further repetitions.
    `set_index` counts from 1, -1 is the last set, 0 the heaviest; `all_sets` says every set; neither: not said. `day` is a new
    day, `on_day` that of the workout. `unsure` marks a bare number that could be a weight or repetitions; compare `old` with
    what is stored.
    """

    kind: CorrectionKind
    quote: Span
    value_span: Span | None = None
    value: Number | None = None
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


class _Sentence(NamedTuple):
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
_LONGEST = 120
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_REPLACES = re.compile(r"[\s,]+(?:and )?(?:not|nicht|y no|pas|não|non|nie|не|ikke|inte)\s(?:on )?", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:not|instead|rather|wrong|actually|nicht|pas|não|non|nie|не|ikke|inte|y no)\b")


def read_correction(text: str, today: date | None = None, *, following: bool = False) -> Correction | None:
    """The first correction in a text, or None; without `today` a corrected day is quoted but not resolved.

    `following` says that something was just logged: then a message of one sentence, such as "the squats were 100", speaks of that.
    """
    for sentence in _sentences(text, fold(text), following=following):
        found = _read(sentence, today)
        if found:
            return found
    return None


def _sentences(text: str, folded: str, *, following: bool) -> list[_Sentence]:
    spans: list[tuple[int, int, str]] = []
    start = 0
    for at in _END.finditer(folded):
        spans.append((start, at.start(), at.group()))
        start = at.end()
    spans.append((start, len(folded), ""))
    spans = [span for span in spans if any(char.isalnum() for char in folded[span[0] : min(span[1], span[0] + 200)])]
    opened: list[_Sentence] = []
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


def _may_correct(sentence: _Sentence) -> bool:
    """Whether an unmarked sentence opens like a correction, or sets one value against another."""
    opening = _FIRST_WORD.match(sentence.folded, sentence.start, sentence.end)
    return bool(opening and opening.group() in forms.OPENERS) or bool(_CONTRAST.search(sentence.folded, sentence.start, sentence.end))


def _opened(text: str, folded: str, first: int, last: int) -> _Sentence:
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
        marked = marked or tail.group().strip(" ,;–—-") in ("sorry", "my bad", "my mistake", "actually", "oops", "instead")
        end = tail.start()
    while end > start and folded[end - 1] in " ,;:)*\t":
        end -= 1
    return _Sentence(text, folded, first, start, end, marked, polite, False)


def _read(sentence: _Sentence, today: date | None) -> Correction | None:
    return _command(sentence) or _moved(sentence, today) or _dated(sentence, today) or _said(sentence) or _of_day(sentence, today)


def _said(sentence: _Sentence) -> Correction | None:
    return _statement(sentence) or _rename(sentence)


def _of_day(sentence: _Sentence, today: date | None) -> Correction | None:
    """The same with the day of the workout in it: "the squats on Monday were 100"."""
    words = _POSSESSIVE.sub("  ", sentence.text[sentence.start : sentence.end])
    mentions = find_dates(words, today or date(2000, 1, 3))
    if len(mentions) != 1 or (today and mentions[0].day > today):
        return None
    start, end = sentence.start + mentions[0].start, sentence.start + mentions[0].end
    before = _BEFORE_DAY.search(sentence.folded, sentence.start, start)
    start = before.start() if before else start
    end += 2 if sentence.folded.startswith("'s", end) else 0
    folded = f"{sentence.folded[:start]}{' ' * (end - start)}{sentence.folded[end:]}"
    found = _said(sentence._replace(folded=folded, end=len(folded[: sentence.end].rstrip())))
    if found is None:
        return None
    return found.model_copy(update={"on_day": mentions[0].day if today else None, "quote": _quote(sentence)})


def _moved(sentence: _Sentence, today: date | None) -> Correction | None:
    """ "Move Monday's workout to Tuesday": from one day to another."""
    found = forms.MOVED.fullmatch(sentence.folded, sentence.start, sentence.end)
    if found is None:
        return None
    reference = today or date(2000, 1, 3)
    old, new = (find_dates(_POSSESSIVE.sub("  ", sentence.text[slice(*found.span(name))]), reference) for name in ("old", "new"))
    whole = old and not found["old"].replace(found["old"][old[0].start : old[0].end], "").strip(" 's")
    if len(old) != 1 or len(new) != 1 or not whole:
        return None
    start = found.start("new") + new[0].start
    return Correction(
        kind="set_date",
        quote=_quote(sentence),
        value_span=_span(sentence, start, found.start("new") + new[0].end),
        day=new[0].day if today else None,
        on_day=old[0].day if today else None,
    )


_POSSESSIVE = re.compile(r"(?<=day)['’]s\b", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"\b(?:on|from|of|for|at)\s+$")


def _span(sentence: _Sentence, start: int, end: int) -> Span:
    return Span(start=start, end=end, quote=sentence.text[start:end])


def _quote(sentence: _Sentence) -> Span:
    return _span(sentence, sentence.whole_start, sentence.end)


def _command(sentence: _Sentence) -> Correction | None:
    for kind, pattern in forms.COMMANDS:
        found = pattern.fullmatch(sentence.folded, sentence.start, sentence.end)
        if not found:
            continue
        quote = _quote(sentence)
        if kind in ("undo", "merge", "remove_workout"):
            return Correction(kind=kind, quote=quote)
        if kind == "add_sets":
            return _added(sentence, found, quote) if sentence.alone or sentence.marked else None
        subject = _Subject(found["where"])
        if kind == "remove_set":
            return Correction(kind="remove_set", quote=quote, set_index=subject.set_index, exercise_words=subject.exercise)
        names = found["where"].strip()
        if not forms.NOT_EXERCISES.isdisjoint(names.split()) or (found[0].startswith("i ") and not sentence.marked and not sentence.alone):
            return None
        return Correction(kind="remove_exercise", quote=quote, exercise_words=names, value_span=_span(sentence, *found.span("where")))
    return None


def _added(sentence: _Sentence, found: re.Match[str], quote: Span) -> Correction:
    weight = read_value(found["weight"]) if found["weight"] else None
    counted = [forms.NUMBERS.get(word) or (int(word) if word.isdecimal() else 0) for word in found["count"].split()]
    return Correction(
        kind="add_sets",
        quote=quote,
        sets=max([1, *counted]),
        value=decimal_of(found["reps"]) if found["reps"] else None,
        weight=weight.number if weight else None,
        unit=weight.unit if weight else None,
        exercise_words=(found["where"] or "").strip() or None,
        value_span=_span(sentence, *found.span("reps")) if found["reps"] else None,
    )


def _dated(sentence: _Sentence, today: date | None) -> Correction | None:
    opening = forms.DATED.match(sentence.folded, sentence.start, sentence.end)
    contrast = _CONTRAST.search(sentence.folded, sentence.start, sentence.end)
    named = None if opening else forms.DATED_NAME.match(sentence.folded, sentence.start, sentence.end)
    named = named if named and catalogue().find(named["name"]) else None
    opening = opening or named
    if not (opening or contrast) or not (sentence.alone or sentence.marked):
        return None
    words_of_day = sentence.text[sentence.start : sentence.end]
    mentions = find_dates(words_of_day, today or date(2000, 1, 3))
    replaced = len(mentions) == 2 and _REPLACES.fullmatch(words_of_day, mentions[0].end, mentions[1].start)
    if len(mentions) != 1 and not replaced:
        return None
    start, end = sentence.start + mentions[0].start, sentence.start + mentions[0].end
    rest = sentence.folded[end : sentence.end]
    begun = opening.end() if opening else sentence.start
    between = sentence.folded[begun:start] if start > begun else ""
    if between.strip(" ,") or (
        rest.strip() and not re.fullmatch(r"'s|,? (?:and )?(?:not|nicht|no|pas|não|non|nie|не|ikke|inte) .{1,20}|(?: \w+){0,1}", rest)
    ):
        return None
    return Correction(
        kind="set_date",
        quote=_quote(sentence),
        value_span=_span(sentence, start, end),
        day=mentions[0].day if today else None,
        exercise_words=named["name"] if named else None,
    )


class _Subject:
    """What a correction speaks of: the words before its value, and after it ("on the last set")."""

    def __init__(self, said: str) -> None:
        self.words = [word for word in re.findall(r"[^\W_]+(?:['&-][^\W_]+)*|'s|#", said)]
        self.set_index: int | None = None
        self.topic = next((forms.TOPICS[word] for word in self.words if word in forms.TOPICS), None)
        self.all_sets = bool(forms.ALL.intersection(self.words))
        rest = [word for at, word in enumerate(self.words) if not self._selects(at) and word not in _SMALL]
        self.exercise = " ".join(rest) or None
        self.says_is = not forms.IS_WORDS.isdisjoint(self.words) or any(word.endswith("'s") for word in self.words)
        self.says_did = not forms.DID_WORDS.isdisjoint(self.words)
        self.commands = bool(self.words) and self.words[0] in forms.COMMAND_WORDS
        self.about_log = forms.FORBIDDEN.isdisjoint(self.words) and len(rest) <= 4 and self.words[:1] != ["should"]

    def _selects(self, at: int) -> bool:
        """Whether a word picks the set ("set 3", "the last one"); remembers which."""
        word = self.words[at]
        before, after = self.words[at - 1] if at else "", self.words[at + 1] if at + 1 < len(self.words) else ""
        if before in ("set", "#", "number") and word.isdecimal():
            self.set_index = int(word)
        elif word in forms.HEAVIEST and after == "set":
            self.set_index = 0
        elif word not in forms.ORDINALS and word not in forms.LAST:
            return False
        elif at == 0 or after in ("set", "one", "satz", "serie", "série", "was", ""):
            self.set_index = forms.ORDINALS.get(word, -1)
        return True


_SMALL = (forms.STOP_WORDS | forms.IS_WORDS | forms.DID_WORDS | forms.COMMAND_WORDS) - forms.LIFTING


def _statement(sentence: _Sentence) -> Correction | None:
    for pattern in forms.STATEMENTS:
        found = pattern.fullmatch(sentence.folded, sentence.start, sentence.end)
        if not found:
            continue
        value = read_value(found["value"])
        old = read_value(found["old"]) if found["old"] else None
        subject = _Subject(f"{found['subject']} {found['where'] or ''}")
        if found["value"] == "one" and not subject.says_is:
            continue  # "the first one" picks, and says no number
        if value and value.load and subject.exercise and subject.says_did and sentence.start == sentence.whole_start:
            continue  # "did bench 3x5 80 kg instead" says all that a report does
        if value is None or not subject.about_log or not _is_said(sentence, subject, value, contrast=old is not None):
            continue
        return _stated(sentence, found, subject, value, old)
    return None


def _is_said(sentence: _Sentence, subject: _Subject, value: Value, *, contrast: bool) -> bool:
    """Whether the sentence is told from a report: by a marker, by what it replaces, as an order, or by standing alone."""
    if contrast:
        return True
    if sentence.marked or "actually" in subject.words:
        return subject.says_is or subject.says_did or subject.commands or subject.exercise is None
    if subject.commands:
        return True
    if not sentence.alone or (subject.exercise is not None and subject.topic != "rpe"):
        return False
    named = value.kind == "set_rpe" or subject.set_index is not None or subject.all_sets or subject.topic is not None
    return (
        subject.says_is
        or (subject.says_did and named)
        or (named and value.kind == "set_rpe")
        or (value.kind == "set_duration" and "took" in subject.words)
    )


def _stated(sentence: _Sentence, found: re.Match[str], subject: _Subject, value: Value, old: Value | None) -> Correction:
    kind: CorrectionKind = value.kind
    unsure = False
    if value.bare and value.number is not None:
        kind, unsure = _bare_kind(value.number, subject, old)
    replaced = old.number if old else None
    if old and old.bare and replaced is not None and value.scale != 1:
        replaced *= value.scale
    unit = value.unit or (old.unit if old and kind == "set_weight" else None)
    return Correction(
        kind=kind,
        quote=_quote(sentence),
        value_span=_span(sentence, *found.span("value")),
        value=value.number,
        old=replaced,
        unit=unit,
        sets=value.sets,
        weight=value.load.number if value.load else None,
        exercise_words=subject.exercise,
        set_index=subject.set_index,
        all_sets=subject.all_sets,
        unsure=unsure,
    )


def _bare_kind(number: Decimal, subject: _Subject, old: Value | None) -> tuple[CorrectionKind, bool]:
    """What a number without a unit stands for: the topic or the replaced value says so, else its size (20 or less: repetitions)."""
    by_topic: dict[str, CorrectionKind] = {
        "rpe": "set_rpe", "weight": "set_weight", "reps": "set_reps", "duration": "set_duration", "distance": "set_distance",
    }  # fmt: skip
    if subject.topic:
        return by_topic[subject.topic], False
    if old and not old.bare and old.kind != "set_scheme":
        return old.kind, False
    whole = number == number.to_integral_value()
    small = whole and number <= 20
    return ("set_reps" if small else "set_weight"), whole and number <= 30


def _is_of_exercise(word: str) -> bool:
    return word in forms.EXERCISE_WORDS or word.removesuffix("s") in forms.EXERCISE_WORDS


def _rename(sentence: _Sentence) -> Correction | None:
    for pattern in forms.RENAMES:
        found = pattern.fullmatch(sentence.folded, sentence.start, sentence.end)
        if not found:
            continue
        groups = found.groupdict()
        new, old = (groups.get("new") or "").strip(), (groups.get("old") or "").strip()
        named = [
            name for name in (new, old) if not forms.EXERCISE_WORDS.isdisjoint(re.split(r"[ -]", name)) or name in forms.EXERCISE_WORDS
        ]
        plain = not new.startswith(("no ", "not ")) and forms.FORBIDDEN.isdisjoint(f"{new} {old}".split())
        said = bool(old) or sentence.marked or (sentence.alone and bool(groups.get("subject")))
        if not named or new not in named or not plain or not said:
            continue
        bare = not (old or groups.get("subject"))
        if bare and sentence.only_follows and not all(_is_of_exercise(word) for word in re.split(r"[ -]", new)):
            continue  # "I love rowing" names an exercise, and renames none
        span = _span(sentence, found.start("new"), found.start("new") + len(new))
        return Correction(
            kind="rename_exercise",
            quote=_quote(sentence),
            value_span=span,
            new_name=span.quote.removeprefix("the "),
            exercise_words=old or None,
        )
    return None
