"""Reads a sentence that changes what was logged, as a pure description of the change; what it applies to is the logbook's to find.

It fires on whole sentences of known forms only: a report, a plan or a question that contains the same words is never a correction.
"""

import re
from datetime import date
from decimal import Decimal

from domain.exercises import catalogue
from domain.workout import Span
from extraction import correction_patterns as forms
from extraction.correction_sentences import CONTRAST, Correction, CorrectionKind, Sentence, quote_of, sentences_of, span_of
from extraction.correction_values import Value, decimal_of, read_value
from extraction.dates import DateMention, find_dates
from extraction.openings import is_ahead, is_hearsay, opened
from extraction.phrases import fold, word_set, words
from extraction.pieces import read_pieces
from extraction.repairs import slips

_REPLACES = re.compile(r"[\s,]+(?:and )?(?:not|nicht|y no|pas|não|non|nie|не|ikke|inte)\s(?:on )?", re.IGNORECASE)


# What an exercise is or does, which is no other name for it: "actually lunges are ok now".
_SAYS = re.compile(
    r"\b(?:is|are|was|were|am|feels?|felt|hurts?|aches?|makes?|made|did|do|does|has|have|had|sucks?|rocks?|needs?|gets?|got|kills?|killed"
    r"|seems?|looks?|works?|helps?|grew)\b"
)
# What is set to a number and is no set.
_CLOCKS = re.compile(r"\b(?:timer|alarm|reminder|stop ?watch|countdown)s?\b", re.IGNORECASE)


def read_correction(text: str, today: date | None = None, *, following: bool = False) -> Correction | None:
    """The first correction in a text, or None; without `today` a corrected day is quoted but not resolved.

    `following` says that something was just logged: then a message of one sentence, such as "the squats were 100", speaks of that.
    """
    if _CLOCKS.search(text):
        return None
    if (chatted := forms.CHATTED.match(text)) and (found := read_correction(text[: chatted.end()], today, following=following)):
        return found
    told = _PUT_BACK.search(text)
    mended = slips(text)
    for sentence in sentences_of(text[: told.start()] if told else text, following=following):
        if any(slip.start < sentence.whole_start < slip.end for slip in mended):
            continue  # "3x5 100. scratch that, 105" reports 105, and corrects nothing that is stored
        found = _read(sentence, today)
        if found and _is_stated(sentence, found.kind):
            return found
    behind = _AFTERTHOUGHT.search(text) if len(text) <= _LONGEST_SAID else None
    found = read_correction(text[: behind.start()], today, following=following) if behind else None
    sure = found is not None and (
        found.old is not None or found.set_index is not None or found.on_day or found.kind == "set_date" or _SORRY.match(text)
    )
    return found if sure else None


def _is_stated(sentence: Sentence, kind: CorrectionKind) -> bool:
    """Whether the sentence says how it was: it does not ask, doubt, suppose, or tell of what is to come, was long ago or is another's."""
    after = read_pieces(sentence.text[sentence.start : sentence.end])
    parts = [after.keys[piece.first : piece.last] for piece in after.pieces]
    if not _PAUSE.search(sentence.folded, sentence.whole_start, sentence.start):
        parts.append([word.key for word in words(fold(sentence.text[sentence.whole_start : sentence.end]))])
    shown = {found[1] for keys in parts if (found := opened(keys))}
    return not (shown if kind in _OF_VALUES else shown - {"undone"}) and not any(is_ahead(keys) or is_hearsay(keys) for keys in parts)


