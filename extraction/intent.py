"""What each part of a message is: something done, planned, asked, corrected, somebody else's, history, or none of these.

Only a `report`, or a part that shows nothing by itself, may be stored; the rest may never be, whatever numbers it holds.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from domain.model import Model
from domain.workout import Intent
from extraction import cues, openings
from extraction.corrections import read_correction
from extraction.dates import DateMention
from extraction.phrases import word_set
from extraction.pieces import Piece, Reading, read_pieces, shown_intent
from extraction.withheld import withhold


class Clause(Model):
    """text[start:end] has one intent; `hint` names the kind of cue that decided, empty for neutral words."""

    start: int
    end: int
    intent: Intent
    hint: str = ""

    @property
    def may_store(self) -> bool:
        """Whether what was performed here may be stored."""
        return self.intent in ("report", "none")


def clauses(text: str, today: date | None = None, names: frozenset[str] = frozenset()) -> tuple[Clause, ...]:
    """The parts of a text in order, each with its intent; neutral lines follow their heading, sentence or list.

    `names` are those of other people, in small letters.
    """
    reading = read_pieces(text, weekend=today is not None and today.weekday() in _WEEKEND)
    for piece in reading.pieces:
        piece.intent, piece.hint = ("other_person", "person") if _is_of(names, reading, piece) else shown_intent(reading, piece)
    _questions(reading)
    _brackets(reading)
    _carry(reading)
    _labels(reading)
    _asked_of(reading)
    _inverted(reading)
    _programme(reading)
    _far_off(reading)
    _corrections(reading)
    withhold(reading)
    return _merged(reading)


def _is_of(names: frozenset[str], reading: Reading, piece: Piece) -> bool:
    """Whether a piece tells of somebody by name: "stefan swam 1500"; but "stefan and I"."""
    first = piece.first
    while first < piece.last - 1 and reading.keys[first] in cues.LEADS:
        first += 1
    return reading.keys[first] in names and _OWN_WORDS.isdisjoint(reading.keys[piece.first : piece.last])


def clause_at(position: int, parts: tuple[Clause, ...]) -> Clause | None:
    """The clause that holds a position; marks between two clauses belong to the earlier one."""
    place = bisect_right(parts, position, key=lambda part: part.start) - 1
    return parts[max(place, 0)] if parts else None


def reported_days(mentions: tuple[DateMention, ...], parts: tuple[Clause, ...]) -> tuple[DateMention, ...]:
    """The days that can date a workout: those said of a plan, of history, of somebody else or of a weigh-in can't."""
    found = ((mention, clause_at(mention.start, parts)) for mention in mentions)
    return tuple(mention for mention, part in found if part is None or (part.may_store and part.hint != "measurement"))


def overall(parts: tuple[Clause, ...], has_sets: bool) -> Intent:
    """The intent of a whole message; `has_sets` says whether performed work was read from its storable clauses."""
    shown = {part.intent for part in parts if part.hint and part.hint not in _SAYS_LITTLE}
    if "correction" in shown and "report" not in shown:
        return "correction"
    if has_sets:
        return "report"
    return next((intent for intent in _LOUDEST if intent in shown), "none")


_SAYS_LITTLE = ("felt", "wanted", "undone", "likened", "aside")
_LOUDEST: tuple[Intent, ...] = ("question", "correction", "plan", "other_person", "background", "report")
_WEAK = frozenset({"wanted", "state", "measurement", "advice"}) | openings.WEAK
_WEEKEND = (5, 6, 0)  # on a Monday it lies behind
_POINTS_BACK = word_set("that's that which it it's those this these which's")
_SELF_WORDS = word_set("i i'd i've me my myself mine")
_OWN_WORDS = _SELF_WORDS | {"we", "our"}
_SEXES = word_set("rx men man women woman male males female females")
_DAY_WORDS = word_set("today today's yesterday tonight morning evening afternoon heute gestern hoy ayer hoje ontem oggi ieri")
_PERCENT_RANGE = re.compile(r"\d\s?[-–]\s?\d{1,3}\s?%")
_REP_RANGE = re.compile(r"\d\s?[x×*]\s?\d{1,2}\s?[-–]\s?\d{1,2}(?![\d:]|\s?[-–]\s?\d)")
_LOAD = re.compile(r"\d\s?(?:kg|kgs|kilos?|lbs?|pounds?|#)(?!\w)")
_LETTER = re.compile(r"^\s{0,4}[a-f]\d?[).:]\s", re.MULTILINE)
_SCHEME = re.compile(r"\d\s?[x×*]\s?\d")
_MADE = re.compile(r"\d{3}|[3-9]\d|\d\s?(?:kg|kgs|kilos?|lbs?|pounds?|#)(?!\w)|@|\d[:.,]\s?\d|\d\s?/\s?\d|\+|x\s?\d+\s?x|rpe|rx|felt|done")
_BY_SEX = re.compile(
    r"\brx\b\W{0,3}\d{2,3}\s?/\s?\d{2,3}|\b(?:men|women|males?|females?)\b\W{0,3}\d|\d\s?(?:lbs?|kg|#)?\s(?:for )?\(?(?:men|women)\b"
)


