from decimal import Decimal

import pytest

from domain.workout import Span, WorkSet
from extraction.grounding import locate, says, ungrounded


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("3x5 @ 100kg", "100"),
        ("three by five", "5"),
        ("one thirty five", "135"),
        ("24:10", "1450"),
        ("4 min 45 seconds", "285"),
        ("5k", "5000"),
        ("3 mi", "4828.032"),
        ("102,5 kg", "102.5"),
        ("a triple", "3"),
        ("half an hour", "1800"),
    ],
)
def test_a_quote_says_its_values(quote: str, value: str) -> None:
    assert says([quote], Decimal(value))


@pytest.mark.parametrize(("quote", "value"), [("3x5 @ 100kg", "10"), ("24:10", "24"), ("", "0"), ("squat", "1")])
def test_a_quote_says_nothing_else(quote: str, value: str) -> None:
    assert not says([quote], Decimal(value))


def test_a_value_without_its_words_is_found_out() -> None:
    quote = Span(start=0, end=4, quote="5x10")
    one = WorkSet(
        reps=5, weight=Decimal(100), unit="kg", weight_kg=Decimal(100), rpe=Decimal(8), source=(quote,), how={"weight": "derived"}
    )
    assert ungrounded(one) == ("rpe",)


@pytest.mark.parametrize(
    ("text", "value", "quote"),
    [
        ("squat 100 kg x 5", "100", "100"),
        ("ran 5k in 24:10", "1450", "24:10"),
        ("did five reps", "5", "five"),
        ("ran 3 km", "3000", "3 km"),
    ],
)
def test_a_value_is_located_in_the_text(text: str, value: str, quote: str) -> None:
    span = locate(text, Decimal(value))
    assert span is not None
    assert (span.quote, text[span.start : span.end]) == (quote, quote)


def test_a_value_that_is_not_there_is_not_located() -> None:
    assert locate("squat 100 kg x 5", Decimal(7)) is None