# "The rows were 24 not 26, grabbed the wrong ones": why it was wrong puts nothing right.
_AFTERTHOUGHT = re.compile(
    r"(?<=\w)\s?[,;–—]\s(?:(?:[^\d?]|\d(?:st|nd|rd|th)\b){3,80}(?:(?:for|on|in) the last \d{1,2}(?: reps?)?)?"
    r"|the \d{1,3}s? (?:was|were|is|are)\b[^?]{3,60})$"
)
_LONGEST_SAID = 240
_SORRY = re.compile(rf"\W*(?:(?:{forms.SOFT})[\s,]+)*(?:{forms.HARD})(?!\w)", re.IGNORECASE)
# Behind a correction it only says so again: "it was 62.5, put it back", "pls fix".
_PUT_BACK = re.compile(
    r"(?<=\d)[,;.]?\s*(?:so |and |please )*(?:put|change|set|switch) (?:it|that) back(?: again)?(?: please)?\W*$"
    r"|(?<=\w)[,;.!]\s*(?:so |and |please |pls |plz |can you |could you )*(?:fix|correct|update)(?: (?:it|that|this))?"
    r"(?: please| pls| thx| thanks)*\W*$",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[,:;]")
_OF_VALUES = frozenset({"set_weight", "set_reps", "set_scheme", "set_duration", "set_distance", "set_rounds", "set_rpe", "set_unit"})


def read_several(text: str, today: date | None = None) -> tuple[Correction, ...]:
    """What corrects one exercise after another: "bench was 85 and squat was 105"; empty unless every part does."""
    starts = [0, *(at.end() for at in _AND.finditer(text))]
    ends = [*(at.start() for at in _AND.finditer(text)), len(text)]
    parts = [(start, read_correction(text[start:end], today, following=True)) for start, end in zip(starts, ends, strict=True)]
    found = [_shifted(one, start) for start, one in parts if one is not None and one.exercise_words and one.kind.startswith("set_")]
    return tuple(found) if len(found) == len(parts) > 1 else ()


_AND = re.compile(r"\s*(?:,\s+and|[,;]|\band)\s+(?=[^\W\d_])", re.IGNORECASE)


def _shifted(correction: Correction, by: int) -> Correction:
    spans = {name: getattr(correction, name) for name in ("quote", "value_span") if getattr(correction, name) is not None}
    moved = {name: span.model_copy(update={"start": span.start + by, "end": span.end + by}) for name, span in spans.items()}
    return correction.model_copy(update=moved)


def _read(sentence: Sentence, today: date | None) -> Correction | None:
    by_day = _moved(sentence, today) or _dated(sentence, today)
    return _command(sentence) or _counted(sentence) or by_day or _said(sentence) or _of_day(sentence, today)


def _counted(sentence: Sentence) -> Correction | None:
    """The repetitions of all sets, one after the other, or those that were missed at the end of one."""
    if not (sentence.alone and sentence.marked):
        return None
    listed = forms.REPS_LISTED.fullmatch(sentence.folded, sentence.start, sentence.end)
    if listed:
        values = tuple(int(one) for one in re.findall(r"\d+", listed["reps"]))
        span = span_of(sentence, *listed.span("reps"))
        return Correction(kind="set_list", quote=quote_of(sentence), values=values, value_span=span, exercise_words=listed["name"])
    lost = forms.REPS_LOST.fullmatch(sentence.folded, sentence.start, sentence.end)
    if lost is None:
        return None
    place = forms.ORDINALS.get(lost["where"], -1) if lost["where"] else -1
    return Correction(kind="lose_reps", quote=quote_of(sentence), value=decimal_of(lost["count"] or "1"), set_index=place)


_DECIMAL = re.compile(r"\W*\d{1,3}[.,]\d{1,2}(?![\d.,/]*[/.,]\d)(?!\.)")


def _said(sentence: Sentence) -> Correction | None:
    return _statement(sentence) or _rename(sentence)


def _of_day(sentence: Sentence, today: date | None) -> Correction | None:
    """The same with the day of the workout in it: "the squats on Monday were 100"."""
    said = _POSSESSIVE.sub("  ", sentence.text[sentence.start : sentence.end])
    mentions = find_dates(said, today or date(2000, 1, 3)) or _short_day(said, today or date(2000, 1, 3))
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
    return found.model_copy(update={"on_day": mentions[0].day if today else None, "quote": quote_of(sentence)})


def _short_day(said: str, today: date) -> tuple[DateMention, ...]:
    """ "wed rows", "mondays deadlift": a weekday cut short, or without its apostrophe, before what was done."""
    found = list(_WEEKDAY.finditer(said))
    [day] = find_dates(f"on {found[0]['day']}", today) or (None,) if len(found) == 1 else (None,)
    return (day.model_copy(update={"start": found[0].start(), "end": found[0].end()}),) if day else ()


_WEEKDAY = re.compile(
    r"\b(?P<day>mon|tues?|wed|thu|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)['’]?s?\b(?= )", re.IGNORECASE
)


def _moved(sentence: Sentence, today: date | None) -> Correction | None:
    """ "Move Monday's workout to Tuesday": from one day to another."""
    for form in (forms.MOVED, forms.WAS_ON):
        found = form.fullmatch(sentence.folded, sentence.start, sentence.end)
        moved = _from_to(sentence, found, today) if found else None
        if moved:
            return moved
    return None


def _from_to(sentence: Sentence, found: re.Match[str], today: date | None) -> Correction | None:
    reference = today or date(2000, 1, 3)
    old, new = (find_dates(_POSSESSIVE.sub("  ", sentence.text[slice(*found.span(name))]), reference) for name in ("old", "new"))
    if len(old) != 1 or len(new) != 1 or new[0].start > 3:
        return None
    named = f"{found['old'][: old[0].start]} {found['old'][old[0].end :]}"
    words = " ".join(word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", named) if word not in _OF_A_DAY)
    if words and not catalogue().find(words):
        return None
    start = found.start("new") + new[0].start
    return Correction(
        kind="set_date",
        quote=quote_of(sentence),
        value_span=span_of(sentence, start, found.start("new") + new[0].end),
        day=new[0].day if today else None,
        on_day=old[0].day if today else None,
        exercise_words=words or None,
    )


_OF_A_DAY = word_set("s the my on from of workout workouts session sessions training log entry entries one stuff")


_POSSESSIVE = re.compile(r"(?<=day)['’]s\b", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"\b(?:on|from|of|for|at)\s+$")


def _command(sentence: Sentence) -> Correction | None:
    for kind, pattern in forms.COMMANDS:
        found = pattern.fullmatch(sentence.folded, sentence.start, sentence.end)
        if not found:
            continue
        quote = quote_of(sentence)
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
        return Correction(kind="remove_exercise", quote=quote, exercise_words=names, value_span=span_of(sentence, *found.span("where")))
    return None


def _added(sentence: Sentence, found: re.Match[str], quote: Span) -> Correction:
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
        value_span=span_of(sentence, *found.span("reps")) if found["reps"] else None,
    )


def _dated(sentence: Sentence, today: date | None) -> Correction | None:
    opening = forms.DATED.match(sentence.folded, sentence.start, sentence.end)
    contrast = CONTRAST.search(sentence.folded, sentence.start, sentence.end)
    named = None if opening else forms.DATED_NAME.match(sentence.folded, sentence.start, sentence.end)
    named = named if named and catalogue().find(named["name"]) else None
    opening = opening or named
    if not (opening or contrast) or not (sentence.alone or sentence.marked):
        return None
    words_of_day = sentence.text[sentence.start : sentence.end]
    mentions = find_dates(words_of_day, today or date(2000, 1, 3))
    if not mentions and opening:
        # "Change it to 11/18" names a day where no text by itself would.
        begun = opening.end() - sentence.start
        if _DECIMAL.match(words_of_day, begun):
            return None  # "that was 17.5" is a weight, not the 17th of May
        blank = f"{' ' * (begun - 3)}on {words_of_day[begun:]}" if begun > 3 else words_of_day
        mentions = find_dates(blank, today or date(2000, 1, 3))
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
        quote=quote_of(sentence),
        value_span=span_of(sentence, start, end),
        day=mentions[0].day if today else None,
        exercise_words=named["name"] if named else None,
    )