def _sentences(reading: Reading) -> Iterator[list[Piece]]:
    for _, group in groupby(reading.pieces, key=lambda piece: piece.sentence):
        yield list(group)


def _questions(reading: Reading) -> None:
    for sentence in _sentences(reading):
        asking = next((piece for piece in sentence if piece.asks), None)
        if asking is None:
            continue
        level = [piece for piece in sentence if piece.depth == asking.depth]
        if reading.keys[level[0].first] in ("if", "when", "suppose") and level[0].intent != "report":
            level[0].intent, level[0].hint = "question", "asks"
        if not any(piece.intent in ("question", "report") for piece in level):
            for piece in level:
                if piece.intent is None:
                    piece.intent, piece.hint = "question", "asks"
        elif asking.intent is None:
            asking.intent, asking.hint = "question", "asks"


_INVERTED = re.compile(
    r"\b(?:when|what|which|how (?:long|soon|much|many|heavy|fast)(?: \w+)?) (?:do|will|would|can|could|should|shall|might) i\b"
    r"|^\W*(?:(?:so|and|ok|hey)\W+)*(?:what|which)(?:['’]?s| is)?(?: the| my)? (?:pace|splits?|speed|time|weight|load|1rm|max|percentage)\b"
)
_LABEL_WORDS = 6
_FAR = re.compile(r"(?<![\w.,:])\d{1,5}(?:[.,]\d{1,2})?\s?(?:k|km|m|mi|miles?)(?!\w)")
_DIGIT = re.compile(r"\d")
_ASKED_FOR = re.compile(r"^\D*\b(?:heaviest|biggest|strongest|max|best|most)\b\D*\b(?:for|at|with)\s\d{1,3}(?:\s?(?:kgs?|lbs?|reps?))?\W*$")
_UNDONE = word_set("planned plan scheduled todo goal target geplant planeado prévu")


def _brackets(reading: Reading) -> None:
    """ "Squat 3x5 100 (planned)": the bracket speaks of what stands before it."""
    for before, piece in pairwise(reading.pieces):
        said = reading.keys[piece.first : piece.last]
        if piece.depth > before.depth and len(said) == 1 and said[0] in _UNDONE and before.sentence == piece.sentence:
            before.intent, before.hint = "plan", "plan"


def _carry(reading: Reading) -> None:
    """Lets neutral pieces follow what they belong to: the piece before, the sentence before, or the heading above."""
    mode: tuple[Intent, str] | None = None
    fades = False
    for line, group in groupby(reading.pieces, key=lambda piece: piece.line):
        pieces = list(group)
        if fades and line in reading.blank_before:
            mode = None
        _carry_line(reading, pieces, mode)
        _heads_records(reading, pieces)
        shown = [piece for piece in pieces if piece.intent]
        heading = _heading(reading, pieces)
        if heading and shown:
            last = shown[-1]
            mode = None if last.intent == "report" else (last.intent or "none", last.hint)
            fades = heading == "short"
        elif any(piece.intent == "report" and piece.hint != "list" for piece in shown):
            mode = None


_ASKED_OF = re.compile(
    r"\W*(?:[^\W_]+ ){0,2}[^\W_]+: ?(?:so |and )?(?:how|what|whats|when|whens|why|which|is|was|did|do|does|can|should) [^\d]*$"
)


# "Tuesday squats at 155, isn't that a big jump": a load alone, and the doubt about it.
_TOO_MUCH = re.compile(
    r"^[^.!?\n]*\b(?:at|to|for|with) \d[\d.,]*(?: ?(?:kgs?|lbs?))?,? (?:is|isn'?t|ain'?t) (?:that|it|this)"
    r" (?:not |an? |too |kinda |bit |quite )*(?:big|huge|heavy|much|light|lot|jump|soon|fast|low|high|greedy|crazy|ambitious)\b"
)


