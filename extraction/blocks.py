"""Which numbers belong to which exercise: names and chains of a log become blocks, one per exercise as it was told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.exercises import Mention, catalogue
from domain.notation.chains import Chain, Item, read_items
from domain.notation.factor import Factor
from domain.notation.hint import Hint
from domain.notation.lexicon import WEIGHT_UNITS
from domain.notation.marks import Mark
from domain.notation.tokens import Token
from extraction.answers import is_load, is_step
from extraction.attach import attach_marks, sets_of
from extraction.events import (
    DID,
    IN,
    events_of,
    is_done,
    is_sets,
    is_strong,
    is_timed,
    leans_on_name,
    name_ahead,
    next_chain,
    opens_total,
    prepare,
)
from extraction.layout import Unit
from extraction.names import ASIDES, FOOD, NOT_NAMES, TALK, head_name, hint_for, identify, is_label
from extraction.walk import Walk


@dataclass(slots=True)
class Block:
    """An exercise as named at one place, with the chains that describe its sets there."""

    name: str
    exercise_id: str
    start: int
    end: int
    hint: Hint
    chains: list[Chain] = field(default_factory=list)
    also: tuple[str, ...] = ()
    prose: bool = False
    warmup: bool = False
    known: bool = True
    tentative: bool = False
    said_unit: str | None = None
    single: bool = False  # the heading asks for a one-rep maximum
    unit: Unit | None = None


class Collector:
    """Reads units in order and keeps the blocks they make."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.current: Block | None = None
        self.meet = bool(_MEET.search(text))
        self.queue: list[Block] = []  # exercises named together in a heading, in order
        self.worked = False
        self.warm = False
        self._warm_rows = 0
        self._wide = False
        self.section_sets: Chain | None = None
        self.orphans: list[Chain] = []  # plain sets that no exercise was named for
        self.offered: Chain | None = None  # a weight alone that nothing made a set of yet
        self.named: list[Mention] = []  # exercises that were done, whatever is known of their sets

    def read(self, unit: Unit) -> None:
        """Adds what one unit says."""
        items = read_items(unit.tokens)
        self._sections(unit, items)
        if opens_total(unit.tokens):
            return
        events = prepare(events_of(items))
        chains = [item for item in events if isinstance(item, Chain)]
        for chain in chains:
            chain.line = unit.line
        if not chains:
            announced = (sets_of(item) for item in events if isinstance(item, Mark))
            self.section_sets = next((chain for chain in announced if chain), self.section_sets)
        if not chains or (len(chains) == 1 and chains[0].has("rm") and len(chains[0].factors) == 1):
            self._heading(unit, items)
        elif unit.prose:
            self._assign(unit, events, named=isinstance(events[0], Token) and events[0].kind == "name")
        else:
            self._listed(unit, events)

    def finish(self) -> None:
        """`... All bench press.`: sets without a name belong to the only exercise of the message."""
        named = {block.exercise_id for block in self.blocks if block.known}
        if self.orphans and len(named) == 1 and not any(block.chains for block in self.blocks):
            self.blocks[-1].chains.extend(self.orphans)
            self.orphans = []

    def _sections(self, unit: Unit, items: Sequence[Item]) -> None:
        """A line that only says warm-up opens a section that a wider gap ends."""
        if unit.gap:
            self.section_sets = None
        if self.warm and self._warm_rows and unit.gap >= (2 if self._wide else 1):
            self.warm = False
        only_words = not any(isinstance(item, Chain) for item in items)
        warm = any(isinstance(item, Mark) and item.kind == "warmup" for item in items)
        if warm and only_words and not unit.mentions and len(unit.tokens) <= 5:
            self.warm, self._warm_rows, self._wide = True, 0, False
        elif self.warm:
            self._wide = self._wide or (self._warm_rows == 0 and unit.gap > 0)
            self._warm_rows += 1

    def open(self, name: str, mention: Mention | None, start: int, end: int, unit: Unit) -> Block:
        """Starts a block and makes it the current one."""
        exercise_id, known = identify(name, mention)
        block = Block(name, exercise_id, start, end, hint_for(exercise_id), prose=unit.prose, warmup=self.warm, known=known, unit=unit)
        block.also = mention.also if mention is not None else ()
        block.single = self.meet and block.hint.measure == "reps"
        self.blocks.append(block)
        self.current = block
        self.queue, self.worked = [], False
        return block

    def _heading(self, unit: Unit, items: Sequence[Item]) -> None:
        """A short line that names an exercise and has no numbers opens it for the lines below."""
        names = [mention for mention in unit.mentions.values() if not self._is_aside(unit, mention.start)]
        words = [item for item in items if isinstance(item, Token) and item.kind == "word"]
        self._done(unit, names, words)
        if names and not unit.prose and len(words) <= 6:
            self._open_heading(unit, names)
        elif names and leans_on_name(unit.tokens):
            self.open(names[0].words, names[0], names[0].start, names[0].end, unit)
        elif unit.prose:
            strong = [mention for mention in names if not mention.weak or is_done(unit, mention)]
            if strong:
                last = strong[-1]
                self.open(last.words, last, last.start, last.end, unit)
        elif not names and self._names_unknown(unit, items):
            block = self.open(head_name(self.text[unit.start : unit.end], None), None, unit.start, unit.end, unit)
            block.tentative = True

    def _done(self, unit: Unit, names: list[Mention], words: list[Token]) -> None:
        """Exercises of a list without numbers, or of a sentence that says they were done."""
        told = {token.text for token in words}
        if unit.prose and not told & DID:
            return
        if not told & _NOT_DONE:
            self.named.extend(mention for mention in names if not mention.weak or len(names) > 2)

    def _open_heading(self, unit: Unit, names: list[Mention]) -> None:
        if len(names) == 1:
            only = names[0]
            block = self.open(head_name(self.text[unit.start : unit.end], only), only, only.start, only.end, unit)
            block.single = block.single or any(token.text in ("max", "1rm", "rm", "single", "singles") for token in unit.tokens)
            return
        opened = [self.open(mention.words, mention, mention.start, mention.end, unit) for mention in names]
        self.queue, self.current = opened[1:], opened[0]

    def _names_unknown(self, unit: Unit, items: Sequence[Item]) -> bool:
        """Two or three capitalised words alone on a line may be an exercise that no catalogue has."""
        tokens = unit.tokens
        if not 1 <= len(tokens) <= 4 or any(token.kind != "word" for token in tokens) or tokens[0].text in NOT_NAMES:
            return False
        return not is_label([token.text for token in tokens]) and self.text[unit.start].isupper() and len(tokens) > 1

    def _listed(self, unit: Unit, events: list[Item]) -> None:
        """A line of a log: a name and its chains, chains and a name, chains alone, or several of these."""
        first = next(index for index, item in enumerate(events) if isinstance(item, Chain))
        names = [item for item in events[:first] if isinstance(item, Token) and item.kind == "name"]
        names = [token for token in names if not self._is_aside(unit, token.start)]
        names = [token for token in names if not _LEFT_OUT.search(self.text, unit.start, token.start)] or names
        if unit.tokens[0].text in _CIRCUIT_WORDS and len(events) <= 4 and len(unit.tokens) <= 6:
            self._circuit(events)
        elif names:
            self._named(unit, events, names, first)
        elif not self._unknown_head(unit, events, first):
            self._assign(unit, events, named=False)

    def _circuit(self, events: list[Item]) -> None:
        """`Circuit x 3`: the rounds are the sets of the lines below."""
        factor = next(item.factors[0] for item in events if isinstance(item, Chain))
        if factor.values and factor.value <= 20:
            self.section_sets = Chain([Factor("sets", factor.values, factor.start, factor.end)])

    def _is_aside(self, unit: Unit, start: int) -> bool:
        """Names of exercises that are everyday words of a log: Push day, Cycle 4, Training Log."""
        mention = unit.mentions.get(start)
        if mention is None:
            return True
        return mention.weak and mention.words.lower() in ASIDES

    def _named(self, unit: Unit, events: list[Item], names: list[Token], first: int) -> None:
        chain = events[first]
        assert isinstance(chain, Chain)
        if self._announces_sets(unit, events, names):
            return
        shared = len(names) > 1 and any(isinstance(item, Mark) and item.kind == "each" for item in events[first:])
        opened: list[Block] = []
        for token in names:
            mention = unit.mentions[token.start]
            name = head_name(self.text[unit.start : chain.start], mention) if len(names) == 1 else mention.words
            opened.append(self.open(name, mention, token.start, token.end, unit))
            unit_word = _UNIT_IN_HEAD.search(self.text, token.end, chain.start)
            opened[-1].said_unit = WEIGHT_UNITS.get(unit_word[1].lower()) if unit_word else None
            opened[-1].single = self.meet or any(item.text in ("max", "1rm") for item in events[:first] if isinstance(item, Token))
        for block in opened[:-1] if shared else []:
            block.chains.extend(_copied(item) for item in events[first:] if isinstance(item, Chain))
        warming = [item for item in events[:first] if isinstance(item, Mark) and item.kind == "warmup"]
        self._assign(unit, [*warming, *events[first:]], named=True)

    def _announces_sets(self, unit: Unit, events: list[Item], names: list[Token]) -> bool:
        """`Calf raises - 3 sets` over lines with reps: the sets are theirs."""
        chains = [item for item in events if isinstance(item, Chain)]
        only = chains[0] if len(chains) == 1 else None
        if only is None or not only.has("sets") or len(only.factors) != 1 or not names:
            return False
        self.section_sets = only
        self.open(unit.mentions[names[0].start].words, unit.mentions[names[0].start], names[0].start, names[0].end, unit)
        return True

    def _unknown_head(self, unit: Unit, events: list[Item], first: int) -> bool:
        """Words that no catalogue knows, in front of plain sets, are the user's own name for an exercise."""
        chain = events[first]
        head = [item for item in events[:first] if isinstance(item, Token)]
        words = [token.text for token in head if token.kind in ("word", "name")]
        if not isinstance(chain, Chain) or not words or len(words) > 6 or is_label(words) or _GOES.fullmatch(words[0]):
            return False
        if any(token.text == "?" for token in head) or not FOOD.isdisjoint(words):
            return not FOOD.isdisjoint(words)
        if name_ahead(events, first + 1, unit, chain) is not None:
            return False
        if words[0] in NOT_NAMES or chain.factors[0].role in ("duration", "percent", "rounds", "pace", "other", "rm"):
            self.current = None if words[0] in NOT_NAMES and not self.queue else self.current
            behind = next((place for place in range(first, len(events)) if getattr(events[place], "kind", "") == "name"), None)
            if behind is not None and words[0] in NOT_NAMES:
                self._assign(unit, events[behind:], named=True)
            return True
        name = head_name(self.text[unit.start : chain.start], None)
        if not name or len(name) > 60 or not TALK.isdisjoint(name.lower().split()):
            return False
        block = self.open(name, None, unit.start, chain.start, unit)
        block.tentative = not is_sets(chain) or (len(chain.factors) == 1 and not chain.has("reps", "count"))
        self._assign(unit, events[first:], named=True)
        return True

    def _assign(self, unit: Unit, events: list[Item], *, named: bool) -> None:
        """Gives each chain of a line to a name beside it, else to the exercise that is open."""
        attach_marks(events, prose=unit.prose)
        Walk(self, unit, events, named=named).run()

    def known_words(self, unit: Unit, spoken: list[Token], *, labelled: bool) -> Block | None:
        """Words behind a comma that mean an exercise as a whole, such as `incline DB 3x10`, or a label: `. Incline: 60 x 8`."""
        if len(spoken) > 4 or is_label([token.text for token in spoken]):
            return None
        name = self.text[spoken[0].start : spoken[-1].end]
        found = catalogue().find(name)
        if (found is None or found.score < 0.8) and not (labelled and spoken[0].text not in NOT_NAMES):
            return None
        return self.open(name, None, spoken[0].start, spoken[-1].end, unit)

    def is_meant(self, events: list[Item], index: int, unit: Unit) -> bool:
        """An everyday word is an exercise when sets follow: not `I split 5:28`."""
        following = next_chain(events, index, 4)
        if following is None or not (unit.prose and following.has("duration") and len(following.factors) == 1):
            return following is not None
        at = next(place for place in range(index - 1, -1, -1) if getattr(events[place], "kind", "") == "name")
        mention = unit.mentions.get(events[at].start)
        hint = hint_for(mention.exercise_id) if mention is not None else None
        return following.sep == "for" and hint is not None and (hint.cardio or hint.measure == "duration")

    def move(self, chain: Chain, owner: Block) -> None:
        """Hands a weight that was said before the name of its exercise to that exercise."""
        for block in self.blocks[-3:]:
            block.chains = [other for other in block.chains if other is not chain]
        owner.chains.append(chain)

    def open_token(self, unit: Unit, token: Token) -> Block:
        mention = unit.mentions.get(token.start)
        return self.open(mention.words if mention else token.text, mention, token.start, token.end, unit)

    def give(self, owner: Block | None, chain: Chain, unit: Unit, talk: int, *, leads: bool = False) -> Block | None:
        """Adds the chain to the exercise that can have such sets, and returns it; None when the chain is no set."""
        owner = self._fitting(owner, chain, unit)
        if owner is None:
            self.offered = chain if unit.prose and is_load(chain) else self.offered
            if is_sets(chain) and chain.has("weight", "sets", "reps") and len(chain.factors) > 1:
                self.orphans.append(chain)
            return None
        here = leads or owner.unit is unit or (bool(owner.chains) and owner.chains[-1].start >= unit.start)
        if unit.prose and is_step(chain) and not owner.hint.hangs:
            return None
        if unit.prose and not is_strong(chain, owner.hint, here=here):
            self.offered = chain if is_load(chain) else self.offered
            return None
        self.offered = None
        gone = bool(_GOES.fullmatch(owner.name)) and chain.has("k", "distance")  # `rode to work and back so 12k`
        told = gone or (chain.sep in IN and chain.has("duration") and owner.hint.cardio)
        if not unit.prose and talk >= 3 and len(chain.factors) == 1 and not chain.has("weight") and not told:
            return None
        if owner.warmup:
            chain.marks.add("warmup")
        owner = self._advance(owner, chain)
        if self.section_sets is not None and not chain.has("sets") and len(chain.factors) == 1:
            chain.factors.insert(0, self.section_sets.factors[0])
        owner.chains.append(chain)
        return owner

    def _advance(self, owner: Block, chain: Chain) -> Block:
        """With several exercises in the heading, a warm-up after work begins the next one."""
        if not self.queue or owner is not self.current:
            return owner
        if "warmup" in chain.marks and self.worked:
            self.current, self.queue, self.worked = self.queue[0], self.queue[1:], False
            return self.current
        self.worked = self.worked or "warmup" not in chain.marks
        return owner

    def _fitting(self, owner: Block | None, chain: Chain, unit: Unit) -> Block | None:
        """The exercise that can have such sets: no 60 kg run, no 400 m curl."""
        lifted = chain.has("weight", "reps", "tens") or (len(chain.factors) > 1 and not chain.has("distance", "duration"))
        other = next((one for one in owner.also if not hint_for(one).cardio), None) if owner is not None and owner.hint.cardio else None
        if other is not None and _read_as_metres(chain):
            return owner
        if owner is not None and other is not None and lifted:
            owner.exercise_id, owner.hint = other, hint_for(other)
            return owner
        if owner is not None and owner.hint.cardio and lifted and not chain.has("distance", "duration") and owner.unit is not unit:
            return next((block for block in reversed(self.blocks) if not block.hint.cardio and block.known), owner)
        far = any(f.role == "distance" and (f.unit in ("km", "mi") or f.value >= 150) for f in chain.factors)
        far = far or (owner is None and any(f.role == "k" and 1 <= f.value <= 100 for f in chain.factors))
        lifting = owner is None or (owner.hint.measure == "reps" and not owner.hint.cardio)
        if far and lifting and (not unit.prose or is_timed(unit, chain) or _GOES.search(self.text, unit.start, chain.start)):
            return self._implied_run(chain, unit)
        return owner

    def _implied_run(self, chain: Chain, unit: Unit) -> Block:
        """A distance without a name is a run, unless the text speaks of another way to cover it."""
        low = self.text.lower()
        exercise = next((one for one, cues in _WAYS.items() if cues.search(low)), "run")
        block = self.open(self.text[chain.start : chain.end], None, chain.start, chain.end, unit)
        block.exercise_id, block.hint, block.known = exercise, hint_for(exercise), True
        return block