# "The 3k on the treadmill": how far it was names no exercise, unless that is all that is said.
_WAY = re.compile(rf"\b(?!(?:5k|10k)\b){forms.FAR}")


class _Subject:
    """What a correction speaks of: the words before its value, and after it ("on the last set")."""

    def __init__(self, said: str) -> None:
        said = _WAY.sub(" ", said)
        self.words = [word for word in re.findall(r"[^\W_]+(?:['&-][^\W_]+)*|'s|#", said)]
        self.set_index: int | None = None
        self.topic = next((forms.TOPICS[word] for word in self.words if word in forms.TOPICS), None)
        self.all_sets = bool(forms.ALL.intersection(self.words))
        rest = [word for at, word in enumerate(self.words) if not self._selects(at) and word not in _SMALL]
        # "Put it back to 60" names no back squat.
        self.exercise = " ".join(rest if rest != ["back"] else []) or None
        self.says_is = not forms.IS_WORDS.isdisjoint(self.words) or any(word.endswith("'s") for word in self.words)
        self.says_did = not forms.DID_WORDS.isdisjoint(self.words)
        self.is_of_now = self.words in (["is"], ["are"]) or (self.words[-1:] == ["is"] and "bar" in self.words)  # "the bar is 20 kg"
        self.is_of_people = not {"i", "we"}.isdisjoint(self.words)  # "I was there at 6"
        self.asks = self.words[:1] in _AUXILIARIES and self.exercise is not None
        self.commands = bool(self.words) and self.words[0] in forms.COMMAND_WORDS
        self.about_log = forms.FORBIDDEN.isdisjoint(self.words) and len(rest) <= 4 and self.words[:1] != ["should"]

    @property
    def is_named(self) -> bool:
        """Whether no word is left beside a known exercise: "wednesday's heavy squats", and not "my brother squatted"."""
        spoken = catalogue().spot(self.exercise) if self.exercise else ()
        if not spoken or self.exercise is None:
            return True
        named = {at for one in spoken for at in range(one.start, one.end)}
        beside = (word for word in re.finditer(r"[^\W\d_]+", self.exercise) if word.start() not in named)
        return all(word.group() in forms.BESIDE_NAMES for word in beside)

    def _selects(self, at: int) -> bool:
        """Whether a word picks the set ("set 3", "the last one"); remembers which."""
        word = self.words[at]
        before, after = self.words[at - 1] if at else "", self.words[at + 1] if at + 1 < len(self.words) else ""
        if word == "single" and before in ("the", "that", "my", "last", "top"):
            self.set_index = 0
            return True
        if before in ("set", "#", "number") and word.isdecimal():
            self.set_index = int(word)
        elif word in forms.HEAVIEST and after == "set":
            self.set_index = 0
        elif word not in forms.ORDINALS and word not in forms.LAST:
            return False
        elif at == 0 or after in ("set", "one", "satz", "serie", "série", "was", "") or self._is_of_lift(at):
            self.set_index = forms.ORDINALS.get(word, -1)
        return True

    def _is_of_lift(self, at: int) -> bool:
        """ "The third plank", "the last bench set"; but "my last bench" is that of its day."""
        behind = [word for word in self.words[at + 1 :] if word not in forms.IS_WORDS and word not in _SMALL - {"set"}]
        named = bool(behind) and any(one.start == 0 for one in catalogue().spot(" ".join(behind)))
        return at <= 1 and named and (behind[-1] == "set" or self.words[at] in forms.ORDINALS)