def _asked_of(reading: Reading) -> None:
    """A message like "2k: how has it gone": what is asked of stands before a colon, or before the doubt about it."""
    if _ASKED_OF.match(reading.folded) or _TOO_MUCH.match(reading.folded):
        for piece in reading.pieces:
            piece.intent, piece.hint = "question", "asks"


def _labels(reading: Reading) -> None:
    """A message like "2k row pb" or "heaviest squat for 5" names what is wanted, with no result beside it."""
    if len(reading.pieces) != 1 or reading.pieces[0].intent not in (None, "report"):
        return
    piece = reading.pieces[0]
    keys = set(reading.keys[piece.first : piece.last])
    asked_for = _ASKED_FOR.search(reading.folded)
    result = None if asked_for else _DIGIT.search(_FAR.sub(" ", reading.folded, count=1))
    if piece.last - piece.first <= _LABEL_WORDS and cues.LABELS & keys and not (result or cues.LABEL_TELLS & keys):
        piece.intent, piece.hint = "question", "asks"


def _inverted(reading: Reading) -> None:
    """When do I, what should I: nobody reports like that, whatever else the clause says."""
    for piece in reading.pieces:
        if piece.intent in (None, "report") and _INVERTED.search(reading.folded, piece.start, piece.end):
            piece.intent, piece.hint = "question", "asks"


def _heads_records(reading: Reading, pieces: list[Piece]) -> None:
    """A line that says no more than "PRs" or "My maxes"."""
    keys = set(reading.keys[pieces[0].first : pieces[-1].last])
    if pieces[0].intent is None and keys & cues.RECORD_WORDS and keys <= cues.RECORD_WORDS | cues.RECORD_COMPANY:
        pieces[0].intent, pieces[0].hint = "background", "state"


def _carry_line(reading: Reading, pieces: list[Piece], mode: tuple[Intent, str] | None) -> None:
    before: Piece | None = None
    for _, group in groupby(pieces, key=lambda piece: piece.sentence):
        sentence = list(group)
        latest: dict[int, Piece] = {}
        opening = sentence[0]
        if before and _follows(reading, before, opening):
            opening.intent, opening.hint = before.intent, before.hint
        for piece in sentence:
            leader = latest.get(piece.depth)
            if leader and (_opened_by_time(reading, leader, piece) or _same_subject(reading, leader, piece)):
                piece.intent, piece.hint = leader.intent, leader.hint
            elif piece.intent is None:
                _inherit(reading, piece, leader, mode)
            latest[piece.depth] = piece
        before = next((piece for piece in reversed(sentence) if piece.intent and not piece.depth), None)


def _opened_by_time(reading: Reading, opener: Piece, piece: Piece) -> bool:
    """A time by itself, "Last week," or "Tomorrow:", governs what it opens."""
    if piece.hint not in ("report", "verb") or opener.hint not in ("past", "plan") or _says_day(reading, piece):
        return False
    keys = reading.keys[opener.first : opener.last]
    ends = {match.label for match in opener.labels if match.last == opener.last}
    return len(keys) <= 5 and opener.hint in ends and cues.COMPARING.isdisjoint(keys)


def _same_subject(reading: Reading, leader: Piece, piece: Piece) -> bool:
    """A verb without a subject goes on with the one before: "Steve stayed here and then went up to 105"."""
    if piece.hint != "verb" or leader.hint not in ("person", "past") or _says_day(reading, piece):
        return False
    keys = reading.keys[piece.first : piece.last]
    return _OWN_WORDS.isdisjoint(keys) and (leader.hint == "person" or keys[0] in ("and", "then"))


def _says_day(reading: Reading, piece: Piece) -> bool:
    return not _DAY_WORDS.isdisjoint(reading.keys[piece.first : piece.last])


def _inherit(reading: Reading, piece: Piece, leader: Piece | None, mode: tuple[Intent, str] | None) -> None:
    if leader and leader.intent and _leads(reading, leader, piece):
        piece.intent, piece.hint, piece.announces = leader.intent, leader.hint, leader.hint == "state" and _announces(reading, leader)
    elif mode:
        piece.intent, piece.hint = mode


