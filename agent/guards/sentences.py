"""Guards the reply sentence by sentence while it streams; a sentence that is not true or not safe is replaced by what is.

Deterministic and outside every persona. The first that applies: leaks, safety, say-do, days, numbers.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date

from agent.guards import deed_words
from agent.guards.accounts import is_of_another_day, is_unheard, spoken_to, stems
from agent.guards.answers import answers_wrong
from agent.guards.cutting import END, sentences, shortened
from agent.guards.dates import Calendar
from agent.guards.exercises import exercises
from agent.guards.gainsaid import can_be_gainsaid, is_gainsaid
from agent.guards.healed import said_to_hurt
from agent.guards.inward import misreckons
from agent.guards.leaks import is_stray_call, leaks, retells, without_links
from agent.guards.ledger import Ledger
from agent.guards.material import Asked, Material
from agent.guards.notes import (
    FEW,
    KEEPS_A_LOG,
    NO_SUCH_DAY,
    NO_SUCH_RECORD,
    NOT_JUDGED,
    NOT_LOOKED_UP,
    NOT_SAID,
    NOT_SEEN,
    NOT_SHOWN,
    ONLY_SHOWN,
    STRUCK,
    is_echo,
    plain_words,
)
from agent.guards.numbers import unsupported
from agent.guards.numerals import Number
from agent.guards.orders import misorders
from agent.guards.quotes import misquotes, quotes
from agent.guards.safety import UNSAFE, allows, asks_leave, favours, helps, is_unsafe, urges
from agent.guards.saydo import Done
from agent.guards.seen import is_made_up
from agent.guards.shown import had_days, went_so
from agent.guards.tone import led_on
from agent.guards.trends import misjudges
from domain.conversation import Card, Receipt

_ASKED = re.compile(r"[^.!?]*\?")
# What leans on a deed that was struck: "You'll see it next time", "Your physio should have it soon".
_LEANS = re.compile(
    r"\byou['’]?(?:ll| will) (?:see|find|get|hear|have|notice)\b|\bshould (?:have|see|get|receive) (?:it|them|that)\b"
    r"|\bfrom (?:here|now) on\b"
    r"|\b(?:shows? up|appears?|measured against|waiting for you|next time you open|takes effect|kicks in|starts? (?:on )?\w+day"
    r"|as you (?:asked|wished))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^\W*(?:that|this|it|these|those|which)(?:['’]s| is| are| was| were| means| makes|['’]re)\b", re.IGNORECASE)
LONGEST = 2000
LONGEST_ANSWER = 600
REMEMBERED = 3
"""Sentences before one, from whose numbers its own may follow."""
UNSURE = frozenset(("number", "day", "judged", "witness", "quote"))
"""Why sentences fall that more of the log might bear out."""


@dataclass
class Ground:
    """What a reply may stand on in this turn: what code knows, tools answer, and the user said. Callables see what came so far."""

    today: date = date.min
    receipts: Callable[[], Sequence[Receipt]] = tuple
    cards: Callable[[], Sequence[Card]] = tuple
    told: Callable[[], Sequence[str]] = tuple
    heard: Callable[[], Sequence[str]] = tuple
    looked: Callable[[], Sequence[str]] = tuple
    ledger: Callable[[], Ledger] = Ledger
    ahead: Callable[[], Sequence[str]] = tuple
    known: Sequence[str] = ()
    replied: Sequence[str] = ()
    said: Sequence[str] = ()
    before: Sequence[str] = ()
    answer: str = ""
    instructions: str = ""
    complete: bool = True
    flagged: bool = False
    grave: bool = False
    spares: Callable[[str], bool] = lambda exercise: False
    avoids: frozenset[str] = frozenset()
    sore: Sequence[str] = ()
    checks_numbers: bool = True
    by_code: bool = False
    small: bool = False
    asks: bool = False
    """Whether the message asks: then its own words tell of nothing."""
    rereads: bool = False
    """Whether more of the log is read when a sentence does not hold."""
    _material: Material = field(default_factory=Material)

    def done(self) -> Done:
        """What was done so far."""
        words = self.said[0] if self.said else ""
        return Done(
            self.receipts(),
            self.cards(),
            self.told(),
            self.heard(),
            self.known,
            self.replied,
            words,
            self.complete,
            self.today,
            self.before,
        )

    def material(self) -> Material:
        """The numbers that may be said so far."""
        self._material.today = self.today
        self._material.ledger = self.ledger()
        self._material.add(self.said, hearsay=True)
        self._material.add(self.known, newest=True)
        self._material.add([*self.replied, *self.told(), *self.heard()])
        self._material.add(self.looked(), looked=True)
        return self._material

    def single_lines(self) -> Iterator[str]:
        """All that was told by the user, by code or by tools, line by line, and what one exercise had apart from the next."""
        said = (_ASKED.sub("", text) for text in self.said[1 if self.asks else 0 :])
        blocks = (*said, *self.known, *self.heard(), *self.told())
        return (part for block in blocks for line in block.splitlines() for part in line.split("; "))

    def lines(self, sentence: str) -> list[str]:
        """The numbers that may be said, as lines of text, those about other exercises left out; what the user only asks states nothing."""
        material = self.material()
        lines = material.about(Asked.of(sentence, self.today).within(material.done), proven=False)
        return [_ASKED.sub("", line.text) if line.hearsay else line.text for line in lines]


class SentenceGuard:
    """Takes tokens in, gives guarded sentences out as soon as each is complete."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._calendar = Calendar(ground.today)
        self._held = ""
        self._replaced: set[str] = set()
        self._read: set[str] = set()
        self._stems: set[str] = set()
        self._announced = self._poisoned = self._undone = self._fell = False
        self._lead = self._before = ""
        self._unborne: int | None = None
        self._stood: list[str] = []
        self.struck: list[str] = []
        self.cut: list[str] = []
        self.judged = 0

    @property
    def held(self) -> str:
        """The words of the sentence that is still open."""
        return self._held

    def twin(self) -> "SentenceGuard":
        """Another that goes on from here by itself, over the same ground."""
        other = copy(self)
        other._replaced, other._stood = set(self._replaced), list(self._stood)
        other.struck, other.cut = list(self.struck), list(self.cut)
        return other

    def ends(self, token: str) -> bool:
        """Whether this token may complete a sentence."""
        return bool(END.search(token) or END.search(self._held[-4:] + token)) or len(self._held) + len(token) >= LONGEST

    def doubted(self, since: "SentenceGuard") -> bool:
        """Whether sentences fell, or parts of them, since an earlier twin, that more of the log might bear out."""
        return bool(UNSURE & {*self.struck[len(since.struck) :], *self.cut[len(since.cut) :]})

    def feed(self, token: str) -> str:
        """The sentences that this token completes, guarded; empty while one is still open."""
        ends = self.ends(token)
        self._held += token
        if self._held.lstrip().startswith(("{", "[{", "```")) and len(self._held) < LONGEST:
            return ""  # perhaps a tool call that went astray into the text: it is judged when it is whole
        if not ends:
            return ""
        out, rest = "", ""
        for piece, complete in sentences(self._held):
            if complete or len(piece) >= LONGEST:
                out += self._said(piece)
            else:
                rest = piece
        self._held = rest
        return out

    def close(self) -> str:
        """What is left at the end, guarded."""
        rest, self._held = self._held, ""
        if is_stray_call(rest):
            return ""
        out = "".join(self._said(piece) if piece.strip() else piece for piece, _ in sentences(rest))
        if self._announced and not self._ground.receipts():
            out += self._instead("claim", STRUCK, "")
        self._announced = False
        return out

    def _said(self, piece: str) -> str:
        """A piece as it may be said: whole, without the last clauses when only their numbers don't hold, or something else in its place."""
        before = self.twin()
        self._unborne = None
        out = self._guarded(piece)
        fell = self.struck[len(before.struck) :]
        if self._unborne is None:
            return out
        sentence = piece.rstrip()
        for words in shortened(sentence):
            other = before.twin()
            said = other._guarded(words + piece[len(sentence) :]) if len(words) <= self._unborne else ""
            if said and len(other.struck) == len(before.struck):
                other.cut += fell
                vars(self).update(vars(other))  # goes on as the one that said less
                return said
        return out

    def _guarded(self, piece: str) -> str:
        sentence = piece.rstrip()
        blank = piece[len(sentence) :]
        if not sentence:
            self._poisoned = self._poisoned and "\n" not in piece
            return piece
        self.judged += 1
        ground, poisoned, undone = self._ground, self._poisoned, self._undone
        self._poisoned = poisoned and "\n" not in blank
        self._undone = False
        # An order to go on outlives the sentence that made it dangerous; "that is +6.3 kg" says nothing without what it was of.
        leans = (undone and _LEANS.search(sentence)) or (self._fell and _GOES_ON.match(sentence))
        if leans or (poisoned and not helps(sentence)) or is_echo(sentence) or self._says_nothing(sentence):
            return self._instead("rest", "", blank)
        self._fell = False
        if self._gives_away(sentence):
            return self._instead("leak", "", blank)
        sentence = spoken_to(sentence)
        told = self._tells_what_was_done(sentence)
        own = told or self._is_code_s_own(sentence)
        grave = ground.grave and not told and not (own and not self._is_ahead(sentence))
        about = f"{ground.said[0] if ground.said else ''} {self._before}"
        if is_unsafe(sentence, flagged=ground.flagged and not own, grave=grave, about=about) or (
            not own and self._is_hard_on_what_hurts(sentence)
        ):
            self._poisoned = "\n" not in blank
            return self._instead("unsafe", UNSAFE, blank)
        if ground.by_code:
            return sentence + blank
        if own and (not ground.done().claims(sentence) or self._is_told(sentence)):
            return sentence + blank
        done = ground.done()
        if false := self._false_claim(sentence, done):
            self._undone = false[0] == "claim"
            return self._instead(*false, blank)
        return self._reckoned(sentence, blank, claims=done.claims(sentence)) if ground.checks_numbers else sentence + blank

    def _gives_away(self, sentence: str) -> bool:
        """Whether it tells of the instructions, or has an address that nobody gave: what is said around that speaks for it."""
        ground = self._ground
        if "leak" in self.struck and retells(sentence, ground.instructions):
            return True
        given = without_links(sentence, lambda: "\n".join([*ground.known, *ground.said, *ground.heard(), *ground.replied]))
        if given != sentence:
            return True
        return leaks(
            sentence,
            "" if ground.by_code else ground.instructions,
            lambda: "\n".join([*ground.said, *ground.known, *ground.heard(), *ground.looked(), *ground.told()]),
        )

    def _tells_what_was_done(self, sentence: str) -> bool:
        """Whether it only says what this turn stored or changed."""
        done = self._ground.done()
        words = plain_words(sentence)
        return bool(done.receipts) and (
            done.claims(sentence) or self._is_told(sentence) or any(line and plain_words(line) in words for line in done.told)
        )

    def _is_told(self, sentence: str) -> bool:
        """Whether it is, word for word, what code says of a deed of this turn."""
        done = self._ground.done()
        return bool(done.receipts) and any(plain_words(sentence) in plain_words(line) for line in done.told)

    def _is_hard_on_what_hurts(self, sentence: str) -> bool:
        """Whether it would load an exercise that is hard on a part of the body that hurts, or name one that is to be left out."""
        if self._ground.avoids & exercises(sentence) and favours(sentence):
            return True
        topic = self._ground.said[0] if self._ground.said else ""
        if deed_words.ASSENTS.fullmatch(sentence):
            return asks_leave(topic) and any(self._ground.spares(one) for one in exercises(topic))
        return (urges(sentence) or allows(sentence)) and any(self._ground.spares(one) for one in exercises(sentence))

    def _is_well(self, sentence: str) -> bool:
        """Whether it says that something hurts which is well again; what may say so does not stand before the log is read."""
        ground = self._ground
        state = said_to_hurt(sentence, ground.sore, (*ground.known, *ground.heard(), *ground.looked()))
        return state == "well" or (state == "unread" and ground.rereads and not ground.ledger().is_read)

    def _says_nothing(self, sentence: str) -> bool:
        """Whether a sentence is left out before it is looked at: none is, of a model that is worth hearing."""
        return False

    def _false_claim(self, sentence: str, done: Done) -> tuple[str, str] | None:
        """What to say instead of a sentence that tells of deeds or words which were not; None when it may stand."""
        ground = self._ground
        if (denied := done.denied(sentence)) is not None:
            return "denial", f"(It is in your log: {denied.rstrip('.')}.)" if denied else self._answered(NOT_LOOKED_UP)
        if done.disowns(sentence):
            return "denial", KEEPS_A_LOG
        if self._is_well(sentence) or misquotes(
            sentence, lambda: "\n".join([*ground.said, *ground.known, *ground.replied, *ground.heard(), *ground.looked(), *ground.told()])
        ):
            return "quote", NOT_SAID
        if is_made_up(sentence, ground.material().lines, lambda: "\n".join(ground.said)):
            return "witness", self._answered(NOT_SEEN)
        if done.announces(sentence):
            self._announced = True
            return "announced", ""
        if not done.bears_out(sentence):
            stored = ONLY_SHOWN if done.receipts else STRUCK
            return "claim", stored if done.claims(sentence) else NO_SUCH_RECORD
        unheard = ground.checks_numbers and is_unheard(sentence, self._heard(), ground.material().exercises)
        return ("witness", self._answered(NOT_SEEN)) if unheard else None

    def _reckoned(self, sentence: str, blank: str, *, claims: bool) -> str:
        """The sentence with its days and numbers held to the log."""
        ground = self._ground
        if self._calendar.is_torn(sentence, lambda: ground.lines(sentence)):
            return self._instead("day", self._answered(NO_SUCH_DAY), blank)
        sentence = self._calendar.mended(sentence)
        topic = ground.said[0] if ground.said else ""
        lead, self._lead = self._lead, led_on(sentence, self._lead)
        before, self._before = self._before, sentence
        material = ground.material()
        carried = next((one for one in (self._lead, before, topic) if exercises(one)), "")
        asked = Asked.of(sentence, ground.today, carried).within(material.done)
        around = (*reversed(self._stood[-REMEMBERED:]), topic)
        if self._is_of_a_wrong_day(sentence, topic) and not had_days(asked, around, material.ledger):
            return self._instead("day", self._answered(NO_SUCH_DAY), blank)
        if wrong := misreckons(sentence):
            return self._unborne_by(wrong, sentence, blank)
        if answers_wrong(sentence, topic, material.begun_with, asked.named, ground.today):
            return self._instead("judged", self._answered(NOT_JUDGED), blank)
        if self._is_gainsaid(asked, topic) or (self._is_misjudged(asked, topic) and not went_so(asked, material.ledger)):
            return self._instead("judged", self._answered(NOT_JUDGED), blank)
        if bare := unsupported(sentence, ground.material, claims=claims or quotes(sentence), lead=lead, before=before, around=around):
            return self._unborne_by(bare, sentence, blank)
        self._stood.append(sentence)
        return sentence + blank

    def _unborne_by(self, bare: Sequence[Number], sentence: str, blank: str) -> str:
        """What to say instead of numbers that nothing carries."""
        self._unborne = min(number.start for number in bare)
        return self._instead("number", self._truth(sentence), blank)

    def _is_of_a_wrong_day(self, sentence: str, topic: str) -> bool:
        """Whether it gives a day to what the lines have of another."""
        ground = self._ground
        if not self._calendar.is_borne_out(sentence, lambda: ground.lines(sentence)):
            return True
        return is_of_another_day(sentence, topic, ground.material().begun_with, ground.today)

    def _is_gainsaid(self, asked: Asked, topic: str) -> bool:
        """Whether the log shows it otherwise; what it could decide does not stand before it is read."""
        ledger = self._ground.ledger()
        if not self._ground.rereads or not can_be_gainsaid(asked.text):
            return False
        return not ledger.is_read or is_gainsaid(asked, topic, ledger)

    def _is_misjudged(self, asked: Asked, topic: str) -> bool:
        """Whether it orders or compares what the lines don't, or otherwise than they do."""
        ground, material = self._ground, self._ground.material()
        if misorders(asked, material.begun_with, topic) or (ground.looked() and misorders(asked, material.lines, topic)):
            return True
        return misjudges(asked, material.about(asked, proven=True), material.begun_with, whole=ground.complete, topic=topic)

    def _heard(self) -> set[str]:
        """The stems of all words that the user, the log and the tools said so far."""
        ground = self._ground
        for text in (*ground.said, *ground.known, *ground.replied, *ground.told(), *ground.heard(), *ground.looked()):
            if text not in self._read:
                self._read.add(text)
                self._stems.update(stems(text))
        return self._stems

    def _is_code_s_own(self, sentence: str) -> bool:
        """Whether it repeats word for word what code knows, or a tool answered."""
        words = plain_words(sentence)
        ground = self._ground
        return len(words) > FEW and any(
            words in block.lower() for block in (*ground.told(), *ground.heard(), *ground.known, *ground.replied)
        )

    def _is_ahead(self, sentence: str) -> bool:
        """Whether it repeats what a tool said of training to come."""
        words = plain_words(sentence)
        return any(words in block.lower() for block in self._ground.ahead())

    def _truth(self, sentence: str) -> str:
        """What to say for a number that nothing carries: what was looked up for the message, else what the log shows of the exercise."""
        if answered := self._answered(""):
            return answered
        shown = self._ground.material().shown(Asked.of(sentence, self._ground.today))
        return f"(I left a number out there. What your log shows: {shown.rstrip('.')}.)" if shown else NOT_SHOWN

    def _answered(self, words: str) -> str:
        """What was looked up for the message, where it can stand in a sentence's place; else the words."""
        answer = self._ground.answer.strip().rstrip(".")
        if not answer or len(answer) > LONGEST_ANSWER:
            return words
        between = "\n" if "\n" in answer else " "
        return f"(I left something out there. By your log:{between}{answer}.)"

    def _instead(self, kind: str, words: str, blank: str) -> str:
        """The plain words in the place of a sentence; the same are said once."""
        self.struck.append(kind)
        self._fell = kind in ("number", "day", "judged", "witness", "put together") or (kind == "rest" and self._fell)
        if not words or self._replaced & {kind, words}:
            return blank if "\n" in blank else ""
        self._replaced |= {kind, words}
        return words + blank