_AUXILIARIES = [[word] for word in ("was", "were", "is", "are", "did", "does", "do", "has", "have", "had")]
_SMALL = (forms.STOP_WORDS | forms.IS_WORDS | forms.DID_WORDS | forms.COMMAND_WORDS) - forms.LIFTING


def _statement(sentence: Sentence) -> Correction | None:
    for pattern in forms.STATEMENTS:
        found = pattern.fullmatch(sentence.folded, sentence.start, sentence.end)
        if not found:
            continue
        value = read_value(found["value"])
        old = read_value(found["old"]) if found["old"] else None
        subject = _Subject(f"{found['subject']} {found['where'] or ''}")
        if found["value"] == "one" and not subject.says_is:
            continue  # "the first one" picks, and says no number
        if (
            subject.asks
            or subject.is_of_now
            or not subject.is_named
            or (value and value.bare and not old and subject.says_is and subject.is_of_people)
        ):
            continue
        if value and value.load and subject.exercise and subject.says_did and sentence.start == sentence.whole_start:
            continue  # "did bench 3x5 80 kg instead" says all that a report does
        if value is None or not subject.about_log or not _is_said(sentence, subject, value, contrast=old is not None):
            continue
        return _stated(sentence, found, subject, value, old)
    return None


def _is_said(sentence: Sentence, subject: _Subject, value: Value, *, contrast: bool) -> bool:
    """Whether the sentence is told from a report: by a marker, by what it replaces, as an order, or by standing alone."""
    if contrast:
        return True
    if sentence.marked or "actually" in subject.words:
        return subject.says_is or subject.says_did or subject.commands or subject.exercise is None
    if subject.commands:
        return True
    if sentence.alone and subject.set_index is not None and subject.says_is:
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


def _stated(sentence: Sentence, found: re.Match[str], subject: _Subject, value: Value, old: Value | None) -> Correction:
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
        quote=quote_of(sentence),
        value_span=span_of(sentence, *found.span("value")),
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


def _only_instead(sentence: Sentence) -> bool:
    """Whether nothing but its last word marks the sentence: "bench instead" may as well be what is wanted now."""
    return sentence.start == sentence.whole_start and "instead" in sentence.folded[sentence.end : sentence.end + 10]


def _rename(sentence: Sentence) -> Correction | None:
    for pattern in forms.RENAMES:
        found = pattern.fullmatch(sentence.folded, sentence.start, sentence.end)
        if not found:
            continue
        groups = found.groupdict()
        new, old = (groups.get("new") or "").strip(), (groups.get("old") or "").strip()
        named = [
            name for name in (new, old) if not forms.EXERCISE_WORDS.isdisjoint(re.split(r"[ -]", name)) or name in forms.EXERCISE_WORDS
        ]
        plain = not (new.startswith(("no ", "not ")) or _SAYS.search(new)) and forms.FORBIDDEN.isdisjoint(f"{new} {old}".split())
        said = bool(old) or sentence.marked or (sentence.alone and bool(groups.get("subject")))
        if not named or new not in named or not plain or not said or len(catalogue().spot(new)) > 1:
            continue
        if (sentence.only_follows or _only_instead(sentence)) and not (old or groups.get("subject")):
            continue  # "bench press" and "I love rowing" name an exercise, and rename none
        span = span_of(sentence, found.start("new"), found.start("new") + len(new))
        return Correction(
            kind="rename_exercise",
            quote=quote_of(sentence),
            value_span=span,
            new_name=span.quote.removeprefix("the "),
            exercise_words=old or None,
        )
    return None