def _leads(reading: Reading, leader: Piece, piece: Piece) -> bool:
    """Whether what a piece meant holds for the next one; not when that speaks of oneself, or was only compared with."""
    if leader.intent == "other_person":
        return _SELF_WORDS.isdisjoint(reading.keys[piece.first : piece.last])
    if leader.hint == "state" and _announces(reading, leader):
        return True
    compared = leader.hint == "past" and not cues.COMPARING.isdisjoint(reading.keys[leader.first : leader.last])
    return not ((leader.hint in _WEAK or compared) and reading.strong(piece))


def _announces(reading: Reading, leader: Piece) -> bool:
    """ "My bests so far: ..." speaks of all that follows in its sentence."""
    return leader.announces or reading.folded.startswith(":", leader.end)


def _follows(reading: Reading, before: Piece, opening: Piece) -> bool:
    """Whether a sentence goes on about what the sentence before it said."""
    if before.intent in (None, "report", "none", "question") or opening.intent not in (None, "report"):
        return False
    if opening.intent is None and reading.keys[opening.first] in _POINTS_BACK:
        return before.hint not in _WEAK
    if before.intent == "other_person":
        return opening.intent is None or opening.hint == "verb"
    short = before.last - before.first <= 5 and not reading.has_number(before) and "rest" not in reading.keys[before.first : before.last]
    return opening.intent is None and before.hint == "plan" and short and "i" not in reading.keys[before.first : before.last]


def _heading(reading: Reading, pieces: list[Piece]) -> str:
    """ "colon" for a line that ends in one, "short" for a few words without a number or a full stop; else empty."""
    last = pieces[-1]
    tail = reading.folded[last.end : last.end + 12].split("\n")[0].rstrip(" *_`\t")
    if tail.endswith((":", "：")):
        return "colon"
    keys = reading.keys[pieces[0].first : last.last]
    names = len(keys) <= 6 and "#" not in keys and not cues.HEADING_WORDS.isdisjoint(keys) and cues.TELLING_WORDS.isdisjoint(keys)
    return "short" if names and not tail.strip("!)\"'") and last.end < len(reading.text.rstrip()) else ""


def _programme(reading: Reading) -> None:
    """Prescriptions, and messages in which nothing says that the listed work was done."""
    if "%" in reading.folded or not _SEXES.isdisjoint(reading.keys):
        for piece in reading.pieces:
            if piece.intent in (None, "report") and _is_prescription(reading, piece):
                piece.intent, piece.hint = "plan", "prescription"
    if any(piece.intent == "report" for piece in reading.pieces):
        return
    neutral = [piece for piece in reading.pieces if piece.intent is None]
    if _lists_maxima(reading, neutral):
        return
    shown = {piece.hint for piece in reading.pieces}
    bare = _lists_days(reading) or _lists_rep_ranges(reading, neutral) or _lettered(reading)
    if bare or _is_regimen(reading, shown):
        for piece in neutral:
            piece.intent, piece.hint = "plan", "programme"
    elif any(piece.intent == "question" for piece in reading.pieces) and not any(reading.strong(piece) for piece in neutral):
        _mark_numbers(reading, neutral)


def _mark_numbers(reading: Reading, neutral: list[Piece]) -> None:
    for piece in neutral:
        if reading.has_number(piece):
            piece.intent, piece.hint = "background", "current_numbers"


_MAXIMA = word_set("max maxes 1rm 1rms pr pb best record")
_FRESH = word_set("new hit got tested test testing set first finally")


def _is_regimen(reading: Reading, shown: set[str]) -> bool:
    return bool(shown & {"prescription", "advice"}) or ("regimen" in shown and not _LOAD.search(reading.folded))


def _lists_maxima(reading: Reading, neutral: list[Piece]) -> bool:
    numbered = [piece for piece in neutral if reading.has_number(piece)]
    if len(numbered) < 2 or not all(_names_maximum(reading, piece) for piece in numbered):
        return False
    for piece in neutral:
        piece.intent, piece.hint = "background", "state"
    return True


def _names_maximum(reading: Reading, piece: Piece) -> bool:
    """ "Squat max 140": what somebody can lift, when nothing says that it was lifted now."""
    keys = reading.keys[piece.first : piece.last]
    ahead = keys[: keys.index("#")] if "#" in keys else []
    return not _MAXIMA.isdisjoint(ahead) and _FRESH.isdisjoint(keys) and keys.count("#") == 1


def _corrections(reading: Reading) -> None:
    correction = read_correction(reading.text)
    if correction:
        for piece in reading.pieces:
            if piece.start < correction.quote.end and correction.quote.start < piece.end:
                piece.intent, piece.hint = "correction", correction.kind


