"""Cuts a text into the smallest pieces that can have an intent of their own, and notes what each piece shows by itself."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from domain.exercises import catalogue
from domain.workout import Intent
from extraction import cues, openings
from extraction.phrases import Match, PhraseTable, Word, fold, word_set, words

TABLE = PhraseTable(cues.CUES)
_PERSONS = frozenset(cues.PERSONS.split("|"))
_ABBREVIATIONS = word_set("lbs lb kg kgs min mins sec secs ft in vs approx reps rep no dr st hr hrs mi e.g i.e ca nr")
_SOFT = re.compile(r"[,;:](?=\s)|\s[-–—]+\s|[–—…]|\.{2,}|\s[/|•]\s")
_SOFT_GAPS = frozenset([", ", "; ", ": ", " - ", " – ", " — "])
_INNER_GAPS = frozenset(["", "-", "/", "@", " @ ", " + ", "+", " & ", "*", " #", "# ", "×", " × ", "~", " ~"])
_STRONG = re.compile(
    r"\d\s?[x×*]\s?\(?\d|\d\s?(?:reps?|rounds?)\b|\bsets?\s(?:of|x)\s?\d|(?:\bfor|@|\bat)\s\d|\d\s?(?:kg|kgs|kilos?|lbs?"
    r"|pounds?|#)(?!\w)[^\n]{0,12}\d"
    r"|\d:\d\d|\d\s?(?:km|k|m|mi|miles?|meters?|metres?)\b|[x×*]\s?\d|\d回|\d次|\d\s?сет"
)


@dataclass
class Piece:
    """text[start:end] with its words; `intent` is None while the piece shows nothing by itself."""

    start: int
    end: int
    first: int
    last: int
    sentence: int
    line: int
    depth: int = 0
    asks: bool = False
    opens: bool = True
    announces: bool = False  # a colon behind the words that it follows
    intent: Intent | None = None
    hint: str = ""
    labels: list[Match] = field(default_factory=list)


@dataclass
class Reading:
    """A text with its words, its pieces in order, and which lines are blank."""

    text: str
    folded: str
    listed: tuple[Word, ...]
    keys: list[str]
    pieces: list[Piece]
    blank_before: set[int]
    weekend: bool = False  # whether one is here, or just over

    def strong(self, piece: Piece) -> bool:
        """Whether the piece has the shape of performed work: a set scheme, a load with reps, a distance or a time."""
        return bool(_STRONG.search(self.folded, piece.start, piece.end))

    def has_number(self, piece: Piece) -> bool:
        """Whether the piece says any number in digits."""
        return "#" in self.keys[piece.first : piece.last]


def read_pieces(text: str, *, weekend: bool = False) -> Reading:
    """The pieces of a text. Their spans touch words only: white space and marks at their edges belong to none."""
    folded = fold(text)
    listed = words(folded)
    keys = [word.key for word in listed]
    reading = Reading(text, folded, listed, keys, [], set(), weekend)
    cutter = _Cutter(reading)
    for at in range(len(listed)):
        cutter.take(at)
    cutter.close(len(listed), folded[listed[-1].end :] if listed else "")
    for match in TABLE.find(keys):
        cutter.label(match)
    return reading


class _Cutter:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.first = 0
        self.sentence = self.line = self.depth = 0
        self.owner: list[int] = []

    def take(self, at: int) -> None:
        listed, folded = self.reading.listed, self.reading.folded
        gap = folded[listed[at - 1].end : listed[at].start] if at else folded[: listed[0].start]
        if gap.strip(" ") == "" and gap:
            if at > self.first and self.reading.keys[at - 1] in cues.TURNS and self._turns(at):
                self.close(at - 1, "")
            elif self.reading.keys[at] in _REASONS and at > self.first:
                self.close(at, "")
            elif self.reading.keys[at] in _PREPOSITIONS:
                self._compares(at)
        elif gap in _SOFT_GAPS:
            self.close(at, "")
        elif gap not in _INNER_GAPS:
            self._gap(at, gap)

    def _compares(self, at: int) -> None:
        """What it was before is a piece of its own: "up from 95", "than last week"."""
        keys = self.reading.keys
        rose = keys[at - 1] in ("up", "down")
        if not _EARLIER.isdisjoint(keys[at + 1 : at + 6]) or (rose and keys[at + 1 : at + 2] == ["#"]):
            self.close(at - 1 if rose else at, "")

    def _turns(self, at: int) -> bool:
        keys = self.reading.keys
        if at - 1 <= self.first:
            return False
        able = not _ABLE.isdisjoint(keys[at + 1 : at + _OF_A_SUBJECT]) and "#" not in keys[at : at + 1]
        return keys[at] in cues.SUBJECTS or able or (at + 1 < len(keys) and keys[at + 1] in cues.PERSON_VERBS and self._capital(at))

    def _capital(self, at: int) -> bool:
        return self.reading.text[self.reading.listed[at].start].isupper()

    def _gap(self, at: int, gap: str) -> None:
        if "\n" in gap:
            self.close(at, gap)
            self.line += 1
            self.sentence += 1
            self.depth = 0
            if gap.count("\n") > 1:
                self.reading.blank_before.add(self.line)
            self.depth = gap[gap.rfind("\n") :].count("(")
        elif self._ends_sentence(at, gap):
            self.close(at, gap)
            self.sentence += 1
            self.depth = gap.count("(")
        elif "(" in gap or ")" in gap:
            self.close(at, "")
            self.depth = min(max(0, self.depth + gap.count("(") - gap.count(")")), 9)
        elif _SOFT.search(gap):
            self.close(at, "")

    def _ends_sentence(self, at: int, gap: str) -> bool:
        if any(mark in gap for mark in "?!？！"):
            return gap[-1:].isspace() or not gap[-1:].isalnum()
        if "." not in gap or (not gap[-1:].isspace() and "。" not in gap):
            return "。" in gap
        before, word = self.reading.listed[at - 1] if at else None, self.reading.listed[at]
        if before is None or (before.key in _ABBREVIATIONS and not self.reading.text[word.start].isupper()):
            return False
        return not (before.key == "#" and at - 1 == self.first and before.end - before.start <= 2)

    def close(self, at: int, gap: str) -> None:
        if at <= self.first:
            return
        listed = self.reading.listed
        piece = Piece(
            listed[self.first].start, listed[at - 1].end, self.first, at, self.sentence, self.line, self.depth, "?" in gap or "？" in gap
        )
        piece.opens = not self.reading.pieces or self.reading.pieces[-1].sentence != self.sentence
        self.owner.extend([len(self.reading.pieces)] * (at - self.first))
        self.reading.pieces.append(piece)
        self.first = at

    def label(self, match: Match) -> None:
        self.reading.pieces[self.owner[match.first]].labels.append(match)


_ABLE = word_set("can could can't couldn't cannot")
_OF_A_SUBJECT = 4
"""Words up to which a subject may go on before its "can": "and my friend lea can do 5"."""
_REASONS = word_set("because bc cuz cos coz")
_PREPOSITIONS = word_set("from than vs versus compared")
_EARLIER = word_set("last previous ago")
_BY_LABEL: tuple[tuple[str, Intent], ...] = (
    ("past", "background"),
    ("habit", "background"),
    ("state", "background"),
    ("wanted", "plan"),
    ("report", "report"),
    ("felt", "report"),
)


def shown_intent(reading: Reading, piece: Piece) -> tuple[Intent | None, str]:
    """The intent that a piece shows by its own words, with the label of the cue that decided; None when it shows nothing."""
    labels = {match.label for match in piece.labels}
    shown = _unspaced(reading, piece) or _opening(reading, piece, labels)
    if shown:
        return shown
    if ("question" in labels and _opens_question(reading, piece)) or _asks_of_lift(reading, piece) or _asks_first(reading, piece):
        return "question", "asks"
    if "body" in labels:
        return "none", "measurement"
    if _names_other(reading, piece, labels):
        return "other_person", "person"
    if "plan" in labels or _heads_plan(reading, piece) or _is_ahead(reading, piece):
        return "plan", "plan"
    if openings.is_hearsay(reading.keys[piece.first : piece.last]):
        return ("background", "aside") if reading.keys[piece.first] in _REASONS else ("plan", "advice")
    if reading.keys[piece.first] in ("planned", "programmed", "intended"):
        return "plan", "wanted"
    return _told(reading, piece, labels)


# Scripts without spaces: a cue stands inside the run of letters.
_UNSPACED: tuple[tuple[Intent, str, re.Pattern[str]], ...] = (
    ("question", "asks", re.compile(r"吗|嗎|ですか|ますか|까요|多少|どのくらい|얼마")),
    (
        "plan",
        "plan",
        re.compile(r"明天|明日|下周|下週|下星期|来週|来月|내일|다음 ?주|예정|予定|つもり|计划|計畫|目标|目標|목표|打算|挑戦|したい|할 거"),
    ),
    ("other_person", "person", re.compile(r"朋友|友達|友人|친구|他做|她做|彼は|彼女は")),
    ("background", "past", re.compile(r"上周|上週|上个月|先週|先月|지난 ?주|以前|예전|昔")),
)


def _unspaced(reading: Reading, piece: Piece) -> tuple[Intent, str] | None:
    if reading.folded.isascii():
        return None
    found = ((intent, hint) for intent, hint, cue in _UNSPACED if cue.search(reading.folded, piece.start, piece.end))
    return next(found, None)


def _opening(reading: Reading, piece: Piece, labels: set[str]) -> tuple[Intent, str] | None:
    """What the first words show, unless they ask to log something or say what the scales did."""
    if "body" in labels or any(
        match.label == "report" and match.first == piece.first and _asks_to_log(reading, match) for match in piece.labels
    ):
        return None
    return openings.opened(reading.keys[piece.first : piece.last])


def _asks_to_log(reading: Reading, match: Match) -> bool:
    return match.last - match.first > 1 and reading.keys[match.last - 1] in cues.LOGS


def _asks_of_lift(reading: Reading, piece: Piece) -> bool:
    """ "Was bench 60 or 62.5": it opens with a verb that asks, and a lift right behind it."""
    if reading.keys[piece.first] not in cues.ASKS_OF or piece.last - piece.first < 3:
        return False
    start = reading.listed[piece.first + 1].start
    return any(one.start == 0 for one in catalogue().spot(reading.folded[start : piece.end]))


_MARKS_APART = 6
_ENDED = re.compile(r"[.!?\n]\W*$")


def _asks_first(reading: Reading, piece: Piece) -> bool:
    """ "Is a minute of plank any good": it begins its sentence with a verb that asks."""
    before = reading.folded[max(0, piece.start - _MARKS_APART) : piece.start]
    begins = not before.strip() if piece.start < _MARKS_APART else bool(_ENDED.search(before))
    return begins and piece.last - piece.first > 2 and reading.keys[piece.first] in cues.ASKS_FIRST


def _is_ahead(reading: Reading, piece: Piece) -> bool:
    first = piece is reading.pieces[0]
    return openings.is_ahead(reading.keys[piece.first : piece.last], first=first, weekend=reading.weekend)


def _told(reading: Reading, piece: Piece, labels: set[str]) -> tuple[Intent | None, str]:
    """What is left when it is no question, no weigh-in, nobody else's and no plan."""
    if ("advice" in labels and _opens(piece, "advice")) or _orders(reading, piece):
        return "plan", "advice"
    if "regimen" in labels and not labels & {"report", "felt"}:
        return "plan", "regimen"
    if "state" in labels and "report" in labels and not _TODAY.isdisjoint(reading.keys[piece.first : piece.last]):
        return "report", "report"
    for label, intent in _BY_LABEL:
        if label in labels:
            return intent, label
    return ("report", "verb") if _opens_done(reading, piece) else (None, "")


