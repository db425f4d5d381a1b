"""Which numbers belong to which exercise: names and chains of a log become blocks, one per exercise as it was told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from domain.exercises import Mention, catalogue, custom_id
from domain.notation.chains import Chain, Item, Mark, read_items
from domain.notation.roles import Hint
from domain.notation.tokens import Token
from extraction.layout import Unit


@dataclass(slots=True)
class Block:
    """An exercise as named at one place, with the chains that describe its sets there."""

    name: str
    exercise_id: str
    start: int
    end: int
    hint: Hint
    chains: list[Chain] = field(default_factory=list)
    prose: bool = False
    warmup: bool = False
    known: bool = True
    weak: bool = False


@lru_cache(maxsize=4096)
def hint_for(exercise_id: str) -> Hint:
    """What the catalogue knows about how an exercise is counted."""
    exercise = catalogue().get(exercise_id)
    if exercise is None:
        return Hint()
    cardio = exercise.kind == "cardio" or exercise_id in ("run", "row", "bike", "swim", "walk", "ski_erg")
    return Hint(exercise.bodyweight, exercise.measure, "kettlebell" in exercise.equipment, cardio)


_LABELS: Final = frozenset(
    "superset warmup warm warm-up up ups bonus accessory accessories finisher assistance set sets last exercise exercises main day workout part rotation"
    " then also and did some with next ended doing plus the strength complex bodybuilding cardio core conditioning light heavy my first second third"
    " i in on for to a of got we at was just today after afterwards before finished finally".split()
)
_NOT_NAMES: Final = frozenset(
    "time score total rest result results rating weight bodyweight sleep hrv average avg rounds round amrap emom rpe rir date week cycle phase"
    " volume calories minutes hours workout rotation set sets day bw tempo pace notes note height age goal max reps cap duration session".split()
)
_SOFT: Final = frozenset(
    "of the reps rep on for in a my with set sets last first second third final top each some working at and lb lbs kg pound pounds heavy light easy"
    " good more straight next was were one".split()
)
_BREAKS: Final = frozenset(", ; . then ! & and but".split())
_TRIM: Final = re.compile(r"^[\s\-–—:•,.=@(*_+✅\W]+|[\s\-–—:•,;=@(*_+]+$")


class Collector:
    """Reads units in order and keeps the blocks they make."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.current: Block | None = None
        self.warm_section = False
        self._section_rows = 0

    def read(self, unit: Unit) -> None:
        """Adds what one unit says."""
        items = read_items(unit.tokens)
        self._sections(unit, items)
        chains = [item for item in items if isinstance(item, Chain)]
        for chain in chains:
            chain.line = unit.line
        if not chains:
            self._heading(unit, items)
        elif unit.prose:
            self._prose(unit, items)
        else:
            self._listed(unit, items)

    def _sections(self, unit: Unit, items: Sequence[Item]) -> None:
        """A line that only says warm-up opens a section that a wider gap ends."""
        if self.warm_section and unit.gap >= (2 if self._section_rows and self._wide else 1) and self._section_rows:
            self.warm_section = False
        only_words = all(not isinstance(item, Chain) for item in items)
        warm = any(isinstance(item, Mark) and item.kind == "warmup" for item in items)
        if warm and only_words and not unit.mentions and len(unit.tokens) <= 5:
            self.warm_section, self._section_rows, self._wide = True, 0, False
        elif self.warm_section:
            if self._section_rows == 0 and unit.gap:
                self._wide = unit.gap > 0
            self._section_rows += 1

    _wide = False

    def open(self, name: str, mention: Mention | None, start: int, end: int, *, prose: bool = False) -> Block:
        """Starts a block and makes it the current one."""
        exercise_id, known = self._identify(name, mention)
        block = Block(name, exercise_id, start, end, hint_for(exercise_id), prose=prose, warmup=self.warm_section, known=known)
        block.weak = mention is not None and mention.weak
        self.blocks.append(block)
        self.current = block
        return block

    def _identify(self, name: str, mention: Mention | None) -> tuple[str, bool]:
        if mention is not None and mention.words == name:
            return mention.exercise_id, True
        found = catalogue().find(name)
        if found is not None and (mention is None or found.score >= 0.6):
            return found.exercise_id, True
        if mention is not None:
            return mention.exercise_id, True
        return custom_id(name), False

    def _heading(self, unit: Unit, items: Sequence[Item]) -> None:
        """A short line that names an exercise and has no numbers opens it for the lines below."""
        names = list(unit.mentions.values())
        words = [item for item in items if isinstance(item, Token) and item.kind == "word"]
        if unit.prose:
            strong = [mention for mention in names if not mention.weak]
            if strong:
                self.open(strong[-1].words, strong[-1], strong[-1].start, strong[-1].end, prose=True)
            return
        if len(names) >= 1 and len(words) <= 6:
            for mention in names[:-1] if len(names) > 1 else []:
                self.open(mention.words, mention, mention.start, mention.end)
            last = names[-1]
            name = self._head_name(unit, unit.end, last) if len(names) == 1 else last.words
            self.open(name, last, last.start, last.end)

    def _head_name(self, unit: Unit, end: int, mention: Mention | None) -> str:
        """The words before the numbers as the writer's name for the exercise, when they are a name and not a story."""
        raw = self.text[unit.start : end]
        raw = raw.split("\n")[-1]
        name = _TRIM.sub("", raw)
        words = name.split()
        while (
            words
            and (words[0].lower().strip(":.,-") in _LABELS or words[0].strip(":.,)").isdigit())
            and (mention is None or words[0].lower() not in mention.words.lower().split())
        ):
            words = words[1:]
        name = _TRIM.sub("", " ".join(words))
        if mention is None:
            return name
        if not words or len(words) > 7 or len(words) > len(mention.words.split()) + 4 or mention.words.lower() not in name.lower():
            return mention.words
        return name

    def _listed(self, unit: Unit, items: Sequence[Item]) -> None:
        """A line of a log: a name and its chains, chains and a name, chains alone, or several of these."""
        events = _events(items)
        first = next((index for index, item in enumerate(events) if isinstance(item, Chain)), len(events))
        head = [item for item in events[:first] if isinstance(item, Token)]
        names = [token for token in head if token.kind == "name"]
        if first == len(events):
            self._heading(unit, items)
        elif names:
            self._opened(unit, events, names, first)
        elif self._custom_head(unit, events, head, first):
            pass
        else:
            self._assign(unit, events)

    def _opened(self, unit: Unit, events: list[Item], names: list[Token], first: int) -> None:
        chain = events[first]
        assert isinstance(chain, Chain)
        shared = any(isinstance(item, Mark) and item.kind == "each" for item in events[first:]) and len(names) > 1
        opened: list[Block] = []
        for token in names:
            mention = unit.mentions.get(token.start)
            alone = len(names) == 1
            name = self._head_name(unit, chain.start, mention) if alone else (mention.words if mention else token.text)
            opened.append(self.open(name, mention, token.start, token.end, prose=unit.prose))
        if shared:
            for block in opened[:-1]:
                block.chains.extend(_copied(item) for item in events[first:] if isinstance(item, Chain))
        self._assign(unit, events[first:], named=True)

    def _custom_head(self, unit: Unit, events: list[Item], head: list[Token], first: int) -> bool:
        """Words that no catalogue knows, in front of plain sets, are the user's own name for an exercise."""
        chain = events[first] if first < len(events) else None
        words = [token.text for token in head if token.kind == "word"]
        if not isinstance(chain, Chain) or not words or len(words) > 6 or not _is_sets(chain):
            return False
        if words[0] in _NOT_NAMES or all(word in _LABELS or len(word) < 2 for word in words):
            return False
        if unit.prose:
            return False
        name = self._head_name(unit, chain.start, None)
        if not name or len(name) > 60:
            return False
        self.open(name, None, unit.start, chain.start)
        self._assign(unit, events[first:], named=True)
        return True

    def _assign(self, unit: Unit, events: list[Item], *, named: bool = False) -> None:
        """Gives each chain of a line to a name beside it, else to the exercise that is open."""
        owner: Block | None = self.current
        broken = not named
        prefix = not named
        talk = 0
        index = 0
        while index < len(events):
            item = events[index]
            index += 1
            if isinstance(item, Chain):
                ahead = _name_ahead(events, index) if (broken or prefix) and not _leans_back(item) else None
                if ahead is not None:
                    owner = self._open_token(unit, ahead)
                    index = _drop(events, index, ahead)
                    broken = False
                if owner is not None and talk < 3:
                    self._give(owner, item, unit)
                broken = False
            elif isinstance(item, Mark):
                self._remark(item, owner, events, index)
                talk = 0
            elif item.kind == "name":
                mention = unit.mentions.get(item.start)
                if mention is None or not (mention.weak and _chain_ahead(events, index) is None):
                    owner = self._open_token(unit, item)
                talk, broken = 0, False
            elif item.text in _BREAKS or item.text == "•":
                broken, talk = True, 0 if item.text in (",", ";", "then") else talk
            elif item.kind == "word":
                talk += 1

    def _open_token(self, unit: Unit, token: Token) -> Block:
        mention = unit.mentions.get(token.start)
        return self.open(mention.words if mention else token.text, mention, token.start, token.end, prose=unit.prose)

    def _give(self, owner: Block, chain: Chain, unit: Unit) -> None:
        if unit.prose and not _is_strong(chain, owner):
            return
        if owner.warmup:
            chain.marks.add("warmup")
        owner.chains.append(chain)

    def _remark(self, mark: Mark, owner: Block | None, events: list[Item], index: int) -> None:
        """A remark speaks of the chains before it; in front of a chain, of that one."""
        here = [item for item in events[: index - 1] if isinstance(item, Chain)]
        ahead = next((item for item in events[index:] if isinstance(item, Chain)), None)
        target = here[-1] if here else ahead
        if target is None:
            return
        if mark.kind in ("rpe", "rir"):
            for chain in here[-1:] or [target]:
                setattr(chain, mark.kind, mark.value)
        elif mark.kind == "rest":
            for chain in here or [target]:
                chain.rest_s = mark.value
        elif mark.kind == "warmup":
            for chain in here or [item for item in events[index:] if isinstance(item, Chain)]:
                chain.marks.add("warmup")
        elif mark.kind == "failed":
            following = _chain_ahead(events, index)
            chosen = following if following is not None and _leans_back(following) else target
            chosen.marks.add("failed")
            chosen.times = int(mark.value) if mark.value else 1
        elif mark.kind in ("per_side", "assisted", "bodyweight"):
            target.marks.add(mark.kind)

    def _prose(self, unit: Unit, items: Sequence[Item]) -> None:
        """A sentence: chains go to the name beside them in the clause, else to the exercise last spoken of."""
        events = _events(items)
        first = events[0] if events else None
        self._assign(unit, events, named=isinstance(first, Token) and first.kind == "name")


