"""Which chains a remark speaks of: effort, rest, warm-ups, misses, sides, sets on the minute."""

from collections.abc import Sequence

from domain.notation.chains import Chain, Item
from domain.notation.factor import Factor
from domain.notation.lexicon import COUNT_WORDS
from domain.notation.marks import Mark
from domain.notation.tokens import Token
from extraction.events import next_chain

_REACH = 60  # no remark speaks of anything farther away


def attach_marks(events: list[Item], *, prose: bool) -> None:
    """Files every remark of a line with the chains it speaks of."""
    for place, item in enumerate(events):
        if isinstance(item, Mark):
            _attach(item, _clause(events, place) if prose else events, place, prose=prose)


def sets_of(mark: Mark) -> Chain | None:
    """The sets that `EMOM 10` announces for the lines below."""
    return Chain([Factor("sets", (mark.value,), mark.start, mark.end)]) if mark.kind == "emom" and mark.value else None


def _attach(mark: Mark, events: list[Item], place: int, *, prose: bool) -> None:
    """A remark speaks of the chains before it; in front of a chain, of that one."""
    here = [item for item in events[max(0, place - _REACH) : place] if isinstance(item, Chain)]
    later = [item for item in events[place + 1 : place + _REACH] if isinstance(item, Chain)]
    target = here[-1] if here else next(iter(later), None)
    if target is None:
        return
    if mark.kind in ("last", "last_failed"):
        _last(mark, here)
    elif mark.kind in ("rpe", "rir"):
        setattr(target, mark.kind, mark.value)
        target.rpes = mark.values if mark.kind == "rpe" and len(mark.values) > 1 else ()
        target.extra.append((mark.start, mark.end))
    elif mark.kind == "emom":
        _every_minute(mark, later)
    elif mark.kind == "rest":
        _rest(mark, here or [target])
    elif mark.kind == "warmup":
        sentence = _since_stop(events, place)
        for chain in [one for one in here if one.start >= sentence] or _until_stop(later, events, place)[: 1 if prose else None]:
            chain.marks.add("warmup")
    elif mark.kind == "failed":
        _fail(mark, events, place, target)
    elif mark.kind in ("per_side", "assisted", "bodyweight"):
        target.marks.add(mark.kind)


def _last(mark: Mark, here: list[Chain]) -> None:
    """What was made of the last of the sets before."""
    for chain in here[-1:]:
        chain.last, chain.last_failed = mark.value, mark.kind == "last_failed"
        chain.extra.append((mark.start, mark.end))


def _rest(mark: Mark, chains: list[Chain]) -> None:
    for chain in chains:
        chain.rest_s = mark.value
        chain.extra.append((mark.start, mark.end))


def _fail(mark: Mark, events: list[Item], place: int, target: Chain) -> None:
    """`failed 365 twice` and `failing at 225` speak of what follows, `225 failed` of what stands before."""
    following = next_chain(events, place + 1, 7)
    beside = place + 1 < len(events) and following is events[place + 1]
    ahead = following is not None and (beside or following.sep in ("@", "at", "on", "with"))
    chosen = following if following is not None and ahead else target
    chosen.marks.add("failed")
    chosen.times = int(mark.value) if mark.value else _times_behind(events, place + 1 + beside)


def _every_minute(mark: Mark, later: Sequence[Chain]) -> None:
    for chain in later[:1]:
        if mark.value and not chain.has("sets") and len(chain.factors) <= 2 and not any(f.op == "x" for f in chain.factors):
            chain.factors.insert(0, Factor("sets", (mark.value,), mark.start, mark.end))


def _since_stop(events: list[Item], index: int) -> int:
    """Where the sentence or the part behind a semicolon began."""
    for item in reversed(events[max(0, index - _REACH) : index]):
        if isinstance(item, Token) and item.text in (".", ";", "!"):
            return item.end
    return 0


_BEGINS_WORK = frozenset([".", ";", "work", "working", "worksets", "workset", "main", "top"])


def _until_stop(later: list[Chain], events: list[Item], index: int) -> list[Chain]:
    """`Warm up: 10 min bike. Main: ...` ends where its sentence does; `warm-up 60x5, 80x3, then 100x5` where it says what comes then."""
    for item in events[index : index + _REACH]:
        if isinstance(item, Token) and (item.text in _BEGINS_WORK or (item.text == "then" and _grows(later, item.start))):
            return [chain for chain in later if chain.start < item.start]
    return later


def _grows(chains: list[Chain], start: int) -> bool:
    """Whether what comes after a place is heavier than all before it, where both are loads with their reps."""
    before, after = ([one for one in chains if (one.start < start) == ahead and one.factors] for ahead in (True, False))
    if not before or not after or any(one.has("duration", "distance") for one in before):
        return False
    loads = [max(factor.value for factor in one.factors) for one in before]
    return after[0].factors[0].value >= max(loads)


def _times_behind(events: list[Item], index: int) -> int:
    item = events[index] if index < len(events) else None
    return COUNT_WORDS.get(item.text, 1) if isinstance(item, Token) else 1


def _clause(events: list[Item], place: int) -> list[Item]:
    """The events of a sentence up to the next `then`, with those before the place."""
    for index in range(place + 1, min(place + _REACH, len(events))):
        item = events[index]
        if isinstance(item, Token) and item.text in ("then", "and", ";"):
            return events[:index]
    return events[: place + _REACH]