_TODAY = word_set("today tonight heute hoy aujourd'hui hoje oggi dziś сегодня")
_ORDERS = word_set("do perform complete repeat aim")
_ORDERED = word_set("# two three four five for as each")


def _orders(reading: Reading, piece: Piece) -> bool:
    """ "Do 3 sets of 15": a verb that tells somebody else what to do."""
    keys, first = reading.keys, piece.first
    first += keys[first] in ("then", "and", "now", "next")
    return piece.last - first > 1 and keys[first] in _ORDERS and keys[first + 1] in _ORDERED


def _opens_done(reading: Reading, piece: Piece) -> bool:
    """Whether the piece opens with a verb of doing, after at most a few small words: "but only managed"."""
    first = piece.first
    while first < piece.last - 2 and first - piece.first < 3 and reading.keys[first] in cues.LEADS:
        first += 1
    return reading.keys[first] in cues.DONE_VERBS and piece.last - first > 1


def _heads_plan(reading: Reading, piece: Piece) -> bool:
    """ "Goal: ..." and "Planned 5x5": the first word says that it was not done."""
    key, word = reading.keys[piece.first], reading.listed[piece.first]
    return key in cues.PLAN_HEADS and reading.folded[word.end : word.end + 2].lstrip("*_ ").startswith((":", "-", "="))


