"""Over all texts there are: what is stored stands in its words, and a number that is taken out of the text is stored no more."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from domain.workout import WorkSet
from extraction import Extraction, ReadingContext, read
from extraction.grounding import NUMBERS, says, ungrounded
from tests.eval.corpus import texts
from tests.eval.own import FOLDER, cases
from tests.extraction.reading import TODAY

Told = tuple[str, ReadingContext]


def told() -> Iterator[Told]:
    yield from ((case.text, ReadingContext(today=TODAY, default_unit=case.unit)) for case in cases())
    for file in sorted(FOLDER.glob("*.jsonl")):
        yield from ((text.text, text.context) for text in texts(file))


def sets_of(reading: Extraction) -> list[WorkSet]:
    return [one for workout in reading.workouts for exercise in workout.exercises for one in exercise.sets]


def numbers_in(reading: Extraction) -> set[Decimal]:
    """Every number of a set that is said to be said."""
    said = ((one, name) for one in sets_of(reading) for name in NUMBERS if name not in one.how)
    return {Decimal(value) for one, name in said if (value := getattr(one, name)) is not None}


def blotted(told: Told) -> list[tuple[Decimal, str]]:
    """For each stored number that stands once in the text, in figures and nowhere else in words: the text without it."""
    text, context = told
    found = []
    for number in numbers_in(read(text, context)):
        places = list(re.finditer(rf"(?<![\d.,:]){re.escape(str(number))}(?![\d:]|[.,]\d)", text))
        without = text[: places[0].start()] + text[places[0].end() :] if len(places) == 1 else ""
        if without and not says([without], number):
            found.append((number, without))
    return found


TOLD = list(told())
IDS = [str(place) for place in range(len(TOLD))]


@pytest.mark.parametrize("told", TOLD, ids=IDS)
def test_every_stored_number_stands_in_its_words(told: Told) -> None:
    assert [one for one in sets_of(read(*told)) if ungrounded(one)] == []


@pytest.mark.parametrize("told", TOLD, ids=IDS)
def test_a_number_that_is_taken_out_is_stored_no_more(told: Told) -> None:
    kept = [(number, text) for number, text in blotted(told) if number in numbers_in(read(text, told[1]))]
    assert kept == []
