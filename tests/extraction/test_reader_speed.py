import time

import pytest

from tests.extraction.reading import reading

SIZE = 20_000
HOSTILE = [
    "1", "1 ", "5x", "(", "(5", "squat ", "5/", "5-", "5,", "5+5 ", "amrap 5\n", "Fran 4:32 ", "4:32 ", "5 rounds + 3 ", "one hundred ",
    "\n", "squat 5x5 100kg (felt bad) ", "5 = ", "failed ", "@ ", "| squat | 5 | 100 |\n", "I did squats. ",
    "21-15-9 pull-ups and thrusters 7:45\n", "open 14.1 ", "RPE 8, ", "warmup 5, ", "x ", "a 5 ",
    "an hour and ", "10/03 - ", "kg ", "👍", "\u0301",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_input_takes_long(piece: str) -> None:
    text = (piece * SIZE)[:SIZE]
    began = time.process_time()
    reading(text)
    assert time.process_time() - began < 2


def test_a_long_log_is_read_whole() -> None:
    log = "Squat\n" + "\n".join(f"{60 + week} x 5" for week in range(500))
    assert len(reading(log).workouts[0].exercises[0].sets) == 500