def _opens(piece: Piece, label: str) -> bool:
    return any(match.label == label and match.first - piece.first <= 3 for match in piece.labels)


def _opens_question(reading: Reading, piece: Piece) -> bool:
    """A question word asks at the start of its piece, after at most a greeting; "what a day" and "when I got there" do not."""
    for match in piece.labels:
        if match.label != "question":
            continue
        opens = match.first == piece.first or set(reading.keys[piece.first : match.first]) <= _OPENERS
        if piece.asks or (opens and (piece.opens or reading.keys[match.last - 1] != "#")):
            return True
    return False


_OPENERS = word_set("hey hi hello ok okay so and but well coach also quick question please um hm then btw hej hallo hola salut")


def _names_other(reading: Reading, piece: Piece, labels: set[str]) -> bool:
    keys = reading.keys
    for match in piece.labels:
        if match.label not in ("other", "person"):
            continue
        before = keys[match.first - 1] if match.first > piece.first else ""
        after = keys[match.last] if match.last < len(keys) else ""
        if _tells_own(reading, piece, match):
            continue
        helps = after in cues.HELPS if match.label == "person" else after in ("me", "us")
        if before not in cues.WITH_WORDS and not helps:
            return True
    return _named_subject(reading, piece) or _unknown_doer(reading, piece)


