"""The few shots that a model is shown pass the same checks as a real answer."""

import pytest

from domain.workout import Span
from extraction import Extraction
from extraction.earning import Judge
from extraction.left import covered, left_over
from extraction.second import Example, examples
from tests.extraction.claims import CONTEXT, NOTHING_READ


def spans(example: Example) -> list[Span]:
    places = [(example.note.index(quote), quote) for quote in example.left]
    return [Span(start=start, end=start + len(quote), quote=quote) for start, quote in places]


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.note[:20])
def test_every_claim_of_an_example_is_earned(example: Example) -> None:
    judge = Judge(example.note, spans(example), NOTHING_READ, covered(example.note, NOTHING_READ, CONTEXT), CONTEXT)
    earned, dropped = judge.judge(example.sets)
    assert (len(earned), dropped) == (len(example.sets), [])


@pytest.mark.parametrize("example", [one for one in examples() if one.sets], ids=lambda example: example.note[:20])
def test_what_an_example_reads_could_be_left(example: Example) -> None:
    left = [span.quote for span in left_over(example.note, Extraction(intent="report"), CONTEXT)]
    assert set(example.left) & set(left)
