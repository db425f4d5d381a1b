"""One pass over the numbers and names of a line: each number to the exercise that it is about."""

from typing import TYPE_CHECKING

from domain.notation.chains import Chain, Item
from domain.notation.lexicon import words
from domain.notation.marks import Mark
from domain.notation.roles import HEAVY
from domain.notation.tokens import Token
from extraction.answers import goes_on, made_reps, says_again, takes_load, waits_for_reps
from extraction.events import FELT, is_done, leans_back, name_ahead
from extraction.layout import Unit

if TYPE_CHECKING:
    from extraction.blocks import Block, Collector

_BREAKS = words("then and n but und dann danach y luego después et puis ensuite e depois poi i potem и потом затем och sedan og")


_LIST_ENDS = words("and then n actually so but lol haha tho though which sorry sry btw in with on")


class Walk:
    """One pass over the events of a line; `broken` says that a comma, a full stop or a `then` stands since the last name."""

    def __init__(self, collector: "Collector", unit: Unit, events: list[Item], *, named: bool) -> None:
        self.collector, self.unit, self.events, self.named = collector, unit, events, named
        self.owner: Block | None = collector.current
        self.broken = not named
        self.talk = 0
        self.spoken: list[Token] = []  # words since the last break, perhaps a name
        self.carried: Chain | None = None  # a weight in front of the name it belongs to
        self.waiting: list[Chain] = []  # sets in front of the only name of the line
        self.index = 0
        self.seen = False  # whether numbers stood before the first name
        self.listing = False  # whether the newest chain is a set or one of a list of reps

    def run(self) -> None:
        """Hands every chain to its exercise."""
        while self.index < len(self.events):
            item = self.events[self.index]
            self.index += 1
            if isinstance(item, Chain):
                self._chain(item)
            elif isinstance(item, Mark):
                self.talk = 0
            elif item.kind == "name":
                self._name(item)
            else:
                self._word(item)

    def _chain(self, chain: Chain) -> None:
        if self._is_other_work(chain):
            return
        if self.spoken and self.broken and not self.unit.prose and len(chain.factors) > 1:
            self.owner = self.collector.known_words(self.unit, self.spoken, labelled=chain.sep == ":") or self.owner
        tied = leans_back(chain) and self.owner is not None and self.owner.unit is self.unit and not (self.spoken and self.broken)
        self.spoken = []
        ahead = name_ahead(self.events, self.index, self.unit, chain) if (self.broken or not self.named) and not tied else None
        if ahead is not None:
            self._turn_to(ahead)
        if self.owner is None and (not self.unit.prose or len(chain.factors) > 1):
            self.waiting.append(chain)
        earlier = self.owner is None or self.owner.unit is not self.unit
        self.listing = self.unit.prose and self._lists_on(chain)
        if self.listing:
            chain.factors[0].role = "reps"
        leads = self.listing or (self.unit.prose and (self._leads(chain) or self._answers(chain)))
        taken = self.collector.give(self.owner, chain, self.unit, self.talk, leads=leads)
        self.talk = 0 if ahead is not None else self.talk  # what was said before the name is not said of what follows it
        if taken is not None and self.waiting[-1:] == [chain]:
            self.waiting.pop()
        self.owner = taken or self.owner
        self.seen = self.seen or self.owner is not None or bool(self.waiting)
        self.listing = self.listing or chain.factors[-1].op in ("x", "for", "of")
        self.carried = chain if earlier and chain.has("weight") and len(chain.factors) == 1 and not tied else None
        self.broken = False

    def _is_other_work(self, chain: Chain) -> bool:
        """`Walk 6 km, then stretched for 10 minutes`: the time of a verb that names no known exercise."""
        if chain.sep != "for" or len(chain.factors) > 1 or not chain.has("duration") or not self.broken:
            return False
        return any(token.text.endswith(("ed", "ing")) for token in self.spoken[-2:])

    def _answers(self, chain: Chain) -> bool:
        """Whether a small number counts the reps for a weight said before it, or of the movement spoken of."""
        owner = self.owner
        newest = owner.chains[-1] if owner is not None and owner.chains and owner.chains[-1].start >= self.unit.start else None
        if owner is not None and takes_load(chain, newest, owner.hint):
            chain.factors[0].role = "weight"
            return True
        if says_again(chain, newest):
            chain.factors[0].role = "sets"
            return True
        before = owner.chains[-1] if owner is not None and owner.chains and owner.chains[-1].line == chain.line else None
        waits = before is not None and waits_for_reps(before)
        if owner is None or (not (made := made_reps(chain, self.events, self.index, waiting=waits)) and not owner.hint.bodyweight):
            return False
        offered, self.collector.offered = self.collector.offered, None
        here = before is not None or not owner.chains
        if made and here and not waits and offered is not None and offered.line == chain.line:
            owner.chains.append(offered)
            waits = True
        body = made and owner.hint.bodyweight and owner.hint.measure == "reps" and (before is not None or owner.unit is self.unit)
        if not (made and waits) and not body and not goes_on(chain, before, owner.hint, self.events, self.index):
            return False
        for factor in chain.factors:
            factor.role = "reps"
        return True

    def _lists_on(self, chain: Chain) -> bool:
        """`80 kg for 8, 8 and 7 reps`: bare numbers behind a set, and nothing but commas between."""
        between = self.events[max(0, self.index - 3) : self.index - 1]
        beside = len(between) == 2 and isinstance(between[0], Chain) and getattr(between[1], "text", "") in (",", "and", "&")
        factor, following = chain.factors[0], self.events[self.index] if self.index < len(self.events) else None
        ends = not (isinstance(following, Token) and following.kind in ("word", "name")) or following.text in _LIST_ENDS
        plain = len(chain.factors) == 1 and factor.role == "bare" and bool(factor.values) and factor.value < HEAVY and not factor.spelled
        return self.listing and beside and plain and ends

    def _leads(self, chain: Chain) -> bool:
        """`Dropped back to 45 kg and did two sets of eight`: a weight alone, and soon the reps for it."""
        if len(chain.factors) > 1 or not (chain.has("weight") or (chain.has("bare") and chain.sep == "to")):
            return False
        for item in self.events[self.index : self.index + 8]:
            if isinstance(item, Chain):
                return item.has("reps", "sets") and not item.has("weight", "k", "s", "duration", "distance")
            if isinstance(item, Token) and item.kind == "name":
                return False
        return False

    def _turn_to(self, name: Token) -> None:
        """A name behind a chain takes that chain, and what waited for a name."""
        self.owner = self.collector.open_token(self.unit, name)
        self._release(self.owner)
        if self.carried is not None:
            self.collector.move(self.carried, self.owner)
        self.index = self.events.index(name, self.index) + 1
        self.named = self.named and self.broken

    def _name(self, token: Token) -> None:
        mention = self.unit.mentions.get(token.start)
        self.named = self.named or not self.seen
        if mention is None or not mention.weak or self._speaks_of(token) or self.collector.is_meant(self.events, self.index, self.unit):
            self.owner = self.collector.open_token(self.unit, token)
            self._release(self.owner)
        self.talk, self.broken = 0, False

    def _speaks_of(self, token: Token) -> bool:
        """`my rows were sloppy`: an everyday word that somebody owns is the exercise."""
        before = self.events[self.index - 2] if self.index > 1 else None
        behind = self.events[self.index] if self.index < len(self.events) else None
        mention = self.unit.mentions.get(token.start)
        owned = getattr(before, "text", "") == "my" and getattr(behind, "text", "") in FELT
        return owned or (mention is not None and self.unit.prose and is_done(self.unit, mention))

    def _release(self, owner: "Block") -> None:
        for chain in self.waiting:
            self.collector.give(owner, chain, self.unit, 0)
        self.waiting = []

    def _word(self, token: Token) -> None:
        if token.kind == "word" and token.text not in _BREAKS:
            self.talk += 1
            self.spoken.append(token)
            return
        self.broken = self.broken or token.text in _BREAKS or token.text in (",", ";", ".", "!", "&", "、", "，", "。")
        self.spoken = self.spoken if token.text == ":" else []
        if token.text in (",", ";", "then"):
            self.carried, self.talk = None, 0
        elif token.text == ":":
            self.talk = 0
