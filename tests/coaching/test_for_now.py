"""What somebody has for some days only narrows what is proposed then; what they have from now on is another matter."""

from datetime import date

import pytest

from coaching.telling.for_now import for_now, is_for_now, passes
from coaching.telling.gear import read_gear

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("words", "only", "without", "first", "last"),
    [
        ("only got dumbbells this weekend", {"dumbbell"}, (), "2026-11-21", "2026-11-22"),
        ("no barbell today", None, {"barbell"}, "2026-11-20", "2026-11-20"),
        ("I've only got a kettlebell at the hotel this week", {"kettlebell"}, (), "2026-11-20", "2026-11-22"),
        ("just bands and a pull-up bar tomorrow", {"band", "pull_up_bar"}, (), "2026-11-21", "2026-11-21"),
        ("I don't have a rack until monday", None, {"rack"}, "2026-11-20", "2026-11-23"),
        ("the squat rack is taken right now", None, {"rack"}, "2026-11-20", "2026-11-20"),
        ("with only dumbbells for the next two weeks", {"dumbbell"}, (), "2026-11-20", "2026-12-03"),
        ("I'm travelling, only bodyweight", set(), (), "2026-11-20", "2026-11-26"),
        ("no equipment next week", set(), (), "2026-11-23", "2026-11-29"),
        ("all I have is a kettlebell for now", {"kettlebell"}, (), "2026-11-20", "2026-11-26"),
        ("I have no barbell while I'm on holiday", None, {"barbell"}, "2026-11-20", "2026-11-26"),
        ("gym is shut so i only have 2x16kg kettlebells here, what do i do", {"kettlebell"}, (), "2026-11-20", "2026-11-20"),
        ("what can I do with just dumbbells?", {"dumbbell"}, (), "2026-11-20", "2026-11-20"),
        ("no machines free on saturday", None, {"machine"}, "2026-11-21", "2026-11-21"),
    ],
)
def test_what_there_is_for_some_days_is_understood(words: str, only: set[str] | None, without: set[str], first: str, last: str) -> None:
    found = for_now(words, FRIDAY)
    assert found is not None
    assert (found.only, found.without) == (None if only is None else frozenset(only), frozenset(without))
    assert (found.span.first.isoformat(), found.span.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "I only have dumbbells now",
        "from now on I only have dumbbells",
        "I sold my barbell today",
        "no barbell squats today",
        "only did dumbbells today",
        "had no barbell yesterday",
        "I have no rack anymore",
        "squat 3x5 100 kg, only a barbell today",
        "my gym has no barbell",
        "only benched today",
        "I have a rack at home",
    ],
)
def test_what_lasts_or_is_over_is_not_for_now(words: str) -> None:
    assert not is_for_now(words)


@pytest.mark.parametrize(
    ("words", "does"), [("only 30 minutes today", True), ("only 30 minutes from now on", False), ("30 minutes a session", False)]
)
def test_some_days_to_come_are_no_always(words: str, does: bool) -> None:
    assert passes(words) is does


def test_what_is_left_is_never_nothing() -> None:
    hotel, broken = for_now("only bodyweight today", FRIDAY), for_now("no barbell today", FRIDAY)
    assert hotel is not None
    assert broken is not None
    assert hotel.left_of({"barbell", "rack"}) == {"bodyweight"}
    assert broken.left_of({"barbell", "rack"}) == {"rack", "bodyweight"}
    assert "dumbbell" in broken.left_of(())


@pytest.mark.parametrize("words", ["my gym has no barbell", "our gym doesn't have a barbell"])
def test_what_a_gym_has_not_is_not_there(words: str) -> None:
    assert [(one.kind, one.gone) for one in read_gear(words)] == [("barbell", True)]


def test_what_is_closed_is_not_what_there_is() -> None:
    said = for_now("the rack is closed and they are closing the cables on wed, so only dumbbells that day", FRIDAY)
    assert said is not None
    assert said.only == frozenset({"dumbbell"})


def test_what_stood_in_for_a_machine_once_takes_nothing_away() -> None:
    assert list(read_gear("the leg press was taken so hack squats instead, 60 kg 3x10")) == []
    assert [one.gone for one in read_gear("my leg press is broken")] == [True]
