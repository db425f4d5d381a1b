"""What a line says in order, without totals, asides and talk; and what stands beside what."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from domain.exercises import Mention
from domain.notation.chains import Chain, Item
from domain.notation.hint import Hint
from domain.notation.lexicon import words as listed
from domain.notation.marks import Mark
from domain.notation.tokens import Token
from extraction.layout import Unit
from extraction.names import hint_for

_SOFT: Final = listed(
    "of the reps rep on for in a my with set sets last first second third final top each some working at and"
    " lb lbs kg pound pounds heavy light easy"
    " test tt trial piece pieces effort good more straight next was were one weighted strict paused total consecutive unbroken x barbell"
)
_ORDINALS: Final = listed(
    "last first second third next final previous every another extra additional over almost nearly under about total up"
)
_TOTALS: Final = listed("total totals average avg sum gesamt overall tonnage volume")
_PROGRAMME: Final = listed("program programme programm training routine plan template protocol method rule day days week")


def events_of(items: Sequence[Item]) -> list[Item]:
    """The items without computed totals and without brackets that only talk."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        if isinstance(item, Token) and item.text in ("splits", "split"):
            break
        if isinstance(item, Mark) and item.kind == "result":
            if any(isinstance(before, Chain) for before in out):
                break
        elif isinstance(item, Token) and item.text in ("(", "["):
            index = _bracket(items, index, out)
        else:
            out.append(item)
        index += 1
    return out


def _bracket(items: Sequence[Item], index: int, out: list[Item]) -> int:
    """Keeps the remarks of a bracket, and its chains when it opens with sets: `Lat pulldown (30x10x2)`."""
    close = index + 1
    while close < len(items):
        item = items[close]
        if isinstance(item, Token) and item.text in (")", "]"):
            break
        close += 1
    inside = items[index + 1 : close]
    first = inside[0] if inside else None
    chains = [item for item in inside if isinstance(item, Chain)]
    if isinstance(first, Mark) and first.kind == "warmup" and chains and all(is_sets(chain) for chain in chains):
        for chain in chains:
            chain.marks.add("warmup")
        out.extend(chains)
    elif _opens_with_sets(first, out) or _other_measure(inside, out) or (len(chains) >= 2 and _is_list(inside)):
        out.extend(inside)
    else:
        out.extend(item for item in inside if isinstance(item, Mark))
    return close


def _opens_with_sets(first: Item | None, before: Sequence[Item]) -> bool:
    if not isinstance(first, Chain):
        return False
    return (is_sets(first) and len(first.factors) > 1) or _only_weight(first, before) or _only_way(first, before)


def _only_way(chain: Chain, before: Sequence[Item]) -> bool:
    """`Ran to the gym (2 km)`."""
    named = any(isinstance(item, Token) and item.kind == "name" for item in before)
    return chain.has("distance") and len(chain.factors) == 1 and named and not any(isinstance(item, Chain) for item in before)


def _other_measure(inside: Sequence[Item], before: Sequence[Item]) -> bool:
    """`ten minutes on the rower (2,050 m)`: how far, behind how long."""
    chain = inside[0] if len(inside) == 1 else None
    last = next((item for item in reversed(before) if isinstance(item, Chain)), None)
    if not isinstance(chain, Chain) or last is None or len(chain.factors) > 1 or len(last.factors) > 1:
        return False
    return {chain.factors[0].role, last.factors[0].role} == {"duration", "distance"}


def _is_list(inside: Sequence[Item]) -> bool:
    return all(isinstance(item, Chain) or (isinstance(item, Token) and item.text in (",", ";", "/")) for item in inside)


def _only_weight(chain: Chain, before: Sequence[Item]) -> bool:
    """`Bench press (60 kg): 10, 10, 8`."""
    last = before[-1] if before else None
    beside = isinstance(last, Token) and last.kind == "name"
    named = any(isinstance(item, Token) and item.kind == "name" for item in before)
    return chain.has("weight", "s", "k") and named and (beside or not any(isinstance(item, Chain) for item in before))


def prepare(events: list[Item]) -> list[Item]:
    """Drops chains that count no sets: `last 3 reps`, `5x5 programme`."""
    return [item for index, item in enumerate(events) if not (isinstance(item, Chain) and _is_talk(events, index, item))]