_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|new year"
_NO_DAY = re.compile(
    rf"\b(?:in|for|last|this|by)\s(?:the\s)?(?:early\s|late\s|mid[\s-])?(?:{_MONTHS})\b(?!\s?\d{{1,2}}\b(?!\s?\d))"
    r"|\bin\s(?:19|20)\d\d\b"
)
_AHEAD = re.compile(
    r"\bin\s(?:an?|one|two|three|four|five|six|seven|eight|ten|twelve|\d{1,2})\s(?:days?|weeks?|months?|years?)\b(?!\s(?:of|off)\b)"
)
_COMING = re.compile(
    r"(?:(?:i|we)(?:'ve)?\s)?(?:have|got|have got)\s(?:an?|my|the)\s(?:[\w-]+\s){0,3}?(?:race|meet|comp|competition|event)\b"
)
_CLOCK = re.compile(r"\d:\d\d")
_OPENER = 4


def _far_off(reading: Reading) -> None:
    """What only a month, a season or a year dates, or weeks to come, was not done today: it lies behind, or is to come."""
    for sentence in _sentences(reading):
        opening = sentence[0]
        whole = opening.last - opening.first <= _OPENER and _says(reading, opening, _NO_DAY)
        for piece in sentence:
            if piece.intent not in (None, "report") or _says_day(reading, piece):
                continue
            words = reading.keys[piece.first : piece.last]
            if (whole or _says(reading, piece, _NO_DAY)) and (reading.has_number(piece) or piece.hint or "marathon" in words):
                done = piece.hint or not cues.DONE_VERBS.isdisjoint(words)
                piece.intent, piece.hint = ("background", "past") if done else ("plan", "plan")
            elif _is_ahead(reading, piece):
                piece.intent, piece.hint = "plan", "plan"


def _is_ahead(reading: Reading, piece: Piece) -> bool:
    """Whether a piece names a race that is to come, or a time to come and no deed."""
    if piece.intent is None and _says(reading, piece, _AHEAD):
        return True
    return bool(_COMING.match(reading.folded, piece.start, piece.end)) and not _says(reading, piece, _CLOCK)


def _says(reading: Reading, piece: Piece, words: re.Pattern[str]) -> bool:
    return bool(words.search(reading.folded, piece.start, piece.end))


def _is_prescription(reading: Reading, piece: Piece) -> bool:
    if piece.intent is None and _PERCENT_RANGE.search(reading.folded, piece.start, piece.end + 1):
        return True
    return bool(_BY_SEX.search(reading.folded, piece.start, piece.end))


def _lists_days(reading: Reading) -> bool:
    days = [piece for piece in reading.pieces if reading.keys[piece.first : piece.first + 2] == ["day", "#"]]
    return len(days) > 1 and not _LOAD.search(reading.folded)


def _lettered(reading: Reading) -> bool:
    """`A) Bench 4x6` and `B1. Row 4x8`: the lines of a programme, when nothing on them says what was made of it."""
    if len(_LETTER.findall(reading.folded)) < 1 or _MADE.search(reading.folded):
        return False
    return all(_LETTER.match(line) for line in reading.folded.splitlines() if _SCHEME.search(line))


def _lists_rep_ranges(reading: Reading, neutral: list[Piece]) -> bool:
    if not _REP_RANGE.search(reading.folded) or _LOAD.search(reading.folded):
        return False
    listed = [piece for piece in neutral if reading.strong(piece)]
    ranged = [piece for piece in listed if _REP_RANGE.search(reading.folded, piece.start, min(piece.end + 1, len(reading.folded)))]
    return len(ranged) > 1 and 2 * len(ranged) >= len(listed)


def _merged(reading: Reading) -> tuple[Clause, ...]:
    """The pieces of one sentence that mean the same as one clause; neutral words join what reports after them."""
    merged: list[tuple[int, int, Intent, str]] = []
    place = (-1, -1)
    for piece in reading.pieces:
        intent: Intent = piece.intent or ("report" if reading.has_number(piece) else "none")
        start = piece.start
        if merged and place == (piece.sentence, piece.depth):
            before = merged[-1]
            same = before[2:] == (intent, piece.hint)
            if same or (before[2:] == ("none", "") and intent in ("none", "report")):
                start = merged.pop()[0]
        merged.append((start, piece.end, intent, piece.hint))
        place = (piece.sentence, piece.depth)
    return tuple(Clause(start=start, end=end, intent=intent, hint=hint) for start, end, intent, hint in merged)