# Who says how they went somewhere covered what they say next.
_GOES = re.compile(r"\b(?:rode|cycled|biked|swam|walked|hiked|jogged|ran)\b", re.IGNORECASE)
_WAYS = {
    "swim": re.compile(r"\b(?:swim|swam|swum|pool|freestyle)"),
    "row": re.compile(r"\b(?:rower|rowing|erg|rowed)\b"),
    "bike": re.compile(r"\b(?:bike|biked|cycl|ride|rode)"),
    "walk": re.compile(r"\bwalk"),
}


_MEET = re.compile(r"\b(?:meet day|powerlifting meet|no lift|white lights|red lights|(?:first|1st|third|3rd) attempt)", re.IGNORECASE)
_CIRCUIT_WORDS = frozenset({"circuit", "superset", "supersets", "giant", "triset", "zirkel"})
_NOT_DONE = frozenset({"no", "not", "skipped", "skip", "without", "instead", "tomorrow", "next", "missed", "didn't", "didn’t", "never"})
_LEFT_OUT = re.compile(r"\b(?:no|not|without|skipped|skipping|instead of)\s(?:any |the |my )?$", re.IGNORECASE)
_UNIT_IN_HEAD = re.compile(r"[(\[]\s?(kg|kgs|kilos|lb|lbs|pounds|#)\s?[)\]]", re.IGNORECASE)


def _read_as_metres(chain: Chain) -> bool:
    """Make metres of the far number of `row 4x500`, which nobody pulls; whether there was one."""
    first, *rest = chain.factors
    far = rest[0] if len(rest) == 1 else None
    plain = first.role == "bare" and far is not None and far.role == "bare" and far.op == "x" and not (first.listed or far.listed)
    if far is None or not plain or first.value > MOST_PIECES or far.value < LEAST_METRES or far.value % 50:
        return False
    far.role, far.unit = "distance", "m"
    return True


MOST_PIECES = 20
LEAST_METRES = 400


def _copied(chain: Chain) -> Chain:
    return Chain(list(chain.factors), chain.sep, chain.line, set(chain.marks), chain.rpe, chain.rir, chain.rest_s, chain.times)
