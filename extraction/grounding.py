"""Whether words say a value: each number of a set must be found in its quotes, in figures, in words or as a clock."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from domain.measures import METRES
from domain.notation.factor import Factor
from domain.notation.factors import PLURALS, read_factor
from domain.notation.lexicon import COUNT_WORDS
from domain.notation.tokens import tokenize
from domain.workout import Span, WorkSet

NUMBERS: Final = ("reps", "weight", "rpe", "rir", "duration_s", "distance_m", "rest_s")
_NEAR: Final = Decimal("0.51")  # a metre is rounded to the tenth, a mile to the metre by some


def values_in(quote: str) -> frozenset[Decimal]:
    """Every number that a quote says: bare, in words, as a clock in seconds, as a length in metres."""
    found: set[Decimal] = set()
    tokens = tokenize(quote)
    for index, token in enumerate(tokens):
        if token.value is not None:
            found.add(token.value)
        if token.kind == "word" and token.text.rstrip("s") in COUNT_WORDS:
            found.add(Decimal(COUNT_WORDS[token.text.rstrip("s")]))
        if token.text in PLURALS:
            found.add(PLURALS[token.text])
        factor = read_factor(tokens, index)
        if factor is not None:
            found.update(_measured(factor[0]))
    return frozenset(found)


def _measured(factor: Factor) -> Iterable[Decimal]:
    yield from factor.values
    for value in factor.values:
        if factor.role == "distance" and factor.unit in METRES:
            yield value * METRES[factor.unit]
        if factor.role in ("k", "bare"):
            yield value * 1000
        if factor.role == "distance" and factor.unit == "m":
            yield from (value * METRES["mi"], value * 60)


def says(quotes: Iterable[str], value: Decimal) -> bool:
    """Whether some quote says the value."""
    return any(
        abs(value - said) <= (_NEAR if said >= 100 and said != said.to_integral_value() else 0)
        for quote in quotes
        for said in values_in(quote)
    )


def ungrounded(one: WorkSet) -> tuple[str, ...]:
    """The fields of a set that claim to be said and that no quote says."""
    quotes = [span.quote for span in one.source]
    fields = ((name, getattr(one, name)) for name in NUMBERS)
    missing = [name for name, value in fields if value is not None and name not in one.how and not says(quotes, value)]
    return tuple(missing)


def locate(text: str, value: Decimal, start: int = 0, end: int | None = None) -> Span | None:
    """The first place in a stretch of text that says the value; how a model's number earns its receipt."""
    stop = len(text) if end is None else end
    tokens = tokenize(text[start:stop])
    for index, token in enumerate(tokens):
        factor = read_factor(tokens, index)
        said = set(_measured(factor[0])) if factor else set()
        if token.value is not None:
            said.add(token.value)
        if value in said:
            last = factor[0].end if factor and value not in (token.value,) else token.end
            return Span(start=start + token.start, end=start + last, quote=text[start + token.start : start + last])
    return None
