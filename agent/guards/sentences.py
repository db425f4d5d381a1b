"""Guards the reply sentence by sentence while it streams; a sentence that is not true or not safe is replaced by what is.

Deterministic and outside every persona. The first that applies: leaks, safety, say-do, days, numbers.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from agent.guards.dates import Calendar
from agent.guards.exercises import exercises
from agent.guards.leaks import is_stray_call, leaks, without_links
from agent.guards.numbers import Material, led_on, unsupported
from agent.guards.safety import UNSAFE, is_unsafe
from agent.guards.saydo import Done
from domain.conversation import Card, Receipt

_END = re.compile(r"(?<=[.!?…。！？])[\"'”’)*]*(?:\s+|$)|\n+")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|approx|ca|vs|etc|no|dr|st|mr|mrs|min|max|reps?|sec|lbs?)|^\s*\d{1,2})\.$", re.IGNORECASE)
_ASKED = re.compile(r"[^.!?]*\?")
LONGEST = 2000
STRUCK = "(Nothing was stored for that in this message.)"
NO_SUCH_RECORD = "(I can't confirm a record there: none was set by this message.)"
NOT_SHOWN = "(I left a number out there: your log doesn't show it.)"
NO_SUCH_DAY = "(I left a day out there: your log doesn't show it.)"


@dataclass
class Ground:
    """What a reply may stand on in this turn: what code knows, tools answer, and the user said. Callables see what came so far."""

    today: date = date.min
    receipts: Callable[[], Sequence[Receipt]] = tuple
    cards: Callable[[], Sequence[Card]] = tuple
    told: Callable[[], Sequence[str]] = tuple
    heard: Callable[[], Sequence[str]] = tuple
    known: Sequence[str] = ()
    said: Sequence[str] = ()
    before: Sequence[str] = ()
    instructions: str = ""
    flagged: bool = False
    checks_numbers: bool = True
    _material: Material = field(default_factory=Material)

    def done(self) -> Done:
        """What was done so far."""
        words = self.said[0] if self.said else ""
        return Done(self.receipts(), self.cards(), self.told(), self.heard(), self.known, words, self.today, self.before)

    def material(self) -> Material:
        """The numbers that may be said so far."""
        self._material.add(self.said, hearsay=True)
        self._material.add([*self.known, *self.told(), *self.heard()])
        return self._material

    def lines(self, named: frozenset[str]) -> list[str]:
        """The same as lines of text, those about other exercises left out; what the user only asks states nothing."""
        lines = self.material().about(named, proven=False)
        return [_ASKED.sub("", line.text) if line.hearsay else line.text for line in lines]


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut after each sentence; the flag says whether the piece is complete."""
    position = 0
    for end in _END.finditer(text):
        if end.end() == len(text) and "\n" not in end.group() and not end.group().strip(" "):
            break
        if "\n" not in end.group() and _SHORT.search(text[position : end.start()]):
            continue
        yield text[position : end.end()], True
        position = end.end()
    if position < len(text):
        yield text[position:], False


class SentenceGuard:
    """Takes tokens in, gives guarded sentences out as soon as each is complete."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._calendar = Calendar(ground.today)
        self._held = ""
        self._replaced: set[str] = set()
        self._announced = False
        self._lead = ""
        self.struck: list[str] = []

    def feed(self, token: str) -> str:
        """The sentences that this token completes, guarded; empty while one is still open."""
        self._held += token
        if self._held.lstrip().startswith(("{", "[{", "```")) and len(self._held) < LONGEST:
            return ""  # perhaps a tool call that went astray into the text: it is judged when it is whole
        if not (_END.search(token) or _END.search(self._held[-len(token) - 4 :])) and len(self._held) < LONGEST:
            return ""
        out, rest = "", ""
        for piece, complete in sentences(self._held):
            if complete or len(piece) >= LONGEST:
                out += self._guarded(piece)
            else:
                rest = piece
        self._held = rest
        return out

    def close(self) -> str:
        """What is left at the end, guarded."""
        rest, self._held = self._held, ""
        if is_stray_call(rest):
            return ""
        out = "".join(self._guarded(piece) if piece.strip() else piece for piece, _ in sentences(rest))
        if self._announced and not self._ground.receipts():
            out += self._instead("claim", STRUCK, "")
        self._announced = False
        return out

    def _guarded(self, piece: str) -> str:
        sentence = piece.rstrip()
        blank = piece[len(sentence) :]
        if not sentence:
            return piece
        ground = self._ground
        if leaks(sentence, ground.instructions):
            return self._instead("leak", "", blank)
        sentence = without_links(sentence, lambda: "\n".join([*ground.known, *ground.said, *ground.heard()]))
        if is_unsafe(sentence, flagged=ground.flagged):
            return self._instead("unsafe", UNSAFE, blank)
        done = ground.done()
        if denied := done.denied(sentence):
            return self._instead("denial", f"(It is in your log: {denied.rstrip('.')}.)", blank)
        if done.announces(sentence):
            self._announced = True
            return self._instead("announced", "", blank)
        if not done.bears_out(sentence):
            return self._instead("claim", STRUCK if done.claims(sentence) else NO_SUCH_RECORD, blank)
        return self._reckoned(sentence, blank, claims=done.claims(sentence)) if ground.checks_numbers else sentence + blank

    def _reckoned(self, sentence: str, blank: str, *, claims: bool) -> str:
        """The sentence with its days and numbers held to the log."""
        ground = self._ground
        sentence = self._calendar.mended(sentence)
        if not self._calendar.is_borne_out(sentence, lambda: ground.lines(exercises(sentence))):
            return self._instead("day", NO_SUCH_DAY, blank)
        lead, self._lead = self._lead, led_on(sentence, self._lead)
        if unsupported(sentence, ground.material, claims=claims, lead=lead):
            return self._instead("number", self._truth(sentence), blank)
        return sentence + blank

    def _truth(self, sentence: str) -> str:
        """What to say for a number that nothing carries: what the log shows of the same exercise, if it does."""
        shown = self._ground.material().shown(exercises(sentence))
        return f"(I left a number out there. What your log shows: {shown.rstrip('.')}.)" if shown else NOT_SHOWN

    def _instead(self, kind: str, words: str, blank: str) -> str:
        """The plain words in the place of a sentence; the same are said once."""
        self.struck.append(kind)
        if not words or kind in self._replaced:
            return blank if "\n" in blank else ""
        self._replaced.add(kind)
        return words + blank
