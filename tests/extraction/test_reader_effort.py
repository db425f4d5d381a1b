"""Twice the text is twice the work, whatever it says: counted in calls, which no busy machine can change."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from types import FrameType

import pytest

from tests.extraction.reading import reading
from tests.extraction.test_reader_speed import HOSTILE

SIZE = 3_000
MORE = (
    "three sets of five ", "one 35 for ten ", "then 185. Got eight. ", "5x400 @ 1:30, 1:31, 1:29, 1:28, 1:30, ", "my max squat # 100 ",
    "深蹲100kg做了5组", "5 rounds 10 pushups ", "(planned) ", "2 in the tank ", "twenty ", "8,8,8 x 85kg, ", "1. 100 kg x 5\n",
    "a minute and ", "300 more than ", "(32 total) ", "Squat;2;5;100\n",
)  # fmt: skip


@contextmanager
def calls() -> Iterator[list[int]]:
    """Counts every call of a function, ours and built in, until the block ends."""
    made, counter = [0], count(1)

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        made[0] = next(counter) if event in ("call", "c_call") else made[0]

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield made
    finally:
        sys.setprofile(before)


def work(text: str) -> int:
    with calls() as made:
        reading(text)
    return made[0]


@pytest.mark.parametrize("piece", [*HOSTILE, *MORE])
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    once, twice = (work((piece * size)[:size]) for size in (SIZE, 2 * SIZE))
    assert twice <= 2.3 * once + 2_000
