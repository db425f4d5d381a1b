"""The project's own cases: what the reader's tests state as facts, and harder ones that are only measured, by style."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from domain.measures import WeightUnit
from tests.extraction import test_intent as intents
from tests.extraction import test_notation_docs as docs
from tests.extraction import test_reader_lists as lists
from tests.extraction import test_reader_logs as logs
from tests.extraction import test_reader_sentences as sentences

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A text, and every set that a reader should store of it; `dated` when its days and metcons count too."""

    style: str
    text: str
    unit: WeightUnit
    stored: str
    dated: bool = False


def cases() -> list[Case]:
    """All of them: the facts first."""
    return [*_facts(), *_measured()]


def _facts() -> Iterator[Case]:
    yield from _with_units("lists", lists.test_common_shorthand_becomes_sets)
    yield from _with_units("sentences", sentences.test_plain_sentences_become_sets)
    yield from _with_units("endurance", sentences.test_distances_times_and_holds_become_sets)
    yield from _with_units("languages", sentences.test_lifts_in_other_languages_become_sets)
    yield from _with_units("others", sentences.test_what_was_not_done_is_not_stored)
    yield from (Case("lists", text, "kg", stored) for text, stored in docs.EXAMPLES)
    yield from (Case("logs", text, "lb", stored) for text, stored in logs.LOGS)
    told = (
        intents.test_a_plan_may_not_be_stored,
        intents.test_a_question_may_not_be_stored,
        intents.test_other_people_may_not_be_stored,
        intents.test_history_may_not_be_stored,
    )
    yield from (Case("others", text, "kg", "") for text in chain.from_iterable(_stated(test) for test in told))


def _measured() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.yaml")):
        for row in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield Case(file.stem, row["text"], row.get("unit", "kg"), row["stored"], dated=True)


def _with_units(style: str, test: Callable[..., None]) -> Iterator[Case]:
    return (Case(style, text, unit, stored) for text, unit, stored in _stated(test))


def _stated(test: Callable[..., None]) -> list[Any]:
    """What a test is parametrised with: a fact is written once."""
    (mark,) = (mark for mark in test.pytestmark if mark.name == "parametrize")  # type: ignore[attr-defined]
    return list(mark.args[1])
