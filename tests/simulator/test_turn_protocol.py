"""The turn protocol in ten thousand worlds where processes die, replies get lost and handlers sleep.

It keeps its promises in all of them; without any one of its safeguards it does not.
"""

import logging
from collections.abc import Iterator

import pytest
import structlog

from tests.simulator.mutants import MUTANTS
from tests.simulator.simulation import REAL, SHORT_SIGHTED, Protocol, World

SEEDS, PARTS = 10_000, 4
ENOUGH = 1_000


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Every fault would be a line in the log."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.configure(**before)


def wrong(seeds: range, protocol: Protocol = REAL) -> Iterator[tuple[int, list[str]]]:
    """The seeds that find something, with what they find."""
    return ((seed, found) for seed in seeds if (found := World(seed, protocol).violations()))


@pytest.mark.parametrize("part", range(PARTS))
def test_no_seed_breaks_a_promise(part: int) -> None:
    assert list(wrong(range(part, SEEDS, PARTS))) == []


def test_a_message_is_recognised_beyond_what_is_read_at_first() -> None:
    assert list(wrong(range(ENOUGH), SHORT_SIGHTED)) == []


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_protocol_without_a_safeguard_is_found_out(mutant: str) -> None:
    assert next(wrong(range(ENOUGH), MUTANTS[mutant]), None) is not None


def test_a_seed_always_tells_the_same_story() -> None:
    first, second = World(7), World(7)
    assert first.violations() == second.violations() == []
    assert first.history.log == second.history.log
    assert first.history.told == second.history.told


def test_the_worlds_are_hard_and_yet_most_messages_are_answered() -> None:
    worlds = [World(seed) for seed in range(100)]
    assert [world.violations() for world in worlds] == [[]] * 100
    told = [one.turn for world in worlds for one in world.history.told]
    assert len(told) > 300
    assert sum(turn.attempt > 1 for turn in told) > 50
    assert sum(turn.status == "failed" for turn in told) > 0
