"""What this turn's numbers may come from: the lines that code and tools said, each with what its numbers mean.

A number bears out a sentence only when it means the same there: the same exercise, day, kind of record, formula and direction.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from agent.guards.day_words import find_dates
from agent.guards.exercises import exercises, loosely, of_these
from agent.guards.ledger import Ledger
from agent.guards.numerals import FAR, LOADS, OF_TIME, UNITS, Number, numbers
from agent.guards.sameness import same
from agent.guards.senses import ESTIMATE, Sense, sense, spans

RUN = "run"
UP = re.compile(r"\b(?:up|gain(?:ed)?|heavier|increased?|rose|risen|climbed|grew|more|jumped|higher|added|put on)\b", re.IGNORECASE)
DOWN = re.compile(r"\b(?:down|lost|lighter|decreased?|dropped|fell|fallen|less|fewer|lower|shed)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:my|a|an|his|her|their) (?:\w+ )?(?:buddy|friend|mate|sister|brother|wife|husband|son|daughter|dad|father|mom|mum|mother"
    r"|cousin|partner|colleague|coach|boss|roommate|girlfriend|boyfriend|teammate|neighbou?r|guy|girl)\b"
    r"|\b(?:he|she|they) (?:\w+ )?(?:squat|bench|lift|pull|press|deadlift|run|ran|did|weigh|can|hit)\w*\b"
    r"|\b[A-Z][a-z]+ (?:squat|bench|lift|pull|press|deadlift|run|weigh)(?:s|ed|ped)\b"
)
_OF_YOURS = re.compile(
    r"\byour (?:\w+ )?(?:buddy|friend|mate|sister|brother|wife|husband|son|daughter|dad|father|mom|mum|mother|cousin|partner)\b"
    r"|\byou(?:['’]ve| have)?(?: \w+)? (?:said|told|mentioned|wrote)\b",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(
    r"\byour (?:\w+ )?(?:buddy|friend|mate|sister|brother|wife|husband|son|daughter|dad|father|mom|mum|mother|cousin|partner|colleague)\b"
    r"(?: [A-Z]\w+)? (?:squat|bench|deadlift|press|pull|row|lift|run|ran|weigh|did|does|hit|can)\w*\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:buddy|friend|mate|sister|brother|wife|husband|son|daughter|dad|father|mom|mum|mother|cousin|partner|colleague|coach|boss"
    r"|roommate|girlfriend|boyfriend|teammate|neighbou?r|guy|girl|he|she|they|him|her|his|their|them|told me|said)\b|['’]s\b"
    r"|\b(?!I\b)[A-Z][a-z]+ (?:[a-z]+s|can|did|does)\b",
)
# What somebody wants to lift was not lifted.
_WISH = re.compile(
    r"\b(?:want|wish|goal|aim|target|hope|hoping|dream|would like|['’]d like|planning to|plan to|going to|gonna|by \w+ i)\b", re.IGNORECASE
)
_WISHED = re.compile(
    r"\b(?:want(?:s|ed)?|wish|goals?|aim(?:s|ing)?|targets?|hop(?:e|ing)|dream|towards?|away|to go|left|short|chas\w+|milestones?|aspir\w+"
    r"|leaves|to find|dream\w*|reach\w*|builds?|work(?:ing)? (?:up )?to|get(?:ting)? (?:you )?(?:there|to)|close[rd]? to"
    r"|by (?:then|next|the end|[a-z]+uary|march|april|may|june|july|august|[a-z]+ber|spring|summer|autumn|winter)"
    r"|on (?:the )?(?:way|road|track)|not yet|isn['’]t far|plan\w*)\b",
    re.IGNORECASE,
)
# What was done, which a goal is not.
_LIFTED = re.compile(
    r"\b(?:was|were|did|done|hit|lifted|pulled|benched|squatted|pressed|rowed|deadlifted|best|heaviest|records?|prs?|pbs?|max|logged|today|yesterday"
    r"|tonight|already|now|last|stands?|sits?|currently|you(?: are|['’]re)(?: \w+)? at|\w+day)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your)\b|you['’]", re.IGNORECASE)
# "My buddy squats 180, is 140 realistic for me?"
# "Back squat 140 kg by Tue 1 Jun 2027: 35 kg to go": the goal, and how far it is.
_DUE = re.compile(r"\bby \w{3} \d{1,2} \w{3} \d{4}$")
_SAID_APART = re.compile(r"(?<=[.!?])\s+|,\s+(?=(?:is|are|can|could|should|what|how|am|do|does|will|would|and what|but)\b)", re.IGNORECASE)
_PARTS = re.compile(r"; |(?<=\d{4}): (?=\d[\d.]* \w+ to go\b)|, and (?=[^,]*\d)|(?<=\)) to (?=\d)")
_STATES = re.compile(
    r"^\W*(?:your\b[^,;]{0,40}\b(?:is|was|sits|stands|are)"
    r"|you(?:['’]ve| have)? (?:just )?(?:lifted|did|hit|moved|handled|squatted|benched|pressed|pulled))\b",
    re.IGNORECASE,
)
# "Wed 18 Nov 2026: " stands once before all that was done on the day.
_HEADING = re.compile(r"^[^:;]{3,24}: ")
# "October 2026 against 1 to 20 Nov 2026: workouts: 2 against 9; load moved: 1635 kg against 10720 kg", as code compares two periods.
PERIODS = re.compile(r"^(?P<one>[^:;]{4,40}) against (?P<other>[^:;]{4,40}):")
# What something came from, or is more than, was at another time.
_BEFORE_THAT = re.compile(r"\b(?:from|than|instead of|against|over|after)(?: (?:your|the|that|last))?\s*$", re.IGNORECASE)
# What stands below it, or behind it, are the heaviest sets of several exercises.
_TOPS = re.compile(r"\b(?:heaviest sets|the heaviest|newest bests): ", re.IGNORECASE)
_SCOPE = re.compile(r"\bin a (set|workout)\b")
_SCOPE_SAID = re.compile(r"\b(set|workout|session)\b", re.IGNORECASE)
# "60 kg on bench", "3 sets of squats": what follows a number at once is what it is of.
_ON = re.compile(
    r"\s*(?:(?:[x×]\s*\d+|for \w+)\s*)?(?:on|in|for|of)\b(?! (?:\d|one|two|three|four|five|six|seven|eight|nine|ten)\b)", re.IGNORECASE
)
# "Your 140 kg deadlift" is one, whatever was named before.
_OF_IT = re.compile(r" (?P<what>[a-z-]+(?: [a-z-]+)?)", re.IGNORECASE)
_THEN = re.compile(r"[,;]| (?:and|plus|then) ")
_NOW = re.compile(r"\b(?:now|currently|right now|at the moment|these days|current|today)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|(?:just|a (?:bit|little|touch|shade)|slightly) (?:over|under|above|below|more than)"
    r"|close to"
    r"|over|under|a good)\s+$",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:than|compared (?:to|with)|against|up from|down from|on top of|more (?:on|of)(?= what)|of what you)\b",
    re.IGNORECASE,
)
_ON_THE_NTH = re.compile(
    r"\b(?:on|from|since) the (?:first|second|third|fourth|fifth|\w+(?:th|st|nd|rd))\b(?! \w+ (?:set|rep|week))", re.IGNORECASE
)
_LABELLED = re.compile(r"(?:^|[:,])\s*(?P<label>[a-z][a-z -]{1,24}?) (?P<number>\d+(?:[.,]\d+)?)(?=\s*(?:[,.]|$))", re.IGNORECASE)
_LABEL_UNIT = re.compile(r"\b(?P<unit>[a-z]+): (?:\d+(?:\.\d+)? against )?$", re.IGNORECASE)
_ROW = re.compile(r"(?P<label>[a-z][a-z -]{1,24}) \d+(?:[.,]\d+)?", re.IGNORECASE)
# "work sets 4 23", a row of a table.
_TABLE_ROW = re.compile(r"^(?:[a-z]+ )*?(?P<unit>[a-z]+) \d+(?:\.\d+)? \d", re.IGNORECASE)
_HEADED = re.compile(r"^(?:[^:]*?\b)?(?P<unit>[a-z]+)(?: for each [\w ]+)?(?: in [\w ]+)?:", re.IGNORECASE)
_CUT = re.compile(r"[,;:—–()]| but ")
_DAY_NAMED = r"(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday"
_PIECE = re.compile(
    rf",? (?:and|plus|then) (?=[^,;]*\d|(?:{_DAY_NAMED})\b)|[;,] (?=[^,;]*\d|(?:{_DAY_NAMED})\b)|[—–]"
    r"|\((?!\d{1,2}(?: [A-Z][a-z]{2})?(?: \d{4})? to )|(?<=\d\)) (?=to )",
    re.IGNORECASE,
)


@dataclass
class Known:
    """One piece of what was really said, its numbers, what they mean and the exercises that they are about."""

    text: str
    numbers: list[Number]
    exercises: frozenset[str]
    sense: Sense
    hearsay: bool = False
    of_others: bool = False
    wished: bool = False
    labels: dict[Decimal, str] = field(default_factory=dict)
    block: int = 0
    newest: bool = False
    looked: bool = False


def _holds(line: Known, stems: frozenset[str]) -> bool:
    return any(stem in line.text.lower() or any(stem in one for one in line.exercises) for stem in stems)


@dataclass(frozen=True)
class Asked:
    """A sentence whose numbers are asked for: its words, the exercises that it names, and what was named just before it."""

    text: str
    named: frozenset[str]
    loose: frozenset[str]
    today: date
    states: bool = False
    topic: str = ""

    @classmethod
    def of(cls, sentence: str, today: date, before: str = "", topic: str = "") -> "Asked":
        """The sentence; one that names no exercise is about those of the words before it."""
        named, loose = exercises(sentence), loosely(sentence)
        if named and any(one.unit in FAR for one in numbers(sentence)):
            named |= {RUN}
        if not named and before:
            named = exercises(before)
            loose = loose or loosely(before)
        return cls(sentence, named, loose, today, bool(_STATES.match(sentence)), topic)

    def piece(self, number: Number) -> str:
        """The part of the sentence that a number stands in."""
        starts = [0, *(found.end() for found in _PIECE.finditer(self.text)), len(self.text)]
        first = max(start for start in starts[:-1] if start <= number.start)
        return self.text[first : min(start for start in starts if start > number.start)]

    def clause(self, number: Number) -> str:
        """The words around a number up to the next comma, or "but"."""
        before = _CUT.split(self.text[: number.start])[-1]
        after = _CUT.split(self.text[number.start :])[0]
        return before + after

    def _around(self, number: Number) -> tuple[str, str]:
        """What stands before and after a number in its part of the sentence."""
        piece = self.piece(number)
        start = self.text.index(piece)
        return self.text[start : number.start], self.text[number.end : start + len(piece)]

    def sense(self, number: Number) -> Sense:
        """What the number means: by its own part where that names a time, else by the whole sentence."""
        piece = self.piece(number)
        than = _THAN.search(self.text, number.start)  # the day behind "than" is that of what it is compared with
        own, whole = (
            sense(_THAN.split(piece)[0] if than else piece, self.today),
            sense(self.text[: than.start()] if than else self.text, self.today),
        )
        if _BEFORE_THAT.search(self.text[: number.start]) and not own.days:
            whole = replace(whole, days=frozenset(), spans=frozenset())
        timed = own if own.days or own.spans or _ON_THE_NTH.search(piece) else whole
        kind = own if own.estimate or own.heaviest or own.best or own.days else whole
        return Sense(timed.days, timed.spans, whole.formulas, own.estimate, kind.heaviest, kind.best, whole.weighs)

    def comes_first(self, number: Number) -> bool:
        """Whether an exercise is named only in a later part of the sentence."""
        ahead = self.text[: number.end] + re.split(r"[,;]", self.text[number.end :])[0]
        return bool(exercises(self.text)) and not (exercises(ahead) or loosely(ahead))

    def is_about(self, number: Number, line: Known) -> bool:
        """Whether the part of the sentence that the number stands in names no other exercise than the line."""
        before, after = self._around(number)
        if (direct := _OF_IT.match(after)) and (own := exercises(direct["what"])):
            return not line.exercises or bool(of_these(own, self.named | line.exercises) & line.exercises)
        named, loose = exercises(before), loosely(before)
        if not named and not loose and _ON.match(after):
            thing = _THEN.split(after)[0]
            named, loose = exercises(thing), loosely(thing)
        named = of_these(named, self.named | line.exercises)
        return not (named or loose) or not line.exercises or bool(named & line.exercises) or _holds(line, loose)

    def within(self, known: frozenset[str]) -> "Asked":
        """The same of the exercises that are known: of a bench press, where there is only one with dumbbells, that one."""
        return replace(self, named=of_these(self.named, known, f"{self.text} {self.topic}"))


@dataclass
class Material:
    """All that this turn's numbers may come from; it grows as tools answer."""

    today: date = date.min
    lines: list[Known] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    _seen: set[tuple[str, bool]] = field(default_factory=set)

    def add(self, blocks: Iterable[str], *, hearsay: bool = False, newest: bool = False, looked: bool = False) -> None:
        """Take further texts in; a line without an exercise is about that of its block's first line. Hearsay is what the user said.

        What was `looked` up only to judge a sentence by bears out what is said of its exercises, and nothing else.
        """
        for block in blocks:
            if (block, hearsay) in self._seen:
                continue
            self._seen.add((block, hearsay))
            about: frozenset[str] = frozenset()
            tops = False
            backwards = not hearsay and self._is_backwards(block)
            for line in block.splitlines():
                # Code puts one exercise, or one figure, after another behind a semicolon; each keeps its own numbers and days.
                weighs = False
                tops = tops or bool(not hearsay and _TOPS.search(line))
                heading = _HEADING.match(line)
                when = heading[0] if heading and not hearsay and find_dates(heading[0], self.today) else ""
                for part in _SAID_APART.split(line) if hearsay else _PARTS.split(line):
                    named = exercises(part)
                    about = named if hearsay else about or named
                    text = part.strip()
                    known = self._known(text if text.startswith(when) else when + text, named or about, hearsay=hearsay)
                    if backwards:
                        known.numbers = [replace(one, sign=-one.sign) for one in known.numbers]
                    weighs = weighs or known.sense.weighs
                    own = replace(known.sense, weighs=weighs, heaviest=known.sense.heaviest or (tops and bool(known.exercises)))
                    self.lines.append(replace(known, sense=own, block=len(self._seen), newest=newest, looked=looked))

    @property
    def begun_with(self) -> list[Known]:
        """The lines without those that were only looked up to judge a sentence by."""
        return [line for line in self.lines if not line.looked]

    @property
    def exercises(self) -> frozenset[str]:
        """All exercises that any line is about."""
        return frozenset().union(*(line.exercises for line in self.lines))

    @property
    def done(self) -> frozenset[str]:
        """The exercises that code or a tool has something of."""
        return frozenset().union(*(line.exercises for line in self.lines if not line.hearsay))

    def _is_backwards(self, block: str) -> bool:
        """Whether it compares an earlier time with a later one: then what is written as less was more in the end."""
        head = PERIODS.match(block)
        one, other = (sorted(spans(head[side], self.today)) for side in ("one", "other")) if head else ([], [])
        return bool(one and other) and one[0][0] < other[0][0]

    def _known(self, part: str, named: frozenset[str], *, hearsay: bool) -> Known:
        found = list(numbers(part))
        headed = _HEADED.match(part)
        unit = UNITS.get(headed["unit"].lower()) if headed and not hearsay else None
        if unit:
            found = [one if one.value % 1 == OF_TIME else replace(one, unit=one.unit or unit) for one in found]
        found = [replace(one, unit=one.unit or self._unit_before(part[: one.start])) for one in found] if not hearsay else found
        row = _TABLE_ROW.match(part) if not hearsay else None
        if row and (unit := UNITS.get(row["unit"].lower())):
            found = [replace(one, unit=one.unit or unit) for one in found]
        listed = list(_LABELLED.finditer(part)) if not hearsay else []
        if not hearsay and (row := _ROW.fullmatch(part)):
            return Known(
                part, found, named, sense(part, self.today), hearsay, False, False, {found[0].value: row["label"].lower()} if found else {}
            )
        labels = {Decimal(one["number"].replace(",", ".")): one["label"].lower() for one in listed} if len(listed) > 1 else {}
        return Known(
            part,
            found,
            named,
            sense(part, self.today),
            hearsay,
            hearsay and ("(other_person)" in part or bool(_OTHERS.search(part))),
            bool(_WISH.search(part)) if hearsay else bool(_DUE.search(part)),
            labels,
        )

    @staticmethod
    def _unit_before(text: str) -> str | None:
        """The unit that a label before its figures names: "work sets: 4 against 23"."""
        labelled = _LABEL_UNIT.search(text)
        return UNITS.get(labelled["unit"].lower()) if labelled else None

    def about(self, asked: Asked, *, proven: bool) -> list[Known]:
        """The lines that can speak for a sentence that names these exercises; with `proven`, only what code knows."""
        lines = [line for line in self.lines if not (proven and line.hearsay)]
        days = sense(asked.text, self.today).days
        lines = [
            line
            for line in lines
            if not (line.looked and line.exercises)
            or asked.named & line.exercises
            or _holds(line, asked.loose)
            or (not asked.named and days & line.sense.days)
        ]
        if not asked.named and not asked.loose:
            return lines
        return [line for line in lines if not line.exercises or asked.named & line.exercises or _holds(line, asked.loose)]

    def shown(self, asked: Asked) -> str | None:
        """What the log really shows for one of these exercises."""
        return next((line.text for line in self.lines if asked.named & line.exercises and line.numbers and not line.hearsay), None)


