"""Numbers that answer what was said just before: `then 185. Got eight`, `I squatted it for five`, `then fifteen, then twelve`."""

from collections.abc import Sequence
from typing import Final

from domain.notation.chains import Chain, Item
from domain.notation.hint import Hint
from domain.notation.lexicon import words as listed
from domain.notation.marks import Mark
from domain.notation.roles import HEAVY
from domain.notation.tokens import Token

_MADE: Final = listed(": also for got get did made managed hit only just out times was another")
_ENDS: Final = listed(", . ; ! ) ( - and then but with before on at so which & too today clean easy easily")
_STEPS: Final = listed("added add adding plus another extra by of up")  # what is added to a weight is none
_LEAST, _MOST, _LIGHTEST = 45, 1000, 5


def is_load(chain: Chain) -> bool:
    """Whether a chain is a weight alone: `then 185`."""
    factor = chain.factors[0]
    if len(chain.factors) > 1 or not factor.values or factor.listed or chain.sep in _STEPS:
        return False
    return factor.role == "weight" or (factor.role == "bare" and not factor.plural and _LEAST <= factor.value <= _MOST)


def is_step(chain: Chain) -> bool:
    """`then added 5 lb`: how much more, not how much."""
    return len(chain.factors) == 1 and chain.sep in _STEPS - {"of", "up"} and chain.factors[0].role in ("weight", "bare")


def waits_for_reps(chain: Chain) -> bool:
    """Whether a chain says a weight, or sets at a weight, without the reps."""
    roles = {factor.role for factor in chain.factors}
    if chain.sep in _STEPS:
        return False
    loads = [factor for factor in chain.factors if factor.role in ("weight", "s", "k") or (factor.role == "bare" and factor.values)]
    heavy = any(factor.role != "bare" or factor.value >= _LEAST for factor in loads)
    return heavy and len(loads) == 1 and roles <= {"weight", "s", "k", "bare", "sets"}


def made_reps(chain: Chain, events: Sequence[Item], index: int, *, waiting: bool = False) -> bool:
    """Whether a chain of small numbers says how many were made; `index` is the place behind it among the events.

    `waiting` says that a weight right before it has no reps yet: "two sets with the 12s, like 10 each".
    """
    if not all(factor.role in ("bare", "reps", "times") and factor.values and factor.op in ("", " ") for factor in chain.factors):
        return False
    if any(factor.value >= HEAVY or factor.value != factor.value.to_integral_value() for factor in chain.factors):
        return False
    following = events[index] if index < len(events) else None
    ends = not isinstance(following, Token) or following.text in _ENDS
    each = waiting and isinstance(following, Mark) and following.kind == "each" and chain.sep in (",", "like", "about")
    return ends and (chain.sep in _MADE or each)


def takes_load(chain: Chain, before: Chain | None, hint: Hint) -> bool:
    """`three sets of fifteen pushdowns at twenty`: the weight of the sets before it."""
    factor = chain.factors[0]
    if before is None or len(chain.factors) > 1 or chain.sep not in ("at", "with", "@", "using") or hint.cardio or hint.measure != "reps":
        return False
    counted = before.has("sets", "reps", "x") or any(one.op in ("x", "of") for one in before.factors)
    loaded = before.has("weight", "k", "s") or any(one.op == "@" for one in before.factors)
    return factor.role == "bare" and bool(factor.values) and factor.value >= _LIGHTEST and counted and not loaded


def says_again(chain: Chain, before: Chain | None) -> bool:
    """`45 for twelve, three times`: how often the set before it was done."""
    alone = len(chain.factors) == 1 and chain.factors[0].role == "times" and bool(chain.factors[0].values)
    return alone and before is not None and chain.sep in (",", "and", "-", "(") and len(before.factors) > 1 and chain.factors[0].value <= 10


def goes_on(chain: Chain, before: Chain | None, hint: Hint, events: Sequence[Item], index: int) -> bool:
    """`twenty push-ups, then fifteen, then twelve`: one more set of the same movement of the body."""
    if before is None or not hint.bodyweight or hint.measure != "reps" or len(chain.factors) > 1 or len(before.factors) > 1:
        return False
    following = events[index] if index < len(events) else None
    plain = chain.factors[0].role in ("bare", "reps") and before.factors[0].role in ("bare", "reps") and bool(chain.factors[0].values)
    ends = not isinstance(following, Token) or following.text in _ENDS
    return plain and ends and chain.sep in ("then", "and", ",") and chain.factors[0].value <= 2 * before.factors[0].value