def _is_talk(events: Sequence[Item], index: int, chain: Chain) -> bool:
    following = events[index + 1] if index + 1 < len(events) else None
    if isinstance(following, Token) and following.text in _PROGRAMME:
        return True
    roles = {factor.role for factor in chain.factors}
    if isinstance(following, Token) and following.text in ("pool", "track", "loop") and roles == {"distance"}:
        return True
    if "percent" in roles and "weight" not in roles:
        return True
    if _is_declined(events, index) or (not roles.isdisjoint(_TIMED) and _recovers(events, index)):
        return True
    if len(chain.factors) > 1:
        return False
    (role,) = roles
    return role in _NO_SETS or (chain.sep in _ORDINALS and role in _COUNTS) or (role == "weight" and chain.sep in _ABOUT)


_TIMED: Final = frozenset({"distance", "duration"})
_NO_SETS: Final = listed("alt length pace other remark rir rounds")
_COUNTS: Final = listed("reps sets bare attempts times")
_ABOUT: Final = listed("over total nearly almost")


def _is_declined(events: Sequence[Item], index: int) -> bool:
    """`in place of the 1 mile run`, `rather than racking 315`: not done."""
    near = [item.text for item in events[max(0, index - 4) : index] if isinstance(item, Token)]
    named = index > 1 and getattr(events[index - 1], "kind", "") == "name" and getattr(events[index - 2], "text", "") in ("no", "skipped")
    if named:
        return True
    near = near[len(near) - near[::-1].index(":") :] if ":" in near else near
    said = " ".join(near)
    kept = any(word in ("rather", "not", "didn't", "didn’t", "didnt", "skipped", "without") for word in near)
    return kept or "place of" in said or "instead of" in said  # "leg curl instead 3x12" was done


def _recovers(events: Sequence[Item], index: int) -> bool:
    """`400 m jog recovery` is rest between the intervals."""
    return any(
        isinstance(item, Token) and item.text in ("recovery", "recoveries", "rest", "between") for item in events[index + 1 : index + 4]
    )


def opens_total(tokens: Sequence[Token]) -> bool:
    """Whether a line only adds up: `Total: 3:01:22`, `Average - 3:00`."""
    return bool(tokens) and tokens[0].text in _TOTALS and len(tokens) > 1


def leans_back(chain: Chain) -> bool:
    """Whether what stands before a chain ties it to what was said before."""
    return chain.sep in ("@", "at", "-", ":", "(", "with", "in")


def leans_on_name(tokens: Sequence[Token]) -> bool:
    """`16 inch grip bench - shoulders tucked`: a name near the start of the line and a dash."""
    for index, token in enumerate(tokens[:6]):
        if token.kind == "name":
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            return following is None or following.text in ("-", ":")
    return False


def name_ahead(events: Sequence[Item], index: int, unit: Unit, chain: Chain) -> Token | None:
    """A name right behind a chain: `3x5 back squat`, `6 reps for the last set of the squats`."""
    near = events[index : index + 10]
    for place, item in enumerate(near[:9]):
        if isinstance(item, Token) and item.kind == "name":
            mention = unit.mentions.get(item.start)
            weak = mention is not None and mention.weak
            timed = chain.has("duration") and mention is not None and hint_for(mention.exercise_id).measure == "reps"
            if len(chain.factors) == 1 and _begins_anew(near, place):
                return None
            if weak and (timed or (len(chain.factors) == 1 and not chain.has("reps", "weight", "bare", "distance", "duration", "k", "s"))):
                return None
            _count(chain, mention, beside=item is events[index])
            return item
        if isinstance(item, Chain) or (isinstance(item, Token) and item.text not in _SOFT and not _qualifies(near, place)):
            return None
    return None


def _begins_anew(near: Sequence[Item], place: int) -> bool:
    """`12, 12, 10 and a plank 1:15`: behind "and" a name with numbers of its own takes none from before."""
    joined = any(isinstance(item, Token) and item.text in _ALSO for item in near[:place])
    own = next((item for item in near[place + 1 : place + 4] if getattr(item, "text", ".") in (",", ".", ";")), None)
    return joined and isinstance(own, Chain)


_ALSO: Final = listed("and n plus then und y et e i и och og")


def _count(chain: Chain, mention: Mention | None, *, beside: bool) -> None:
    """`30 back squats` counts them; `300 stone` weighs it."""
    factor = chain.factors[0]
    if not beside or len(chain.factors) > 1 or factor.role != "bare" or mention is None:
        return
    plural = mention.words.lower().endswith("s") and factor.value <= 1000
    if factor.value <= 100 or plural or hint_for(mention.exercise_id).bodyweight:
        factor.role = "reps"