def _events(items: Sequence[Item]) -> list[Item]:
    """The items without computed totals and without brackets that only talk."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        if isinstance(item, Mark) and item.kind == "result":
            if any(isinstance(before, Chain) for before in out):
                break
            index += 1
            continue
        if isinstance(item, Token) and item.text in ("(", "["):
            close = next((k for k in range(index, len(items)) if isinstance(items[k], Token) and items[k].text in (")", "]")), len(items))  # type: ignore[union-attr]
            inside = items[index + 1 : close]
            out.extend(kept for kept in inside if isinstance(kept, Mark))
            index = close + 1
            continue
        out.append(item)
        index += 1
    return out


def _copied(chain: Chain) -> Chain:
    return Chain(list(chain.factors), chain.sep, chain.line, set(chain.marks), chain.rpe, chain.rir, chain.rest_s, chain.times)


def _leans_back(chain: Chain) -> bool:
    return chain.sep in ("@", "at", "-", ":", "(")


def _name_ahead(events: Sequence[Item], index: int) -> Token | None:
    """A name right behind a chain: `3x5 back squat`, `6 reps for the last set of the squats`."""
    for item in events[index : index + 9]:
        if isinstance(item, Token) and item.kind == "name":
            return item
        if isinstance(item, Chain) or (isinstance(item, Token) and item.text not in _SOFT):
            return None
    return None


def _chain_ahead(events: Sequence[Item], index: int) -> Chain | None:
    for item in events[index : index + 4]:
        if isinstance(item, Chain):
            return item
    return None


def _drop(events: list[Item], index: int, name: Token) -> int:
    while events[index] is not name:
        index += 1
    return index + 1


def _is_sets(chain: Chain) -> bool:
    """Whether a chain can only be sets: two linked numbers, or a weight, reps, a distance, a time said as such."""
    if chain.has("percent", "alt", "rm", "length"):
        return False
    return len(chain.factors) > 1 or chain.has("weight", "reps", "sets", "count")


def _is_strong(chain: Chain, owner: Block) -> bool:
    """Whether a chain in a sentence is about sets at all."""
    if chain.has("percent", "alt", "rm", "rounds", "length"):
        return False
    if chain.has("weight", "sets") or (chain.has("reps") and not owner.weak):
        return True
    if chain.has("distance", "duration", "k"):
        return owner.hint.cardio or owner.hint.measure in ("duration", "distance", "mixed")
    if len(chain.factors) > 1:
        return any(factor.op in ("x", "@", "for", "(") for factor in chain.factors)
    bare = chain.factors[0]
    return bare.role == "bare" and not bare.spelled and 45 <= bare.value <= 1000 and not owner.hint.bodyweight and not owner.hint.cardio
