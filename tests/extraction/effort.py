"""How long a reader takes for one short text repeated, so that tests can tell linear from quadratic."""

from collections.abc import Callable
from time import process_time


def seconds(read: Callable[[str], object], unit: str, length: int) -> float:
    """The least processor time of three readings of `unit` repeated to a length, never below a millisecond."""
    text = unit * (length // len(unit))
    return max(0.001, min(_once(read, text + " " * extra) for extra in range(3)))


def _once(read: Callable[[str], object], text: str) -> float:
    begun = process_time()
    read(text)
    return process_time() - begun