def _qualifies(near: Sequence[Item], place: int) -> bool:
    """One unknown word right before a name belongs to it: speed squats."""
    item, following = near[place], near[place + 1] if place + 1 < len(near) else None
    if not isinstance(item, Token) or item.kind != "word" or item.text in _TURNS:
        return False
    return isinstance(following, Token) and following.kind == "name"


_TURNS: Final = listed("then but to did und dann y luego et puis e depois poi i potem и потом затем och og the")


def next_chain(events: Sequence[Item], index: int, within: int) -> Chain | None:
    """The next chain of the line, when it is near."""
    return next((item for item in events[index : index + within] if isinstance(item, Chain)), None)


_BEFORE_WEIGHT: Final = listed(
    "at @ with hit got of did to made lifted pulled pressed squatted benched deadlifted cleaned snatched"
    " jerked for missed failed through a - : , and"
    " put was with used using then"
)


def is_sets(chain: Chain) -> bool:
    """Whether a chain can only be sets: two linked numbers, or a weight, reps, a distance, a time said as such."""
    if chain.has("percent", "alt", "rm", "length"):
        return False
    return len(chain.factors) > 1 or chain.has("weight", "reps", "sets", "count")


def _is_list_of_reps(chain: Chain, hint: Hint) -> bool:
    """`then I did pull-ups 8 7 6`: three small numbers and more in a row."""
    counts = all(factor.role == "bare" and factor.values and factor.value <= _MOST_LISTED for factor in chain.factors)
    return counts and hint.measure == "reps" and len(chain.factors) >= 3


def is_strong(chain: Chain, hint: Hint, *, here: bool) -> bool:
    """Whether a chain in a sentence is about sets at all; without a name in its sentence it must say more."""
    if chain.has("percent", "alt", "rounds", "length") or (chain.has("rm") and len(chain.factors) == 1):
        return False
    if not here:
        heavy = chain.has("weight", "s", "k") or any(f.role == "bare" and f.values and f.value >= 45 for f in chain.factors)
        told = len(chain.factors) > 1 and (heavy and (chain.has("weight", "reps", "sets") or chain.factors[-1].op in ("x", "for")))
        timed = chain.sep in ("took", "me", "was", "in") and chain.has("duration") and hint.cardio
        return told or timed or (heavy and "failed" in chain.marks) or (chain.has("sets") and len(chain.factors) > 1)
    if chain.has("weight", "sets", "reps", "s") or (hint.bodyweight and chain.factors[0].role == "reps"):
        return True
    if chain.sep.isdigit() and all(factor.role == "bare" and factor.values and factor.value <= _MOST_LISTED for factor in chain.factors):
        return True  # "for 10 9 8": the list goes on
    if chain.has("distance", "duration", "k"):
        return hint.cardio or hint.measure in ("duration", "distance", "mixed")
    if len(chain.factors) > 1:
        return any(factor.op in ("x", "@", "for", "(", "of") for factor in chain.factors) or _is_list_of_reps(chain, hint)
    bare = chain.factors[0]
    if chain.sep not in _BEFORE_WEIGHT and "failed" not in chain.marks:
        return False
    return bare.role == "bare" and not bare.spelled and 45 <= bare.value <= 1000 and not hint.bodyweight and not hint.cardio


_MOST_LISTED: Final = 50


def is_timed(unit: Unit, chain: Chain) -> bool:
    """Whether `in` and a time follow a distance, as in a result."""
    at = bisect_left(unit.tokens, chain.end, key=lambda token: token.start)
    near = unit.tokens[at : at + 7]
    return chain.has("duration") or any(one.text in IN and two.kind in ("time", "num") for one, two in pairwise(near))


def is_done(unit: Unit, mention: Mention) -> bool:
    """`We did bench together`, `so bench day`: did before a word or day behind it makes it an exercise, however common it is."""
    at = bisect_left(unit.tokens, mention.start, key=lambda token: token.start)
    following = unit.tokens[at + 1].text if at + 1 < len(unit.tokens) else ""
    if at == 0 and following in FELT and mention.words.lower() not in _PARTS:
        return True
    return (at > 0 and unit.tokens[at - 1].text in DID) or following in ("day", "session", "night")


FELT: Final = listed("was were felt went got moved")
_PARTS: Final = listed("chin calf calves dead hack stiff pike splits hang hanging hollow cars bounds")
IN: Final = listed("in en em за w i")
DID: Final = listed("did finished added ended hit threw included")
