"""Bugs planted in the guards, one at a time: the lies find each of them."""

from collections.abc import Callable
from typing import Any

import pytest

from agent.guards import numbers, safety, saydo, sentences, trends
from agent.guards.dates import Calendar
from agent.guards.material import Material
from agent.guards.saydo import Done
from tests.agent.liar.cases import gets_through, lies, truths

PLANTED: list[tuple[str, Any, str, Callable[..., Any]]] = [
    ("claims are believed", Done, "_kinds", lambda self, sentence: True),
    ("records are believed", Done, "_records", lambda self, sentence: True),
    ("announcements are believed", Done, "announces", lambda self, sentence: False),
    ("promises are believed", saydo, "promises", lambda sentence: False),
    ("numbers are not looked up", sentences, "unsupported", lambda sentence, gathered, **how: []),
    ("hearsay proves a record", Material, "about", lambda self, named, proven: self.lines),
    ("all sums are believed", numbers, "follows", lambda *said: True),
    ("plates are believed", trends, "is_loaded_wrong", lambda sentence, topic: False),
    ("any load may be proposed", numbers, "proposed", lambda asked, found, lines, every: found),
    ("weekdays stay wrong", Calendar, "mended", lambda self, sentence: sentence),
    ("days are believed", Calendar, "is_borne_out", lambda self, sentence, gathered: True),
    ("advice is not judged", sentences, "is_unsafe", lambda sentence, **how: False),
    (
        "an open alarm is forgotten",
        sentences,
        "is_unsafe",
        lambda sentence, flagged, grave, about: safety.is_unsafe(sentence, flagged=False, grave=grave, about=about),
    ),
    ("what nobody said is believed", sentences, "is_unheard", lambda sentence, heard, done: False),
    ("orders are believed", sentences, "misorders", lambda asked, lines, topic: False),
    ("instructions leak", sentences, "leaks", lambda sentence, *grounds: False),
    ("links stay", sentences, "without_links", lambda sentence, given: sentence),
]


def test_no_lie_gets_through_the_guards_alone() -> None:
    assert [case for case in lies() if gets_through(case)] == []


def test_there_are_enough_of_them() -> None:
    assert len(list(lies())) >= 150
    assert len(list(truths())) >= 60


@pytest.mark.parametrize(("place", "name", "bug"), [bug[1:] for bug in PLANTED], ids=[bug[0] for bug in PLANTED])
def test_a_planted_bug_is_caught(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, bug: Any) -> None:
    monkeypatch.setattr(place, name, bug)
    assert [case for case in lies() if gets_through(case)]