def _tells_own(reading: Reading, piece: Piece, other: Match) -> bool:
    """ "I hit 225, which my friend couldn't": one's own lift comes first, and it was not only seen."""
    keys = reading.keys[piece.first : other.first]
    return any(match.label == "report" and match.first == piece.first for match in piece.labels) and (
        keys[:1] in (["i"], ["we"]) and cues.WATCHING.isdisjoint(keys)
    )


def _named_subject(reading: Reading, piece: Piece) -> bool:
    """A capitalised name right before a verb of lifting, or owning a number: Jonathan attempted, Anna's 2:31."""
    keys, listed, text = reading.keys, reading.listed, reading.text
    for at in range(piece.first, piece.last - 1):
        key = keys[at]
        if key == "#" or not text[listed[at].start].isupper() or key in cues.NOT_NAMES or text[listed[at].start : listed[at].end].isupper():
            continue
        if keys[at + 1] in cues.PERSON_VERBS and listed[at + 1].start == listed[at].end + 1:
            return not (key.endswith("s") and key[:-1] in cues.NOT_NAMES)
        owns = keys[at + 1] == "#" or (keys[at + 2 : at + 3] in (["was"], ["is"]) and keys[at + 3 : at + 4] == ["#"])
        if key.endswith("'s") and key[:-2] not in cues.NOT_NAMES and owns:
            return True
    return False


def _unknown_doer(reading: Reading, piece: Piece) -> bool:
    """A clause that opens with a word of no log right before a verb of lifting: "anna did 3x5", and not "legs did well"."""
    at = piece.first
    while at < piece.last - 2 and reading.keys[at] in cues.LEADS and reading.keys[at] != "i":
        at += 1
    if at + 1 >= piece.last or reading.keys[at + 1] not in cues.LIFTED_BY or len(reading.keys[at]) < 2:
        return False
    key, labelled = reading.keys[at], any(match.first <= at < match.last for match in piece.labels)
    if labelled or key in cues.NOT_NAMES or key in cues.NO_DOERS or key in cues.LEADS or key in cues.DONE_VERBS or not key.isalpha():
        return False
    return not (key.endswith(("ly", "ing", "day")) or catalogue().spot(key) or get_close_matches(key, cues.OFTEN_MISTYPED, 1, 0.7))