def bears_out(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether one of the lines says this number, and means the same by it."""
    meant = asked.sense(number)
    heaviest = [line for line in lines if line.sense.heaviest and line.numbers and asked.named & line.exercises]
    if not meant.heaviest or number.unit not in (None, *LOADS):
        heaviest = []
    vague = bool(_VAGUE.search(asked.text[: number.start]))
    said = [line for line in heaviest or lines if any(same(number, one, vague=vague) for one in line.numbers)]
    if meant.weighs and _NOW.search(asked.text) and number.unit in LOADS:
        newest = max((max(line.sense.days) for line in lines if line.sense.weighs and line.sense.days), default=None)
        said = [line for line in said if not line.sense.days or newest in line.sense.days]
    said = [line for line in said if not line.looked or number.unit in LOADS or not line.exercises or _with_its_load(asked, number, line)]
    return any(_fits(asked, number, meant, line) for line in said)


def _with_its_load(asked: Asked, number: Number, line: Known) -> bool:
    """Whether the load of a line stands beside the number too, or the line has none."""
    loads = [one for one in line.numbers if one.unit in LOADS]
    return not loads or any(same(one, other) for one in numbers(asked.piece(number)) for other in loads)


def _fits(asked: Asked, number: Number, meant: Sense, line: Known) -> bool:
    if line.wished and not (
        _WISHED.search(asked.clause(number)) or (wishes(f"{asked.topic} {asked.text}") and not _LIFTED.search(asked.clause(number)))
    ):
        return False
    if _OF_OTHER.search(asked.clause(number)) and not (line.hearsay and line.of_others):
        return False  # of a sister's squat only the user knows
    if line.hearsay:
        return not line.of_others or bool(_PERSON.search(asked.text) and not _YOU.search(_OF_YOURS.sub("", asked.piece(number))))
    if ":" in asked.text[number.start : number.end] and _is_over_another(asked, number, line):
        return False
    if asked.named and asked.states and number.unit in LOADS and not line.exercises:
        return False  # a load that is of no exercise: converted, or the bar's
    return asked.is_about(number, line) and _means(asked, number, meant, line)


def _is_over_another(asked: Asked, number: Number, line: Known) -> bool:
    """Whether a time is told of another distance than the line's."""
    said = [one for one in numbers(asked.piece(number)) if one.unit in FAR]
    run = [one for one in line.numbers if one.unit in FAR]
    return bool(said and run) and not any(same(one, other) for one in said for other in run)


def _means(asked: Asked, number: Number, meant: Sense, line: Known) -> bool:
    """Whether the line means by the number what is meant: when, how reckoned, of what, and which way it went."""
    own = line.sense
    scope = _SCOPE.search(line.text)
    if scope and number.unit in LOADS and (other := _SCOPE_SAID.search(asked.piece(number))) and _scope(other[1]) != _scope(scope[1]):
        return False
    summed = number.unit not in LOADS or "moved" in line.text
    changed = any(one.sign and same(number, one) for one in line.numbers)
    if not changed and not _same_time(meant, own, asked.today, summed=summed):
        return False
    if number.unit in LOADS and meant.formulas and own.formulas and not meant.formulas & own.formulas:
        return False
    if meant.estimate and number.unit in LOADS and own.best and not own.estimate:
        return False
    if meant.heaviest and not meant.estimate and own.estimate and not own.heaviest:
        return False
    label = line.labels.get(number.value)
    if label and not any(word.rstrip("s") in asked.piece(number).lower() for word in label.split()):
        return False
    vague = bool(_VAGUE.search(asked.text[: number.start]))
    return any(same(number, one, vague=vague) and _same_way(asked, one, line) for one in line.numbers)


def _same_time(meant: Sense, own: Sense, today: date, *, summed: bool) -> bool:
    """Whether what is meant and what is known lie in the same time, as far as both say; what is summed over a week is none for a month."""
    if meant.days and own.days:
        return bool(meant.days & own.days) or any(first <= day <= last for first, last in meant.spans for day in own.days)
    if meant.spans and own.spans and not own.days:
        pairs = [(*one, *other) for one in meant.spans for other in own.spans]
        inside = any(first <= start and end <= last for first, last, start, end in pairs)
        so_far = any(first == start and end == today <= last for first, last, start, end in pairs)
        return bool(meant.spans & own.spans) or so_far or (inside and not summed)
    if meant.spans and own.days:
        return any(first <= day <= last for first, last in meant.spans for day in own.days) or bool(meant.days & own.days)
    return not (meant.days and own.spans and not meant.spans)


def _same_way(asked: Asked, known: Number, line: Known) -> bool:
    """Whether a change is said to go the way it went, and a number to be what it was: lifted, or only estimated."""
    signs = {one.sign for one in line.numbers if one.sign}
    if len(signs) == 1 and not known.sign and UP.search(asked.text) and not DOWN.search(asked.text) and -1 in signs:
        return False
    if len(signs) == 1 and not known.sign and DOWN.search(asked.text) and not UP.search(asked.text) and 1 in signs:
        return False
    if known.sign > 0 and DOWN.search(asked.text) and not UP.search(asked.text):
        return False
    if known.sign < 0 and UP.search(asked.text) and not DOWN.search(asked.text):
        return False
    if line.sense.estimate and _is_estimate(known, line.text) and not ESTIMATE.search(asked.text):
        return bool(_SOFT.search(asked.text))
    return True


_SOFT = re.compile(
    r"\b(?:about|around|roughly|some|theoretical\w*|could|should|max(?:imum)?|calculated|projected|trend\w*|went|going)\b|~|≈",
    re.IGNORECASE,
)


def _is_estimate(known: Number, text: str) -> bool:
    """Whether this number of a line is the estimate, and not what it was made from."""
    before = re.split(r"[,(;]", text[: known.start])[-1]
    after = re.split(r"[,;]", text[known.end :])[0]
    return bool(ESTIMATE.search(re.sub(r"\bfrom\b.*", "", before)) or (ESTIMATE.search(after) and "from" not in before))


def wishes(sentence: str) -> bool:
    """Whether a sentence speaks of what the user wants to reach."""
    return bool(_WISHED.search(sentence))


def _scope(word: str) -> str:
    return "workout" if word.lower() == "session" else word.lower()


def is_known(number: Number, lines: Sequence[Known]) -> bool:
    """Whether code says this very load of something."""
    return any(one.value == number.value and one.unit == number.unit for line in lines if not line.hearsay for one in line.numbers)
